// Other days for tasks, and tasks that are suspended for a while, through the writer, on both
// engines.
#include "store/fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/content_erase.h"
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
  void TearDown() override { ExpectSameWhenReplayed(*store_); }

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
  EXPECT_EQ(task.task.due, Day::FromCivil(2025, 6, 30)) << "of B";
  EXPECT_EQ(task.task.timing, Timing::kOverdue);
  EXPECT_EQ(task.assignments.at(0).due_source, DueSource::kExtension);
  EXPECT_EQ(task.assignments.at(0).timing, Timing::kInTime);
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

TEST_P(SteeringTest, HolderAloneOnTheTask_MovesItsDay) {
  Granted({domain::AssignmentId("t2A"), "2025-08-31", "Chờ thiết kế"});
  On("2025-07-10");
  EXPECT_EQ(TaskAt(Now(), "t2").task.due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(TaskAt(Now(), "t2").task.due_source, DueSource::kExtension);
  EXPECT_EQ(TaskAt(Now(), "t2").task.timing, Timing::kInTime);
}

// A hundred communes on one task: one that may take longer says nothing about those that are late.
TEST_P(SteeringTest, OneOfManyWithAnotherDay_LeavesTheTaskOverdue_UntilTheOthersAreDone) {
  Granted(UntilAugust());
  On("2025-07-10");
  const auto overdue = [&] {
    const auto dashboard = queries().ReadDashboard({}, Now());
    EXPECT_TRUE(dashboard.ok());
    return dashboard.ok() ? dashboard->tasks.overdue : -1;
  };
  EXPECT_EQ(overdue(), 2) << "t2 and, for B, t1";
  Must({Report("rb", "t1B", 100, true)});
  EXPECT_EQ(TaskAt(Now()).task.timing, Timing::kOverdue)
      << "sent late is owed until it is accepted";
  Must({Accept("rb")});
  EXPECT_EQ(TaskAt(Now()).task.due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(TaskAt(Now()).task.timing, Timing::kInTime);
  EXPECT_EQ(overdue(), 1);
}

TEST_P(SteeringTest, WithdrawnByWhoAsked_WaitsNoLonger_AndOthersCannot) {
  const auto asked = Ask(UntilAugust());
  ASSERT_TRUE(asked.ok());
  const auto withdraw = [&](const usecase::Principal& who) {
    return usecase::WithdrawExtension(app_, who, NewId(), {*asked, "Đã kịp tiến độ"});
  };
  EXPECT_EQ(withdraw(Officer("B")).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(withdraw(editor_).error().kind, ErrorKind::kForbidden);
  ASSERT_TRUE(withdraw(officer_).ok());
  EXPECT_EQ(Waiting(), 0);
  const views::ExtensionLine line = TaskAt(Now()).extensions.at(0);
  EXPECT_EQ(line.state, ExtensionState::kWithdrawn);
  EXPECT_EQ(line.ended_by, officer_.account);
  EXPECT_EQ(line.ended_reason, "Đã kịp tiến độ");
  EXPECT_EQ(withdraw(officer_).error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Decide(*asked, true).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(Ask(UntilAugust()).ok()) << "it can be asked anew";
}

TEST_P(SteeringTest, RevokedByTheDecider_TheOldDayIsOwed_NewestFirst) {
  const views::At before = Now();
  Granted(UntilAugust());
  const domain::ExtensionId first = TaskAt(Now()).extensions.at(0).id;
  On("2025-06-02");  // the newest stands first
  Granted({domain::AssignmentId("t1A"), "2025-09-30", "mưa bão"});
  const domain::ExtensionId second = TaskAt(Now()).extensions.at(0).id;
  const auto revoke = [&](const domain::ExtensionId& id, const char* reason = "Hết lý do") {
    return usecase::RevokeExtension(app_, editor_, NewId(), {id, reason});
  };
  EXPECT_EQ(revoke(second, " ").error().place, "ly_do");
  EXPECT_EQ(revoke(first).error().kind, ErrorKind::kConflict) << "a later one counts";
  ASSERT_TRUE(revoke(second).ok());
  EXPECT_EQ(TaskAt(Now()).assignments.at(0).due, Day::FromCivil(2025, 8, 31));
  const views::At between = Now();
  ASSERT_TRUE(revoke(first).ok());
  EXPECT_EQ(TaskAt(Now()).assignments.at(0).due, Day::FromCivil(2025, 6, 30));
  EXPECT_EQ(TaskAt(Now()).assignments.at(0).due_source, DueSource::kPrinted);
  EXPECT_EQ(revoke(first).error().kind, ErrorKind::kConflict);
  EXPECT_EQ(usecase::GrantedOf(TaskAt(Now()).extensions), 0) << "it does not count to the limit";
  EXPECT_EQ(TaskAt(between).assignments.at(0).due, Day::FromCivil(2025, 8, 31));
  EXPECT_EQ(TaskAt(before).assignments.at(0).due, Day::FromCivil(2025, 6, 30));
  usecase::Principal same = editor_;
  same.account = officer_.account;
  On("2025-06-03");
  Granted(UntilAugust());
  const domain::ExtensionId third = TaskAt(Now()).extensions.at(0).id;
  EXPECT_EQ(
      usecase::RevokeExtension(app_, same, NewId(), {third, "x"}).error().kind,
      ErrorKind::kForbidden
  );
}

TEST_P(SteeringTest, DayBehindThePlanOrTheLimit_IsRefused) {
  const domain::AssignmentId own("t1A");
  AskRefused({own, "2026-01-01", "sang năm"}, ErrorKind::kInvalid, "den_ngay");
  app_.settings.max_extension_days = 60;
  AskRefused({own, "2025-08-30", "61 ngày"}, ErrorKind::kInvalid, "den_ngay");
  Granted({own, "2025-08-15", "46 ngày"});
  AskRefused({own, "2025-08-30", "cộng lại 61 ngày"}, ErrorKind::kInvalid, "den_ngay");
  EXPECT_TRUE(Ask({own, "2025-08-29", "cộng lại 60 ngày"}).ok());
}

// The reasons stand beside the record, so that they can be erased, also as of days before.
TEST_P(SteeringTest, ErasedReason_IsGone_AndTheRestStays) {
  const auto asked = Ask({domain::AssignmentId("t1A"), "2025-08-31", "Bà Nguyễn Thị X nằm viện"});
  ASSERT_TRUE(asked.ok());
  const Position told = Now().position;
  ASSERT_TRUE(Decide(*asked, true, "Đồng ý cho bà X").ok());
  const Position decided = Now().position;
  ASSERT_TRUE(Pause(true).ok());
  const Position paused = Now().position;
  EXPECT_EQ(TaskAt(Now()).extensions.at(0).reason, "Bà Nguyễn Thị X nằm viện");
  EXPECT_EQ(TaskAt(Now()).pauses.at(0).reason, "Chờ rà soát");
  const auto found = usecase::FindContent(app_, "ba x", 10);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ((*found)[0].words.fact, decided.value);
  const views::At before = Now();
  for (const Position fact : {told, paused}) {
    const auto erased = usecase::EraseContent(
        app_,
        editor_.account,
        NewId(),
        {fact.value, {}, "Có dữ liệu sức khỏe", "12/QĐ"},
        std::nullopt
    );
    ASSERT_TRUE(erased.ok()) << erased.error().Text();
    EXPECT_EQ(erased->words.size(), 1U);
  }
  for (const views::At& at : {before, Now()}) {
    const views::TaskDetail task = TaskAt(at);
    EXPECT_NE(task.extensions.at(0).reason.find("đã xóa ngày"), std::string::npos);
    EXPECT_EQ(task.extensions.at(0).decision_reason, "Đồng ý cho bà X");
    EXPECT_NE(task.pauses.at(0).reason.find("đã xóa ngày"), std::string::npos);
    EXPECT_EQ(task.pauses.at(0).authority, "230/UBND-TH");
  }
}

TEST_P(SteeringTest, ErasedReasonOfAnAdjustment_IsGoneWhereItSentAReportBack) {
  Must({Report("r1", "t2A", 40)});
  Must({facts::TaskWithdrawn{
      domain::TaskId("t2"),
      {domain::AssignmentId("t2A"), domain::AssignmentId("t2B")},
      "Ông Y phụ trách đã mất",
      "12/QĐ"}});
  const Position told = Now().position;
  const auto why = [&] {
    const auto report = queries().FindReport(domain::ReportId("r1"), Now());
    EXPECT_TRUE(report.ok());
    return report.ok() ? report->decision_text : std::string();
  };
  EXPECT_EQ(why(), "Ông Y phụ trách đã mất");
  const auto erased = usecase::EraseContent(
      app_, editor_.account, NewId(), {told.value, {}, "Có dữ liệu cá nhân", "13/QĐ"}, std::nullopt
  );
  ASSERT_TRUE(erased.ok()) << erased.error().Text();
  EXPECT_EQ(why().find("Ông Y"), std::string::npos);
  EXPECT_NE(why().find("đã xóa ngày"), std::string::npos);
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
