#include "store/clock_guard.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/log.h"

namespace sauro::store {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

// A machine whose clock can be set, and that can be suspended.
class ClockGuardTest : public testing::Test {
 protected:
  ClockGuardTest() {
    log::RedirectTo([this](std::string_view line) { said_ += line; });
  }
  ~ClockGuardTest() override { log::RedirectTo({}); }

  void Pass(std::int64_t ms) {
    clock_.unix_ms += ms;
    uptime_ += std::chrono::milliseconds(ms);
  }
  ClockGuard Guard() {
    return {[this] { return clock_; }, [this] { return uptime_; }};
  }

  Instant clock_{1'750'000'000'000};
  std::chrono::milliseconds uptime_{5'000};
  std::string said_;
};

TEST_F(ClockGuardTest, ClockALittleBehind_GivesTheTimeOfTheNewestFact) {
  ClockGuard guard = Guard();
  EXPECT_EQ(guard.TimeAfter({0})->unix_ms, clock_.unix_ms);
  const Instant ahead{clock_.unix_ms + 10 * kMinute};
  EXPECT_EQ(guard.TimeAfter(ahead)->unix_ms, ahead.unix_ms);
  EXPECT_EQ(guard.refused(), 0U);
  EXPECT_EQ(said_, "");
}

TEST_F(ClockGuardTest, ClockFarBehindTheNewestFact_RefusesUntilItIsRight_AndSaysSoOnce) {
  ClockGuard guard = Guard();
  const Instant tomorrow{clock_.unix_ms + 24 * kHour};
  for (int i = 0; i < 3; ++i) {
    const auto time = guard.TimeAfter(tomorrow);
    ASSERT_FALSE(time.ok());
    EXPECT_EQ(time.error().kind, ErrorKind::kUnavailable);
  }
  EXPECT_EQ(guard.refused(), 3U);
  EXPECT_EQ(said_.find("behind the newest fact"), said_.rfind("behind the newest fact"));
  EXPECT_NE(said_.find("behind the newest fact"), std::string::npos);
  // The clock of a machine without a battery is set by the network: no leap.
  clock_ = {tomorrow.unix_ms + 48 * kHour};
  EXPECT_EQ(guard.TimeAfter(tomorrow)->unix_ms, clock_.unix_ms);
}

TEST_F(ClockGuardTest, LeapForward_IsRefusedUntilTheClockIsBackOrTheProgramStartsAgain) {
  ClockGuard guard = Guard();
  const Instant newest = clock_;
  clock_.unix_ms += 23 * kHour;
  EXPECT_TRUE(guard.TimeAfter(newest).ok());
  clock_.unix_ms += 2 * kHour;
  EXPECT_EQ(guard.TimeAfter(newest).error().kind, ErrorKind::kUnavailable);
  EXPECT_NE(said_.find("leapt forward"), std::string::npos);
  clock_.unix_ms -= 25 * kHour;
  EXPECT_TRUE(guard.TimeAfter(newest).ok());
  clock_.unix_ms += 25 * kHour;
  EXPECT_FALSE(guard.TimeAfter(newest).ok());
  EXPECT_TRUE(Guard().TimeAfter(newest).ok()) << "an administrator has started it again";
}

TEST_F(ClockGuardTest, TimeThatTheMachineWasRunningOrAsleep_IsNoLeap) {
  ClockGuard guard = Guard();
  const Instant newest = clock_;
  Pass(90L * 24 * kHour);
  EXPECT_EQ(guard.TimeAfter(newest)->unix_ms, clock_.unix_ms);
}

TEST_F(ClockGuardTest, WithoutUptime_OnlyTheLedgerIsComparedWith) {
  ClockGuard guard([this] { return clock_; }, nullptr);
  clock_.unix_ms += 400L * 24 * kHour;
  EXPECT_TRUE(guard.TimeAfter({0}).ok());
}

TEST_F(ClockGuardTest, UptimeOfTheMachine_GoesOn) {
  const auto before = MachineUptime();
  EXPECT_GT(before.count(), 0);
  EXPECT_GE(MachineUptime(), before);
}

}  // namespace
}  // namespace sauro::store
