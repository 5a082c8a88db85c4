#pragma once
// A table of organisations from .xlsx or .csv: which row says what. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/organization.h"

namespace sauro::usecase {

/// One row of the file, read as far as it can be.
struct OrganizationRow {
  std::string place;  ///< "dòng 12"
  domain::Organization organization;
  std::optional<Error> error;  ///< what is wrong with the row; its organisation is not to be used
};

/// Columns are known by their titles, in any order: Mã, Tên, Tên khác, Cấp, Khối, Thuộc, Mã định
/// danh, Từ ngày, Đến ngày, or id, name, aliases, level, line, parent, identifier, from, until.
/// Needed are name, level and line. Without a code it is that of the one organisation of `known`
/// with the name, or made of the name; "Thuộc" names a code, or a name that one row or one
/// organisation of `known` has. What the file has no column for stays as `known` says. Columns with
/// other titles are left out.
///
/// Errors: kUnreadable, neither of the two kinds of file; kInvalid, no row of titles, or no row
/// below it; kTooLarge, more than 5,000 rows.
Result<std::vector<OrganizationRow>> ReadOrganizationFile(
    std::string_view bytes, const domain::Catalogue& known
);

/// "so-khoa-hoc-va-cong-nghe"
std::string CodeFromName(std::string_view name);

}  // namespace sauro::usecase
