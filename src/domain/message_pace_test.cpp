#include "domain/message_pace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace sauro::domain {
namespace {

constexpr std::int64_t kMinute = 60'000;

Day Today() {
  return *Day::FromIso("2026-06-30");
}
// Of today in Vietnam.
Instant At(std::int64_t hour, std::int64_t minute = 0) {
  return {StartOf(Today()).unix_ms + (hour * 60 + minute) * kMinute};
}
Instant Later(Instant at, std::int64_t minutes) {
  return {at.unix_ms + minutes * kMinute};
}

constexpr Untold kNothing = {false, false};
constexpr Untold kSomething = {true, false};
constexpr Untold kHaste = {true, true};

TEST(Fr55MessagePace, Hours_OfTheDigestAndOfWhatIsUrgent) {
  struct Case {
    int hour;
    int digest_hour;
    Untold untold;
    NextMessage next;
  };
  const std::vector<Case> cases = {
      {6, 7, kSomething, NextMessage::kNone},
      {7, 7, kSomething, NextMessage::kDigest},
      {23, 7, kSomething, NextMessage::kDigest},  // the server was down in the morning
      {7, 20, kSomething, NextMessage::kNone},
      {7, 7, kNothing, NextMessage::kNone},
      {0, 7, kHaste, NextMessage::kNone},
      {5, 7, kHaste, NextMessage::kNone},
      {6, 7, kHaste, NextMessage::kUrgent},
      {20, 7, kHaste, NextMessage::kUrgent},
      {21, 20, kHaste, NextMessage::kDigest},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(NextMessageAt(At(each.hour), each.digest_hour, {}, {}, each.untold), each.next)
        << each.hour << " " << each.digest_hour;
  }
}

TEST(Fr55MessagePace, OneDigestADay) {
  const LastMessage last{At(7), SendOutcome::kSent, 1};
  EXPECT_EQ(NextMessageAt(At(12), 7, last, Today(), kSomething), NextMessage::kNone);
  EXPECT_EQ(NextMessageAt(At(12), 7, last, Today(), kHaste), NextMessage::kUrgent);
  EXPECT_EQ(NextMessageAt(At(24 + 7), 7, last, Today(), kSomething), NextMessage::kDigest);
  EXPECT_EQ(NextMessageAt(At(24 + 6), 7, last, Today(), kSomething), NextMessage::kNone);
}

TEST(Fr55MessagePace, AfterAMessage_TheNextWaits) {
  struct Case {
    std::optional<SendOutcome> outcome;
    int attempt;
    int minutes;
  };
  const std::vector<Case> cases = {
      {SendOutcome::kSent, 1, 60},
      {std::nullopt, 1, 60},
      {SendOutcome::kUnreached, 1, 5},
      {SendOutcome::kUnreached, 2, 10},
      {SendOutcome::kUnreached, 4, 40},
      {SendOutcome::kUnreached, 5, 60},
      {SendOutcome::kUnreached, 99, 60},
      {SendOutcome::kRefused, 1, 60},
      {SendOutcome::kRefused, 3, 180},
      {SendOutcome::kRefused, 99, 360},
  };
  for (const Case& each : cases) {
    const LastMessage last{At(8), each.outcome, each.attempt};
    const auto next = [&](int minutes) {
      return NextMessageAt(Later(At(8), minutes), 7, last, {}, kHaste);
    };
    EXPECT_EQ(next(each.minutes - 1), NextMessage::kNone) << each.minutes;
    EXPECT_EQ(next(each.minutes), NextMessage::kUrgent) << each.minutes;
  }
}

TEST(Fr55MessagePace, ClockThatGoesBack_SendsNothingTwice) {
  const LastMessage last{At(7), SendOutcome::kSent, 1};
  EXPECT_EQ(NextMessageAt(At(6, 30), 6, last, Today(), kHaste), NextMessage::kNone);
  EXPECT_EQ(NextMessageAt(At(-17), 6, last, Today(), kHaste), NextMessage::kNone) << "yesterday";
  EXPECT_EQ(NextMessageAt(At(8), 6, last, Today().Plus(1), kSomething), NextMessage::kNone);
}

// Whatever happens: two years of random outcomes and questions, by a clock that is set now and
// then.
TEST(Fr55MessagePace, NeverTwoInAnHour_WhateverHappens) {
  std::mt19937 random(20260630);
  const auto pick = [&](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  std::optional<LastMessage> last;
  std::optional<Day> digest_on;
  std::vector<Instant> handed_over;
  Instant now = At(0);
  for (int i = 0; i < 200'000; ++i) {
    now = Later(now, pick(10));
    if (pick(5000) == 0) now = Later(now, -pick(300));
    const Untold untold = {true, pick(3) == 0};
    const auto next = NextMessageAt(now, 6 + pick(15), last, digest_on, untold);
    if (next == NextMessage::kNone) continue;
    const bool failed = last && last->outcome != SendOutcome::kSent;
    last = LastMessage{now, std::nullopt, failed ? last->attempt + 1 : 1};
    const int how = pick(6);
    if (how < 4) last->outcome = static_cast<SendOutcome>(how);
    if (last->outcome == SendOutcome::kSent && next == NextMessage::kDigest) {
      EXPECT_TRUE(!digest_on || *digest_on < DayOf(now));
      digest_on = DayOf(now);
    }
    if (last->outcome == SendOutcome::kUnreached) continue;
    for (const Instant before : handed_over) {
      ASSERT_GE(now.unix_ms - before.unix_ms, 60 * kMinute) << i;
    }
    handed_over = {std::max(now, handed_over.empty() ? now : handed_over.back())};
  }
  EXPECT_FALSE(handed_over.empty());
}

}  // namespace
}  // namespace sauro::domain
