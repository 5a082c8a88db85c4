#include "report/board_fill.h"

#include <gtest/gtest.h>

#include "report/board_totals.h"

namespace sauro::report {
namespace {

using domain::Timing;
using domain::WorkStatus;

const Day kAsOf = *Day::FromCivil(2026, 11, 23);

views::TaskLine Task(const std::string& id, std::vector<std::string> section) {
  views::TaskLine task;
  task.id = domain::TaskId(id);
  task.plan = domain::PlanId("plan");
  task.section = std::move(section);
  task.ordinal = "1";
  task.title = "Việc " + id;
  return task;
}

views::AssignmentLine Part(const std::string& task, const std::string& holder, Timing timing) {
  views::AssignmentLine line;
  line.task = domain::TaskId(task);
  line.holder = holder;
  line.reports = true;
  line.timing = timing;
  return line;
}

TEST(StatusText, SaysWorkAndTiming) {
  views::TaskLine task = Task("a", {});
  task.work = WorkStatus::kInProgress;
  task.timing = Timing::kOverdue;
  task.due = *Day::FromCivil(2026, 10, 31);
  EXPECT_EQ(StatusText(task, kAsOf), "Đang thực hiện; quá hạn 23 ngày");
  task.timing = Timing::kNearDue;
  task.due = *Day::FromCivil(2026, 11, 30);
  EXPECT_EQ(StatusText(task, kAsOf), "Đang thực hiện; còn 7 ngày");
  task.work = WorkStatus::kCompleted;
  task.timing = Timing::kDoneLate;
  EXPECT_EQ(StatusText(task, kAsOf), "Hoàn thành quá hạn");
  task.work = WorkStatus::kInProgress;
  task.timing = Timing::kNoDeadline;
  task.ongoing = true;
  EXPECT_EQ(StatusText(task, kAsOf), "Đang thực hiện; thường xuyên");
}

TEST(SectionsOf, Headings_AreOpenedWhereThePathChanges) {
  views::Board board;
  board.tasks = {
      Task("a", {"A. Phần một", "I. Hạ tầng số"}),
      Task("b", {"A. Phần một", "I. Hạ tầng số"}),
      Task("c", {"A. Phần một", "II Nhân lực"}),
      Task("d", {"B. Phần hai"}),
      Task("e", {})};
  const std::vector<Section> sections = SectionsOf(board, {}, kAsOf);
  ASSERT_EQ(sections.size(), 5U);
  EXPECT_EQ(sections[0].label, "A");
  EXPECT_EQ(sections[0].title, "Phần một");
  EXPECT_TRUE(sections[0].rows.empty());
  EXPECT_EQ(sections[1].label, "I");
  EXPECT_EQ(sections[1].level, 2);
  EXPECT_EQ(sections[1].rows.size(), 2U);
  EXPECT_EQ(sections[2].label, "II");
  EXPECT_EQ(sections[2].title, "Nhân lực");
  EXPECT_EQ(sections[3].rows.size(), 1U);
  EXPECT_EQ(sections[4].title, "");
  EXPECT_EQ(sections[4].rows[0].title, "Việc e");
}

TEST(SectionsOf, HeadingThatBeginsWithTheWordY_HasNoLabel) {
  views::Board board;
  board.tasks = {Task("a", {"Y tế số"}), Task("b", {"Y TẾ CƠ SỞ"}), Task("c", {"D Giáo dục"})};
  const std::vector<Section> sections = SectionsOf(board, {}, kAsOf);
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[0].label, "");
  EXPECT_EQ(sections[0].title, "Y tế số");
  EXPECT_EQ(sections[1].title, "Y TẾ CƠ SỞ");
  EXPECT_EQ(sections[2].label, "D");
}

TEST(SectionsOf, HeadingWithoutLabel_KeepsItsFirstWord) {
  views::Board board;
  board.tasks = {Task("a", {"Chuyển đổi số"}), Task("b", {"CHÍNH QUYỀN SỐ"})};
  const std::vector<Section> sections = SectionsOf(board, {}, kAsOf);
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].label, "");
  EXPECT_EQ(sections[0].title, "Chuyển đổi số");
  EXPECT_EQ(sections[1].title, "CHÍNH QUYỀN SỐ");
}

TEST(SectionsOf, TasksWithoutHeading_StandInOneUntitledSection) {
  views::Board board;
  board.tasks = {Task("a", {}), Task("b", {})};
  const std::vector<Section> sections = SectionsOf(board, {}, kAsOf);
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].rows.size(), 2U);
}

TEST(SectionsOf, RowsAfterAnInnerHeading_ReturnToTheOuterOne) {
  views::Board board;
  board.tasks = {Task("a", {"A. Một", "I. Trong"}), Task("b", {"A. Một"})};
  BoardReport report;
  report.sections = SectionsOf(board, {}, kAsOf);
  ASSERT_EQ(report.sections.size(), 3U);
  EXPECT_EQ(report.sections[2].level, 2);
  const BoardTotals totals = CountBoard(report);
  ASSERT_EQ(totals.sections.size(), 1U);
  EXPECT_EQ(totals.sections[0].tally.Total(), 2);
}

TEST(SectionsOf, Parts_GoToTheirTask_AndTallyLikeTheBoard) {
  views::Board board;
  board.tasks = {Task("a", {"I. Một"}), Task("b", {"I. Một"})};
  board.tasks[0].work = WorkStatus::kInProgress;
  board.tasks[0].timing = Timing::kOverdue;
  board.tasks[1].ongoing = true;
  for (const views::TaskLine& task : board.tasks) {
    board.tally.Add(task.work, task.timing, task.ongoing);
  }
  views::AssignmentLine coordinator = Part("a", "Sở C", Timing::kOverdue);
  coordinator.reports = false;
  BoardReport report;
  report.sections = SectionsOf(
      board,
      {Part("a", "Sở A", Timing::kOverdue),
       Part("a", "Sở B", Timing::kDoneOnTime),
       coordinator,
       Part("z", "Sở Z", Timing::kOverdue)},
      kAsOf
  );
  const BoardTotals totals = CountBoard(report);
  EXPECT_EQ(totals.tasks, board.tally);
  ASSERT_EQ(totals.agencies.size(), 2U);
  EXPECT_EQ(totals.agencies[0].name, "Sở A");
  EXPECT_EQ(totals.agencies[0].tally.overdue, 1);
  EXPECT_EQ(totals.agencies[1].tally.done_on_time, 1);
}

TEST(DifficultiesOf, EmptyOnes_AreLeftOut_TasksAreNamedWithTheirHeadings) {
  std::vector<views::ReportLine> reports(3);
  reports[0].difficulties = "Thiếu kinh phí";
  reports[0].organization_name = "Sở Nội vụ";
  reports[0].task_ordinal = "4";
  reports[1].difficulties = "  ";
  reports[2].proposals = "Cho gia hạn";
  reports[0].task = domain::TaskId("a");
  views::Board board;
  board.tasks = {Task("a", {"Phần không số", "B. Phần hai", "II. Hạ tầng số"})};
  const std::vector<IssueLine> difficulties = DifficultiesOf(reports, board);
  ASSERT_EQ(difficulties.size(), 1U);
  EXPECT_EQ(difficulties[0].agency, "Sở Nội vụ");
  EXPECT_EQ(difficulties[0].task, "mục B.II, nhiệm vụ 4");
  ASSERT_EQ(ProposalsOf(reports, board).size(), 1U);
  EXPECT_EQ(ProposalsOf(reports, board)[0].text, "Cho gia hạn");
}

}  // namespace
}  // namespace sauro::report
