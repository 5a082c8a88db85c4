#pragma once
// The words of facts, beside the ledger, which holds their salted hashes alone.

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "ledger/kept_words.h"
#include "ledger/record.h"
#include "store/connection.h"

namespace sauro::store {

/// Gives every word of `fact` a salt of its own, sets the hashes in it, and gives what is to be
/// kept; the number of the fact is not yet known.
std::vector<ledger::KeptWords> SealWords(facts::Fact& fact);

/// Posts them, within the transaction of the caller.
Status PutWords(Connection& connection, const ledger::KeptWords& words);

/// Kept words in order of their facts, a page at a time.
class WordsReader {
 public:
  explicit WordsReader(Connection& connection) : connection_(connection) {}
  /// From behind the fact `after` on.
  WordsReader(Connection& connection, std::uint64_t after)
      : connection_(connection), last_fact_(static_cast<std::int64_t>(after) + 1) {}
  /// What was not yet given of the facts up to `fact`.
  Result<std::vector<ledger::KeptWords>> UpTo(std::uint64_t fact);

 private:
  Status Fill();

  Connection& connection_;
  std::deque<ledger::KeptWords> page_;
  std::int64_t last_fact_ = std::numeric_limits<std::int64_t>::min();
  std::string last_field_;
  bool ended_ = false;
};

/// Every hash in the ledger against the words that are kept, as the facts go by in their order.
class WordsCheck {
 public:
  explicit WordsCheck(Connection& connection) : reader_(connection) {}

  /// Errors: kInternal, words that are not what their hash says, that belong to no fact, or that
  /// are there although `fact` erased them (place: the number of the fact and the field).
  Status Take(const ledger::Record& record, facts::Fact& fact);
  /// After the last fact. Errors: as of Take.
  Status Finish();
  /// Words that are gone although no fact erased them: where the first would be.
  [[nodiscard]] std::optional<std::string> Missing() const;

 private:
  using Place = std::pair<std::uint64_t, std::string>;  // fact and field
  Status TakeErased(const facts::ContentErased& erased);

  WordsReader reader_;
  std::set<Place> missing_;  // until a later fact says that they were erased
  std::set<Place> erased_;
};

}  // namespace sauro::store
