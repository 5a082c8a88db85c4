#pragma once
// A newly read plan beside an older one: what differs, and what of it a person takes. Pure.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "intake/draft.h"
#include "intake/plan_diff.h"
#include "views/assigned.h"

namespace sauro::usecase {

struct Comparison {
  std::vector<intake::DiffRow> before;
  std::vector<intake::DiffRow> after;
  std::vector<intake::RowDiff> rows;
  /// Ticks of what is not taken unless a person says so: fields mended by hand, completed tasks
  /// that the newer paper leaves out; of the plan itself, what the newer paper leaves blank and
  /// what an amending document says of itself.
  std::set<std::string> kept;
  /// Number, date, title and issuer of the plan itself. Ticked where an approved plan is adjusted,
  /// else only told.
  std::vector<intake::FieldChange> document;
  /// What was said about tasks that look alike, for an adjustment; told, not ticked.
  std::vector<intake::DraftLink> links;
  std::string mark;  ///< The same for two comparisons that say the same.

  [[nodiscard]] std::int64_t Count(intake::RowChangeKind kind) const;
  [[nodiscard]] bool Differs() const;  ///< also in what is only told
};

/// The name of a difference in a form: "+t5" for a row that was added, "-<key>" for one dropped.
std::string TickOf(const Comparison& comparison, const intake::RowDiff& diff);
/// "t5:deadline", for one field of a changed row.
std::string TickOf(const Comparison& comparison, const intake::RowDiff& diff, intake::Field field);

/// "plan:number", for a field of the plan itself.
std::string TickOf(intake::Field field_of_plan);

std::string MarkOf(const Comparison& comparison);

/// The ticks of the differences to take; nothing means all but `kept`.
using Ticks = std::optional<std::set<std::string>>;
bool IsTaken(const Comparison& comparison, const Ticks& ticks, const std::string& tick);

/// The draft's task rows against the tasks of an approved plan; keys are those of the rows and the
/// identifiers of the tasks. Withdrawn tasks and withdrawn holders are left away.
Comparison CompareWithTasks(
    const intake::DraftPlan& draft,
    const domain::Catalogue& catalogue,
    const std::vector<views::AssignedTask>& tasks,
    const intake::DraftDocument& approved
);

/// What the newer text says otherwise about the plan itself: number, date, title, issuer. Blanks
/// and the normal form of letters are no difference, and a title that is not there says nothing.
std::vector<intake::FieldChange> CompareDocuments(
    const intake::DraftDocument& before, const intake::DraftDocument& after
);
std::string_view DocumentFieldName(intake::Field field);  ///< "Số văn bản", "Tên kế hoạch"

/// For the terminal: one line for each difference, "đổi 3. Tên: Thời hạn: Quý I → Quý II".
std::string ComparisonText(const Comparison& comparison);

}  // namespace sauro::usecase
