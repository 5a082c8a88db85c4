// Other days for tasks, and tasks that are suspended for a while, through the writer, on both
// engines.
#include "store/fixture_test.h"
#include "usecase/extensions.h"
#include "usecase/progress.h"
#include "usecase/task_pause.h"

namespace sauro::store {
namespace {

using domain::DueSource;
using domain::Timing;
using domain::WorkStatus;
using views::ExtensionState;

class SteeringTest : public StoreTest {
 protected:
  SteeringTest() {
    MakePlan();
    On("2025-06-01");
  }

  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  static usecase::Principal Officer(const char* organization) {
    return {
        domain::AccountId(std::string("officer-") + organization),
        "Chuyên viên",
        access::Role::kOfficer,
        domain::OrganizationId(organization),
        ""};
  }
  static usecase::ExtensionInput UntilAugust() {
    return {domain::AssignmentId("t1A"), "2025-08-31", "Chờ thẩm định thiết kế"};
  }
  Result<domain::ExtensionId> Ask(
      const usecase::ExtensionInput& input, const std::string& id = {}
  ) {
    return usecase::AskExtension(app_, officer_, id.empty() ? NewId() : id, input);
  }
  Status Decide(const domain::ExtensionId& id, bool granted, const char* reason = "") {
    return usecase::DecideExtension(app_, editor_, NewId(), {id, granted, reason});
  }
  void Granted(const usecase::ExtensionInput& input) {
    const auto asked = Ask(input);
    ASSERT_TRUE(asked.ok()) << asked.error().Text();
    const Status done = Decide(*asked, true);
    ASSERT_TRUE(done.ok()) << done.error().Text();
  }
  void AskRefused(const usecase::ExtensionInput& input, ErrorKind kind, const char* place = "") {
    const Position before = Now().position;
    const auto asked = Ask(input);
    ASSERT_FALSE(asked.ok());
    EXPECT_EQ(asked.error().kind, kind) << asked.error().message;
    EXPECT_EQ(asked.error().place, place) << asked.error().message;
    EXPECT_EQ(Now().position, before);
  }
  Status Pause(bool suspend, const char* task = "t1", std::string id = {}) {
    const usecase::PauseInput input{domain::TaskId(task), "Chờ rà soát", "230/UBND-TH"};
    if (id.empty()) id = NewId();
    return suspend ? usecase::SuspendTask(app_, editor_, id, input)
                   : usecase::ResumeTask(app_, editor_, id, input);
  }
  views::TaskDetail TaskAt(const views::At& at, const char* id = "t1") {
    auto detail = queries().ReadTask(domain::TaskId(id), {}, at);
    EXPECT_TRUE(detail.ok());
    return detail.ok() ? *detail : views::TaskDetail();
  }
  std::int64_t Waiting(const views::Scope& scope = {}) {
    const auto page = queries().ListExtensions({}, scope, Now());
    EXPECT_TRUE(page.ok());
    return page.ok() ? page->total : -1;
  }

