#pragma once
// Reminders as people read them.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/id.h"
#include "domain/reminder.h"
#include "domain/task.h"

namespace sauro::views {

/// The newest reminder of a person about one thing.
struct ReminderLine {
  domain::ReminderKind kind = domain::ReminderKind::kDeadline;
  std::string about;
  domain::TaskId task;
  domain::PlanId plan;
  std::string plan_number;
  std::string ordinal;
  std::string title;
  std::string holder;  ///< name of the organisation that owes it, or as printed
  domain::ReminderStep step = domain::ReminderStep::kOfficer;
  Day anchor;
  bool urgent = false;
  Instant raised_at;
  Position seq;       ///< of its fact
  bool open = false;  ///< it is still to be done, by that day
};

/// "Còn 7 ngày, hạn 30/06/2026", as of `today`.
std::string ReminderWords(const ReminderLine& line, Day today);
/// As what somebody is reminded: "Lãnh đạo cơ quan".
std::string_view ReasonWords(domain::ReminderStep step);

}  // namespace sauro::views
