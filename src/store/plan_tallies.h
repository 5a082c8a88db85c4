#pragma once
// Counts of tasks in all and by plan.

#include <map>
#include <utility>
#include <vector>

#include "store/line_reading.h"

namespace sauro::store {

struct TaskTallies {
  domain::Tally all;
  std::map<std::pair<domain::WorkStatus, domain::Timing>, std::int64_t> by_status;
  std::vector<views::PlanLine> plans;  ///< with their tallies, in order of approval
};

/// Of the tasks in which the organisation of `scope` holds a role.
Result<TaskTallies> TallyTasks(
    Connection& connection, const views::Scope& scope, Position position, const Judging& judging
);

}  // namespace sauro::store
