#pragma once
// Removes contents that nothing names, such as files of uploads that were refused, while a server
// runs.

#include <atomic>
#include <chrono>
#include <cstdint>

#include "main/periodic.h"
#include "store/data_folder.h"

namespace sauro::main {

/// So long a content stays that nothing names: a page may still name it in a form.
inline constexpr std::chrono::hours kUnnamedContentsStay{7 * 24};

/// The instant so long ago, by the clock of the machine, which dates the contents.
Instant Ago(std::chrono::hours age);

/// Looks after each `interval`. What cannot be done now, such as beside a backup, is done after the
/// next. `folder` lives longer.
class Sweeper {
 public:
  Sweeper(store::DataFolder& folder, std::chrono::milliseconds interval);

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t removed() const { return removed_.load(); }
  [[nodiscard]] std::uint64_t failures() const { return failures_.load(); }

 private:
  void Sweep();

  store::DataFolder& folder_;
  std::atomic<std::uint64_t> removed_{0};
  std::atomic<std::uint64_t> failures_{0};
  Periodic again_;  // last: it uses everything above
};

}  // namespace sauro::main
