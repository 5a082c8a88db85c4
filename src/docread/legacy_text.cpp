#include "docread/legacy_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace sauro::docread {
namespace {

// TCVN 5712:1993, codes A1..FE.
constexpr std::array<std::string_view, 94> kTcvn3{
    "Ă", "Â", "Ê", "Ô",        "Ơ",        "Ư",        "Đ",        "ă",        "â", "ê", "ô", "ơ",
    "ư", "đ", "Ằ", "\xCC\x80", "\xCC\x89", "\xCC\x83", "\xCC\x81", "\xCC\xA3", "à", "ả", "ã", "á",
    "ạ", "Ẳ", "ằ", "ẳ",        "ẵ",        "ắ",        "Ẵ",        "Ắ",        "Ầ", "Ẩ", "Ẫ", "Ấ",
    "Ề", "ặ", "ầ", "ẩ",        "ẫ",        "ấ",        "ậ",        "è",        "Ể", "ẻ", "ẽ", "é",
    "ẹ", "ề", "ể", "ễ",        "ế",        "ệ",        "ì",        "ỉ",        "Ễ", "Ế", "Ồ", "ĩ",
    "í", "ị", "ò", "Ổ",        "ỏ",        "õ",        "ó",        "ọ",        "ồ", "ổ", "ỗ", "ố",
    "ộ", "ờ", "ở", "ỡ",        "ớ",        "ợ",        "ù",        "Ỗ",        "ủ", "ũ", "ú", "ụ",
    "ừ", "ử", "ữ", "ứ",        "ự",        "ỳ",        "ỷ",        "ỹ",        "ý", "ỵ"};

struct Code {
  char32_t code;
  std::string_view letter;
};

// VNI: letters of their own, and marks that stand behind the letter they belong to.
constexpr std::array<Code, 14> kVniLetters{
    {{U'Ñ', "Đ"},
     {U'ñ', "đ"},
     {U'Ô', "Ơ"},
     {U'ô', "ơ"},
     {U'Ö', "Ư"},
     {U'ö', "ư"},
     {U'Æ', "Ỉ"},
     {U'æ', "ỉ"},
     {U'Ó', "Ĩ"},
     {U'ó', "ĩ"},
     {U'Ò', "Ị"},
     {U'ò', "ị"},
     {U'Î', "Ỵ"},
     {U'î', "ỵ"}}};
constexpr std::array<Code, 15> kVniMarks{
    {{U'ù', "\xCC\x81"},
     {U'ø', "\xCC\x80"},
     {U'û', "\xCC\x89"},
     {U'õ', "\xCC\x83"},
     {U'ï', "\xCC\xA3"},
     {U'â', "\xCC\x82"},
     {U'á', "\xCC\x82\xCC\x81"},
     {U'à', "\xCC\x82\xCC\x80"},
     {U'å', "\xCC\x82\xCC\x89"},
     {U'ã', "\xCC\x82\xCC\x83"},
     {U'ä', "\xCC\x82\xCC\xA3"},
     {U'ê', "\xCC\x86"},
     {U'é', "\xCC\x86\xCC\x81"},
     {U'è', "\xCC\x86\xCC\x80"},
     {U'ú', "\xCC\x86\xCC\x89"}}};
constexpr std::array<Code, 2> kVniBreveMarks{
    {{U'ü', "\xCC\x86\xCC\x83"}, {U'ë', "\xCC\x86\xCC\xA3"}}};

constexpr std::array<std::string_view, 44> kCommon{
    "và",   "các",  "của",    "được",  "thực", "hiện", "nhiệm", "vụ",  "kế",   "hoạch", "số",
    "tỉnh", "năm",  "ngày",   "tháng", "trì",  "phối", "hợp",   "chủ", "ủy",   "uỷ",    "nhân",
    "dân",  "công", "chuyển", "đổi",   "thời", "hạn",  "kết",   "quả", "xã",   "sở",    "trước",
    "đến",  "về",   "đơn",    "vị",    "báo",  "cáo",  "triển", "chỉ", "tiêu", "cơ",    "việc"};

// The next code point; text is well-formed UTF-8.
char32_t NextCodePoint(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t out = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    out = (out << 6U) | (byte(at + i) & 0x3FU);
  }
  at = std::min(at + length, text.size());
  return out;
}

