#include "http/rate_limit.h"

#include <gtest/gtest.h>

#include <string>

namespace sauro::http {
namespace {

TEST(RateLimiter, BurstThenRefill) {
  RateLimiter limiter({.burst = 3, .per_second = 0.5, .max_keys = 10});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(limiter.Wait("a", 1, 1'000), 0);
    limiter.Take("a", 1, 1'000);
  }
  EXPECT_EQ(limiter.Wait("a", 1, 1'000), 2);
  EXPECT_EQ(limiter.Wait("a", 3, 1'000), 6);
  EXPECT_EQ(limiter.Wait("b", 3, 1'000), 0);
  EXPECT_EQ(limiter.Wait("a", 1, 2'999), 1);
  EXPECT_EQ(limiter.Wait("a", 1, 3'000), 0);
  limiter.Take("a", 1, 3'000);
  EXPECT_EQ(limiter.Wait("a", 1, 3'000), 2);
  limiter.GiveBack("a", 1, 3'000);
  EXPECT_EQ(limiter.Wait("a", 1, 3'000), 0);
  EXPECT_EQ(limiter.Wait("a", 2, 3'000), 2);
  limiter.Forget("a");
  EXPECT_EQ(limiter.Wait("a", 3, 3'000), 0);
}

TEST(RateLimiter, MoreThanThereIs_TakesAllAndOwesNothing) {
  RateLimiter limiter({.burst = 4, .per_second = 1, .max_keys = 10});
  limiter.Take("a", 3, 0);
  limiter.Take("a", 3, 0);
  EXPECT_EQ(limiter.Wait("a", 1, 0), 1);
  limiter.GiveBack("a", 9, 0);
  EXPECT_EQ(limiter.size(), 0U) << "a full bucket is no bucket";
}

TEST(RateLimiter, ClockGoingBack_GivesNothing) {
  RateLimiter limiter({.burst = 1, .per_second = 1, .max_keys = 10});
  limiter.Take("a", 1, 5'000);
  EXPECT_EQ(limiter.Wait("a", 1, 1'000), 1);
  EXPECT_EQ(limiter.Wait("a", 1, 5'500), 1);
  EXPECT_EQ(limiter.Wait("a", 1, 6'000), 0);
}

TEST(RateLimiter, FloodOfKeys_StaysBoundedAndTakesNothingFromOthers) {
  RateLimiter limiter({.burst = 2, .per_second = 0.1, .max_keys = 100});
  for (int i = 0; i < 10'000; ++i) limiter.Take("key" + std::to_string(i), 2, 1);
  EXPECT_EQ(limiter.size(), 100U);
  EXPECT_EQ(limiter.Wait("somebody else", 1, 1), 0);
  EXPECT_EQ(limiter.Wait("key9999", 1, 1), 10) << "who floods is held up";
  limiter.Take("late", 1, 60'000);
  EXPECT_EQ(limiter.size(), 1U) << "full buckets are dropped";
}

}  // namespace
}  // namespace sauro::http
