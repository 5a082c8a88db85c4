#include "usecase/draft_rows.h"

#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/draft.h"

namespace sauro::usecase {
namespace {

constexpr const char* kPlan =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    "1\tĐóng bè tre\tTổ bè\tTrước ngày 30/6/2026\n";

// "Trước ngày" as an installation has settled it, both when a plan is read and when it is mended.
TEST(ReadingRules, BeforeADay_IsAsSettled) {
  const auto document = docread::ReadDocument(kPlan, "plan.txt");
  ASSERT_TRUE(document.ok());
  for (const bool excludes : {false, true}) {
    const intake::ReadingRules rules{excludes};
    auto plan = intake::MakeDraft(*document, {}, rules);
    ASSERT_TRUE(plan.ok());
    ASSERT_EQ(plan->tasks.size(), 1U);
    EXPECT_EQ(plan->tasks[0].deadline.due->Iso(), excludes ? "2026-06-29" : "2026-06-30");
    const RowChange change{plan->tasks[0].key, "deadline", "Trước ngày 15/8/2026", {}};
    ASSERT_TRUE(ApplyChange(*plan, change, {}, rules).ok());
    EXPECT_EQ(plan->tasks[0].deadline.due->Iso(), excludes ? "2026-08-14" : "2026-08-15");
  }
}

TEST(TypedDeadline, DayThatDoesNotExist_IsRefused) {
  const auto document = docread::ReadDocument(kPlan, "plan.txt");
  ASSERT_TRUE(document.ok());
  auto plan = intake::MakeDraft(*document, {});
  ASSERT_TRUE(plan.ok());
  for (const char* wrong : {"32/13/2025", "30/02/2026"}) {
    const Status changed = ApplyChange(*plan, {plan->tasks[0].key, "deadline", wrong, {}}, {}, {});
    ASSERT_FALSE(changed.ok()) << wrong;
    EXPECT_NE(changed.error().message.find(wrong), std::string::npos);
    EXPECT_EQ(plan->tasks[0].deadline.raw, "Trước ngày 30/6/2026") << "nothing is half done";
  }
  EXPECT_TRUE(ApplyChange(*plan, {plan->tasks[0].key, "deadline", "Khi có tiền", {}}, {}, {}).ok());
}

domain::Catalogue CatalogueOf(const std::string& name) {
  domain::Catalogue catalogue;
  catalogue.organizations.resize(1);
  catalogue.organizations[0].id = domain::OrganizationId("x");
  catalogue.organizations[0].name = name;
  return catalogue;
}

constexpr const char* kLeads =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n"
    "1\tĐóng bè tre\tTổ bè\tSở Y tế\t30/6/2026\n"
    "2\tTiêm phòng dại cho chó\tSở Y tế\tTổ bè\t30/6/2026\n"
    "3\tThả cá giống\t\tSở Y tế\t30/6/2026\n";

TEST(RowsWithoutReporter, LeadInNoCatalogueOrNoLead_IsNamedWithWhatThePlanSays) {
  const auto document = docread::ReadDocument(kLeads, "plan.txt");
  ASSERT_TRUE(document.ok());
  const domain::Catalogue catalogue = CatalogueOf("Sở Y tế");
  const auto plan = intake::MakeDraft(*document, catalogue, {});
  ASSERT_TRUE(plan.ok());
  const auto rows = RowsWithoutReporter(*plan, catalogue);
  ASSERT_EQ(rows.size(), 2U) << "a partner does not report";
  EXPECT_EQ(rows[0].ordinal, "1");
  EXPECT_EQ(rows[0].title, "Đóng bè tre");
  EXPECT_EQ(rows[0].printed, "Tổ bè");
  EXPECT_EQ(rows[1].ordinal, "3");
  EXPECT_EQ(rows[1].printed, "");
}

TEST(FindMissingHolders, NameThatTheCatalogueHasLearnt_HasItsHolder) {
  const auto document = docread::ReadDocument(kLeads, "plan.txt");
  ASSERT_TRUE(document.ok());
  auto plan = intake::MakeDraft(*document, CatalogueOf("Sở Y tế"), {});
  ASSERT_TRUE(plan.ok());
  domain::Catalogue later = CatalogueOf("Tổ bè");
  FindMissingHolders(*plan, later);
  ASSERT_EQ(plan->tasks[0].lead.at(0).holders.size(), 1U);
  EXPECT_EQ(plan->tasks[0].lead.at(0).holders[0].organization, domain::OrganizationId("x"));
  const auto rows = RowsWithoutReporter(*plan, later);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].ordinal, "3");
}

}  // namespace
}  // namespace sauro::usecase
