#include "intake/line_labels.h"

#include <algorithm>

#include "base/text.h"
#include "docread/roman.h"
#include "intake/labels.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

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
  return words.starts_with("stt ") || words.starts_with("tt ") || words.starts_with("so tt ") ||
         words.starts_with("ma so ");
}

bool BeginsHeaderAt(const std::vector<docread::Block>& blocks, std::size_t at) {
  const auto line = LineAt(blocks, at);
  if (!line) return false;
  if (BeginsHeader(line->text)) return true;
  // "Mã | số", "Số | TT": in a column too narrow for it
  const std::string words = WordsOf(line->text.substr(0, 20));
  const auto next = words == "ma" || words == "so" ? LineAt(blocks, at + 1) : std::nullopt;
  return next && BeginsHeader(words + " " + WordsOf(next->text.substr(0, 60)));
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
      (docread::ValueOfRoman(label) == roman_ + 1 || IsLaterSection(at, label, line->text)))
    return Kind::kSection;
  if (kind == LabelKind::kLetter && IsPart(at, label, line->text)) return Kind::kPart;
  if (kind == LabelKind::kRomanNumbered &&
      docread::ValueOfRoman(std::string_view(label).substr(0, label.find('.'))) == roman_)
    return HasRowsBelow(at) ? Kind::kSubsection : Kind::kRow;
  return IsRow(at, label, line->text, behind_break) ? Kind::kRow : Kind::kNone;
}

void LineLabels::Take(Kind kind, std::string_view text) {
  const std::string label = CleanLabel(FirstWord(text));
  switch (kind) {
    case Kind::kNone: return;
    case Kind::kPart: part_ = label[0]; [[fallthrough]];
    case Kind::kSection:
      roman_ = kind == Kind::kPart ? 0 : docread::ValueOfRoman(label);
      fresh_ = true;  // the rows go on from number_, or begin anew
      return;
    case Kind::kSubsection: fresh_ = true; return;
    case Kind::kRow:
      if (KindOfLabel(label) == LabelKind::kNumber) {
        number_ = NumberOfLabel(label);
        below_number_ = 0;
      } else if (const std::size_t dot = label.rfind('.'); dot != std::string::npos) {
        below_number_ = NumberOfLabel(label.substr(dot + 1));
      }
      in_brackets_ = FirstWord(text).starts_with('(');
      fresh_ = false;
      return;
  }
}

// "II.3" counts rows where no row "1" comes before the next heading.
bool LineLabels::HasRowsBelow(std::size_t at) const {
  constexpr std::size_t kFar = 60;  // lines
  for (std::size_t i = at + 1; i <= at + kFar; ++i) {
    const auto line = LineAt(blocks_, i);
    if (!line) return false;
    const std::string label = CleanLabel(FirstWord(line->text));
    const LabelKind kind = KindOfLabel(label);
    if (kind == LabelKind::kRoman || kind == LabelKind::kRomanNumbered) return false;
    if (label == "1") return true;
  }
  return false;
}

// The first row, or the first section, stands near below.
bool LineLabels::BeginsBelow(std::size_t at, bool sections) const {
  constexpr std::size_t kNear = 3;  // lines
  constexpr std::size_t kHeader = 24;
  std::size_t last = at + kNear;
  for (std::size_t i = at + 1; i <= last; ++i) {
    const auto line = LineAt(blocks_, i);
    if (!line) return false;
    if (BeginsHeaderAt(blocks_, i)) last = std::max(last, i + kHeader);  // of the next page
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
  return docread::ValueOfRoman(label) > roman_ && BeginsCapital(Behind(text)) &&
         BeginsBelow(at, false);
}

bool LineLabels::IsRow(
    std::size_t at, const std::string& label, std::string_view text, bool behind_break
) const {
  const LabelKind kind = KindOfLabel(label);
  if (kind == LabelKind::kNumbered) return !fresh_ && IsNumberedRow(at, label, text);
  if (kind != LabelKind::kNumber || label.size() > 3) return false;
  const std::vector<Token> tokens = Tokenize(text);
  // "100% ...", "6/2026" and "2 - 3" are no labels.
  if (tokens.size() > 1 && tokens[1].text == "%") return false;
  if (FirstWord(text).find('/') != std::string_view::npos) return false;
  // "(2)" counts inside a cell, unless the rows are counted so.
  if (FirstWord(text).starts_with('(') && !in_brackets_ && number_ > 0 && !fresh_) return false;
  // Below a heading the rows go on or begin anew.
  const int number = NumberOfLabel(label);
  if (number == number_ + 1 || (fresh_ && number == 1)) return true;
  return behind_break && IsLaterRow(at, number, text);
}

// "2.1 Tên ...", or "2.1" alone where it is the next one and a name stands below it.
bool LineLabels::IsNumberedRow(std::size_t at, const std::string& label, std::string_view text)
    const {
  const std::string parent = std::to_string(number_) + ".";
  if (!label.starts_with(parent)) return false;
  if (!IsLone(text)) return true;
  const auto below = LineAt(blocks_, at + 1);
  return label == parent + std::to_string(below_number_ + 1) && below && BeginsCapital(below->text);
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
    if (!line || BeginsHeaderAt(blocks_, i)) break;
    if (IsLone(line->text) && CleanLabel(FirstWord(line->text)) == std::to_string(number_ + 1))
      return false;
  }
  return true;
}

}  // namespace sauro::intake
