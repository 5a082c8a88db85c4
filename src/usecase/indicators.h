#pragma once
// Indicators of approved plans: what is wanted by when, and who answers for it.

#include <optional>
#include <vector>

#include "usecase/app.h"
#include "usecase/reading.h"

namespace sauro::usecase {

struct IndicatorFilter {
  std::optional<domain::PlanId> plan;
  /// Those that it holds in any role, with the headings that they stand under.
  std::optional<domain::OrganizationId> organization;
  bool withdrawn = false;  ///< also those that their plan wants no longer
};

struct PlanIndicators {
  views::PlanLine plan;
  std::vector<views::IndicatorLine> indicators;  ///< in order of the document; never empty
};

/// Plans in order of approval, without those that have no such indicator. Needs kReadBoards.
/// Errors: kNotFound, `filter.plan` is no plan; those of reading (reading.h).
Result<Dated<std::vector<PlanIndicators>>> ListIndicators(
    App& app, const Principal& who, const IndicatorFilter& filter, const AsOf& as_of
);

}  // namespace sauro::usecase
