#pragma once
// One connection to clamd with one deadline for everything.

#include <sys/socket.h>

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sauro::clamav {

/// Where the daemon listens.
struct Address {
  sockaddr_storage bytes{};
  socklen_t size = 0;
};
/// "/path" of a Unix socket, or "127.0.0.1:3310", "[::1]:3310". Errors: kInvalid.
Result<Address> ParseAddress(const std::string& text);

/// Place of the error of a daemon that is there and takes no more connections for now.
inline constexpr const char* kBusy = "busy";

/// Not thread-safe. Every error is kUnavailable with the reason in English, for the log.
class Connection {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  /// Waits two seconds for a daemon that takes no more connections; then the place is kBusy.
  static Result<Connection> Open(const Address& address, Deadline deadline);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  Status Send(std::string_view bytes);
  /// Until a zero byte or the end; at most `max_bytes`.
  Result<std::string> ReadLine(std::size_t max_bytes);

 private:
  Connection(int socket, Deadline deadline) : socket_(socket), deadline_(deadline) {}
  Status Connect(const Address& address);
  [[nodiscard]] Status Connected() const;
  Status Wait(short events) const;

  int socket_;
  Deadline deadline_;
};

}  // namespace sauro::clamav
