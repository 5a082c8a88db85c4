#include "usecase/sign_in.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <atomic>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"

namespace sauro::usecase {
namespace {

// 19 MiB and two passes, the first choice of the OWASP list; about 20 ms.
constexpr unsigned long long kOpsLimit = 2;
constexpr std::size_t kMemoryLimit = std::size_t{19} << 20U;
// How many may hash at once. More are turned away at once: a flood of sign-ins must not hold every
// worker.
constexpr int kMaxHashing = 3;
constexpr std::size_t kMinPassword = 8;
constexpr std::size_t kMaxPassword = 200;
constexpr std::int64_t kHourMs = 3'600'000;

class HashingPlace {
 public:
  HashingPlace() : taken_(in_use_.fetch_add(1) < kMaxHashing) {}
  ~HashingPlace() { in_use_.fetch_sub(1); }
  HashingPlace(const HashingPlace&) = delete;
  HashingPlace& operator=(const HashingPlace&) = delete;
  [[nodiscard]] bool taken() const { return taken_; }

 private:
  static inline std::atomic<int> in_use_{0};
  bool taken_;
};

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
  if (!appointment->organization) return principal;
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  for (const domain::Organization& each : catalogue->organizations) {
    if (each.id == *appointment->organization) principal.organization_name = each.name;
  }
  return principal;
}

}  // namespace

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

Result<SignedIn> SignIn(App& app, std::string_view username, std::string_view password) {
  const HashingPlace place;
  if (!place.taken())
    return Unavailable("Đang có nhiều người đăng nhập; hãy thử lại sau vài giây.");
  if (password.size() > kMaxPassword) return WrongNameOrPassword();
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account && account.error().kind != ErrorKind::kNotFound) return account.error();
  const bool usable = account.ok() && !account->disabled;
  const bool matches = PasswordMatches(usable ? account->password_hash : DecoyHash(), password);
  if (!usable || !matches) return WrongNameOrPassword();

  auto principal = PrincipalOf(app, *account);
  if (!principal) return principal.error();
  const Instant now = app.clock();
  SignedIn signed_in{RandomHex(32), std::move(*principal), RandomHex(32)};
  Session session;
  session.token_hash = TokenHash(signed_in.token);
  session.account = account->id;
  session.csrf_secret = signed_in.csrf_secret;
  session.created_at = now;
  session.expires_at = {now.unix_ms + app.settings.session_hours * kHourMs};
  // Where one more session comes in, those that nobody can go back to any more go.
  if (auto forgotten = app.accounts.ForgetOldSessions(now); !forgotten) return forgotten.error();
  if (auto added = app.accounts.AddSession(session); !added) return added.error();
  return signed_in;
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
      // A full disk must not sign people out: the session goes on until its old end.
      if (extended.error().kind != ErrorKind::kNoSpace) return extended.error();
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

Status SignOut(App& app, std::string_view token) {
  if (!Prepared()) return Internal("Thư viện mật mã không khởi động được.");
  return app.accounts.EndSession(TokenHash(token));
}

namespace {

Status CheckPassword(std::string_view password) {
  if (CountCodePoints(password) < kMinPassword) {
    return Invalid(fmt::format("Mật khẩu phải có ít nhất {} ký tự.", kMinPassword), "mat_khau");
  }
  if (password.size() > kMaxPassword) {
    return Invalid(fmt::format("Mật khẩu dài quá {} byte.", kMaxPassword), "mat_khau");
  }
  return {};
}

Status CheckPost(const Post& post) {
  if (post.role == access::Role::kOfficer && !post.organization) {
    return Invalid("Chuyên viên phải thuộc một cơ quan.", "co_quan");
  }
  return {};
}

Status CheckNewAccount(const NewAccount& account, std::string_view username) {
  const bool plain = username.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") ==
                     std::string_view::npos;
  if (username.size() < 3 || username.size() > 64 || !plain) {
    return Invalid(
        "Tên đăng nhập gồm 3 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch dưới, gạch nối.",
        "ten_dang_nhap"
    );
  }
  if (Trim(account.display_name).empty() || account.display_name.size() > 200 ||
      !IsStorable(account.display_name)) {
    return Invalid("Hãy ghi họ tên (nhiều nhất 200 byte).", "ho_ten");
  }
  if (auto fits = CheckPassword(account.password); !fits) return fits;
  return CheckPost({account.role, account.organization});
}

Status CheckOrganization(
    views::Queries& queries, const std::optional<domain::OrganizationId>& id, Position position
) {
  if (!id) return {};
  auto catalogue = queries.ReadCatalogue(position);
  if (!catalogue) return catalogue.error();
  for (const domain::Organization& each : catalogue->organizations) {
    if (each.id == *id) return {};
  }
  return NotFound("Không có cơ quan với mã này trong danh mục.", id->value);
}

// The fact that gives `account` its post, if the organisation is still there.
Status WriteAppointment(
    App& app, const domain::AccountId& actor, const domain::AccountId& account, const Post& post
) {
  const facts::AccountAppointed fact{
      account, std::string(access::CodeOf(post.role)), post.organization};
  const WriteRequest request{NewUuid(app.clock()), actor, std::nullopt};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto known = CheckOrganization(deciding.queries, post.organization, deciding.at.position);
        if (!known) return known.error();
        return std::vector<facts::Fact>{fact};
      });
  return written ? Status() : Status(written.error());
}

