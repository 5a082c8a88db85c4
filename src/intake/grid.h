#pragma once
// A table as a grid of columns, with merged cells seen from every row they cover.

#include <cstdint>
#include <string>
#include <vector>

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

struct GridCell {
  const docread::Cell* own = nullptr;      ///< Begins in this row.
  const docread::Cell* carried = nullptr;  ///< Began in a row above and still goes on.
  std::uint32_t carried_row = 0;           ///< Number of the row where it began.
};

struct GridRow {
  const docread::Row* row = nullptr;
  std::uint32_t table = 0;      ///< Number of the table.
  std::vector<GridCell> cells;  ///< One a column of the table.

  [[nodiscard]] const std::string& Own(std::size_t column) const;   ///< empty if none
  [[nodiscard]] const std::string& Text(std::size_t column) const;  ///< own or carried
  [[nodiscard]] Spot SpotOf(std::size_t column) const;              ///< where Text(column) stands
  [[nodiscard]] Spot WholeRow() const { return {table, row->number, 0, 0}; }
  [[nodiscard]] std::vector<std::size_t> OwnFilled() const;  ///< columns with own text
};

/// The cells point into `table`.
std::vector<GridRow> MakeGrid(const docread::Table& table);

}  // namespace sauro::intake
