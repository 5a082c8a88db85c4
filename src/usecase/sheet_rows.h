#pragma once
// The rows of a draft in a spreadsheet, and what an edited one changes. Pure.

#include <cstddef>
#include <string>
#include <string_view>

#include "intake/draft.h"
#include "usecase/plan_compare.h"

namespace sauro::usecase {

class AliasLessons;

/// .xlsx: a sheet of the task rows and, where there are any, one of the indicators, each with a
/// hidden column that says which row each is. Errors: kTooLarge, a text
/// is too long for a cell.
Result<std::string> SheetOf(const intake::DraftPlan& plan);
/// Errors: kUnreadable or kInvalid, no sheet of this draft, with what is wrong and in which row.
Result<Comparison> CompareWithSheet(const intake::DraftPlan& plan, std::string_view bytes);
/// Puts what is taken into the plan; how many differences that were. `lessons` notes what names it
/// teaches. Errors: those of ApplyChange.
Result<std::size_t> TakeFromSheet(
    intake::DraftPlan& plan,
    const Comparison& comparison,
    const Ticks& ticks,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules,
    AliasLessons* lessons = nullptr
);

}  // namespace sauro::usecase
