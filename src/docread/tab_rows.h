#pragma once
// Rows of a table whose cells stand apart by tabs, as a spreadsheet or a word processor copies it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sauro::docread {

struct TabRow {
  std::size_t line = 0;            ///< Index of its first line.
  std::vector<std::string> cells;  ///< A cell of several lines keeps them apart by '\n'.
};

struct TabRows {
  std::vector<TabRow> rows;
  std::size_t end = 0;  ///< The line behind the last row.
};

/// "1.2", "II", "a)", "-": what stands in the first cell of a row of its own.
bool IsOrdinalCell(std::string_view cell);

/// The rows from `begin`, which has a tab, to the last line that belongs to them. A cell of several
/// lines is read as one: in quotes, as spreadsheets write it; or without, where the lines behind a
/// row that is too short give it exactly the cells of the first row and none of them begins with an
/// ordinal. A line without a tab ends the rows otherwise.
TabRows ReadTabRows(const std::vector<std::string_view>& lines, std::size_t begin);

}  // namespace sauro::docread
