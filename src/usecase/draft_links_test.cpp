#include "usecase/draft_links.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "intake/draft_json.h"
#include "usecase/draft_replace.h"

namespace sauro::usecase {
namespace {

using domain::TaskId;
using domain::TaskRelation;

intake::DraftPlan Linked() {
  intake::DraftPlan plan;
  for (const char* key : {"t1", "t2", "t3"}) {
    intake::DraftTask task;
    task.key = key;
    task.title = std::string("Việc ") + key;
    plan.tasks.push_back(task);
  }
  plan.links = {
      {"t1", "t2", false, TaskRelation::kHasPart},
      {"t2", "old", true, TaskRelation::kSame},
      {"t1", "t3", false, std::nullopt},
      {"t3", "gone", false, TaskRelation::kSame}};
  return plan;
}

TEST(DraftLinks, GoThroughJson) {
  const auto again = intake::DraftFromJson(intake::ToJson(Linked()));
  ASSERT_TRUE(again.ok()) << again.error().Text();
  ASSERT_EQ(again->links.size(), 4U);
  EXPECT_EQ(ToJson(intake::ToJson(*again)), ToJson(intake::ToJson(Linked())));
  EXPECT_TRUE(again->links[1].approved);
  EXPECT_EQ(again->links[0].relation, TaskRelation::kHasPart);
  EXPECT_FALSE(again->links[2].relation.has_value());
}

TEST(DraftLinks, BecomeFacts_WhereBothTasksAre) {
  std::vector<facts::Fact> facts;
  AddLinkFacts(Linked(), {{"t1", TaskId("a")}, {"t2", TaskId("b")}, {"t3", TaskId("c")}}, facts);
  ASSERT_EQ(facts.size(), 2U) << "not what was declined, not a row that is gone";
  const auto& part = std::get<facts::TaskLinked>(facts[0]);
  EXPECT_EQ(part.task, TaskId("a"));
  EXPECT_EQ(part.other, TaskId("b"));
  EXPECT_EQ(part.relation, TaskRelation::kHasPart);
  EXPECT_EQ(std::get<facts::TaskLinked>(facts[1]).other, TaskId("old"));
  facts.clear();
  AddLinkFacts(Linked(), {{"t2", TaskId("old")}}, facts);
  EXPECT_TRUE(facts.empty()) << "a task is not linked with itself";
}

TEST(DraftLinks, AreFoundFromBothSides) {
  const intake::DraftPlan plan = Linked();
  EXPECT_EQ(FindLink(plan, "t2", "t1"), plan.links.data());
  EXPECT_EQ(FindLink(plan, "t2", "t3"), nullptr);
}

}  // namespace
}  // namespace sauro::usecase
