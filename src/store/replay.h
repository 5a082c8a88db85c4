#pragma once
// State tables made again from the facts, and compared.

#include <functional>
#include <string>
#include <string_view>

#include "facts/facts.h"
#include "ledger/verify.h"
#include "store/connection.h"

namespace sauro::store {

/// Sees each fact on the way, in order.
using TakeFact = std::function<Status(const ledger::Record& record, facts::Fact& fact)>;

/// Drops and creates the state tables of `into` and projects all facts of `from` (which may be the
/// same). Within the transaction of the caller. Errors: kInternal, a fact that does not fit; those
/// of `take`.
Status Replay(
    Connection& from,
    Connection& into,
    const ledger::Progress& progress,
    const TakeFact& take = nullptr
);

/// Every row of every state table as a line of text, always in the same order.
Status DumpState(Connection& connection, const std::function<void(std::string_view)>& line);

/// Errors: kInternal, a state table of `stored` is not what a replay of its facts gives (place: the
/// table). The replay is done in a temporary database, and shows each fact to `take`, whose errors
/// end it.
Status CompareWithReplay(
    Connection& stored, const ledger::Progress& progress, const TakeFact& take
);

}  // namespace sauro::store
