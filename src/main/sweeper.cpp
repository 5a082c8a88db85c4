#include "main/sweeper.h"

#include "base/log.h"

namespace sauro::main {

Instant Ago(std::chrono::hours age) {
  return {Now().unix_ms - std::chrono::milliseconds(age).count()};
}

Sweeper::Sweeper(store::DataFolder& folder, std::chrono::milliseconds interval)
    : folder_(folder), again_(interval, [this] { Sweep(); }) {}

void Sweeper::Sweep() {
  const auto removed = folder_.Sweep(Ago(kUnnamedContentsStay));
  if (removed) {
    removed_.fetch_add(*removed);
    if (*removed > 0) log::Info("contents that nothing names were removed", {{"count", *removed}});
    return;
  }
  if (removed.error().kind == ErrorKind::kConflict) return;  // somebody copies: the next time
  failures_.fetch_add(1);
  log::Error("contents were not swept", {{"reason", removed.error().Text()}});
}

}  // namespace sauro::main
