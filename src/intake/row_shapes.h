#pragma once
// What a row of a table looks like, whatever its columns mean.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"
#include "intake/grid.h"

namespace sauro::intake {

/// The header of a table stands within so many rows.
inline constexpr std::size_t kHeaderWithin = 6;

/// Each filled cell begins with the number of another column: "1 | 2 | 3 | ..." under a header.
bool CountsColumns(const GridRow& row, const std::vector<std::size_t>& filled);

/// The same, and nothing else in the cells.
bool IsIndexRow(const GridRow& row, const std::vector<std::size_t>& filled);

/// One text on both sides of a page break.
std::string JoinPages(std::string before, std::string_view after);

/// Short words in the first cells and no number: worth a closer look.
bool MayBeHeader(const GridRow& row);

/// The first words of the cells name columns, though not those of tasks or indicators.
bool NamesColumns(const GridRow& row);

/// What stands above each column in `rows` rows; a wide cell stands above each column that it
/// covers.
std::vector<HeaderLevels> HeaderTexts(
    const std::vector<GridRow>& grid, std::size_t at, std::size_t rows
);

/// The first filled cells of each column from row `at` on.
ColumnTexts TextsBelow(const std::vector<GridRow>& grid, std::size_t at);

/// The columns [begin, end) of the rows from `first` on.
std::vector<GridRow> PartOf(
    const std::vector<GridRow>& grid, std::size_t first, std::size_t begin, std::size_t end
);

/// The cell at `column` stands over the column `name`, though it may begin before it.
bool Covers(const GridRow& row, std::size_t column, std::size_t name);

/// A heading whose words stand in several cells, because its borders were not drawn: what follows
/// the name begins in small letters and is no body. Empty if it is not so.
std::string TornTitle(const GridRow& row, const std::vector<std::size_t>& filled, std::size_t name);

/// "-", "+" in the column of numbers; empty for anything longer.
std::string_view MarkOf(std::string_view text);

/// What stands below a table in the same grid: "Nơi nhận: ... | GIÁM ĐỐC".
bool EndsTable(const GridRow& row);

/// "- " or "+ " before a name that has no number; empty for other names.
std::string_view DashOf(std::string_view name);

bool BeginsWithCapital(std::string_view text);

}  // namespace sauro::intake
