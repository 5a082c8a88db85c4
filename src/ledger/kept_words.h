#pragma once
// Words that stand beside a record, which holds their salted hash alone, so that they can be erased
// while it stays provable that something stood there (spec/ledger.md, "Words beside a record").

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::ledger {

/// A salt has this length and no other: it says where the salt ends and the text begins.
constexpr std::size_t kSaltBytes = 32;

struct KeptWords {
  std::uint64_t fact = 0;  ///< number of the record
  std::string field;
  std::string salt;  ///< kSaltBytes random bytes: without them nobody can try texts on the hash
  std::string text;
};

/// SHA-256 of the salt followed by the text; hex.
std::string HashOf(const KeptWords& words);

/// The line of the exchange format, with its line end.
std::string ExportWordsLine(const KeptWords& words);
/// From what stands behind the word "words" in that line. Errors: kUnreadable.
Result<KeptWords> WordsFromLine(std::string_view text);

}  // namespace sauro::ledger
