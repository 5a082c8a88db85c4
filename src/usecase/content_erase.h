#pragma once
// Erasing words of a fact: the ledger keeps their salted hash, the store keeps them no longer.

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

/// Appends content.erased and removes the words and their salts in the same transaction. For
/// whoever has the machine itself: no role may do it. Gives what was removed; nothing if it was
/// removed before (nothing is written then). What the database file, or the store of files, still
/// holds of it is removed by DataFolder::Scrub. Errors: kNotFound, no such fact; kInvalid (place:
/// the field), a fact or a field without words, or a fact of an older release, which holds its
/// words itself; no reason or authority.
Result<std::vector<ledger::KeptWords>> EraseContent(
    App& app, const domain::AccountId& actor, const std::string& request_id, const Erasure& wanted
);

/// The words of facts in which `text` stands, in order of the facts; at most `most`.
Result<std::vector<ledger::KeptWords>> FindContent(
    App& app, const std::string& text, std::size_t most
);

}  // namespace sauro::usecase
