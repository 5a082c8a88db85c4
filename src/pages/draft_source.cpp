#include "pages/draft_source.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

constexpr std::size_t kAround = 1;        // rows before and after those asked for
constexpr std::uint32_t kNarrow = 5;      // columns that fit beside the rows of a draft
constexpr std::size_t kFirstBlocks = 10;  // the head of the document, where number and date stand

void AddParagraph(Dict& dict, const docread::Paragraph& paragraph) {
  if (Trim(paragraph.text).empty() && paragraph.label.empty()) return;
  Dict& block = *dict.AddSectionDictionary("BLOCK")->AddSectionDictionary("PARAGRAPH");
  Set(block, "ANCHOR", AnchorOf(docread::PlaceOf(paragraph)));
  Set(block,
      "TEXT",
      paragraph.label.empty() ? paragraph.text : paragraph.label + " " + paragraph.text);
  ShowIf(block, "BOLD", paragraph.bold);
  ShowIf(block, "PLAIN", !paragraph.bold);
}

void AddCell(
    Dict& line, const docread::Cell& cell, bool strong, std::size_t rows, const std::string& anchor
) {
  Dict& slot = *line.AddSectionDictionary("CELL");
  Dict& item = *slot.AddSectionDictionary(strong ? "STRONG" : "PLAIN");
  ShowText(item, "NAMED", "ANCHOR", anchor);
  Set(item, "TEXT", cell.text);
  Set(item, "COLUMNS", std::to_string(cell.col_span));
  Set(item, "ROWS", std::to_string(rows));
}

// Shows some rows of a table. Cells that reach over rows are cut to the rows that are shown, and
// what reaches into a row from one that is not shown leaves an empty cell.
class ShownRows {
 public:
  ShownRows(
      Dict& out,
      const docread::Table& table,
      std::vector<bool> shown,
      const std::set<std::string>& named
  )
      : out_(out),
        table_(table),
        shown_(std::move(shown)),
        named_(named),
        covered_(table.columns, 0) {}

  void Add() {
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (!shown_[i]) {
        ++hidden;
        continue;
      }
      AddGap(hidden);
      hidden = 0;
      AddRow(i);
    }
    AddGap(hidden);
  }

 private:
  void AddGap(std::size_t rows) {
    if (rows == 0) return;
    Dict& gap = *out_.AddSectionDictionary("ROW")->AddSectionDictionary("GAP");
    SetNumber(gap, "COUNT", static_cast<std::int64_t>(rows));
  }

  // The rows from `i` on that are shown without a gap between, at most `span`.
  [[nodiscard]] std::size_t Together(std::size_t i, std::size_t span) const {
    std::size_t rows = 0;
    while (rows < span && i + rows < shown_.size() && shown_[i + rows]) ++rows;
    return rows;
  }

  void Fill(Dict& line, std::size_t& column, std::size_t until) {
    for (; column < std::min(until, covered_.size()); ++column) {
      if (covered_[column] > 0) {
        --covered_[column];
      } else {
        AddCell(line, {}, false, 1, "");
      }
    }
  }

  void AddRow(std::size_t i) {
    const docread::Row& row = table_.rows[i];
    Dict& line = *out_.AddSectionDictionary("ROW")->AddSectionDictionary("LINE");
    const std::string anchor = AnchorOf(docread::PlaceOf(table_, row));
    Set(line, "ANCHOR", anchor);
    std::size_t column = 0;
    for (const docread::Cell& cell : row.cells) {
      Fill(line, column, cell.column);
      const std::size_t rows = Together(i, cell.row_span);
      AddCell(line, cell, row.header || cell.bold, rows, NameOf(anchor, cell));
      for (; column < std::min<std::size_t>(cell.column + cell.col_span, covered_.size()); ++column)
        covered_[column] = rows - 1;
    }
    Fill(line, column, covered_.size());
  }

  [[nodiscard]] std::string NameOf(const std::string& row, const docread::Cell& cell) const {
    if (named_.empty()) return {};
    std::string name = row + "-cot-" + std::to_string(cell.column + 1);
    return named_.count(name) > 0 ? name : std::string();
  }

  Dict& out_;
  const docread::Table& table_;
  std::vector<bool> shown_;
  const std::set<std::string>& named_;
  std::vector<std::size_t> covered_;  // by column: rows below that a cell still reaches into
};

