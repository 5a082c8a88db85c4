#include "usecase/draft_check.h"

#include <map>

#include "usecase/draft_body.h"

namespace sauro::usecase {
namespace {

std::vector<intake::ComparableTask> Comparable(const std::vector<views::TaskLine>& tasks) {
  std::vector<intake::ComparableTask> out;
  out.reserve(tasks.size());
  for (const views::TaskLine& task : tasks) {
    out.push_back({task.id.value, task.title, task.product, task.lead, task.deadline_text, ""});
  }
  return out;
}

}  // namespace

Result<DraftCheck> CheckDraft(App& app, const Principal& who, const domain::DraftId& draft) {
  if (auto allowed = Require(who, access::Permission::kPreparePlans); !allowed) {
    return allowed.error();
  }
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  auto detail = app.queries.FindDraft(draft, at->position);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto board = app.queries.ReadBoard(std::nullopt, *at);
  if (!board) return board.error();
  auto plans = app.queries.ListPlans(*at);
  if (!plans) return plans.error();
  std::map<domain::PlanId, std::string> numbers;
  for (const views::PlanLine& line : *plans) numbers[line.id] = line.number;

  DraftCheck out;
  out.at = *at;
  out.plan = std::move(*plan);
  out.inside = intake::CheckPlan(out.plan, out.plan.document.date.value_or(at->day));
  for (intake::LikeTasks& like :
       intake::FindLikeAcross(out.inside.tasks, Comparable(board->tasks))) {
    const views::TaskLine& task = board->tasks[like.right];
    out.known.push_back(
        {out.inside.tasks[like.left].key,
         task,
         numbers[task.plan],
         like.kind,
         like.left_is_part,
         like.score,
         std::move(like.reason),
         std::move(like.differences)}
    );
  }
  return out;
}

}  // namespace sauro::usecase
