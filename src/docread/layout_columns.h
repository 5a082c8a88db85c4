#pragma once
// The columns of a table in a text that keeps the places of its characters. Pure.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "docread/layout_words.h"

namespace sauro::docread {

/// The name of a column, or a name over several of them.
struct LayoutName {
  int from = 0;  ///< Columns of characters that its words take.
  int to = 0;
  int top = 0;  ///< The first and the last line of the header that hold its words.
  int bottom = 0;
};

/// A name over columns [first, last].
struct LayoutSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  int line = 0;  ///< Of the header.
};

struct LayoutHeader {
  std::vector<LayoutName> names;  ///< From left to right, one a column.
  std::vector<LayoutSpan> spans;
};

/// The columns that `lines` name; `anchor` is the line of them that names the numbers.
LayoutHeader ReadLayoutHeader(std::span<const LayoutLine> lines, std::size_t anchor);

/// Where a column ends and the next begins: a word belongs to the side on which its middle is,
/// unless it stands close to the words of the other side. One less than columns.
using LayoutCuts = std::vector<int>;

/// Between the names of `header`, where the fewest of `lines` have words.
LayoutCuts FindLayoutCuts(const LayoutHeader& header, std::span<const LayoutLine> lines);

/// The cuts of the page before, moved to where the words of `lines` leave room.
LayoutCuts MoveLayoutCuts(const LayoutCuts& before, std::span<const LayoutLine> lines);

/// The cuts where the words of `lines`, one row, leave room: a row may stand a little aside.
LayoutCuts LocalLayoutCuts(const LayoutCuts& cuts, std::span<const LayoutLine> lines);

/// The column of each word: never goes back from left to right.
std::vector<std::size_t> ColumnsOfWords(const LayoutLine& line, const LayoutCuts& cuts);

/// The words of `line`, behind a number or without one, are one piece that goes over cuts: a
/// heading or, if it is as wide as most of the table, a paragraph. `width`: of the table.
bool GoesOverCuts(const LayoutLine& line, const LayoutCuts& cuts, int width);

}  // namespace sauro::docread
