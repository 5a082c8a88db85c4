#include "access/access.h"

#include <array>

namespace sauro::access {
namespace {

using enum Role;

constexpr std::array kRoles = {kAdministrator, kEditor, kReviewer, kOfficer, kLeader, kInspector};
constexpr std::array kPermissions = {
    Permission::kPublic,
    Permission::kSignedIn,
    Permission::kReadBoards,
    Permission::kReadAllReports,
    Permission::kExportReports,
    Permission::kReportProgress,
    Permission::kReviewReports,
    Permission::kPreparePlans,
    Permission::kApprovePlans,
    Permission::kSteerTasks,
    Permission::kKeepOrganizations,
    Permission::kKeepNames,
    Permission::kManageAccounts,
    Permission::kReadLedger,
    Permission::kReadRecords,
};

struct Holders {
  bool administrator;
  bool editor;
  bool reviewer;
  bool officer;
  bool leader;
  bool inspector;
};

// The table. The administrator keeps accounts and the catalogue and sees no content.
constexpr Holders HoldersOf(Permission permission) {
  switch (permission) {
    //                                        administrator editor reviewer officer leader inspector
    case Permission::kPublic: return {true, true, true, true, true, true};
    case Permission::kSignedIn: return {true, true, true, true, true, true};
    case Permission::kReadBoards: return {false, true, true, true, true, true};
    case Permission::kReadAllReports: return {false, true, true, false, true, true};
    case Permission::kExportReports: return {false, true, true, true, true, true};
    case Permission::kReportProgress: return {false, false, false, true, false, false};
    case Permission::kReviewReports: return {false, true, true, false, false, false};
    case Permission::kPreparePlans: return {false, true, false, false, false, false};
    case Permission::kApprovePlans: return {false, true, false, false, false, false};
    case Permission::kSteerTasks: return {false, true, false, false, false, false};
    case Permission::kKeepOrganizations: return {true, false, false, false, false, false};
    case Permission::kKeepNames: return {true, true, false, false, false, false};
    case Permission::kManageAccounts: return {true, false, false, false, false, false};
    case Permission::kReadLedger: return {true, true, true, false, true, true};
    case Permission::kReadRecords: return {false, true, false, false, false, true};
  }
  return {};
}

}  // namespace

bool Allowed(Role role, Permission permission) {
  const Holders holders = HoldersOf(permission);
  switch (role) {
    case kAdministrator: return holders.administrator;
    case kEditor: return holders.editor;
    case kReviewer: return holders.reviewer;
    case kOfficer: return holders.officer;
    case kLeader: return holders.leader;
    case kInspector: return holders.inspector;
  }
  return false;
}

std::string_view CodeOf(Role role) {
  switch (role) {
    case kAdministrator: return "administrator";
    case kEditor: return "editor";
    case kReviewer: return "reviewer";
    case kOfficer: return "officer";
    case kLeader: return "leader";
    case kInspector: return "inspector";
  }
  return {};
}

std::string_view NameOf(Role role) {
  switch (role) {
    case kAdministrator: return "Quản trị";
    case kEditor: return "Biên tập (cơ quan thường trực)";
    case kReviewer: return "Thẩm định";
    case kOfficer: return "Chuyên viên cơ quan";
    case kLeader: return "Lãnh đạo";
    case kInspector: return "Thanh tra, kiểm tra";
  }
  return {};
}

std::optional<Role> RoleFromCode(std::string_view code) {
  for (const Role role : kRoles) {
    if (CodeOf(role) == code) return role;
  }
  return std::nullopt;
}

std::string_view CodeOf(Permission permission) {
  switch (permission) {
    case Permission::kPublic: return "public";
    case Permission::kSignedIn: return "signed_in";
    case Permission::kReadBoards: return "read_boards";
    case Permission::kReadAllReports: return "read_all_reports";
    case Permission::kExportReports: return "export_reports";
    case Permission::kReportProgress: return "report_progress";
    case Permission::kReviewReports: return "review_reports";
    case Permission::kPreparePlans: return "prepare_plans";
    case Permission::kApprovePlans: return "approve_plans";
    case Permission::kSteerTasks: return "steer_tasks";
    case Permission::kKeepOrganizations: return "keep_organizations";
    case Permission::kKeepNames: return "keep_names";
    case Permission::kManageAccounts: return "manage_accounts";
    case Permission::kReadLedger: return "read_ledger";
    case Permission::kReadRecords: return "read_records";
  }
  return {};
}

std::span<const Role> AllRoles() {
  return kRoles;
}
std::span<const Permission> AllPermissions() {
  return kPermissions;
}

}  // namespace sauro::access
