#include "docread/sheet_layout.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace sauro::docread {
namespace {

std::uint32_t EndOf(const Cell& cell) {
  return cell.column + cell.col_span;
}

// One cell, or two far apart (the two sides of a letterhead) above a table that has more.
bool IsLoose(const Row& row, std::size_t widest) {
  if (row.cells.size() == 1) return true;
  return row.cells.size() == 2 && widest > 2 && row.cells[1].column > EndOf(row.cells[0]);
}

// "1.", "IV", "a)": a row that may stand in a table by itself.
bool BeginsWithOrdinal(std::string_view text) {
  const std::size_t end =
      std::min(text.find_first_not_of("0123456789IVXABCDEFGHabcdegh."), text.size());
  if (end == 0 || end > 6) return false;
  return end == text.size() || text[end] == ' ' || text[end] == ')' || text[end] == '\n';
}

// A row of bold words, none of them a number.
bool LooksHeader(const Row& row) {
  return row.cells.size() >= 3 &&
         std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& c) {
           return c.bold && (c.text[0] < '0' || c.text[0] > '9');
         });
}

struct Extent {
  std::uint32_t begin = UINT32_MAX;
  std::uint32_t end = 0;
};

Extent ExtentOf(const std::vector<SheetRow>& rows, std::size_t begin, std::size_t end) {
  Extent out;
  for (std::size_t i = begin; i < end; ++i) {
    for (const Cell& cell : rows[i].row.cells) {
      out.begin = std::min(out.begin, cell.column);
      // Where cells begin; a title merged over all the columns there are makes no table wider.
      out.end = std::max(out.end, cell.column + 1);
    }
  }
  return out;
}

// The parts of `rows` that stand side by side, as ranges of columns.
std::vector<Extent> SideBySide(const std::vector<SheetRow>& rows) {
  const Extent all = ExtentOf(rows, 0, rows.size());
  std::vector<bool> used(all.end - all.begin);
  for (const SheetRow& row : rows) {
    for (const Cell& cell : row.row.cells) {
      const std::uint32_t end = std::min(EndOf(cell), all.end);
      for (std::uint32_t c = cell.column; c < end; ++c) used[c - all.begin] = true;
    }
  }
  std::vector<Extent> parts;
  for (std::uint32_t c = all.begin; c < all.end; ++c) {
    if (!used[c - all.begin]) continue;
    if (parts.empty() || parts.back().end != c) parts.push_back({c, c});
    parts.back().end = c + 1;
  }
  constexpr std::size_t kMost = 20;
  if (parts.size() > kMost) return {all};  // scattered cells, not tables side by side
  return parts;
}

// At least two rows of two cells: a table, not a column of remarks.
bool IsTable(const std::vector<SheetRow>& rows, const Extent& part) {
  std::size_t wide = 0;
  for (const SheetRow& row : rows) {
    const auto inside =
        std::count_if(row.row.cells.begin(), row.row.cells.end(), [&](const Cell& c) {
          return c.column >= part.begin && c.column < part.end;
        });
    wide += inside >= 2 ? 1 : 0;
  }
  return wide >= 2;
}

// Moves the cells of `part` to `to`, their columns counted from its first; a row that is all of the
// part is not copied.
void TakeCells(std::vector<Cell>& from, const Extent& part, std::vector<Cell>& to) {
  const auto inside = [&](const Cell& c) { return c.column >= part.begin && c.column < part.end; };
  if (std::all_of(from.begin(), from.end(), inside)) {
    to = std::move(from);
    from.clear();
  } else {
    const auto rest = std::stable_partition(from.begin(), from.end(), inside);
    to.assign(std::make_move_iterator(from.begin()), std::make_move_iterator(rest));
    from.erase(from.begin(), rest);
  }
  for (Cell& cell : to) {
    cell.col_span = std::min(cell.col_span, part.end - cell.column);
    cell.column -= part.begin;
  }
}

}  // namespace

Status SheetLayout::Add(Sheet sheet) {
  sheet_ = std::move(sheet.name);
  Rows& rows = sheet.rows;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin + 1;
    while (end < rows.size() && !rows[end].gap_before) ++end;
    if (Status added = AddRun(rows, begin, end); !added) return added;
    begin = end;
  }
  return Close();
}

