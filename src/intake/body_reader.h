#pragma once
// Tasks and targets that stand in the words of a document rather than in a table: bullets with
// attribute lines behind them ("Trách nhiệm chỉ đạo: ...", "Thời gian thực hiện: ...") and numbered
// lists.

#include "docread/document.h"
#include "intake/deadline_text.h"
#include "intake/draft.h"
#include "intake/parties.h"

namespace sauro::intake {

/// Adds the rows of the paragraphs `[begin, end)` of `document` to `plan`, with their sections, as
/// Origin::kBody. Only what stands under a heading of tasks or of targets is a row. An attribute
/// line holds for all items since the attribute lines before.
void ReadBody(
    const std::vector<const docread::Paragraph*>& paragraphs,
    const NameIndex& names,
    const DeadlineContext& context,
    DraftPlan& plan
);

/// Gives each row of the body the key of the appendix row that says the same (DraftRow::repeats).
void LinkRepeats(DraftPlan& plan);

}  // namespace sauro::intake
