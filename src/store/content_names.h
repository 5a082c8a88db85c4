#pragma once
// Which contents facts name, and that they are there when they are named.

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

}  // namespace sauro::store
