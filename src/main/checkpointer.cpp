#include "main/checkpointer.h"

#include <utility>

#include "base/log.h"

namespace sauro::main {

Checkpointer::Checkpointer(
    usecase::App& app,
    usecase::SigningKeys keys,
    usecase::LastSigned& last,
    std::chrono::milliseconds interval
)
    : app_(app), keys_(std::move(keys)), last_(last) {
  TakeIfGrown();
  again_.emplace(interval, [this] { TakeIfGrown(); });
}

Checkpointer::~Checkpointer() {
  again_.reset();
  TakeIfGrown();
}

// Also where nothing came: a history that was cut or rewritten is found before it has outgrown its
// old length.
Status Checkpointer::Take() {
  const auto head = app_.queries.Head();
  if (!head) return head.error();
  if (any_ && head->value == signed_size_.load()) return usecase::CheckHistory(app_, keys_, last_);
  const auto taken = usecase::TakeCheckpoint(app_, keys_, last_);
  if (!taken) return taken.error();
  any_ = true;
  signed_size_.store(taken->size);
  return {};
}

std::optional<std::string> Checkpointer::OwnNote() {
  if (!refused_.load()) return std::nullopt;
  auto note = last_.Read();
  return note ? std::move(*note) : std::string();
}

void Checkpointer::TakeIfGrown() {
  const Status taken = Take();
  if (taken) {
    refused_.store(false);
    return;
  }
  failures_.fetch_add(1);
  // A failure of another kind says nothing about the history: what was found stays.
  if (taken.error().kind == ErrorKind::kConflict) refused_.store(true);
  const char* const what = taken.error().kind == ErrorKind::kConflict
                               ? "checkpoint not signed: the ledger was rewritten"
                               : "checkpoint not taken";
  log::Error(what, {{"reason", taken.error().Text()}});
}

}  // namespace sauro::main
