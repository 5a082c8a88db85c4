#pragma once
// A plain blocking client for the tests: it sends exactly the bytes it is given.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "http/ascii.h"
#include "http/message.h"

namespace sauro::http {

class TestClient {
 public:
  explicit TestClient(std::uint16_t port, int timeout_s = 20) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval timeout{timeout_s, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    connected_ =
        ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  TestClient(TestClient&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)),
        connected_(other.connected_),
        buffer_(std::move(other.buffer_)) {}
  TestClient& operator=(TestClient&&) = delete;
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;
  ~TestClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] bool connected() const { return connected_; }

  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void EndSending() { ::shutdown(descriptor_, SHUT_WR); }

  struct Answer {
    int status = 0;  ///< 0: no whole answer came.
    Headers headers;
    std::string body;
  };

  /// The next answer. `bodiless`: the request was HEAD.
  Answer Read(bool bodiless = false) {
    Answer answer;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!Fill()) return answer;
    }
    const std::string head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    ParseHead(head, answer);
    if (answer.status == 100) return answer;
    const std::size_t length =
        bodiless ? 0 : std::strtoull(answer.headers.Get("Content-Length").c_str(), nullptr, 10);
    while (buffer_.size() < length) {
      if (!Fill()) {
        answer.status = 0;
        return answer;
      }
    }
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
  }

  Answer Ask(std::string_view request) {
    Send(request);
    return Read();
  }
  Answer Get(std::string_view target, std::string_view headers = {}) {
    return Ask(
        "GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) + "\r\n"
    );
  }
  Answer Post(std::string_view target, std::string_view type, std::string_view body) {
    return Ask(
        "POST " + std::string(target) +
        " HTTP/1.1\r\nHost: test\r\nContent-Type: " + std::string(type) +
        "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body)
    );
  }

  /// True if the server closes (or has closed) without sending anything more.
  bool AtEnd() { return buffer_.empty() && !Fill(); }

 private:
  static void ParseHead(std::string_view head, Answer& answer) {
    answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
      const std::size_t end = head.find("\r\n", at);
      const std::string_view line = head.substr(at, end - at);
      const std::size_t colon = line.find(": ");
      answer.headers.Add(line.substr(0, colon), std::string(line.substr(colon + 2)));
      at = end + 2;
    }
  }
  bool Fill() {
    char bytes[16'384];
    const ssize_t got = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int descriptor_ = -1;
  bool connected_ = false;
  std::string buffer_;
};

}  // namespace sauro::http
