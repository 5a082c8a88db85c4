#include "usecase/plan_called.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace sauro::usecase {

Result<std::optional<views::PlanLine>> FindPlanCalled(
    const Deciding& deciding,
    const facts::PlanWords& words,
    const std::optional<domain::PlanId>& except
) {
  auto plans = deciding.queries.ListPlans(deciding.at);
  if (!plans) return plans.error();
  for (views::PlanLine& plan : *plans) {
    if (plan.number != words.number || plan.date != words.date || plan.id == except) continue;
    if (!plan.number.empty() || Fold(plan.title) == Fold(words.title))
      return std::optional(std::move(plan));
  }
  return std::optional<views::PlanLine>();
}

namespace {

bool Same(const std::string& text, const std::string& other) {
  const std::string folded = Fold(text);
  return !folded.empty() && folded == Fold(other);
}

bool SaysThatItCorrects(const intake::DraftDocument& document, const views::PlanLine& plan) {
  return std::any_of(
      document.relations.begin(),
      document.relations.end(),
      [&](const intake::DraftRelation& relation) {
        const bool corrects = relation.kind == intake::RelationKind::kAmends ||
                              relation.kind == intake::RelationKind::kReplaces;
        return corrects && Same(relation.number, plan.number);
      }
  );
}

}  // namespace

bool IsNewerTextOf(const intake::DraftDocument& document, const views::PlanLine& plan) {
  return Same(document.number, plan.number) || Same(document.title, plan.title) ||
         SaysThatItCorrects(document, plan);
}

bool IsOwnPlan(const intake::DraftDocument& document, const views::PlanLine& plan) {
  if (SaysThatItCorrects(document, plan)) return true;
  const bool unknown = document.issuer.empty() || plan.issuer.empty();
  if (unknown) return Same(document.number, plan.number) && document.date == plan.date;
  return Same(document.issuer, plan.issuer) && IsNewerTextOf(document, plan);
}

}  // namespace sauro::usecase
