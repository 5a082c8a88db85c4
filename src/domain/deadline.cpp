#include "domain/deadline.h"

#include <algorithm>

namespace sauro::domain {

std::optional<Day> LastDue(const Deadline& deadline) {
  // The day of recurring work ends its periods; each period has a day of its own.
  if (deadline.kind == DeadlineKind::kRecurring) return std::nullopt;
  std::optional<Day> last = deadline.due;
  for (const DeadlinePart& part : deadline.parts) {
    if (const auto due = LastDue(part.deadline)) last = last ? std::max(*last, *due) : *due;
  }
  return last;
}

bool IsOngoing(const Deadline& deadline) {
  switch (deadline.kind) {
    case DeadlineKind::kOngoing:
    case DeadlineKind::kRecurring: return true;
    case DeadlineKind::kFixed:
    case DeadlineKind::kRange:
    case DeadlineKind::kFixedThenOngoing:
    case DeadlineKind::kEvent:
    case DeadlineKind::kSplit:
    case DeadlineKind::kStart:
    case DeadlineKind::kUnspecified: return false;
  }
  return false;
}

std::string_view CodeOf(DeadlineKind kind) {
  switch (kind) {
    case DeadlineKind::kFixed: return "fixed";
    case DeadlineKind::kRange: return "range";
    case DeadlineKind::kOngoing: return "ongoing";
    case DeadlineKind::kFixedThenOngoing: return "fixed_then_ongoing";
    case DeadlineKind::kRecurring: return "recurring";
    case DeadlineKind::kEvent: return "event";
    case DeadlineKind::kSplit: return "split";
    case DeadlineKind::kStart: return "start";
    case DeadlineKind::kUnspecified: return "unspecified";
  }
  return {};
}

std::optional<DeadlineKind> DeadlineKindFromCode(std::string_view code) {
  using enum DeadlineKind;
  for (const auto kind :
       {kFixed,
        kRange,
        kOngoing,
        kFixedThenOngoing,
        kRecurring,
        kEvent,
        kSplit,
        kStart,
        kUnspecified}) {
    if (CodeOf(kind) == code) return kind;
  }
  return std::nullopt;
}

}  // namespace sauro::domain
