#pragma once
// Groups of organisations and who is a member when (FR-12).

#include <string>
#include <vector>

#include "domain/organization_group.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// A group as a person typed it.
struct GroupInput {
  std::string code;  ///< "cac-so"; never changes
  std::string name;
  std::string aliases;  ///< one a line, or separated by "|"
  /// One a line: code or name of an organisation, then ";" and its first day, ";" and its last day,
  /// which may be left out. Days are ISO or 31/12/2025. A second line of the same organisation is
  /// another term.
  std::string members;
  bool is_new = false;
};
/// As a person would type it, with the names of the members.
GroupInput InputOf(const domain::OrganizationGroup& group, const domain::Catalogue& catalogue);

/// Needs kKeepOrganizations. The same as before adds no fact.
///
/// Errors: kInvalid with place "ma", "ten", "ten_khac" or "thanh_vien" (the message names the line:
/// nobody is known by the name, it is the group itself or another one, days that do not fit);
/// kConflict with place "ma", a new one whose code is known; kNotFound, no such group.
Status SaveGroup(
    App& app, const Principal& who, const std::string& request_id, const GroupInput& input
);

}  // namespace sauro::usecase
