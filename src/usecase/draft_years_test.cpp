#include "usecase/draft_years.h"

#include <gtest/gtest.h>

#include "intake/deadline_text.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using intake::Field;

void AddTask(
    intake::DraftPlan& plan,
    const char* deadline,
    std::optional<int> year,
    std::optional<std::uint32_t> section = {}
) {
  intake::DraftTask task;
  task.key = "t" + std::to_string(plan.tasks.size() + 1);
  task.title = "Đóng bè tre";
  task.section = section;
  intake::DeadlineReading read = intake::ReadDeadline(deadline, {year});
  task.deadline = read.deadline;
  if (!read.doubt.empty()) task.doubts.push_back({Field::kDeadline, read.doubt, ""});
  plan.tasks.push_back(std::move(task));
}

Status Mend(intake::DraftPlan& plan, std::string_view row, const char* field, const char* value) {
  return ApplyChange(plan, {std::string(row), field, value, {}}, {}, {});
}

std::string DueOf(const intake::DraftTask& task) {
  return task.deadline.due ? task.deadline.due->Iso() : "";
}

TEST(DeadlinesWithoutAYear, DateOfTheDocumentIsGiven_TheyAreDueInItsYear) {
  intake::DraftPlan plan;
  plan.document.title = "Kế hoạch đóng bè tre";
  AddTask(plan, "Tháng 6", {});
  ASSERT_EQ(DueOf(plan.tasks[0]), "");
  ASSERT_EQ(plan.tasks[0].doubts.size(), 1U);
  plan.tasks[0].doubts.push_back({Field::kLead, "Chưa ghi cơ quan chủ trì", ""});
  ASSERT_TRUE(Mend(plan, kDocumentRow, "date", "15/01/2026").ok());
  EXPECT_EQ(DueOf(plan.tasks[0]), "2026-06-30");
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Tháng 6");
  ASSERT_EQ(plan.tasks[0].doubts.size(), 1U) << "that of the year is settled";
  EXPECT_EQ(plan.tasks[0].doubts[0].field, Field::kLead);
}

TEST(DeadlinesWithoutAYear, WrongDateIsMended_WhatHangsOnItFollowsAndNothingElse) {
  intake::DraftPlan plan;
  plan.document.title = "Kế hoạch đóng bè tre";
  plan.document.date = Day::FromCivil(2025, 1, 15);
  plan.sections.push_back({"I", "Năm 2028", {}, "bảng 1, dòng 2"});
  AddTask(plan, "Quý III", 2025);
  AddTask(plan, "Quý III", 2025, 0);  // as if its heading had been read so
  AddTask(plan, "30/9/2027", 2025);
  AddTask(plan, "Tháng 6", 2025);
  plan.tasks[3].confirmed = true;
  AddTask(plan, "Tháng 6", 2025);
  plan.tasks[4].deadline.due = Day::FromCivil(2030, 1, 1);  // said otherwise
  AddTask(plan, "Thường xuyên", 2025);
  ASSERT_TRUE(Mend(plan, kDocumentRow, "date", "15/01/2026").ok());
  EXPECT_EQ(DueOf(plan.tasks[0]), "2026-09-30");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2025-09-30");
  EXPECT_EQ(DueOf(plan.tasks[2]), "2027-09-30");
  EXPECT_EQ(DueOf(plan.tasks[3]), "2025-06-30");
  EXPECT_EQ(DueOf(plan.tasks[4]), "2030-01-01");
  EXPECT_EQ(plan.tasks[5].deadline.kind, domain::DeadlineKind::kOngoing);
  EXPECT_TRUE(plan.tasks[5].doubts.empty());
}

TEST(DeadlinesWithoutAYear, DateIsTakenAway_TheyAreInDoubtAgain) {
  intake::DraftPlan plan;
  plan.document.title = "Kế hoạch đóng bè tre";
  plan.document.date = Day::FromCivil(2025, 1, 15);
  AddTask(plan, "Tháng 6", 2025);
  ASSERT_TRUE(Mend(plan, kDocumentRow, "date", "").ok());
  EXPECT_EQ(DueOf(plan.tasks[0]), "");
  ASSERT_EQ(plan.tasks[0].doubts.size(), 1U);
  EXPECT_EQ(plan.tasks[0].doubts[0].field, Field::kDeadline);
}

TEST(DeadlinesWithoutAYear, TypedByHand_MeanTheYearOfTheirHeadingElseOfTheDocument) {
  intake::DraftPlan plan;
  plan.document.title = "Kế hoạch đóng bè tre năm 2027";
  plan.document.date = Day::FromCivil(2026, 12, 15);
  plan.sections.push_back({"I", "Năm 2028", {}, "bảng 1, dòng 2"});
  AddTask(plan, "", 2027);
  AddTask(plan, "", 2028, 0);
  ASSERT_TRUE(Mend(plan, "t1", "deadline", "30/6").ok());
  ASSERT_TRUE(Mend(plan, "t2", "deadline", "30/6").ok());
  EXPECT_EQ(DueOf(plan.tasks[0]), "2027-06-30");
  EXPECT_EQ(DueOf(plan.tasks[1]), "2028-06-30");
}

}  // namespace
}  // namespace sauro::usecase
