#include "docread/scan_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kLongestLabel = 6;  // bytes of what may be a misread label
constexpr int kSureLabel = 85;            // percent; a mark behind a number below it is grain

bool Contains(std::string_view set, std::string_view text) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

// "H" -> "II", "1V" -> "IV"; nothing if it cannot be a Roman number of up to 39.
std::optional<std::string> Roman(std::string_view label) {
  std::string out;
  for (const char c : TrimAny(label, " .")) {
    switch (c) {
      case 'H': out += "II"; break;
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

Cell* LabelOf(Row& row) {
  return row.cells.size() < 2 || row.cells.front().column != 0 || row.cells.front().col_span != 1
             ? nullptr
             : &row.cells.front();
}

bool IsSection(const Row& row, const Table& table) {
  return row.cells.size() == 2 && row.cells[1].col_span + 1 == table.columns && table.columns > 2 &&
         !row.cells[0].text.empty() && !row.cells[1].text.empty();
}

void Set(Cell& cell, std::string text) {
  if (cell.text == text) return;
  cell.text = std::move(text);
  cell.confidence = 0;
}

// The sections are numbered in Roman if one label can be nothing else, or if the rows below each
// begin with 1 again.
bool SectionsAreRoman(Table& table) {
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

int ValueOfRoman(std::string_view roman) {
  int out = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const auto value = [](char c) { return c == 'X' ? 10 : c == 'V' ? 5 : 1; };
    const bool less = i + 1 < roman.size() && value(roman[i]) < value(roman[i + 1]);
    out += less ? -value(roman[i]) : value(roman[i]);
  }
  return out;
}

std::string RomanOf(int value) {
  constexpr std::array<std::string_view, 10> kOnes{
      "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return std::string(static_cast<std::size_t>(value / 10), 'X') +
         std::string(kOnes[static_cast<std::size_t>(value % 10)]);
}

// Not a label that could stand there as it was read: "A" is a part, "I3" is nothing.
bool IsGarbled(const Cell& cell) {
  constexpr int kSure = 60;
  const bool part = cell.text.size() == 1 && cell.text[0] >= 'A' && cell.text[0] <= 'H';
  return cell.text.size() <= kLongestLabel && cell.confidence < kSure && !part &&
         !Number(cell.text) && !Roman(cell.text);
}

// "1" may be I where that comes next, but it may also be 1 below II.
bool MayBeRoman(std::string_view label, int before) {
  const auto roman = Roman(label);
  return roman && (!Number(label) || ValueOfRoman(*roman) == before + 1);
}

std::vector<Cell*> LabelsOfSections(Table& table) {
  std::vector<Cell*> out;
  for (Row& row : table.rows) {
    if (IsSection(row, table)) out.push_back(&row.cells.front());
  }
  return out;
}

// The number that a label between these two must have; 0 if they do not settle it.
int Between(const Cell* above, const Cell* below) {
  const auto before = above != nullptr ? Roman(above->text) : std::nullopt;
  const auto after = below != nullptr ? Roman(below->text) : std::nullopt;
  if (before && after && ValueOfRoman(*before) + 2 != ValueOfRoman(*after)) return 0;
  if (before) return ValueOfRoman(*before) + 1;
  return after ? ValueOfRoman(*after) - 1 : 0;
}

// A label that was read wrong stands between those of its neighbours.
void MendSections(Table& table) {
  if (!SectionsAreRoman(table)) return;
  const std::vector<Cell*> labels = LabelsOfSections(table);
  int last = 0;
  for (Cell* label : labels) {
    if (!MayBeRoman(label->text, last)) continue;
    std::string roman = *Roman(label->text);
    last = ValueOfRoman(roman);
    Set(*label, std::move(roman));
  }
  constexpr int kMost = 39;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!IsGarbled(*labels[i])) continue;
    const int value =
        Between(i > 0 ? labels[i - 1] : nullptr, i + 1 < labels.size() ? labels[i + 1] : nullptr);
    if (value > 0 && value <= kMost) Set(*labels[i], RomanOf(value));
  }
}

bool IsHeader(std::string_view label) {
  const std::string words = Fold(label);
  return words == "tt" || words == "stt" || words == "so tt" || words == "so";
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
  if (cell.text.size() > kLongestLabel || cell.text.find('.') != std::string::npos) return false;
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

// Rows count up from 1 below each section.
void MendNumbers(Table& table) {
  int before = -1;  // the number of the row before; 0 right after a section, -1 if it is not known
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (IsSection(table.rows[i], table)) {
      before = 0;
      continue;
    }
    Cell* label = LabelOf(table.rows[i]);
    if (label == nullptr || label->text.empty() || IsHeader(label->text)) continue;
    const auto number = Number(TrimAny(label->text, " .)"));
    const bool grain = number == before + 1 && label->confidence < kSureLabel;
    if (number && !(grain && label->text.ends_with(')'))) {
      before = *number;
    } else if (number || (before >= 0 && MustBe(before + 1, table, i, *label))) {
      Set(*label, std::to_string(++before));
    } else {
      before = -1;
    }
  }
}

}  // namespace

void MendLabels(Table& table) {
  MendSections(table);
  MendNumbers(table);
}

}  // namespace sauro::docread
