#include "docread/scan_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "docread/roman.h"
#include "docread/scan_nested.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kLongestLabel = 6;  // bytes of what may be a misread label
constexpr int kSureLabel = 85;            // percent; a mark behind a number below it is grain

constexpr std::string_view kLettersAndFigures = "abcdefghijklmnopqrstuvwxyz0123456789";

bool Contains(std::string_view set, std::string_view text) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

// "Hị" without the dot that is a speck: "Hi".
std::string WithoutMarks(std::string_view label) {
  std::string out;
  for (std::size_t i = 0; i < label.size();) {
    std::size_t end = i + 1;
    while (end < label.size() && (static_cast<unsigned char>(label[end]) & 0xC0U) == 0x80U) ++end;
    const std::string_view letter = label.substr(i, end - i);
    const bool plain = letter.size() == 1 || Fold(letter) != "i";
    out += plain ? std::string(letter) : "i";
    i = end;
  }
  return out;
}

// "H" -> "II", "MI" -> "III", "1V" -> "IV"; nothing if it cannot be a Roman number of up to 39.
std::optional<std::string> Roman(std::string_view label) {
  std::string out;
  const std::string marks = WithoutMarks(label);
  for (const char c : TrimAny(marks, " .")) {
    switch (c) {
      case 'H': out += "II"; break;
      case 'M':
        if (label.size() == 1) return std::nullopt;
        out += "II";
        break;
      case 'i':
        if (label.size() == 1) return std::nullopt;
        out += 'I';
        break;
      case '1':
      case 'l':
      case '|':
      case 'I': out += 'I'; break;
      case 'V':
      case 'X': out += c; break;
      default: return std::nullopt;
    }
  }
  const std::size_t tens = std::min(out.find_first_not_of('X'), out.size());
  const std::string_view ones = std::string_view(out).substr(tens);
  constexpr std::array<std::string_view, 10> kOnes{
      "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  const bool known = std::find(kOnes.begin(), kOnes.end(), ones) != kOnes.end();
  if (out.empty() || tens > 3 || !known) return std::nullopt;
  return out;
}

std::optional<int> Number(std::string_view label) {
  const std::string_view text = TrimAny(label, " .");
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  constexpr int kMost = 9999;
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && out >= 0 && out <= kMost ? std::optional(out) : std::nullopt;
}

// "A", "B.": a part of the table, above sections.
bool IsPart(std::string_view label) {
  const std::string_view core = TrimAny(label, " .");
  return core.size() == 1 && core[0] >= 'A' && core[0] <= 'H';
}

Cell* LabelOf(Row& row) {
  return row.cells.size() < 2 || row.cells.front().column != 0 || row.cells.front().col_span != 1
             ? nullptr
             : &row.cells.front();
}

// Not a label that could stand there as it was read: "A" is a part, "I3" is nothing.
bool IsGarbled(const Cell& cell) {
  constexpr int kSure = 60;
  constexpr int kNoise = 30;  // nothing but ink was read
  constexpr std::size_t kLongestNoise = 16;
  const std::size_t longest = cell.confidence < kNoise ? kLongestNoise : kLongestLabel;
  return cell.text.size() <= longest && cell.confidence < kSure && !IsPart(cell.text) &&
         !Number(cell.text) && !Roman(cell.text);
}

bool IsInCapitals(std::string_view text) {
  return text == ToUpper(text) && Fold(text) != text;
}

// A heading whose row is not merged: a label, a title, and nothing in the other cells. A task may
// look so, too, but for capitals, for a label that is no number, or for numbers that begin again
// right below.
bool IsOpenSection(const Row& row, const Table& table) {
  constexpr std::size_t kFewest = 4;
  if (row.cells.size() < kFewest || row.cells[0].text.empty() || row.cells[1].text.empty() ||
      row.cells[0].text.size() > kLongestLabel || row.cells[0].col_span != 1)
    return false;
  const bool rest = std::any_of(row.cells.begin() + 2, row.cells.end(), [](const Cell& cell) {
    return !cell.text.empty();
  });
  const auto at = static_cast<std::size_t>(&row - table.rows.data());
  if (rest || at == 0) return false;
  const std::string& label = row.cells[0].text;
  const auto number = Number(label);
  if (IsInCapitals(row.cells[1].text)) return true;
  if (!number) return Roman(label).has_value() || IsPart(label) || IsGarbled(row.cells[0]);
  if (*number != 1 || at + 1 == table.rows.size()) return false;
  const Row& below = table.rows[at + 1];
  return below.cells.size() >= kFewest && Number(below.cells[0].text) == 1;
}

bool IsSection(const Row& row, const Table& table) {
  if (row.cells.size() == 2 && row.cells[1].col_span + 1 == table.columns && table.columns > 2 &&
      !row.cells[0].text.empty() && !row.cells[1].text.empty())
    return true;
  return IsOpenSection(row, table);
}

void Set(Cell& cell, std::string text) {
  if (cell.text == text) return;
  cell.text = std::move(text);
  cell.confidence = 0;
}

std::vector<Cell*> LabelsOfSections(Table& table) {
  std::vector<Cell*> out;
  for (Row& row : table.rows) {
    if (IsSection(row, table)) out.push_back(&row.cells.front());
  }
  return out;
}

// Sections are numbered in Roman, as a rule, where none of two or more numbers was read at all.
bool AllAreGarbled(const std::vector<Cell*>& labels) {
  return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), [](const Cell* label) {
           return IsGarbled(*label);
         });
}

