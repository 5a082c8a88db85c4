#pragma once
// The follower of a running server that signs the head of the ledger while facts arrive.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "main/periodic.h"
#include "usecase/checkpoints.h"

namespace sauro::main {

/// Takes a checkpoint before the constructor returns, then one after each `interval` in which the
/// ledger grew. A failure is logged and tried again after the next interval. `app` lives longer.
class Checkpointer {
 public:
  Checkpointer(usecase::App& app, usecase::SigningKeys keys, std::chrono::milliseconds interval);
  /// Takes a last one for what came since, then stops.
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t signed_size() const { return signed_size_.load(); }
  [[nodiscard]] std::uint64_t failures() const { return failures_.load(); }

 private:
  void TakeIfGrown();

  usecase::App& app_;
  const usecase::SigningKeys keys_;
  std::atomic<std::uint64_t> signed_size_{0};
  std::atomic<std::uint64_t> failures_{0};
  bool any_ = false;
  std::optional<Periodic> again_;  // last: it uses everything above
};

}  // namespace sauro::main
