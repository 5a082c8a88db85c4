#pragma once
// The threads of a running server that read documents beside requests.

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "usecase/plan_reading.h"

namespace sauro::main {

/// Each thread runs one sauro-reader at a time, so that `threads` of them run at most. `app` lives
/// longer, with its `readings`.
class PlanReader {
 public:
  PlanReader(usecase::App& app, std::size_t threads);
  /// Ends what is being read within a second; what waits is read after the next start.
  ~PlanReader();
  PlanReader(const PlanReader&) = delete;
  PlanReader& operator=(const PlanReader&) = delete;

  /// Something is waiting. Thread-safe.
  void Wake();

 private:
  void Work();
  bool Stopping();

  usecase::App& app_;
  const std::string name_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t woken_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;  // last: they use everything above
};

}  // namespace sauro::main
