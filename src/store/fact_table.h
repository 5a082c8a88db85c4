#pragma once
// The stored ledger: facts with their leaf hashes, the head of the tree and its kept edges.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "ledger/proofs.h"
#include "ledger/verify.h"
#include "store/connection.h"

namespace sauro::store {

class FactTable : public ledger::RecordSource, public ledger::TreeSource {
 public:
  explicit FactTable(Connection& connection) : connection_(connection) {}

  Result<ledger::TreeHead> Head() override;
  Status Each(const std::function<bool(const ledger::StoredRecord&)>& take) override;
  Result<std::optional<std::string>> EdgeAt(std::uint64_t size) override;
  Result<std::vector<std::string>> Leaves(std::uint64_t begin, std::uint64_t end) override;

  /// Records after the first `after` in order; stops when `take` gives false.
  Status EachAfter(
      std::uint64_t after, const std::function<bool(const ledger::StoredRecord&)>& take
  );

  Result<Position> Size();
  /// The number of the fact with this identifier, or nothing.
  Result<std::optional<Position>> Find(std::string_view id);
  /// The time of the newest fact; the beginning of time if there is none.
  Result<Instant> LastAt();
  /// Numbers the records, hashes them and adds them with the new head of the tree. Within the
  /// transaction of the caller. Gives the new size. Errors: kInternal, the stored head is damaged.
  Result<Position> Append(std::vector<ledger::Record>& records);

 private:
  Connection& connection_;
};

}  // namespace sauro::store
