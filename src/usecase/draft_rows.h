#pragma once
// Changing the rows of a draft by hand. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/organization.h"
#include "facts/facts.h"
#include "intake/draft.h"
#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// "Sở A; Sở B": the cell as a person edits it.
std::string CellText(const std::vector<intake::DraftParty>& parties);

/// What a field of a row says, as a person edits it; empty for fields that cannot be mended.
std::string FieldText(const intake::DraftTask& task, intake::Field field);

/// The same for two rows that say the same and have the same doubts.
std::string RowMark(const intake::DraftTask& task);

/// The rows that become tasks. Group rows are headings; rows of the running text repeat those of
/// the appendix and count only where there is none.
std::vector<const intake::DraftTask*> TaskRows(const intake::DraftPlan& plan);

/// A key that no row of the plan has.
std::string FreshKey(const intake::DraftPlan& plan);

/// The section whose path reads like `path`, made with `place` where there is none; nothing for an
/// empty path.
std::optional<std::uint32_t> SectionFor(
    intake::DraftPlan& plan, const std::vector<std::string>& path, const std::string& place
);

/// Puts `change` into `plan` and settles the field's doubts. New ones are added where the new value
/// is doubtful itself. Errors: kNotFound, no such row; kInvalid with place = field; kConflict with
/// place = field, it does not say what `change.seen` says.
Status ApplyChange(
    intake::DraftPlan& plan,
    const RowChange& change,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules
);

/// Errors: kNotFound; kConflict, the row is not the one that `decision.seen` marks.
Status ApplyDecision(intake::DraftPlan& plan, const RowDecision& decision);

/// Confirms the task rows without a doubt; how many were not confirmed before.
std::size_t ConfirmClear(intake::DraftPlan& plan);

/// The holders of a task, groups expanded. Identifiers are DeriveUuid(request_id, first_id),
/// first_id + 1, ...
std::vector<domain::Assignment> AssignmentsOf(
    const intake::DraftTask& task,
    const domain::Catalogue& catalogue,
    const std::string& request_id,
    std::uint32_t first_id
);

/// Parties whose name the catalogue did not know when the document was read are looked up once
/// more: it may have learnt the name since.
void FindMissingHolders(intake::DraftPlan& plan, const domain::Catalogue& catalogue);

/// A row that becomes a task on which nobody can report.
struct RowWithoutReporter {
  std::string row;  ///< Key.
  std::string ordinal;
  std::string title;
  /// Who should report, as printed, and is in no catalogue; empty where the document names nobody.
  std::string printed;
};
std::vector<RowWithoutReporter> RowsWithoutReporter(
    const intake::DraftPlan& plan, const domain::Catalogue& catalogue
);

/// Identifiers of assignments begin here, far from those of the facts of the same request.
constexpr std::uint32_t kFirstAssignmentId = 1'000'000;

/// Tasks of a plan are this far from each other in order, so that an adjustment can put others
/// between them.
constexpr std::int64_t kSortStep = 1024;

/// The fact that assigns the row; its plan and its order are the caller's.
facts::TaskAssigned TaskOf(
    const intake::DraftPlan& plan,
    const intake::DraftTask& row,
    const domain::TaskId& id,
    std::vector<domain::Assignment> holders
);

}  // namespace sauro::usecase
