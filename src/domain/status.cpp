#include "domain/status.h"

#include <array>

namespace sauro::domain {
namespace {

using enum WorkStatus;
using enum Timing;

constexpr std::array kWorkStatuses = {
    kNotStarted,
    kWaiting,
    kInProgress,
    kSubmitted,
    kReturned,
    kCompleted,
    kSuspended,
    kCancelled,
    kSuperseded};
constexpr std::array kTimings = {kNoDeadline, kInTime, kNearDue, kOverdue, kDoneOnTime, kDoneLate};

}  // namespace

bool IsOver(WorkStatus status) {
  return status == kCancelled || status == kSuperseded;
}

bool IsInactive(WorkStatus status) {
  return status == kSuspended || IsOver(status);
}

std::string_view CodeOf(DueSource source) {
  switch (source) {
    case DueSource::kPrinted: return "printed";
    case DueSource::kEvent: return "event";
    case DueSource::kExtension: return "extension";
  }
  return {};
}

std::optional<DueSource> DueSourceFromCode(std::string_view code) {
  for (const DueSource source : {DueSource::kPrinted, DueSource::kEvent, DueSource::kExtension}) {
    if (CodeOf(source) == code) return source;
  }
  return std::nullopt;
}

std::string_view CodeOf(WorkStatus status) {
  switch (status) {
    case kNotStarted: return "not_started";
    case kWaiting: return "waiting";
    case kInProgress: return "in_progress";
    case kSubmitted: return "submitted";
    case kReturned: return "returned";
    case kCompleted: return "completed";
    case kSuspended: return "suspended";
    case kCancelled: return "cancelled";
    case kSuperseded: return "superseded";
  }
  return {};
}

std::string_view NameOf(WorkStatus status) {
  switch (status) {
    case kNotStarted: return "Chưa triển khai";
    case kWaiting: return "Chờ hướng dẫn";
    case kInProgress: return "Đang thực hiện";
    case kSubmitted: return "Chờ thẩm định";
    case kReturned: return "Bị trả lại";
    case kCompleted: return "Đã hoàn thành";
    case kSuspended: return "Tạm dừng";
    case kCancelled: return "Đã hủy";
    case kSuperseded: return "Đã thay thế";
  }
  return {};
}

std::string_view CodeOf(Timing timing) {
  switch (timing) {
    case kNoDeadline: return "no_deadline";
    case kInTime: return "in_time";
    case kNearDue: return "near_due";
    case kOverdue: return "overdue";
    case kDoneOnTime: return "done_on_time";
    case kDoneLate: return "done_late";
  }
  return {};
}

std::string_view NameOf(Timing timing) {
  switch (timing) {
    case kNoDeadline: return "Không có hạn";
    case kInTime: return "Trong hạn";
    case kNearDue: return "Sắp đến hạn";
    case kOverdue: return "Quá hạn";
    case kDoneOnTime: return "Hoàn thành đúng hạn";
    case kDoneLate: return "Hoàn thành quá hạn";
  }
  return {};
}

std::optional<WorkStatus> WorkStatusFromCode(std::string_view code) {
  for (const WorkStatus status : kWorkStatuses) {
    if (CodeOf(status) == code) return status;
  }
  return std::nullopt;
}

std::optional<Timing> TimingFromCode(std::string_view code) {
  for (const Timing timing : kTimings) {
    if (CodeOf(timing) == code) return timing;
  }
  return std::nullopt;
}

std::optional<Day> OpenDue(const Due& what) {
  if (!what.due || IsInactive(what.work) || what.work == kCompleted) return std::nullopt;
  if (what.work == kSubmitted && what.submitted_on && *what.submitted_on <= *what.due)
    return std::nullopt;
  return what.due;
}

Timing TimingOn(const Due& what, Day today, std::int32_t near_due_days) {
  if (what.work == kCompleted) {
    return what.due && what.completed_on && *what.completed_on > *what.due ? kDoneLate
                                                                           : kDoneOnTime;
  }
  if (!what.due || IsInactive(what.work)) return kNoDeadline;
  const std::optional<Day> open = OpenDue(what);
  if (!open) return kInTime;
  if (*open < today) return kOverdue;
  return DaysBetween(today, *open) <= near_due_days ? kNearDue : kInTime;
}

void Tally::Add(WorkStatus work, Timing timing, bool is_ongoing, std::int64_t count) {
  if (IsInactive(work)) {
    inactive += count;
    if (work == kSuspended) suspended += count;
    return;
  }
  switch (timing) {
    case kDoneOnTime: done_on_time += count; return;
    case kDoneLate: done_late += count; return;
    case kOverdue: overdue += count; return;
    case kNearDue:
      near_due += count;
      open_in_time += count;
      return;
    case kInTime: open_in_time += count; return;
    case kNoDeadline: (is_ongoing ? ongoing : open_in_time) += count; return;
  }
}

void Tally::Add(const Tally& other) {
  done_on_time += other.done_on_time;
  done_late += other.done_late;
  open_in_time += other.open_in_time;
  overdue += other.overdue;
  ongoing += other.ongoing;
  inactive += other.inactive;
  near_due += other.near_due;
  suspended += other.suspended;
}

}  // namespace sauro::domain
