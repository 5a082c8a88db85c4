#pragma once
// What people read, with the check of who may and the coordinates that it was read at.

#include <optional>
#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

/// A view with the coordinates that make it again.
template <typename View>
struct Dated {
  View view;
  views::At at;
};

// `as_of`: nothing means now. Errors besides the queries' own: kForbidden; kInvalid, a day that has
// not come yet.

Result<Dated<std::vector<views::PlanLine>>> ListPlans(
    App& app, const Principal& who, const AsOf& as_of
);
Result<Dated<views::Board>> ReadBoard(
    App& app, const Principal& who, const std::optional<domain::PlanId>& plan, const AsOf& as_of
);
Result<Dated<views::Dashboard>> ReadDashboard(App& app, const Principal& who, const AsOf& as_of);
Result<Dated<views::Page<views::TaskLine>>> ListTasks(
    App& app, const Principal& who, const views::TaskFilter& filter, const AsOf& as_of
);
/// Without kReadAllReports only the own organisation's.
Result<Dated<views::Page<views::AssignmentLine>>> ListAssignments(
    App& app, const Principal& who, const views::AssignmentFilter& filter, const AsOf& as_of
);
/// Reports and requests for another day in it are those that `who` may see.
Result<Dated<views::TaskDetail>> ReadTask(
    App& app, const Principal& who, const domain::TaskId& task, const AsOf& as_of
);
Result<Dated<views::Page<views::ReportLine>>> ListReports(
    App& app, const Principal& who, const views::ReportFilter& filter, const AsOf& as_of
);

/// "Việc của tôi": what the own organisation owes.
struct MyWork {
  domain::Tally tally;
  std::vector<views::AssignmentLine> overdue;
  std::vector<views::AssignmentLine> returned;
  std::vector<views::AssignmentLine> near_due;
  std::vector<views::AssignmentLine> others;  ///< open ones, nearest date first
  std::vector<views::AssignmentLine> suspended;
  std::vector<views::ReportLine> sent;  ///< waiting for review
  /// The newest of the own reminders whose things are still to be done.
  std::vector<views::ReminderLine> reminders{};
};
Result<Dated<MyWork>> ReadMyWork(App& app, const Principal& who, const AsOf& as_of = {});

struct EvidenceFile {
  views::EvidenceLine line;
  std::string path;
};
/// Errors: kNotFound, no such file or not to be seen by `who`.
Result<EvidenceFile> OpenEvidence(
    App& app, const Principal& who, const domain::EvidenceId& evidence
);

/// Names of persons for lists of reports; accounts that are gone give "(tài khoản đã xóa)".
std::string DisplayName(App& app, const domain::AccountId& account);

}  // namespace sauro::usecase