// The sections are numbered in Roman if one label can be nothing else, or if the rows below each
// begin with 1 again.
bool SectionsAreRoman(Table& table) {
  if (AllAreGarbled(LabelsOfSections(table))) return true;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (!IsSection(table.rows[i], table)) continue;
    const std::string_view label = table.rows[i].cells.front().text;
    if (!Roman(label)) continue;
    if (!Contains("1. ", label)) return true;
    Cell* below = i + 1 < table.rows.size() ? LabelOf(table.rows[i + 1]) : nullptr;
    if (below != nullptr && !IsSection(table.rows[i + 1], table) && Number(below->text) == 1)
      return true;
  }
  return false;
}

// "1" may be I where that comes next, but it may also be 1 below II.
bool MayBeRoman(std::string_view label, int before) {
  const auto roman = Roman(label);
  return roman && (!Number(label) || ValueOfRoman(*roman) == before + 1);
}

// The number that a label between these two must have; 0 if they do not settle it.
int Between(const Cell* above, const Cell* below) {
  const auto before = above != nullptr ? Roman(above->text) : std::nullopt;
  const auto after = below != nullptr ? Roman(below->text) : std::nullopt;
  if (before && after && ValueOfRoman(*before) + 2 != ValueOfRoman(*after)) return 0;
  if (before) return ValueOfRoman(*before) + 1;
  return after ? ValueOfRoman(*after) - 1 : 0;
}

// "A", "B", "L8)": what cannot be read behind two letters is the next one.
void MendParts(Table& table) {
  char last = 0;
  int read = 0;
  for (Cell* label : LabelsOfSections(table)) {
    if (IsPart(label->text)) {
      last = TrimAny(label->text, " .")[0];
      ++read;
    } else if (read > 1 && last < 'H' && IsGarbled(*label)) {
      Set(*label, std::string(1, ++last));
    } else {
      read = 0;
    }
  }
}

// I, III, III: a stroke was lost or found where the neighbours are the ones before and behind, or
// where a number stands twice and nothing behind it says otherwise.
void MendStrokes(const std::vector<Cell*>& labels) {
  const auto value = [&](std::size_t i) {
    const auto roman = i < labels.size() ? Roman(labels[i]->text) : std::nullopt;
    return roman ? ValueOfRoman(*roman) : 0;
  };
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const int before = value(i - 1);
    const int here = value(i);
    const int next = before + 1;
    if (before == 0 || here == 0 || here == next || here > 3 || next > 3) continue;
    const int behind = value(i + 1);
    const bool twice = here == before && !Number(labels[i]->text);
    if (twice && i == 1 && here > 1 && labels[0]->confidence < labels[1]->confidence) {
      Set(*labels[0], RomanOf(here - 1));
      continue;
    }
    if (behind == next + 1 || (twice && (i + 1 == labels.size() || behind > next)))
      Set(*labels[i], RomanOf(next));
  }
}

