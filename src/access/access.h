#pragma once
// Who may do what: one table of roles and permissions (access.cpp), asked by one function.

#include <optional>
#include <span>
#include <string_view>

namespace sauro::access {

enum class Role { kAdministrator, kEditor, kReviewer, kOfficer, kLeader, kInspector };

/// What a route or a command needs. A new one fails to compile until the table names who holds it.
enum class Permission {
  kPublic,          ///< nobody needs to be signed in
  kSignedIn,        ///< any account
  kReadBoards,      ///< boards, dashboard, plans, tasks without their reports
  kReadAllReports,  ///< reports, difficulties and evidence of every organisation; without it only
                    ///< the own one's
  kExportReports,   ///< consolidated reports as files
  kReportProgress,  ///< report on assignments of the own organisation, ask for another day
  kReviewReports,   ///< accept or return
  kPreparePlans,    ///< upload a document, mend and discard its draft
  kApprovePlans,
  kSteerTasks,  ///< record events that deadlines wait for, decide on extensions, suspend and resume
  kKeepOrganizations,  ///< change the tree of organisations and their groups, record successions
  kKeepNames,          ///< see and take back names of organisations that editors settled
  kManageAccounts,
  kReadLedger,   ///< where the ledger stands, and proofs on single records
  kReadRecords,  ///< every record of the ledger as it is stored
};

/// The one question.
bool Allowed(Role role, Permission permission);

std::string_view CodeOf(Role role);  ///< "administrator", ...
std::string_view NameOf(Role role);  ///< "Quản trị", ...
/// Nothing if `code` is none of these.
std::optional<Role> RoleFromCode(std::string_view code);
std::string_view CodeOf(Permission permission);
std::span<const Role> AllRoles();
std::span<const Permission> AllPermissions();

}  // namespace sauro::access
