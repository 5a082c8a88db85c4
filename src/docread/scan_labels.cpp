#include "docread/scan_labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace sauro::docread {
namespace {

constexpr std::size_t kLongestLabel = 6;  // bytes of what may be a misread label

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
  if (error != std::errc() || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
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

void MendSections(Table& table) {
  if (!SectionsAreRoman(table)) return;
  for (Row& row : table.rows) {
    if (!IsSection(row, table)) continue;
    if (auto roman = Roman(row.cells.front().text)) Set(row.cells.front(), std::move(*roman));
  }
}

bool Unreadable(const Cell& cell) {
  return !cell.text.empty() && cell.text.size() <= kLongestLabel && !Number(cell.text) &&
         !Roman(cell.text) && cell.text.find('.') == std::string::npos;
}

void MendNumbers(Table& table) {
  int before = -1;  // the number of the row before; 0 right after a section
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    Cell* label = LabelOf(table.rows[i]);
    if (label == nullptr || label->text.empty()) continue;
    if (IsSection(table.rows[i], table)) {
      before = 0;
      continue;
    }
    if (const auto number = Number(label->text)) {
      before = *number;
      continue;
    }
    Cell* after = i + 1 < table.rows.size() ? LabelOf(table.rows[i + 1]) : nullptr;
    const bool gap = after != nullptr && Number(after->text) == before + 2;
    if (before >= 0 && gap && Unreadable(*label)) {
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
