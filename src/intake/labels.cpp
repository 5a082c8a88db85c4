#include "intake/labels.h"

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

}  // namespace

std::string CleanLabel(std::string_view text) {
  std::string out;
  for (const char c : TrimAny(text, " .)(:/-\t\n")) {
    if (c != ' ') out.push_back(c);
  }
  return out;
}

LabelKind KindOfLabel(std::string_view text) {
  const std::string label = CleanLabel(text);
  if (label.empty() || label.size() > 16) return LabelKind::kNone;
  const auto parts = Split(label, '.');
  bool numbers = true;
  for (std::size_t i = 1; i < parts.size(); ++i) numbers = numbers && IsDigits(parts[i]);
  if (!numbers) return LabelKind::kNone;
  const bool nested = parts.size() > 1;
  if (IsDigits(parts[0])) return nested ? LabelKind::kNumbered : LabelKind::kNumber;
  if (IsRoman(parts[0])) return nested ? LabelKind::kRomanNumbered : LabelKind::kRoman;
  if (nested || parts[0].size() != 1) {
    if (!nested && (parts[0] == "Đ" || parts[0] == "đ")) {
      return parts[0] == "Đ" ? LabelKind::kLetter : LabelKind::kSmall;
    }
    const bool letter = parts[0].size() == 1 && parts[0][0] >= 'A' && parts[0][0] <= 'Z';
    return nested && letter ? LabelKind::kRomanNumbered : LabelKind::kNone;
  }
  const char c = parts[0][0];
  if (c >= 'A' && c <= 'Z') return LabelKind::kLetter;
  if (c >= 'a' && c <= 'z') return LabelKind::kSmall;
  return LabelKind::kNone;
}

Labelled SplitLabel(std::string_view text) {
  Labelled out;
  text = Trim(text);
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

}  // namespace sauro::intake
