#pragma once
// State tables made again from the facts, and compared.

#include <functional>
#include <string>
#include <string_view>

#include "ledger/verify.h"
#include "store/connection.h"

namespace sauro::store {

/// Drops and creates the state tables of `into` and projects all facts of `from` (which may be the
/// same). Within the transaction of the caller. Errors: kInternal, a fact that does not fit.
Status Replay(Connection& from, Connection& into, const ledger::Progress& progress);

/// Every row of every state table as a line of text, always in the same order.
Status DumpState(Connection& connection, const std::function<void(std::string_view)>& line);

/// Errors: kInternal, a state table of `stored` is not what a replay of its facts gives (place: the
/// table). The replay is done in a temporary database.
Status CompareWithReplay(Connection& stored, const ledger::Progress& progress);

}  // namespace sauro::store
