#pragma once
// The keys that checkpoints are signed with: the secret file ledger.key and the public list
// ledger.pub in the data folder, both outside the database so that a backup can leave the secret
// out.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/note.h"
#include "usecase/checkpoints.h"

namespace sauro::main {

/// Makes the first key of an installation at `place` ("Hà Giao" gives the name
/// sauro/ha-giao/1f2e3d4c, which is also the origin of its checkpoints). Only the owner may read
/// the file. Errors: kConflict, there is a key already; kUnavailable, kNoSpace.
Status MakeLedgerKey(const std::string& data, const std::string& place);

/// Nothing where there is no secret file. Errors: kUnreadable, it holds something else, or others
/// may read it.
Result<std::optional<usecase::SigningKeys>> ReadLedgerKeys(const std::string& data);

/// Every key that ever signed, the newest last; empty where there is no list. Errors: kUnreadable.
Result<std::vector<crypto::VerifierKey>> ReadPublicKeys(const std::string& data);

/// A new key of the same name; the one before goes on signing beside it. Without a secret file (it
/// was lost) the new key stands alone. Errors: kNotFound, there was never a key; kUnavailable.
Result<usecase::SigningKeys> RotateLedgerKey(const std::string& data);

/// The previous key is removed from the secret file. Errors: kNotFound, there is none.
Status RetirePreviousKey(const std::string& data);

}  // namespace sauro::main
