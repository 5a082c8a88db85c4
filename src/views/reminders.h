#pragma once
// Reminders and the messages that carried them, and the questions about them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/message_pace.h"
#include "domain/organization.h"
#include "domain/reminder.h"
#include "domain/task.h"
#include "views/at.h"
#include "views/tasks.h"

namespace sauro::views {

/// Something that somebody may have to be reminded of.
struct Duty {
  domain::ReminderKind kind = domain::ReminderKind::kDeadline;
  std::string about;  ///< an assignment; of kReview a report
  domain::TaskId task;
  std::optional<domain::OrganizationId> organization;  ///< the holder
  Day anchor;                                          ///< the day that counts
};

/// An organisation that directs or follows a task.
struct TaskDirector {
  domain::TaskId task;
  domain::OrganizationId organization;
};

/// What a person was told last about one thing.
struct ToldReminder {
  domain::ReminderKind kind = domain::ReminderKind::kDeadline;
  std::string about;
  domain::LastReminder last;
};

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
  std::optional<domain::OrganizationId> organization;  ///< that owes it
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

struct ReminderFilter {
  Position after;           ///< raised by facts behind this one
  std::int64_t limit = 25;  ///< at most 200
  std::int64_t offset = 0;
};

/// Somebody to whom a channel has not carried all that was raised.
struct UntoldAccount {
  domain::AccountId account;
  Position newest;  ///< the newest reminder
  bool urgent = false;
};

/// How far messages to one person have come over one channel.
struct MessageState {
  std::optional<domain::LastMessage> last;
  std::optional<domain::DeliveryId> open;  ///< of `last`, where it has not ended
  std::optional<Day> digest_on;            ///< of the newest digest that was sent
  Position told;                           ///< reminders until this one were sent
};

struct DeliveryLine {
  domain::DeliveryId id;
  domain::AccountId account;
  domain::Channel channel = domain::Channel::kEmail;
  bool urgent = false;
  std::int32_t attempt = 1;
  Instant started_at;
  std::optional<Instant> ended_at;
  std::optional<domain::SendOutcome> outcome;  ///< nothing: on its way
  std::int32_t code = 0;
};

struct DeliveryFilter {
  bool failed_only = false;  ///< that ended, and were not sent
  std::int64_t limit = 25;   ///< at most 200
  std::int64_t offset = 0;
};

/// As Queries: thread-safe, reads only, a function of the position.
class ReminderQueries {
 public:
  virtual ~ReminderQueries() = default;

  /// Work that is owed with a day until `until`, reports that came back, reports that wait.
  virtual Result<std::vector<Duty>> ListDuties(Day until, Position position) = 0;
  virtual Result<std::vector<TaskDirector>> ListDirectors(Position position) = 0;
  virtual Result<std::vector<ToldReminder>> ListTold(
      const domain::AccountId& account, Position position
  ) = 0;
  /// The newest first.
  virtual Result<Page<ReminderLine>> ListReminders(
      const domain::AccountId& account, const ReminderFilter& filter, Position position
  ) = 0;
  /// Of reminders that were raised at `since` or later.
  virtual Result<std::vector<UntoldAccount>> ListUntold(
      domain::Channel channel, Instant since, Position position
  ) = 0;
  virtual Result<MessageState> FindMessageState(
      const domain::AccountId& account, domain::Channel channel, Position position
  ) = 0;
  /// The newest first.
  virtual Result<Page<DeliveryLine>> ListDeliveries(
      const DeliveryFilter& filter, Position position
  ) = 0;
};

}  // namespace sauro::views