// Makes `row` the account of that name which never got a role. Errors: kConflict, it has one.
Status TakeUnappointed(App& app, Account& row, Position position) {
  auto known = app.accounts.FindByUsername(row.username);
  if (!known) return known.error();
  const auto appointed = app.queries.FindAppointment(known->id, position);
  if (appointed) return Conflict("Tên đăng nhập này đã có người dùng.", "username");
  if (appointed.error().kind != ErrorKind::kNotFound) return appointed.error();
  row.id = known->id;
  return app.accounts.ChangePassword(row.id, row.password_hash);
}

}  // namespace

Result<domain::AccountId> AddAccount(
    App& app, const domain::AccountId& actor, const NewAccount& account
) {
  const std::string username = ToLower(Trim(account.username));
  if (auto fits = CheckNewAccount(account, username); !fits) return fits.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  if (auto known = CheckOrganization(app.queries, account.organization, *head); !known)
    return known.error();
  auto hash = HashPassword(account.password);
  if (!hash) return hash.error();

  Account row;
  row.id = domain::AccountId(NewUuid(app.clock()));
  row.username = username;
  row.display_name = ToNfc(Trim(account.display_name));
  row.password_hash = *hash;
  // First the account, then its role: an account without a role can do nothing, a role without an
  // account would dangle. Where the second step failed once, the name is free still.
  auto added = app.accounts.AddAccount(row);
  if (!added && added.error().kind == ErrorKind::kConflict) {
    added = TakeUnappointed(app, row, *head);
  }
  if (!added) return added.error();
  const auto appointed = WriteAppointment(
      app, actor.empty() ? row.id : actor, row.id, {account.role, account.organization}
  );
  if (!appointed) return appointed.error();
  return row.id;
}

Status SetPassword(App& app, std::string_view username, std::string_view password) {
  if (auto fits = CheckPassword(password); !fits) return fits;
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  auto hash = HashPassword(password);
  if (!hash) return hash.error();
  return app.accounts.ChangePassword(account->id, *hash);
}

Status SetDisabled(App& app, std::string_view username, bool disabled) {
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  if (account->disabled == disabled) {
    return Conflict(
        disabled ? "Tài khoản này đã bị khóa từ trước." : "Tài khoản này không bị khóa."
    );
  }
  return app.accounts.SetDisabled(account->id, disabled);
}

Status Appoint(
    App& app, const domain::AccountId& actor, std::string_view username, const Post& post
) {
  if (auto fits = CheckPost(post); !fits) return fits;
  auto account = app.accounts.FindByUsername(ToLower(Trim(username)));
  if (!account) return account.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  const auto now = app.queries.FindAppointment(account->id, *head);
  if (!now && now.error().kind != ErrorKind::kNotFound) return now.error();
  if (now && now->role == access::CodeOf(post.role) && now->organization == post.organization) {
    return Conflict("Tài khoản này đang giữ đúng vai trò và cơ quan ấy.");
  }
  return WriteAppointment(app, actor, account->id, post);
}

}  // namespace sauro::usecase
