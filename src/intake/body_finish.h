#pragma once
// What is settled once all lines of a body are read: who leads, times of headings, missing years.

#include <cstddef>

#include "intake/deadline_text.h"
#include "intake/draft.h"

namespace sauro::intake {

/// For the rows from these on: who does the work leads it where nobody else does; a task without a
/// time has that of the nearest heading that names one ("1. Quý I/2026"), with a doubt; an
/// indicator whose target names no year has a doubt.
void FinishBody(
    std::size_t first_task,
    std::size_t first_indicator,
    const DeadlineContext& context,
    DraftPlan& plan
);

}  // namespace sauro::intake
