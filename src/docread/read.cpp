#include "docread/read.h"

#include <string>

#include "base/text.h"
#include "docread/docx.h"
#include "docread/file_kind.h"
#include "docread/plain_text.h"
#include "docread/zip_archive.h"

namespace sauro::docread {
namespace {

constexpr std::string_view kWhatIsRead =
    " Hãy dùng tệp Word (.docx) hoặc tệp chữ mã UTF-8 (.txt, .md).";

Result<Document> ReadText(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool binary = bytes.find('\0') != std::string_view::npos;
  if (binary || !IsUtf8(bytes)) {
    return Unreadable(
        "Tệp không phải chữ mã UTF-8 (có thể là mã TCVN3, VNI hoặc UTF-16). Hãy lưu lại tệp với "
        "bảng "
        "mã UTF-8, hoặc dùng tệp .docx."
    );
  }
  if (Trim(bytes).empty()) return Unreadable("Tệp trống. Hãy chọn tệp khác.");
  return ReadPlainText(bytes, limits);
}

Result<Document> ReadZip(std::string_view bytes, const Limits& limits) {
  Result<ZipArchive> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  if (archive->Has("word/document.xml")) return ReadDocx(*archive, limits);
  return Unreadable("Đây là tệp nén nhưng không phải văn bản Word." + std::string(kWhatIsRead));
}

Result<Document> ReadKind(FileKind kind, std::string_view bytes, const Limits& limits) {
  switch (kind) {
    case FileKind::kDocx:
    case FileKind::kZip: return ReadZip(bytes, limits);
    case FileKind::kText: return ReadText(bytes, limits);
    case FileKind::kLocked:
      return Unreadable(
          "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Word hoặc Excel, bỏ mật khẩu "
          "(Tệp, Thông tin, Bảo vệ tài liệu), lưu lại rồi tải lên."
      );
    case FileKind::kDoc:
    case FileKind::kXls:
      return Unreadable(
          "Tệp thuộc định dạng Office cũ (.doc, .xls). Hãy mở bằng Word và lưu lại dạng .docx."
      );
    case FileKind::kXlsx:
    case FileKind::kHtml:
    case FileKind::kPdf:
    case FileKind::kImage:
    case FileKind::kOpenDocument:
    case FileKind::kRtf:
    case FileKind::kOther: break;
  }
  return Unreadable("Đây là " + std::string(VietnameseName(kind)) + "." + std::string(kWhatIsRead));
}

Result<Document> ReadAny(std::string_view bytes, std::string_view file_name, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return TooLarge(
        "Tệp lớn hơn " + std::to_string(limits.file_bytes >> 20U) +
        " MB. Hãy bớt ảnh trong tệp hoặc chia thành nhiều tệp."
    );
  }
  return ReadKind(KindOf(bytes, file_name, limits), bytes, limits);
}

}  // namespace

Result<Document> ReadDocument(
    std::string_view bytes, std::string_view file_name, const Limits& limits
) {
  if (bytes.empty()) {
    return Unreadable(
        "Tệp trống, không có nội dung nào. Hãy chọn tệp khác.", std::string(file_name)
    );
  }
  const bool word_name = ToLower(file_name).ends_with(".docx");
  const bool container = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF\x11\xE0");
  if (word_name && !container && bytes.size() <= limits.file_bytes) {
    return Unreadable(
        "Tệp mang tên .docx nhưng nội dung không phải văn bản Word. Hãy mở tệp gốc bằng Word và "
        "lưu "
        "lại dạng .docx.",
        std::string(file_name)
    );
  }
  Result<Document> out = ReadAny(bytes, file_name, limits);
  if (out) return out;
  Error error = out.error();
  error.place =
      error.place.empty() ? std::string(file_name) : std::string(file_name) + ", " + error.place;
  return error;
}

}  // namespace sauro::docread
