#pragma once
// The letter itself: introduction, figures as sentences and tables, what is late and what is near,
// difficulties and proposals.

#include <string>

#include "report/board_report.h"
#include "report/board_totals.h"

namespace sauro::report {

/// All between the letterhead and the signature.
std::string BodyXml(const BoardReport& report, const BoardTotals& totals);

}  // namespace sauro::report
