#pragma once
// A record of the ledger as changes of the state tables: the same way when it is written and when
// it is replayed.

#include "facts/facts.h"
#include "ledger/record.h"
#include "projection/state_tables.h"

namespace sauro::store {

/// Errors: kInternal, the record is no fact that this release knows.
Result<facts::Fact> FactOf(const ledger::Record& record);

/// `fact`: that of the record. Errors: kInternal, it does not fit the state; those of `tables`.
Status ProjectRecord(
    const ledger::Record& record, const facts::Fact& fact, projection::StateTables& tables
);

}  // namespace sauro::store
