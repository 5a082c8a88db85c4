// Indicators of plans.
#include <utility>

#include "facts/indicator_json.h"
#include "store/query.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {

Result<std::vector<views::IndicatorLine>> StoredQueries::ListIndicators(
    const domain::PlanId& plan, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::IndicatorLine> out;
  Query rows(**lease, sql::kIndicatorListOfPlan, position, plan);
  while (rows.Next()) {
    auto id = rows.Identifier<domain::IndicatorId>();
    const bool withdrawn = rows.Bool();
    auto indicator = facts::IndicatorFromJson(std::move(id), rows.TextView());
    if (!indicator) return indicator.error();
    out.push_back({std::move(*indicator), withdrawn});
  }
  if (!rows.status()) return rows.status().error();
  return out;
}

}  // namespace sauro::store
