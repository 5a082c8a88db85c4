#pragma once
// A table as a grid of columns, with merged cells seen from every row they cover.

#include <cstdint>
#include <string>
#include <vector>

#include "docread/document.h"
#include "intake/draft.h"
#include "intake/line_table.h"

namespace sauro::intake {

struct GridCell {
  const docread::Cell* own = nullptr;        ///< Begins in this row.
  const docread::Cell* carried = nullptr;    ///< Began in a row above and still goes on.
  std::uint32_t carried_row = 0;             ///< Number of the row where it began.
  const std::vector<Spot>* lines = nullptr;  ///< Where its lines stand, if they were no cell.
};

struct GridRow {
  const docread::Row* row = nullptr;
  const docread::Table* table = nullptr;
  std::size_t offset = 0;       ///< Column of the table that cells[0] is.
  bool unsure = false;          ///< Its cells were guessed (line_table.h).
  std::vector<GridCell> cells;  ///< One a column of the table.

  [[nodiscard]] const std::string& Own(std::size_t column) const;     ///< empty if none
  [[nodiscard]] const std::string& Text(std::size_t column) const;    ///< own or carried
  [[nodiscard]] std::vector<Spot> SpotsOf(std::size_t column) const;  ///< where Text(column) stands
  [[nodiscard]] std::vector<Spot> AllSpots() const;          ///< the row, or the lines that made it
  [[nodiscard]] std::string Place() const;                   ///< "bảng 2, dòng 17"
  [[nodiscard]] std::vector<std::size_t> OwnFilled() const;  ///< columns with own text
};

/// The cells point into `table`.
std::vector<GridRow> MakeGrid(const docread::Table& table);

/// The same for a table that was found in lines.
std::vector<GridRow> MakeGrid(const LineTable& lines);

}  // namespace sauro::intake
