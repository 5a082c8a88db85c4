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

/// What somebody signs in with.
struct Credentials {
  std::string_view username;
  std::string_view password;
  std::string_view code{};   ///< of the second step (second_step.h), where it is on
  std::string_view proof{};  ///< in place of the password: it was right a moment ago
};

/// What signing in came to.
struct SignInAnswer {
  std::optional<SignedIn> signed_in;
  /// Set where a code is asked for: the password was right, and this is Credentials::proof.
  std::string proof{};
  std::optional<Error> why{};  ///< with `proof`: what was wrong with the code; place kCodePlace
};

/// Opens a session of `settings.session_hours`. Takes as long for an unknown name as for a wrong
/// password, on a small pool with a bounded queue, so that guessing neither tells which names exist
/// nor takes all processors. A proof is made only where a password was compared, and holds five
/// minutes. Errors: kUnauthenticated, wrong name or password, or disabled, or the proof does not
/// hold; kUnavailable, too many are signing in at once: no password was compared.
Result<SignInAnswer> SignIn(App& app, const Credentials& with, const SignInFrom& from);

/// Whether Credentials::proof holds for this name now: to be asked before codes are counted.
/// Errors: kUnauthenticated.
Status CheckProof(App& app, const Credentials& with);

struct LiveSession {
  Principal principal;
  std::string csrf_secret;  ///< empty where a token was sent (api_tokens.h)
  bool by_token = false;
  bool read_only = false;
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

/// Who the account is now, with its post. Errors: kNotFound, it has none.
Result<Principal> PrincipalOf(App& app, const Account& account);

/// How a session is known outside: its token_hash for the cookie's value `token`.
std::string SessionOf(std::string_view token);

/// Argon2id PHC string, and its check. Slow on purpose.
Result<std::string> HashPassword(std::string_view password);
bool PasswordMatches(const std::string& hash, std::string_view password);

}  // namespace sauro::usecase
