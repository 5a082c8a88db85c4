#include "intake/labels.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"

namespace sauro::intake {
namespace {

bool IsRoman(std::string_view text) {
  return !text.empty() && text.size() <= 6 &&
         text.find_first_not_of("IVXL") == std::string_view::npos;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// One letter of the Vietnamese list: a, b, c, d, đ.
LabelKind KindOfLetter(std::string_view text) {
  if (text == "Đ") return LabelKind::kLetter;
  if (text == "đ") return LabelKind::kSmall;
  if (text.size() != 1) return LabelKind::kNone;
  if (text[0] >= 'A' && text[0] <= 'Z') return LabelKind::kLetter;
  return text[0] >= 'a' && text[0] <= 'z' ? LabelKind::kSmall : LabelKind::kNone;
}

// The length of "Phần" or "Chương" at the beginning; 0 if there is none.
std::size_t PartWord(std::string_view text) {
  const std::size_t end = text.find(' ');
  if (end == std::string_view::npos || end > 10) return 0;
  const std::string word = Fold(text.substr(0, end));
  return word == "phan" || word == "chuong" ? end : 0;
}

// "Nhiệm vụ 01", "NV1.2", "Chỉ tiêu 3": the length of the words before the number; 0 if there are
// none.
std::size_t NamedNumber(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords{
      "nhiem vu", "chi tieu", "muc tieu", "giai phap", "muc", "viec", "de an", "nv", "ct"};
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == 0 || digit == std::string_view::npos || digit > 20) return 0;
  const std::string words(TrimAny(Fold(text.substr(0, digit)), " .-:"));
  return std::find(kWords.begin(), kWords.end(), words) == kWords.end() ? 0 : digit;
}

LabelKind KindOfPlainLabel(std::string_view label) {
  if (label.empty() || label.size() > 16) return LabelKind::kNone;
  const auto parts = Split(label, '.');
  const std::string_view first = parts[0];
  const bool nested = parts.size() > 1;
  if (!std::all_of(parts.begin() + 1, parts.end(), IsDigits)) return LabelKind::kNone;
  if (IsDigits(first)) return nested ? LabelKind::kNumbered : LabelKind::kNumber;
  if (IsRoman(first)) return nested ? LabelKind::kRomanNumbered : LabelKind::kRoman;
  const LabelKind letter = KindOfLetter(first);
  if (!nested) return letter;
  return letter == LabelKind::kLetter ? LabelKind::kRomanNumbered : LabelKind::kNone;  // A.1
}

constexpr std::string_view kMarks = " .)(:/-\t\n";
constexpr std::string_view kDash = "–";

// The dash that party documents write behind a number ("I- MỤC TIÊU", "1 - Quán triệt", "I-MỤC
// TIÊU"): the bytes from the label to the text; 0 where none stands there.
std::size_t DashAfter(std::string_view text, std::size_t label) {
  std::size_t at = std::min(text.find_first_not_of(' ', label), text.size());
  const std::size_t dash = text.substr(at).starts_with(kDash) ? kDash.size() : 1;
  if (at + dash >= text.size() || (dash == 1 && text[at] != '-')) return 0;
  const bool blank = text[at + dash] == ' ';
  at = std::min(text.find_first_not_of(' ', at + dash), text.size());
  const std::string_view next = text.substr(at, text.substr(at).find_first_of(" /"));
  if (next.empty()) return 0;
  // "1 - 2 ngày" is no label, nor is "57-NQ/TW".
  const bool apart = text[label] == ' ' || !blank;
  if (apart && next.find_first_of("0123456789") != std::string_view::npos) return 0;
  if (!blank && text.substr(at + next.size()).starts_with('/')) return 0;
  return ToLower(next) == next && !blank ? 0 : at - label;
}

}  // namespace

bool IsSectionLabel(LabelKind kind) {
  return kind == LabelKind::kLetter || kind == LabelKind::kRoman ||
         kind == LabelKind::kRomanNumbered;
}

std::string CleanLabel(std::string_view text) {
  const std::string_view inner = TrimAny(text, kMarks);
  std::string out = ReplaceAll(std::string(inner), " ", "");
  // A workbook shows the number 1.1 as "1,1".
  const std::size_t comma = out.find(',');
  if (comma != std::string::npos && IsDigits(std::string_view(out).substr(0, comma)) &&
      IsDigits(std::string_view(out).substr(comma + 1)))
    out[comma] = '.';
  return KindOfPlainLabel(out) == LabelKind::kNone ? CollapseSpace(inner) : out;
}

LabelKind KindOfLabel(std::string_view text) {
  const std::string label = CleanLabel(text);
  const LabelKind kind = KindOfPlainLabel(label);
  const std::size_t words = kind == LabelKind::kNone ? NamedNumber(label) : 0;
  if (words == 0) return kind;
  const LabelKind named = KindOfPlainLabel(std::string_view(label).substr(words));
  return named == LabelKind::kNumber || named == LabelKind::kNumbered ? named : LabelKind::kNone;
}

int NumberOfLabel(std::string_view label) {
  int out = 0;
  const std::size_t digit = label.find_first_of("0123456789");
  for (std::size_t i = digit;
       i < label.size() && i < digit + 4 && label[i] >= '0' && label[i] <= '9';
       ++i) {
    out = out * 10 + (label[i] - '0');
  }
  return out;
}

namespace {

// "Nhiệm vụ 1: Xây dựng ..."
std::optional<Labelled> SplitNamedNumber(std::string_view text) {
  const std::size_t words = NamedNumber(text.substr(0, 40));
  if (words == 0) return std::nullopt;
  const std::size_t end = text.find_first_not_of("0123456789.", words);
  const std::string_view label = text.substr(0, end);
  const bool closed = end != std::string_view::npos && (text[end] == ':' || label.ends_with('.'));
  if (!closed || KindOfLabel(label) == LabelKind::kNone) return std::nullopt;
  return Labelled{
      KindOfLabel(label), CleanLabel(label), std::string(TrimAny(text.substr(end), " :\n"))};
}

// "I-MỤC TIÊU", "II-Mục tiêu"; "E-Learning", "V-League" and "5-Rõ" are words.
bool IsLabelBeforeTightDash(std::string_view label, LabelKind kind, std::string_view next) {
  const bool capitals = ToUpper(next) == next && ToLower(next) != next;
  if (label.ends_with('.') || label.ends_with(')')) return true;
  if (kind == LabelKind::kLetter || kind == LabelKind::kSmall) return false;
  if (kind == LabelKind::kRoman)
    return label.size() > 1 || (capitals && label.find_first_of("IVX") == 0);
  const bool named = !IsDigits(label.substr(0, 1));
  return named || (capitals && CountCodePoints(next) > 1);
}

// "I- MỤC TIÊU", "1- Quán triệt"
std::optional<Labelled> SplitDashed(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" -\xE2\n"), text.size());
  const std::string_view label = text.substr(0, end);
  const LabelKind kind = KindOfLabel(label);
  if (kind == LabelKind::kNone || label.find('(') != std::string_view::npos) return std::nullopt;
  const std::size_t dash = DashAfter(text, end);
  if (dash == 0) return std::nullopt;
  const std::string_view rest = text.substr(end + dash);
  const bool tight = text[end] != ' ' && text[end + dash - 1] != ' ';
  if (tight && !IsLabelBeforeTightDash(label, kind, rest.substr(0, rest.find_first_of(" /"))))
    return std::nullopt;
  return Labelled{kind, CleanLabel(label), std::string(Trim(rest))};
}

}  // namespace

