#pragma once
// Reminders: raised by the rules of the installation (FR-55), and read by who was reminded.

#include <cstdint>

#include "usecase/reading.h"

namespace sauro::usecase {

/// Under whose name the follower that reminds writes.
inline constexpr const char* kReminderActor = "reminders";

/// Reminds everybody of what the rules say for now; nothing before six in the morning. Facts
/// reminder.raised. To be called again and again, by any number of servers: what was told is not
/// told again. Gives how many things were told, each to one person. Errors: those of the ports;
/// what was written before stays.
Result<std::int64_t> RaiseReminders(App& app);

/// The own reminders, the newest first.
Result<Dated<views::Page<views::ReminderLine>>> ListReminders(
    App& app, const Principal& who, const views::ReminderFilter& filter, const AsOf& as_of
);

/// Messages to all, the newest first; for who keeps accounts.
Result<Dated<views::Page<views::DeliveryLine>>> ListDeliveries(
    App& app, const Principal& who, const views::DeliveryFilter& filter, const AsOf& as_of
);

}  // namespace sauro::usecase
