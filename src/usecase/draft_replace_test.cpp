#include "usecase/draft_replace.h"

#include <gtest/gtest.h>

#include "intake/deadline_text.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

intake::DraftPlan Plan(const std::vector<std::pair<const char*, const char*>>& rows) {
  intake::DraftPlan plan;
  plan.sections.push_back({"I", "Chuẩn bị", std::nullopt, ""});
  for (const auto& [title, deadline] : rows) {
    intake::DraftTask task;
    task.key = "t" + std::to_string(plan.tasks.size() + 1);
    task.ordinal = std::to_string(plan.tasks.size() + 1);
    task.title = title;
    task.section = 0;
    task.place = "bảng 1, dòng " + task.ordinal;
    task.deadline.raw = deadline;
    task.doubts.push_back({intake::Field::kLead, "thiếu cơ quan", ""});
    plan.tasks.push_back(std::move(task));
  }
  return plan;
}

const char* const kSurvey = "Khảo sát hiện trạng hạ tầng số tại các thôn bản";
const char* const kTeach = "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên";
const char* const kTrees = "Trồng cây xanh dọc bờ kè";
const char* const kPortal = "Xây dựng cổng dữ liệu mở của tỉnh";

struct Drafts {
  intake::DraftPlan read = Plan({{kSurvey, "Quý I"}, {kTeach, "Quý II"}, {kTrees, "Quý III"}});
  intake::DraftPlan older = read;
  intake::DraftPlan newer = Plan({{kPortal, "Quý I"}, {kSurvey, "Quý IV"}, {kTeach, "Quý III"}});
  Drafts() {
    older.tasks[0].deadline.raw = "30/3";  // mended by hand
    older.tasks[1].doubts.clear();
    older.tasks[1].confirmed = true;
  }
};

TEST(DraftReplace, WhatWasMendedByHand_IsKept_TheRestIsTaken) {
  Drafts drafts;
  const Comparison compared = CompareDrafts(drafts.newer, drafts.older, drafts.read);
  EXPECT_EQ(compared.kept, (std::set<std::string>{"t2:deadline"}));
  KeepFromOlder(drafts.newer, drafts.older, compared, std::nullopt, {});
  ASSERT_EQ(drafts.newer.tasks.size(), 3U);
  EXPECT_EQ(drafts.newer.tasks[0].title, kPortal);
  EXPECT_EQ(drafts.newer.tasks[1].deadline.raw, "30/3");
  EXPECT_EQ(drafts.newer.tasks[1].ordinal, "2") << "the number is that of the corrected file";
  EXPECT_EQ(drafts.newer.tasks[2].deadline.raw, "Quý III");
  EXPECT_TRUE(drafts.newer.tasks[2].doubts.empty()) << "a doubt that was settled stays settled";
  EXPECT_FALSE(drafts.newer.tasks[2].confirmed) << "it says something else than what was confirmed";
  EXPECT_EQ(drafts.newer.tasks[0].doubts.size(), 1U);
}

TEST(DraftReplace, DifferencesOfThePlanItself_AreTold) {
  Drafts drafts;
  drafts.older.document.number = "12/KH-UBND";
  drafts.newer.document.number = "12/KH-UBND ";
  drafts.older.document.date = Day::FromCivil(2026, 3, 1);
  drafts.read.document.date = drafts.older.document.date;
  drafts.older.document.issuer = "UBND tỉnh";  // mended by hand, and stays
  drafts.older.document.title = "Kế hoạch số hóa";
  drafts.newer.document.title = "Kế hoạch số hóa năm 2026";
  const std::string without = CompareDrafts(drafts.newer, drafts.older, drafts.read).mark;
  const auto document = CompareDrafts(drafts.newer, drafts.older, drafts.read).document;
  ASSERT_EQ(document.size(), 2U);
  EXPECT_EQ(document[0].field, intake::Field::kDate);
  EXPECT_EQ(document[0].before, "01/03/2026");
  EXPECT_EQ(document[0].after, "") << "blank in the newer text";
  EXPECT_EQ(document[1].field, intake::Field::kTitle);
  EXPECT_EQ(DocumentFieldName(document[1].field), "Tên kế hoạch");
  drafts.newer.document.number = "13/KH-UBND";
  EXPECT_NE(CompareDrafts(drafts.newer, drafts.older, drafts.read).mark, without);
}

