#pragma once
// The text of a draft in the ledger, and back.

#include <optional>
#include <string>
#include <vector>

#include "intake/draft.h"
#include "usecase/app.h"
#include "usecase/writer.h"

namespace sauro::usecase {

/// Errors: kInternal, the stored text is damaged.
Result<intake::DraftPlan> PlanOf(const views::DraftDetail& detail);

/// A draft as it is at the head, whether or not it is open still.
struct DraftNow {
  Position head;
  views::DraftDetail detail;
  intake::DraftPlan plan;
};
/// Errors: kNotFound; as PlanOf.
Result<DraftNow> ReadDraftNow(App& app, const domain::DraftId& draft);

/// Errors: kTooLarge.
Result<std::string> BodyOf(const intake::DraftPlan& plan);

/// The draft at the head if it is still open. With `revision`, nobody changed it since.
/// Errors: kNotFound; kConflict with place "approved", "discarded" or "revision".
Result<views::DraftDetail> OpenDraft(
    const Deciding& deciding, const domain::DraftId& id, std::optional<std::int64_t> revision
);

/// The caller names the request and with it the identifiers of new holders: none may be that of a
/// holder who is there already and would be pushed aside. Errors: UsedForSomethingElse.
Status CheckHoldersAreNew(const Deciding& deciding, const std::vector<facts::Fact>& facts);

}  // namespace sauro::usecase
