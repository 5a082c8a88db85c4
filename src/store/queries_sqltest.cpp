// What every engine answers: one story, asked at its end and as of past days.
#include "store/fixture_test.h"

namespace sauro::store {
namespace {

using domain::AssignmentId;
using domain::OrganizationId;
using domain::Timing;
using domain::WorkStatus;

class QueriesTest : public StoreTest {
 protected:
  // March: plan. April: A reports on t1. May: accepted; A completes t1, B sends a difficulty.
  // July: A's completion is accepted, B's report is returned.
  void TellStory() {
    On("2025-03-01");
    MakePlan();
    On("2025-04-10");
    Must({Report("r1", "t1A", 40)});
    On("2025-05-05");
    Must({Accept("r1")});
    On("2025-05-20");
    Must({Report("r2", "t1A", 100, true)});
    auto difficult = Report("r3", "t1B", 20);
    difficult.difficulties = "thiếu người";
    Must({difficult});
    On("2025-07-03");
    Must({Accept("r2"), Return("r3")});
    On("2025-07-10");
  }
  WorkStatus WorkAt(const char* assignment, const views::At& at) {
    return queries().FindAssignment(AssignmentId(assignment), at)->line.work;
  }
};

SAURO_ON_BOTH_ENGINES(QueriesTest);

TEST_P(QueriesTest, EmptyLedger_AnswersWithNothing) {
  const views::At at{Position{}, *Day::FromCivil(2025, 3, 1)};
  EXPECT_EQ(queries().Head()->value, 0U);
  EXPECT_EQ(queries().PositionAt(at.day)->value, 0U);
  EXPECT_TRUE(queries().ReadCatalogue(at.position)->organizations.empty());
  EXPECT_TRUE(queries().ReadBoard({}, at)->tasks.empty());
  EXPECT_EQ(queries().ReadDashboard({}, at)->tasks.Total(), 0);
  EXPECT_EQ(queries().ListAssignments({}, {}, at)->total, 0);
  EXPECT_EQ(queries().ListReports({}, {}, at)->total, 0);
  EXPECT_EQ(queries().ReadTask(domain::TaskId("t"), {}, at).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(
      *queries().RootAt(at.position),
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  );
}

TEST_P(QueriesTest, PastDay_KnowsNothingOfWhatCameLater) {
  TellStory();
  EXPECT_EQ(WorkAt("t1A", AsOf("2025-03-31")), WorkStatus::kNotStarted);
  EXPECT_EQ(WorkAt("t1A", AsOf("2025-04-10")), WorkStatus::kInProgress);
  EXPECT_EQ(WorkAt("t1A", AsOf("2025-06-30")), WorkStatus::kSubmitted);
  EXPECT_EQ(WorkAt("t1A", AsOf("2025-07-03")), WorkStatus::kCompleted);
  const auto april = AsOf("2025-04-30");
  EXPECT_EQ(queries().FindReport(domain::ReportId("r1"), april)->state, views::ReportState::kSent);
  EXPECT_EQ(queries().FindReport(domain::ReportId("r2"), april).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(queries().ListReports({}, {}, april)->total, 1);
  const auto board = queries().ReadBoard({}, april);
  EXPECT_EQ(board->tasks[0].result, "") << "nobody has reviewed it yet";
  EXPECT_EQ(queries().ReadBoard({}, AsOf("2025-05-31"))->tasks[0].result, "kết quả r1");
  EXPECT_EQ(board->tasks[0].evidence_count, 0);
  EXPECT_EQ(queries().ReadBoard({}, Now())->tasks[0].evidence_count, 1);
}

TEST_P(QueriesTest, Board_HasTheRowsOfTheDocumentWithStatusAndTally) {
  TellStory();
  const auto board = queries().ReadBoard(domain::PlanId("plan"), Now());
  ASSERT_TRUE(board.ok()) << board.error().Text();
  ASSERT_EQ(board->tasks.size(), 2U);
  const views::TaskLine& first = board->tasks[0];
  EXPECT_EQ(first.id.value, "t1");
  EXPECT_EQ(first.section, std::vector<std::string>{"I"});
  EXPECT_EQ(first.ordinal, "1");
  EXPECT_EQ(first.deadline_text, "Trước 30/6/2025");
  EXPECT_EQ(first.work, WorkStatus::kReturned);
  EXPECT_EQ(first.timing, Timing::kOverdue);
  EXPECT_EQ(first.percent.value, 50) << "what was returned does not count";
  EXPECT_EQ(first.result, "kết quả r2");
  EXPECT_EQ(board->tally.overdue, 2);
  EXPECT_EQ(board->plan->number, "01/KH");
  EXPECT_EQ(board->plan->tasks, board->tally);
  EXPECT_EQ(queries().ReadBoard(domain::PlanId("none"), Now()).error().kind, ErrorKind::kNotFound);
}

TEST_P(QueriesTest, Assignments_AreFilteredAndCounted) {
  TellStory();
  const auto list = [&](const views::AssignmentFilter& filter, const views::Scope& scope = {}) {
    std::string ids;
    const auto page = queries().ListAssignments(filter, scope, Now());
    EXPECT_TRUE(page.ok());
    for (const auto& row : page->rows) ids += row.id.value + " ";
    EXPECT_EQ(page->total, static_cast<std::int64_t>(page->rows.size()));
    return ids;
  };
  views::AssignmentFilter filter;
  EXPECT_EQ(list(filter), "t1B t2A t1A ");
  filter.reporting_only = false;
  EXPECT_EQ(list(filter), "t1B t2A t2B t1A ");
  filter.organization = OrganizationId("B");
  EXPECT_EQ(list(filter), "t1B t2B ");
  EXPECT_EQ(list(filter, {OrganizationId("A")}), "") << "outside the scope";
  filter = {};
  filter.open_only = true;
  EXPECT_EQ(list(filter, {OrganizationId("A")}), "t2A ");
  filter = {};
  filter.timing = Timing::kOverdue;
  EXPECT_EQ(list(filter), "t1B t2A ");
  filter.timing = Timing::kDoneOnTime;
  EXPECT_EQ(list(filter), "t1A ");
  filter.timing = Timing::kNearDue;
  EXPECT_EQ(list(filter), "");
  filter = {};
  filter.work = WorkStatus::kReturned;
  EXPECT_EQ(list(filter), "t1B ");
  filter = {};
  filter.text = "SỐ HÓA";
  EXPECT_EQ(list(filter), "t2A ");
  filter.plan = domain::PlanId("other");
  EXPECT_EQ(list(filter), "");
}

TEST_P(QueriesTest, Assignments_PagesCountTheWhole) {
  TellStory();
  views::AssignmentFilter filter;
  filter.limit = 1;
  std::string ids;
  for (filter.offset = 0; filter.offset < 4; ++filter.offset) {
    const auto page = queries().ListAssignments(filter, {}, Now());
    EXPECT_EQ(page->total, 3);
    for (const auto& row : page->rows) ids += row.id.value + " ";
  }
  EXPECT_EQ(ids, "t1B t2A t1A ");
  filter.offset = 0;
  EXPECT_EQ(queries().ListAssignments(filter, {}, AsOf("2025-03-31"))->total, 3);
}

TEST_P(QueriesTest, AssignmentLine_HasEverythingThatIsPrinted) {
  TellStory();
  const auto found = queries().FindAssignment(AssignmentId("t1B"), Now());
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->newest_report, domain::ReportId("r3"));
  const views::AssignmentLine& line = found->line;
  EXPECT_EQ(line.task.value, "t1");
  EXPECT_EQ(line.plan_number, "01/KH");
  EXPECT_EQ(line.title, "Phủ sóng di động");
  EXPECT_EQ(line.holder, "Sở B");
  EXPECT_TRUE(line.reports);
  EXPECT_EQ(line.return_reason, "thiếu số liệu");
  EXPECT_FALSE(line.waits_for_review);
  EXPECT_TRUE(
      queries().FindAssignment(AssignmentId("t1B"), AsOf("2025-06-01"))->line.waits_for_review
  );
  EXPECT_EQ(DayOf(*line.last_report_at), *Day::FromIso("2025-05-20"));
  EXPECT_EQ(
      queries().FindAssignment(AssignmentId("t1B"), AsOf("2025-06-01"))->line.return_reason, ""
  );
}

TEST_P(QueriesTest, EachAssignment_GoesInOrderOfPlanAndTask_AndStops) {
  TellStory();
  std::string ids;
  const auto take = [&](const views::AssignmentLine& line) {
    ids += line.id.value + " ";
    return line.id.value != "t2A";
  };
  ASSERT_TRUE(queries().EachAssignment({}, Now(), take).ok());
  EXPECT_EQ(ids, "t1A t1B t2A ");
  ids.clear();
  ASSERT_TRUE(queries().EachAssignment({OrganizationId("B")}, Now(), take).ok());
  EXPECT_EQ(ids, "t1B t2B ");
}

TEST_P(QueriesTest, Dashboard_AddsUpAndFollowsTheScope) {
  TellStory();
  const auto all = queries().ReadDashboard({}, Now());
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->tasks.overdue, 2);
  EXPECT_EQ(all->assignments.overdue, 2);
  EXPECT_EQ(all->assignments.done_on_time, 1);
  EXPECT_EQ(all->assignments.Total(), 3) << "who coordinates does not report";
  ASSERT_EQ(all->by_organization.size(), 2U);
  EXPECT_EQ(all->by_organization[0].name, "Sở A");
  EXPECT_EQ(all->waiting_for_review, 0);
  EXPECT_EQ(all->open_difficulties, 1);
  EXPECT_EQ(all->plans.size(), 1U);
  const auto may = queries().ReadDashboard({}, AsOf("2025-05-31"));
  EXPECT_EQ(may->waiting_for_review, 2);
  EXPECT_EQ(may->tasks.open_in_time, 2);
  const auto of_b = queries().ReadDashboard({OrganizationId("B")}, Now());
  EXPECT_EQ(of_b->assignments.Total(), 1);
  EXPECT_EQ(of_b->by_organization.size(), 1U);
  EXPECT_EQ(of_b->tasks.Total(), 2);
}

TEST_P(QueriesTest, Tasks_AreFoundWithoutDiacritics_AndByHolderStatusAndTiming) {
  TellStory();
  const auto count = [&](const views::TaskFilter& filter, const views::Scope& scope = {}) {
    const auto page = queries().ListTasks(filter, scope, Now());
    EXPECT_EQ(page->total, static_cast<std::int64_t>(page->rows.size()));
    return page->total;
  };
  views::TaskFilter filter;
  EXPECT_EQ(count(filter), 2);
  filter.text = "phu  SONG";
  EXPECT_EQ(count(filter), 1);
  filter.text = "%";
  EXPECT_EQ(count(filter), 0) << "no pattern";
  filter = {};
  filter.organization = OrganizationId("B");
  EXPECT_EQ(count(filter), 2) << "in any role";
  filter.organization = OrganizationId("C");
  EXPECT_EQ(count(filter), 0);
  EXPECT_EQ(count({}, {OrganizationId("C")}), 0);
  filter = {};
  filter.work = WorkStatus::kNotStarted;
  EXPECT_EQ(count(filter), 1);
  filter.timing = Timing::kInTime;
  EXPECT_EQ(count(filter), 0);
  filter = {};
  filter.limit = 1;
  EXPECT_EQ(queries().ListTasks(filter, {}, Now())->total, 2);
}

TEST_P(QueriesTest, TasksBehindEachCellOfTheTally_AreAsManyAsItCounts) {
  TellStory();
  auto undated = Task("t3", "Chờ hướng dẫn", {{"t3A", "A"}}, {});
  undated.deadline = {};
  auto ongoing = Task("t4", "Duy trì hệ thống", {{"t4A", "A"}}, {});
  ongoing.deadline = {};
  ongoing.deadline.kind = domain::DeadlineKind::kOngoing;
  Must({undated, ongoing});
  for (const char* day : {"2025-03-02", "2025-06-14", "2025-06-20", "2025-06-30", "2025-07-01"}) {
    const views::At at{*queries().Head(), *Day::FromIso(day)};
    const domain::Tally tally = queries().ReadBoard({}, at)->tally;
    const auto count = [&](std::optional<Timing> timing, bool open_in_time) {
      views::TaskFilter filter;
      filter.timing = timing;
      filter.open_in_time = open_in_time;
      filter.limit = 1;  // the total is then counted apart
      return queries().ListTasks(filter, {}, at)->total;
    };
    EXPECT_EQ(count({}, true), tally.open_in_time) << day;
    EXPECT_EQ(count(Timing::kOverdue, false), tally.overdue) << day;
    EXPECT_EQ(count(Timing::kNearDue, false), tally.near_due) << day;
    EXPECT_EQ(count(Timing::kDoneLate, false), tally.done_late) << day;
    EXPECT_GT(tally.open_in_time, 0) << "the undated one";
    EXPECT_EQ(tally.ongoing, 1) << day;
  }
}

// The dashboard counts what an organisation reports on, each by its own state.
TEST_P(QueriesTest, TasksBehindTheFiguresOfAnOrganization_AreAsManyAsTheyCount) {
  TellStory();
  for (const char* day : {"2025-03-02", "2025-05-31", "2025-06-20", "2025-07-01"}) {
    const views::At at = AsOf(day);
    const auto dashboard = queries().ReadDashboard({}, at);
    ASSERT_TRUE(dashboard.ok());
    for (const views::OrganizationLine& line : dashboard->by_organization) {
      const auto count = [&](std::optional<Timing> timing) {
        views::TaskFilter filter;
        filter.reporter = line.id;
        filter.timing = timing;
        return queries().ListTasks(filter, {}, at)->total;
      };
      EXPECT_EQ(count({}), line.assignments.Total()) << day << " " << line.name;
      EXPECT_EQ(count(Timing::kOverdue), line.assignments.overdue) << day << " " << line.name;
      EXPECT_EQ(count(Timing::kDoneOnTime), line.assignments.done_on_time) << day;
    }
  }
}

TEST_P(QueriesTest, NewPassword_EndsTheSessionsOfItsAccountOnly) {
  usecase::AccountStore& accounts = store_->accounts();
  const Instant now = clock_.Function()();
  MakeAccounts();
  ASSERT_TRUE(accounts.ChangePassword(domain::AccountId("a"), "hash", true).ok());
  EXPECT_TRUE(accounts.FindAccount(domain::AccountId("a"))->must_change);
  EXPECT_FALSE(accounts.FindByUsername("b")->must_change);
  EXPECT_EQ(accounts.FindSession("a")->expires_at, now);
  EXPECT_EQ(accounts.FindSession("b")->expires_at.unix_ms, now.unix_ms + 9000);
  EXPECT_EQ(
      accounts.ChangePassword(domain::AccountId("x"), "hash", true).error().kind,
      ErrorKind::kNotFound
  );
  ASSERT_TRUE(accounts.ReplacePassword(domain::AccountId("a"), "hash", "own").ok());
  EXPECT_FALSE(accounts.FindAccount(domain::AccountId("a"))->must_change);
}

TEST_P(QueriesTest, DisabledAccount_HasNoSessionLeftAndCanBeEnabled) {
  usecase::AccountStore& accounts = store_->accounts();
  const Instant now = clock_.Function()();
  MakeAccounts();
  const domain::AccountId one("a");
  ASSERT_TRUE(accounts.SetDisabled(one, true).ok());
  EXPECT_TRUE(accounts.FindByUsername("a")->disabled);
  EXPECT_FALSE(accounts.FindByUsername("b")->disabled);
  EXPECT_EQ(accounts.FindSession("a")->expires_at, now);
  EXPECT_EQ(accounts.FindSession("b")->expires_at.unix_ms, now.unix_ms + 9000);
  ASSERT_TRUE(accounts.SetDisabled(one, false).ok());
  EXPECT_FALSE(accounts.FindAccount(one)->disabled);
  EXPECT_EQ(accounts.FindSession("a")->expires_at, now) << "what has ended stays so";
  EXPECT_EQ(accounts.SetDisabled(domain::AccountId("x"), true).error().kind, ErrorKind::kNotFound);
}

TEST_P(QueriesTest, SessionsOfAnAccount_AreListedAndEndedByTheirAccountOnly) {
  usecase::AccountStore& accounts = store_->accounts();
  const Instant now = clock_.Function()();
  const auto open = [&](const char* name, const char* account, std::int64_t opened) {
    return accounts.AddSession(
        {name, domain::AccountId(account), "s", {opened}, {now.unix_ms + 5000}}
    );
  };
  const std::int64_t before = now.unix_ms - 9000;
  ASSERT_TRUE(open("one", "p", before).ok());
  ASSERT_TRUE(open("two", "p", before + 1).ok());
  ASSERT_TRUE(open("three", "p", before + 2).ok());
  ASSERT_TRUE(open("other", "q", before).ok());
  const domain::AccountId p("p");
  const auto live = [&](const domain::AccountId& account) {
    std::string names;
    const auto sessions = accounts.ListSessions(account, now);
    for (const usecase::Session& each : *sessions) names += each.token_hash + " ";
    return names;
  };
  EXPECT_EQ(live(p), "three two one ");
  ASSERT_TRUE(accounts.EndSessionOf(p, "other").ok());
  ASSERT_TRUE(accounts.EndSessionOf(p, "one").ok());
  EXPECT_EQ(live(p), "three two ");
  ASSERT_TRUE(accounts.EndOtherSessions(p, "two").ok());
  EXPECT_EQ(live(p), "two ");
  EXPECT_EQ(live(domain::AccountId("q")), "other ") << "of somebody else";
}

TEST_P(QueriesTest, EndedSession_IsNotExtended) {
  usecase::AccountStore& accounts = store_->accounts();
  const Instant now = clock_.Function()();
  usecase::Session session{"hash", domain::AccountId("a"), "secret", now, {now.unix_ms + 1000}};
  ASSERT_TRUE(accounts.AddSession(session).ok());
  ASSERT_TRUE(accounts.ExtendSession("hash", {now.unix_ms + 5000}).ok());
  EXPECT_EQ(accounts.FindSession("hash")->expires_at.unix_ms, now.unix_ms + 5000);
  ASSERT_TRUE(accounts.EndSession("hash").ok());
  // A request that read the session before it ended comes too late.
  const Status late = accounts.ExtendSession("hash", {now.unix_ms + 9000});
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().kind, ErrorKind::kNotFound);
  EXPECT_LE(accounts.FindSession("hash")->expires_at, now) << "signed out stays signed out";
}

TEST_P(QueriesTest, TaskDetail_ShowsHoldersAndTheReportsOfTheScope) {
  TellStory();
  const auto detail = queries().ReadTask(domain::TaskId("t1"), {}, Now());
  ASSERT_TRUE(detail.ok());
  EXPECT_EQ(detail->plan.number, "01/KH");
  EXPECT_EQ(detail->basis, std::vector<std::string>{"01-KH/TU"});
  EXPECT_EQ(detail->assignments.size(), 2U);
  ASSERT_EQ(detail->reports.size(), 3U);
  EXPECT_EQ(detail->reports[0].id.value, "r3") << "newest first";
  const auto of_b = queries().ReadTask(domain::TaskId("t1"), {OrganizationId("B")}, Now());
  EXPECT_EQ(of_b->reports.size(), 1U);
  const auto of_c = queries().ReadTask(domain::TaskId("t1"), {OrganizationId("C")}, Now());
  EXPECT_EQ(of_c.error().kind, ErrorKind::kNotFound);
}

TEST_P(QueriesTest, Reports_AreFilteredAndCarryTheirEvidence) {
  TellStory();
  const auto list = [&](const views::ReportFilter& filter, const views::Scope& scope = {}) {
    std::string ids;
    const auto page = queries().ListReports(filter, scope, Now());
    for (const auto& row : page->rows) {
      ids += row.id.value + " ";
    }
    return ids;
  };
  EXPECT_EQ(list({}), "r3 r2 r1 ");
  EXPECT_EQ(list({}, {OrganizationId("B")}), "r3 ");
  views::ReportFilter filter;
  filter.state = views::ReportState::kAccepted;
  EXPECT_EQ(list(filter), "r2 r1 ");
  filter.organization = OrganizationId("B");
  EXPECT_EQ(list(filter), "");
  filter = {};
  filter.with_difficulties = true;
  EXPECT_EQ(list(filter), "r3 ");
  filter = {};
  filter.from = *Day::FromIso("2025-04-11");
  filter.to = *Day::FromIso("2025-05-20");
  EXPECT_EQ(list(filter), "r3 r2 ");
  filter.limit = 1;
  const auto page = queries().ListReports(filter, {}, Now());
  EXPECT_EQ(page->total, 2);
  const auto completion = queries().FindReport(domain::ReportId("r2"), Now());
  ASSERT_EQ(completion->evidence.size(), 1U);
  EXPECT_EQ(completion->evidence[0].name, "a.pdf");
  EXPECT_EQ(completion->decision_text, "đạt");
  EXPECT_EQ(DayOf(*completion->decided_at), *Day::FromIso("2025-07-03"));
  const domain::EvidenceId file("e-r2");
  EXPECT_TRUE(queries().FindEvidence(file, {OrganizationId("A")}, Now()).ok());
  EXPECT_FALSE(queries().FindEvidence(file, {OrganizationId("B")}, Now()).ok());
  EXPECT_FALSE(queries().FindEvidence(file, {}, AsOf("2025-05-01")).ok());
}

TEST_P(QueriesTest, DraftsRolesAndCatalogue_KeepTheirVersions) {
  TellStory();
  const Position plan_made = AsOf("2025-03-31").position;
  Must({facts::AccountAppointed{domain::AccountId("x"), "officer", OrganizationId("A")}});
  domain::Organization renamed;
  renamed.id = OrganizationId("A");
  renamed.name = "Sở A mới";
  renamed.aliases = {"SA"};
  Must({facts::OrganizationRegistered{renamed}});
  EXPECT_EQ(queries().FindAppointment(domain::AccountId("x"), Now().position)->role, "officer");
  EXPECT_FALSE(queries().FindAppointment(domain::AccountId("x"), plan_made).ok());
  EXPECT_EQ(queries().ReadCatalogue(plan_made)->organizations[0].name, "Sở A");
  EXPECT_EQ(queries().ReadCatalogue(Now().position)->organizations[0].aliases, renamed.aliases);
  EXPECT_EQ(queries().FindAssignment(AssignmentId("t1A"), Now())->line.holder, "Sở A mới");
  const auto drafts = queries().ListDrafts(Now().position);
  ASSERT_EQ(drafts->size(), 1U);
  EXPECT_EQ(drafts->front().state, views::DraftState::kApproved);
  EXPECT_EQ(drafts->front().document_name, "kh.docx");
  EXPECT_EQ(queries().FindDraft(domain::DraftId("draft"), Now().position)->body, "{}");
  EXPECT_FALSE(queries().FindDraft(domain::DraftId("none"), Now().position).ok());
}

TEST_P(QueriesTest, SamePositionAndDay_GiveTheSameAnswerAfterLaterChanges) {
  TellStory();
  const auto at = AsOf("2025-05-31");
  const std::string root = *queries().RootAt(at.position);
  const auto before = queries().ReadBoard({}, at);
  Must({Report("r9", "t2A", 70)});
  Open(OpenMode::kRead);  // nothing remembered
  EXPECT_EQ(*queries().RootAt(at.position), root);
  const auto after = queries().ReadBoard({}, at);
  ASSERT_EQ(before->tasks.size(), after->tasks.size());
  for (std::size_t i = 0; i < before->tasks.size(); ++i) {
    EXPECT_EQ(before->tasks[i].work, after->tasks[i].work);
    EXPECT_EQ(before->tasks[i].result, after->tasks[i].result);
    EXPECT_EQ(before->tasks[i].percent, after->tasks[i].percent);
  }
}

}  // namespace
}  // namespace sauro::store
