#include "usecase/unknown_names.h"

#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/draft.h"
#include "usecase/draft_rows.h"
#include "usecase/section_fill.h"

namespace sauro::usecase {
namespace {

constexpr const char* kPlan =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n"
    "1\tĐóng bè tre\tTổ bè\tSở Y tế\t30/6/2026\n"
    "2\tTiêm phòng dại\tSở Y tế\tTổ bè; Hội đò\t30/6/2026\n"
    "3\tThả cá giống\tTổ bè\tTổ bè\t30/6/2026\n";

intake::DraftPlan Read(const char* text) {
  domain::Catalogue catalogue;
  catalogue.organizations.resize(1);
  catalogue.organizations[0].id = domain::OrganizationId("yt");
  catalogue.organizations[0].name = "Sở Y tế";
  const auto document = docread::ReadDocument(text, "plan.txt");
  EXPECT_TRUE(document.ok());
  auto plan = intake::MakeDraft(*document, catalogue, {});
  EXPECT_TRUE(plan.ok());
  return plan ? *plan : intake::DraftPlan();
}

TEST(UnknownNames, EachIsToldOnce_WithTheRowsThatPrintIt) {
  const auto names = UnknownNames(Read(kPlan));
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].name, "Tổ bè");
  EXPECT_EQ(names[0].rows, (std::vector<std::string>{"t1", "t2", "t3"}));
  EXPECT_EQ(names[1].name, "Hội đò");
  EXPECT_EQ(names[1].rows, (std::vector<std::string>{"t2"}));
}

TEST(UnknownNames, RowThatNobodyDoubts_IsSettledToo_AndTheMarkIsAnother) {
  intake::DraftPlan plan = Read(kPlan);
  const std::string before = UnknownNames(plan).at(0).mark;
  plan.tasks.at(2).doubts.clear();
  const auto names = UnknownNames(plan);
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].rows, (std::vector<std::string>{"t1", "t2", "t3"}));
  EXPECT_NE(names[0].mark, before) << "somebody has looked at it since";
  for (intake::DraftTask& task : plan.tasks) task.doubts.clear();
  EXPECT_TRUE(UnknownNames(plan).empty()) << "nobody doubts it any more";
}

TEST(SectionGaps, RowsThatLackTheSame_ComeTogether_OneAloneDoesNot) {
  const intake::DraftPlan plan = Read(
      "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
      "I\tPhần bè tre\t\t\n"
      "1\tĐóng bè tre\t\t30/6/2026\n"
      "2\tThả bè tre\t\t\n"
      "II\tPhần cá giống\t\t\n"
      "1\tThả cá giống\tSở Y tế\t\n"
      "2\tNuôi cá giống\t\t\n"
  );
  const auto gaps = SectionGaps(plan);
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_EQ(gaps[0].field, intake::Field::kLead);
  EXPECT_EQ(gaps[0].rows.size(), 2U) << "two rows of the first section have no lead";
  EXPECT_EQ(gaps[1].field, intake::Field::kDeadline);
  EXPECT_EQ(gaps[1].rows.size(), 2U) << "two rows of the second section have no deadline";
  EXPECT_NE(gaps[0].mark, gaps[1].mark);
}

}  // namespace
}  // namespace sauro::usecase
