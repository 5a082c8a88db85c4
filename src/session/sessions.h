#pragma once
// Admission, shared by pages and api: who a request comes from, whether this person may, and
// whether another site has made the browser send it. One Sessions serves the whole site.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "http/message.h"
#include "http/router.h"
#include "session/sign_in_limits.h"
#include "usecase/api_tokens.h"
#include "usecase/app.h"
#include "usecase/sign_in.h"

namespace sauro::session {

/// The form field and the header that carry the CSRF token.
inline constexpr std::string_view kCsrfField = "csrf";
inline constexpr std::string_view kCsrfHeader = "X-CSRF-Token";
/// The place of the error of a wrong or missing CSRF token.
inline constexpr std::string_view kCsrfPlace = "csrf";
/// The place of the error of somebody who must change the password first.
inline constexpr std::string_view kMustChangePlace = "must_change";

/// What a refused request gets outside /api/. `why` is kUnauthenticated with place "ended" (a real
/// session is over; Request::form holds what was typed) or "none", kForbidden with place "csrf" (a
/// wrong token), "must_change" (the password, before anything else) or with another place (the
/// person may not), or a failure of the store.
using Refuse = std::function<http::Response(http::Request&, const Error& why)>;

/// True for paths that are answered in JSON, also when they fail.
bool IsApiPath(std::string_view path);

/// The person who asks. Only behind a permission other than kPublic, and in handlers of kPublic
/// routes after Sessions::Look has given true; otherwise a bug, which aborts.
const usecase::Principal& Who(const http::Request& request);
/// True if the guard or Look has found a person.
bool IsSignedIn(const http::Request& request);
/// A new CSRF token of the request's session, for a form or for the header; as Who.
std::string CsrfFor(const http::Request& request);
/// The same for a session that has just been opened.
std::string CsrfOf(const usecase::SignedIn& signed_in);

/// Thread-safe. Lives as long as the site.
///
/// Under /api/ a program may send "Authorization: Bearer TOKEN" (usecase/api_tokens.h) in place of
/// the cookie; it needs no CSRF token then.
///
/// A person who was found is known for one second: SignOut counts at once, a role that another
/// process changes or an account that it disables up to a second later.
class Sessions {
 public:
  /// `secure_cookies`: the cookie goes over TLS only, also where no proxy says that the client came
  /// over TLS.
  explicit Sessions(usecase::App& app, bool secure_cookies = false);

  /// For http::Site::guard. Order of checks: another site (unsafe methods only), nobody signed in,
  /// a password that must be changed first, permission, CSRF token (unsafe methods, unless the
  /// route is kPublic): the header kCsrfHeader, or outside /api/ the form field kCsrfField. Does
  /// not look for a session on kPublic routes.
  http::Guard Guard(Refuse refuse);
  /// For http::Site::admit: as Guard, but a form field can not be asked for yet, so that outside
  /// /api/ the token is left to Guard.
  http::Guard Admit(Refuse refuse);

  /// Finds who asks on a kPublic route; false if nobody is signed in. May wait for the store.
  bool Look(http::Request& request);

  struct Outcome {
    std::optional<usecase::SignedIn> signed_in;
    std::optional<http::Failure> failure;  ///< set if `signed_in` is not
    std::string proof;  ///< usecase::Credentials::proof, where only the code failed
  };
  /// usecase::SignIn behind SignInLimits, codes counted apart from passwords: 429 and when to come
  /// back after too many failures; 503 while all places of hashing are taken. Slow on purpose.
  Outcome SignIn(const http::Request& request, const usecase::Credentials& with);
  /// usecase::ChangeOwnPassword of the request's person behind the same limit; nothing if it was
  /// done. All sessions of the person end, this one too.
  std::optional<http::Failure> ChangePassword(
      const http::Request& request, std::string_view old_password, std::string_view password
  );
  /// usecase::BeginSecondStep and TurnOffSecondStep of the request's person behind the same limit.
  std::optional<http::Failure> BeginSecondStep(
      const http::Request& request, std::string_view password
  );
  std::optional<http::Failure> TurnOffSecondStep(
      const http::Request& request, std::string_view password
  );
  /// usecase::IssueToken of the request's person behind the same limit; the token is put into
  /// `issued`.
  std::optional<http::Failure> IssueToken(
      const http::Request& request, const usecase::NewToken& token, std::string& issued
  );
  /// The name of the request's session in usecase::AccountStore.
  [[nodiscard]] std::string SessionOf(const http::Request& request) const;
  /// Sessions were ended behind this object: nobody who was found before stays known.
  void Forget();
  /// Puts the cookie of a new session on the answer.
  void PutCookie(
      const http::Request& request, http::Response& response, const usecase::SignedIn& signed_in
  ) const;
  /// Makes the browser known to SignIn from now on (usecase/known_browser.h).
  void PutBrowser(
      const http::Request& request, http::Response& response, const usecase::SignedIn& signed_in
  ) const;
  /// Ends the request's session, if it has one, and makes the browser forget the cookie.
  Status SignOut(const http::Request& request, http::Response& response);

 private:
  using Live = std::shared_ptr<const usecase::LiveSession>;
  using Clock = std::chrono::steady_clock;
  struct Known {
    Live live;
    Clock::time_point until;
  };

  Outcome TryPassword(const http::Request& request, const usecase::Credentials& with);
  Outcome TryCode(const http::Request& request, const usecase::Credentials& with);
  [[nodiscard]] usecase::SignInFrom From(const http::Request& request) const;
  static Outcome OutcomeOf(Result<usecase::SignInAnswer> came);
  // `change` compares the person's own password; an error with `wrong_place` says that it was
  // wrong.
  std::optional<http::Failure> WithOwnPassword(
      const http::Request& request,
      std::string_view wrong_place,
      const std::function<Status()>& change
  );
  std::optional<Error> Check(
      http::Request& request, access::Permission permission, bool form_is_read
  );
  Result<Live> Find(const http::Request& request);
  [[nodiscard]] bool IsSecure(const http::Request& request) const {
    return secure_cookies_ || request.secure;
  }
  [[nodiscard]] std::string CookieName(const http::Request& request) const;

  usecase::App& app_;
  bool secure_cookies_;
  std::mutex known_mutex_;
  std::unordered_map<std::string, Known> known_;
  std::uint64_t ended_ = 0;  // sessions that were ended: what was found before must not be kept
  SignInLimits limits_;
};

}  // namespace sauro::session
