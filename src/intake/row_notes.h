#pragma once
// What a plan says of its rows without a field of its own. Pure.

#include "intake/draft.h"

namespace sauro::intake {

/// Puts what stands in columns and words without a field ("Kinh phí: 1.500") and the drafting body
/// and how far a task was when the plan was written
/// into the note of each row, one a line behind what the note says, where people see, mend and keep
/// it. What other fields were read from is not said twice.
void NoteOthers(DraftPlan& plan);

}  // namespace sauro::intake
