#pragma once
// Signing the head of the ledger, and proofs about it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/note.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// What checkpoints are signed with. For a while after a change of keys the previous one signs too,
/// and the text names the new one: whoever trusts the old key then knows its successor from it.
struct SigningKeys {
  crypto::SignerKey current;
  std::optional<crypto::SignerKey> previous;
};

/// The newest durable head, signed; nothing is stored. The same head and keys always give the same
/// note.
Result<StoredCheckpoint> SignHead(App& app, const SigningKeys& keys);
/// The same, kept in the store.
Result<StoredCheckpoint> TakeCheckpoint(App& app, const SigningKeys& keys);

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

/// The whole ledger with its checkpoints in the format of spec/ledger.md, a piece at a time; a
/// server may go on writing meanwhile. Stops when `take` gives false.
using TakePiece = std::function<bool(std::string_view piece)>;
Status ExportLedger(
    App& app, const std::vector<crypto::VerifierKey>& keys, WithWords words, const TakePiece& take
);

}  // namespace sauro::usecase
