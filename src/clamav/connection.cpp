#include "clamav/connection.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

namespace sauro::clamav {
namespace {

constexpr auto kBusyWait = std::chrono::seconds(2);
constexpr auto kTryAgain = std::chrono::milliseconds(20);

Error Failed(const char* doing, int number) {
  return Unavailable(std::string(doing) + ": " + std::generic_category().message(number));
}

Error Late() {
  return Unavailable("no answer in time");
}

Error NoAddress(const std::string& text) {
  return Invalid(
      "Địa chỉ của ClamAV phải là đường dẫn socket như /run/clamav/clamd.ctl hoặc ĐỊA-CHỈ-IP:CỔNG "
      "như 127.0.0.1:3310.",
      text
  );
}

Result<Address> UnixAddress(const std::string& path) {
  sockaddr_un name{};
  if (path.size() >= sizeof(name.sun_path)) return NoAddress(path);
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, path.data(), path.size());
  Address out;
  std::memcpy(&out.bytes, &name, sizeof(name));
  out.size = sizeof(name);
  return out;
}

}  // namespace

Result<Address> ParseAddress(const std::string& text) {
  if (!text.empty() && text[0] == '/') return UnixAddress(text);
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return NoAddress(text);
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;  // never waits for a name server
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), text.c_str() + colon + 1, &wanted, &found) != 0) {
    return NoAddress(text);
  }
  Address out;
  std::memcpy(&out.bytes, found->ai_addr, found->ai_addrlen);
  out.size = found->ai_addrlen;
  freeaddrinfo(found);
  return out;
}

Result<Connection> Connection::Open(const Address& address, Deadline deadline) {
  const int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
  const int number = socket(address.bytes.ss_family, type, 0);
  if (number < 0) return Failed("socket", errno);
  Connection connection(number, deadline);
  if (auto connected = connection.Connect(address); !connected) return connected.error();
  return connection;
}

Status Connection::Connect(const Address& address) {
  const auto* name = reinterpret_cast<const sockaddr*>(&address.bytes);
  const auto end = std::min(deadline_, std::chrono::steady_clock::now() + kBusyWait);
  // A Unix socket whose queue is full says so at once, and calls nobody when there is room.
  while (connect(socket_, name, address.size) != 0) {
    if (errno == EINPROGRESS || errno == EINTR || errno == EALREADY) return Connected();
    if (errno != EAGAIN) return Failed("connect", errno);
    if (std::chrono::steady_clock::now() >= end) {
      return Unavailable("connect: the queue of the daemon is full", kBusy);
    }
    std::this_thread::sleep_for(kTryAgain);
  }
  return {};
}

Status Connection::Connected() const {
  if (auto ready = Wait(POLLOUT); !ready) return ready;
  int failure = 0;
  socklen_t size = sizeof(failure);
  if (getsockopt(socket_, SOL_SOCKET, SO_ERROR, &failure, &size) != 0) failure = errno;
  return failure == 0 ? Status() : Status(Failed("connect", failure));
}

Connection::Connection(Connection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), deadline_(other.deadline_) {}

Connection::~Connection() {
  if (socket_ >= 0) close(socket_);
}

Status Connection::Wait(short events) const {
  using std::chrono::milliseconds;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(deadline_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Late();
    pollfd one{socket_, events, 0};
    const int ready = poll(&one, 1, static_cast<int>(std::min(left, milliseconds(60'000)).count()));
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return Failed("poll", errno);
  }
}

Status Connection::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (auto ready = Wait(POLLOUT); !ready) return ready;
    const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return Failed("send", errno);
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return {};
}

Result<std::string> Connection::ReadLine(std::size_t max_bytes) {
  std::string line;
  char piece[512];
  while (line.size() < max_bytes) {
    if (auto ready = Wait(POLLIN); !ready) return ready.error();
    const ssize_t count = recv(socket_, piece, sizeof(piece), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    // A daemon that did not read everything resets the connection behind what it said.
    if (count == 0 || (count < 0 && !line.empty())) return line;
    if (count < 0) return Failed("recv", errno);
    line.append(piece, static_cast<std::size_t>(count));
    if (const auto end = line.find('\0'); end != std::string::npos) return line.substr(0, end);
  }
  return line.substr(0, max_bytes);
}

}  // namespace sauro::clamav
