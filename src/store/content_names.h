#pragma once
// Which contents facts name: they are there when they are named, and go when they no longer are.

#include <string>
#include <vector>

#include "facts/facts.h"
#include "store/kept_blobs.h"

namespace sauro::store {

/// The SHA-256 of every content that the fact names; its words are those of before SealWords.
std::vector<std::string> ContentsOf(const facts::Fact& fact);

/// Whether each is there, within the transaction of a writer: what is removed is removed in such a
/// transaction, too. Errors: kUnavailable, one was removed since it was put (to be sent again).
Status CheckContentsAreThere(
    Connection& writing, KeptBlobs& contents, const std::vector<std::string>& names
);

/// Removes what the fact says is erased, within its transaction: first the contents that its files
/// named and that nothing else names, then the words with their salts. Errors: kUnavailable,
/// kForbidden.
Status EraseWords(Connection& writing, KeptBlobs& contents, const facts::ContentErased& erased);

}  // namespace sauro::store
