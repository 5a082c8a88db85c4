#pragma once
// The rows of a table without upright rules, whose lines and columns are known. Pure.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "docread/open_columns.h"
#include "docread/page_text.h"
#include "docread/ruled_grid.h"

namespace sauro::docread {

/// Lines [begin, end) of a page; those before `header` name the columns.
struct OpenRegion {
  std::size_t begin = 0;
  std::size_t header = 0;
  std::size_t end = 0;
  Spacing spacing;
  std::vector<ColumnGap> gaps;
  std::vector<float> bands;  ///< Heights of the rules above, between and below rows; may be empty.
  float left = 0;            ///< Where these rules begin and end; both 0 without rules.
  float right = 0;
};

/// "1", "2.1.", "(3)", "a)", "IV", "B.": what stands in a column of numbers.
bool IsOrdinal(std::string_view word);

std::size_t ColumnAt(const PageWord& word, const std::vector<ColumnGap>& gaps);

/// True if words go on over a gap, as in the name of a section or in a paragraph.
bool Crosses(const TextLine& line, const std::vector<ColumnGap>& gaps, float least);

/// Its cells cover all words of the region. A row of one piece is one cell over the columns behind
/// its number; the name over several columns of a header is one cell over them.
RuledGrid GridOf(const std::vector<TextLine>& lines, const OpenRegion& region);

/// For each of `starts` but the first (indexes of `lines` that begin rows) where its row begins:
/// above its first word, or, if numbers stand in the middle of their rows, where the most room is.
std::vector<float> RowBorders(
    std::span<const TextLine> lines, const std::vector<std::size_t>& starts
);

}  // namespace sauro::docread
