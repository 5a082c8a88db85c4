#pragma once
// Rows of one database put into another one, as they are.

#include "store/connection.h"

namespace sauro::store {

enum class FirstColumn {
  kKept,  ///< as all others
  kMade,  ///< a number that the table gives itself; that of the row is left away
};

/// Adds `row` to a table with the same columns in both databases. Within a transaction; a failure
/// may be that of any later statement or of the commit (Statement::Post).
Status InsertRow(Connection& into, const char* table, const Row& row, FirstColumn first);

}  // namespace sauro::store
