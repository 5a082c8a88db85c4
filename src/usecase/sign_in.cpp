#include "usecase/sign_in.h"

#include <sodium.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/known_browser.h"
#include "usecase/second_step.h"
#include "usecase/secrets.h"

namespace sauro::usecase {
namespace {

// 19 MiB and two passes, the first choice of the OWASP list; about 20 ms.
constexpr unsigned long long kOpsLimit = 2;
constexpr std::size_t kMemoryLimit = std::size_t{19} << 20U;
constexpr std::int64_t kHourMs = 3'600'000;

bool Prepared() {
  static const bool ready = sodium_init() >= 0;
  return ready;
}

Error NotSignedIn(const char* place) {
  return {ErrorKind::kUnauthenticated, "Phiên làm việc đã hết hạn; hãy đăng nhập lại.", place};
}

Error WrongNameOrPassword() {
  return {ErrorKind::kUnauthenticated, "Tên đăng nhập hoặc mật khẩu không đúng.", {}};
}

// Of no account; compared against when the name is unknown, so that the answer takes as long.
const std::string& DecoyHash() {
  static const std::string hash = [] {
    auto made = HashPassword(RandomHex(16));
    return made ? *made : std::string();
  }();
  return hash;
}

Result<Account> WithPassword(App& app, const Credentials& with, const SignInFrom& from) {
  if (with.password.size() > kMaxPassword) return WrongNameOrPassword();
  std::optional<HashingPlace> place(std::in_place, from.ticket);
  if (const Status& taken = place->Taken(); !taken) return taken.error();
  auto account = app.accounts.FindByUsername(ToLower(Trim(with.username)));
  if (!account && account.error().kind != ErrorKind::kNotFound) return account.error();
  const bool usable = account.ok() && !account->disabled;
  const std::string& hash = usable ? account->password_hash : DecoyHash();
  if (!PasswordMatches(hash, with.password) || !usable) return WrongNameOrPassword();
  return account;
}

Result<Account> WithProof(App& app, const Credentials& with) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(with.username)));
  if (!account && account.error().kind != ErrorKind::kNotFound) return account.error();
  if (!account || account->disabled || !Proves(*account, with.proof, app.clock())) {
    return Error{
        ErrorKind::kUnauthenticated,
        "Đã quá năm phút từ khi nhập mật khẩu; vui lòng đăng nhập lại từ đầu.",
        {}};
  }
  return account;
}

}  // namespace

Result<Principal> PrincipalOf(App& app, const Account& account) {
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto appointment = app.queries.FindAppointment(account.id, *head);
  if (!appointment) return appointment.error();
  const auto role = access::RoleFromCode(appointment->role);
  if (!role) return Internal("Vai trò của tài khoản không xác định.", appointment->role);
  Principal principal;
  principal.account = account.id;
  principal.display_name = account.display_name;
  principal.role = *role;
  principal.organization = appointment->organization;
  principal.must_change = account.must_change;
  if (!appointment->organization) return principal;
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  for (const domain::Organization& each : catalogue->organizations) {
    if (each.id == *appointment->organization) principal.organization_name = each.name;
  }
  return principal;
}

std::string SessionOf(std::string_view token) {
  return Prepared() ? HashHex(token) : std::string();
}

Result<std::string> HashPassword(std::string_view password) {
  if (!Prepared()) return Internal("Thư viện mật mã không khởi động được.");
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), kOpsLimit, kMemoryLimit) !=
      0) {
    return Unavailable("Máy chủ thiếu bộ nhớ; hãy thử lại sau.");
  }
  return std::string(hash.data());
}

bool PasswordMatches(const std::string& hash, std::string_view password) {
  return Prepared() &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Status CheckProof(App& app, const Credentials& with) {
  const auto account = WithProof(app, with);
  return account ? Status() : Status(account.error());
}

Result<SignInAnswer> SignIn(App& app, const Credentials& with, const SignInFrom& from) {
  auto account = with.proof.empty() ? WithPassword(app, with, from) : WithProof(app, with);
  if (!account) return account.error();
  if (const Status right = CheckSecondStep(app, account->id, with.code); !right) {
    if (right.error().place != kCodePlace) return right.error();
    // Of the very account whose password was compared: a password that was changed meanwhile makes
    // it void. A proof is never renewed by itself.
    std::string proof =
        with.proof.empty() ? PasswordProof(*account, app.clock()) : std::string(with.proof);
    return SignInAnswer{std::nullopt, std::move(proof), right.error()};
  }
  auto principal = PrincipalOf(app, *account);
  if (!principal) return principal.error();
  const Instant now = app.clock();
  SignedIn signed_in{
      RandomHex(32), std::move(*principal), RandomHex(32), WithAccount(*account, from.browser)};
  Session session;
  session.token_hash = HashHex(signed_in.token);
  session.account = account->id;
  session.csrf_secret = signed_in.csrf_secret;
  session.created_at = now;
  session.expires_at = {now.unix_ms + app.settings.session_hours * kHourMs};
  // Where one more session comes in, those that nobody can go back to any more go.
  if (auto forgotten = app.accounts.ForgetOldSessions(now); !forgotten) return forgotten.error();
  if (auto added = app.accounts.AddSession(session); !added) return added.error();
  // A password that was reset, or an account that was locked, since it was read: that ended the
  // sessions which were there, and this one came too late for it.
  auto still = app.accounts.FindAccount(account->id);
  if (still && still->password_hash == account->password_hash && !still->disabled)
    return SignInAnswer{std::move(signed_in)};
  if (auto ended = app.accounts.EndSession(session.token_hash); !ended) return ended.error();
  return still ? WrongNameOrPassword() : still.error();
}

Result<LiveSession> FindLiveSession(App& app, std::string_view token) {
  if (token.size() != 64) return NotSignedIn("none");
  const std::string hash = HashHex(token);
  auto session = app.accounts.FindSession(hash);
  if (!session)
    return session.error().kind == ErrorKind::kNotFound ? NotSignedIn("none") : session.error();
  const Instant now = app.clock();
  if (session->expires_at <= now) return NotSignedIn("ended");
  auto account = app.accounts.FindAccount(session->account);
  if (!account)
    return account.error().kind == ErrorKind::kNotFound ? NotSignedIn("none") : account.error();
  if (account->disabled) return NotSignedIn("ended");
  const std::int64_t length = app.settings.session_hours * kHourMs;
  if (session->expires_at.unix_ms - now.unix_ms < length / 2) {
    if (auto extended = app.accounts.ExtendSession(hash, {now.unix_ms + length}); !extended) {
      // Signed out in another window since it was read: it must not come to life again.
      if (extended.error().kind == ErrorKind::kNotFound) return NotSignedIn("ended");
      // A full disk, or one that is being written anew, must not sign people out: the session goes
      // on until its old end.
      const ErrorKind kind = extended.error().kind;
      if (kind != ErrorKind::kNoSpace && kind != ErrorKind::kUnavailable) return extended.error();
    }
  }
  auto principal = PrincipalOf(app, *account);
  if (!principal) return principal.error();
  return LiveSession{std::move(*principal), session->csrf_secret, false, false};
}

Result<Principal> FindPrincipal(App& app, std::string_view username) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  if (account->disabled) return Forbidden("Tài khoản " + account->username + " đã bị khóa.");
  return PrincipalOf(app, *account);
}

Status SignOut(App& app, std::string_view token) {
  if (!Prepared()) return Internal("Thư viện mật mã không khởi động được.");
  return app.accounts.EndSession(HashHex(token));
}

}  // namespace sauro::usecase
