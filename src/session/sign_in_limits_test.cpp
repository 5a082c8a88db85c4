#include "session/sign_in_limits.h"

#include <gtest/gtest.h>

#include "session/network.h"

namespace sauro::session {
namespace {

constexpr std::int64_t kNow = 1'000'000;

// How many of `count` tries are let through.
int Pass(SignInLimits& limits, const SignInTry& attempt, int count, std::int64_t now = kNow) {
  int passed = 0;
  for (int i = 0; i < count; ++i) passed += limits.Take(attempt, now).wait_s == 0 ? 1 : 0;
  return passed;
}

TEST(NetworkOf, IsWhatOneConnectionCanUse) {
  EXPECT_EQ(NetworkOf("10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(NetworkOf("::ffff:10.1.2.3"), "10.1.2.3");
  EXPECT_EQ(NetworkOf("2001:db8:1:1ff::1"), "2001:db8:1:100::/56");
  EXPECT_EQ(NetworkOf("2001:db8:1:1aa:ffff::2"), NetworkOf("2001:db8:1:1ff::1"));
  EXPECT_NE(NetworkOf("2001:db8:1:2ff::1"), NetworkOf("2001:db8:1:1ff::1"));
  EXPECT_EQ(NetworkOf("fe80::1%eth0"), "fe80::/56");
  EXPECT_EQ(NetworkOf(std::string(1000, 'x')).size(), 64U);
}

TEST(SignInLimits, TenFailures_ThenOneAMinute) {
  SignInLimits limits;
  const SignInTry mine{"10.0.0.1", "bientap", ""};
  EXPECT_EQ(Pass(limits, mine, 20), 10);
  EXPECT_EQ(limits.Take(mine, kNow).wait_s, 60);
  EXPECT_EQ(Pass(limits, mine, 20, kNow + 60'000), 1);
}

TEST(SignInLimits, WhoeverHammers_HoldsUpNobodyElse) {
  SignInLimits limits;
  for (int name = 0; name < 5'000; ++name) {
    Pass(limits, {"10.0.0.1", "ten" + std::to_string(name), ""}, 12);
  }
  Pass(limits, {"10.0.0.1", "bientap", ""}, 100);
  for (int net = 0; net < 1'000; ++net) {
    Pass(limits, {"10.9." + std::to_string(net), "bientap", ""}, 12);
  }
  EXPECT_EQ(Pass(limits, {"10.0.0.2", "lanhdao", ""}, 20), 10) << "another network, another name";
  EXPECT_EQ(Pass(limits, {"10.0.0.2", "bientap", ""}, 20), 3) << "the hammered name elsewhere";
  EXPECT_EQ(Pass(limits, {"10.0.0.1", "moi", ""}, 20), 3) << "another name behind the same address";
  EXPECT_EQ(Pass(limits, {"10.0.0.1", "bientap", "may-cua-toi"}, 20), 10) << "a known browser";
}

TEST(SignInLimits, RightPassword_UndoesItsOwnFailuresOnly) {
  SignInLimits limits;
  const SignInTry victim{"10.0.0.1", "nannhan", ""};
  const SignInTry own{"10.0.0.1", "kexau", ""};
  int passed = 0;
  for (int i = 0; i < 300; ++i) {
    passed += Pass(limits, victim, 1);
    limits.Take(own, kNow);
    limits.Succeeded(own, kNow);
  }
  EXPECT_EQ(passed, 10);
  Pass(limits, victim, 20);
  limits.Succeeded(victim, kNow);
  EXPECT_EQ(Pass(limits, victim, 20), 10);
}

TEST(SignInLimits, NothingCompared_DoesNotCount) {
  SignInLimits limits;
  const SignInTry mine{"10.0.0.1", "bientap", ""};
  for (int i = 0; i < 1'000; ++i) {
    EXPECT_EQ(limits.Take(mine, kNow).wait_s, 0);
    limits.NotTried(mine, kNow);
  }
}

TEST(SignInLimits, AccountTriedFromManyNetworks_IsToldOnce) {
  SignInLimits limits;
  int told = 0;
  for (int net = 0; net < 100; ++net) {
    told += limits.Take({"10.8.0." + std::to_string(net), "bientap", ""}, kNow).account_dried;
  }
  EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace sauro::session
