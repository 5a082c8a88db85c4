#pragma once
// Which column a line of a dumped table row belongs to.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"

namespace sauro::intake {

/// A line, or a part of it where one line holds several cells.
struct LinePiece {
  std::string text;
  std::size_t line = 0;  ///< Index that the caller gave.
};

/// Cuts a line where another cell seems to begin: figures of targets, names of bodies behind
/// figures or names, wordings of time.
void CutLine(
    std::string_view text, std::size_t line, const Layout& layout, std::vector<LinePiece>& out
);

/// The column of each piece: columns never go back, the ordinal has none, and the sum of how well
/// each piece fits is the best there is. `first` is the first piece of a row (it begins the name);
/// false for the rest of a row behind a page break.
std::vector<std::size_t> PlacePieces(
    const std::vector<LinePiece>& pieces, const Layout& layout, bool first
);

}  // namespace sauro::intake
