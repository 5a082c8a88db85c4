#pragma once
// A record of the ledger and its canonical bytes (spec/ledger.md). The ledger orders and hashes
// records; it does not know what they mean.

#include <cstdint>
#include <optional>
#include <string>

#include "base/day.h"
#include "crypto/sha256.h"

namespace sauro::ledger {

struct Record {
  std::uint64_t seq = 0;  ///< 1 for the first record of a ledger
  std::string id;         ///< given by the caller; no two records have the same
  Instant at;             ///< never before that of the record before
  std::string actor;
  std::optional<std::string> organization;  ///< on whose behalf
  std::string kind;
  std::int64_t version = 1;
  std::string subject;  ///< identifier of the thing that it is about
  std::string body;     ///< canonical JSON (RFC 8785, NFC)
  friend bool operator==(const Record&, const Record&) = default;
};

/// One JSON object (RFC 8785) with every field; the body stands in it as it is. Two different
/// records never give the same bytes.
std::string CanonicalBytes(const Record& record);

/// The leaf hash (RFC 6962) of the canonical bytes.
crypto::Hash LeafOf(const Record& record);

}  // namespace sauro::ledger
