#pragma once
// Accounts and sessions in the database.

#include <functional>

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/accounts.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this. `clock` tells when a session was ended.
class AccountTable : public usecase::AccountStore {
 public:
  AccountTable(ConnectionSource& readers, Committer& commit, std::function<Instant()> clock)
      : readers_(readers), commit_(commit), clock_(std::move(clock)) {}

  Status AddAccount(const usecase::Account& account) override;
  Status ChangePassword(
      const domain::AccountId& account, const std::string& password_hash, bool must_change
  ) override;
  Status ReplacePassword(
      const domain::AccountId& account,
      const std::string& old_hash,
      const std::string& password_hash
  ) override;
  Status SetDisabled(const domain::AccountId& account, bool disabled) override;
  Result<usecase::Account> FindByUsername(const std::string& username) override;
  Result<usecase::Account> FindAccount(const domain::AccountId& account) override;
  Result<std::vector<usecase::Account>> ListAccounts() override;

  Status AddSession(const usecase::Session& session) override;
  Result<usecase::Session> FindSession(const std::string& token_hash) override;
  Status ExtendSession(const std::string& token_hash, Instant expires_at) override;
  Status EndSession(const std::string& token_hash) override;
  Result<std::vector<usecase::Session>> ListSessions(const domain::AccountId& account, Instant now)
      override;
  Status EndSessionOf(const domain::AccountId& account, const std::string& token_hash) override;
  Status EndOtherSessions(const domain::AccountId& account, const std::string& token_hash) override;
  Status ForgetOldSessions(Instant now) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
  std::function<Instant()> clock_;
};

}  // namespace sauro::store
