#include "usecase/api_tokens.h"

#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "usecase/own_password.h"
#include "usecase/secrets.h"
#include "usecase/sign_in.h"

namespace sauro::usecase {
namespace {

constexpr std::string_view kPrefix = "sauro_";  // so that it is known where it was left lying about
constexpr std::size_t kRandomBytes = 32;
constexpr std::size_t kNameLetters = 100;
constexpr std::int64_t kDayMs = 86'400'000;

Error NoSuchToken() {
  return {
      ErrorKind::kUnauthenticated,
      "Khóa truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.",
      "token"};
}

Status CheckNew(const NewToken& token, const std::string& name) {
  if (name.empty() || CountCodePoints(name) > kNameLetters || !IsStorable(name)) {
    return Invalid("Hãy ghi khóa dùng cho việc gì (nhiều nhất 100 ký tự).", "ten_khoa");
  }
  if (token.days < 1 || token.days > kMostTokenDays) {
    return Invalid("Số ngày có hiệu lực từ 1 đến 366.", "so_ngay");
  }
  return {};
}

}  // namespace

std::string_view CodeOf(TokenScope scope) {
  return scope == TokenScope::kWrite ? "write" : "read";
}

std::optional<TokenScope> TokenScopeFromCode(std::string_view code) {
  for (const TokenScope scope : {TokenScope::kRead, TokenScope::kWrite}) {
    if (code == CodeOf(scope)) return scope;
  }
  return std::nullopt;
}

Result<std::string> IssueToken(App& app, const Principal& who, const NewToken& token) {
  if (app.tokens == nullptr) return Unavailable("Máy chủ này chưa dùng được khóa truy cập.");
  const std::string name = ToNfc(Trim(token.name));
  if (Status fits = CheckNew(token, name); !fits) return fits.error();
  auto known = app.tokens->List(who.account);
  if (!known) return known.error();
  if (known->size() >= kMostTokens) {
    return Conflict("Đã có 20 khóa; hãy thu hồi khóa không dùng nữa.", "ten_khoa");
  }
  std::string secret = std::string(kPrefix) + RandomHex(kRandomBytes);
  const Instant now = app.clock();
  const ApiToken kept{
      HashHex(secret),
      who.account,
      name,
      token.scope,
      now,
      {now.unix_ms + token.days * kDayMs},
      std::nullopt};
  auto before = app.accounts.FindAccount(who.account);
  if (!before) return before.error();
  Status right = CheckOwnPassword(app, who, token.password, kTokenPasswordPlace);
  if (!right) return right.error();
  if (Status added = app.tokens->Add(kept); !added) return added.error();
  // A password that was changed, or an account that was locked, since it was compared: that removed
  // the tokens which were there, and this one came too late for it.
  auto still = app.accounts.FindAccount(who.account);
  if (still && still->password_hash == before->password_hash && !still->disabled) return secret;
  if (Status removed = app.tokens->Remove(who.account, kept.hash); !removed) return removed.error();
  return Conflict("Mật khẩu của tài khoản vừa được đổi ở nơi khác; vui lòng đăng nhập lại.");
}

Result<std::vector<ApiToken>> ListTokens(App& app, const Principal& who) {
  if (app.tokens == nullptr) return std::vector<ApiToken>();
  return app.tokens->List(who.account);
}

Status RevokeToken(App& app, const Principal& who, const std::string& hash) {
  if (app.tokens == nullptr) return {};
  return app.tokens->Remove(who.account, hash);
}

Result<TokenHolder> FindTokenHolder(App& app, std::string_view token) {
  if (app.tokens == nullptr || token.size() != kPrefix.size() + 2 * kRandomBytes) {
    return NoSuchToken();
  }
  const std::string hash = HashHex(token);
  auto kept = app.tokens->Find(hash);
  if (!kept && kept.error().kind != ErrorKind::kNotFound) return kept.error();
  const Instant now = app.clock();
  if (!kept || kept->expires_at <= now) return NoSuchToken();
  auto account = app.accounts.FindAccount(kept->account);
  if (!account && account.error().kind != ErrorKind::kNotFound) return account.error();
  if (!account || account->disabled) return NoSuchToken();
  auto principal = PrincipalOf(app, *account);
  if (!principal) return principal.error();
  const Day today = DayOf(now);
  if (kept->used_on != today) {
    // A full disk must not keep anybody from asking.
    if (Status marked = app.tokens->MarkUsed(hash, today); !marked) {
      log::Warning("use of a token not noted", {{"error", marked.error().Text()}});
    }
  }
  return TokenHolder{std::move(*principal), kept->scope};
}

}  // namespace sauro::usecase
