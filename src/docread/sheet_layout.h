#pragma once
// A sheet -> paragraphs and tables. A sheet is one large grid: what stands above, below, after and
// beside a table in it is told apart by empty rows and columns.

#include <cstdint>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "docread/sheet.h"

namespace sauro::docread {

/// Adds the blocks of sheets, one after the other, to a document.
class SheetLayout {
 public:
  SheetLayout(const Limits& limits, Document& out) : limits_(limits), out_(out) {}

  /// Rules: rows with one cell at the top are paragraphs; an empty row ends a table only if a title
  /// or a heading follows, or other columns; a column that is empty from top to bottom of a table,
  /// with rows of at least two cells on both sides, parts it in two.
  /// Errors: kTooLarge.
  Status Add(Sheet sheet);

 private:
  using Rows = std::vector<SheetRow>;
  Status AddRun(Rows& rows, std::size_t begin, std::size_t end);
  [[nodiscard]] bool GoesOn(const Rows& rows, std::size_t begin, std::size_t first, std::size_t end)
      const;
  void AddParagraphs(const SheetRow& row);
  Status Close();
  Status AddTable(Rows& rows, std::uint32_t begin, std::uint32_t end, bool beside);

  const Limits& limits_;
  Document& out_;
  std::string sheet_;
  Rows open_;  // rows of the table that may go on
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
};

}  // namespace sauro::docread
