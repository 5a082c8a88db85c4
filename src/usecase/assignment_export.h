#pragma once
// All assignments one after another, for files: never held in memory together.

#include <functional>
#include <optional>

#include "usecase/app.h"

namespace sauro::usecase {

/// Calls `row` for each assignment that `who` may see, in order of plan and task, until it gives
/// false. Returns the coordinates that were read at. Errors as ListAssignments.
Result<views::At> ExportAssignments(
    App& app,
    const Principal& who,
    const AsOf& as_of,
    const std::function<bool(const views::AssignmentLine&)>& row
);

}  // namespace sauro::usecase
