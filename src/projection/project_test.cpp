#include "projection/project.h"

#include <gtest/gtest.h>

#include "projection/memory_tables_test.h"

namespace sauro::projection {
namespace {

using domain::WorkStatus;
using views::ReportState;

Day On(const char* iso) {
  return *Day::FromIso(iso);
}

// Facts happen one after the other; `day` is the day of the next one.
struct Story {
  Status Happens(const facts::Fact& fact) {
    ++seq.value;
    return Project(
        {seq, "id-" + std::to_string(seq.value), StartOf(day), domain::AccountId("editor"), {}},
        fact,
        tables
    );
  }
  void Must(const facts::Fact& fact) {
    const auto done = Happens(fact);
    ASSERT_TRUE(done.ok()) << done.error().Text();
  }
  void Assign(const domain::Deadline& deadline, std::vector<domain::Assignment> holders) {
    facts::TaskAssigned fact;
    fact.task = domain::TaskId("t");
    fact.plan = domain::PlanId("p");
    fact.title = "Phủ sóng  Đồng bộ";
    fact.deadline = deadline;
    fact.assignments = std::move(holders);
    Must(fact);
  }
  Status Report(const char* id, const char* assignment, int percent, bool completed) {
    facts::ProgressReported fact;
    fact.report = domain::ReportId(id);
    fact.assignment = domain::AssignmentId(assignment);
    fact.task = domain::TaskId("t");
    fact.percent = {percent};
    fact.completed = completed;
    fact.evidence.resize(completed ? 1 : 0);
    return Happens(fact);
  }
  Status Accept(const char* report) {
    return Happens(facts::ProgressAccepted{domain::ReportId(report), "tốt"});
  }
  Status Return(const char* report) {
    return Happens(facts::ProgressReturned{domain::ReportId(report), "thiếu"});
  }
  const TaskState& Task() { return tables.task_states.rows.at("t"); }
  const AssignmentState& Held(const char* id) { return tables.assignment_states.rows.at(id); }
  ReportState StateOf(const char* id) { return tables.report_states.rows.at(id).state; }

  MemoryTables tables;
  Position seq;
  Day day = On("2025-03-01");
};

domain::Deadline By(const char* iso) {
  domain::Deadline deadline;
  deadline.kind = domain::DeadlineKind::kFixed;
  deadline.due = On(iso);
  return deadline;
}

domain::Assignment Holder(const char* id, domain::AssignmentRole role) {
  return {domain::AssignmentId(id), role, domain::OrganizationId(std::string("org-") + id), {}, id};
}

std::vector<domain::Assignment> TwoLeadsAndOneMore() {
  return {
      Holder("a", domain::AssignmentRole::kLead),
      Holder("b", domain::AssignmentRole::kLead),
      Holder("c", domain::AssignmentRole::kCoordinator)};
}

TEST(Project, AssignedTask_StartsOpenWithItsDayAndFoldedTitle) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Task().open_due, On("2025-06-30"));
  EXPECT_TRUE(story.Held("a").reports);
  EXPECT_FALSE(story.Held("c").reports);
  EXPECT_EQ(story.Held("c").open_due, On("2025-06-30"));
  EXPECT_EQ(story.tables.tasks.rows.at("t").title_folded, "phu song dong bo");
}

TEST(Project, HashedWords_CountAsWords_AndErasureMarksTheirPlace) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  facts::ProgressReported fact;
  fact.report = domain::ReportId("r1");
  fact.assignment = domain::AssignmentId("a");
  fact.task = domain::TaskId("t");
  fact.difficulties.sha256 = std::string(64, 'a');
  story.Must(fact);
  EXPECT_TRUE(story.tables.report_states.rows.at("r1").difficulty);
  EXPECT_TRUE(story.Held("a").last_difficulty);
  story.day = On("2025-03-05");
  story.Must(facts::ContentErased{
      "r1", "progress.reported", story.seq, {"difficulties"}, "Có dữ liệu cá nhân", "12/QĐ", ""});
  ASSERT_EQ(story.tables.erased.size(), 1U);
  EXPECT_EQ(story.tables.erased[0].field, "difficulties");
  EXPECT_EQ(story.tables.erased[0].mark, "(đã xóa ngày 05/03/2025 theo 12/QĐ)");
}

