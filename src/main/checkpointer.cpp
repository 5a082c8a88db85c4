#include "main/checkpointer.h"

#include <utility>

#include "base/log.h"

namespace sauro::main {

Checkpointer::Checkpointer(
    usecase::App& app, usecase::SigningKeys keys, std::chrono::milliseconds interval
)
    : app_(app), keys_(std::move(keys)) {
  TakeIfGrown();
  again_.emplace(interval, [this] { TakeIfGrown(); });
}

Checkpointer::~Checkpointer() {
  again_.reset();
  TakeIfGrown();
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
