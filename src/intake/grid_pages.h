#pragma once
// Merged cells that the end of a page cut in two.

#include <vector>

#include "intake/grid.h"

namespace sauro::intake {

/// The empty rest of a merged cell at the top of a page is given the cell of the page above, whose
/// text stands there only. A header that is repeated on the page is passed over.
void CarryOverPages(std::vector<GridRow>& grid);

}  // namespace sauro::intake
