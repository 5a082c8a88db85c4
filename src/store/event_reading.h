#pragma once
// What was recorded about events for which deadlines wait.

#include <vector>

#include "domain/deadline.h"
#include "store/connection.h"
#include "views/events.h"

namespace sauro::store {

/// The oldest first; with `planned` when events are expected.
Result<std::vector<views::EventRecord>> ReadEventRecords(
    Connection& connection, const domain::PlanId& plan, Position position, bool planned = false
);

/// Those for which the deadline or its parts wait, each once, with what was recorded for the task.
Result<std::vector<views::TaskEvent>> ReadTaskEvents(
    Connection& connection,
    const domain::Deadline& deadline,
    const domain::PlanId& plan,
    const domain::TaskId& task,
    Position position
);

}  // namespace sauro::store
