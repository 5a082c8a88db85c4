#pragma once
// Another day for a task: who reports on it asks, the standing office decides.

#include <cstdint>
#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/reading.h"

namespace sauro::usecase {

/// Requests in one state, the oldest first; without kReadAllReports only the own organisation's.
/// Needs kReadBoards. Errors: those of reading (reading.h).
Result<Dated<views::Page<views::ExtensionLine>>> ListExtensions(
    App& app, const Principal& who, const views::ExtensionFilter& filter, const AsOf& as_of
);

struct ExtensionInput {
  domain::AssignmentId assignment;
  /// ISO; later than the day that is due, not past, and neither behind the last year of the plan
  /// nor more than Settings::max_extension_days behind the day without extensions.
  std::string until;
  std::string reason;
};

/// Fact extension.requested; its identifier is that of the request. Needs kReportProgress. Errors:
/// kNotFound, no assignment of the own organisation; kInvalid with place "den_ngay" or "ly_do", or
/// without one: the organisation does not report on the task, or the task has no due day;
/// kConflict: the task is done, cancelled, superseded or suspended, a request waits already, or the
/// limit of extensions is reached.
Result<domain::ExtensionId> AskExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionInput& input
);

struct ExtensionDecision {
  domain::ExtensionId extension;
  bool granted = false;
  std::string reason;  ///< needed for a refusal
};

/// Fact extension.decided. Needs kSteerTasks. Errors: kNotFound; kInvalid with place "ly_do";
/// kForbidden, who asked or belongs to the organisation that asked; kConflict: it was decided
/// before, or may not be granted any longer.
Status DecideExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionDecision& decision
);

struct ExtensionEnd {
  domain::ExtensionId extension;
  std::string reason;
};

/// Fact extension.withdrawn, by the organisation that asked, while it waits. Needs kReportProgress;
/// the reason may be empty. Errors: kNotFound, also where another organisation asked; kInvalid with
/// place "ly_do"; kConflict, it does not wait any longer.
Status WithdrawExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionEnd& end
);

/// Fact extension.revoked: the day before it is due again. Needs kSteerTasks. Errors: kNotFound;
/// kInvalid with place "ly_do"; kForbidden, who asked or belongs to the organisation that asked;
/// kConflict: it is not granted, or not the newest that is in force, or the work is over.
Status RevokeExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionEnd& end
);

/// True if revoking it moves the day: granted, and no later one or adjustment took its place.
/// `line` is its assignment, `all` are the requests of the task.
bool IsInForce(
    const views::ExtensionLine& extension,
    const views::AssignmentLine& line,
    const std::vector<views::ExtensionLine>& all
);

/// How often another day was granted among these requests.
std::int64_t GrantedOf(const std::vector<views::ExtensionLine>& extensions);

}  // namespace sauro::usecase
