#pragma once
// How long the ledger is and what its root is: what a person keeps to check later that history was
// only extended.

#include <string>

#include "usecase/app.h"

namespace sauro::usecase {

struct LedgerHead {
  Position position;
  std::string root;  ///< hex
};

/// Needs kReadLedger.
Result<LedgerHead> ReadLedgerHead(App& app, const Principal& who);

}  // namespace sauro::usecase