TEST(Project, EventDeadline_Waits) {
  Story story;
  domain::Deadline deadline;
  deadline.kind = domain::DeadlineKind::kEvent;
  story.Assign(deadline, TwoLeadsAndOneMore());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kWaiting);
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kWaiting);
}

domain::Deadline SevenDaysAfter(const char* event) {
  domain::Deadline deadline;
  deadline.kind = domain::DeadlineKind::kEvent;
  deadline.event = event;
  deadline.offset_days = 7;
  return deadline;
}

facts::EventRecorded Recorded(const char* event, std::optional<Day> on) {
  return {domain::PlanId("p"), event, on, "15/HD-BTGTW", ""};
}

TEST(Project, EventRecorded_GivesADayToAllWhoHoldItsTasks) {
  Story story;
  story.Assign(SevenDaysAfter("Trung ương ban hành khung"), TwoLeadsAndOneMore());
  story.day = On("2025-10-10");
  story.Must(Recorded("họp", On("2025-10-01")));
  EXPECT_EQ(story.Task().due.work, WorkStatus::kWaiting) << "another event";
  story.Must(Recorded("trung ương  ban hành KHUNG", On("2025-10-08")));
  EXPECT_EQ(story.Task().due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Task().open_due, On("2025-10-15"));
  EXPECT_EQ(story.Held("a").open_due, On("2025-10-15"));
  EXPECT_EQ(story.Held("c").due.due, On("2025-10-15"));
}

TEST(Project, EventCorrected_MovesTheDay_AndTakenBackWaitsAgain) {
  Story story;
  story.Assign(SevenDaysAfter("họp"), TwoLeadsAndOneMore());
  story.Must(Recorded("họp", On("2025-10-08")));
  ASSERT_TRUE(story.Report("r1", "a", 40, false).ok());
  story.Must(Recorded("họp", On("2025-10-20")));
  EXPECT_EQ(story.Held("a").open_due, On("2025-10-27"));
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kInProgress) << "what was reported stays";
  story.Must(Recorded("họp", std::nullopt));
  EXPECT_EQ(story.Held("a").open_due, std::nullopt);
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kInProgress);
  EXPECT_EQ(story.Held("b").due.work, WorkStatus::kWaiting);
  EXPECT_EQ(story.Task().open_due, std::nullopt);
}

TEST(Project, EventKnownBefore_CountsForTasksThatComeLater_AndForThoseThatAreAdjusted) {
  Story story;
  story.Must(Recorded("họp", On("2025-10-08")));
  story.Assign(SevenDaysAfter("họp"), TwoLeadsAndOneMore());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Held("b").open_due, On("2025-10-15"));
  facts::TaskAdjusted fact;
  fact.after.task = domain::TaskId("t");
  fact.after.plan = domain::PlanId("p");
  fact.after.deadline = SevenDaysAfter("họp");
  fact.after.deadline.offset_days = 10;
  fact.after.assignments = TwoLeadsAndOneMore();
  fact.kept = {domain::AssignmentId("a"), domain::AssignmentId("b"), domain::AssignmentId("c")};
  story.Must(fact);
  EXPECT_EQ(story.Held("a").open_due, On("2025-10-18"));
  EXPECT_EQ(story.Task().open_due, On("2025-10-18"));
}

TEST(Project, EventRecorded_LeavesWithdrawnTasksAlone) {
  Story story;
  story.Assign(SevenDaysAfter("họp"), {Holder("a", domain::AssignmentRole::kLead)});
  story.Must(facts::TaskWithdrawn{domain::TaskId("t"), {domain::AssignmentId("a")}, "thôi", "12/QĐ"}
  );
  story.Must(Recorded("họp", On("2025-10-08")));
  EXPECT_EQ(story.Task().due.work, WorkStatus::kCancelled);
  EXPECT_EQ(story.Task().open_due, std::nullopt);
  EXPECT_EQ(story.Held("a").due.due, std::nullopt);
}

