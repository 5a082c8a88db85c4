#pragma once
// Holders as JSON inside facts.

#include <vector>

#include "base/json.h"
#include "domain/task.h"

namespace sauro::facts {

json::array ToJsonArray(const std::vector<domain::Assignment>& assignments);
/// The array under `key`. Errors: kInternal, not of that shape.
Result<std::vector<domain::Assignment>> AssignmentsFrom(
    const json::object& object, std::string_view key
);

}  // namespace sauro::facts
