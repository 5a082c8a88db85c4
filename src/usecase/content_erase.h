#pragma once
// Erasing words of a fact: the ledger keeps their salted hash, the store keeps them no longer.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crypto/note.h"
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
  std::vector<std::string> confirmed;     ///< fields erased before without a signature, now signed
  std::vector<std::string> shared_files;  ///< SHA-256 of files that stay: something else names them
};

/// Appends content.erased, signed by `signer`: whoever can write the database alone cannot do that.
/// Without a signer (an installation that has never had a key) it is signed by nobody. With it the
/// store removes the words, their salts, and the files that nothing else names, in one transaction,
/// beside servers that write. For whoever has the machine itself: no role may do it. If it breaks
/// off behind a file on the disk, `verify` misses the file, and the same call again goes on. What
/// the database still holds of the words is removed by DataFolder::Scrub. Words that were erased
/// without a signature (by a release that had none) are confirmed by the same call. Errors:
/// kNotFound, no such fact; kInvalid (place: the field), a fact or a field without words, or a fact
/// of an older release, which holds its words itself; no reason or authority; kConflict, the words
/// are gone and no fact says so.
Result<Erased> EraseContent(
    App& app,
    const domain::AccountId& actor,
    const std::string& request_id,
    const Erasure& wanted,
    const std::optional<crypto::SignerKey>& signer
);

struct FoundContent {
  ledger::KeptWords words;
  bool erasable = true;  ///< false: of an older release, which wrote them into the record itself
};

/// The words of facts in which `text` stands, in order of the facts; at
/// most `most`.
Result<std::vector<FoundContent>> FindContent(App& app, const std::string& text, std::size_t most);

}  // namespace sauro::usecase
