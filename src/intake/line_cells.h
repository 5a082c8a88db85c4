#pragma once
// Which column a line of a dumped table row belongs to.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"
#include "intake/line_cutter.h"
#include "intake/line_shape.h"

namespace sauro::intake {

/// What part of a row the pieces are.
struct RowPart {
  /// Texts of the columns before the page break, for the rest of a row; null for its beginning.
  const std::vector<std::string>* before = nullptr;
  bool cut = false;       ///< A page break cuts the row behind these pieces.
  bool numbered = false;  ///< The first piece stands behind a number, as far as its breaks say.
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