Status SheetLayout::AddRun(Rows& rows, std::size_t begin, std::size_t end) {
  std::size_t widest = 0;
  for (std::size_t i = begin; i < end; ++i) widest = std::max(widest, rows[i].row.cells.size());
  std::size_t first = begin;
  while (first < end && IsLoose(rows[first].row, widest)) ++first;
  if (!open_.empty() && GoesOn(rows, begin, first, end)) {
    first = begin;
  } else {
    if (Status closed = Close(); !closed) return closed;
    for (std::size_t i = begin; i < first; ++i) AddParagraphs(rows[i]);
  }
  open_.reserve(open_.size() + end - first);
  for (std::size_t i = first; i < end; ++i) open_.push_back(std::move(rows[i]));
  if (paragraphs_ > limits_.paragraphs) {
    return TooLarge(
        "Bảng tính có quá nhiều dòng lời. Hãy chia thành nhiều tệp.", "trang tính “" + sheet_ + "”"
    );
  }
  return {};
}

bool SheetLayout::GoesOn(const Rows& rows, std::size_t begin, std::size_t first, std::size_t end)
    const {
  for (std::size_t i = begin; i < first; ++i) {
    if (!BeginsWithOrdinal(rows[i].row.cells[0].text)) return false;
  }
  if (first == end) return true;
  if (LooksHeader(rows[first].row)) return false;
  const Extent run = ExtentOf(rows, begin, end);
  const Extent open = ExtentOf(open_, 0, open_.size());
  return run.begin < open.end && open.begin < run.end;
}

void SheetLayout::AddParagraphs(const SheetRow& row) {
  for (std::size_t i = 0; i < row.row.cells.size(); ++i) {
    const Cell& cell = row.row.cells[i];
    Paragraph paragraph;
    paragraph.number = ++paragraphs_;
    paragraph.origin.line = row.row.line;
    paragraph.origin.sheet = sheet_;
    paragraph.text = cell.text;
    paragraph.bold = cell.bold;
    if (i < 64 && (row.centred >> i & 1U) != 0) paragraph.alignment = Alignment::kCentre;
    out_.blocks.emplace_back(std::move(paragraph));
  }
}

Status SheetLayout::Close() {
  if (open_.empty()) return {};
  Rows rows;
  rows.swap(open_);
  const std::vector<Extent> parts = SideBySide(rows);
  std::uint32_t begin = parts.front().begin;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Extent before{begin, parts[i - 1].end};
    const Extent after{parts[i].begin, parts.back().end};
    if (!IsTable(rows, before) || !IsTable(rows, after)) continue;
    if (Status s = AddTable(rows, before.begin, before.end, begin != parts.front().begin); !s) {
      return s;
    }
    begin = after.begin;
  }
  return AddTable(rows, begin, parts.back().end, begin != parts.front().begin);
}

// Takes the cells of these columns out of `rows`.
Status SheetLayout::AddTable(Rows& rows, std::uint32_t begin, std::uint32_t end, bool beside) {
  Table table;
  table.number = ++tables_;
  table.sheet = sheet_;
  if (beside) table.beside = ColumnName(begin);
  table.columns = end - begin;
  if (table.columns > limits_.table_columns) {
    return TooLarge(
        "Bảng có hơn " + std::to_string(limits_.table_columns) +
            " cột. Hãy bớt cột rồi tải lên lại.",
        PlaceOf(table)
    );
  }
  std::vector<std::uint32_t> lines;
  for (SheetRow& from : rows) {
    Row row;
    row.line = from.row.line;
    TakeCells(from.row.cells, {begin, end}, row.cells);
    if (row.cells.empty()) continue;
    row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
    lines.push_back(row.line);
    table.rows.push_back(std::move(row));
  }
  // Spans count rows of the table; empty and hidden rows of the sheet are none.
  for (Row& row : table.rows) {
    for (Cell& cell : row.cells) {
      if (cell.row_span == 1) continue;
      const auto last = std::lower_bound(lines.begin(), lines.end(), row.line + cell.row_span);
      const auto self = lines.begin() + static_cast<std::ptrdiff_t>(row.number) - 1;
      cell.row_span = static_cast<std::uint32_t>(last - self);
    }
  }
  if (!table.rows.empty()) out_.blocks.emplace_back(std::move(table));
  return {};
}

}  // namespace sauro::docread
