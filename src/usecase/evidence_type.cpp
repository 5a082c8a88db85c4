#include "usecase/evidence_type.h"

#include <array>

#include "base/text.h"

namespace sauro::usecase {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view media_type;
};

constexpr std::array<Signature, 7> kSignatures = {{
    {"%PDF-", "application/pdf"},
    {"\x89PNG\r\n\x1a\n", "image/png"},
    {"\xFF\xD8\xFF", "image/jpeg"},
    {{"II*\0", 4}, "image/tiff"},
    {{"MM\0*", 4}, "image/tiff"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"},
    {"{\\rtf", "application/rtf"},
}};

struct OfficeName {
  std::string_view ending;
  std::string_view media_type;
};

constexpr std::array<OfficeName, 6> kOfficeNames = {{
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {".zip", "application/zip"},
}};

bool EndsWith(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

// A piece of UTF-8 may be cut inside its last character.
bool IsText(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return false;
  for (std::size_t cut = 0; cut < 4 && cut <= bytes.size(); ++cut) {
    if (IsUtf8(bytes.substr(0, bytes.size() - cut))) return true;
  }
  return false;
}

}  // namespace

Result<std::string> EvidenceMediaType(std::string_view first_bytes, std::string_view name) {
  for (const Signature& signature : kSignatures) {
    if (first_bytes.substr(0, signature.bytes.size()) == signature.bytes)
      return std::string(signature.media_type);
  }
  const std::string lower = ToLower(name);
  if (first_bytes.substr(0, 4) == std::string_view("PK\x03\x04", 4)) {
    for (const OfficeName& office : kOfficeNames) {
      if (EndsWith(lower, office.ending)) return std::string(office.media_type);
    }
    return std::string("application/zip");
  }
  const bool named_text =
      EndsWith(lower, ".txt") || EndsWith(lower, ".md") || EndsWith(lower, ".csv");
  if (named_text && !first_bytes.empty() && IsText(first_bytes))
    return std::string("text/plain; charset=utf-8");
  return Invalid(
      "Tệp “" + Shorten(name, 80) +
          "” không thuộc loại được nhận làm minh chứng. Hãy dùng PDF, ảnh (PNG, JPEG, TIFF), Word, "
          "Excel, PowerPoint hoặc văn "
          "bản thuần (.txt).",
      "minh_chung"
  );
}

}  // namespace sauro::usecase
