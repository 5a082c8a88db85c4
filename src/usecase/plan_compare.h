#pragma once
// A newly read plan beside an older one: what differs, and what of it a person takes. Pure.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "intake/draft.h"
#include "intake/plan_diff.h"
#include "views/assigned.h"
#include "views/indicators.h"

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

/// The difference is one of an indicator.
bool IsOfIndicator(const Comparison& comparison, const intake::RowDiff& diff);

/// "plan:number", for a field of the plan itself.
std::string TickOf(intake::Field field_of_plan);

std::string MarkOf(const Comparison& comparison);

/// The ticks of the differences to take; nothing means all but `kept`.
using Ticks = std::optional<std::set<std::string>>;
bool IsTaken(const Comparison& comparison, const Ticks& ticks, const std::string& tick);

/// What was approved and is in force.
struct ApprovedPlan {
  intake::DraftDocument words;  ///< number, date, title, issuer
  std::vector<views::AssignedTask> tasks;
  std::vector<views::IndicatorLine> indicators;
};

/// The draft's rows against the tasks and indicators of an approved plan; keys are those of the
/// rows and the identifiers of the tasks and indicators. What was withdrawn is left away.
Comparison CompareWithApproved(
    const intake::DraftPlan& draft, const domain::Catalogue& catalogue, const ApprovedPlan& approved
);

/// Compares two lists of rows of one kind and adds them with what differs.
void AppendRows(
    Comparison& out, std::vector<intake::DiffRow> before, std::vector<intake::DiffRow> after
);

/// Where rows of one kind that were added stand in order: between those that stand around them in
/// the document. By key of the row; `sorts` holds the order of those that were there, by their
/// keys.
std::map<std::string, std::int64_t> SortsOfAdded(
    const Comparison& comparison, const std::map<std::string, std::int64_t>& sorts, bool indicators
);

/// The field that names the holders of a role; nothing for a role that no plan prints.
std::optional<intake::Field> FieldOf(domain::AssignmentRole role);

/// What the newer text says otherwise about the plan itself: number, date, title, issuer. Blanks
/// and the normal form of letters are no difference, and a title that is not there says nothing.
std::vector<intake::FieldChange> CompareDocuments(
    const intake::DraftDocument& before, const intake::DraftDocument& after
);
std::string_view DocumentFieldName(intake::Field field);  ///< "Số văn bản", "Tên kế hoạch"

/// For the terminal: one line for each difference, "đổi 3. Tên: Thời hạn: Quý I → Quý II".
std::string ComparisonText(const Comparison& comparison);

}  // namespace sauro::usecase
