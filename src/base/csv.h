#pragma once
// CSV text (RFC 4180): comma, double quotes, LF or CRLF; a byte order mark is skipped.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sauro {

struct CsvRow {
  std::size_t line = 0;  ///< where the row begins, from 1
  std::vector<std::string> cells;
};

/// All rows that are not empty. Errors: kUnreadable, not UTF-8 or a quote without end (place =
/// line); kTooLarge, more than `max_rows`.
Result<std::vector<CsvRow>> ParseCsv(std::string_view text, std::size_t max_rows = 100'000);

/// One cell, quoted where it must be. A cell that a spreadsheet would run as a formula (= + - @,
/// tab) gets a leading '.
void AppendCsvCell(std::string& out, std::string_view cell);
/// Cells with commas between them, and the end of the line.
void AppendCsvRow(std::string& out, std::initializer_list<std::string_view> cells);

}  // namespace sauro
