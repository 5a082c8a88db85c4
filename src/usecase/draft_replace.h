#pragma once
// A corrected file beside the open draft that it corrects: what differs, and working on with the
// corrected one. What a person mended by hand in the older draft is kept unless it is ticked.

#include <cstdint>
#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/plan_compare.h"

namespace sauro::usecase {

/// Other open drafts with the same number or the same title first, then the others, the one changed
/// last first. Needs kPreparePlans.
struct OtherDraft {
  views::DraftLine line;
  bool likely = false;
};
Result<std::vector<OtherDraft>> OtherDrafts(
    App& app, const Principal& who, const domain::DraftId& draft
);

struct DraftComparison {
  views::DraftLine newer;
  views::DraftLine older;
  Comparison comparison;
};
/// Needs kPreparePlans. Errors: kNotFound; kInvalid, a draft with itself; kConflict as OpenDraft.
Result<DraftComparison> CompareWithDraft(
    App& app, const Principal& who, const domain::DraftId& newer, const domain::DraftId& older
);

struct Replacement {
  domain::DraftId older;
  std::string mark;  ///< Comparison::mark as it was seen.
  Ticks take = {};
};
/// The newer draft goes on with what is taken from the corrected file and what is kept from the
/// older one; the older one is closed with the reason. Facts draft.mended and draft.discarded.
/// Errors: as above; kConflict with place "mark", one of the two says something else by now.
Status ReplaceDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& newer,
    const Replacement& replacement
);

// Pure parts, for tests.

/// `read` is what was read from the older draft's file before anybody mended it.
Comparison CompareDrafts(
    const intake::DraftPlan& newer, const intake::DraftPlan& older, const intake::DraftPlan& read
);
/// Puts what is kept of the older draft into the newer one. A deadline in the same words that the
/// newer one's year moves is the newer one's.
void KeepFromOlder(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const Comparison& comparison,
    const Ticks& ticks,
    const intake::ReadingRules& rules
);

}  // namespace sauro::usecase
