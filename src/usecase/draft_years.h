#pragma once
// Deadlines of a draft that name no year follow the document's. Pure.

#include <optional>

#include "intake/draft.h"

namespace sauro::usecase {

/// A row's deadline says what its text means in the year of its heading or document: nobody has
/// given it otherwise.
bool FollowsYear(
    const intake::DraftPlan& plan, const intake::DraftRow& row, const intake::ReadingRules& rules
);

/// Where the row's deadline says what its text means in the year `before`, it says now what the
/// text means in the year `now`, with the doubts of that reading; true if it moved. What a heading
/// gives stays.
bool ReadDeadlineAgain(
    intake::DraftRow& row,
    std::optional<int> before,
    std::optional<int> now,
    const intake::ReadingRules& rules
);

/// After the document's date or title was mended: rows whose deadline still says what `before`, the
/// year that the document said until now, made of its text are read again with the year that it
/// says now, with the doubts of the new reading. A deadline that a person gave otherwise, that a
/// heading gives (its year, too) or whose row is confirmed stays.
void ReadDeadlinesAgain(
    intake::DraftPlan& plan, std::optional<int> before, const intake::ReadingRules& rules
);

}  // namespace sauro::usecase