  usecase::App app_ = UseCases();
  usecase::Principal editor_ = Editor();
  usecase::Principal officer_ = Officer("A");
};

TEST_P(SteeringTest, GrantedExtension_MovesTheDay_AndThePastKeepsTheOldOne) {
  const views::At before = Now();
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok()) << asked.error().Text();
  EXPECT_EQ(Waiting(), 1);
  EXPECT_EQ(Waiting({domain::OrganizationId("B")}), 0);
  EXPECT_EQ(TaskAt(Now()).task.due, Day::FromCivil(2025, 6, 30)) << "it is only asked";
  ASSERT_TRUE(Decide(*asked, true, "Đồng ý").ok());
  EXPECT_EQ(Waiting(), 0);
  On("2025-07-10");
  const views::TaskDetail task = TaskAt(Now());
  EXPECT_EQ(task.task.due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(task.task.due_source, DueSource::kExtension);
  EXPECT_EQ(task.task.timing, Timing::kInTime);
  EXPECT_EQ(task.assignments.at(0).due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(task.assignments.at(1).timing, Timing::kOverdue) << "B did not ask";
  ASSERT_EQ(task.extensions.size(), 1U);
  EXPECT_EQ(task.extensions[0].state, ExtensionState::kGranted);
  EXPECT_EQ(task.extensions[0].due_before, Day::FromCivil(2025, 6, 30));
  EXPECT_EQ(task.extensions[0].asked_by, officer_.account);
  EXPECT_EQ(task.extensions[0].decided_by, editor_.account);
  EXPECT_EQ(task.extensions[0].decision_reason, "Đồng ý");
  EXPECT_EQ(task.extensions[0].holder, "Sở A");
  EXPECT_EQ(usecase::GrantedOf(task.extensions), 1);
  EXPECT_EQ(TaskAt(before).task.due, Day::FromCivil(2025, 6, 30));
  EXPECT_TRUE(TaskAt(before).extensions.empty());
}

TEST_P(SteeringTest, RefusedExtension_NeedsAReason_AndChangesNothing) {
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok());
  EXPECT_EQ(Decide(*asked, false, " ").error().place, "ly_do");
  ASSERT_TRUE(Decide(*asked, false, "Còn đủ thời gian").ok());
  EXPECT_EQ(TaskAt(Now()).task.due, Day::FromCivil(2025, 6, 30));
  EXPECT_EQ(TaskAt(Now()).extensions.at(0).state, ExtensionState::kRefused);
  const Status again = Decide(*asked, true);
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().kind, ErrorKind::kConflict) << "decided already";
  EXPECT_TRUE(Ask(UntilAugust()).ok()) << "a refusal does not count";
}

TEST_P(SteeringTest, SecondRequestWhileOneWaits_IsRefused) {
  ASSERT_TRUE(Ask(UntilAugust()).ok());
  AskRefused({domain::AssignmentId("t1A"), "2025-09-30", "khác"}, ErrorKind::kConflict);
}

TEST_P(SteeringTest, LimitOfExtensions_IsPerHolder) {
  Granted(UntilAugust());
  Granted({domain::AssignmentId("t1A"), "2025-09-30", "mưa bão"});
  AskRefused({domain::AssignmentId("t1A"), "2025-10-31", "lần ba"}, ErrorKind::kConflict);
  officer_ = Officer("B");
  EXPECT_TRUE(Ask({domain::AssignmentId("t1B"), "2025-08-31", "cơ quan khác"}).ok());
  officer_ = Officer("A");
  app_.settings.max_extensions = 3;
  EXPECT_TRUE(Ask({domain::AssignmentId("t1A"), "2025-10-31", "lần ba"}).ok());
}

TEST_P(SteeringTest, WhatIsAskedWrongly_IsSaid) {
  const domain::AssignmentId own("t1A");
  AskRefused({own, "2025-06-30", "x"}, ErrorKind::kInvalid, "den_ngay");
  AskRefused({own, "", "x"}, ErrorKind::kInvalid, "den_ngay");
  AskRefused({own, "2025-08-31", " "}, ErrorKind::kInvalid, "ly_do");
  AskRefused({domain::AssignmentId("t1B"), "2025-08-31", "x"}, ErrorKind::kNotFound);
  On("2025-09-15");
  AskRefused({own, "2025-09-01", "đã qua"}, ErrorKind::kInvalid, "den_ngay");
  officer_ = Officer("B");
  AskRefused({domain::AssignmentId("t2B"), "2025-12-31", "chỉ phối hợp"}, ErrorKind::kInvalid);
  officer_.role = access::Role::kReviewer;
  EXPECT_EQ(Ask(UntilAugust()).error().kind, ErrorKind::kForbidden);
}

TEST_P(SteeringTest, WhatIsOverOrSuspended_IsNotExtended) {
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok());
  ASSERT_TRUE(Pause(true).ok());
  EXPECT_EQ(Decide(*asked, true).error().kind, ErrorKind::kConflict);
  ASSERT_TRUE(Pause(false).ok());
  Must({Report("r1", "t1A", 100, true)});
  Must({Accept("r1")});
  EXPECT_EQ(Decide(*asked, true).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(Decide(*asked, false, "Đã hoàn thành").ok()) << "a refusal always goes through";
  AskRefused(UntilAugust(), ErrorKind::kConflict);
  Must({facts::TaskWithdrawn{
      domain::TaskId("t2"),
      {domain::AssignmentId("t2A"), domain::AssignmentId("t2B")},
      "thôi",
      "12/QĐ"}});
  const auto cancelled = Ask({domain::AssignmentId("t2A"), "2025-08-31", "x"});
  ASSERT_FALSE(cancelled.ok());
  EXPECT_NE(cancelled.error().kind, ErrorKind::kInternal) << cancelled.error().message;
}

TEST_P(SteeringTest, WhoAsked_DoesNotDecide_AndTheRoleIsNeeded) {
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok());
  usecase::Principal same = editor_;
  same.account = officer_.account;
  EXPECT_EQ(
      usecase::DecideExtension(app_, same, NewId(), {*asked, true, ""}).error().kind,
      ErrorKind::kForbidden
  );
  EXPECT_EQ(
      usecase::DecideExtension(app_, officer_, NewId(), {*asked, true, ""}).error().kind,
      ErrorKind::kForbidden
  );
  EXPECT_EQ(
      usecase::DecideExtension(app_, editor_, NewId(), {domain::ExtensionId("x"), true, ""})
          .error()
          .kind,
      ErrorKind::kNotFound
  );
}

