#pragma once
// Lines side by side without ruled lines: the two columns of a letterhead or of the signature.
// Pure.

#include <cstddef>
#include <vector>

#include "docread/page_text.h"

namespace sauro::docread {

struct ColumnBlock {
  std::size_t begin = 0;  ///< Lines [begin, end) of the page.
  std::size_t end = 0;
  std::vector<std::vector<TextLine>> columns;  ///< From left to right: two.
};

/// From top to bottom, without overlap. Two lines at least have a gap at one place.
std::vector<ColumnBlock> FindColumns(const std::vector<TextLine>& lines);

}  // namespace sauro::docread