TEST(DraftReplace, DeadlineWithoutAYear_IsThatOfTheCorrectedTitle) {
  const auto plan = [](int year) {
    intake::DraftPlan out = Plan({{kSurvey, "Quý I"}, {kTeach, "Quý II"}});
    out.document.title = "Kế hoạch số hóa năm " + std::to_string(year);
    for (intake::DraftTask& task : out.tasks)
      task.deadline = intake::ParseDeadline(task.deadline.raw, {year});
    return out;
  };
  const intake::DraftPlan read = plan(2025);
  intake::DraftPlan older = read;
  older.tasks[0].confirmed = true;
  older.tasks[1].deadline.due = Day::FromCivil(2027, 5, 1);  // by hand
  intake::DraftPlan newer = plan(2026);
  KeepFromOlder(newer, older, CompareDrafts(newer, older, read), std::nullopt, {});
  EXPECT_EQ(newer.tasks[0].deadline.due, Day::FromCivil(2026, 3, 31));
  EXPECT_FALSE(newer.tasks[0].confirmed) << "another day than the one that was confirmed";
  EXPECT_EQ(newer.tasks[1].deadline.due, Day::FromCivil(2027, 5, 1));
}

TEST(DraftReplace, DroppedRowThatIsKept_MovesWithTheYear) {
  intake::DraftPlan older = Plan({{kSurvey, "Quý I"}, {kTrees, "Quý III"}});
  older.document.title = "Kế hoạch số hóa năm 2025";
  for (intake::DraftTask& task : older.tasks) {
    task.deadline = intake::ParseDeadline(task.deadline.raw, {2025});
    task.confirmed = true;
  }
  intake::DraftPlan newer = Plan({{kSurvey, "Quý I"}});
  newer.document.title = "Kế hoạch số hóa năm 2026";
  newer.tasks[0].deadline = intake::ParseDeadline("Quý I", {2026});
  const std::set<std::string> none;
  KeepFromOlder(newer, older, CompareDrafts(newer, older, older), none, {});
  ASSERT_EQ(newer.tasks.size(), 2U);
  EXPECT_EQ(newer.tasks[1].title, kTrees);
  EXPECT_EQ(newer.tasks[1].deadline.due, Day::FromCivil(2026, 9, 30));
  EXPECT_FALSE(newer.tasks[1].confirmed);
}

TEST(DraftReplace, Ticks_DecideForEachDifference) {
  Drafts drafts;
  const Comparison compared = CompareDrafts(drafts.newer, drafts.older, drafts.read);
  const std::set<std::string> ticks = {"t2:deadline"};
  KeepFromOlder(drafts.newer, drafts.older, compared, ticks, {});
  ASSERT_EQ(drafts.newer.tasks.size(), 3U);
  EXPECT_EQ(drafts.newer.tasks[0].title, kSurvey);
  EXPECT_EQ(drafts.newer.tasks[0].deadline.raw, "Quý IV") << "ticked";
  EXPECT_EQ(drafts.newer.tasks[0].ordinal, "1") << "not ticked";
  EXPECT_EQ(drafts.newer.tasks[1].deadline.raw, "Quý II");
  EXPECT_TRUE(drafts.newer.tasks[1].confirmed);
  EXPECT_EQ(drafts.newer.tasks[2].title, kTrees) << "what was dropped stays";
  EXPECT_EQ(drafts.newer.tasks[2].place, "bản trước, bảng 1, dòng 3");
  ASSERT_EQ(drafts.newer.left_out.size(), 1U);
  EXPECT_EQ(drafts.newer.left_out[0].text, kPortal);
  EXPECT_FALSE(CompareDrafts(drafts.newer, drafts.newer, drafts.read).Differs());
}

}  // namespace
}  // namespace sauro::usecase
