#pragma once
// Tables as a workbook (.xlsx) that people edit and send back.

#include <string>
#include <vector>

#include "base/result.h"

namespace sauro::report {

struct SheetColumn {
  std::string title;
  double width = 20;  ///< in characters
  bool hidden = false;
};

struct SheetTable {
  std::string name;  ///< of the sheet
  std::vector<SheetColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< one text for each column
};

/// The bytes of the workbook, one sheet for each table: the first row holds the titles and stays in
/// sight, long texts wrap. Every cell is a string, so that no text is ever taken for a formula or a
/// link. Uses a temporary file. Errors: kTooLarge, more than 32,767 characters in a cell or too
/// many rows (the message names the row); kUnavailable, the temporary folder cannot be written.
Result<std::string> SheetFile(const std::vector<SheetTable>& tables);

}  // namespace sauro::report