Labelled SplitLabel(std::string_view text) {
  Labelled out;
  text = Trim(text);
  if (const std::size_t part = PartWord(text); part > 0) {
    const std::string_view rest = Trim(text.substr(part));
    const std::string_view label = rest.substr(0, rest.find_first_of(" :\n"));
    if (KindOfLabel(label) != LabelKind::kNone && KindOfLabel(label) != LabelKind::kSmall) {
      out.kind = LabelKind::kLetter;
      out.label = std::string(text.substr(0, part)) + " " + CleanLabel(label);
      const bool colon = rest.substr(label.size()).starts_with(':');
      if (colon || label.ends_with('.')) out.label += colon ? ':' : '.';
      out.rest = std::string(TrimAny(rest.substr(label.size()), " :-.\n"));
      return out;
    }
  }
  if (auto named = SplitNamedNumber(text)) return std::move(*named);
  if (auto dashed = SplitDashed(text)) return std::move(*dashed);
  const std::size_t end = text.find_first_of(" \n\t");
  const std::string_view first = text.substr(0, end);
  const LabelKind kind = KindOfLabel(first);
  const bool marked = first.find_first_of(".)") != std::string_view::npos;
  // "V" and "A" alone may be words ("A Lưới"); a longer Roman number is none.
  const bool sure = kind != LabelKind::kNone &&
                    (marked || (kind == LabelKind::kRoman) || kind == LabelKind::kRomanNumbered);
  if (!sure) {
    out.rest = std::string(text);
    return out;
  }
  out.kind = kind;
  out.label = CleanLabel(first);
  out.rest = end == std::string_view::npos ? "" : std::string(Trim(text.substr(end)));
  return out;
}

bool BeginsSignature(std::string_view text) {
  constexpr std::array<std::string_view, 7> kSigns{
      "TM.", "T/M", "KT.", "K/T", "TL.", "T/L", "TUQ."};
  const std::string_view bare = TrimAny(text, " *");
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view mark) {
    return bare.starts_with(mark);
  });
}

}  // namespace sauro::intake
