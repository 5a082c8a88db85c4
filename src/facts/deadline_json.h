#pragma once
// A deadline as JSON inside facts and state tables.

#include "base/json.h"
#include "domain/deadline.h"

namespace sauro::facts {

json::object ToJsonObject(const domain::Deadline& deadline);
/// Errors: kInternal, not of that shape.
Result<domain::Deadline> DeadlineFromObject(const json::object& object);

}  // namespace sauro::facts
