#pragma once
// A ledger as it was at an earlier position: for restoring to a point in time.

#include <cstdint>
#include <string>

#include "base/result.h"

namespace sauro::store {

/// Takes all facts after `position` out of the database file `path`, with what was kept about the
/// longer ledger, in one transaction. The state tables are those of before: rebuild them. Only for
/// the copy of a ledger that nobody uses. Errors: kInvalid, the ledger has not come so far;
/// kInternal, damaged; kUnavailable.
Status CutLedger(const std::string& path, std::uint64_t position);

}  // namespace sauro::store
