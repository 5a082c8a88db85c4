#pragma once
// The second step of signing in, in the database.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/second_step.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this.
class SecondStepTable : public usecase::SecondStepStore {
 public:
  SecondStepTable(ConnectionSource& readers, Committer& commit)
      : readers_(readers), commit_(commit) {}

  Result<std::optional<usecase::SecondStep>> Find(const domain::AccountId& account) override;
  Status Begin(const domain::AccountId& account, const std::string& secret) override;
  Status TurnOn(const domain::AccountId& account, const usecase::SecondStep& step) override;
  Status TakeStep(const domain::AccountId& account, std::int64_t step) override;
  Status ReplaceRecovery(
      const domain::AccountId& account, const std::string& before, const std::string& after
  ) override;
  Status Remove(const domain::AccountId& account) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
};

}  // namespace sauro::store
