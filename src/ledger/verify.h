#pragma once
// Proves that a stored ledger is what was appended: recomputes every hash from the rows.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "ledger/record.h"
#include "ledger/tree_head.h"

namespace sauro::ledger {

struct StoredRecord {
  Record record;
  std::string leaf;  ///< leaf hash as it is stored
};

/// Where a ledger is stored. Errors of every function: kUnavailable, kInternal.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  virtual Result<TreeHead> Head() = 0;
  /// All records in order of `seq`, one at a time; stops when `take` gives false.
  virtual Status Each(const std::function<bool(const StoredRecord&)>& take) = 0;
  /// The edge kept after `size` records (a multiple of kEdgeEvery); nothing if there is none.
  virtual Result<std::optional<std::string>> EdgeAt(std::uint64_t size) = 0;
};

/// The first place where the stored ledger is not what was appended.
struct Damage {
  std::uint64_t first = 0;  ///< number of the record, or the first of a range that holds it
  std::uint64_t last = 0;
  std::string what;  ///< for a person
};

struct Verification {
  TreeHead head;                 ///< recomputed from the records up to the damage
  std::optional<Damage> damage;  ///< nothing: the ledger is whole
};

/// Called now and then with the number of records done and of all (0: unknown).
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Reads every record once. A record that was changed together with its own leaf hash is found by
/// the kept edges, within kEdgeEvery records. Errors: those of `source`.
Result<Verification> Verify(RecordSource& source, const Progress& progress);

}  // namespace sauro::ledger
