#pragma once
// Personal keys for programs: who holds one asks the API as its owner, with no more than the owner
// may at that moment. Why so: docs/decisions/0045-api-tokens.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

enum class TokenScope {
  kRead,   ///< asks only
  kWrite,  ///< all that its owner may do by the API
};
std::string_view CodeOf(TokenScope scope);  ///< "read", "write"
std::optional<TokenScope> TokenScopeFromCode(std::string_view code);

/// Stands with the accounts, outside the ledger.
struct ApiToken {
  std::string hash;  ///< SHA-256, hexadecimal; the token itself is nowhere kept
  domain::AccountId account;
  std::string name;  ///< what it is for, in its owner's words
  TokenScope scope = TokenScope::kRead;
  Instant created_at;
  Instant expires_at;
  std::optional<Day> used_on;  ///< the last day
};

/// Durable. Thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class ApiTokenStore {
 public:
  virtual ~ApiTokenStore() = default;
  virtual Status Add(const ApiToken& token) = 0;
  /// kNotFound.
  virtual Result<ApiToken> Find(const std::string& hash) = 0;
  /// The newest first, ended ones too.
  virtual Result<std::vector<ApiToken>> List(const domain::AccountId& account) = 0;
  virtual Status MarkUsed(const std::string& hash, Day day) = 0;
  /// Nothing happens if the account has no such token.
  virtual Status Remove(const domain::AccountId& account, const std::string& hash) = 0;
};

inline constexpr std::size_t kMostTokens = 20;  ///< of one account
inline constexpr std::int32_t kMostTokenDays = 366;

struct NewToken {
  std::string name;
  TokenScope scope = TokenScope::kRead;
  std::int32_t days = 90;
  std::string_view password;  ///< of the person, once more
};
/// Gives the token, which is nowhere kept. Errors: kInvalid with place "ten_khoa", "so_ngay" or
/// kTokenPasswordPlace; kConflict with place "ten_khoa", there are kMostTokens; kUnavailable as
/// SignIn.
Result<std::string> IssueToken(App& app, const Principal& who, const NewToken& token);
inline constexpr std::string_view kTokenPasswordPlace = "mat_khau_khoa";

Result<std::vector<ApiToken>> ListTokens(App& app, const Principal& who);
/// Counts at once. Nothing happens if the person has no such token.
Status RevokeToken(App& app, const Principal& who, const std::string& hash);

struct TokenHolder {
  Principal principal;
  TokenScope scope = TokenScope::kRead;
};
/// Whose token it is. Errors: kUnauthenticated: there is none, it has ended, or the account is
/// locked.
Result<TokenHolder> FindTokenHolder(App& app, std::string_view token);

}  // namespace sauro::usecase
