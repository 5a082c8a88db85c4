#pragma once
// The ledger and its checkpoints in the database, for proofs and exports.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/ledger_store.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this.
class LedgerTable : public usecase::LedgerStore {
 public:
  LedgerTable(ConnectionSource& readers, Committer& commit) : readers_(readers), commit_(commit) {}

  Result<crypto::Hash> RootAt(std::uint64_t size) override;
  Result<crypto::Hash> LeafAt(std::uint64_t seq) override;
  Result<std::vector<crypto::Hash>> Inclusion(std::uint64_t seq, std::uint64_t size) override;
  Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) override;
  Status EachRecord(Position after, const std::function<bool(const ledger::Record&)>& take)
      override;
  Result<std::vector<ledger::KeptWords>> WordsOf(Position after, Position until) override;
  Result<std::optional<usecase::StoredCheckpoint>> NewestCheckpoint() override;
  Result<std::vector<usecase::StoredCheckpoint>> CheckpointsAfter(
      std::int64_t number, std::int64_t most
  ) override;
  Status AddCheckpoint(const usecase::StoredCheckpoint& checkpoint) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
};

}  // namespace sauro::store
