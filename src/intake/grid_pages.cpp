#include "intake/grid_pages.h"

#include <string>

#include "base/text.h"
#include "intake/parties.h"
#include "intake/row_shapes.h"

namespace sauro::intake {
namespace {

bool SameTexts(const GridRow& a, const GridRow& b) {
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    if (Fold(CollapseSpace(a.Own(i))) != Fold(CollapseSpace(b.Own(i)))) return false;
  }
  return true;
}

// The first row of a page behind the header that is repeated there.
std::size_t BehindHeader(const std::vector<GridRow>& grid, std::size_t at) {
  for (std::size_t k = 0; k < kHeaderWithin && k < at; ++k) {
    if (at < grid.size() && SameTexts(grid[k], grid[at])) ++at;
  }
  return at;
}

// The empty cell at the top of a page, in row `first`, is the rest of the merged cell that ends the
// page above it; its text stands on that page only.
void CarryDown(std::vector<GridRow>& grid, const GridRow& last, std::size_t first, std::size_t c) {
  const GridCell& above = last.cells[c];
  const docread::Cell* text = above.own != nullptr ? above.own : above.carried;
  const docread::Cell* rest = grid[first].cells[c].own;
  if (text == nullptr || text->text.empty() || rest == nullptr || rest->col_span > 1) return;
  // On one of the two pages the cell covers several rows, or an empty cell is just that.
  const bool merged = text->row_span > 1 || rest->row_span > 1;
  if (!merged || !Trim(rest->text).empty()) return;
  const GridCell carried{
      nullptr, text, above.own != nullptr ? last.row->number : above.carried_row, nullptr};
  for (std::size_t k = first; k < grid.size(); ++k) {
    GridCell& cell = grid[k].cells[c];
    if (cell.own != rest && cell.carried != rest) return;
    cell = carried;
  }
}

// "Ban Công nghệ" ends a page and "thông tin" begins the next, in a merged cell that goes on below
// the row that the page cut: the rows below have the whole text.
void JoinDown(
    std::vector<GridRow>& grid,
    const GridRow& last,
    std::size_t first,
    std::size_t c,
    std::deque<docread::Cell>& joined
) {
  const docread::Cell* rest = grid[first].cells[c].own;
  const std::string& above = last.Own(c);
  if (rest == nullptr || rest->row_span < 2 || above.empty() || Trim(rest->text).empty()) return;
  // A body or a sentence of its own is not the rest of what stands above.
  if (BeginsWithCapital(rest->text) || BeginsWithBody(rest->text)) return;
  const docread::Cell* whole = nullptr;
  for (std::size_t k = first + 1; k < grid.size() && grid[k].cells[c].carried == rest; ++k) {
    if (whole == nullptr) {
      joined.push_back(*rest);
      joined.back().text = JoinPages(above, rest->text);
      whole = &joined.back();
    }
    grid[k].cells[c].carried = whole;
  }
}

}  // namespace

void CarryOverPages(std::vector<GridRow>& grid, std::deque<docread::Cell>& joined) {
  for (std::size_t i = 1; i < grid.size(); ++i) {
    if (grid[i].row->page <= grid[i - 1].row->page) continue;
    const std::size_t first = BehindHeader(grid, i);
    for (std::size_t c = 0; first < grid.size() && c < grid[i].cells.size(); ++c) {
      CarryDown(grid, grid[i - 1], first, c);
      JoinDown(grid, grid[i - 1], first, c, joined);
    }
  }
}

}  // namespace sauro::intake
