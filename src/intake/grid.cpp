#include "intake/grid.h"

#include <algorithm>

#include "base/text.h"

namespace sauro::intake {
namespace {
const std::string kEmpty;
}

const std::string& GridRow::Own(std::size_t column) const {
  if (column >= cells.size() || cells[column].own == nullptr) return kEmpty;
  return cells[column].own->text;
}

const std::string& GridRow::Text(std::size_t column) const {
  if (column >= cells.size()) return kEmpty;
  if (cells[column].own != nullptr) return cells[column].own->text;
  return cells[column].carried != nullptr ? cells[column].carried->text : kEmpty;
}

std::vector<Spot> GridRow::SpotsOf(std::size_t column) const {
  Spot out{table->number, row->number, static_cast<std::uint32_t>(offset + column) + 1, 0};
  if (column >= cells.size()) return {out};
  const GridCell& cell = cells[column];
  if (cell.lines != nullptr) return *cell.lines;
  const bool inherited = cell.own == nullptr && cell.carried != nullptr;
  if (inherited) out.row = cell.carried_row;
  return {out};
}

std::vector<Spot> GridRow::AllSpots() const {
  if (cells.empty() || cells[0].lines == nullptr) return {{table->number, row->number, 0, 0}};
  std::vector<Spot> out;
  for (const GridCell& cell : cells) {
    for (const Spot& spot : *cell.lines) {
      if (std::find(out.begin(), out.end(), spot) == out.end()) out.push_back(spot);
    }
  }
  return out;
}

std::string GridRow::Place() const {
  if (cells.empty() || cells[0].lines == nullptr) return docread::PlaceOf(*table, *row);
  const std::vector<Spot> spots = AllSpots();
  return spots.empty() ? "" : PlaceOf(spots[0]);
}

std::vector<std::size_t> GridRow::OwnFilled() const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!Trim(Own(i)).empty()) out.push_back(i);
  }
  return out;
}

std::vector<GridRow> MakeGrid(const docread::Table& table) {
  struct Carry {
    const docread::Cell* cell = nullptr;
    std::uint32_t rows = 0;
    std::uint32_t from = 0;
  };
  std::vector<Carry> carries(table.columns);
  std::vector<GridRow> out;
  out.reserve(table.rows.size());
  for (const docread::Row& row : table.rows) {
    GridRow line;
    line.row = &row;
    line.table = &table;
    line.cells.resize(table.columns);
    for (std::size_t i = 0; i < carries.size(); ++i) {
      if (carries[i].rows == 0) continue;
      line.cells[i].carried = carries[i].cell;
      line.cells[i].carried_row = carries[i].from;
      --carries[i].rows;
    }
    for (const docread::Cell& cell : row.cells) {
      if (cell.column >= table.columns) continue;
      line.cells[cell.column] = {&cell, nullptr, 0, nullptr};
      if (cell.row_span > 1) carries[cell.column] = {&cell, cell.row_span - 1, row.number};
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<GridRow> MakeGrid(const LineTable& lines) {
  std::vector<GridRow> out = MakeGrid(lines.table);
  for (std::size_t r = 0; r < out.size(); ++r) {
    out[r].unsure = lines.rows[r].unsure;
    for (std::size_t c = 0; c < out[r].cells.size(); ++c) {
      out[r].cells[c].lines = &lines.rows[r].spots[c];
    }
  }
  return out;
}

}  // namespace sauro::intake
