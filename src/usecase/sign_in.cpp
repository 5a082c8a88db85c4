#include "usecase/sign_in.h"

#include <sodium.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/known_browser.h"

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

std::string RandomHex(std::size_t bytes) {
  std::string raw(bytes, '\0');
  randombytes_buf(raw.data(), raw.size());
  std::string hex(bytes * 2 + 1, '\0');
  sodium_bin2hex(
      hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size()
  );
  hex.pop_back();
  return hex;
}

std::string TokenHash(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(
      digest.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size()
  );
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
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

}  // namespace

std::string SessionOf(std::string_view token) {
  return Prepared() ? TokenHash(token) : std::string();
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

Result<SignedIn> SignIn(
    App& app, std::string_view username, std::string_view password, const SignInFrom& from
) {
  if (password.size() > kMaxPassword) return WrongNameOrPassword();
  std::optional<HashingPlace> place(std::in_place, from.ticket);
  if (const Status& taken = place->Taken(); !taken) return taken.error();
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account && account.error().kind != ErrorKind::kNotFound) return account.error();
  const bool usable = account.ok() && !account->disabled;
  const bool matches = PasswordMatches(usable ? account->password_hash : DecoyHash(), password);
  place.reset();
  if (!usable || !matches) return WrongNameOrPassword();

  auto principal = PrincipalOf(app, *account);
  if (!principal) return principal.error();
  const Instant now = app.clock();
  SignedIn signed_in{
      RandomHex(32), std::move(*principal), RandomHex(32), WithAccount(*account, from.browser)};
  Session session;
  session.token_hash = TokenHash(signed_in.token);
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
  if (still && still->password_hash == account->password_hash && !still->disabled) return signed_in;
  if (auto ended = app.accounts.EndSession(session.token_hash); !ended) return ended.error();
  return still ? WrongNameOrPassword() : still.error();
}

Result<LiveSession> FindLiveSession(App& app, std::string_view token) {
  if (token.size() != 64) return NotSignedIn("none");
  const std::string hash = TokenHash(token);
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
  return LiveSession{std::move(*principal), session->csrf_secret};
}

Result<Principal> FindPrincipal(App& app, std::string_view username) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  if (account->disabled) return Forbidden("Tài khoản " + account->username + " đã bị khóa.");
  return PrincipalOf(app, *account);
}

std::string NewSecret() {
  return Prepared() ? RandomHex(32) : std::string();
}

Status SignOut(App& app, std::string_view token) {
  if (!Prepared()) return Internal("Thư viện mật mã không khởi động được.");
  return app.accounts.EndSession(TokenHash(token));
}

}  // namespace sauro::usecase
