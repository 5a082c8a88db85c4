#include "main/reminder_follower.h"

#include "base/log.h"
#include "usecase/reminders.h"

namespace sauro::main {

ReminderFollower::ReminderFollower(usecase::App& app, std::chrono::milliseconds interval)
    : app_(app), again_(interval, [this] { Raise(); }) {}

void ReminderFollower::Raise() {
  constexpr std::int64_t kHourMs = 3'600'000;
  const auto head = app_.queries.Head();
  const auto look = [&](Position position) {
    return std::pair(position, app_.clock().unix_ms / kHourMs);
  };
  if (head && done_ == look(*head)) return;
  const auto raised = head ? usecase::RaiseReminders(app_) : Result<std::int64_t>(head.error());
  if (!raised) {
    failures_.fetch_add(1);
    log::Error("reminders were not raised", {{"reason", raised.error().Text()}});
    return;
  }
  raised_.fetch_add(static_cast<std::uint64_t>(*raised));
  // What was raised has made the ledger longer; the next look finds nothing new and rests.
  done_ = look(*head);
}

}  // namespace sauro::main
