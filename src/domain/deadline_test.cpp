#include "domain/deadline.h"

#include <gtest/gtest.h>

namespace sauro::domain {
namespace {

Day On(const char* iso) {
  return *Day::FromIso(iso);
}

Deadline After(const char* event, std::optional<std::int32_t> offset, bool working = false) {
  Deadline deadline;
  deadline.kind = DeadlineKind::kEvent;
  deadline.raw = std::string("Sau khi ") + event;
  deadline.event = event;
  deadline.offset_days = offset;
  deadline.working_days = working;
  return deadline;
}

const EventDays kHappened = {{EventKey("Trung ương ban hành khung"), Day::FromDays(20'369)}};

TEST(WithEvents, DueFollowsFromTheEvent_InCalendarDays) {
  ASSERT_EQ(Day::FromDays(20'369), On("2025-10-08"));
  const Deadline known = WithEvents(After("Trung ương ban hành khung", 7), kHappened);
  EXPECT_EQ(LastDue(known), On("2025-10-15"));
  EXPECT_FALSE(IsWaiting(known, kHappened));
}

TEST(WithEvents, WordingIsTheSame_WithoutCaseDiacriticsSpaceAndMark) {
  const Deadline known = WithEvents(After("TRUNG ƯƠNG  ban hành Khung;", 7), kHappened);
  EXPECT_EQ(LastDue(known), On("2025-10-15"));
}

TEST(WithEvents, AnotherEvent_StillWaits_AndIsNeverDue) {
  const Deadline other = WithEvents(After("Trung ương ban hành hướng dẫn", 7), kHappened);
  EXPECT_EQ(LastDue(other), std::nullopt);
  EXPECT_TRUE(IsWaiting(other, kHappened));
}

TEST(WithEvents, WithoutNumberOfDays_HasNoDay_ButWaitsNoLonger) {
  const Deadline known = WithEvents(After("Trung ương ban hành khung", {}), kHappened);
  EXPECT_EQ(LastDue(known), std::nullopt);
  EXPECT_FALSE(IsWaiting(known, kHappened));
}

TEST(WithEvents, PartOfASplit_HasItsOwnDay) {
  Deadline split;
  split.kind = DeadlineKind::kSplit;
  split.parts = {{"Các sở", After("Trung ương ban hành khung", 7)}, {"Các xã", After("họp", 3)}};
  EXPECT_TRUE(IsAnchoredTo(split, EventKey("họp")));
  EXPECT_FALSE(IsAnchoredTo(split, EventKey("tổng kết")));
  const Deadline known = WithEvents(split, kHappened);
  EXPECT_EQ(LastDue(known), On("2025-10-15"));
  EXPECT_EQ(known.parts[1].deadline.due, std::nullopt);
}

TEST(EventOf, WithoutAName_IsTheWholeText_AndOfNoOtherKind) {
  Deadline guidance = After("", {});
  guidance.raw = "Theo hướng dẫn của Trung ương";
  EXPECT_EQ(EventOf(guidance), "Theo hướng dẫn của Trung ương");
  guidance.kind = DeadlineKind::kRange;
  EXPECT_EQ(EventOf(guidance), "");
  EXPECT_FALSE(HasEvent(guidance));
}

TEST(PlusWorkingDays, LeavesOutSaturdaysAndSundays) {
  EXPECT_EQ(PlusWorkingDays(On("2025-10-10"), 1), On("2025-10-13")) << "from a Friday";
  EXPECT_EQ(PlusWorkingDays(On("2025-10-11"), 1), On("2025-10-13")) << "from a Saturday";
  EXPECT_EQ(PlusWorkingDays(On("2025-10-08"), 7), On("2025-10-17"));
  EXPECT_EQ(PlusWorkingDays(On("2025-10-13"), -1), On("2025-10-10"));
  EXPECT_EQ(PlusWorkingDays(On("2025-10-11"), 0), On("2025-10-11"));
  EXPECT_EQ(PlusWorkingDays(On("1969-12-31"), 2), On("1970-01-02")) << "before 1970 as well";
}

}  // namespace
}  // namespace sauro::domain