TEST_P(SteeringTest, PersonWhoLostTheRoleMeanwhile_WritesNothing) {
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok());
  Must(
      {facts::AccountAppointed{editor_.account, "leader", {}},
       facts::AccountAppointed{officer_.account, "officer", domain::OrganizationId("B")}}
  );
  const Position before = Now().position;
  EXPECT_EQ(Decide(*asked, true).error().kind, ErrorKind::kForbidden);
  EXPECT_EQ(Pause(true).error().kind, ErrorKind::kForbidden);
  EXPECT_EQ(
      Ask({domain::AssignmentId("t2A"), "2025-08-31", "x"}).error().kind, ErrorKind::kForbidden
  );
  EXPECT_EQ(Now().position, before);
}

TEST_P(SteeringTest, SameRequestTwice_WritesOnce) {
  const std::string id = NewId();
  ASSERT_TRUE(Ask(UntilAugust(), id).ok());
  const Position after = Now().position;
  EXPECT_EQ(Ask(UntilAugust(), id)->value, id);
  EXPECT_EQ(Ask({domain::AssignmentId("t1A"), "2025-09-30", "x"}, id).error().place, "request_id");
  const std::string pause = NewId();
  ASSERT_TRUE(Pause(true, "t2", pause).ok());
  EXPECT_TRUE(Pause(true, "t2", pause).ok());
  EXPECT_EQ(Pause(false, "t2", pause).error().place, "request_id");
  EXPECT_EQ(Now().position.value, after.value + 1);
}

TEST_P(SteeringTest, Suspended_IsNeverOverdue_TakesNoReport_AndIsCountedApart) {
  Must({Report("r1", "t1A", 40)});
  const views::At before = Now();
  ASSERT_TRUE(Pause(true).ok());
  On("2025-09-01");
  const views::TaskDetail task = TaskAt(Now());
  EXPECT_EQ(task.task.work, WorkStatus::kSuspended);
  EXPECT_EQ(task.task.timing, Timing::kNoDeadline);
  EXPECT_EQ(task.assignments.at(0).work, WorkStatus::kSuspended);
  ASSERT_EQ(task.pauses.size(), 1U);
  EXPECT_EQ(task.pauses[0].authority, "230/UBND-TH");
  const auto dashboard = queries().ReadDashboard({}, Now());
  ASSERT_TRUE(dashboard.ok());
  EXPECT_EQ(dashboard->tasks.suspended, 1);
  EXPECT_EQ(dashboard->tasks.inactive, 1);
  EXPECT_EQ(dashboard->tasks.overdue, 1) << "t2 alone";
  usecase::ProgressInput report;
  report.assignment = domain::AssignmentId("t1A");
  report.percent = 50;
  report.text = "vẫn làm";
  const auto sent = usecase::ReportProgress(app_, officer_, NewId(), report);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().kind, ErrorKind::kConflict);
  EXPECT_NE(sent.error().message.find("tạm dừng"), std::string::npos);
  AskRefused(UntilAugust(), ErrorKind::kConflict);
  EXPECT_EQ(Pause(true).error().kind, ErrorKind::kConflict) << "it is suspended already";

  ASSERT_TRUE(Pause(false).ok());
  EXPECT_EQ(TaskAt(Now()).task.work, WorkStatus::kInProgress);
  EXPECT_EQ(TaskAt(Now()).task.timing, Timing::kOverdue);
  EXPECT_EQ(TaskAt(Now()).pauses.size(), 2U);
  EXPECT_EQ(Pause(false).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(usecase::ReportProgress(app_, officer_, NewId(), report).ok());
  EXPECT_EQ(TaskAt(before).task.work, WorkStatus::kInProgress) << "the past stays";
  EXPECT_TRUE(TaskAt(before).pauses.empty());
}

TEST_P(SteeringTest, PauseWithoutReasonOrPaper_OrWithoutTheRole_IsRefused) {
  const domain::TaskId task("t1");
  const auto place = [&](const usecase::PauseInput& input) {
    return usecase::SuspendTask(app_, editor_, NewId(), input).error().place;
  };
  EXPECT_EQ(place({task, "", "230/UBND"}), "ly_do");
  EXPECT_EQ(place({task, "Chờ", " "}), "van_ban");
  EXPECT_EQ(
      usecase::SuspendTask(app_, editor_, NewId(), {domain::TaskId("x"), "Chờ", "230"})
          .error()
          .kind,
      ErrorKind::kNotFound
  );
  editor_.role = access::Role::kReviewer;
  EXPECT_EQ(Pause(true).error().kind, ErrorKind::kForbidden);
}

SAURO_ON_BOTH_ENGINES(SteeringTest);

}  // namespace
}  // namespace sauro::store
