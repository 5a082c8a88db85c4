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
#include "store/query.h"

namespace sauro::store {

/// The stored head is not one.
Error DamagedTree();
/// From three columns: size, root, edge.
ledger::TreeHead ReadTreeHead(Query& row);

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
  /// How far the ledger goes.
  struct Extent {
    Position head;
    Position erased;  ///< the newest fact that erased words; 0: none
    crypto::Hash root{};
  };
  Result<Extent> Newest();
  /// The number of the fact with this identifier, or nothing.
  Result<std::optional<Position>> Find(std::string_view id);

 private:
  Connection& connection_;
};

}  // namespace sauro::store
