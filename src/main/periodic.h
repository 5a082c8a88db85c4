#pragma once
// Work that a running server does again and again beside its requests.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sauro::main {

/// Calls `work` after each `interval`, on a thread of its own, until it is destroyed.
class Periodic {
 public:
  Periodic(std::chrono::milliseconds interval, std::function<void()> work);
  /// Waits for the call that is under way.
  ~Periodic();
  Periodic(const Periodic&) = delete;
  Periodic& operator=(const Periodic&) = delete;

 private:
  void Run();

  const std::chrono::milliseconds interval_;
  const std::function<void()> work_;
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace sauro::main
