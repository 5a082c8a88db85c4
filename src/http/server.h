#pragma once
// The HTTP/1.1 server: one I/O thread, N workers, limits on everything, a drain that loses nothing.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/metrics.h"
#include "http/router.h"

namespace sauro::http {

struct ServerOptions {
  std::string spool_directory;      ///< Must exist and belong to this server alone.
  std::size_t workers = 32;         ///< Threads that run handlers.
  std::size_t queue_limit = 1'024;  ///< Requests that wait for a worker; more get 503.
  std::size_t max_connections = 8'192;
  std::size_t max_header_bytes = 16'384;           ///< More: 431.
  std::size_t max_target_bytes = 4'096;            ///< More: 414.
  std::chrono::milliseconds idle_timeout{60'000};  ///< Keep-alive between requests.
  std::chrono::milliseconds header_timeout{
      10'000};                                   ///< From the first byte to the end of the header.
  std::chrono::milliseconds body_grace{10'000};  ///< A body may always take this long,
  std::uint64_t min_body_rate = 1'024;           ///< then this many bytes a second.
  std::chrono::milliseconds write_timeout{30'000};  ///< For each 64 KiB of answer.
  std::chrono::milliseconds drain_grace{500};  ///< Stop: idle connections may send a last request.
  std::chrono::milliseconds drain_timeout{30'000};  ///< Stop: what still runs then is cut.
  int gzip_level = 1;
  bool trust_proxy =
      false;  ///< X-Forwarded-For and -Proto count when the peer is a loopback address.
  bool access_log = true;  ///< One line a request.
  /// For /healthz: one line, with its end, for each thing that is wrong; nothing: all is well. Must
  /// not block. Empty: nothing is ever wrong.
  std::function<std::string()> troubles = {};
  std::shared_ptr<Metrics> metrics = {};  ///< Empty: an own one.
};

/// Serves one Site. All public functions are thread-safe.
class Server {
 public:
  Server(Site site, ServerOptions options);
  ~Server();  ///< Stops.
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens on "127.0.0.1:8057", "[::1]:0" and returns when connections are accepted. Port 0: any
  /// free one, see port(). Raises the limit of open files. Errors: kInvalid, no such address;
  /// kUnavailable, the port is taken; kInternal, the spool directory is missing.
  Status Start(const std::string& address);
  [[nodiscard]] std::uint16_t port() const;

  /// Takes no new connection, answers every request that was begun (with Connection: close), then
  /// returns. A second call waits for the first.
  void Stop();

  [[nodiscard]] Metrics& metrics();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sauro::http
