#include "session/sessions.h"

#include <algorithm>
#include <any>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "http/cookies.h"
#include "http/csrf.h"
#include "usecase/account_admin.h"

namespace sauro::session {
namespace {

constexpr std::string_view kCookie = "sauro";
constexpr std::chrono::seconds kKnownFor{1};
constexpr std::size_t kMaxKnown = 10'000;

using LivePtr = std::shared_ptr<const usecase::LiveSession>;

const LivePtr* LiveOf(const http::Request& request) {
  return std::any_cast<LivePtr>(&request.context);
}

Error ForgedError() {
  return Forbidden(
      "Yêu cầu không mang mã xác nhận hợp lệ của phiên làm việc. Vui lòng tải lại trang rồi gửi "
      "lại.",
      std::string(kCsrfPlace)
  );
}

// A form without a live session is read all the same, so that Guard can give back what was typed:
// after a real session any form, else only one that is small enough to hold just text.
bool MayReadToKeep(const http::Request& request, const Error& why) {
  if (why.kind != ErrorKind::kUnauthenticated || IsApiPath(request.path)) return false;
  if (why.place == "ended") return true;
  const std::string& length = request.Header("Content-Length");
  return !length.empty() && length.size() <= 5;
}

}  // namespace

bool IsApiPath(std::string_view path) {
  return path == "/api" || path.substr(0, 5) == "/api/";
}

const usecase::Principal& Who(const http::Request& request) {
  const LivePtr* live = LiveOf(request);
  if (live == nullptr) std::abort();
  return (*live)->principal;
}

bool IsSignedIn(const http::Request& request) {
  return LiveOf(request) != nullptr;
}

std::string CsrfFor(const http::Request& request) {
  const LivePtr* live = LiveOf(request);
  if (live == nullptr) std::abort();
  return http::CsrfToken((*live)->csrf_secret);
}

std::string CsrfOf(const usecase::SignedIn& signed_in) {
  return http::CsrfToken(signed_in.csrf_secret);
}

Sessions::Sessions(usecase::App& app, bool secure_cookies)
    : app_(app),
      secure_cookies_(secure_cookies),
      by_peer_({.burst = 60, .per_second = 1}),
      by_name_({.burst = 100, .per_second = 1.0 / 5}),
      by_both_({.burst = 10, .per_second = 1.0 / 6}) {}

std::string Sessions::CookieName(const http::Request& request) const {
  return http::SessionCookieName(kCookie, IsSecure(request));
}

http::Guard Sessions::Guard(Refuse refuse) {
  return [this, refuse = std::move(refuse)](
             http::Request& request, http::RoutePermission permission
         ) -> std::optional<http::Response> {
    const std::optional<Error> why = Check(request, permission.As<access::Permission>(), true);
    if (!why) return std::nullopt;
    return IsApiPath(request.path) ? http::Response::Fail(*why) : refuse(request, *why);
  };
}

http::Guard Sessions::Admit(Refuse refuse) {
  return [this, refuse = std::move(refuse)](
             http::Request& request, http::RoutePermission permission
         ) -> std::optional<http::Response> {
    const std::optional<Error> why = Check(request, permission.As<access::Permission>(), false);
    if (!why) return std::nullopt;
    return IsApiPath(request.path) ? http::Response::Fail(*why) : refuse(request, *why);
  };
}

std::optional<Error> Sessions::Check(
    http::Request& request, access::Permission permission, bool form_is_read
) {
  const bool unsafe = !http::IsSafe(request.method);
  if (unsafe && !http::IsSameOrigin(request)) {
    return Forbidden("Yêu cầu được gửi từ một trang khác nên không được thực hiện.", "origin");
  }
  if (permission == access::Permission::kPublic) return std::nullopt;
  Result<Live> live = Find(request);
  if (!live && !form_is_read && MayReadToKeep(request, live.error())) return std::nullopt;
  if (!live) return live.error();
  const usecase::LiveSession& session = **live;
  request.actor = session.principal.account.value;
  request.context = *live;
  if (const Status may = usecase::Require(session.principal, permission); !may.ok()) {
    return may.error();
  }
  if (!unsafe) return std::nullopt;
  const bool is_api = IsApiPath(request.path);
  if (http::CsrfTokenIsValid(session.csrf_secret, request.Header(kCsrfHeader))) return std::nullopt;
  if (is_api) return ForgedError();
  if (!form_is_read) return std::nullopt;
  if (http::CsrfTokenIsValid(session.csrf_secret, request.form.Get(kCsrfField))) {
    return std::nullopt;
  }
  return ForgedError();
}

bool Sessions::Look(http::Request& request) {
  if (IsSignedIn(request)) return true;
  const Result<Live> live = Find(request);
  if (!live) return false;
  request.actor = (*live)->principal.account.value;
  request.context = *live;
  return true;
}

Result<Sessions::Live> Sessions::Find(const http::Request& request) {
  const std::string& token = request.cookies.Get(CookieName(request));
  if (token.empty()) {
    return Error{ErrorKind::kUnauthenticated, "Vui lòng đăng nhập để tiếp tục.", "none"};
  }
  const Clock::time_point now = Clock::now();
  std::uint64_t ended = 0;
  {
    const std::lock_guard lock(known_mutex_);
    ended = ended_;
    const auto it = known_.find(token);
    if (it != known_.end() && now < it->second.until) return it->second.live;
  }
  Result<usecase::LiveSession> found = usecase::FindLiveSession(app_, token);
  const std::lock_guard lock(known_mutex_);
  if (!found) {
    known_.erase(token);
    return found.error();
  }
  if (known_.size() >= kMaxKnown) {
    std::erase_if(known_, [now](const auto& entry) { return entry.second.until <= now; });
    if (known_.size() >= kMaxKnown) known_.clear();
  }
  Live live = std::make_shared<const usecase::LiveSession>(std::move(*found));
  if (ended == ended_) known_[token] = {live, now + kKnownFor};
  return live;
}

std::optional<http::Failure> Sessions::TakeTokens(std::string_view peer, std::string_view name) {
  const std::int64_t now_ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch())
          .count();
  std::string both(peer);
  both.append("\n").append(name);
  const std::lock_guard lock(limit_mutex_);
  // One after the other: a try that is refused for where it comes from must not use up the tries of
  // the name, or anybody could lock anybody out.
  http::RateLimiter::Decision decision = by_both_.Take(both, now_ms);
  if (decision.allowed) decision = by_peer_.Take(peer, now_ms);
  if (decision.allowed) decision = by_name_.Take(name, now_ms);
  if (decision.allowed) return std::nullopt;
  const int wait_s = std::max(decision.retry_after_s, 1);
  http::Failure failure;
  failure.status = 429;
  failure.error = Unavailable(
      "Đã có quá nhiều lần nhập mật khẩu không đúng. Vui lòng thử lại sau " +
      std::to_string(wait_s) + " giây."
  );
  failure.retry_after_s = wait_s;
  return failure;
}

