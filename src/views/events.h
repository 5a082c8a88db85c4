#pragma once
// Events for which deadlines of a plan wait, and what was recorded about them.

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
};

/// What one deadline, or a part of it, waits for.
struct TaskEvent {
  std::string event;
  std::optional<std::int32_t> offset_days;  ///< nothing: the text names no number of days
  bool working_days = false;
  std::vector<EventRecord> records;  ///< the oldest first; the newest counts
};

}  // namespace sauro::views
