#pragma once
// From a document to an approved plan: receive, mend, approve or discard.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "docread/document.h"
#include "helper/source_reader.h"
#include "intake/draft.h"
#include "usecase/app.h"
#include "usecase/draft_rows.h"
#include "usecase/reading.h"

namespace sauro::usecase {

/// How a document is read. Without more, what takes sauro-reader is refused: a request must not
/// wait for it (plan_reading.h does that beside requests).
struct Reader {
  bool may_take_long = false;
  helper::OnProgress on_progress{};
  std::function<bool()> go_on{};  ///< As helper::Patience::go_on.
};

/// Reads the file at `path`, keeps its bytes and what was read, and opens a draft. Needs
/// kPreparePlans. Errors: those of helper::ReadSource and intake (kUnreadable, kTooLarge, kInvalid,
/// kUnavailable) with a place in the document; nothing is kept then.
Result<domain::DraftId> ReceivePlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const std::string& path,
    const std::string& name,
    const Reader& reader = {}
);

/// A draft beside its source.
struct DraftReview {
  views::DraftLine line;
  intake::DraftPlan plan;
  docread::Document source;  ///< as it was read when the draft was opened
};
/// As of `as_of`: also one that was approved or discarded since. Errors: kNotFound, not yet opened.
Result<DraftReview> ReadDraft(
    App& app, const Principal& who, const domain::DraftId& draft, const AsOf& as_of = {}
);
Result<views::DraftLine> FindDraftLine(
    App& app, const Principal& who, const domain::DraftId& draft
);
Result<Dated<std::vector<views::DraftLine>>> ListDrafts(
    App& app, const Principal& who, const AsOf& as_of
);

/// The rows on whose tasks nobody could report if the draft were approved now: for whoever
/// approves, before it is done. Needs kPreparePlans. Errors: kNotFound.
Result<std::vector<RowWithoutReporter>> FindRowsWithoutReporter(
    App& app, const Principal& who, const domain::DraftId& draft
);

/// Makes the plan, its tasks and its indicators: facts plan.approved, one task.assigned or
/// indicator.assigned for each row, and task.linked for what was said about tasks that look alike;
/// groups are expanded to their members of today. Open doubts do not hinder: what stands in doubt
/// is approved as it stands. Needs kApprovePlans. Errors: kConflict, somebody approved or changed
/// it since `revision`; kInvalid, the draft has neither a task nor an indicator.
Result<domain::PlanId> ApproveDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    std::int64_t revision
);

Status DiscardDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const std::string& reason
);

}  // namespace sauro::usecase
