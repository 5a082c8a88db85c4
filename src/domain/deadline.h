#pragma once
// When a task is due (DOMAIN 5). The text is kept as printed; lateness is never stored, it is
// computed from a day.

#include <cstdint>
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
  kRecurring,         ///< by `rule`: yearly, yearly-10 (each October), quarterly, monthly, weekly
  kEvent,  ///< `offset_days` after `event`, a thing that has not happened yet; never overdue before
           ///< it has
  kSplit,  ///< one deadline for each audience, in `parts`
  kStart,  ///< from `start` on, without an end
  kUnspecified,  ///< nothing is printed, or it was not understood
};

struct DeadlinePart;

struct Deadline {
  DeadlineKind kind = DeadlineKind::kUnspecified;
  std::string raw;  ///< As printed.
  std::optional<Day> start;
  std::optional<Day> due;  ///< The last day that is still in time (a month means its last day).
  std::string rule;        ///< kRecurring only.
  std::string event;       ///< kEvent only: the event as printed.
  std::optional<std::int32_t>
      offset_days;                  ///< kEvent only; nothing if the text names no number of days.
  bool soft = false;                ///< "Phấn đấu": aimed at, not promised.
  std::vector<DeadlinePart> parts;  ///< kSplit only; parts are never split again.
};

struct DeadlinePart {
  std::string who;
  Deadline deadline;
};

/// The last day on which something is still in time, for the whole task: of a split the latest of
/// its parts. Nothing where no day can be named (ongoing, recurring, event, start, unspecified).
std::optional<Day> LastDue(const Deadline& deadline);

/// True where the work has no end, so that it is reported for a period and never completed for
/// good.
bool IsOngoing(const Deadline& deadline);

std::string_view CodeOf(DeadlineKind kind);  ///< "fixed", "range", ..., as in the corpus schema
/// Nothing if `code` is none of these.
std::optional<DeadlineKind> DeadlineKindFromCode(std::string_view code);

}  // namespace sauro::domain