facts::ExtensionRequested Asked(const char* id, const char* assignment, const char* until) {
  return {
      domain::ExtensionId(id),
      domain::AssignmentId(assignment),
      domain::TaskId("t"),
      On(until),
      "chờ thiết kế"};
}

facts::TaskAdjusted Adjusted(const domain::Deadline& deadline) {
  facts::TaskAdjusted fact;
  fact.after.task = domain::TaskId("t");
  fact.after.plan = domain::PlanId("p");
  fact.after.title = "Tên mới";
  fact.after.deadline = deadline;
  fact.after.assignments = TwoLeadsAndOneMore();
  fact.kept = {domain::AssignmentId("a"), domain::AssignmentId("b"), domain::AssignmentId("c")};
  return fact;
}

TEST(Project, GrantedExtension_MovesTheDayOfWhoAsked_AndTheTaskIsDueOnTheEarliestOwed) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.Must(Asked("x", "a", "2025-08-31"));
  EXPECT_EQ(story.Held("a").open_due, On("2025-06-30")) << "it is only asked";
  EXPECT_EQ(story.tables.extensions.rows.at("x").due_before, On("2025-06-30"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), true, ""});
  EXPECT_EQ(story.Held("a").open_due, On("2025-08-31"));
  EXPECT_EQ(story.Held("a").due_source, domain::DueSource::kExtension);
  EXPECT_EQ(story.Held("b").open_due, On("2025-06-30"));
  EXPECT_EQ(story.Task().open_due, On("2025-06-30")) << "the other one still owes it then";
  EXPECT_EQ(story.Task().due_source, domain::DueSource::kPrinted);
  story.day = On("2025-06-20");
  ASSERT_TRUE(story.Report("rb", "b", 100, true).ok());
  EXPECT_EQ(story.Task().open_due, On("2025-08-31"))
      << "what is left is owed by who has the other day";
  EXPECT_EQ(story.Task().due_source, domain::DueSource::kExtension);
  EXPECT_EQ(
      story.Happens(facts::ExtensionDecided{domain::ExtensionId("x"), false, ""}).error().kind,
      ErrorKind::kInternal
  );
}

TEST(Project, RefusedExtension_ChangesNoDay) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.Must(Asked("x", "a", "2025-08-31"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), false, "còn đủ thời gian"});
  EXPECT_EQ(story.Held("a").open_due, On("2025-06-30"));
  EXPECT_EQ(story.tables.extensions.rows.at("x").state, views::ExtensionState::kRefused);
  EXPECT_EQ(story.tables.extensions.rows.at("x").decided->reason, "còn đủ thời gian");
}

TEST(Project, Adjusting_KeepsAnExtension_UnlessItChangesTheDeadline) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.Must(Asked("x", "a", "2025-08-31"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), true, ""});
  story.Must(Adjusted(By("2025-06-30")));
  EXPECT_EQ(story.Held("a").open_due, On("2025-08-31"));
  EXPECT_EQ(story.Task().open_due, On("2025-06-30")) << "of b";
  story.Must(Adjusted(By("2025-07-15")));
  EXPECT_EQ(story.Held("a").open_due, On("2025-07-15"));
  EXPECT_EQ(story.Task().open_due, On("2025-07-15"));
  EXPECT_EQ(story.Task().due_source, domain::DueSource::kPrinted);
}

TEST(Project, EventThatIsCorrected_LeavesALaterExtension) {
  Story story;
  story.Assign(SevenDaysAfter("họp"), TwoLeadsAndOneMore());
  story.Must(Recorded("họp", On("2025-10-08")));
  EXPECT_EQ(story.Task().due_source, domain::DueSource::kEvent);
  story.Must(Asked("x", "a", "2025-10-31"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), true, ""});
  story.Must(Recorded("họp", On("2025-10-10")));
  EXPECT_EQ(story.Held("a").open_due, On("2025-10-31"));
  EXPECT_EQ(story.Held("b").open_due, On("2025-10-17"));
  EXPECT_EQ(story.Task().open_due, On("2025-10-17"));
  EXPECT_EQ(story.Task().due_source, domain::DueSource::kEvent);
}

