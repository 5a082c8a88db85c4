#pragma once
// The tree of organisations: how it stood, and changing one of them (FR-13).

#include <string>
#include <vector>

#include "domain/organization_tree.h"
#include "usecase/app.h"
#include "usecase/reading.h"

namespace sauro::usecase {

/// All organisations at the position, and those of them that work on the day, in their places.
struct OrganizationTree {
  domain::Catalogue catalogue;
  std::vector<domain::TreeLine> lines;
  std::vector<views::SuccessionLine> successions;  ///< until the day, the newest first
  Day day;
};

/// For anybody who is signed in. Errors: those of reading (reading.h).
Result<Dated<OrganizationTree>> ReadOrganizationTree(App& app, const AsOf& as_of);

/// An organisation as a person typed it.
struct OrganizationInput {
  std::string code;  ///< "so-khcn"; never changes
  std::string name;
  std::string aliases;  ///< one a line, or separated by "|"
  std::string level;    ///< a code of domain::Level
  std::string line;     ///< a code of domain::Line
  std::string parent;   ///< the code of another one; may be empty
  std::string identifier;
  std::string from;   ///< ISO day; may be empty
  std::string until;  ///< ISO day; may be empty
  bool is_new = false;
};
/// As a person would type it.
OrganizationInput InputOf(const domain::Organization& organization);

/// Needs kKeepOrganizations. The same as before adds no fact.
///
/// Errors: kInvalid with place "ma", "ten", "ten_khac", "cap", "khoi", "cap_tren", "dinh_danh",
/// "tu_ngay" or "den_ngay"; kConflict with place "ma" (a new one whose code is known) or "den_ngay"
/// (it has open work or others below it); kNotFound, no such organisation.
Status SaveOrganization(
    App& app, const Principal& who, const std::string& request_id, const OrganizationInput& input
);

/// The organisation that `input` says, its own words checked. Errors: kInvalid as above.
Result<domain::Organization> OrganizationOf(const OrganizationInput& input);

// What people type about organisations and groups. Errors: kInvalid with `place`, or "ten_khac".
Result<std::string> NameTyped(std::string_view typed, const char* place);
Result<std::vector<std::string>> AliasesTyped(const std::string& typed);
/// "2025-12-31" or "31/12/2025"; nothing where it is no day.
std::optional<Day> DayFromTyped(std::string_view typed);

/// They say the same; what editors taught stands apart.
bool SameOrganization(const domain::Organization& a, const domain::Organization& b);

/// kConflict with place "den_ngay": after its last day it would still have open work, or others
/// below it that go on.
Status CheckMayEnd(
    const Deciding& deciding,
    const domain::Organization& organization,
    const std::vector<domain::Organization>& all
);

}  // namespace sauro::usecase
