#pragma once
// A task, who holds it, and how its status moves (DOMAIN 2.4, 6.2, 10.3).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "domain/deadline.h"
#include "domain/organization.h"
#include "domain/status.h"

namespace sauro::domain {

using PlanId = Id<struct PlanTag>;
using TaskId = Id<struct TaskTag>;
using AssignmentId = Id<struct AssignmentTag>;
using ReportId = Id<struct ReportTag>;
using DocumentId = Id<struct DocumentTag>;
using DraftId = Id<struct DraftTag>;
using EvidenceId = Id<struct EvidenceTag>;
using AccountId = Id<struct AccountTag>;
using ExtensionId = Id<struct ExtensionTag>;

enum class AssignmentRole { kDirector, kLead, kCoordinator, kImplementer, kMonitor };
std::string_view CodeOf(AssignmentRole role);  ///< "director", ...
std::string_view NameOf(AssignmentRole role
);  ///< "Chỉ đạo", "Chủ trì", "Phối hợp", "Thực hiện", "Theo dõi"
/// Nothing if `code` is none of these.
std::optional<AssignmentRole> AssignmentRoleFromCode(std::string_view code);

/// What one task is to another one, as a person said.
enum class TaskRelation { kSame, kPartOf, kHasPart };
std::string_view CodeOf(TaskRelation relation);  ///< "same", "part_of", "has_part"
std::string_view NameOf(TaskRelation relation
);  ///< "Cùng một việc", "Là một phần của", "Có một phần là"
/// Nothing if `code` is none of these.
std::optional<TaskRelation> TaskRelationFromCode(std::string_view code);
/// The same said of the other task.
TaskRelation Reverse(TaskRelation relation);

/// One holder of a task. A group stands here once for each member, with the group's name beside it.
struct Assignment {
  AssignmentId id;
  AssignmentRole role = AssignmentRole::kLead;
  std::optional<OrganizationId>
      organization;              ///< nothing where the printed name is in no catalogue
  std::optional<GroupId> group;  ///< through which group the holder came in
  std::string printed;           ///< as the document says
};

/// Marks who reports: the leads; where a task has none, its implementers (003 names only those).
/// Gives one flag for each assignment, in order.
std::vector<bool> WhoReports(std::span<const Assignment> assignments);

/// "Sở A; Sở B": each printed name of a role once, in order. Members of a group share one.
std::string PrintedNames(std::span<const Assignment> holders, AssignmentRole role);

/// What can happen to an assignment.
enum class AssignmentEvent {
  kProgressReported,
  kProgressAccepted,
  kProgressReturned,
  kCompletionReported,
  kCompletionAccepted,
  kCompletionReturned,
};

/// The status after `event`. Errors: kConflict, the event does not fit `before` (the text says
/// why). A progress report of a submitted assignment takes the completion back: the newest word of
/// the holder counts.
Result<WorkStatus> After(WorkStatus before, AssignmentEvent event);

/// How many assignments stand at each status.
class WorkCounts {
 public:
  void Add(WorkStatus status, std::int64_t count = 1);
  [[nodiscard]] std::int64_t Of(WorkStatus status) const;
  [[nodiscard]] std::int64_t Total() const;

 private:
  std::array<std::int64_t, kWorkStatusCount> counts_{};
};

/// The status of a task from those of its reporting assignments: completed when all are
/// (DOMAIN 10.3, 4), suspended when one is. `own` is given back where nobody reports.
WorkStatus CombineReporting(const WorkCounts& reporting, WorkStatus own);

}  // namespace sauro::domain
