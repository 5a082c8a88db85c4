#pragma once
// The follower of a running server that reminds people.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "main/periodic.h"
#include "usecase/app.h"

namespace sauro::main {

/// Raises what is due after each `interval` in which the ledger grew or another hour began. A
/// failure is logged and tried again after the next. Any number of servers may do so beside each
/// other. `app` lives longer.
class ReminderFollower {
 public:
  ReminderFollower(usecase::App& app, std::chrono::milliseconds interval);

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t raised() const { return raised_.load(); }
  [[nodiscard]] std::uint64_t failures() const { return failures_.load(); }

 private:
  void Raise();

  usecase::App& app_;
  std::optional<std::pair<Position, std::int64_t>> done_;  ///< position and hour of the last look
  std::atomic<std::uint64_t> raised_{0};
  std::atomic<std::uint64_t> failures_{0};
  Periodic again_;  // last: it uses everything above
};

}  // namespace sauro::main
