#pragma once
// How plans were corrected: what each correction changed is told by the versions of the tasks.

#include <optional>
#include <vector>

#include "store/connection.h"
#include "views/adjustments.h"

namespace sauro::store {

/// The oldest first. With `task`, those that changed it, and only it in them.
Result<std::vector<views::Adjustment>> ReadAdjustments(
    Connection& connection,
    const domain::PlanId& plan,
    const std::optional<domain::TaskId>& task,
    Position position
);

}  // namespace sauro::store
