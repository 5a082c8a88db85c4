#pragma once
// Figures of a table as their picture shows them, whatever recognition made of them: how many there
// are, where a comma stands between them, which sign stands before them.

#include <string>
#include <string_view>
#include <vector>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// A number alone in a cell. Boxes are pixels of the page.
struct PrintedFigure {
  struct Mark {
    std::size_t behind = 0;  ///< Digits before it.
    bool comma = false;      ///< Reaches below the line; else a full stop.
  };
  std::vector<docread::Box> digits;  ///< From left to right; empty where that is not clear.
  std::vector<Mark> marks;
  std::string sign;  ///< "≥", "≤", "=", ">", "<", or nothing.

  /// `digits` with sign and marks; as many as there are.
  [[nodiscard]] std::string Written(std::string_view digits) const;
};

/// What stands in the cell `area` (pixels) of `ink` (1 where ink is), but for specks. Nothing where
/// it is more than one line, has letters that are no figures by their height, or a percent sign.
PrintedFigure FigureIn(PIX* ink, const docread::Box& area);

/// Only the digits of `figure`, twice as large, with paper around them. `grey`: the page.
Picture DigitsOf(PIX* grey, const std::vector<docread::Box>& digits);

}  // namespace sauro::reader
