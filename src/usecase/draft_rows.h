#pragma once
// Changing the rows of a draft by hand. Pure.

#include <string>
#include <vector>

#include "base/result.h"
#include "domain/organization.h"
#include "facts/facts.h"
#include "intake/draft.h"
#include "usecase/plan_import.h"
#include "views/drafts.h"

namespace sauro::usecase {

/// The rows of a draft as the state holds it. Errors: kInternal, the state is damaged.
Result<intake::DraftPlan> PlanOf(const views::DraftDetail& detail);

/// "Sở A; Sở B": the cell as a person edits it.
std::string CellText(const std::vector<intake::DraftParty>& parties);

/// Puts `change` into `plan` and settles the field's doubts. New ones are added where the new value
/// is doubtful itself. Errors: kNotFound, no such row; kInvalid with place = field.
Status ApplyChange(
    intake::DraftPlan& plan, const RowChange& change, const domain::Catalogue& catalogue
);

/// Errors: kNotFound.
Status ApplyAction(intake::DraftPlan& plan, const std::string& row, RowAction action);

/// The holders of a task, groups expanded. Identifiers are DeriveUuid(request_id, first_id),
/// first_id + 1, ...
std::vector<domain::Assignment> AssignmentsOf(
    const intake::DraftTask& task,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id
);

}  // namespace sauro::usecase
