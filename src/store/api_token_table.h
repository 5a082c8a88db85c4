#pragma once
// Personal keys for programs, in the database.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/api_tokens.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this.
class ApiTokenTable : public usecase::ApiTokenStore {
 public:
  ApiTokenTable(ConnectionSource& readers, Committer& commit)
      : readers_(readers), commit_(commit) {}

  Status Add(const usecase::ApiToken& token) override;
  Result<usecase::ApiToken> Find(const std::string& hash) override;
  Result<std::vector<usecase::ApiToken>> List(const domain::AccountId& account) override;
  Status MarkUsed(const std::string& hash, Day day) override;
  Status Remove(const domain::AccountId& account, const std::string& hash) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
};

}  // namespace sauro::store
