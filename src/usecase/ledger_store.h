#pragma once
// The ledger as records, hashes and checkpoints, for those who do not trust the views.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "crypto/merkle.h"
#include "ledger/kept_words.h"
#include "ledger/record.h"

namespace sauro::usecase {

/// A signed checkpoint as it was given out.
struct StoredCheckpoint {
  std::int64_t number = 0;  ///< 1, 2, 3, ...; given by the store
  std::uint64_t size = 0;
  Instant at;        ///< when it was signed, by the clock of the server; not part of what is signed
  std::string note;  ///< C2SP signed note
};

/// Thread-safe. Every function: kUnavailable if the store does not answer, kInternal if its data
/// are damaged, kNotFound for positions that the ledger has not reached.
class LedgerStore {
 public:
  virtual ~LedgerStore() = default;

  virtual Result<crypto::Hash> RootAt(std::uint64_t size) = 0;
  /// The stored leaf hash of record `seq`.
  virtual Result<crypto::Hash> LeafAt(std::uint64_t seq) = 0;
  /// Proofs as in ledger/proofs.h, which also says their errors.
  virtual Result<std::vector<crypto::Hash>> Inclusion(std::uint64_t seq, std::uint64_t size) = 0;
  virtual Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) = 0;
  /// Records after the first `after` in order, one at a time; stops when `take` gives false.
  virtual Status EachRecord(
      Position after, const std::function<bool(const ledger::Record&)>& take
  ) = 0;

  /// The words that are kept of records after the first `after` up to number `until`, in order.
  virtual Result<std::vector<ledger::KeptWords>> WordsOf(Position after, Position until) = 0;

  /// The longest; of several of one size the last. Nothing: none was ever taken.
  virtual Result<std::optional<StoredCheckpoint>> NewestCheckpoint() = 0;
  /// By size, then number; those after the one with this number (0: all).
  virtual Result<std::vector<StoredCheckpoint>> CheckpointsAfter(
      std::int64_t number, std::int64_t most
  ) = 0;
  /// Durable when it returns. Not added: one with the newest's note, or shorter than it.
  virtual Status AddCheckpoint(const StoredCheckpoint& checkpoint) = 0;
};

}  // namespace sauro::usecase
