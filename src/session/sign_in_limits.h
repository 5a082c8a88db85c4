#pragma once
// How many passwords may be tried, so that nobody guesses one and nobody keeps another person from
// signing in. Why these figures: docs/decisions/0042-sign-in-limits.md.

#include <cstdint>
#include <mutex>
#include <string>

#include "http/rate_limit.h"

namespace sauro::session {

/// Somebody tries a password.
struct SignInTry {
  std::string network;  ///< as of NetworkOf
  std::string name;     ///< of the account, folded
  std::string browser;  ///< one in which this account has signed in before; empty: none
};

/// Thread-safe; time is passed in (milliseconds of a clock that never goes back). At most about
/// 40 MiB.
///
/// Failures are counted for the account from that network. A network or an account with many
/// failures makes each of them weigh more there, but locks nobody out: who has not failed yet may
/// try, whatever others do. A known browser counts for itself alone.
class SignInLimits {
 public:
  SignInLimits();

  struct Answer {
    int wait_s = 0;  ///< 0: may try, and the try counts as a failure until told otherwise
    bool account_dried = false;  ///< with this try the account has had very many failures
  };
  Answer Take(const SignInTry& attempt, std::int64_t now_ms);
  /// The password was right.
  void Succeeded(const SignInTry& attempt, std::int64_t now_ms);
  /// No password was compared: the try does not count.
  void NotTried(const SignInTry& attempt, std::int64_t now_ms);

 private:
  void GiveBackShared(const SignInTry& attempt, std::int64_t now_ms);

  std::mutex mutex_;
  http::RateLimiter by_browser_;
  http::RateLimiter by_pair_;  // of account and network
  http::RateLimiter by_network_;
  http::RateLimiter by_account_;
};

}  // namespace sauro::session
