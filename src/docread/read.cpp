#include "docread/read.h"

#include <array>
#include <string>

#include "base/text.h"
#include "docread/docx.h"
#include "docread/plain_text.h"
#include "docread/zip_archive.h"

namespace sauro::docread {
namespace {

constexpr std::string_view kWhatIsRead =
    " Hãy dùng tệp Word (.docx) hoặc tệp chữ mã UTF-8 (.txt, .md).";

// The name of a stream as an OLE container writes it: UTF-16, little endian.
std::string Utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    out.push_back(c);
    out.push_back('\0');
  }
  return out;
}

Error OleError(std::string_view bytes) {
  if (bytes.find(Utf16("EncryptedPackage")) != std::string_view::npos) {
    return Unreadable(
        "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, "
        "Bảo "
        "vệ tài liệu), lưu lại rồi tải lên."
    );
  }
  return Unreadable(
      "Tệp thuộc định dạng Office cũ (.doc, .xls). Hãy mở bằng Word và lưu lại dạng .docx."
  );
}

Result<Document> ReadZip(std::string_view bytes, const Limits& limits) {
  Result<ZipArchive> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  if (archive->Has("word/document.xml")) return ReadDocx(*archive, limits);
  if (archive->Has("xl/workbook.xml")) {
    return Unreadable("Đây là bảng tính Excel." + std::string(kWhatIsRead));
  }
  return Unreadable("Đây là tệp nén nhưng không phải văn bản Word." + std::string(kWhatIsRead));
}

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array<Magic, 6> kMagics{{
    {"%PDF-", "Đây là tệp PDF."},
    {"{\\rtf", "Đây là tệp RTF."},
    {"\x89PNG", "Đây là tệp ảnh."},
    {"\xFF\xD8\xFF", "Đây là tệp ảnh."},
    {"\x1F\x8B", "Đây là tệp nén."},
    {"Rar!", "Đây là tệp nén."},
}};

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

Result<Document> ReadAny(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return TooLarge(
        "Tệp lớn hơn " + std::to_string(limits.file_bytes >> 20U) +
        " MB. Hãy bớt ảnh trong tệp hoặc chia thành nhiều tệp."
    );
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
    return ReadZip(bytes, limits);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return OleError(bytes);
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) {
      return Unreadable(std::string(magic.what) + std::string(kWhatIsRead));
    }
  }
  return ReadText(bytes, limits);
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
  Result<Document> out = ReadAny(bytes, limits);
  if (out) return out;
  Error error = out.error();
  error.place =
      error.place.empty() ? std::string(file_name) : std::string(file_name) + ", " + error.place;
  return error;
}

}  // namespace sauro::docread
