#pragma once
// An indicator as JSON inside facts and state tables.

#include <string>
#include <string_view>

#include "base/json.h"
#include "domain/indicator.h"

namespace sauro::facts {

/// All but the identifier.
json::object ToJsonObject(const domain::Indicator& indicator);
/// Errors: kInternal, not of that shape.
Result<domain::Indicator> IndicatorFromObject(domain::IndicatorId id, const json::object& object);

/// Canonical JSON of the same, and back.
std::string IndicatorToJson(const domain::Indicator& indicator);
Result<domain::Indicator> IndicatorFromJson(domain::IndicatorId id, std::string_view text);

}  // namespace sauro::facts
