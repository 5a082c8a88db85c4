// A corrected document against an approved plan, through the writer, on both engines.
#include "store/adjust_fixture_test.h"
#include "usecase/draft_check.h"
#include "usecase/draft_links.h"

namespace sauro::store {
namespace {

using domain::WorkStatus;

using Lines = std::vector<std::string>;

TEST_P(AdjustTest, TakenDifferences_BecomeAdjustments_AndTheOldWordingStaysReadable) {
  const views::TaskDetail first = TaskNumbered("1");
  Reports(first, 0, "r-a");
  Reports(first, 1, "r-b");
  Reports(TaskNumbered("3"), 0, "r-3");
  const Lines old = Board(Now());
  On("2025-04-05");
  const auto draft = Corrected();
  const views::At before = Now();
  ASSERT_TRUE(Adjust(draft).ok());

  EXPECT_EQ(
      Board(Now()),
      (Lines{
          "1 2025-08-31 Sở A; Sở C in_progress",
          "1a 2025-10-31 Sở C not_started",
          "2 2025-09-30 Sở A not_started",
          "3 2025-12-31 Sở B cancelled"})
  ) << "the new row stands between those around it";
  EXPECT_EQ(Board(before).at(0), "1 2025-06-30 Sở A; Sở B in_progress");
  EXPECT_EQ(Board(AsOf("2025-03-01")), (Lines{old.at(0), old.at(1), old.at(2)}));

  const views::TaskDetail now = TaskNumbered("1");
  EXPECT_EQ(now.task.id, first.task.id) << "the task is the same one";
  ASSERT_EQ(now.reports.size(), 2U) << "its reports stay";
  ASSERT_EQ(now.assignments.size(), 3U);
  EXPECT_EQ(now.assignments[0].id, first.assignments[0].id);
  EXPECT_EQ(now.assignments[0].percent.value, 40);
  EXPECT_EQ(now.assignments[0].due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(now.assignments[1].work, WorkStatus::kCancelled) << "B holds it no longer";
  EXPECT_EQ(now.assignments[2].holder, "Sở C");
  const auto given_back = queries().FindReport(domain::ReportId("r-b"), Now());
  EXPECT_EQ(given_back->state, views::ReportState::kReturned) << "nobody can decide on it";
  EXPECT_EQ(given_back->decision_text, kReason);
  const views::TaskDetail gone = TaskNumbered("3");
  EXPECT_EQ(gone.reports.size(), 1U);
  EXPECT_EQ(TaskNumbered("1a").place, "bảng 1, dòng 1a");
  EXPECT_EQ(queries().ListPlans(Now())->size(), 1U) << "never a second copy";
  EXPECT_EQ(queries().FindDraft(draft, Now().position)->line.plan, plan_);
}

TEST_P(AdjustTest, OnlyWhatIsTicked_IsTaken) {
  const auto draft = Corrected();
  ASSERT_TRUE(Adjust(draft, std::set<std::string>{"t1:deadline"}).ok());
  EXPECT_EQ(
      Board(Now()),
      (Lines{
          "1 2025-08-31 Sở A; Sở B not_started",
          "2 2025-09-30 Sở A not_started",
          "3 2025-12-31 Sở B not_started"})
  );
  EXPECT_EQ(TaskNumbered("1").assignments.size(), 2U);
}

TEST_P(AdjustTest, CompletedTaskThatThePaperDropped_StaysUnlessTicked) {
  const views::TaskDetail done = TaskNumbered("3");
  facts::ProgressReported report;
  report.report = domain::ReportId("r-3");
  report.assignment = done.assignments.at(0).id;
  report.task = done.task.id;
  report.percent = {100};
  report.completed = true;
  report.text = "đã trồng 2 km";
  Must({report});
  Must({facts::ProgressAccepted{report.report, ""}});
  const auto draft = Corrected();
  ASSERT_TRUE(Adjust(draft).ok());
  EXPECT_EQ(Board(Now()).at(3), "3 2025-12-31 Sở B completed");
  EXPECT_EQ(Board(Now()).at(0), "1 2025-08-31 Sở A; Sở C not_started") << "the rest is taken";
}

TEST_P(AdjustTest, SameRequestTwice_MakesOneSetOfFacts) {
  const auto draft = Corrected();
  const std::string id = NewId();
  const std::string mark = MarkOf(draft);
  const usecase::Adjustment adjustment{plan_, mark, {}, kReason, kAuthority};
  ASSERT_TRUE(usecase::AdjustPlan(app_, editor_, id, draft, adjustment).ok());
  const Position after = Now().position;
  EXPECT_TRUE(usecase::AdjustPlan(app_, editor_, id, draft, adjustment).ok());
  EXPECT_EQ(Now().position, after);
  const Status again = usecase::AdjustPlan(app_, editor_, NewId(), draft, adjustment);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().place, "approved");
  EXPECT_EQ(Now().position, after);
}

TEST_P(AdjustTest, PlanChangedBetweenPreviewAndApproval_IsShownAgain) {
  const auto first = Corrected();
  const auto second = Open(
      "d3", {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-11-30", {"A", "B"})}
  );
  const usecase::Adjustment seen{plan_, MarkOf(second), {}, kReason, kAuthority};
  ASSERT_TRUE(Adjust(first).ok());
  const Position after = Now().position;
  const Status late = usecase::AdjustPlan(app_, editor_, NewId(), second, seen);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(late.error().place, "mark");
  EXPECT_EQ(Now().position, after);
  EXPECT_TRUE(Adjust(second).ok()) << "seen anew, it goes through";
}

TEST_P(AdjustTest, WhatIsMissing_IsSaid) {
  const auto draft = Corrected();
  const std::string mark = MarkOf(draft);
  const auto refuse = [&](const usecase::Adjustment& adjustment, const char* place) {
    const Status done = usecase::AdjustPlan(app_, editor_, NewId(), draft, adjustment);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().place, place) << done.error().message;
  };
  refuse({plan_, mark, {}, " ", kAuthority}, "ly_do");
  refuse({plan_, mark, {}, kReason, ""}, "can_cu");
  refuse({plan_, mark, std::set<std::string>{}, kReason, kAuthority}, "");
  EXPECT_FALSE(usecase::CompareWithPlan(app_, editor_, draft, domain::PlanId("none")).ok());
  usecase::Principal leader = editor_;
  leader.role = access::Role::kLeader;
  const Status forbidden =
      usecase::AdjustPlan(app_, leader, NewId(), draft, {plan_, mark, {}, kReason, kAuthority});
  EXPECT_EQ(forbidden.error().kind, ErrorKind::kForbidden);
  EXPECT_EQ(
      usecase::CompareWithPlan(app_, leader, draft, plan_).error().kind, ErrorKind::kForbidden
  );
}

// Who, when, by which document, why, and what it changed: of the plan and of each task.
TEST_P(AdjustTest, History_TellsWhatEachAdjustmentChanged) {
  const views::At before = Now();
  On("2025-04-05");
  ASSERT_TRUE(Adjust(Corrected()).ok());
  const views::At first = Now();
  On("2025-05-06");
  const auto third = Open(
      "d3",
      {Row("1", "Khảo sát hạ tầng số tại các thôn bản", "2025-08-31", {"A", "C"}),
       Row("1a", "Số hóa hồ sơ lưu trữ lịch sử", "2025-10-31", {"C"}),
       Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"})}
  );
  ASSERT_TRUE(Adjust(third).ok());

  const auto board = queries().ReadBoard(plan_, Now());
  ASSERT_TRUE(board.ok());
  ASSERT_EQ(board->adjustments.size(), 2U);
  const views::Adjustment& one = board->adjustments[0];
  EXPECT_EQ(one.by, editor_.account);
  EXPECT_EQ(DayOf(one.at), *Day::FromIso("2025-04-05"));
  EXPECT_EQ(one.reason, kReason);
  EXPECT_EQ(one.authority, kAuthority);
  EXPECT_EQ(one.document, "kh.docx");
  Lines said;
  for (const views::AdjustedTask& task : one.tasks) {
    said.push_back(
        task.ordinal + (task.how == views::AdjustedHow::kAdded       ? " added"
                        : task.how == views::AdjustedHow::kWithdrawn ? " withdrawn"
                                                                     : "")
    );
    for (const views::ChangedField& change : task.fields)
      said.back() += " " + change.field + ":" + change.before + ">" + change.after;
  }
  EXPECT_EQ(
      said,
      (Lines{
          "1 lead:Sở A; Sở B>Sở A; Sở C deadline:2025-06-30>2025-08-31", "1a added", "3 withdrawn"})
  );
  EXPECT_EQ(queries().ReadBoard(plan_, first)->adjustments.size(), 1U);
  EXPECT_TRUE(queries().ReadBoard(plan_, before)->adjustments.empty());
  EXPECT_TRUE(queries().ReadBoard(std::nullopt, Now())->adjustments.empty());

  EXPECT_EQ(TaskNumbered("1").adjustments.size(), 2U);
  EXPECT_EQ(TaskNumbered("1").adjustments[1].tasks.at(0).fields.at(0).field, "title");
  EXPECT_TRUE(TaskNumbered("2").adjustments.empty());
  ASSERT_EQ(TaskNumbered("3").adjustments.size(), 1U);
  EXPECT_EQ(TaskNumbered("3").adjustments[0].tasks.at(0).how, views::AdjustedHow::kWithdrawn);
}

TEST_P(AdjustTest, LinkedRows_AreTasksThatKnowEachOther_FromBothSides) {
  const auto draft = Corrected();
  const views::TaskDetail old = TaskNumbered("2");
  const auto link = [&](const intake::DraftLink& said) {
    return usecase::LinkRow(app_, editor_, {NewId(), draft, {}}, said);
  };
  using domain::TaskRelation;
  EXPECT_EQ(link({"t1", "t1", false, {}}).error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(link({"t1", "t9", false, {}}).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(link({"t1", "none", true, {}}).error().kind, ErrorKind::kNotFound);
  ASSERT_TRUE(link({"t1a", "t1", false, TaskRelation::kSame}).ok());
  ASSERT_TRUE(link({"t1", "t1a", false, TaskRelation::kHasPart}).ok()) << "said anew";
  ASSERT_TRUE(link({"t1a", old.task.id.value, true, std::nullopt}).ok()) << "declined";
  const auto kept = usecase::PlanOf(*queries().FindDraft(draft, Now().position));
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(kept->links.size(), 2U);
  ASSERT_TRUE(Adjust(draft).ok());
  const views::TaskDetail whole = TaskNumbered("1");
  const views::TaskDetail part = TaskNumbered("1a");
  ASSERT_EQ(whole.links.size(), 1U);
  EXPECT_EQ(whole.links[0].relation, TaskRelation::kHasPart);
  EXPECT_EQ(whole.links[0].id, part.task.id);
  EXPECT_EQ(whole.links[0].title, part.task.title);
  EXPECT_EQ(whole.links[0].plan_number, "01/KH-UBND");
  ASSERT_EQ(part.links.size(), 1U);
  EXPECT_EQ(part.links[0].relation, TaskRelation::kPartOf);
  EXPECT_EQ(part.links[0].id, whole.task.id);
  EXPECT_TRUE(TaskNumbered("2").links.empty());
}

TEST_P(AdjustTest, PlanWithLinks_IsApprovedWithThem) {
  const auto draft = Open("d5", {Row("1", "Khảo sát hiện trạng", "2025-06-30", {"A"})}, "02/KH");
  const views::TaskDetail old = TaskNumbered("1");
  const intake::DraftLink same{"t1", old.task.id.value, true, domain::TaskRelation::kSame};
  ASSERT_TRUE(usecase::LinkRow(app_, editor_, {NewId(), draft, {}}, same).ok());
  ASSERT_TRUE(usecase::ApproveDraft(app_, editor_, NewId(), draft, 2).ok());
  const auto linked = TaskNumbered("1").links;
  ASSERT_EQ(linked.size(), 1U);
  EXPECT_EQ(linked[0].plan_number, "02/KH");
  EXPECT_EQ(linked[0].relation, domain::TaskRelation::kSame);
}

TEST_P(AdjustTest, DifferencesOfThePlanItself_AreTold) {
  const auto draft = Open(
      "d6",
      {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-06-30", {"A", "B"})},
      "01a/KH-UBND"
  );
  const auto compared = usecase::CompareWithPlan(app_, editor_, draft, plan_);
  ASSERT_TRUE(compared.ok());
  const auto& document = compared->comparison.document;
  ASSERT_EQ(document.size(), 1U) << "a title that the file lacks is no difference";
  EXPECT_EQ(document[0].field, intake::Field::kNumber);
  EXPECT_EQ(document[0].before, "01/KH-UBND");
  EXPECT_EQ(document[0].after, "01a/KH-UBND");
}

// The plan carries the name of the corrected paper from then on, in its old place among the plans.
TEST_P(AdjustTest, NewNumberDateAndTitle_AreTaken_AndToldBeforeAndAfter) {
  const auto other = Open("d8", {Row("9", "Đào tạo cán bộ", "2025-06-30", {"A"})}, "09/KH-UBND");
  ASSERT_TRUE(usecase::ApproveDraft(app_, editor_, NewId(), other, 1).ok());
  const views::At before = Now();
  On("2025-04-05");
  const auto draft =
      OpenCalled({"01a/KH-UBND", Day::FromCivil(2025, 4, 1), "Kế hoạch (sửa đổi)", ""});
  ASSERT_TRUE(Adjust(draft).ok());

  const auto plans = queries().ListPlans(Now());
  ASSERT_TRUE(plans.ok());
  ASSERT_EQ(plans->size(), 2U);
  EXPECT_EQ(plans->at(0).id, plan_) << "the plans stand in their old order";
  EXPECT_EQ(plans->at(0).number, "01a/KH-UBND");
  EXPECT_EQ(plans->at(0).date, Day::FromCivil(2025, 4, 1));
  EXPECT_EQ(plans->at(0).title, "Kế hoạch (sửa đổi)");
  EXPECT_EQ(plans->at(0).tasks.Total(), 3);
  EXPECT_EQ(queries().ListPlans(before)->at(0).number, "01/KH-UBND") << "the past stays";
  EXPECT_EQ(TaskNumbered("1").plan.number, "01a/KH-UBND");
  views::TaskFilter all;
  const auto tasks = queries().ListTasks(all, {}, Now());
  ASSERT_TRUE(tasks.ok());
  ASSERT_EQ(tasks->rows.size(), 4U);
  EXPECT_EQ(tasks->rows[3].ordinal, "9") << "tasks in the order of the plans";

  const auto board = queries().ReadBoard(plan_, Now());
  ASSERT_EQ(board->adjustments.size(), 1U);
  Lines said;
  for (const views::ChangedField& change : board->adjustments[0].fields)
    said.push_back(change.field + ":" + change.before + ">" + change.after);
  EXPECT_EQ(
      said,
      (Lines{
          "number:01/KH-UBND>01a/KH-UBND", "date:>01/04/2025", "title:Kế hoạch>Kế hoạch (sửa đổi)"})
  );
  EXPECT_EQ(board->adjustments[0].authority, kAuthority);
  const auto state = store_->DumpState();
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), *state);
}

TEST_P(AdjustTest, NameOfThePlan_IsTakenFieldByField_AndABlankTakesNothingAway) {
  const auto blank = OpenCalled({"", Day::FromCivil(2025, 4, 1), "Kế hoạch (sửa đổi)", ""});
  ASSERT_TRUE(Adjust(blank).ok());
  EXPECT_EQ(queries().ListPlans(Now())->at(0).number, "01/KH-UBND");
  EXPECT_EQ(queries().ListPlans(Now())->at(0).title, "Kế hoạch (sửa đổi)");
  const auto next = OpenCalled({"01b/KH-UBND", Day::FromCivil(2025, 5, 1), "Kế hoạch mới", ""});
  ASSERT_TRUE(Adjust(next, std::set<std::string>{"plan:number"}).ok());
  const auto plans = queries().ListPlans(Now());
  EXPECT_EQ(plans->at(0).number, "01b/KH-UBND");
  EXPECT_EQ(plans->at(0).date, Day::FromCivil(2025, 4, 1));
  EXPECT_EQ(plans->at(0).title, "Kế hoạch (sửa đổi)");
}

TEST_P(AdjustTest, AmendingDocument_KeepsTheNameOfWhatItAmends_UnlessTicked) {
  usecase::Adjustment adjustment{plan_, "", {}, kReason, kAuthority};
  const auto draft = OpenCalled(
      {"212/QĐ-UBND", Day::FromCivil(2025, 4, 1), "Quyết định sửa đổi", ""}, "01/KH-UBND"
  );
  const auto compared = usecase::CompareWithPlan(app_, editor_, draft, plan_);
  ASSERT_TRUE(compared.ok()) << compared.error().Text();
  EXPECT_EQ(compared->comparison.kept.count("plan:number"), 1U);
  adjustment.mark = compared->comparison.mark;
  const Status nothing = usecase::AdjustPlan(app_, editor_, NewId(), draft, adjustment);
  ASSERT_FALSE(nothing.ok()) << "nothing else differs";
  EXPECT_EQ(nothing.error().kind, ErrorKind::kInvalid);
}

TEST_P(AdjustTest, NameOfAnotherPlan_IsRefused) {
  const auto other = Open("d8", {Row("9", "Đào tạo cán bộ", "2025-06-30", {"A"})}, "09/KH-UBND");
  ASSERT_TRUE(usecase::ApproveDraft(app_, editor_, NewId(), other, 1).ok());
  const Position head = Now().position;
  const Status done = Adjust(OpenCalled({"09/KH-UBND", {}, "", ""}));
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(Now().position.value, head.value + 1) << "only the draft was opened";
}

TEST_P(AdjustTest, LinksAlone_AreAnAdjustment) {
  const auto other = Open("d8", {Row("9", "Đào tạo cán bộ", "2025-06-30", {"A"})}, "09/KH-UBND");
  ASSERT_TRUE(usecase::ApproveDraft(app_, editor_, NewId(), other, 1).ok());
  const domain::TaskId linked = TaskNumbered("1").task.id;
  const auto draft = OpenCalled({"01/KH-UBND", {}, "", ""});
  const std::string before = MarkOf(draft);
  std::string there;
  const auto all = queries().ReadBoard(std::nullopt, Now());
  ASSERT_TRUE(all.ok());
  for (const views::TaskLine& task : all->tasks) {
    if (task.ordinal == "9") there = task.id.value;
  }
  const intake::DraftLink same{"t1", there, true, domain::TaskRelation::kSame};
  ASSERT_TRUE(usecase::LinkRow(app_, editor_, {NewId(), draft, {}}, same).ok());
  EXPECT_NE(MarkOf(draft), before) << "whoever saw the page without the link is shown it";
  EXPECT_TRUE(usecase::CompareWithPlan(app_, editor_, draft, plan_)->comparison.Differs());
  ASSERT_TRUE(Adjust(draft).ok());
  ASSERT_EQ(TaskNumbered("1").links.size(), 1U);
  EXPECT_EQ(TaskNumbered("1").links[0].id.value, there);
  EXPECT_EQ(TaskNumbered("1").task.id, linked);
  EXPECT_EQ(queries().FindDraft(draft, Now().position)->line.plan, plan_);
}

TEST_P(AdjustTest, LinkToTheVeryTask_IsNoDifference) {
  const auto draft = OpenCalled({"01/KH-UBND", {}, "", ""});
  const intake::DraftLink itself{
      "t1", TaskNumbered("1").task.id.value, true, domain::TaskRelation::kSame};
  ASSERT_TRUE(usecase::LinkRow(app_, editor_, {NewId(), draft, {}}, itself).ok());
  EXPECT_FALSE(usecase::CompareWithPlan(app_, editor_, draft, plan_)->comparison.Differs());
}

// Its tasks are those of the plan: they are no duplicates of each other.
TEST_P(AdjustTest, CorrectedDraft_IsNotOfferedThePlansOwnTasksAsDuplicates) {
  const auto check = usecase::CheckDraft(app_, editor_, Corrected());
  ASSERT_TRUE(check.ok());
  EXPECT_TRUE(check->known.empty());
  const auto another = usecase::CheckDraft(
      app_,
      editor_,
      Open(
          "d9",
          {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-06-30", {"A"})},
          "07/KH-UBND"
      )
  );
  ASSERT_TRUE(another.ok());
  EXPECT_EQ(another->known.size(), 1U) << "another plan's are";
}

TEST_P(AdjustTest, SameDocumentAgain_HasNoDifference) {
  ASSERT_TRUE(Adjust(Corrected()).ok());
  const auto again = Open(
      "d4",
      {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-08-31", {"A", "C"}),
       Row("1a", "Số hóa hồ sơ lưu trữ lịch sử", "2025-10-31", {"C"}),
       Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"})}
  );
  const auto compared = usecase::CompareWithPlan(app_, editor_, again, plan_);
  ASSERT_TRUE(compared.ok());
  EXPECT_FALSE(compared->comparison.Differs()) << usecase::ComparisonText(compared->comparison);
  EXPECT_FALSE(Adjust(again).ok());
}

TEST_P(AdjustTest, Rebuild_GivesTheSameState) {
  Reports(TaskNumbered("1"), 1, "r-b");
  const auto draft = Corrected();
  const std::string other = TaskNumbered("2").task.id.value;
  const intake::DraftLink same{"t1a", other, true, domain::TaskRelation::kSame};
  ASSERT_TRUE(usecase::LinkRow(app_, editor_, {NewId(), draft, {}}, same).ok());
  ASSERT_TRUE(Adjust(draft).ok());
  const auto state = store_->DumpState();
  ASSERT_TRUE(state.ok());
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), *state);
}

SAURO_ON_BOTH_ENGINES(AdjustTest);

}  // namespace
}  // namespace sauro::store