bool HasUnicodeLetters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if ((c >= 0x1EA0 && c <= 0x1EF9) || c == U'ơ' || c == U'ư' || c == U'đ' || c == U'ă' ||
        c == U'Đ' || c == U'Ơ' || c == U'Ư' || c == U'Ă') {
      return true;
    }
  }
  return false;
}

std::string FromTcvn3(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    if (c >= 0xA1 && c <= 0xFE) {
      out += kTcvn3[c - 0xA1];
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

template <std::size_t N>
std::string_view Find(const std::array<Code, N>& list, char32_t code) {
  for (const Code& item : list) {
    if (item.code == code) return item.letter;
  }
  return {};
}

// Marks of a capital are the capital forms of the codes (Ù for ù).
char32_t SmallCode(char32_t c) {
  return c >= 0xC0 && c <= 0xDE ? c + 0x20 : c;
}

std::string_view VniMark(char32_t code) {
  const std::string_view mark = Find(kVniMarks, code);
  return mark.empty() ? Find(kVniBreveMarks, code) : mark;
}

std::string FromVni(std::string_view text) {
  constexpr std::string_view kBases = "aeouyAEOUY";
  std::string out;
  bool base = false;  // the letter before can take a mark
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = NextCodePoint(text, at);
    const std::string_view own = Find(kVniLetters, c);
    const std::string_view mark = base ? VniMark(SmallCode(c)) : std::string_view();
    if (!mark.empty() && own.empty()) {
      out += mark;
      base = false;
    } else if (!own.empty()) {
      out += own;
      base = c == U'ô' || c == U'Ô' || c == U'ö' || c == U'Ö';
    } else {
      out += text.substr(begin, at - begin);
      base = c < 0x80 && kBases.find(static_cast<char>(c)) != std::string_view::npos;
    }
  }
  return out;
}

bool HasCodes(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

LegacyEncoding EncodingOfFont(std::string_view font) {
  constexpr std::size_t kLongest = 64;
  const std::string name = ToLower(Trim(font.substr(0, kLongest)));
  if (name.starts_with(".vn")) {
    return name.ends_with('h') ? LegacyEncoding::kTcvn3Capitals : LegacyEncoding::kTcvn3;
  }
  if (name.starts_with("vni-") || name.starts_with("vni ")) return LegacyEncoding::kVni;
  return LegacyEncoding::kNone;
}

std::string FromLegacy(std::string_view text, LegacyEncoding encoding) {
  const bool legacy = encoding != LegacyEncoding::kNone && IsUtf8(text) && !HasUnicodeLetters(text);
  if (!legacy) return std::string(text);
  if (encoding == LegacyEncoding::kTcvn3Capitals) return ToUpper(ToNfc(FromTcvn3(text)));
  if (!HasCodes(text)) return std::string(text);
  return ToNfc(encoding == LegacyEncoding::kVni ? FromVni(text) : FromTcvn3(text));
}

std::size_t CountCommonWords(std::string_view text) {
  std::size_t count = 0;
  std::string word;
  const auto end_word = [&] {
    if (HasCodes(word) && word.size() < 16) {
      const std::string lower = ToLower(word);
      count += std::find(kCommon.begin(), kCommon.end(), lower) != kCommon.end() ? 1 : 0;
    }
    word.clear();
  };
  for (const char c : text) {
    const bool letter =
        static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      word.push_back(c);
    } else {
      end_word();
    }
  }
  end_word();
  return count;
}

LegacyEncoding GuessLegacy(std::string_view text) {
  constexpr std::size_t kLook = 64U << 10U;  // enough to tell
  constexpr std::size_t kEnough = 2;
  constexpr std::size_t kLead = 4;
  text = text.substr(0, kLook);
  for (int cut = 0; cut < 3 && !IsUtf8(text); ++cut) text.remove_suffix(1);  // half a character
  if (!IsUtf8(text)) return LegacyEncoding::kNone;
  if (!HasCodes(text)) return LegacyEncoding::kNone;
  const std::size_t as_it_stands = CountCommonWords(ToNfc(text));
  const std::size_t tcvn3 = CountCommonWords(ToNfc(FromTcvn3(text)));
  const std::size_t vni = CountCommonWords(ToNfc(FromVni(text)));
  const std::size_t best = std::max(tcvn3, vni);
  if (best < kEnough || best < as_it_stands * kLead) return LegacyEncoding::kNone;
  return tcvn3 > vni ? LegacyEncoding::kTcvn3 : LegacyEncoding::kVni;
}

}  // namespace sauro::docread
