#pragma once
// A whole ledger, taken over item by item.

#include <functional>
#include <variant>

#include "base/result.h"
#include "ledger/kept_words.h"
#include "ledger/record.h"

namespace sauro::store {

class Connection;
class LedgerEnd;

/// A record, or words that are kept of one before it; nothing at the end.
using LedgerItem = std::variant<std::monostate, ledger::Record, ledger::KeptWords>;

/// Writes all that `next` gives behind the head, up to its end, within a transaction of the caller.
/// Errors: those of `next`; those of LedgerEnd.
Status TakeItems(
    Connection& connection, LedgerEnd& end, const std::function<Result<LedgerItem>()>& next
);

}  // namespace sauro::store