TEST(Project, EventForChosenTasks_LeavesTheOthersWaiting_AndAnExpectedDayMovesNone) {
  Story story;
  story.Assign(SevenDaysAfter("họp"), TwoLeadsAndOneMore());
  story.Must(facts::EventPlanned{domain::PlanId("p"), "họp", On("2025-10-20"), ""});
  EXPECT_EQ(story.Task().due.work, WorkStatus::kWaiting);
  facts::EventRecorded other = Recorded("họp", On("2025-10-01"));
  other.tasks = {domain::TaskId("another")};
  story.Must(other);
  EXPECT_EQ(story.Task().due.work, WorkStatus::kWaiting);
  other.tasks = {domain::TaskId("t")};
  story.Must(other);
  EXPECT_EQ(story.Task().open_due, On("2025-10-08"));
  story.Must(Recorded("họp", On("2025-10-02")));
  EXPECT_EQ(story.Task().open_due, On("2025-10-09")) << "the newest for all is for this one too";
}

TEST(Project, RevokedExtension_GivesTheDayBefore_AndAWithdrawnRequestChangesNone) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  for (const auto& [id, until] : {std::pair("x", "2025-08-31"), std::pair("y", "2025-09-30")}) {
    story.Must(Asked(id, "a", until));
    story.Must(facts::ExtensionDecided{domain::ExtensionId(id), true, ""});
  }
  EXPECT_EQ(story.Held("a").open_due, On("2025-09-30"));
  story.Must(facts::ExtensionRevoked{domain::ExtensionId("y"), "không còn lý do"});
  EXPECT_EQ(story.Held("a").open_due, On("2025-08-31"));
  EXPECT_EQ(story.Held("a").due_source, domain::DueSource::kExtension);
  story.Must(facts::ExtensionRevoked{domain::ExtensionId("x"), "không còn lý do"});
  EXPECT_EQ(story.Held("a").open_due, On("2025-06-30"));
  EXPECT_EQ(story.Held("a").due_source, domain::DueSource::kPrinted);
  EXPECT_EQ(story.tables.extensions.rows.at("x").state, views::ExtensionState::kRevoked);
  EXPECT_EQ(story.tables.extensions.rows.at("x").ended->reason, "không còn lý do");
  story.Must(Asked("z", "a", "2025-10-31"));
  story.Must(facts::ExtensionWithdrawn{domain::ExtensionId("z"), ""});
  EXPECT_EQ(story.Held("a").open_due, On("2025-06-30"));
  EXPECT_EQ(
      story.Happens(facts::ExtensionDecided{domain::ExtensionId("z"), true, ""}).error().kind,
      ErrorKind::kInternal
  );
}

TEST(Project, RevokedExtensionThatAnAdjustmentEnded_ChangesNoDay) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.Must(Asked("x", "a", "2025-08-31"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), true, ""});
  story.Must(Adjusted(By("2025-12-15")));
  story.Must(facts::ExtensionRevoked{domain::ExtensionId("x"), "thừa"});
  EXPECT_EQ(story.Held("a").open_due, On("2025-12-15"));
}

TEST(Project, SentOrDoneInTime_OwesNothing_AndTheLastDayTellsHowTheTaskEnded) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.Must(Asked("x", "b", "2025-08-31"));
  story.Must(facts::ExtensionDecided{domain::ExtensionId("x"), true, ""});
  story.day = On("2025-06-20");
  ASSERT_TRUE(story.Report("ra", "a", 100, true).ok());
  story.day = On("2025-08-20");
  ASSERT_TRUE(story.Report("rb", "b", 100, true).ok());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kSubmitted);
  EXPECT_EQ(story.Task().open_due, std::nullopt) << "each was in time";
  ASSERT_TRUE(story.Accept("ra").ok());
  ASSERT_TRUE(story.Accept("rb").ok());
  EXPECT_EQ(story.Task().due.due, On("2025-08-31"));
  EXPECT_EQ(domain::TimingOn(story.Task().due, On("2025-09-30"), 15), domain::Timing::kDoneOnTime);
}

