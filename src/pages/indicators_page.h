#pragma once
// "/chi-tieu": the indicators of all plans, or of one, with their targets by milestone.

#include <cstdint>
#include <string>
#include <vector>

#include "pages/page.h"
#include "usecase/indicators.h"

namespace sauro::pages {

struct IndicatorsView {
  const std::vector<usecase::PlanIndicators>& plans;
  const std::vector<views::PlanLine>& all_plans;  ///< to choose from
  const std::vector<domain::Organization>& organizations;
  std::string plan;          ///< the one that was chosen, or empty
  std::string organization;  ///< the same
  bool withdrawn = false;    ///< also those that their plan wants no longer
  std::int64_t page = 1;     ///< of kIndicatorRows each, over all plans
  std::string goal = {};     ///< identifier of the one whose page is asked for, or empty
};
inline constexpr std::int64_t kIndicatorRows = 50;

std::string RenderIndicators(const Frame& frame, const IndicatorsView& view);

}  // namespace sauro::pages
