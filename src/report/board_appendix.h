#pragma once
// The appendix: the 8-column board on landscape pages.

#include <string>

#include "report/board_report.h"

namespace sauro::report {

/// Heading and table; the section of pages that holds them is the caller's.
std::string AppendixXml(const BoardReport& report);

}  // namespace sauro::report
