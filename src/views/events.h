#pragma once
// Events for which deadlines of a plan wait, and what was recorded about them.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "domain/task.h"

namespace sauro::views {

/// One recording; a newer one of the same event corrects it.
struct EventRecord {
  std::string event;      ///< as a deadline of the plan names it
  std::optional<Day> on;  ///< nothing: recorded by mistake, it has not happened
  std::string authority;  ///< the document that tells of it
  std::string reason;     ///< of a correction
  Instant at;
  domain::AccountId by;
  std::vector<domain::TaskId> tasks{};  ///< for these alone; none: for all that name the event

  /// True if the record is one for this task.
  [[nodiscard]] bool IsFor(const domain::TaskId& task) const {
    return tasks.empty() || std::find(tasks.begin(), tasks.end(), task) != tasks.end();
  }
};

/// What one deadline, or a part of it, waits for.
struct TaskEvent {
  std::string event;
  std::optional<std::int32_t> offset_days;  ///< nothing: the text names no number of days
  bool working_days = false;
  std::vector<EventRecord> records;  ///< those for the task, the oldest first; the newest counts
  std::optional<Day> planned{};      ///< when it is expected
};

}  // namespace sauro::views
