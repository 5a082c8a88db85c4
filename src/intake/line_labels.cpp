#include "intake/line_labels.h"

#include <algorithm>

#include "base/text.h"
#include "intake/labels.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

int RomanValue(std::string_view text) {
  int total = 0;
  int before = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const int value = text[i] == 'I' ? 1 : text[i] == 'V' ? 5 : text[i] == 'X' ? 10 : 50;
    total += value < before ? -value : value;
    before = std::max(before, value);
  }
  return total;
}

bool BeginsCapital(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text.substr(0, 60));
  return !tokens.empty() && tokens[0].kind == TokenKind::kWord && IsCapital(text, tokens[0]);
}

bool IsLone(std::string_view text) {
  return Trim(text).find(' ') == std::string_view::npos;
}

std::string_view Behind(std::string_view text) {
  return Trim(Trim(text).substr(FirstWord(text).size()));
}

}  // namespace

std::optional<SourceLine> LineAt(const std::vector<docread::Block>& blocks, std::size_t at) {
  if (at >= blocks.size()) return std::nullopt;
  const auto* paragraph = std::get_if<docread::Paragraph>(&blocks[at]);
  if (paragraph == nullptr) return std::nullopt;
  std::string text =
      paragraph->label.empty() ? paragraph->text : paragraph->label + " " + paragraph->text;
  return SourceLine{std::move(text), {0, 0, 0, paragraph->number}, paragraph->origin.line};
}

bool BeginsHeader(std::string_view text) {
  const std::string words = WordsOf(text.substr(0, 60)) + " ";
  return words.starts_with("stt ") || words.starts_with("tt ") || words.starts_with("so tt ");
}

std::string_view FirstWord(std::string_view text) {
  text = Trim(text);
  return text.substr(0, text.find(' '));
}

LineLabels::Kind LineLabels::KindAt(std::size_t at, bool behind_break) const {
  const auto line = LineAt(blocks_, at);
  if (!line) return Kind::kNone;
  const std::string label = CleanLabel(FirstWord(line->text));
  const LabelKind kind = KindOfLabel(label);
  if (kind == LabelKind::kRoman &&
      (RomanValue(label) == roman_ + 1 || IsLaterSection(at, label, line->text)))
    return Kind::kSection;
  if (kind == LabelKind::kLetter && IsPart(at, label, line->text)) return Kind::kPart;
  if (kind == LabelKind::kRomanNumbered &&
      RomanValue(std::string_view(label).substr(0, label.find('.'))) == roman_)
    return Kind::kSubsection;
  return IsRow(at, label, line->text, behind_break) ? Kind::kRow : Kind::kNone;
}

void LineLabels::Take(Kind kind, std::string_view text) {
  const std::string label = CleanLabel(FirstWord(text));
  switch (kind) {
    case Kind::kNone: return;
    case Kind::kPart: part_ = label[0]; [[fallthrough]];
    case Kind::kSection:
      roman_ = kind == Kind::kPart ? 0 : RomanValue(label);
      number_ = 0;
      fresh_ = true;
      return;
    case Kind::kSubsection: fresh_ = true; return;
    case Kind::kRow:
      if (KindOfLabel(label) == LabelKind::kNumber) number_ = NumberOfLabel(label);
      in_brackets_ = FirstWord(text).starts_with('(');
      fresh_ = false;
      return;
  }
}

// The first row, or the first section, stands near below.
bool LineLabels::BeginsBelow(std::size_t at, bool sections) const {
  constexpr std::size_t kNear = 3;  // lines
  for (std::size_t i = at + 1; i <= at + kNear; ++i) {
    const auto line = LineAt(blocks_, i);
    if (!line) return false;
    const std::string label = CleanLabel(FirstWord(line->text));
    if (label == "1" || (sections && label == "I")) return true;
  }
  return false;
}

// "B. Phần", or the next letter before a capital with rows below: "A Lưới" is the end of a name.
bool LineLabels::IsPart(std::size_t at, const std::string& label, std::string_view text) const {
  if (text.size() <= 2) return false;
  if (text[1] == '.') return true;
  return label[0] == part_ + 1 && BeginsCapital(Behind(text)) && BeginsBelow(at, true);
}

// "V Hợp tác" behind III where a page is missing.
bool LineLabels::IsLaterSection(std::size_t at, const std::string& label, std::string_view text)
    const {
  return RomanValue(label) > roman_ && BeginsCapital(Behind(text)) && BeginsBelow(at, false);
}

bool LineLabels::IsRow(
    std::size_t at, const std::string& label, std::string_view text, bool behind_break
) const {
  const LabelKind kind = KindOfLabel(label);
  if (kind == LabelKind::kNumbered) {
    return label.starts_with(std::to_string(number_) + ".") && Trim(text).size() > label.size() + 1;
  }
  if (kind != LabelKind::kNumber || label.size() > 3) return false;
  const std::vector<Token> tokens = Tokenize(text);
  // "100% ...", "6/2026" and "2 - 3" are no labels.
  if (tokens.size() > 1 && tokens[1].text == "%") return false;
  if (FirstWord(text).find('/') != std::string_view::npos) return false;
  // "(2)" counts inside a cell, unless the rows are counted so.
  if (FirstWord(text).starts_with('(') && !in_brackets_ && number_ > 0) return false;
  // Below a heading the rows go on or begin anew.
  const int number = NumberOfLabel(label);
  if (number == number_ + 1 || (fresh_ && number == 1)) return true;
  return behind_break && IsLaterRow(at, number, text);
}

// "7" behind 4 where a page is missing: a line of its own, with the name of a row below it. A
// figure at the top of a page is none where 5 still comes on that page.
bool LineLabels::IsLaterRow(std::size_t at, int number, std::string_view text) const {
  constexpr int kMost = 12;
  constexpr std::size_t kPage = 300;  // lines
  if (number != 1 && (number <= number_ || number > number_ + kMost)) return false;
  const auto below = LineAt(blocks_, at + 1);
  if (!IsLone(text) || !below || !BeginsCapital(below->text)) return false;
  for (std::size_t i = at + 1; i < at + kPage; ++i) {
    const auto line = LineAt(blocks_, i);
    if (!line || BeginsHeader(line->text)) break;
    if (IsLone(line->text) && CleanLabel(FirstWord(line->text)) == std::to_string(number_ + 1))
      return false;
  }
  return true;
}

}  // namespace sauro::intake
