#pragma once
// The follower of a running server that signs the head of the ledger while facts arrive.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "main/periodic.h"
#include "usecase/checkpoints.h"

namespace sauro::main {

/// Takes a checkpoint before the constructor returns, then one after each `interval` in which the
/// ledger grew; after the others it looks whether the ledger still extends what was signed. A
/// failure is logged and tried again after the next interval. `app` and `last` live longer.
class Checkpointer {
 public:
  Checkpointer(
      usecase::App& app,
      usecase::SigningKeys keys,
      usecase::LastSigned& last,
      std::chrono::milliseconds interval
  );
  /// Takes a last one for what came since, then stops.
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t signed_size() const { return signed_size_.load(); }
  [[nodiscard]] std::uint64_t failures() const { return failures_.load(); }
  /// The ledger does not extend what was signed: nothing is signed until it does.
  [[nodiscard]] bool refused() const { return refused_.load(); }
  /// While refused: the note that was signed here last, to be given out instead of what the
  /// database holds; empty: there is none. Nothing: the one in the database is right. Thread-safe.
  std::optional<std::string> OwnNote();

 private:
  Status Take();
  void TakeIfGrown();

  usecase::App& app_;
  const usecase::SigningKeys keys_;
  usecase::LastSigned& last_;
  std::atomic<std::uint64_t> signed_size_{0};
  std::atomic<std::uint64_t> failures_{0};
  std::atomic<bool> refused_{false};
  bool any_ = false;
  std::optional<Periodic> again_;  // last: it uses everything above
};

}  // namespace sauro::main
