#pragma once
// Merged cells that the end of a page cut in two.

#include <deque>
#include <vector>

#include "intake/grid.h"

namespace sauro::intake {

/// The empty rest of a merged cell at the top of a page is given the cell of the page above, whose
/// text stands there only; one whose words the page cut is given them all in the rows below, from
/// `joined`, which must live as long as the grid. A header that is repeated on the page is passed
/// over.
void CarryOverPages(std::vector<GridRow>& grid, std::deque<docread::Cell>& joined);

}  // namespace sauro::intake
