#pragma once
// Bytes of a connection -> head and body of one request. Pure; all limits of the head are here.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace sauro::http {

/// Reads one request. Feed it until done(); bytes that it did not take belong to the next request.
class RequestParser {
 public:
  struct Limits {
    std::size_t max_header_bytes = 16'384;
    std::size_t max_target_bytes = 4'096;
    std::size_t max_header_fields = 100;
  };
  explicit RequestParser(const Limits& limits);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  /// Takes bytes from the front of `bytes`, which begins with what was not taken before, and says
  /// how many. Stops after the head; then feed on for the body. Takes nothing more after a problem.
  std::size_t Feed(std::string_view bytes);

  [[nodiscard]] bool needs_more() const;  ///< The last Feed could go no further.
  [[nodiscard]] bool head_done() const;
  [[nodiscard]] bool done() const;
  /// 0, or the status of the answer: 400, 414, 431.
  [[nodiscard]] int problem() const;

  // After head_done():
  [[nodiscard]] const std::string& method() const;
  [[nodiscard]] const std::string& target() const;
  [[nodiscard]] Headers& headers();
  [[nodiscard]] std::optional<std::uint64_t> content_length() const;
  [[nodiscard]] bool chunked() const;
  [[nodiscard]] bool keep_alive() const;
  /// Body bytes of the Feeds since the last call.
  std::string TakeBody();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sauro::http
