// Events for which deadlines wait, through the writer, on both engines.
#include "store/fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/plan_events.h"
#include "usecase/reading.h"

namespace sauro::store {
namespace {

using domain::Timing;
using domain::WorkStatus;

constexpr const char* kEvent = "Trung ương ban hành Khung kỹ năng số";
constexpr const char* kAuthority = "15/HD-BTGTW ngày 02/5/2025";

class EventsTest : public StoreTest {
 protected:
  EventsTest() {
    MakePlan();
    Must(
        {Waiting("t3", "Tập huấn kỹ năng số", kEvent, 7),
         Waiting("t4", "Sơ kết tập huấn", "Trung ương ban hành KHUNG kỹ năng số.", 30),
         Waiting("t5", "Tổng kết", "họp tổng kết", 3)}
    );
  }
  void TearDown() override { ExpectSameWhenReplayed(*store_); }

  static facts::TaskAssigned Waiting(
      const char* id, const char* title, const char* event, std::int32_t offset
  ) {
    const std::string lead = std::string(id) + "A";
    facts::TaskAssigned task = Task(id, title, {}, {});
    task.assignments.push_back(
        {domain::AssignmentId(lead),
         domain::AssignmentRole::kLead,
         domain::OrganizationId("A"),
         {},
         ""}
    );
    task.deadline = {};
    task.deadline.kind = domain::DeadlineKind::kEvent;
    task.deadline.raw = std::string("Sau khi ") + event;
    task.deadline.event = event;
    task.deadline.offset_days = offset;
    return task;
  }

  Status Record(const usecase::EventInput& input, std::string id = {}) {
    if (id.empty()) id = NewUuid(clock_.Function()());
    return usecase::RecordEvent(app_, who_, id, domain::PlanId("plan"), input);
  }
  static usecase::EventInput On8May() { return {kEvent, "2025-05-08", kAuthority, "", false}; }
  void Refused(const usecase::EventInput& input, const char* place) {
    const Position before = Now().position;
    const Status done = Record(input);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().kind, ErrorKind::kInvalid);
    EXPECT_EQ(done.error().place, place) << done.error().message;
    EXPECT_EQ(Now().position, before);
  }
  views::TaskDetail TaskAt(const char* id, const views::At& at) {
    auto detail = queries().ReadTask(domain::TaskId(id), {}, at);
    EXPECT_TRUE(detail.ok());
    return detail.ok() ? *detail : views::TaskDetail();
  }

