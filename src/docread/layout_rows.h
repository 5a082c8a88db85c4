#pragma once
// Where the rows of a table begin in a text that keeps the places of its characters. Pure.

#include <cstddef>
#include <span>
#include <vector>

#include "docread/layout_columns.h"
#include "docread/layout_words.h"

namespace sauro::docread {

/// A line with the columns of its words.
struct PlacedLine {
  LayoutLine line;
  std::vector<std::size_t> columns;
  bool over = false;  ///< GoesOverCuts
};

/// Lines [begin, end) of what was given.
struct LayoutRow {
  enum class Kind {
    kHeader,  ///< The names of the columns.
    kNumbered,
    kHeading,  ///< Words over the columns, with or without a number.
    kRest      ///< What goes on from the page before.
  };
  Kind kind = Kind::kRest;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Numbers stand at the top of their rows, or in the middle; so do the words of each column. The
/// rows are the ones in which all columns agree best. `headed`: the first lines name the columns.
/// `columns`: how many there are.
std::vector<LayoutRow> FindLayoutRows(
    std::span<const PlacedLine> lines, std::size_t columns, bool headed
);

}  // namespace sauro::docread
