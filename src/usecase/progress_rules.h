#pragma once
// When a report on an assignment may be sent: the same for one report and for many at once.

#include <string_view>

#include "usecase/app.h"
#include "usecase/progress.h"

namespace sauro::usecase {

/// `text` can be stored and is not too long; `field` is the place of the error, `name` what people
/// call it.
Status CheckText(std::string_view text, const char* field, const char* name);

/// What is wrong with the words alone, before anything is looked up or stored.
Status CheckInput(const ProgressInput& input);

/// An assignment on which the organisation of `who` reports. Errors: kNotFound (also where it is
/// another organisation's), kInvalid, it takes part without reporting.
Result<views::AssignmentState> OwnAssignment(
    views::Queries& queries,
    const Principal& who,
    const domain::AssignmentId& id,
    const views::At& at
);

/// The whole decision on a report, asked twice: before files are stored, and at the head of the
/// ledger. Gives the task of the assignment. Errors as of ReportProgress.
Result<domain::TaskId> CheckReport(
    views::Queries& queries, const Principal& who, const ProgressInput& input, const views::At& at
);

}  // namespace sauro::usecase
