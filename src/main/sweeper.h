#pragma once
// Removes contents that nothing names, such as files of uploads that were refused, while a server
// runs.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

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
  ~Sweeper();
  Sweeper(const Sweeper&) = delete;
  Sweeper& operator=(const Sweeper&) = delete;

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t removed() const { return removed_.load(); }
  [[nodiscard]] std::uint64_t failures() const { return failures_.load(); }

 private:
  void Work();
  void Sweep();

  store::DataFolder& folder_;
  const std::chrono::milliseconds interval_;
  std::atomic<std::uint64_t> removed_{0};
  std::atomic<std::uint64_t> failures_{0};
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace sauro::main
