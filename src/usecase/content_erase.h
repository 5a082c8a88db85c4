#pragma once
// Erasing words of a fact: the ledger keeps their salted hash, the store keeps them no longer.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

struct Erasure {
  std::uint64_t fact = 0;
  std::vector<std::string> fields;  ///< as of facts::WordsOf; none: all that are kept
  std::string reason;
  std::string authority;  ///< the document that orders it; shown in the place of the words
};

struct Erased {
  std::vector<ledger::KeptWords> words;   ///< none: they were erased before
  std::vector<std::string> shared_files;  ///< SHA-256 of files that stay: another fact names them
};

/// Removes the file with this SHA-256 unless another fact than this one names it; false if it
/// stays. None of this name is no failure.
using RemoveFile = std::function<Result<bool>(const std::string& sha256, std::uint64_t fact)>;

/// Removes the files, then appends content.erased and removes the words and their salts in one
/// transaction. For whoever has the machine itself: no role may do it. If it breaks off behind a
/// file, `verify` misses the file, and the same call again goes on. What the database still holds
/// of the words is removed by DataFolder::Scrub. Errors: kNotFound, no such fact; kInvalid (place:
/// the field), a fact or a field without words, or a fact of an older release, which holds its
/// words itself; no reason or authority; kConflict, the words are gone and no fact says so.
Result<Erased> EraseContent(
    App& app,
    const domain::AccountId& actor,
    const std::string& request_id,
    const Erasure& wanted,
    const RemoveFile& remove
);

/// The words of facts in which `text` stands, in order of the facts; at most `most`.
Result<std::vector<ledger::KeptWords>> FindContent(
    App& app, const std::string& text, std::size_t most
);

}  // namespace sauro::usecase
