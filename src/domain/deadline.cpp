#include "domain/deadline.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

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

const std::string& EventOf(const Deadline& deadline) {
  static const std::string none;
  if (deadline.kind != DeadlineKind::kEvent) return none;
  return deadline.event.empty() ? deadline.raw : deadline.event;
}

std::string EventKey(std::string_view event) {
  std::string key = Fold(event);
  while (!key.empty() && std::string_view(" .,;:").find(key.back()) != std::string_view::npos)
    key.pop_back();
  return key;
}

bool IsAnchoredTo(const Deadline& deadline, const std::string& event_key) {
  const std::string& event = EventOf(deadline);
  if (!event.empty() && EventKey(event) == event_key) return true;
  return std::any_of(deadline.parts.begin(), deadline.parts.end(), [&](const DeadlinePart& part) {
    return IsAnchoredTo(part.deadline, event_key);
  });
}

bool HasEvent(const Deadline& deadline) {
  return !EventOf(deadline).empty() ||
         std::any_of(deadline.parts.begin(), deadline.parts.end(), [](const DeadlinePart& part) {
           return HasEvent(part.deadline);
         });
}

namespace {

bool IsWeekend(Day day) {
  constexpr std::int32_t kWeek = 7;
  // 1970-01-01 was a Thursday: 0 is Monday.
  const std::int32_t weekday = (((day.days() + 3) % kWeek) + kWeek) % kWeek;
  return weekday >= 5;
}

std::optional<Day> DayOfEvent(const Deadline& deadline, const EventDays& days) {
  const std::string& event = EventOf(deadline);
  if (event.empty()) return std::nullopt;
  const auto found = days.find(EventKey(event));
  return found == days.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Day PlusWorkingDays(Day day, std::int32_t count) {
  const std::int32_t step = count < 0 ? -1 : 1;
  for (std::int32_t left = count * step; left > 0;) {
    day = day.Plus(step);
    if (!IsWeekend(day)) --left;
  }
  return day;
}

Deadline WithEvents(Deadline deadline, const EventDays& days) {
  if (const auto day = DayOfEvent(deadline, days); day && deadline.offset_days) {
    const std::int32_t offset = *deadline.offset_days;
    deadline.due = deadline.working_days ? PlusWorkingDays(*day, offset) : day->Plus(offset);
  }
  for (DeadlinePart& part : deadline.parts)
    part.deadline = WithEvents(std::move(part.deadline), days);
  return deadline;
}

bool IsWaiting(const Deadline& deadline, const EventDays& days) {
  return deadline.kind == DeadlineKind::kEvent && !DayOfEvent(deadline, days);
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
