#pragma once
// Whether indexes hold what their tables do: answers come from indexes, and verification of facts
// and state does not see those of others.

#include "base/result.h"
#include "store/connection.h"

namespace sauro::store {

/// Compares every index with its table, within a snapshot. False: PostgreSQL without the extension
/// amcheck, or without the right to use it; nothing was compared. Errors: kInternal, an index or a
/// page is damaged (place: which); those of the connection.
Result<bool> CompareIndexes(Connection& connection);

}  // namespace sauro::store
