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

/// Whether `keys` may sign for this folder: the present one must be the newest of the public list,
/// and of its name. Errors: kConflict, it is the key of another installation, one that was
/// replaced, or the list is missing.
Status CheckMaySign(const std::string& data, const usecase::SigningKeys& keys);

/// A new key of the same name; the one before goes on signing beside it. Without a secret file (it
/// was lost) the new key stands alone. Again after one that was cut off on the way. Errors:
/// kNotFound, there was never a key; kConflict, the key before still signs; kUnavailable.
Result<usecase::SigningKeys> RotateLedgerKey(const std::string& data);

/// The previous key is removed from the secret file. Errors: kNotFound, there is none.
Status RetirePreviousKey(const std::string& data);

}  // namespace sauro::main
