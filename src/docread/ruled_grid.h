#pragma once
// Ruled lines -> grids of cells with spans. Pure. Lines of a scan may be broken, a little crooked,
// or stop short; a line that belongs to no grid (under a title, between columns) is ignored.

#include <cstdint>
#include <vector>

#include "docread/page.h"

namespace sauro::docread {

struct GridBox {
  Box box;
  std::uint32_t row = 0;  ///< From 0.
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t col_span = 1;
};

struct RuledGrid {
  Box box;
  std::vector<float> edges_x;  ///< Of the columns, one more than there are.
  std::vector<float> edges_y;
  std::vector<GridBox> cells;  ///< Cover the grid without overlap, in reading order.
};

/// Two cells or more each, from top to bottom.
std::vector<RuledGrid> FindGrids(const std::vector<PageRule>& rules);

}  // namespace sauro::docread
