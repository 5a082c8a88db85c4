#pragma once
// The reporting periods that a person can choose.

#include <string_view>

#include "base/day.h"
#include "pages/page.h"

namespace sauro::pages {

/// Adds {{#PERIOD_OPTION}}: months, quarters, halves, nine months and years that have begun, of
/// this year and the last one, newest first. Without `selected` the month before is chosen.
void AddPeriodOptions(Dict& dict, Day today, std::string_view selected);

}  // namespace sauro::pages