  usecase::App app_ = UseCases();
  usecase::Principal who_ = Editor();
};

TEST_P(EventsTest, WaitsAndIsNeverOverdue_UntilTheEventIsRecorded) {
  On("2030-01-01");
  const views::TaskDetail waits = TaskAt("t3", Now());
  EXPECT_EQ(waits.task.work, WorkStatus::kWaiting);
  EXPECT_EQ(waits.task.timing, Timing::kNoDeadline);
  ASSERT_EQ(waits.events.size(), 1U);
  EXPECT_EQ(waits.events[0].event, kEvent);
  EXPECT_EQ(waits.events[0].offset_days, 7);
  EXPECT_TRUE(waits.events[0].records.empty());
}

TEST_P(EventsTest, Recorded_GivesTheDayToEveryTaskOfThePlanWithTheSameWording) {
  On("2025-05-10");
  const views::At before = Now();
  ASSERT_TRUE(Record(On8May()).ok());
  const views::TaskDetail task = TaskAt("t3", Now());
  EXPECT_EQ(task.task.due, Day::FromCivil(2025, 5, 15));
  EXPECT_EQ(task.task.timing, Timing::kNearDue);
  EXPECT_EQ(task.task.work, WorkStatus::kNotStarted);
  EXPECT_EQ(task.assignments.at(0).due, Day::FromCivil(2025, 5, 15));
  ASSERT_EQ(task.events.at(0).records.size(), 1U);
  EXPECT_EQ(task.events[0].records[0].on, Day::FromCivil(2025, 5, 8));
  EXPECT_EQ(task.events[0].records[0].authority, kAuthority);
  EXPECT_EQ(task.events[0].records[0].by, who_.account);
  EXPECT_EQ(TaskAt("t4", Now()).task.due, Day::FromCivil(2025, 6, 7)) << "printed otherwise";
  EXPECT_EQ(TaskAt("t5", Now()).task.work, WorkStatus::kWaiting) << "another event";
  EXPECT_TRUE(TaskAt("t1", Now()).events.empty());
  EXPECT_EQ(TaskAt("t3", before).task.work, WorkStatus::kWaiting) << "the past stays";
  EXPECT_TRUE(TaskAt("t3", before).events.at(0).records.empty());
}

TEST_P(EventsTest, Corrected_MovesTheDay_AndTheHistoryShowsBoth) {
  On("2025-05-10");
  ASSERT_TRUE(Record(On8May()).ok());
  const views::At first = Now();
  On("2025-05-12");
  usecase::EventInput other = On8May();
  other.day = "2025-05-02";
  Refused(other, "ly_do");
  other.reason = "Ghi nhầm ngày";
  ASSERT_TRUE(Record(other).ok());
  EXPECT_EQ(TaskAt("t3", Now()).task.due, Day::FromCivil(2025, 5, 9));
  EXPECT_EQ(TaskAt("t3", Now()).task.timing, Timing::kOverdue);
  EXPECT_EQ(TaskAt("t3", first).task.due, Day::FromCivil(2025, 5, 15));
  const auto events = usecase::ListPlanEvents(app_, who_, domain::PlanId("plan"), {});
  ASSERT_TRUE(events.ok());
  ASSERT_EQ(events->view.events.size(), 2U);
  const usecase::PlanEvent& event = events->view.events[0];
  EXPECT_EQ(event.event, kEvent);
  EXPECT_EQ(event.tasks.size(), 2U);
  ASSERT_EQ(event.records.size(), 2U);
  EXPECT_EQ(event.records[1].reason, "Ghi nhầm ngày");
  EXPECT_EQ(event.Happened()->on, Day::FromCivil(2025, 5, 2));
  EXPECT_EQ(events->view.events[1].Happened(), nullptr);
}

// The same words may mean two things: "sau khi được phê duyệt".
TEST_P(EventsTest, RecordedForChosenTasks_LeavesTheOthersWaiting) {
  On("2025-05-10");
  usecase::EventInput chosen = On8May();
  chosen.tasks = {"t5"};
  Refused(chosen, "nhiem_vu");
  chosen.tasks = {"t3"};
  const views::At before = Now();
  ASSERT_TRUE(Record(chosen).ok());
  EXPECT_EQ(TaskAt("t3", Now()).task.due, Day::FromCivil(2025, 5, 15));
  EXPECT_EQ(TaskAt("t3", Now()).events.at(0).records.size(), 1U);
  EXPECT_EQ(TaskAt("t4", Now()).task.work, WorkStatus::kWaiting);
  EXPECT_TRUE(TaskAt("t4", Now()).events.at(0).records.empty());
  Refused(chosen, "");
  usecase::EventInput rest = On8May();
  rest.day = "2025-05-09";
  rest.tasks = {"t4"};
  ASSERT_TRUE(Record(rest).ok()) << "for the other one it is no correction";
  EXPECT_EQ(TaskAt("t3", Now()).task.due, Day::FromCivil(2025, 5, 15));
  EXPECT_EQ(TaskAt("t4", Now()).task.due, Day::FromCivil(2025, 6, 8));
  usecase::EventInput all = On8May();
  all.day = "2025-05-07";
  Refused(all, "ly_do");
  all.reason = "Hai việc chờ cùng một văn bản";
  ASSERT_TRUE(Record(all).ok());
  EXPECT_EQ(TaskAt("t3", Now()).task.due, Day::FromCivil(2025, 5, 14));
  EXPECT_EQ(TaskAt("t4", Now()).task.due, Day::FromCivil(2025, 6, 6));
  EXPECT_EQ(TaskAt("t3", before).task.work, WorkStatus::kWaiting);
}

TEST_P(EventsTest, PlannedDay_IsShownAndMovesNothing) {
  const auto plan = [&](const char* day, const char* event = kEvent) {
    return usecase::PlanEventDay(
        app_,
        who_,
        NewUuid(clock_.Function()()),
        domain::PlanId("plan"),
        {event, day, "Chương trình công tác"}
    );
  };
  EXPECT_EQ(plan("").error().kind, ErrorKind::kConflict) << "nothing was expected";
  EXPECT_EQ(plan("2025-13-01").error().place, "du_kien");
  EXPECT_EQ(plan("2025-06-15", "Quốc hội họp").error().place, "su_kien");
  ASSERT_TRUE(plan("2025-06-15").ok());
  EXPECT_EQ(plan("2025-06-15").error().kind, ErrorKind::kConflict);
  const views::TaskDetail task = TaskAt("t3", Now());
  EXPECT_EQ(task.task.work, WorkStatus::kWaiting);
  EXPECT_EQ(task.task.due, std::nullopt);
  EXPECT_EQ(task.events.at(0).planned, Day::FromCivil(2025, 6, 15));
  EXPECT_TRUE(task.events.at(0).records.empty());
  On("2025-07-01");
  EXPECT_EQ(TaskAt("t3", Now()).task.timing, Timing::kNoDeadline) << "not even when it has passed";
  ASSERT_TRUE(Record(On8May()).ok());
  const auto events = usecase::ListPlanEvents(app_, who_, domain::PlanId("plan"), {});
  ASSERT_TRUE(events.ok());
  EXPECT_EQ(events->view.events[0].PlannedOn(), Day::FromCivil(2025, 6, 15));
  EXPECT_EQ(events->view.events[0].Happened()->on, Day::FromCivil(2025, 5, 8));
  ASSERT_TRUE(plan("").ok()) << "no day is expected any longer";
  EXPECT_EQ(TaskAt("t3", Now()).events.at(0).planned, std::nullopt);
  who_.role = access::Role::kReviewer;
  EXPECT_EQ(plan("2025-06-16").error().kind, ErrorKind::kForbidden);
}

TEST_P(EventsTest, TakenBack_WaitsAgain) {
  On("2025-05-10");
  Refused({kEvent, "", "", "", true}, "");
  ASSERT_TRUE(Record(On8May()).ok());
  Refused({kEvent, "", "", "", true}, "ly_do");
  ASSERT_TRUE(Record({kEvent, "", "", "Văn bản mới là dự thảo", true}).ok());
  EXPECT_EQ(TaskAt("t3", Now()).task.work, WorkStatus::kWaiting);
  EXPECT_EQ(TaskAt("t3", Now()).task.due, std::nullopt);
  EXPECT_EQ(TaskAt("t3", Now()).events.at(0).records.size(), 2U);
  EXPECT_TRUE(Record(On8May()).ok()) << "and may be recorded again, without a reason";
}

TEST_P(EventsTest, WhatIsWrong_IsSaid_AndNothingIsWritten) {
  On("2025-05-10");
  usecase::EventInput input = On8May();
  input.day = "2025-05-11";
  Refused(input, "ngay");
  input.day = "";
  Refused(input, "ngay");
  input.day = "2025-02-30";
  Refused(input, "ngay");
  input = On8May();
  input.authority = " ";
  Refused(input, "van_ban");
  input = On8May();
  input.event = "Quốc hội thông qua";
  Refused(input, "su_kien");
  input.event = "";
  Refused(input, "su_kien");
  const Status no_plan = usecase::RecordEvent(
      app_, who_, NewUuid(clock_.Function()()), domain::PlanId("none"), On8May()
  );
  EXPECT_EQ(no_plan.error().kind, ErrorKind::kNotFound);
  who_.role = access::Role::kReviewer;
  EXPECT_EQ(Record(On8May()).error().kind, ErrorKind::kForbidden);
}

TEST_P(EventsTest, SameRequestTwice_WritesOnce_AndSameContentsAreRefused) {
  On("2025-05-10");
  const std::string id = NewUuid(clock_.Function()());
  ASSERT_TRUE(Record(On8May(), id).ok());
  const Position after = Now().position;
  EXPECT_TRUE(Record(On8May(), id).ok());
  EXPECT_EQ(Now().position, after);
  Refused(On8May(), "");
  usecase::EventInput other = On8May();
  other.authority = "16/HD-BTGTW";
  other.reason = "Sai số";
  EXPECT_EQ(Record(other, id).error().place, "request_id");
  EXPECT_EQ(Now().position, after);
}

TEST_P(EventsTest, PersonWhoLostTheRoleMeanwhile_WritesNothing) {
  On("2025-05-10");
  Must({facts::AccountAppointed{who_.account, "editor", {}}});
  Must({facts::AccountAppointed{who_.account, "reviewer", {}}});
  const Position before = Now().position;
  EXPECT_EQ(Record(On8May()).error().kind, ErrorKind::kForbidden);
  EXPECT_EQ(Now().position, before);
  Must({facts::AccountAppointed{who_.account, "editor", {}}});
  EXPECT_TRUE(Record(On8May()).ok());
}

TEST_P(EventsTest, TaskThatIsWithdrawn_WaitsForNothing) {
  On("2025-05-10");
  Must({facts::TaskWithdrawn{
      domain::TaskId("t5"), {domain::AssignmentId("t5A")}, "thôi", "12/QĐ-UBND"}});
  Refused({"họp tổng kết", "2025-05-08", kAuthority, "", false}, "su_kien");
}

SAURO_ON_BOTH_ENGINES(EventsTest);

}  // namespace
}  // namespace sauro::store
