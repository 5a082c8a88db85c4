#include "usecase/draft_check.h"

#include <algorithm>
#include <map>

#include "usecase/draft_body.h"
#include "usecase/plan_called.h"

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

void RemoveTasksOf(const domain::PlanId& plan, std::vector<views::TaskLine>& tasks) {
  tasks.erase(
      std::remove_if(
          tasks.begin(), tasks.end(), [&](const views::TaskLine& task) { return task.plan == plan; }
      ),
      tasks.end()
  );
}

std::string TitleOf(const intake::DraftPlan& plan, const std::string& key) {
  for (const intake::DraftTask& task : plan.tasks) {
    if (task.key == key) return task.title;
  }
  return {};
}

std::vector<SaidLink> LinksIn(
    const intake::DraftPlan& plan,
    const std::vector<views::TaskLine>& approved,
    std::map<domain::PlanId, std::string>& numbers
) {
  std::vector<SaidLink> out;
  for (const intake::DraftLink& link : plan.links) {
    if (!link.relation) continue;
    SaidLink said{link, TitleOf(plan, link.row), TitleOf(plan, link.other), "", ""};
    for (const views::TaskLine& task : approved) {
      if (!link.approved || task.id.value != link.other) continue;
      said.other_title = task.title;
      said.other_ordinal = task.ordinal;
      said.plan_number = numbers[task.plan];
    }
    out.push_back(std::move(said));
  }
  return out;
}

void MarkAlike(DraftCheck& check) {
  const auto is = [](const SaidLink& said, const std::string& row, const std::string& other) {
    return (said.link.row == row && said.link.other == other) ||
           (said.link.row == other && said.link.other == row);
  };
  for (SaidLink& said : check.links) {
    for (const KnownTask& known : check.known)
      said.alike = said.alike || is(said, known.row, known.task.id.value);
    for (const intake::LikeTasks& like : check.inside.likes) {
      const auto& tasks = check.inside.tasks;
      said.alike = said.alike || is(said, tasks[like.left].key, tasks[like.right].key);
    }
  }
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
  out.links = LinksIn(out.plan, board->tasks, numbers);
  for (const views::PlanLine& line : *plans) {
    if (IsOwnPlan(out.plan.document, line)) RemoveTasksOf(line.id, board->tasks);
  }
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
  MarkAlike(out);
  return out;
}

Result<std::vector<SaidLink>> ListSaidLinks(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, access::Permission::kPreparePlans); !allowed) {
    return allowed.error();
  }
  const auto now = ReadDraftNow(app, draft);
  if (!now) return now.error();
  if (now->plan.links.empty()) return std::vector<SaidLink>();
  auto check = CheckDraft(app, who, draft);
  if (!check) return check.error();
  return std::move(check->links);
}

}  // namespace sauro::usecase
