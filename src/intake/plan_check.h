#pragma once
// What a person should know about a plan before approving it: contradictions (DOMAIN 7.6) and what
// is missing of the six "rõ". Pure; computed from the draft each time, so that it is never stale.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "intake/draft.h"
#include "intake/likeness.h"

namespace sauro::intake {

enum class FindingKind {
  // The six "rõ".
  kPersonMissing,          ///< rõ người: nobody leads
  kWorkMissing,            ///< rõ việc: no name
  kProgressMissing,        ///< rõ tiến độ: no deadline, or one that was not understood
  kResultMissing,          ///< rõ kết quả: no product, no target
  kResponsibilityUnclear,  ///< rõ trách nhiệm: several lead, or a group that nobody can list
  kResourcesMissing,       ///< rõ nguồn lực
  // Contradictions.
  kPastAtIssue,       ///< due before the plan was issued
  kFallingTarget,     ///< a later target asks for less
  kBaselineReached,   ///< the baseline is at the target or beyond it
  kSameNameDiffers,   ///< one indicator twice, with other figures
  kBodyDiffers,       ///< body and appendix say different things
  kOnlyInBody,        ///< a target or task of the body that the appendix has not
  kUnitMissing,       ///< a figure without a unit
  kUnitDiffers,       ///< one indicator with two units
  kTargetInWords,     ///< a target that no figure can meet
  kOrdinalRepeated,   ///< two rows of a section with one number
  kTaskRepeated,      ///< one task twice that contradicts itself
  kTooManyToCompare,  ///< more tasks than are compared with each other
  kNothingRead,       ///< no task and no indicator, and what the words seem to ask
};

struct Finding {
  FindingKind kind = FindingKind::kPersonMissing;
  std::string message;            ///< Vietnamese: what is wrong, with figures and names.
  std::string advice;             ///< Vietnamese: what to do.
  std::vector<std::string> rows;  ///< Keys of the rows concerned; empty for the plan as a whole.
};

struct PlanCheck {
  std::vector<Finding> findings;      ///< In order of kind, then of rows.
  std::vector<LikeTasks> likes;       ///< Inside the plan; indexes into `tasks`.
  std::vector<ComparableTask> tasks;  ///< Empty where there are too many to compare.
};

/// `issued` is the day from which "past" is judged; without it, the day printed in the document,
/// and without both nothing is past.
PlanCheck CheckPlan(const DraftPlan& plan, std::optional<Day> issued = std::nullopt);

/// Which of kPersonMissing, kProgressMissing and kResultMissing a task has: what the page of a
/// draft tells of a row that nobody doubts.
std::vector<FindingKind> MissingOf(const DraftTask& task);

/// "II.5": the innermost section's label and the printed number; the place where there is no
/// number.
std::string RowLabel(const DraftPlan& plan, const DraftRow& row);
/// The label of the row with this key; the key itself if there is none.
std::string RowLabel(const DraftPlan& plan, std::string_view key);

std::string_view CodeOf(FindingKind kind);          ///< "person_missing"
std::string_view VietnameseName(FindingKind kind);  ///< "Chưa rõ người"

}  // namespace sauro::intake
