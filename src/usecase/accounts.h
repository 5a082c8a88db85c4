#pragma once
// Accounts of persons and their sessions. They stand outside the ledger, where they can be erased;
// roles are facts.

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "domain/task.h"

namespace sauro::usecase {

struct Account {
  domain::AccountId id;
  std::string username;  ///< lower case; unique
  std::string display_name;
  std::string password_hash;  ///< PHC string of Argon2id; never leaves the store and usecase
  bool disabled = false;
  bool must_change = false;  ///< the password was set by somebody else
};

struct Session {
  std::string
      token_hash;  ///< SHA-256, hex, of the cookie's value; the value itself is nowhere kept
  domain::AccountId account;
  std::string csrf_secret;
  Instant created_at;
  Instant expires_at;
};

/// Durable. Thread-safe. Errors: kUnavailable, kNoSpace, kInternal; others as named.
class AccountStore {
 public:
  virtual ~AccountStore() = default;
  /// kConflict: the user name is taken.
  virtual Status AddAccount(const Account& account) = 0;
  /// Ends the account's sessions and removes its tokens and calendars in the same step. kNotFound.
  virtual Status ChangePassword(
      const domain::AccountId& account, const std::string& password_hash, bool must_change
  ) = 0;
  /// The same by its owner, who need not change it again; only if its password is still
  /// `old_hash`. kConflict: it is another by now.
  virtual Status ReplacePassword(
      const domain::AccountId& account,
      const std::string& old_hash,
      const std::string& password_hash
  ) = 0;
  /// A disabled account's sessions end, its tokens and calendars are removed in the same step.
  /// kNotFound.
  virtual Status SetDisabled(const domain::AccountId& account, bool disabled) = 0;
  /// kNotFound.
  virtual Result<Account> FindByUsername(const std::string& username) = 0;
  virtual Result<Account> FindAccount(const domain::AccountId& account) = 0;
  virtual Result<std::vector<Account>> ListAccounts() = 0;

  virtual Status AddSession(const Session& session) = 0;
  /// kNotFound. Ended sessions are found too, for seven days: a form that was open then is not
  /// lost.
  virtual Result<Session> FindSession(const std::string& token_hash) = 0;
  /// Only a session that is still live. kNotFound: it has ended, perhaps a moment ago.
  virtual Status ExtendSession(const std::string& token_hash, Instant expires_at) = 0;
  virtual Status EndSession(const std::string& token_hash) = 0;
  /// Those that are live at `now`, the newest first.
  virtual Result<std::vector<Session>> ListSessions(
      const domain::AccountId& account, Instant now
  ) = 0;
  /// Ends live sessions of the account: the one with this hash, or all but that one. Those of
  /// others stay.
  virtual Status EndSessionOf(const domain::AccountId& account, const std::string& token_hash) = 0;
  virtual Status EndOtherSessions(
      const domain::AccountId& account, const std::string& token_hash
  ) = 0;
  /// Removes sessions that ended more than seven days before `now`.
  virtual Status ForgetOldSessions(Instant now) = 0;
};

}  // namespace sauro::usecase
