#include "domain/task.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace sauro::domain {

std::string_view CodeOf(AssignmentRole role) {
  switch (role) {
    case AssignmentRole::kDirector: return "director";
    case AssignmentRole::kLead: return "lead";
    case AssignmentRole::kCoordinator: return "coordinator";
    case AssignmentRole::kImplementer: return "implementer";
    case AssignmentRole::kMonitor: return "monitor";
  }
  return {};
}

std::string_view NameOf(AssignmentRole role) {
  switch (role) {
    case AssignmentRole::kDirector: return "Chỉ đạo";
    case AssignmentRole::kLead: return "Chủ trì";
    case AssignmentRole::kCoordinator: return "Phối hợp";
    case AssignmentRole::kImplementer: return "Thực hiện";
    case AssignmentRole::kMonitor: return "Theo dõi";
  }
  return {};
}

std::optional<AssignmentRole> AssignmentRoleFromCode(std::string_view code) {
  using enum AssignmentRole;
  for (const AssignmentRole role : {kDirector, kLead, kCoordinator, kImplementer, kMonitor}) {
    if (CodeOf(role) == code) return role;
  }
  return std::nullopt;
}

std::string_view CodeOf(TaskRelation relation) {
  switch (relation) {
    case TaskRelation::kSame: return "same";
    case TaskRelation::kPartOf: return "part_of";
    case TaskRelation::kHasPart: return "has_part";
  }
  return {};
}

std::string_view NameOf(TaskRelation relation) {
  switch (relation) {
    case TaskRelation::kSame: return "Cùng một việc";
    case TaskRelation::kPartOf: return "Là một phần của";
    case TaskRelation::kHasPart: return "Có một phần là";
  }
  return {};
}

std::optional<TaskRelation> TaskRelationFromCode(std::string_view code) {
  using enum TaskRelation;
  for (const TaskRelation relation : {kSame, kPartOf, kHasPart}) {
    if (CodeOf(relation) == code) return relation;
  }
  return std::nullopt;
}

TaskRelation Reverse(TaskRelation relation) {
  switch (relation) {
    case TaskRelation::kSame: break;
    case TaskRelation::kPartOf: return TaskRelation::kHasPart;
    case TaskRelation::kHasPart: return TaskRelation::kPartOf;
  }
  return TaskRelation::kSame;
}

std::string PrintedNames(std::span<const Assignment> holders, AssignmentRole role) {
  std::vector<std::string> names;
  for (const Assignment& holder : holders) {
    const bool known = std::find(names.begin(), names.end(), holder.printed) != names.end();
    if (holder.role == role && !known) names.push_back(holder.printed);
  }
  return Join(names, "; ");
}

std::vector<bool> WhoReports(std::span<const Assignment> assignments) {
  const auto has_lead =
      std::any_of(assignments.begin(), assignments.end(), [](const Assignment& each) {
        return each.role == AssignmentRole::kLead;
      });
  const AssignmentRole reporting = has_lead ? AssignmentRole::kLead : AssignmentRole::kImplementer;
  std::vector<bool> flags;
  flags.reserve(assignments.size());
  for (const Assignment& each : assignments) flags.push_back(each.role == reporting);
  return flags;
}

Result<WorkStatus> After(WorkStatus before, AssignmentEvent event) {
  using enum WorkStatus;
  switch (before) {
    case kNotStarted:
    case kWaiting:
    case kInProgress:
    case kReturned:
    case kSubmitted: break;
    case kCompleted:
      return Conflict("Nhiệm vụ đã được xác nhận hoàn thành nên không nhận thêm báo cáo.");
    case kSuspended:
      return Conflict(
          "Nhiệm vụ đang tạm dừng nên không nhận báo cáo; khi cơ quan thường trực cho tiếp tục thì "
          "mới báo cáo, thẩm định được."
      );
    case kCancelled: return Conflict("Nhiệm vụ đã hủy.");
    case kSuperseded: return Conflict("Nhiệm vụ đã được thay thế bằng nhiệm vụ khác.");
  }
  switch (event) {
    case AssignmentEvent::kProgressReported:
    case AssignmentEvent::kProgressAccepted: return kInProgress;
    case AssignmentEvent::kCompletionReported: return kSubmitted;
    case AssignmentEvent::kProgressReturned:
    case AssignmentEvent::kCompletionReturned: return kReturned;
    case AssignmentEvent::kCompletionAccepted:
      if (before == kSubmitted) return kCompleted;
      return Conflict("Không có báo cáo hoàn thành nào đang chờ thẩm định; hãy tải lại trang.");
  }
  return Internal("Sự kiện không xác định.");
}

void WorkCounts::Add(WorkStatus status, std::int64_t count) {
  counts_[static_cast<std::size_t>(status)] += count;
}

std::int64_t WorkCounts::Of(WorkStatus status) const {
  return counts_[static_cast<std::size_t>(status)];
}

std::int64_t WorkCounts::Total() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
}

WorkStatus CombineReporting(const WorkCounts& reporting, WorkStatus own) {
  using enum WorkStatus;
  const std::int64_t total = reporting.Total();
  if (total == 0) return own;
  if (reporting.Of(kSuspended) > 0) return kSuspended;
  for (const WorkStatus status : {kCompleted, kNotStarted, kWaiting}) {
    if (reporting.Of(status) == total) return status;
  }
  if (reporting.Of(kReturned) > 0) return kReturned;
  const bool open =
      reporting.Of(kNotStarted) + reporting.Of(kWaiting) + reporting.Of(kInProgress) > 0;
  return reporting.Of(kSubmitted) > 0 && !open ? kSubmitted : kInProgress;
}

}  // namespace sauro::domain
