#pragma once
// "/du-thao/{id}/phe-duyet": what a person sees before a draft becomes a plan.

#include <optional>
#include <string>
#include <vector>

#include "pages/page.h"
#include "usecase/draft_check.h"
#include "usecase/learned_aliases.h"
#include "usecase/plan_import.h"

namespace sauro::pages {

struct ApprovalState {
  std::vector<usecase::RowWithoutReporter> without_reporter = {};
  std::vector<usecase::SaidLink> links = {};
  usecase::DraftNames names = {};
  std::vector<views::PlanLine> known = {};  ///< As for RenderDraft.
  std::optional<Error> error = {};
};
/// What is approved, what is still in doubt, which tasks nobody could report on, which are linked,
/// and whom names stand for.
std::string RenderApproval(
    const Frame& frame, const usecase::DraftReview& draft, const ApprovalState& state
);

}  // namespace sauro::pages
