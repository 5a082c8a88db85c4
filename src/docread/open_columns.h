#pragma once
// The columns of a table without upright rules: the room between them that no word takes. Pure.

#include <cstddef>
#include <span>
#include <vector>

#include "docread/page_text.h"

namespace sauro::docread {

/// Room between two columns, in points across the page.
struct ColumnGap {
  float from = 0;
  float to = 0;
  [[nodiscard]] float Width() const { return to - from; }
  [[nodiscard]] float Mid() const { return (from + to) / 2; }
};

/// True if `line` has words on one side of `gap` only, or leaves `least` points of it free; the gap
/// becomes as narrow as that.
bool LeavesFree(const TextLine& line, float least, ColumnGap& gap);

/// How words stand in the lines of a table, in points.
struct Spacing {
  float space = 0;  ///< The usual room between two words of a line.
  float least = 0;  ///< The narrowest gap between two columns.
};
Spacing SpacingOf(std::span<const TextLine> lines, bool scanned);

/// The gaps that nearly all `lines` leave free, from left to right; lines in one piece (a title, a
/// paragraph, the name of a section) do not count. The first `header` lines name the columns: a
/// column may have no other words.
std::vector<ColumnGap> FindColumnGaps(
    std::span<const TextLine> lines, std::size_t header, const Spacing& spacing
);

}  // namespace sauro::docread
