#pragma once
// Contradictions between the figures of a plan's indicators (DOMAIN 7.6). Only plan_check.cpp uses
// it.

#include <string>
#include <string_view>
#include <vector>

#include "intake/plan_check.h"

namespace sauro::intake {

void CheckIndicators(const DraftPlan& plan, std::vector<Finding>& out);

/// Below zero, zero or above zero, as `a` is less than, equal to or greater than `b`; both as
/// DecimalOf gives them.
int CompareDecimals(std::string_view a, std::string_view b);

}  // namespace sauro::intake
