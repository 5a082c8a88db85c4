#pragma once
// A page taken apart into grids and the lines outside them. Pure.

#include <optional>
#include <string>
#include <vector>

#include "docread/open_table.h"
#include "docread/page.h"
#include "docread/page_text.h"
#include "docread/ruled_grid.h"

namespace sauro::docread {

/// Of the height of a page, above and below, where running heads and page numbers stand.
inline constexpr float kEdgeZone = 0.09F;

/// A grid with the words of its cells.
struct GridWords {
  RuledGrid grid;
  std::vector<std::vector<PageWord>> cells;
};

struct Parts {
  const Page* page = nullptr;
  Room room{};                  ///< Not known yet.
  std::vector<TextLine> lines;  ///< Outside the grids.
  std::vector<GridWords> grids;
  std::vector<std::string> marks;  ///< Of footnotes.
  std::optional<OpenColumns>
      open;  ///< Of a table without upright rules that reaches the end of the page.
};

/// `page` must live as long as the parts. `before`: the columns of a table without upright rules
/// that ended the page before; null if there was none.
Parts TakeApart(const Page& page, const OpenColumns* before);

}  // namespace sauro::docread
