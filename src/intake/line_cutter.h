#pragma once
// Cuts a line of a dumped table where another cell seems to begin. Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/columns.h"
#include "intake/line_shape.h"

namespace sauro::intake {

/// What a column of no known role holds, by its header: "Cấp trình" bodies, "Kinh phí" money.
enum class Hint { kNone, kBodies, kMoney };

Hint HintOf(const Column& column);

/// A line, or a part of it where one line holds several cells.
struct LinePiece {
  std::string text;
  std::size_t line = 0;  ///< Index that the caller gave.
  /// Line ends between the piece before it and this one: 0 on the same line. Of the first one of a
  /// row, those behind its number.
  std::size_t breaks = 0;
  bool soft = false;  ///< Rather a part of the piece before it, but it could be another cell.
};

/// Cuts a line where another cell seems to begin: figures of targets, names of bodies behind
/// figures or names, wordings of time. In a spaced dump only cells of one line share a line.
void CutLine(
    std::string_view text,
    std::size_t line,
    const Layout& layout,
    const LineShape& shape,
    bool last,
    std::vector<LinePiece>& out
);

}  // namespace sauro::intake
