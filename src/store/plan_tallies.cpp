#include "store/plan_tallies.h"

#include <string>
#include <unordered_map>

#include "store/sql.gen.h"

namespace sauro::store {

Result<TaskTallies> TallyTasks(
    Connection& connection, const views::Scope& scope, Position position, const Judging& judging
) {
  TaskTallies tallies;
  std::unordered_map<std::string, domain::Tally> by_plan;
  Query rows(connection, sql::kTaskStates, position, scope.organization);
  while (rows.Next()) {
    domain::Tally& of_plan = by_plan[rows.Text()];
    auto standing = ReadStanding(rows);
    if (!standing) return standing.error();
    const domain::Timing timing = judging.TimingOf(standing->due);
    of_plan.Add(standing->due.work, timing, standing->ongoing);
    ++tallies.by_status[{standing->due.work, timing}];
  }
  if (!rows.status()) return rows.status().error();
  Query plans(connection, sql::kPlanList, position);
  while (plans.Next()) {
    views::PlanLine line = ReadPlanLine(plans);
    line.tasks = by_plan[line.id.value];
    tallies.all.Add(line.tasks);
    tallies.plans.push_back(std::move(line));
  }
  if (!plans.status()) return plans.status().error();
  return tallies;
}

}  // namespace sauro::store
