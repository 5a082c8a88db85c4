#pragma once
// A whole installation from one engine to the other.

#include "ledger/verify.h"
#include "store/connection.h"
#include "store/kept_blobs.h"

namespace sauro::store {

/// Adds to `into` all contents of `from`; those that are there stay as they are. One that is not
/// what its name says is not added: `damaged` decides whether the copy goes on without it.
Status CopyBlobs(KeptBlobs& from, KeptBlobs& into, const KeptBlobs::TakeName& damaged);

/// Copies every kept table of `from`, row by row and byte by byte, into `into`, whose ledger is
/// empty, and makes the state tables of `into` anew. Within a transaction of the caller on `into`,
/// and a snapshot on `from`. Errors: kConflict, there are facts in `into`.
Status CopyTables(Connection& from, Connection& into, const ledger::Progress& progress);

}  // namespace sauro::store
