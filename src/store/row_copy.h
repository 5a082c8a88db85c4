#pragma once
// Rows of one database put into another one, as they are.

#include "store/connection.h"

namespace sauro::store {

/// Every row of the statement `read` without parameters on `from`, also shown to `see`, into the
/// table `table` of `into`, which has the same columns. Within a transaction on `into`, which is to
/// be rolled back after a failure. Errors: those of either connection and of `see`.
Status CopyRows(
    Connection& from,
    const char* read,
    Connection& into,
    const char* table,
    const Connection::TakeRow& see = nullptr
);

}  // namespace sauro::store