TEST(Project, Suspended_OwesNothing_AndResumedStandsWhereItStood) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 40, false).ok());
  ASSERT_TRUE(story.Report("r2", "b", 100, true).ok());
  story.Must(facts::TaskSuspended{domain::TaskId("t"), "chờ quy hoạch", "230/UBND"});
  EXPECT_EQ(story.Task().due.work, WorkStatus::kSuspended);
  EXPECT_EQ(story.Task().open_due, std::nullopt);
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kSuspended);
  EXPECT_EQ(story.Held("c").due.work, WorkStatus::kSuspended);
  EXPECT_EQ(story.Held("a").open_due, std::nullopt);
  EXPECT_EQ(story.Report("r3", "a", 50, false).error().kind, ErrorKind::kInternal);
  EXPECT_EQ(story.Accept("r2").error().kind, ErrorKind::kInternal);
  story.Must(facts::TaskResumed{domain::TaskId("t"), "đã duyệt", "241/UBND"});
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kInProgress);
  EXPECT_EQ(story.Held("b").due.work, WorkStatus::kSubmitted);
  EXPECT_EQ(story.Held("c").due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Held("a").open_due, On("2025-06-30"));
  EXPECT_EQ(story.Task().due.work, WorkStatus::kInProgress);
  EXPECT_EQ(story.Task().open_due, On("2025-06-30"));
  EXPECT_EQ(story.tables.pauses.size(), 2U);
}

TEST(Project, SuspendedTask_LeavesWhatIsDone_AndTakesItsEventAndNewHolders) {
  Story story;
  story.Assign(SevenDaysAfter("họp"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 100, true).ok());
  ASSERT_TRUE(story.Accept("r1").ok());
  story.Must(facts::TaskSuspended{domain::TaskId("t"), "chờ", "230/UBND"});
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kCompleted);
  EXPECT_EQ(story.Task().due.work, WorkStatus::kSuspended);
  story.Must(Recorded("họp", On("2025-10-08")));
  EXPECT_EQ(story.Held("b").due.work, WorkStatus::kSuspended);
  EXPECT_EQ(story.Held("b").open_due, std::nullopt);
  facts::TaskAdjusted more = Adjusted(SevenDaysAfter("họp"));
  more.after.assignments.push_back(Holder("d", domain::AssignmentRole::kLead));
  story.Must(more);
  EXPECT_EQ(story.Held("d").due.work, WorkStatus::kSuspended);
  story.Must(facts::TaskResumed{domain::TaskId("t"), "xong", "241/UBND"});
  EXPECT_EQ(story.Held("b").due.work, WorkStatus::kNotStarted) << "the event has happened";
  EXPECT_EQ(story.Held("b").open_due, On("2025-10-15"));
  EXPECT_EQ(story.Held("d").due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Task().due.work, WorkStatus::kInProgress);
}

TEST(Project, TaskIsCompleted_WhenAllReportingHoldersAre_OnTheDayOfTheLast) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  story.day = On("2025-06-01");
  ASSERT_TRUE(story.Report("r1", "a", 100, true).ok());
  EXPECT_EQ(story.Task().percent.value, 50);
  EXPECT_EQ(story.Held("a").open_due, std::nullopt) << "sent in time, waits for review";
  story.day = On("2025-07-05");
  ASSERT_TRUE(story.Accept("r1").ok());
  EXPECT_EQ(story.Held("a").due.completed_on, On("2025-06-01"));
  EXPECT_EQ(story.Task().due.work, WorkStatus::kInProgress);
  EXPECT_EQ(story.Task().open_due, On("2025-06-30"));
  ASSERT_TRUE(story.Report("r2", "b", 100, true).ok());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kSubmitted);
  EXPECT_EQ(story.Task().due.submitted_on, On("2025-07-05"));
  story.day = On("2025-07-09");
  ASSERT_TRUE(story.Accept("r2").ok());
  EXPECT_EQ(story.Task().due.work, WorkStatus::kCompleted);
  EXPECT_EQ(story.Task().due.completed_on, On("2025-07-05"));
  EXPECT_EQ(story.Task().open_due, std::nullopt);
  EXPECT_EQ(story.Task().percent.value, 100);
  EXPECT_EQ(story.Task().evidence_count, 2);
  EXPECT_EQ(story.Task().result, domain::ReportId("r2"));
}

