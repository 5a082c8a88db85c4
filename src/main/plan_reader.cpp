#include "main/plan_reader.h"

#include <chrono>

#include "base/log.h"
#include "base/uuid.h"

namespace sauro::main {
namespace {

// What waits after another server died is found without being told.
constexpr std::chrono::seconds kLookAgain{10};

}  // namespace

PlanReader::PlanReader(usecase::App& app, std::size_t threads)
    : app_(app), name_(NewUuid(app.clock())) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

PlanReader::~PlanReader() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void PlanReader::Wake() {
  {
    const std::lock_guard lock(mutex_);
    ++woken_;
  }
  changed_.notify_all();
}

bool PlanReader::Stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void PlanReader::Work() {
  for (;;) {
    std::size_t seen = 0;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      seen = woken_;
    }
    const auto read = usecase::ReadNext(app_, name_, [this] { return Stopping(); });
    if (read && *read) continue;
    if (!read) log::Error("document not read", {{"reason", read.error().Text()}});
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kLookAgain, [&] { return stopping_ || woken_ != seen; });
  }
}

}  // namespace sauro::main
