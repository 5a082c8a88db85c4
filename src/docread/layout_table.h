#pragma once
// A table in a text whose characters keep the places that they had on the page, as `pdftotext
// -layout` writes it: no rules, no marks between cells, pages between form feeds. Pure.

#include <cstddef>
#include <string_view>
#include <vector>

#include "docread/document.h"

namespace sauro::docread {

/// A text by lines, and which of them begin a page (sorted).
struct LayoutText {
  std::vector<std::string_view> lines;
  std::vector<std::size_t> pages;
};

struct LayoutTable {
  Table table;  ///< Without its number; rows know their line.
  std::vector<LeftOut> left_out;
  std::size_t begin = 0;  ///< Lines [begin, end) of the text.
  std::size_t end = 0;
};

/// From top to bottom, three columns or more each. The header of a table has a line that begins
/// with "STT" or "TT"; a table goes on over pages, page numbers and repeated headers are left out.
std::vector<LayoutTable> FindLayoutTables(const LayoutText& text);

}  // namespace sauro::docread
