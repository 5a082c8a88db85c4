#include "http/rate_limit.h"

#include <gtest/gtest.h>

#include <string>

namespace sauro::http {
namespace {

TEST(RateLimiter, BurstThenRefill) {
  RateLimiter limiter({.burst = 3, .per_second = 0.5, .max_keys = 10});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.Take("a", 1'000).allowed);
  const auto refused = limiter.Take("a", 1'000);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.retry_after_s, 2);
  EXPECT_TRUE(limiter.Take("b", 1'000).allowed);
  EXPECT_FALSE(limiter.Take("a", 2'999).allowed);
  EXPECT_TRUE(limiter.Take("a", 3'000).allowed);
  EXPECT_FALSE(limiter.Take("a", 3'000).allowed);
  limiter.Forget("a");
  EXPECT_TRUE(limiter.Take("a", 3'000).allowed);
}

TEST(RateLimiter, ClockGoingBack_GivesNothing) {
  RateLimiter limiter({.burst = 1, .per_second = 1, .max_keys = 10});
  EXPECT_TRUE(limiter.Take("a", 5'000).allowed);
  EXPECT_FALSE(limiter.Take("a", 1'000).allowed);
  EXPECT_FALSE(limiter.Take("a", 5'500).allowed);
  EXPECT_TRUE(limiter.Take("a", 6'000).allowed);
}

TEST(RateLimiter, FloodOfKeys_StaysBoundedAndOpensNothing) {
  RateLimiter limiter({.burst = 2, .per_second = 0.1, .max_keys = 100});
  EXPECT_TRUE(limiter.Take("victim", 0).allowed);
  EXPECT_TRUE(limiter.Take("victim", 0).allowed);
  int allowed = 0;
  for (int i = 0; i < 10'000; ++i) allowed += limiter.Take("key" + std::to_string(i), 1).allowed;
  EXPECT_EQ(limiter.size(), 100U);
  EXPECT_EQ(allowed, 99 + 2) << "own buckets, then the shared one";
  EXPECT_FALSE(limiter.Take("victim", 2).allowed) << "not pushed out";
  EXPECT_TRUE(limiter.Take("late", 60'000).allowed);
  EXPECT_EQ(limiter.size(), 1U) << "full buckets are dropped";
}

}  // namespace
}  // namespace sauro::http
