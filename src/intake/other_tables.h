#pragma once
// Tables with columns like those of tasks that hold none.

#include <string_view>
#include <vector>

#include "intake/grid.h"

namespace sauro::intake {

/// Why the table is none of tasks or indicators, as the list of what was left out says it: an
/// estimate of costs (unit price and amount) or a form whose rows wait to be filled in. Empty for
/// any other table.
std::string_view WhyNoPlan(const std::vector<GridRow>& grid);

}  // namespace sauro::intake
