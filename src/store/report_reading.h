#pragma once
// Reports with their evidence.

#include <vector>

#include "store/line_reading.h"

namespace sauro::store {

/// All rows of a statement with the columns of sql/parts/report_line.sql, each with its evidence.
Result<std::vector<views::ReportLine>> ReadReports(Connection& connection, Query& rows);

}  // namespace sauro::store
