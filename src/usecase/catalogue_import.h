#pragma once
// The catalogue of organisations and groups from CSV text.

#include <string>
#include <string_view>

#include "usecase/app.h"

namespace sauro::usecase {

struct CatalogueImported {
  std::int64_t organizations = 0;  ///< new or changed
  std::int64_t groups = 0;
};

/// Columns of organisations: id,name,aliases (separated by |),level,line, and then, or not,
/// parent,identifier,from,until; where they are left out, what is known of them stays. Of groups:
/// id,name,aliases,members (separated by |). All or nothing. Rows that say what is known add no
/// fact. Errors: kInvalid with place "dòng N".
Result<CatalogueImported> ImportCatalogue(
    App& app,
    const domain::AccountId& actor,
    const std::string& request_id,
    std::string_view organizations_csv,
    std::string_view groups_csv
);

}  // namespace sauro::usecase
