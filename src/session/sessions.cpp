#include "session/sessions.h"

#include <algorithm>
#include <any>
#include <cstdlib>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "http/cookies.h"
#include "http/csrf.h"
#include "session/network.h"
#include "usecase/account_admin.h"
#include "usecase/api_tokens.h"
#include "usecase/known_browser.h"
#include "usecase/second_step.h"

namespace sauro::session {
namespace {

constexpr std::string_view kCookie = "sauro";
constexpr std::chrono::seconds kKnownFor{1};
constexpr std::size_t kMaxKnown = 10'000;
constexpr std::string_view kBrowserCookie = "sauro_may";
constexpr long kBrowserDays = 180;
constexpr std::size_t kMaxName = 64;

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

// All that somebody may do whose password was set by another person.
bool IsOpenBeforeChange(const http::Request& request) {
  const std::string& path = request.path;
  return path == "/ca-nhan" || path == "/ca-nhan/mat-khau" || path == "/api/v1/me" ||
         path == "/api/v1/session";
}

// A form without a live session is read all the same, so that Guard can give back what was typed:
// after a real session any form, else only one that is small enough to hold just text.
bool MayReadToKeep(const http::Request& request, const Error& why) {
  if (why.kind != ErrorKind::kUnauthenticated || IsApiPath(request.path)) return false;
  if (why.place == "ended") return true;
  const std::string& length = request.Header("Content-Length");
  return !length.empty() && length.size() <= 5;
}

std::int64_t NowMs() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string InWords(int seconds) {
  if (seconds < 90) return std::to_string(seconds) + " giây";
  return std::to_string((seconds + 59) / 60) + " phút";
}

http::Failure TooManyFailures(const char* what, int wait_s) {
  http::Failure failure;
  failure.status = 429;
  failure.error = Unavailable(
      std::string(what) + " đã nhập sai nhiều lần. Tài khoản không bị khóa; vui lòng thử lại sau " +
      InWords(wait_s) + "."
  );
  failure.retry_after_s = wait_s;
  return failure;
}

// The token that a program sends in the place of a cookie; only in the API.
std::optional<std::string> TokenOf(const http::Request& request) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string& said = request.Header("Authorization");
  if (!IsApiPath(request.path) || !said.starts_with(kBearer)) return std::nullopt;
  return said.substr(kBearer.size());
}

Result<usecase::LiveSession> HolderOf(usecase::App& app, const std::string& token) {
  auto holder = usecase::FindTokenHolder(app, token);
  if (!holder) return holder.error();
  return usecase::LiveSession{
      std::move(holder->principal), {}, true, holder->scope == usecase::TokenScope::kRead};
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
    : app_(app), secure_cookies_(secure_cookies) {}

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
  if (session.principal.must_change && !IsOpenBeforeChange(request)) {
    if (!form_is_read && !IsApiPath(request.path)) return std::nullopt;  // Guard keeps the form
    return Forbidden(
        "Mật khẩu này do người quản trị đặt. Vui lòng đăng nhập trên trang web và đổi mật khẩu "
        "trước.",
        std::string(kMustChangePlace)
    );
  }
  if (const Status may = usecase::Require(session.principal, permission); !may.ok()) {
    return may.error();
  }
  if (!unsafe) return std::nullopt;
  const bool is_api = IsApiPath(request.path);
  // No browser adds a token by itself: there is nothing that another site could make it send.
  if (session.by_token && session.read_only) {
    return Forbidden("Khóa truy cập này chỉ được đọc, không được ghi.", "token");
  }
  if (session.by_token) return std::nullopt;
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
  const std::optional<std::string> key = TokenOf(request);
  const std::string& token = key ? *key : request.cookies.Get(CookieName(request));
  if (token.empty()) {
    return Error{ErrorKind::kUnauthenticated, "Vui lòng đăng nhập để tiếp tục.", "none"};
  }
  const std::string known = (key ? "Bearer " : "") + token;
  const Clock::time_point now = Clock::now();
  std::uint64_t ended = 0;
  {
    const std::lock_guard lock(known_mutex_);
    ended = ended_;
    const auto it = known_.find(known);
    if (it != known_.end() && now < it->second.until) return it->second.live;
  }
  Result<usecase::LiveSession> found =
      key ? HolderOf(app_, token) : usecase::FindLiveSession(app_, token);
  const std::lock_guard lock(known_mutex_);
  if (!found) {
    known_.erase(known);
    return found.error();
  }
  if (known_.size() >= kMaxKnown) {
    std::erase_if(known_, [now](const auto& entry) { return entry.second.until <= now; });
    if (known_.size() >= kMaxKnown) known_.clear();
  }
  Live live = std::make_shared<const usecase::LiveSession>(std::move(*found));
  if (ended == ended_) known_[known] = {live, now + kKnownFor};
  return live;
}

Sessions::Outcome Sessions::SignIn(const http::Request& request, const usecase::Credentials& with) {
  if (!with.proof.empty()) return TryCode(request, with);
  Outcome first = TryPassword(request, with);
  if (first.proof.empty() || with.code.empty()) return first;
  return TryCode(request, {with.username, {}, with.code, first.proof});
}

Sessions::Outcome Sessions::TryPassword(
    const http::Request& request, const usecase::Credentials& with
) {
  Outcome outcome;
  usecase::SignInFrom from = From(request);
  const SignInTry attempt{
      NetworkOf(request.peer),
      Shorten(Fold(with.username), kMaxName),
      usecase::KnownBrowser(app_, with.username, from.browser)};
  const SignInLimits::Answer answer = limits_.Take(attempt, NowMs());
  if (answer.account_dried) {
    log::Warning("very many wrong passwords for one account", {{"network", attempt.network}});
  }
  if (answer.wait_s > 0) {
    outcome.failure = TooManyFailures("Mật khẩu", answer.wait_s);
    return outcome;
  }
  from.ticket.known = !attempt.browser.empty();
  from.ticket.lane = from.ticket.known ? "browser " + attempt.browser : attempt.network;
  auto came = usecase::SignIn(app_, {with.username, with.password}, from);
  if (came) {
    limits_.Succeeded(attempt, NowMs());  // a code that is still wanted is counted apart
  } else if (came.error().kind != ErrorKind::kUnauthenticated) {
    limits_.NotTried(attempt, NowMs());
  }
  return OutcomeOf(std::move(came));
}

// Only who has a proof is counted, for the account from wherever it comes; only signing in makes
// failures undone.
Sessions::Outcome Sessions::TryCode(
    const http::Request& request, const usecase::Credentials& with
) {
  Outcome outcome;
  if (const Status holds = usecase::CheckProof(app_, with); !holds) {
    outcome.failure = http::FailureFrom(holds.error());
    return outcome;
  }
  const SignInTry attempt{{}, {}, "code " + Shorten(Fold(with.username), kMaxName)};
  const int wait_s = with.code.empty() ? 0 : limits_.Take(attempt, NowMs()).wait_s;
  if (wait_s > 0) {
    outcome.failure = TooManyFailures("Mã xác thực", wait_s);
    return outcome;
  }
  auto came = usecase::SignIn(app_, with, From(request));
  if (came && came->signed_in) {
    limits_.Succeeded(attempt, NowMs());
  } else if (!came && !with.code.empty()) {
    limits_.NotTried(attempt, NowMs());
  }
  return OutcomeOf(std::move(came));
}

usecase::SignInFrom Sessions::From(const http::Request& request) const {
  usecase::SignInFrom from;
  from.browser = request.cookies.Get(http::SessionCookieName(kBrowserCookie, IsSecure(request)));
  return from;
}

Sessions::Outcome Sessions::OutcomeOf(Result<usecase::SignInAnswer> came) {
  Outcome outcome;
  if (!came) {
    outcome.failure = http::FailureFrom(came.error());
  } else if (came->signed_in) {
    outcome.signed_in = std::move(came->signed_in);
  } else {
    outcome.failure = http::FailureFrom(*came->why);
    outcome.proof = std::move(came->proof);
  }
  return outcome;
}

// Who is signed in already counts for the own account alone.
std::optional<http::Failure> Sessions::WithOwnPassword(
    const http::Request& request,
    std::string_view wrong_place,
    const std::function<Status()>& change
) {
  const SignInTry attempt{{}, {}, "account " + Who(request).account.value};
  if (const int wait_s = limits_.Take(attempt, NowMs()).wait_s; wait_s > 0) {
    return TooManyFailures("Mật khẩu", wait_s);
  }
  const Status changed = change();
  if (changed.ok()) {
    limits_.Succeeded(attempt, NowMs());
    return std::nullopt;
  }
  if (changed.error().place != wrong_place) limits_.NotTried(attempt, NowMs());
  return http::FailureFrom(changed.error());
}

std::optional<http::Failure> Sessions::ChangePassword(
    const http::Request& request, std::string_view old_password, std::string_view password
) {
  auto failure = WithOwnPassword(request, "mat_khau_cu", [&] {
    return usecase::ChangeOwnPassword(app_, Who(request), old_password, password);
  });
  if (!failure) Forget();
  return failure;
}

std::optional<http::Failure> Sessions::BeginSecondStep(
    const http::Request& request, std::string_view password
) {
  return WithOwnPassword(request, usecase::kStepPasswordPlace, [&] {
    return usecase::BeginSecondStep(app_, Who(request), password);
  });
}

std::optional<http::Failure> Sessions::TurnOffSecondStep(
    const http::Request& request, std::string_view password
) {
  return WithOwnPassword(request, usecase::kStepPasswordPlace, [&] {
    return usecase::TurnOffSecondStep(app_, Who(request), password);
  });
}

std::optional<http::Failure> Sessions::IssueToken(
    const http::Request& request, const usecase::NewToken& token, std::string& issued
) {
  return WithOwnPassword(request, usecase::kTokenPasswordPlace, [&]() -> Status {
    auto made = usecase::IssueToken(app_, Who(request), token);
    if (!made) return made.error();
    issued = std::move(*made);
    return {};
  });
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

void Sessions::PutBrowser(
    const http::Request& request, http::Response& response, const usecase::SignedIn& signed_in
) const {
  http::SetCookie cookie;
  cookie.secure = IsSecure(request);
  cookie.name = http::SessionCookieName(kBrowserCookie, IsSecure(request));
  cookie.value = signed_in.browser;
  cookie.max_age_s = kBrowserDays * 86'400;
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
