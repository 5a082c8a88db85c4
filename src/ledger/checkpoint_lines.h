#pragma once
// Signed notes on their way into an export, each behind the last record that it counts by its own
// word: what stands beside a note in a database is signed by nobody.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/result.h"

namespace sauro::ledger {

/// Those that the order of the store does not bring to their place. One thread at a time.
class CheckpointLines {
 public:
  using PutLine = std::function<Status(const std::string& line)>;

  /// One that says no size comes at the end, where the check of the export finds it out.
  void Add(const std::string& note);
  /// Whether exactly this note was added, and need not be put by others.
  [[nodiscard]] bool Has(const std::string& note) const;
  /// Nothing is added any more. Puts those of at most `size` records, by their sizes, each once.
  /// Errors: those of `put`.
  Status PutUpTo(std::uint64_t size, const PutLine& put);
  /// Of the first that was not put yet; the largest number there is where there is none.
  [[nodiscard]] std::uint64_t NextSize() const;
  /// Puts those that no record stands before: the end of the ledger was cut off.
  Status PutRest(const PutLine& put);

 private:
  std::multimap<std::uint64_t, std::string> notes_;
  std::size_t put_ = 0;  ///< of the first ones; nothing is added after them
};

}  // namespace sauro::ledger
