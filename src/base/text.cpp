#include "base/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace sauro {
namespace {

bool IsAscii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Unicode 15, table 3-7: the leading bytes of a row take a second byte of [low, high]; all later
// ones are 80..BF.
struct SequenceRow {
  unsigned char first_lead, last_lead, low, high;
  std::size_t length;
};
constexpr SequenceRow kSequenceRows[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
};

// Length of the well-formed sequence at `at`, or 0.
std::size_t SequenceLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80) return 1;
  for (const SequenceRow& row : kSequenceRows) {
    if (byte(at) < row.first_lead || byte(at) > row.last_lead) continue;
    if (at + row.length > text.size()) return 0;
    if (byte(at + 1) < row.low || byte(at + 1) > row.high) return 0;
    for (std::size_t i = 2; i < row.length; ++i) {
      if (byte(at + i) < 0x80 || byte(at + i) > 0xBF) return 0;
    }
    return row.length;
  }
  return 0;
}

const icu::Normalizer2& Nfc() {
  UErrorCode code = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(code);
}

const icu::Normalizer2& Nfd() {
  UErrorCode code = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(code);
}

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
  );
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool IsSpace(char16_t c) {
  return u_isUWhiteSpace(c) != 0 || c == 0xFEFF || c == 0x200B;
}

// Lower case without marks, đ as d; spaces as they are.
icu::UnicodeString FoldedUnits(icu::UnicodeString text) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::UnicodeString source = Nfd().normalize(text.foldCase(), code);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < source.length(); ++i) {
    const char16_t c = source[i];
    if (c >= 0x0300 && c <= 0x036F) continue;
    out.append(c == 0x0111 ? u'd' : c);
  }
  return out;
}

// What single characters of the scripts of Vietnamese text become; made once with ICU. Everything
// else takes the way through ICU.
enum class Change { kFold, kLower, kUpper };

class CharTable {
 public:
  explicit CharTable(Change change) {
    for (std::size_t i = 0; i < kSize; ++i) {
      const std::string to = Changed(CodeOf(i), change);
      Entry& entry = entries_[i];
      if (to.size() > entry.bytes.size()) continue;  // stays unknown
      entry.length = static_cast<std::uint8_t>(to.size());
      std::copy(to.begin(), to.end(), entry.bytes.begin());
    }
  }

  /// Calls `add` with what each character becomes. False where one is not in the table: nothing
  /// that was added counts then.
  template <typename Add>
  bool Each(std::string_view text, Add add) const {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t length = SequenceLength(text, i);
      const std::size_t at = length == 0 ? kSize : IndexAt(text, i, length);
      if (at >= kSize || entries_[at].length == kUnknown) return false;
      add(std::string_view(entries_[at].bytes.data(), entries_[at].length));
      i += length;
    }
    return true;
  }

 private:
  static constexpr std::uint8_t kUnknown = 0xFF;
  // Latin with its marks; letters with two marks; dashes, quotes and signs.
  static constexpr char32_t kLatinEnd = 0x370, kVietnamese = 0x1E00, kVietnameseEnd = 0x1F00;
  static constexpr char32_t kSigns = 0x2000, kSignsEnd = 0x2300;
  static constexpr std::size_t kSize =
      kLatinEnd + (kVietnameseEnd - kVietnamese) + (kSignsEnd - kSigns);
  struct Entry {
    std::uint8_t length = kUnknown;
    std::array<char, 7> bytes{};
  };

  static char32_t CodeOf(std::size_t index) {
    auto code = static_cast<char32_t>(index);
    if (code < kLatinEnd) return code;
    code += kVietnamese - kLatinEnd;
    return code < kVietnameseEnd ? code : code - kVietnameseEnd + kSigns;
  }
  static std::size_t IndexAt(std::string_view text, std::size_t at, std::size_t length) {
    const auto bits = [&](std::size_t i) {
      return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])) & 0x3FU;
    };
    const auto lead = static_cast<unsigned char>(text[at]);
    if (length == 1) return lead;
    if (length == 2) {
      const char32_t code = ((lead & 0x1FU) << 6U) | bits(1);
      return code < kLatinEnd ? code : kSize;
    }
    if (length != 3) return kSize;
    const char32_t code = ((lead & 0x0FU) << 12U) | (bits(1) << 6U) | bits(2);
    if (code >= kVietnamese && code < kVietnameseEnd) return code - kVietnamese + kLatinEnd;
    if (code >= kSigns && code < kSignsEnd)
      return code - kSigns + kLatinEnd + (kVietnameseEnd - kVietnamese);
    return kSize;
  }
  static std::string Changed(char32_t code, Change change) {
    icu::UnicodeString text(static_cast<UChar32>(code));
    if (change == Change::kLower) return ToUtf8(text.toLower(icu::Locale::getRoot()));
    if (change == Change::kUpper) return ToUtf8(text.toUpper(icu::Locale::getRoot()));
    if (IsSpace(static_cast<char16_t>(code))) return " ";
    return ToUtf8(FoldedUnits(text));
  }

  std::array<Entry, kSize> entries_{};
};

std::string FoldAscii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

