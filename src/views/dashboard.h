#pragma once
// What a leader sees in ten seconds.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "domain/status.h"
#include "views/tasks.h"

namespace sauro::views {

struct StatusCount {
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
  domain::Timing timing = domain::Timing::kNoDeadline;
  std::int64_t count = 0;
};

struct OrganizationLine {
  domain::OrganizationId id;
  std::string name;
  domain::Tally assignments;  ///< those for which it reports
};

struct Dashboard {
  domain::Tally tasks;
  domain::Tally
      assignments;  ///< counted apart from tasks: a task of a group is owed by each member
  std::vector<StatusCount> by_status;  ///< tasks, by work status and timing; only pairs that occur
  std::vector<OrganizationLine> by_organization;  ///< most overdue first, then by name
  std::vector<PlanLine> plans;
  std::int64_t waiting_for_review = 0;
  std::int64_t open_difficulties =
      0;  ///< newest reports of open assignments that name a difficulty or a proposal
};

}  // namespace sauro::views
