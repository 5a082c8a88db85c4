#pragma once
// Rows of a ruled grid that have no rule between them: columns drawn, rows not. Pure.

#include <vector>

#include "docread/page.h"
#include "docread/ruled_grid.h"

namespace sauro::docread {

/// A rule across the grid for each row that begins inside a cell of numbers: a first cell that
/// holds nothing but "I", "1", "2", ... one below the other. `cells`: the words of each cell.
void AddMissingRules(
    const RuledGrid& grid,
    const std::vector<std::vector<PageWord>>& cells,
    std::vector<PageRule>& rules
);

}  // namespace sauro::docread
