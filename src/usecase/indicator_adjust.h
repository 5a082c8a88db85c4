#pragma once
// What an adjustment of a plan makes of its indicators. Only plan_adjust.cpp uses it. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "facts/facts.h"
#include "intake/draft.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_compare.h"
#include "views/indicators.h"

namespace sauro::usecase {

/// What the facts follow from; nothing is kept.
struct IndicatorChanges {
  const intake::DraftPlan& draft;
  const domain::Catalogue& catalogue;
  const std::vector<views::IndicatorLine>& before;
  const Comparison& comparison;
  const Adjustment& adjustment;
  const std::string& request_id;
};

/// Facts indicator.assigned, indicator.adjusted and indicator.withdrawn for what is taken.
/// Identifiers of new ones follow from the number of facts before them; those of new holders begin
/// at `next_holder`, which moves on.
void AddIndicatorFacts(
    const IndicatorChanges& changes, std::uint32_t& next_holder, std::vector<facts::Fact>& facts
);

}  // namespace sauro::usecase
