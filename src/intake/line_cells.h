#pragma once
// Which column a line of a dumped table row belongs to.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"
#include "intake/line_shape.h"

namespace sauro::intake {

/// A line, or a part of it where one line holds several cells.
struct LinePiece {
  std::string text;
  std::size_t line = 0;  ///< Index that the caller gave.
  /// Line ends between the piece before it and this one: 0 on the same line; of the first, nothing.
  std::size_t breaks = 0;
};

/// Cuts a line where another cell seems to begin: figures of targets, names of bodies behind
/// figures or names, wordings of time. In a spaced dump only cells of one line share a line.
void CutLine(
    std::string_view text,
    std::size_t line,
    const Layout& layout,
    const LineShape& shape,
    std::vector<LinePiece>& out
);

/// What part of a row the pieces are.
struct RowPart {
  /// Texts of the columns before the page break, for the rest of a row; null for its beginning.
  const std::vector<std::string>* before = nullptr;
  bool cut = false;  ///< A page break cuts the row behind these pieces.
};

/// The column of each piece: columns never go back, the ordinal has none, and the sum of how well
/// each piece fits is the best there is. `shape` may be empty: then only the words tell.
std::vector<std::size_t> PlacePieces(
    const std::vector<LinePiece>& pieces,
    const Layout& layout,
    const RowPart& part,
    const LineShape& shape
);

}  // namespace sauro::intake
