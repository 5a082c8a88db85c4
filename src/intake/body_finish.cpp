#include "intake/body_finish.h"

#include <utility>

#include "intake/plan_year.h"

namespace sauro::intake {
namespace {

// "1. Quý I/2026" above items that say no time themselves.
void TakeTimeOfHeading(const DeadlineContext& context, const DraftPlan& plan, DraftTask& task) {
  if (task.deadline.kind != domain::DeadlineKind::kUnspecified || !task.deadline.raw.empty())
    return;
  for (auto at = task.section; at; at = plan.sections[*at].parent) {
    DeadlineContext when = context;
    if (const auto year = YearOfSection(plan, plan.sections[*at].parent)) when.year = year;
    auto said = DeadlineOfHeading(plan.sections[*at].title, when);
    if (!said) continue;
    const auto due = domain::LastDue(*said);
    if (due && plan.document.date && *due < *plan.document.date) return;  // it tells of what was
    task.deadline = std::move(*said);
    task.doubts.push_back({Field::kDeadline, "Thời hạn lấy theo tiêu đề mục", ""});
    return;
  }
}

void LetDoersLead(DraftTask& task) {
  if (!task.lead.empty() || !task.drafter.empty()) return;
  std::swap(task.lead, task.implement.Edit());
  for (FieldSource& source : task.sources) {
    if (source.field == Field::kImplement) source.field = Field::kLead;
  }
}

}  // namespace

void FinishBody(
    std::size_t first_task,
    std::size_t first_indicator,
    const DeadlineContext& context,
    DraftPlan& plan
) {
  for (std::size_t i = first_task; i < plan.tasks.size(); ++i) {
    LetDoersLead(plan.tasks[i]);
    TakeTimeOfHeading(context, plan, plan.tasks[i]);
  }
  for (std::size_t i = first_indicator; i < plan.indicators.size(); ++i) {
    DraftIndicator& indicator = plan.indicators[i];
    if (indicator.targets[0].by) continue;
    indicator.doubts.push_back({Field::kTarget, "Không rõ mục tiêu của năm nào", "Nhập năm"});
  }
}

}  // namespace sauro::intake