// Headers, the rows asked for, and one before and after each.
void AddTable(
    Dict& dict,
    const docread::Table& table,
    const std::set<std::string>& places,
    const std::set<std::string>& cells
) {
  const std::size_t count = table.rows.size();
  std::vector<bool> shown(count, places.empty());
  bool any = places.empty();
  for (std::size_t i = 0; i < count; ++i) {
    if (places.count(docread::PlaceOf(table, table.rows[i])) == 0) continue;
    any = true;
    for (std::size_t j = i < kAround ? 0 : i - kAround; j < std::min(count, i + kAround + 1); ++j)
      shown[j] = true;
  }
  if (!any) return;
  for (std::size_t i = 0; i < count && table.rows[i].header; ++i) shown[i] = true;
  Dict& out = *dict.AddSectionDictionary("BLOCK")->AddSectionDictionary("TABLE");
  Set(out, "PLACE", docread::PlaceOf(table));
  ShowIf(out, "WIDE", table.columns > kNarrow);
  ShownRows(out, table, std::move(shown), cells).Add();
}

}  // namespace

std::string AnchorOf(std::string_view place) {
  std::string out;
  for (const char c : Fold(place)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return out;
}

namespace {

// The row with this number; tables are numbered from 1 as they stand.
const docread::Row* FindRow(const docread::Table& table, std::uint32_t number) {
  if (number == 0) return nullptr;
  if (number <= table.rows.size() && table.rows[number - 1].number == number)
    return &table.rows[number - 1];
  for (const docread::Row& row : table.rows) {
    if (row.number == number) return &row;
  }
  return nullptr;
}

}  // namespace

namespace {

// Of the cell in column `column` (from 1), or of the row where that is 0.
docread::PageBox BoxOf(const docread::Row& row, std::uint32_t column) {
  docread::PageBox out;
  for (const docread::Cell& cell : row.cells) {
    if (column != 0 && cell.column + 1 != column) continue;
    Enlarge(out, cell.box);
  }
  return out;
}

bool IsShared(const docread::Row& row, std::uint32_t column) {
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const docread::Cell& cell) {
    return cell.column + 1 == column && cell.row_span > 1;
  });
}

}  // namespace

std::optional<SourcePlace> FindPlace(const docread::Document& document, const intake::Spot& spot) {
  for (const docread::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      if (spot.table != 0 || paragraph->number != spot.paragraph) continue;
      const std::string line = docread::PlaceOf(*paragraph);
      return SourcePlace{line, AnchorOf(line), paragraph->origin.page, paragraph->box, false};
    }
    const auto& table = std::get<docread::Table>(block);
    if (spot.table == 0 || table.number != spot.table) continue;
    const docread::Row* row = FindRow(table, spot.row);
    if (row == nullptr) return std::nullopt;
    const std::string line = docread::PlaceOf(table, *row);
    std::string anchor = AnchorOf(line);
    if (spot.column != 0) anchor += "-cot-" + std::to_string(spot.column);
    const docread::PageBox box = BoxOf(*row, spot.column);
    return SourcePlace{line, std::move(anchor), row->page, box, IsShared(*row, spot.column)};
  }
  return std::nullopt;
}

void AddSource(
    Dict& dict,
    const docread::Document& document,
    const std::set<std::string>& places,
    const std::set<std::string>& cells
) {
  std::size_t number = 0;
  for (const docread::Block& block : document.blocks) {
    ++number;
    if (const auto* paragraph = std::get_if<docread::Paragraph>(&block)) {
      const bool asked = places.empty() || places.count(docread::PlaceOf(*paragraph)) != 0;
      const bool head = places.count("") != 0 && number <= kFirstBlocks;
      if (asked || head) AddParagraph(dict, *paragraph);
      continue;
    }
    AddTable(dict, std::get<docread::Table>(block), places, cells);
  }
}

}  // namespace sauro::pages