TEST(Project, MeanPercent_IsRoundedDown) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 99, false).ok());
  ASSERT_TRUE(story.Report("r2", "b", 100, false).ok());
  EXPECT_EQ(story.Task().percent.value, 99);
}

TEST(Project, NewReport_ReplacesOneThatStillWaits_ButNotADecidedOne) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 10, false).ok());
  ASSERT_TRUE(story.Report("r2", "a", 20, false).ok());
  EXPECT_EQ(story.StateOf("r1"), ReportState::kReplaced);
  ASSERT_TRUE(story.Return("r2").ok());
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kReturned);
  EXPECT_EQ(story.Held("a").last_state, ReportState::kReturned);
  ASSERT_TRUE(story.Report("r3", "a", 30, false).ok());
  EXPECT_EQ(story.StateOf("r2"), ReportState::kReturned);
  EXPECT_EQ(story.StateOf("r3"), ReportState::kSent);
}

// What nobody reviewed is for the reviewer, not for the board that everyone reads.
TEST(Project, Result_IsOfTheNewestAcceptedReport) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 10, false).ok());
  EXPECT_EQ(story.Task().result, std::nullopt);
  ASSERT_TRUE(story.Report("r2", "b", 10, false).ok());
  ASSERT_TRUE(story.Accept("r1").ok());
  EXPECT_EQ(story.Task().result, domain::ReportId("r1"));
  ASSERT_TRUE(story.Report("r3", "a", 30, false).ok());
  EXPECT_EQ(story.Task().result, domain::ReportId("r1"));
  ASSERT_TRUE(story.Accept("r2").ok());
  EXPECT_EQ(story.Task().result, domain::ReportId("r2"));
}

TEST(Project, ReturnedReport_GivesItsPercentBack) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 60, false).ok());
  ASSERT_TRUE(story.Accept("r1").ok());
  ASSERT_TRUE(story.Report("r2", "a", 100, true).ok());
  EXPECT_EQ(story.Held("a").percent.value, 100);
  ASSERT_TRUE(story.Return("r2").ok());
  EXPECT_EQ(story.Held("a").percent.value, 60);
  EXPECT_EQ(story.Task().percent.value, 30);
}

TEST(Project, RecurringWorkWithAnEnd_IsNeverOverdue) {
  Story story;
  domain::Deadline deadline = By("2025-12-31");
  deadline.kind = domain::DeadlineKind::kRecurring;
  story.Assign(deadline, TwoLeadsAndOneMore());
  EXPECT_TRUE(story.Task().ongoing);
  EXPECT_EQ(story.Task().open_due, std::nullopt);
  EXPECT_EQ(story.Held("a").due.due, std::nullopt);
}

TEST(Project, FactThatDoesNotFit_IsAnInternalError) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  EXPECT_EQ(story.Report("r0", "c", 10, false).error().kind, ErrorKind::kInternal);
  EXPECT_EQ(story.Report("r0", "nobody", 10, false).error().kind, ErrorKind::kInternal);
  EXPECT_EQ(story.Accept("unknown").error().kind, ErrorKind::kInternal);
  ASSERT_TRUE(story.Report("r1", "a", 100, true).ok());
  ASSERT_TRUE(story.Accept("r1").ok());
  EXPECT_EQ(story.Accept("r1").error().kind, ErrorKind::kInternal);
  EXPECT_EQ(story.Report("r2", "a", 10, false).error().kind, ErrorKind::kInternal);
}

