#include "helper/page_picture.h"

#include "docread/file_kind.h"
#include "helper/reader_talk.h"

namespace sauro::helper {
namespace {

constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
constexpr std::uint32_t kMostPixels = 8000;  // of a side; A0 at 110 dots per inch has 5150

std::uint32_t BigEndian(std::string_view four) {
  std::uint32_t out = 0;
  for (const char byte : four) out = (out << 8U) | static_cast<unsigned char>(byte);
  return out;
}

}  // namespace

bool IsBearablePng(std::string_view bytes) {
  constexpr std::string_view kBegin("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  constexpr std::size_t kSizes = 8;
  if (bytes.size() > kMostBytes || bytes.size() < kBegin.size() + kSizes) return false;
  if (!bytes.starts_with(kBegin)) return false;
  for (const std::size_t at : {kBegin.size(), kBegin.size() + 4}) {
    const std::uint32_t side = BigEndian(bytes.substr(at, 4));
    if (side == 0 || side > kMostPixels) return false;
  }
  return true;
}

Result<std::string> DrawPage(
    std::string_view bytes,
    std::string_view file_name,
    const PageAsked& asked,
    const ReaderOptions& options
) {
  const docread::FileKind kind = docread::KindOf(bytes, file_name, options.limits);
  if (kind != docread::FileKind::kPdf && kind != docread::FileKind::kImage)
    return NotFound("Tệp loại này không có hình trang để xem.");
  const std::string what = kind == docread::FileKind::kPdf ? "pdf" : "picture";
  const Request request{
      {"draw", what, std::to_string(asked.number), std::to_string(asked.turned)}, "png", ""};
  auto heard = Ask(request, bytes, options, {});
  if (!heard) return heard.error();
  if (!IsBearablePng(heard->file))
    return Unreadable("Chương trình đọc trả lời sai khuôn dạng (hình trang).");
  return std::move(heard->file);
}

}  // namespace sauro::helper
