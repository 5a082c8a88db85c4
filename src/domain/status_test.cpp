#include "domain/status.h"

#include <gtest/gtest.h>

#include "domain/task.h"

namespace sauro::domain {
namespace {

Day On(const char* iso) {
  return *Day::FromIso(iso);
}

TEST(TimingOn, OpenWork_TurnsOverdueTheDayAfterItsLastDay) {
  const Due what{On("2025-06-30"), WorkStatus::kInProgress, {}, {}};
  EXPECT_EQ(TimingOn(what, On("2025-06-01"), 15), Timing::kInTime);
  EXPECT_EQ(TimingOn(what, On("2025-06-15"), 15), Timing::kNearDue);
  EXPECT_EQ(TimingOn(what, On("2025-06-30"), 15), Timing::kNearDue);
  EXPECT_EQ(TimingOn(what, On("2025-07-01"), 15), Timing::kOverdue);
}

TEST(TimingOn, SubmittedInTime_IsNotOverdueWhileItWaitsForReview) {
  Due what{On("2025-06-30"), WorkStatus::kSubmitted, On("2025-06-30"), {}};
  EXPECT_EQ(TimingOn(what, On("2025-08-01"), 15), Timing::kInTime);
  what.submitted_on = On("2025-07-01");
  EXPECT_EQ(TimingOn(what, On("2025-08-01"), 15), Timing::kOverdue);
  what.work = WorkStatus::kReturned;
  EXPECT_EQ(TimingOn(what, On("2025-08-01"), 15), Timing::kOverdue);
}

TEST(TimingOn, CompletedWork_IsJudgedByTheDayOfTheReport) {
  Due what{On("2025-06-30"), WorkStatus::kCompleted, {}, On("2025-06-30")};
  EXPECT_EQ(TimingOn(what, On("2026-01-01"), 15), Timing::kDoneOnTime);
  what.completed_on = On("2025-07-01");
  EXPECT_EQ(TimingOn(what, On("2026-01-01"), 15), Timing::kDoneLate);
}

TEST(Tally, EveryCombination_IsCountedOnceInTheTotal) {
  Tally tally;
  std::int64_t added = 0;
  for (int work = 0; work <= static_cast<int>(WorkStatus::kSuperseded); ++work) {
    for (int timing = 0; timing <= static_cast<int>(Timing::kDoneLate); ++timing) {
      for (const bool ongoing : {false, true}) {
        tally.Add(static_cast<WorkStatus>(work), static_cast<Timing>(timing), ongoing);
        EXPECT_EQ(tally.Total(), ++added);
      }
    }
  }
}

TEST(After, CompletionNeedsReview_AndCompletedTakesNoMore) {
  EXPECT_EQ(
      *After(WorkStatus::kNotStarted, AssignmentEvent::kCompletionReported), WorkStatus::kSubmitted
  );
  EXPECT_EQ(
      *After(WorkStatus::kSubmitted, AssignmentEvent::kCompletionAccepted), WorkStatus::kCompleted
  );
  EXPECT_EQ(
      *After(WorkStatus::kSubmitted, AssignmentEvent::kCompletionReturned), WorkStatus::kReturned
  );
  EXPECT_FALSE(After(WorkStatus::kInProgress, AssignmentEvent::kCompletionAccepted).ok());
  EXPECT_FALSE(After(WorkStatus::kCompleted, AssignmentEvent::kProgressReported).ok());
}

TEST(CombineReporting, GroupTask_IsDoneWhenAllMembersAre) {
  using enum WorkStatus;
  const auto combine = [](const std::vector<WorkStatus>& all) {
    WorkCounts counts;
    for (const WorkStatus each : all) counts.Add(each);
    return CombineReporting(counts, kWaiting);
  };
  EXPECT_EQ(combine({kCompleted, kCompleted}), kCompleted);
  EXPECT_EQ(combine({kCompleted, kNotStarted}), kInProgress);
  EXPECT_EQ(combine({kCompleted, kSubmitted}), kSubmitted);
  EXPECT_EQ(combine({kCompleted, kReturned}), kReturned);
  EXPECT_EQ(combine({kNotStarted, kNotStarted}), kNotStarted);
  EXPECT_EQ(combine({}), kWaiting);
}

TEST(WhoReports, NoLead_ImplementersReport) {
  std::vector<Assignment> holders(3);
  holders[0].role = AssignmentRole::kDirector;
  holders[1].role = AssignmentRole::kImplementer;
  holders[2].role = AssignmentRole::kCoordinator;
  EXPECT_EQ(WhoReports(holders), (std::vector<bool>{false, true, false}));
  holders[0].role = AssignmentRole::kLead;
  EXPECT_EQ(WhoReports(holders), (std::vector<bool>{true, false, false}));
}

TEST(CombineReporting, OneSuspendedHolder_SuspendsTheTask) {
  WorkCounts counts;
  counts.Add(WorkStatus::kCompleted);
  counts.Add(WorkStatus::kSuspended);
  EXPECT_EQ(CombineReporting(counts, WorkStatus::kInProgress), WorkStatus::kSuspended);
}

TEST(Tally, Suspended_IsPartOfInactive) {
  Tally tally;
  tally.Add(WorkStatus::kSuspended, Timing::kNoDeadline, false, 2);
  tally.Add(WorkStatus::kCancelled, Timing::kNoDeadline, false);
  Tally all;
  all.Add(tally);
  EXPECT_EQ(all.suspended, 2);
  EXPECT_EQ(all.inactive, 3);
  EXPECT_EQ(all.Total(), 3);
}

}  // namespace
}  // namespace sauro::domain