// A label that was read wrong stands between those of its neighbours.
void MendSections(Table& table) {
  if (!SectionsAreRoman(table)) {
    MendParts(table);
    return;
  }
  const std::vector<Cell*> labels = LabelsOfSections(table);
  if (AllAreGarbled(labels)) Set(*labels.front(), "I");
  MendStrokes(labels);
  int last = 0;
  for (Cell* label : labels) {
    if (IsPart(label->text) && !Roman(label->text)) last = 0;
    if (!MayBeRoman(label->text, last)) continue;
    std::string roman = *Roman(label->text);
    last = ValueOfRoman(roman);
    Set(*label, std::move(roman));
  }
  constexpr int kMost = 39;
  const auto mend = [&](std::size_t i) {
    if (!IsGarbled(*labels[i])) return;
    const int value =
        Between(i > 0 ? labels[i - 1] : nullptr, i + 1 < labels.size() ? labels[i + 1] : nullptr);
    if (value > 0 && value <= kMost) Set(*labels[i], RomanOf(value));
  };
  for (std::size_t i = 0; i < labels.size(); ++i) mend(i);
  for (std::size_t i = labels.size(); i-- > 0;) mend(i);
}

bool IsHeader(std::string_view label) {
  std::string words = Fold(label);
  std::erase(words, ' ');
  return words == "tt" || words == "stt" || words == "sott" || words == "so";
}

// A dash, "a", "B", "Tổng": printed so, not a number that was read wrong.
bool IsItsOwn(std::string_view label) {
  const std::string_view core = TrimAny(label, " .)");
  if (core.size() == 1) {
    const char c = core[0];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'H') || c == '-' || c == '+' || c == '*';
  }
  const std::string words = Fold(core);
  return core.empty() || words == "d" || words == "tong" || words == "cong";
}

// May be `expected`, read wrong: no number, no "1.2", and what looks Roman only if it looks like
// that number: "|" is 1 and "H" is 11.
bool MayBe(int expected, const Cell& cell) {
  if (cell.text.size() > kLongestLabel) return false;
  if (Fold(cell.text).find_first_of(kLettersAndFigures) == std::string::npos) return true;
  if (cell.text.find('.') != std::string::npos) return false;
  if (const auto roman = Roman(cell.text))
    return (expected == 1 && *roman == "I") || (expected == 11 && *roman == "II");
  return true;
}

// The next label below row `at` that is neither empty nor a heading of columns; null if a section
// or nothing follows.
const Cell* LabelBelow(Table& table, std::size_t at) {
  for (std::size_t i = at + 1; i < table.rows.size(); ++i) {
    if (IsSection(table.rows[i], table)) return nullptr;
    const Cell* label = LabelOf(table.rows[i]);
    if (label != nullptr && !label->text.empty() && !IsHeader(label->text)) return label;
  }
  return nullptr;
}

// Is the label in row `at` number `expected`, read wrong? The row below says so, or it was read
// badly and nothing below says otherwise.
bool MustBe(int expected, Table& table, std::size_t at, const Cell& label) {
  const Cell* below = LabelBelow(table, at);
  const auto next = below == nullptr ? std::nullopt : Number(TrimAny(below->text, " .)"));
  const bool fits =
      next ? *next == expected + 1 : label.confidence < kSureLabel && !IsItsOwn(label.text);
  return fits && MayBe(expected, label);
}

// The number of the label in row `at`, which was read wrong; 0 if that is not settled. `kept` is
// the last one before the section that has just begun: numbers may go on there.
int Settled(int before, int kept, Table& table, std::size_t at, const Cell& label) {
  if (before < 0) return 0;
  if (MustBe(before + 1, table, at, label)) return before + 1;
  const Cell* below = LabelBelow(table, at);
  const auto next = below == nullptr ? std::nullopt : Number(TrimAny(below->text, " .)"));
  return before == 0 && kept > 0 && next == kept + 2 && MayBe(kept + 1, label) ? kept + 1 : 0;
}

