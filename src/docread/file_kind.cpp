#include "docread/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/text.h"
#include "docread/docx.h"
#include "docread/zip_archive.h"

namespace sauro::docread {
namespace {

struct Magic {
  std::string_view bytes;
  FileKind kind;
};

using namespace std::string_view_literals;

constexpr std::array<Magic, 12> kMagics{{
    {"%PDF-"sv, FileKind::kPdf},
    {"{\\rtf"sv, FileKind::kRtf},
    {"\x89PNG"sv, FileKind::kImage},
    {"\xFF\xD8\xFF"sv, FileKind::kImage},
    {"II*\0"sv, FileKind::kImage},
    {"MM\0*"sv, FileKind::kImage},
    {"GIF8"sv, FileKind::kImage},
    {"\x1F\x8B"sv, FileKind::kOther},
    {"Rar!"sv, FileKind::kOther},
    {"7z\xBC\xAF"sv, FileKind::kOther},
    {"\x7F"
     "ELF"sv,
     FileKind::kOther},
    {"MZ"sv, FileKind::kOther},
}};

// The name of a stream as an OLE container writes it: UTF-16, little endian.
bool HasStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return bytes.find(wide) != std::string_view::npos;
}

FileKind KindOfOle(std::string_view bytes) {
  if (HasStream(bytes, "EncryptedPackage")) return FileKind::kLocked;
  if (HasStream(bytes, "WordDocument")) return FileKind::kDoc;
  return HasStream(bytes, "Workbook") ? FileKind::kXls : FileKind::kDoc;
}

FileKind KindOfZip(std::string_view bytes, const Limits& limits) {
  // The first entry of an OpenDocument file is its type, stored as it is.
  constexpr std::size_t kHeader = 30;
  if (bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument") == kHeader) {
    return FileKind::kOpenDocument;
  }
  const Result<ZipArchive> archive = ZipArchive::Open(bytes, limits);
  if (!archive) return FileKind::kZip;
  if (!DocxBody(*archive).empty()) return FileKind::kDocx;
  if (archive->Has("xl/workbook.xml")) return FileKind::kXlsx;
  return FileKind::kZip;
}

// The beginning, in lower case, of text in UTF-8, an 8-bit encoding or UTF-16.
std::string Beginning(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  std::string out;
  for (const char c : bytes.substr(0, kLook)) {
    if (c > 0) out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return out;
}

bool IsHtml(std::string_view bytes, std::string_view file_name) {
  const std::string name = ToLower(file_name);
  if (name.ends_with(".html") || name.ends_with(".htm")) return true;
  const std::string text = Beginning(bytes);
  if (!Trim(text).starts_with('<')) return false;
  constexpr std::array<std::string_view, 5> kTags{
      "<!doctype html", "<html", "<head", "<body", "<table"};
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    return text.find(tag) != std::string::npos;
  });
}

}  // namespace

FileKind KindOf(std::string_view bytes, std::string_view file_name, const Limits& limits) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    return KindOfZip(bytes, limits);
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return KindOfOle(bytes);
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.kind;
  }
  const auto has = [bytes](std::size_t at, std::string_view what) {
    return bytes.size() >= at && bytes.substr(at).starts_with(what);
  };
  if (has(0, "RIFF") && has(8, "WEBP")) return FileKind::kImage;
  if (has(0, "BM") && has(6, "\0\0\0\0"sv)) return FileKind::kImage;
  return IsHtml(bytes, file_name) ? FileKind::kHtml : FileKind::kText;
}

std::string_view VietnameseName(FileKind kind) {
  switch (kind) {
    case FileKind::kDocx: return "văn bản Word (.docx)";
    case FileKind::kXlsx: return "bảng tính Excel (.xlsx)";
    case FileKind::kHtml: return "trang HTML";
    case FileKind::kText: return "tệp chữ (.txt, .md)";
    case FileKind::kPdf: return "tệp PDF";
    case FileKind::kImage: return "tệp ảnh";
    case FileKind::kDoc: return "văn bản Word cũ (.doc)";
    case FileKind::kXls: return "bảng tính Excel cũ (.xls)";
    case FileKind::kOpenDocument: return "văn bản OpenDocument (.odt, .ods)";
    case FileKind::kRtf: return "tệp RTF";
    case FileKind::kLocked: return "tệp Office có mật khẩu";
    case FileKind::kZip: return "tệp nén";
    case FileKind::kOther: return "tệp không phải văn bản";
  }
  return "tệp";
}

}  // namespace sauro::docread
