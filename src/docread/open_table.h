#pragma once
// Tables without upright rules: horizontal rules only, or no rules at all. Pure. The columns are
// the room that the words of all lines leave free, the rows stand between the rules or begin where
// the first column has a number.

#include <cstddef>
#include <vector>

#include "docread/open_columns.h"
#include "docread/page.h"
#include "docread/page_text.h"
#include "docread/ruled_grid.h"

namespace sauro::docread {

/// The columns of a table that goes on to the next page.
struct OpenColumns {
  std::vector<ColumnGap> gaps;
  std::vector<float> edges;  ///< As in the grid of the first page.
};

struct OpenTable {
  std::size_t begin = 0;  ///< Lines [begin, end) of the page.
  std::size_t end = 0;
  RuledGrid grid;  ///< Its cells cover the words of these lines.
  OpenColumns columns;
};

/// From top to bottom, without overlap, three columns or more each. `lines`: of the page that stand
/// in no ruled grid. `before`: the columns of the table that ended the page before, if one did.
std::vector<OpenTable> FindOpenTables(
    const Page& page, const std::vector<TextLine>& lines, const OpenColumns* before
);

}  // namespace sauro::docread
