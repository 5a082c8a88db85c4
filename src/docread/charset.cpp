#include "docread/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "docread/legacy_text.h"
#include "docread/utf8.h"

namespace sauro::docread {
namespace {

std::string FromUtf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size();
    if (high && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    AppendUtf8(out, c);
  }
  return out;
}

// UTF-16 without a mark: every second byte of Latin text is zero.
bool LooksUtf16(std::string_view bytes, std::size_t zero_at) {
  constexpr std::size_t kLook = 2000;
  std::size_t zeros = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < std::min(bytes.size(), kLook); i += 2) {
    ++pairs;
    zeros += bytes[i + zero_at] == '\0' ? 1 : 0;
    if (bytes[i + 1 - zero_at] == '\0') return false;
  }
  return pairs >= 4 && zeros * 2 > pairs;
}

// 80..9F of windows-1252 and windows-1258; zero is not assigned.
constexpr std::array<char32_t, 32> kPunctuation{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0,
    0x2039, 0x0152, 0,      0,      0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0,      0x203A, 0x0153, 0,      0,      0x0178};

struct Difference {
  unsigned char byte;
  char32_t code;
};
constexpr std::array<Difference, 14> k1258{
    {{0xC3, 0x102},
     {0xCC, 0x300},
     {0xD0, 0x110},
     {0xD2, 0x309},
     {0xD5, 0x1A0},
     {0xDD, 0x1AF},
     {0xDE, 0x303},
     {0xE3, 0x103},
     {0xEC, 0x301},
     {0xF0, 0x111},
     {0xF2, 0x323},
     {0xF5, 0x1A1},
     {0xFD, 0x1B0},
     {0xFE, 0x20AB}}};

std::string FromSingleBytes(std::string_view bytes, bool vietnamese) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    char32_t code = byte;
    if (byte >= 0x80 && byte < 0xA0) code = kPunctuation[byte - 0x80U];
    if (vietnamese) {
      const auto found = std::find_if(k1258.begin(), k1258.end(), [&](const Difference& item) {
        return item.byte == byte;
      });
      if (found != k1258.end()) code = found->code;
    }
    AppendUtf8(out, code == 0 && byte != 0 ? 0xFFFD : code);
  }
  return out;
}

Error UnknownEncoding() {
  return Unreadable(
      "Không nhận ra bảng mã chữ của tệp (không phải UTF-8, UTF-16, windows-1258, TCVN3 hay VNI). "
      "Hãy mở tệp bằng chương trình đã tạo ra nó rồi lưu lại với bảng mã UTF-8, hoặc dùng tệp "
      ".docx."
  );
}

// A page of Word in windows-1252 spells the letters that this encoding lacks as references.
// windows-1258 has bytes for these eight, so that nobody needs to spell them there.
bool SpellsVietnameseLetters(std::string_view bytes) {
  constexpr std::array<std::string_view, 8> kLetters{
      "&#258;", "&#259;", "&#272;", "&#273;", "&#416;", "&#417;", "&#431;", "&#432;"};
  return std::any_of(kLetters.begin(), kLetters.end(), [&](std::string_view letter) {
    return bytes.find(letter) != std::string_view::npos;
  });
}

Result<std::string> DecodeSingleBytes(std::string_view bytes, std::string_view declared) {
  const std::string latin = FromSingleBytes(bytes, false);
  if (SpellsVietnameseLetters(bytes)) return ToNfc(latin);
  const std::string vietnamese = ToNfc(FromSingleBytes(bytes, true));
  const LegacyEncoding legacy = GuessLegacy(latin);
  const std::string converted = FromLegacy(latin, legacy);
  const std::size_t words = CountCommonWords(vietnamese);
  if (legacy != LegacyEncoding::kNone && CountCommonWords(converted) > words) return converted;
  const std::string name = ToLower(declared);
  if (words >= 2 || name == "windows-1258" || name == "cp1258") return vietnamese;
  return UnknownEncoding();
}

}  // namespace

Result<std::string> DecodeText(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xFF\xFE")) return ToNfc(FromUtf16(bytes.substr(2), false));
  if (bytes.starts_with("\xFE\xFF")) return ToNfc(FromUtf16(bytes.substr(2), true));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != std::string_view::npos) {
    if (LooksUtf16(bytes, 1)) return ToNfc(FromUtf16(bytes, false));
    if (LooksUtf16(bytes, 0)) return ToNfc(FromUtf16(bytes, true));
    return UnknownEncoding();
  }
  if (!IsUtf8(bytes)) return DecodeSingleBytes(bytes, declared);
  // Old text that somebody took for Latin letters and saved as UTF-8.
  const LegacyEncoding legacy = GuessLegacy(bytes);
  return legacy == LegacyEncoding::kNone ? ToNfc(bytes) : FromLegacy(bytes, legacy);
}

}  // namespace sauro::docread
