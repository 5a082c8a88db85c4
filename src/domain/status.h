#pragma once
// The two axes of status (DOMAIN 6.2): work, which people decide, and timing, which is always
// computed from a day.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.h"

namespace sauro::domain {

enum class WorkStatus {
  kNotStarted,
  kWaiting,  ///< for an event or guidance from above
  kInProgress,
  kSubmitted,  ///< completion was reported and waits for review
  kReturned,   ///< the reviewer sent it back; counts as not done
  kCompleted,  ///< by an accepted report with evidence, never otherwise
  kSuspended,
  kCancelled,
  kSuperseded,
};
inline constexpr std::size_t kWorkStatusCount = 9;

enum class Timing { kNoDeadline, kInTime, kNearDue, kOverdue, kDoneOnTime, kDoneLate };

/// From where a day that is due comes.
enum class DueSource {
  kPrinted,    ///< the text of the deadline
  kEvent,      ///< an event that was recorded
  kExtension,  ///< an extension that was granted
};

std::string_view CodeOf(WorkStatus status);  ///< "not_started", ...
std::string_view CodeOf(Timing timing);      ///< "no_deadline", ...
std::string_view CodeOf(DueSource source);   ///< "printed", "event", "extension"
std::string_view NameOf(WorkStatus status);  ///< "Chưa triển khai", ...
std::string_view NameOf(Timing timing);      ///< "Trong hạn", ...
/// Nothing if `code` is none of the above.
std::optional<WorkStatus> WorkStatusFromCode(std::string_view code);
std::optional<Timing> TimingFromCode(std::string_view code);
std::optional<DueSource> DueSourceFromCode(std::string_view code);

/// What one holder owes, as far as time matters.
struct Due {
  std::optional<Day> due;  ///< the last day that is in time; nothing where no day can be named
  WorkStatus work = WorkStatus::kNotStarted;
  std::optional<Day> submitted_on;  ///< day of the completion report that waits for review
  std::optional<Day> completed_on;  ///< day on which the accepted completion report was sent
};

/// Cancelled or superseded: nobody holds it any longer.
bool IsOver(WorkStatus status);

/// Over or suspended: nothing is owed.
bool IsInactive(WorkStatus status);

/// How `what` stands on `today`. A completion that was sent in time stays in time while it waits
/// for review, since the holder cannot hasten the reviewer; returned, it is open again. Suspended,
/// cancelled and superseded work has no deadline.
Timing TimingOn(const Due& what, Day today, std::int32_t near_due_days);

/// The day that is still owed: `due` while the holder has not done in time what is due, nothing
/// otherwise. It turns "overdue on D" into `OpenDue < D`, so that a list of overdue work needs one
/// index and no stored lateness.
std::optional<Day> OpenDue(const Due& what);

inline constexpr std::int32_t kDefaultNearDueDays = 15;

/// The national statistic (11.2 F18): four cells, with ongoing work held apart. The total is
/// computed, never typed.
struct Tally {
  std::int64_t done_on_time = 0;
  std::int64_t done_late = 0;
  std::int64_t open_in_time = 0;  ///< near_due is counted in it
  std::int64_t overdue = 0;
  std::int64_t ongoing = 0;    ///< work without an end, apart from the four cells
  std::int64_t inactive = 0;   ///< suspended, cancelled, superseded
  std::int64_t near_due = 0;   ///< part of open_in_time
  std::int64_t suspended = 0;  ///< part of inactive

  void Add(WorkStatus work, Timing timing, bool is_ongoing, std::int64_t count = 1);
  void Add(const Tally& other);
  [[nodiscard]] std::int64_t Total() const {
    return done_on_time + done_late + open_in_time + overdue + ongoing + inactive;
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

}  // namespace sauro::domain
