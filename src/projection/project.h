#pragma once
// One fact -> changes of the state tables. The only writer of state; it can be dropped and replayed
// from the facts.

#include "base/result.h"
#include "facts/facts.h"
#include "projection/state_tables.h"

namespace sauro::projection {

/// The same facts in the same order always give the same tables. Nothing else is read: no clock, no
/// randomness.
///
/// Errors: kInternal, the fact does not fit the state (it was checked when it was decided); those
/// of `tables`. The tables are then to be rolled back.
Status Project(const facts::Envelope& envelope, const facts::Fact& fact, StateTables& tables);

}  // namespace sauro::projection
