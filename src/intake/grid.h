#pragma once
// A table as a grid of columns, with merged cells seen from every row they cover.

#include <cstdint>
#include <string>
#include <vector>

#include "docread/document.h"

namespace sauro::intake {

struct GridCell {
  const docread::Cell* own = nullptr;      ///< Begins in this row.
  const docread::Cell* carried = nullptr;  ///< Began in a row above and still goes on.
};

struct GridRow {
  const docread::Row* row = nullptr;
  std::vector<GridCell> cells;  ///< One a column of the table.

  [[nodiscard]] const std::string& Own(std::size_t column) const;   ///< empty if none
  [[nodiscard]] const std::string& Text(std::size_t column) const;  ///< own or carried
  [[nodiscard]] std::vector<std::size_t> OwnFilled() const;         ///< columns with own text
};

/// The cells point into `table`.
std::vector<GridRow> MakeGrid(const docread::Table& table);

}  // namespace sauro::intake