TEST(Project, SplitDeadline_GoesByTheNameOfTheHolderThenOfItsGroup) {
  Story story;
  domain::Organization department;
  department.id = domain::OrganizationId("so-yt");
  department.name = "Sở Y tế";
  story.Must(facts::OrganizationRegistered{department});
  domain::Organization commune;
  commune.id = domain::OrganizationId("xa-a");
  commune.name = "Ủy ban nhân dân xã A";
  story.Must(facts::OrganizationRegistered{commune});
  domain::OrganizationGroup group;
  group.id = domain::GroupId("xa");
  group.name = "UBND các xã, phường";
  story.Must(facts::GroupDefined{group});

  domain::Deadline deadline;
  deadline.kind = domain::DeadlineKind::kSplit;
  deadline.parts = {{"Sở Y tế, Sở Tài chính", By("2025-05-31")}, {"Các xã", By("2025-09-30")}};
  using enum domain::AssignmentRole;
  story.Assign(
      deadline,
      {{domain::AssignmentId("a"), kLead, department.id, {}, "Sở Y tế"},
       {domain::AssignmentId("b"), kLead, commune.id, group.id, "UBND các xã, phường"},
       {domain::AssignmentId("c"), kLead, {}, {}, "Các trường học"}}
  );
  EXPECT_EQ(story.Held("a").due.due, On("2025-05-31"));
  EXPECT_EQ(story.Held("b").due.due, On("2025-09-30"));
  EXPECT_EQ(story.Held("c").due.due, On("2025-09-30")) << "no part names it: the latest";
  EXPECT_EQ(story.Task().due.due, On("2025-05-31")) << "the first that is still owed";
  ASSERT_TRUE(story.Report("r1", "a", 100, true).ok());
  EXPECT_EQ(story.Task().due.due, On("2025-09-30"));
}

TEST(Project, Adjusted_KeepsTheWorkOfThoseWhoStay_AndEndsThatOfOthers) {
  Story story;
  using enum domain::AssignmentRole;
  const domain::Assignment stays{
      domain::AssignmentId("a"), kLead, domain::OrganizationId("so-a"), {}, "Sở A"};
  const domain::Assignment leaves{
      domain::AssignmentId("b"), kLead, domain::OrganizationId("so-b"), {}, "Sở B"};
  const domain::Assignment comes{
      domain::AssignmentId("c"), kLead, domain::OrganizationId("so-c"), {}, "Sở C"};
  story.Assign(By("2025-05-31"), {stays, leaves});
  ASSERT_TRUE(story.Report("r", "a", 40, false).ok());
  facts::TaskAdjusted fact;
  fact.after.task = domain::TaskId("t");
  fact.after.plan = domain::PlanId("p");
  fact.after.title = "Phủ sóng mới";
  fact.after.deadline = By("2025-12-31");
  fact.after.assignments = {stays, comes};
  fact.kept = {stays.id};
  fact.withdrawn = {leaves.id};
  story.Must(fact);
  EXPECT_EQ(story.Held("a").due.due, On("2025-12-31"));
  EXPECT_EQ(story.Held("a").percent.value, 40) << "the report stays";
  EXPECT_EQ(story.Held("b").due.work, WorkStatus::kCancelled);
  EXPECT_FALSE(story.Held("b").open_due.has_value());
  EXPECT_EQ(story.Held("c").due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Task().due.due, On("2025-12-31"));
  EXPECT_EQ(story.Task().percent.value, 20);

  story.Must(facts::TaskWithdrawn{domain::TaskId("t"), {stays.id, comes.id}, "thôi", "12/QĐ"});
  EXPECT_EQ(story.Task().due.work, WorkStatus::kCancelled);
  EXPECT_FALSE(story.Task().open_due.has_value());
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kCancelled);
}

