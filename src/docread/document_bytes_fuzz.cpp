// Any bytes: a document or an error, and a document gives its own bytes again.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docread/document_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = sauro::docread::DecodeDocument(bytes);
  if (!document) return 0;
  const std::string once = sauro::docread::EncodeDocument(*document);
  const auto again = sauro::docread::DecodeDocument(once);
  if (!again || sauro::docread::EncodeDocument(*again) != once) std::abort();
  return 0;
}
