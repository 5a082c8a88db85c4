#include "main/sweeper.h"

#include "base/log.h"

namespace sauro::main {

Instant Ago(std::chrono::hours age) {
  return {Now().unix_ms - std::chrono::milliseconds(age).count()};
}

Sweeper::Sweeper(store::DataFolder& folder, std::chrono::milliseconds interval)
    : folder_(folder), interval_(interval), thread_([this] { Work(); }) {}

Sweeper::~Sweeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void Sweeper::Work() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (stop_.wait_for(lock, interval_, [this] { return stopping_; })) return;
    }
    Sweep();
  }
}

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
