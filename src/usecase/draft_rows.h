#pragma once
// Changing the rows of a draft by hand. Pure.

#include <array>
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

class AliasLessons;

/// The fields of a task that can be mended, in the order of forms.
inline constexpr std::array kTaskFields = {
    intake::Field::kOrdinal,
    intake::Field::kTitle,
    intake::Field::kLead,
    intake::Field::kCoordinate,
    intake::Field::kDirector,
    intake::Field::kImplement,
    intake::Field::kProduct,
    intake::Field::kDeadline,
    intake::Field::kNote,
};

/// "Sở A; Sở B": the cell as a person edits it.
std::string CellText(const std::vector<intake::DraftParty>& parties);

/// What a field of a row says, as a person edits it; empty for fields that cannot be mended.
std::string FieldText(const intake::DraftTask& task, intake::Field field);

/// The same for two rows that say the same and have the same doubts.
std::string RowMark(const intake::DraftTask& task);

/// Bytes of one field as it is typed.
constexpr std::size_t kMaxFieldBytes = 20'000;

/// kConflict with place = field: the field says `now`, and that is not what `change.seen` says.
Status RefuseOvertaken(const std::string& now, const RowChange& change);

/// Errors: kConflict, none of the doubts has this mark any more.
Status SettleDoubt(std::vector<intake::Doubt>& doubts, const std::string& mark);

/// The rows that become tasks. Group rows are headings; rows of the running text repeat those of
/// the appendix and count only where there is none.
std::vector<const intake::DraftTask*> TaskRows(const intake::DraftPlan& plan);

/// A key that no task, or no indicator, of the plan has.
std::string FreshKey(const intake::DraftPlan& plan, bool indicator = false);

/// A task or an indicator is gone: nothing links to its key or is a part of it any longer, so that
/// a later row may be given the key again.
void ForgetRow(intake::DraftPlan& plan, const std::string& key);

/// Whence the rows come that become tasks, or indicators: a row that a person adds must be among
/// them.
intake::Origin CountedOrigin(const intake::DraftPlan& plan, bool indicators);

/// The section whose path reads like `path`, made with `place` where there is none; nothing for an
/// empty path.
std::optional<std::uint32_t> SectionFor(
    intake::DraftPlan& plan, const std::vector<std::string>& path, const std::string& place
);

/// Puts `change` into a task or an indicator of `plan` and settles the field's doubts. New ones are
/// added where the new value is doubtful itself. Errors: kNotFound, no such row; kInvalid with
/// place = field; kConflict with place = field, it does not say what `change.seen` says. `lessons`
/// notes what names it teaches.
Status ApplyChange(
    intake::DraftPlan& plan,
    const RowChange& change,
    const domain::Catalogue& catalogue,
    const intake::ReadingRules& rules,
    AliasLessons* lessons = nullptr
);

/// Errors: kNotFound; kConflict, the row is not the one that `decision.seen` marks.
Status ApplyDecision(intake::DraftPlan& plan, const RowDecision& decision);

/// Confirms the rows without a doubt that become tasks and indicators; how many were not confirmed
/// before.
std::size_t ConfirmClear(intake::DraftPlan& plan);

/// The holders of a row, groups expanded. Identifiers are DeriveUuid(request_id, first_id),
/// first_id + 1, ...
std::vector<domain::Assignment> AssignmentsOf(
    const intake::DraftRow& row,
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
