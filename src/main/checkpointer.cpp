#include "main/checkpointer.h"

#include <utility>

#include "base/log.h"

namespace sauro::main {

Checkpointer::Checkpointer(
    usecase::App& app, usecase::SigningKeys keys, std::chrono::milliseconds interval
)
    : app_(app), keys_(std::move(keys)), interval_(interval) {
  TakeIfGrown();
  thread_ = std::thread([this] { Work(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void Checkpointer::Work() {
  bool stopping = false;
  while (!stopping) {
    {
      std::unique_lock lock(mutex_);
      stopping = stop_.wait_for(lock, interval_, [this] { return stopping_; });
    }
    TakeIfGrown();
  }
}

void Checkpointer::TakeIfGrown() {
  const auto head = app_.queries.Head();
  if (head && any_ && head->value == signed_size_.load()) return;
  const auto taken =
      head ? usecase::TakeCheckpoint(app_, keys_) : Result<usecase::StoredCheckpoint>(head.error());
  if (taken) {
    any_ = true;
    signed_size_.store(taken->size);
    return;
  }
  failures_.fetch_add(1);
  log::Error("checkpoint not taken", {{"reason", taken.error().Text()}});
}

}  // namespace sauro::main