bool IsStorable(std::string_view text) {
  return text.find('\0') == std::string_view::npos && IsUtf8(text);
}

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = SequenceLength(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string ToNfc(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  UErrorCode code = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (IsUtf8(text) && Nfc().isNormalizedUTF8(piece, code) != 0 && U_SUCCESS(code))
    return std::string(text);
  code = U_ZERO_ERROR;
  return ToUtf8(Nfc().normalize(FromUtf8(text), code));
}

std::string Fold(std::string_view text) {
  if (IsAscii(text)) return FoldAscii(text);
  static const CharTable kTable(Change::kFold);
  std::string out;
  out.reserve(text.size());
  const bool known = kTable.Each(text, [&](std::string_view to) {
    if (to != " ") {
      out += to;
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  });
  if (known) {
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
  }
  const icu::UnicodeString source = FoldedUnits(FromUtf8(text));
  icu::UnicodeString spaced;
  bool space = false;
  for (std::int32_t i = 0; i < source.length(); ++i) {
    if (IsSpace(source[i])) {
      space = !spaced.isEmpty();
      continue;
    }
    if (space) spaced.append(u' ');
    space = false;
    spaced.append(source[i]);
  }
  return ToUtf8(spaced);
}

std::string WithoutTones(std::string_view text) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(code);
  icu::UnicodeString toneless;
  if (apart == nullptr) return ToLower(text);
  const icu::UnicodeString units = apart->normalize(FromUtf8(ToLower(text)), code);
  for (std::int32_t i = 0; i < units.length(); ++i) {
    const char16_t unit = units[i];
    const bool tone =
        unit == 0x0300 || unit == 0x0301 || unit == 0x0303 || unit == 0x0309 || unit == 0x0323;
    if (!tone) toneless.append(unit);
  }
  return ToNfc(ToUtf8(toneless));
}

std::string ToLower(std::string_view text) {
  static const CharTable kTable(Change::kLower);
  std::string out;
  out.reserve(text.size());
  if (kTable.Each(text, [&](std::string_view to) { out += to; })) return out;
  return ToUtf8(FromUtf8(text).toLower(icu::Locale::getRoot()));
}
std::string ToUpper(std::string_view text) {
  static const CharTable kTable(Change::kUpper);
  std::string out;
  out.reserve(text.size());
  if (kTable.Each(text, [&](std::string_view to) { out += to; })) return out;
  return ToUtf8(FromUtf8(text).toUpper(icu::Locale::getRoot()));
}

std::string UnifyToneMarks(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  // Decomposed, a syllable that ends in oa, oe or uy carries its mark on the second vowel in the
  // newer spelling; it is moved to the first. "qu" is a consonant: quý stays as it is.
  UErrorCode code = U_ZERO_ERROR;
  icu::UnicodeString chars = Nfd().normalize(FromUtf8(text), code);
  const auto lower = [&](std::int32_t i) {
    return i >= 0 && i < chars.length() ? u_tolower(chars[i]) : 0;
  };
  const auto is_tone = [](UChar32 c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
  };
  for (std::int32_t i = 0; i + 2 < chars.length(); ++i) {
    const UChar32 first = lower(i);
    const UChar32 second = lower(i + 1);
    const bool pair =
        (first == u'o' && (second == u'a' || second == u'e')) || (first == u'u' && second == u'y');
    if (!pair || !is_tone(chars[i + 2]) || lower(i - 1) == u'q') continue;
    if (i + 3 < chars.length() &&
        (u_isalpha(chars[i + 3]) != 0 || (chars[i + 3] >= 0x300 && chars[i + 3] <= 0x36F))) {
      continue;
    }
    const char16_t tone = chars[i + 2];
    const char16_t vowel = chars[i + 1];
    chars.setCharAt(i + 1, tone);
    chars.setCharAt(i + 2, vowel);
  }
  return ToUtf8(Nfc().normalize(chars, code));
}

std::string CollapseSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    std::size_t width = 0;
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      width = 1;
    } else if (c == 0xC2 && text.substr(i, 2) == "\xC2\xA0") {
      width = 2;
    } else if (c == 0xE2 || c == 0xE3 || c == 0xEF) {
      const std::string_view three = text.substr(i, 3);
      const bool en_quad_to_hair = three.size() == 3 && three.substr(0, 2) == "\xE2\x80" &&
                                   static_cast<unsigned char>(three[2]) >= 0x80 &&
                                   static_cast<unsigned char>(three[2]) <= 0x8B;
      if (en_quad_to_hair || three == "\xE2\x80\xAF" || three == "\xE2\x80\xA8" ||
          three == "\xE2\x80\xA9" || three == "\xE3\x80\x80" || three == "\xEF\xBB\xBF") {
        width = 3;
      }
    }
    if (width > 0) {
      space = !out.empty();
      i += width;
      continue;
    }
    if (space) out.push_back(' ');
    space = false;
    out.push_back(text[i++]);
  }
  return out;
}

std::string_view TrimAny(std::string_view text, std::string_view characters) {
  const auto has = [&](std::string_view one) {
    return !one.empty() && characters.find(one) != std::string_view::npos;
  };
  while (!text.empty() && has(text.substr(0, SequenceLength(text, 0)))) {
    text.remove_prefix(SequenceLength(text, 0));
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) --last;
    if (SequenceLength(text, last) != text.size() - last || !has(text.substr(last))) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string_view Trim(std::string_view text) {
  return TrimAny(text, " \t\r\n\v\f");
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == separator) {
      parts.push_back(text.substr(start, i - start));
      start = i + 1;
    }
  }
  return parts;
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != parts.data()) out += separator;
    out += part;
  }
  return out;
}

std::string ReplaceAll(std::string text, std::string_view from, std::string_view to) {
  std::size_t at = from.empty() ? std::string::npos : text.find(from);
  if (at == std::string::npos) return text;
  // Built anew: replacing in place moves the rest of a long text once for every hit.
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find(from, done)) {
    out.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  return out.append(text, done);
}

std::string Shorten(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string ShortenAtWord(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return std::string(text);
  const std::size_t space = text.rfind(' ', max_bytes);
  if (space == std::string_view::npos || space == 0) return Shorten(text, max_bytes);
  return std::string(TrimAny(text.substr(0, space), " ,;:(-–")) + "…";
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
  return count;
}

}  // namespace sauro