Sessions::Outcome Sessions::SignIn(
    const http::Request& request, std::string_view username, std::string_view password
) {
  Outcome outcome;
  const std::string name = Shorten(Fold(username), 200);
  outcome.failure = TakeTokens(request.peer, name);
  if (outcome.failure) return outcome;
  Result<usecase::SignedIn> signed_in = usecase::SignIn(app_, username, password);
  if (!signed_in) {
    outcome.failure = http::FailureFrom(signed_in.error());
    return outcome;
  }
  {
    const std::lock_guard lock(limit_mutex_);
    by_both_.Forget(request.peer + "\n" + name);
    by_peer_.Forget(request.peer);
    by_name_.Forget(name);
  }
  outcome.signed_in = std::move(*signed_in);
  return outcome;
}

std::optional<http::Failure> Sessions::ChangePassword(
    const http::Request& request, std::string_view old_password, std::string_view password
) {
  const usecase::Principal& who = Who(request);
  const std::string name = "đổi mật khẩu " + who.account.value;
  if (auto limited = TakeTokens(request.peer, name)) return limited;
  const Status changed = usecase::ChangeOwnPassword(app_, who, old_password, password);
  const bool knew_it = changed.ok() || changed.error().place == "mat_khau";
  if (knew_it) {
    const std::lock_guard lock(limit_mutex_);
    by_both_.Forget(request.peer + "\n" + name);
    by_peer_.Forget(request.peer);
    by_name_.Forget(name);
  }
  if (!changed.ok()) return http::FailureFrom(changed.error());
  Forget();
  return std::nullopt;
}

std::string Sessions::SessionOf(const http::Request& request) const {
  return usecase::SessionOf(request.cookies.Get(CookieName(request)));
}

void Sessions::Forget() {
  const std::lock_guard lock(known_mutex_);
  known_.clear();
  ++ended_;
}

void Sessions::PutCookie(
    const http::Request& request, http::Response& response, const usecase::SignedIn& signed_in
) const {
  http::SetCookie cookie;
  cookie.name = CookieName(request);
  cookie.value = signed_in.token;
  cookie.secure = IsSecure(request);
  http::Put(response, cookie);
}

Status Sessions::SignOut(const http::Request& request, http::Response& response) {
  const std::string& token = request.cookies.Get(CookieName(request));
  http::Forget(response, CookieName(request), IsSecure(request));
  if (token.empty()) return {};
  Status ended = usecase::SignOut(app_, token);
  const std::lock_guard lock(known_mutex_);
  known_.erase(token);
  ++ended_;
  return ended;
}

}  // namespace sauro::session
