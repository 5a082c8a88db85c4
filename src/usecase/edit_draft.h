#pragma once
// One change of an open draft, written as the fact draft.mended with what goes with it.

#include <functional>
#include <string>
#include <vector>

#include "intake/draft.h"
#include "usecase/draft_edit.h"

namespace sauro::usecase {

/// The draft while it is changed.
struct DraftEdit {
  const Deciding& deciding;
  const domain::Catalogue& catalogue;
  intake::DraftPlan& plan;
  std::vector<facts::Fact>& facts;  ///< draft.mended comes first; more may be added
};

struct DraftChange {
  std::string what;     ///< as the fact tells it
  std::string content;  ///< everything that was asked for
  std::function<Status(DraftEdit&)> edit;
};

/// Needs kPreparePlans. Gives the new revision. Errors: those of `change.edit`, and of
/// draft_edit.h.
Result<std::int64_t> EditDraft(
    App& app, const Principal& who, const EditTarget& target, const DraftChange& change
);

}  // namespace sauro::usecase
