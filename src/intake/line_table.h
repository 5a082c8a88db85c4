#pragma once
// A table whose borders are lost: a dump of a PDF with one line of a cell on each line of the text
// (DOMAIN 4.6). The lines are put back into rows and columns.

#include <cstddef>
#include <optional>
#include <vector>

#include "docread/document.h"
#include "intake/draft.h"

namespace sauro::intake {

/// The table as a reader of tables wants it, and where each cell came from.
struct LineTable {
  struct Row {
    std::vector<std::vector<Spot>> spots;  ///< By column.
    bool unsure = false;  ///< A cell is empty: on paper it may be another one that is.
  };
  docread::Table table;                ///< Its first row is the header, written out.
  std::vector<Row> rows;               ///< Of the same length as table.rows.
  std::vector<DraftLeftOut> left_out;  ///< Page numbers, repeated headers, index rows.
  std::size_t end = 0;                 ///< The first block behind it.
};

/// The table whose header begins at `blocks[at]`; nothing if none does. A header is lines that
/// begin with "STT" or "TT" and name three columns or more; rows follow that begin with 1, I or A.
std::optional<LineTable> ReadLineTable(const std::vector<docread::Block>& blocks, std::size_t at);

}  // namespace sauro::intake
