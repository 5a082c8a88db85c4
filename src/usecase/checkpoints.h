#pragma once
// Signing the head of the ledger, and proofs about it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/note.h"
#include "ledger/erasure.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// What checkpoints are signed with. For a while after a change of keys the previous one signs too,
/// and the text names the new one: whoever trusts the old key then knows its successor from it.
struct SigningKeys {
  crypto::SignerKey current;
  std::optional<crypto::SignerKey> previous;
};

/// The note that was signed last, kept outside the database: whoever rewrites the database does not
/// reach it.
class LastSigned {
 public:
  virtual ~LastSigned() = default;
  /// Empty: nothing was signed yet. Errors: kUnreadable.
  virtual Result<std::string> Read() = 0;
  /// Durable when it returns. A longer note that another process has kept meanwhile stays. Errors:
  /// kUnavailable, kNoSpace, kUnreadable.
  virtual Status Keep(const std::string& note) = 0;
};

/// Whether the ledger still extends what was signed. Errors: kConflict, it does not extend the
/// newest checkpoint in the store or the one that was signed last, or these are not signed by a key
/// of this place: history was cut or rewritten.
Status CheckHistory(App& app, const SigningKeys& keys, LastSigned& last);

/// The newest durable head, signed and kept as the last before anybody sees it; nothing is stored.
/// The same head and keys always give the same note. Errors: those of CheckHistory, and nothing is
/// signed; kConflict, what came since says that words were erased and no known key has signed that:
/// likewise; those of `last`.
Result<StoredCheckpoint> SignHead(App& app, const SigningKeys& keys, LastSigned& last);
/// The same, kept in the store, too.
Result<StoredCheckpoint> TakeCheckpoint(App& app, const SigningKeys& keys, LastSigned& last);

struct VerifiedSignatures {
  std::uint64_t checkpoints = 0;
  ledger::ErasureCheck::Outcome erasures;
};
/// Recomputes the root at every checkpoint of the store and at the last that was signed, and judges
/// the signatures of erasures. `known`: the keys that ever signed here. Errors: kConflict, a
/// checkpoint is not what the records give, counts more of them than there are, or is signed by
/// none of `known`; as ErasureCheck::Judge.
Result<VerifiedSignatures> VerifyCheckpoints(
    App& app, const std::vector<crypto::VerifierKey>& known, LastSigned& last
);

/// The newest checkpoint that was taken; for everybody. Errors: kNotFound, there is none yet.
Result<StoredCheckpoint> ReadCheckpoint(App& app);

struct InclusionProof {
  std::uint64_t seq = 0;
  std::uint64_t size = 0;
  crypto::Hash leaf{};
  crypto::Hash root{};
  std::vector<crypto::Hash> hashes;
};
/// Nothing for `size`: the newest position. Needs kReadLedger. Errors: kInvalid, kNotFound.
Result<InclusionProof> ProveInclusion(
    App& app, const Principal& who, std::uint64_t seq, std::optional<std::uint64_t> size
);

struct ConsistencyProof {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  crypto::Hash from_root{};
  crypto::Hash to_root{};
  std::vector<crypto::Hash> hashes;
};
/// For everybody: it holds hashes alone. Errors: kInvalid, kNotFound.
Result<ConsistencyProof> ProveConsistency(App& app, std::uint64_t from, std::uint64_t to);

/// Whether lines with the words that are kept of a record stand behind it (spec/ledger.md).
enum class WithWords { kNo, kYes };

/// Records after the first `after`, as canonical bytes and a line end each: at most `limit` and not
/// many more than 4 MiB. Empty at the end of the ledger. Needs kReadRecords.
Result<std::string> ReadRecords(
    App& app, const Principal& who, std::uint64_t after, std::int64_t limit, WithWords words
);

/// The whole ledger with its checkpoints and the one that was signed last in the format of
/// spec/ledger.md, a piece at a time; a server may go on writing meanwhile. One that is longer than
/// the ledger is put behind it, for verifiers to see. Stops when `take` gives false. Errors:
/// kConflict, a record is missing; those of the store and of `last`.
using TakePiece = std::function<bool(std::string_view piece)>;
Status ExportLedger(
    App& app,
    const std::vector<crypto::VerifierKey>& keys,
    LastSigned& last,
    WithWords words,
    const TakePiece& take
);

}  // namespace sauro::usecase
