#pragma once
// When a task is due (DOMAIN 5). The text is kept as printed; lateness is never stored, it is
// computed from a day.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace sauro::domain {

enum class DeadlineKind {
  kFixed,             ///< by `due`
  kRange,             ///< from `start` to `due`
  kOngoing,           ///< no end: "Thực hiện thường xuyên"
  kFixedThenOngoing,  ///< by `due`, then kept up
  kRecurring,         ///< by `rule`
  kEvent,  ///< `offset_days` after `event`, a thing that has not happened yet; never overdue before
           ///< it has
  kSplit,  ///< one deadline for each audience, in `parts`
  kStart,  ///< from `start` on, without an end
  kUnspecified,  ///< nothing is printed, or it was not understood
};

struct DeadlinePart;

/// The kind says what counts; the other fields may say more than it needs: a kFixedThenOngoing may
/// name the `rule` by which it is kept up, a kRange the `event` on which it depends, a kRecurring
/// the `start` and `due` between which it recurs.
struct Deadline {
  DeadlineKind kind = DeadlineKind::kUnspecified;
  std::string raw;  ///< As printed.
  std::optional<Day> start;
  std::optional<Day> due;  ///< The last day that is still in time (a month means its last day).
  std::optional<std::int32_t> due_minute;  ///< Of that day: 1020 for "trước 17 giờ".
  /// yearly, yearly-10 (each October), half-yearly, quarterly, monthly, weekly, daily,
  /// every-2-weeks, every-24-months.
  std::string rule;
  /// The last day in time within each period: of the month (of the last month of a quarter, a half
  /// or a year), or of the week (Monday 1 to Sunday 7).
  std::optional<std::int32_t> rule_day;
  std::string event;  ///< As printed.
  /// Days after `event`, or before it if negative; nothing if the text names no number.
  std::optional<std::int32_t> offset_days;
  bool working_days = false;        ///< `offset_days` leaves out Saturdays and Sundays.
  bool then_ongoing = false;        ///< After a range or an event the work is kept up.
  bool soft = false;                ///< "Phấn đấu": aimed at, not promised.
  bool inherited = false;           ///< Taken from the heading or the row above, not printed here.
  std::vector<DeadlinePart> parts;  ///< kSplit only; parts are never split again.
};

struct DeadlinePart {
  std::string who;
  Deadline deadline;
};

/// The marks of a deadline by their names in JSON, where they are written only if they are true.
struct DeadlineFlag {
  std::string_view code;
  bool Deadline::*flag;
};
inline constexpr std::array<DeadlineFlag, 4> kDeadlineFlags{{
    {"working_days", &Deadline::working_days},
    {"then_ongoing", &Deadline::then_ongoing},
    {"soft", &Deadline::soft},
    {"inherited", &Deadline::inherited},
}};

/// The last day on which something is still in time, for the whole task: of a split the latest of
/// its parts. Nothing where no day can be named (ongoing, recurring, event, start, unspecified).
std::optional<Day> LastDue(const Deadline& deadline);

/// What a deadline waits for, as printed; empty where it is no kEvent. A split one waits in its
/// parts.
const std::string& EventOf(const Deadline& deadline);
/// By this an event is the same however its case, diacritics and spaces are printed.
std::string EventKey(std::string_view event);
/// True if the deadline, or a part of it, waits for the event with this key.
bool IsAnchoredTo(const Deadline& deadline, const std::string& event_key);
/// True if the deadline, or a part of it, waits for an event.
bool HasEvent(const Deadline& deadline);

/// The days on which events happened, by EventKey.
using EventDays = std::map<std::string, Day>;
/// `deadline` with `due` of each event in `days` (also in its parts): `offset_days` after it, with
/// working days as the deadline says. An event without an offset has no due day.
Deadline WithEvents(Deadline deadline, const EventDays& days);
/// A kEvent whose event is not in `days`: nobody can be late yet.
bool IsWaiting(const Deadline& deadline, const EventDays& days);
/// `count` days after `day` without Saturdays and Sundays; before it if negative.
Day PlusWorkingDays(Day day, std::int32_t count);

/// True where the work has no end, so that it is reported for a period and never completed for
/// good.
bool IsOngoing(const Deadline& deadline);

std::string_view CodeOf(DeadlineKind kind);  ///< "fixed", "range", ..., as in the corpus schema
/// Nothing if `code` is none of these.
std::optional<DeadlineKind> DeadlineKindFromCode(std::string_view code);

}  // namespace sauro::domain
