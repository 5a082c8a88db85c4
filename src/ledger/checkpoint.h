#pragma once
// Checkpoints (C2SP tlog-checkpoint): how long a ledger was and what its root was, signed. Whoever
// keeps one can later check that history was only extended.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/note.h"
#include "crypto/sha256.h"

namespace sauro::ledger {

struct Checkpoint {
  std::string origin;  ///< which ledger: the name of the installation, the same for ever
  std::uint64_t size = 0;
  crypto::Hash root{};
  /// The key that signs from now on, while the one before it still does: line "sauro-key KEY".
  std::optional<crypto::VerifierKey> successor;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The lines that are signed.
std::string CheckpointText(const Checkpoint& checkpoint);
/// Lines after the third are extensions; those that are not known are ignored. Errors: kUnreadable.
Result<Checkpoint> ParseCheckpoint(std::string_view text);

/// The signed note. The same checkpoint and key always give the same bytes.
std::string SignCheckpoint(const Checkpoint& checkpoint, const crypto::SignerKey& signer);
/// Reads a signed note. Errors: kUnreadable, no checkpoint; kForbidden, none of `trusted` signed
/// it; kConflict, one did, but the checkpoint is of a ledger with another name than the key, or a
/// signature in the name of one of them is wrong.
Result<Checkpoint> OpenCheckpoint(
    std::string_view note, std::span<const crypto::VerifierKey> trusted
);

/// How many records a note says that it counts, whoever signed it; nothing: it is no checkpoint.
std::optional<std::uint64_t> SizeOfNote(std::string_view note);

}  // namespace sauro::ledger
