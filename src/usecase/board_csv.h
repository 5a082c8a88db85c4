#pragma once
// The board as a table for spreadsheets. Pure.

#include <string>
#include <vector>

#include "views/tasks.h"

namespace sauro::usecase {

/// UTF-8 with a byte order mark, one task a row. A cell that a spreadsheet would take for a formula
/// is text.
std::string BoardCsv(const std::vector<views::TaskLine>& tasks);

}  // namespace sauro::usecase
