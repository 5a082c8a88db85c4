#include "docread/read.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "base/text.h"
#include "docread/charset.h"
#include "docread/docx.h"
#include "docread/file_kind.h"
#include "docread/html.h"
#include "docread/legacy_text.h"
#include "docread/plain_text.h"
#include "docread/xlsx.h"
#include "docread/zip_archive.h"

namespace sauro::docread {
namespace {

constexpr std::string_view kWhatIsRead =
    " Hãy dùng tệp Word (.docx), Excel (.xlsx), trang HTML hoặc tệp chữ (.txt, .md).";

// Old text that nobody marked: files whose fonts are lost still have its letters.
void ConvertByLetters(Document& document) {
  constexpr std::size_t kEnough = 64U << 10U;
  const auto each = [&](const auto& visit) {
    for (Block& block : document.blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block)) {
        visit(paragraph->text);
        continue;
      }
      for (Row& row : std::get<Table>(block).rows) {
        for (Cell& cell : row.cells) visit(cell.text);
      }
    }
    for (LeftOut& item : document.left_out) visit(item.text);
  };
  std::string sample;
  each([&](const std::string& text) {
    if (sample.size() < kEnough) sample += text + "\n";
  });
  const LegacyEncoding encoding = GuessLegacy(sample);
  if (encoding == LegacyEncoding::kNone) return;
  each([&](std::string& text) { text = FromLegacy(text, encoding); });
}

Result<Document> ReadZip(FileKind kind, std::string_view bytes, const Limits& limits) {
  Result<ZipArchive> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return archive.error();
  if (kind == FileKind::kDocx || kind == FileKind::kXlsx) {
    Result<Document> out =
        kind == FileKind::kDocx ? ReadDocx(*archive, limits) : ReadXlsx(*archive, limits);
    if (out) ConvertByLetters(*out);
    return out;
  }
  return Unreadable(
      "Đây là tệp nén nhưng không phải văn bản Word hay bảng tính Excel." + std::string(kWhatIsRead)
  );
}

Result<Document> ReadText(FileKind kind, std::string_view bytes, const Limits& limits) {
  if (Trim(bytes).empty()) return Unreadable("Tệp trống. Hãy chọn tệp khác.");
  const bool html = kind == FileKind::kHtml;
  const Result<std::string> text = DecodeText(bytes, html ? DeclaredCharset(bytes) : "");
  if (!text) return text.error();
  return html ? ReadHtml(*text, limits) : ReadPlainText(*text, limits);
}

Result<Document> ReadKind(FileKind kind, std::string_view bytes, const Limits& limits) {
  switch (kind) {
    case FileKind::kDocx:
    case FileKind::kXlsx:
    case FileKind::kZip: return ReadZip(kind, bytes, limits);
    case FileKind::kHtml:
    case FileKind::kText: return ReadText(kind, bytes, limits);
    case FileKind::kLocked:
      return Unreadable(
          "Tệp được đặt mật khẩu nên không đọc được. Hãy mở bằng Word hoặc Excel, bỏ mật khẩu "
          "(Tệp, Thông tin, Bảo vệ tài liệu), lưu lại rồi tải lên."
      );
    case FileKind::kDoc:
    case FileKind::kXls:
    case FileKind::kOpenDocument:
    case FileKind::kRtf:
      return Unreadable(
          "Đây là " + std::string(VietnameseName(kind)) +
          ", không đọc được ở đây. Hãy mở bằng Word, Excel hoặc LibreOffice và lưu lại dạng .docx, "
          ".xlsx."
      );
    case FileKind::kPdf:
    case FileKind::kImage:
    case FileKind::kOther: break;
  }
  return Unreadable("Đây là " + std::string(VietnameseName(kind)) + "." + std::string(kWhatIsRead));
}

// Soft hyphens and characters without width tell a printer where it may break a line; to a reader
// they are nothing.
void DropInvisible(std::string& text) {
  constexpr std::array<std::string_view, 4> kInvisible{
      "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x81\xA0", "\xEF\xBB\xBF"};
  for (const std::string_view mark : kInvisible) {
    if (text.find(mark) != std::string::npos) text = ReplaceAll(std::move(text), mark, "");
  }
}

void DropInvisible(Document& document) {
  for (Block& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      DropInvisible(paragraph->text);
      continue;
    }
    for (Row& row : std::get<Table>(block).rows) {
      for (Cell& cell : row.cells) DropInvisible(cell.text);
    }
  }
  std::erase_if(document.blocks, [](const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph != nullptr && paragraph->label.empty() && Trim(paragraph->text).empty();
  });
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
  const std::string name = ToLower(file_name);
  const bool office_name = name.ends_with(".docx") || name.ends_with(".xlsx");
  const bool container = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF\x11\xE0");
  if (office_name && !container && bytes.size() <= limits.file_bytes) {
    return Unreadable(
        "Tệp mang tên .docx, .xlsx nhưng nội dung không phải văn bản Word hay bảng tính Excel. Hãy "
        "mở tệp gốc bằng Word hoặc Excel và lưu lại dạng .docx, .xlsx.",
        std::string(file_name)
    );
  }
  Result<Document> out = ReadAny(bytes, file_name, limits);
  if (out) {
    DropInvisible(*out);
    return out;
  }
  Error error = out.error();
  error.place =
      error.place.empty() ? std::string(file_name) : std::string(file_name) + ", " + error.place;
  return error;
}

}  // namespace sauro::docread
