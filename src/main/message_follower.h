#pragma once
// The follower of a running server that sends messages over one way.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

#include "main/periodic.h"
#include "usecase/messages.h"

namespace sauro::main {

/// Sends what is due after each `interval`. A failure is logged and tried again after the next. Any
/// number of servers may do so beside each other. `app` lives longer.
class MessageFollower {
 public:
  MessageFollower(
      usecase::App& app,
      std::unique_ptr<usecase::Messenger> messenger,
      usecase::SenderWords words,
      std::chrono::milliseconds interval
  );
  /// Ends after the message that is on its way.
  ~MessageFollower();
  MessageFollower(const MessageFollower&) = delete;
  MessageFollower& operator=(const MessageFollower&) = delete;

  /// For metrics. Thread-safe.
  [[nodiscard]] std::uint64_t sent() const { return sent_.load(); }
  [[nodiscard]] std::uint64_t failed() const { return failed_.load(); }

 private:
  void Send();

  const std::unique_ptr<usecase::Messenger> messenger_;
  usecase::MessageSender sender_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::uint64_t> sent_{0};
  std::atomic<std::uint64_t> failed_{0};
  std::unique_ptr<Periodic> again_;  // last: it uses everything above
};

}  // namespace sauro::main
