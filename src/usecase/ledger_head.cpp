#include "usecase/ledger_head.h"

#include <utility>

namespace sauro::usecase {

Result<LedgerHead> ReadLedgerHead(App& app, const Principal& who) {
  if (auto allowed = Require(who, access::Permission::kReadLedger); !allowed) {
    return allowed.error();
  }
  auto position = app.queries.Head();
  if (!position) return position.error();
  auto root = app.queries.RootAt(*position);
  if (!root) return root.error();
  return LedgerHead{*position, std::move(*root)};
}

}  // namespace sauro::usecase
