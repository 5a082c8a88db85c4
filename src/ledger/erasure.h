#pragma once
// The order to erase words beside a record, signed with the key of the ledger: whoever can write
// the database, but not read the key, can take words away, and cannot make it look like such an
// order (spec/ledger.md, "Words beside a record").

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/note.h"
#include "ledger/record.h"

namespace sauro::ledger {

inline constexpr std::string_view kErasureKind = "content.erased";

struct Erasure {
  std::string id;          ///< of the record that says so
  std::uint64_t fact = 0;  ///< whose words they were
  std::vector<std::string> fields;
  std::string reason;
  std::string authority;
  std::string signature;  ///< a line of a signed note without its end; empty: signed by nobody
};

/// The line for `erasure`, whose own is not looked at.
std::string SignErasure(const Erasure& erasure, const crypto::SignerKey& signer);

/// From a record of kErasureKind. Errors: kUnreadable.
Result<Erasure> ErasureOf(const Record& record);

enum class Signed { kYes, kByNobody, kByAnother, kWrongly };
/// kByAnother: in the name of none of `keys`. kWrongly: in the name of one, and not by it.
Signed JudgeSignature(const Erasure& erasure, std::span<const crypto::VerifierKey> keys);

/// All erasures of a ledger, judged together at its end: only then it is known which keys are
/// trusted, and whether somebody who may has confirmed one that nobody had signed.
class ErasureCheck {
 public:
  /// A record of kErasureKind, in order. Errors: kUnreadable.
  Status Take(const Record& record);

  struct Outcome {
    std::uint64_t by_key = 0;     ///< signed, or confirmed by one that is
    std::uint64_t by_nobody = 0;  ///< of releases that did not sign, covered by a checkpoint
    std::uint64_t unjudged = 0;   ///< by a key that is not known, covered by a checkpoint
  };
  /// `signed_size`: of the longest trusted checkpoint; what comes behind it anybody may have
  /// written. Without keys nothing is judged. Errors: kConflict (place: the record), one has a
  /// wrong signature, or none of a known key and stands behind all checkpoints.
  [[nodiscard]] Result<Outcome> Judge(
      std::span<const crypto::VerifierKey> keys, std::uint64_t signed_size
  ) const;

  /// How many fields of each record were erased.
  [[nodiscard]] std::map<std::uint64_t, std::uint64_t> FieldsOfRecords() const;

 private:
  struct Entry {
    std::uint64_t seq = 0;
    Erasure erasure;
  };
  std::vector<Entry> entries_;
};

}  // namespace sauro::ledger
