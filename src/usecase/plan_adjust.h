#pragma once
// A corrected document against the plan that was approved: what it changes, and approving that as
// adjustments. The plan stays one plan; its tasks keep their identity and their reports.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_compare.h"

namespace sauro::usecase {

/// Approved plans that the draft's document is probably a newer text of: the same number, the same
/// title, or a number that the document says it amends or replaces. Needs kPreparePlans. Errors:
/// kNotFound, no such draft.
Result<std::vector<views::PlanLine>> PlansLike(
    App& app, const Principal& who, const domain::DraftId& draft
);

Result<std::vector<views::PlanLine>> PlansLike(
    App& app, const Principal& who, const intake::DraftPlan& draft
);
/// "Kế hoạch số 12/KH-UBND, ngày 05/01/2026 đã được phê duyệt".
std::string KnownPlanText(const views::PlanLine& plan);

struct PlanComparison {
  views::PlanLine plan;
  views::DraftLine draft;
  Comparison comparison;
  /// Rows that are new or have other holders, and on whose tasks nobody could report.
  std::vector<RowWithoutReporter> without_reporter;
};
/// Those of them whose tasks would be so if `ticks` were taken.
std::vector<RowWithoutReporter> WithoutReporter(const PlanComparison& compared, const Ticks& ticks);

/// Needs kPreparePlans. Errors: kNotFound, no such draft or plan; kConflict with place "approved"
/// or "discarded", the draft is closed.
Result<PlanComparison> CompareWithPlan(
    App& app, const Principal& who, const domain::DraftId& draft, const domain::PlanId& plan
);

struct Adjustment {
  domain::PlanId plan;
  std::string mark;  ///< Comparison::mark as it was seen.
  Ticks take = {};
  std::string reason;
  std::string authority;  ///< number and day of the document that orders it
};
/// Facts plan.adjusted with the plan's new number, date, title and issuer, as far as they are
/// taken; for tasks and indicators that are taken, adjusted, withdrawn and assigned ones; and
/// task.linked for what was said about tasks that look alike. Closes the draft. Needs
/// kApprovePlans. Errors: kConflict with place "mark", the draft or the plan says something else by
/// now (the difference must be shown again), or as for the draft above; kInvalid with place "ly_do"
/// or "can_cu", or nothing is taken, or another plan is called so.
Status AdjustPlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const Adjustment& adjustment
);

}  // namespace sauro::usecase
