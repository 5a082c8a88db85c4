#pragma once
// Whether the ledger of a folder is what was signed of it, for commands that would carry a broken
// one on.

#include <string>

#include "base/result.h"
#include "main/workspace.h"

namespace sauro::main {

/// Recomputes the roots at every checkpoint in the database and at ledger.signed. Errors:
/// kConflict, the ledger was cut or rewritten; those of the store and of the key files.
Status CompareWithSigned(Workspace& workspace, const std::string& data);

/// The same for a folder that nobody has open. Nothing is compared, and that is logged, where it
/// was made by another release and is not yet brought up to date.
Status CompareWithSigned(const std::string& data);

}  // namespace sauro::main
