#pragma once
// Which plan a name is of. No two plans have one name.

#include <optional>

#include "facts/facts.h"
#include "intake/draft.h"
#include "usecase/app.h"
#include "usecase/writer.h"

namespace sauro::usecase {

/// The plan with this number and day, or, without a number, with these words for a title; none of
/// them if it is `except`.
Result<std::optional<views::PlanLine>> FindPlanCalled(
    const Deciding& deciding,
    const facts::PlanWords& words,
    const std::optional<domain::PlanId>& except = {}
);

/// Whether the document is probably a newer text of the plan: the same number, the same title, or a
/// number that the document says it amends or replaces.
bool IsNewerTextOf(const intake::DraftDocument& document, const views::PlanLine& plan);

/// Whether it is so beyond doubt, so that the tasks of the plan are the document's own: as above,
/// and of the same issuer, or the document says so. Communes give their plans the province's title.
bool IsOwnPlan(const intake::DraftDocument& document, const views::PlanLine& plan);

}  // namespace sauro::usecase
