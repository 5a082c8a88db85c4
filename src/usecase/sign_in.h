#pragma once
// Signing in and out, and who a session belongs to.

#include <optional>
#include <string>
#include <string_view>

#include "usecase/app.h"
#include "usecase/hashing_places.h"

namespace sauro::usecase {

struct SignedIn {
  std::string token;  ///< for the cookie; only its hash is kept
  Principal principal;
  std::string csrf_secret;
  std::string browser{};  ///< for the cookie by which this browser is known from now on
};

/// From where somebody signs in.
struct SignInFrom {
  HashingTicket ticket{};
  std::string browser{};  ///< the cookie by which it is known (known_browser.h); may be empty
};

/// Opens a session of `settings.session_hours`. Takes as long for an unknown name as for a wrong
/// password, on a small pool with a bounded queue, so that guessing neither tells which names exist
/// nor takes all processors. Errors: kUnauthenticated, wrong name or password, or disabled;
/// kUnavailable, too many are signing in at once: no password was compared.
Result<SignedIn> SignIn(
    App& app, std::string_view username, std::string_view password, const SignInFrom& from
);

struct LiveSession {
  Principal principal;
  std::string csrf_secret;
};

/// The person behind a cookie's value. Extends a session in its second half.
/// Errors: kUnauthenticated with place "ended" if the session was real and has ended, else with
/// place "none".
Result<LiveSession> FindLiveSession(App& app, std::string_view token);

Status SignOut(App& app, std::string_view token);

/// The person with this user name, without a password: for commands of an administrator on the
/// machine itself. Errors: kNotFound; kForbidden, the account is disabled.
Result<Principal> FindPrincipal(App& app, std::string_view username);

inline constexpr std::size_t kMaxPassword = 200;  ///< bytes

/// 64 hexadecimal digits that nobody can guess; empty if the library of secrets does not start.
std::string NewSecret();

/// How a session is known outside: its token_hash for the cookie's value `token`.
std::string SessionOf(std::string_view token);

/// Argon2id PHC string, and its check. Slow on purpose.
Result<std::string> HashPassword(std::string_view password);
bool PasswordMatches(const std::string& hash, std::string_view password);

}  // namespace sauro::usecase
