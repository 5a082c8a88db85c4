#pragma once
// What whoever approves a plan or an adjustment should have seen: tasks on which nobody could
// report, tasks that are linked, names that were settled. Parts of pages.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "pages/page.h"
#include "usecase/draft_check.h"
#include "usecase/draft_rows.h"
#include "usecase/learned_aliases.h"

namespace sauro::pages {

/// The field of the form that says how many tasks without a reporter are approved.
inline constexpr std::string_view kAllTheSame = "van_phe_duyet";

/// Nothing wrong if there are none, or `said` is how many there are. Errors: kInvalid with place
/// kAllTheSame.
Status CheckAllTheSame(
    const std::vector<usecase::RowWithoutReporter>& rows, const std::string& said
);

/// Fills {{>WITHOUT_REPORTER}}; `draft_url` leads to the draft, `or_else` says what helps besides
/// mending the rows.
void AddWithoutReporter(
    Dict& dict,
    const std::vector<usecase::RowWithoutReporter>& rows,
    const std::string& draft_url,
    std::string_view or_else
);
/// Fills {{>CONFIRM}} of the form, marked where `error` is about it.
void AddAllTheSame(
    Dict& form,
    const std::vector<usecase::RowWithoutReporter>& rows,
    const std::optional<Error>& error
);
/// Fills {{>SAID_LINKS}}.
void AddSaidLinks(
    Dict& dict, const std::vector<usecase::SaidLink>& links, const std::string& draft_url
);
/// Fills {{>SETTLED_NAMES}}.
void AddSettledNames(Dict& dict, const usecase::DraftNames& names);

}  // namespace sauro::pages
