#include "usecase/indicators.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sauro::usecase {
namespace {

bool Holds(const domain::OrganizationId& organization, const domain::Indicator& indicator) {
  return std::any_of(
      indicator.holders.begin(),
      indicator.holders.end(),
      [&](const domain::Assignment& holder) { return holder.organization == organization; }
  );
}

// Those that are asked for, in their order, with the headings that they are parts of.
std::vector<views::IndicatorLine> Chosen(
    std::vector<views::IndicatorLine> lines, const IndicatorFilter& filter
) {
  std::map<domain::IndicatorId, const domain::Indicator*> all;
  for (const views::IndicatorLine& line : lines) all[line.indicator.id] = &line.indicator;
  std::set<domain::IndicatorId> chosen;
  for (const views::IndicatorLine& line : lines) {
    if (filter.organization && !Holds(*filter.organization, line.indicator)) continue;
    for (auto at = all.find(line.indicator.id); at != all.end();) {
      if (!chosen.insert(at->first).second) break;
      if (!at->second->parent) break;
      at = all.find(*at->second->parent);
    }
  }
  std::vector<views::IndicatorLine> out;
  for (views::IndicatorLine& line : lines) {
    if (line.withdrawn && !filter.withdrawn) continue;
    if (chosen.count(line.indicator.id) > 0) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

Result<Dated<std::vector<PlanIndicators>>> ListIndicators(
    App& app, const Principal& who, const IndicatorFilter& filter, const AsOf& as_of
) {
  auto plans = ListPlans(app, who, as_of);
  if (!plans) return plans.error();
  Dated<std::vector<PlanIndicators>> out{{}, plans->at};
  bool known = !filter.plan;
  for (views::PlanLine& plan : plans->view) {
    if (filter.plan && plan.id != *filter.plan) continue;
    known = true;
    auto lines = app.queries.ListIndicators(plan.id, plans->at.position);
    if (!lines) return lines.error();
    auto chosen = Chosen(std::move(*lines), filter);
    if (!chosen.empty()) out.view.push_back({std::move(plan), std::move(chosen)});
  }
  if (!known) return NotFound("Không tìm thấy kế hoạch này.");
  return out;
}

}  // namespace sauro::usecase
