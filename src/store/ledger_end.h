#pragma once
// Where the ledger ends while a transaction appends to it: read once, and written once for all that
// was appended.

#include <optional>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "crypto/merkle.h"
#include "ledger/record.h"
#include "store/group_commit.h"

namespace sauro::store {

/// Of one transaction at a time. Between Append and Write the stored head is behind the facts: who
/// needs to know where the ledger ends asks here. Not thread-safe.
class LedgerEnd : public HeldBack {
 public:
  struct Newest {
    Position position;
    Instant at;  ///< of the newest fact; the beginning of time if there is none
  };
  /// Errors: kInternal, the stored head is damaged.
  Result<Newest> Find(Connection& connection);
  /// Numbers the records, hashes them and posts them. Gives the new size. Errors: as of Find.
  Result<Position> Append(Connection& connection, std::vector<ledger::Record>& records);

  Status Write(Connection& connection) override;
  void Forget() override { end_.reset(); }

 private:
  struct End {
    crypto::CompactRange range;
    Instant at;
    bool written = true;
  };
  Status Read(Connection& connection);

  std::optional<End> end_;
};

}  // namespace sauro::store