// Rows count up from 1 below each section, or go on counting there.
void MendNumbers(Table& table) {
  int kept = 0;
  int before = -1;  // the number of the row before; 0 right after a section, -1 if it is not known
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (IsSection(table.rows[i], table)) {
      kept = std::max(before, 0);
      before = 0;
      continue;
    }
    Cell* label = LabelOf(table.rows[i]);
    if (label == nullptr || label->text.empty() || IsHeader(label->text)) continue;
    const auto number = Number(TrimAny(label->text, " .)"));
    const bool grain = number == before + 1 && label->confidence < kSureLabel;
    if (number && !(grain && label->text.ends_with(')'))) {
      before = *number;
    } else {
      const int settled = number ? before + 1 : Settled(before, kept, table, i, *label);
      before = settled > 0 ? settled : -1;
      if (settled > 0) Set(*label, std::to_string(settled));
    }
  }
}

// What a Roman number may have been taken for: "1L" is II.
std::string AsRoman(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c == 'L' || c == '!') {
      out.push_back('I');
    } else {
      out.push_back(c);
    }
  }
  return Roman(out).value_or("");
}

bool IsHeading(const Row& row, const Table& table) {
  return row.cells.size() == 1 && row.cells[0].col_span == table.columns && table.columns >= 3;
}

// The number before a heading that is in the same cell.
std::string LabelBefore(const Cell& cell) {
  return cell.text.substr(0, std::min(cell.text.find_first_of(" ."), cell.text.size()));
}

// Some heading is printed as II: the first one, "1.", is I.
bool HeadingsAreRoman(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    return IsHeading(row, table) && LabelBefore(row.cells[0]) == "II";
  });
}

// "1L NHIỆM VỤ" across the whole table, after "I. ...", is "II. NHIỆM VỤ": the number is in the
// same cell as the heading.
void MendHeadings(Table& table) {
  int last = 0;
  const bool all = HeadingsAreRoman(table);
  for (Row& row : table.rows) {
    if (!IsHeading(row, table)) continue;
    Cell& cell = row.cells[0];
    const std::string label = LabelBefore(cell);
    const std::size_t end = label.size();
    const std::string roman = AsRoman(label);
    if (roman.empty() || end == cell.text.size()) continue;
    const int value = ValueOfRoman(roman);
    const bool printed = label == roman;
    const bool first = all && last == 0 && value == 1;
    if (!printed && !first && (cell.confidence >= kSureLabel || last == 0 || value != last + 1))
      continue;
    last = value;
    const std::size_t rest = cell.text.find_first_not_of(" .", end);
    if ((first || cell.confidence < kSureLabel) && rest != std::string::npos)
      cell.text = roman + ". " + cell.text.substr(rest);
  }
}

// A number over numbers that begin with it again, or beside names on two levels, is none.
bool IsNumberOfHeader(Table& table, const Cell& label) {
  const auto number = Number(label.text);
  if (!number) return false;
  if (label.row_span > 1) return true;
  const Cell* below = LabelBelow(table, 0);
  return below != nullptr && Number(below->text) == number;
}

// "HT" above numbers that count up is "TT", read badly.
void MendHeaderLabel(Table& table) {
  constexpr int kSure = 75;
  constexpr std::size_t kLongest = 4;  // letters and what is between them
  constexpr int kFewest = 3;
  Cell* label = table.rows.empty() ? nullptr : LabelOf(table.rows.front());
  if (label == nullptr || label->confidence >= kSure || label->text.empty() ||
      CountCodePoints(label->text) > kLongest || IsHeader(label->text) ||
      (Number(label->text) && !IsNumberOfHeader(table, *label)) ||
      Fold(label->text).find_first_of(kLettersAndFigures) == std::string::npos)
    return;
  const Row& header = table.rows.front();
  const auto named = std::count_if(header.cells.begin() + 1, header.cells.end(), [](const Cell& c) {
    return !c.text.empty() && c.text.find_first_of("0123456789") == std::string::npos;
  });
  int numbers = 0;
  for (Row& row : table.rows) {
    const Cell* below = LabelOf(row);
    if (below != nullptr && Number(below->text)) ++numbers;
  }
  if (named >= 2 && numbers >= kFewest) Set(*label, "TT");
}

}  // namespace

void MendLabels(Table& table) {
  MendHeaderLabel(table);
  MendHeadings(table);
  MendSections(table);
  MendNestedLabels(table);
  MendNumbers(table);
}

}  // namespace sauro::docread
