// Bytes as what a helper wrote to its pipe: frames, pages, and the document of these pages.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "docread/page_document.h"
#include "helper/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sauro;
  helper::FrameCutter cutter;
  cutter.Feed({reinterpret_cast<const char*>(data), size});
  std::vector<docread::Page> pages;
  for (;;) {
    auto frame = cutter.Next();
    if (!frame || !*frame) break;
    if ((*frame)->kind != helper::FrameKind::kPage) continue;
    auto page = helper::DecodePage((*frame)->payload);
    if (!page) break;
    auto again = helper::DecodePage(helper::EncodePage(*page));
    if (!again || again->words.size() != page->words.size()) std::abort();
    pages.push_back(std::move(*page));
  }
  const auto document = docread::DocumentOfPages(pages, {});
  if (!document && document.error().message.empty()) std::abort();
  return 0;
}
