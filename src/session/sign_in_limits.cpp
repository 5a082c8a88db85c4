#include "session/sign_in_limits.h"

namespace sauro::session {
namespace {

// Each key costs at least one hashed password, of which a machine makes about a hundred a second:
// a flood needs longer to push a key out than its bucket needs to fill.
constexpr std::size_t kMaxKeys = 60'000;
constexpr double kOne = 1;
constexpr double kUnderAttack = 3;  // what a failure weighs then

std::string PairOf(const SignInTry& attempt) {
  return attempt.network + '\n' + attempt.name;
}

}  // namespace

SignInLimits::SignInLimits()
    : by_browser_({.burst = 10, .per_second = 1.0 / 30, .max_keys = kMaxKeys}),
      by_pair_({.burst = 10, .per_second = 1.0 / 60, .max_keys = kMaxKeys}),
      by_network_({.burst = 200, .per_second = 1, .max_keys = kMaxKeys}),
      by_account_({.burst = 50, .per_second = 1.0 / 72, .max_keys = kMaxKeys}) {}

SignInLimits::Answer SignInLimits::Take(const SignInTry& attempt, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (!attempt.browser.empty()) {
    const int wait_s = by_browser_.Wait(attempt.browser, kOne, now_ms);
    if (wait_s == 0) by_browser_.Take(attempt.browser, kOne, now_ms);
    return {wait_s, false};
  }
  const bool account_was_dry = by_account_.Wait(attempt.name, kOne, now_ms) > 0;
  const bool attacked = account_was_dry || by_network_.Wait(attempt.network, kOne, now_ms) > 0;
  const double weight = attacked ? kUnderAttack : kOne;
  const std::string pair = PairOf(attempt);
  if (const int wait_s = by_pair_.Wait(pair, weight, now_ms); wait_s > 0) return {wait_s, false};
  by_pair_.Take(pair, weight, now_ms);
  by_network_.Take(attempt.network, kOne, now_ms);
  by_account_.Take(attempt.name, kOne, now_ms);
  return {0, !account_was_dry && by_account_.Wait(attempt.name, kOne, now_ms) > 0};
}

void SignInLimits::Succeeded(const SignInTry& attempt, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (!attempt.browser.empty()) return by_browser_.Forget(attempt.browser);
  by_pair_.Forget(PairOf(attempt));
  GiveBackShared(attempt, now_ms);
}

void SignInLimits::NotTried(const SignInTry& attempt, std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (!attempt.browser.empty()) return by_browser_.GiveBack(attempt.browser, kOne, now_ms);
  by_pair_.GiveBack(PairOf(attempt), kOne, now_ms);
  GiveBackShared(attempt, now_ms);
}

// Only what this try took: whoever has one right password must not make others' failures undone.
void SignInLimits::GiveBackShared(const SignInTry& attempt, std::int64_t now_ms) {
  by_network_.GiveBack(attempt.network, kOne, now_ms);
  by_account_.GiveBack(attempt.name, kOne, now_ms);
}

}  // namespace sauro::session
