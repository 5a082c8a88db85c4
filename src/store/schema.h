#pragma once
// Tables of a database: migrations for facts and accounts, and state tables that are dropped and
// created at will.

#include <string>

#include "base/result.h"
#include "store/connection.h"

namespace sauro::store {

/// Applies what of Migrations() is not yet applied, each once and in a transaction of its own.
/// Errors: kInternal, the database is of a newer release.
Status Migrate(Connection& connection);

/// Drops and creates all state tables, with the indexes by which versions are found alone: rows are
/// put in much quicker without the others. Within the transaction of the caller, who calls
/// IndexStateTables before its end.
Status RecreateStateTables(Connection& connection);
/// Makes the indexes by which people read.
Status IndexStateTables(Connection& connection);

/// Makes what RecreateStateTables needs in a database that holds nothing else.
Status PrepareTemporary(Connection& connection);

/// Of the scripts of the state tables and the version of the projection: when it differs from the
/// one kept with the tables, they are to be replayed.
std::string StateFingerprint();
/// The one kept; empty if the tables were never made.
Result<std::string> StoredFingerprint(Connection& connection);

}  // namespace sauro::store