TEST(Project, PlanAdjusted_RenamesThePlanOnlyWhereItSaysSo) {
  Story story;
  const domain::DocumentId document("doc");
  facts::PlanApproved approved;
  approved.plan = domain::PlanId("p");
  approved.draft = domain::DraftId("d1");
  approved.document = document;
  approved.number = "77/KH-UBND";
  approved.title = "Kế hoạch";
  story.Must(facts::DraftOpened{approved.draft, document, "Kế hoạch", "{}"});
  story.Must(approved);
  facts::PlanAdjusted fact{approved.plan, domain::DraftId("d2"), document, "thêm việc", "12/QĐ"};
  story.Must(facts::DraftOpened{fact.draft, document, "Kế hoạch", "{}"});
  story.Must(fact);
  EXPECT_EQ(story.tables.plans.rows.at("p").number, "77/KH-UBND");
  fact.draft = domain::DraftId("d3");
  fact.after = {"77a/KH-UBND", On("2026-10-05"), "Kế hoạch mới", "Tỉnh ủy"};
  story.Must(facts::DraftOpened{fact.draft, document, "Kế hoạch", "{}"});
  story.Must(fact);
  const PlanRow& plan = story.tables.plans.rows.at("p");
  EXPECT_EQ(plan.number, "77a/KH-UBND");
  EXPECT_EQ(plan.date, On("2026-10-05"));
  EXPECT_EQ(plan.title, "Kế hoạch mới");
  EXPECT_EQ(plan.issuer, "Tỉnh ủy");
  EXPECT_EQ(plan.draft, approved.draft) << "it came from there";
}

TEST(Project, EventThatBecomesADay_WaitsNoLonger) {
  Story story;
  const domain::Assignment holder{
      domain::AssignmentId("a"),
      domain::AssignmentRole::kLead,
      domain::OrganizationId("so-a"),
      {},
      "Sở A"};
  domain::Deadline event;
  event.kind = domain::DeadlineKind::kEvent;
  story.Assign(event, {holder});
  facts::TaskAdjusted fact;
  fact.after.task = domain::TaskId("t");
  fact.after.plan = domain::PlanId("p");
  fact.after.deadline = By("2025-12-31");
  fact.after.assignments = {holder};
  fact.kept = {holder.id};
  story.Must(fact);
  EXPECT_EQ(story.Task().due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kNotStarted);
  EXPECT_EQ(story.Task().open_due, On("2025-12-31"));
  fact.after.deadline = event;
  story.Must(fact);
  EXPECT_EQ(story.Task().due.work, WorkStatus::kWaiting);
  EXPECT_EQ(story.Held("a").due.work, WorkStatus::kWaiting);
}

TEST(Project, WithdrawnHolder_LosesWhatNobodyAccepted) {
  Story story;
  story.Assign(By("2025-06-30"), TwoLeadsAndOneMore());
  ASSERT_TRUE(story.Report("r1", "a", 30, false).ok());
  ASSERT_TRUE(story.Accept("r1").ok());
  ASSERT_TRUE(story.Report("r2", "a", 90, false).ok());
  story.Must(facts::TaskWithdrawn{domain::TaskId("t"), {domain::AssignmentId("a")}, "thôi", "12/QĐ"}
  );
  EXPECT_EQ(story.Held("a").percent.value, 30);
}

TEST(Project, Draft_IsMendedThenApproved_AndThenClosed) {
  Story story;
  const domain::DraftId draft("d");
  story.Must(facts::DraftOpened{draft, domain::DocumentId("doc"), "Kế hoạch", "{}"});
  story.Must(facts::DraftMended{draft, 2, "dòng 1", "{\"a\":1}"});
  EXPECT_EQ(story.tables.drafts.rows.at("d").revision, 2);
  facts::PlanApproved approved;
  approved.plan = domain::PlanId("p");
  approved.draft = draft;
  story.Must(approved);
  EXPECT_EQ(story.tables.drafts.rows.at("d").state, views::DraftState::kApproved);
  EXPECT_EQ(story.tables.drafts.rows.at("d").plan, domain::PlanId("p"));
  EXPECT_TRUE(story.tables.plans.rows.count("p"));
  EXPECT_FALSE(story.Happens(facts::DraftDiscarded{draft, "thôi"}).ok());
}

}  // namespace
}  // namespace sauro::projection
