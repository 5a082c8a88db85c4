#pragma once
// One connection: a coroutine on the I/O thread that reads, hands over to a worker, writes.
// Internal to the server; the only header with Asio in it.

#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/body.h"
#include "http/finish.h"
#include "http/metrics.h"
#include "http/request_parser.h"
#include "http/router.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace sauro::http {

using Clock = std::chrono::steady_clock;

/// What all connections of a server share. `stopping` belongs to the I/O thread.
struct Shared {
  Site site;
  ServerOptions options;
  std::shared_ptr<Metrics> metrics;
  std::string id_prefix;
  std::uint64_t next_id = 0;
  bool stopping = false;
  WorkerPool* workers = nullptr;  ///< Runs guards and handlers.
  WorkerPool* disk = nullptr;  ///< Reads and writes files, so that no disk holds up the I/O thread.
};

/// All functions run on the I/O thread.
class Session {
 public:
  Session(boost::asio::ip::tcp::socket socket, Shared& shared);

  /// Serves requests until the client or the server wants no more.
  boost::asio::awaitable<void> Run();
  /// Cancels what waits for the client if its time is over.
  void Sweep(Clock::time_point now);
  /// An idle connection gets a short last chance; a busy one closes after its answer.
  void BeginDrain(Clock::time_point now);
  void Cut();

 private:
  struct Exchange;
  using Flag = boost::asio::awaitable<bool>;

  Flag ServeOne();
  Flag AwaitRequest();
  boost::asio::awaitable<int> ReadHead(Exchange& x);
  void Prepare(Exchange& x);
  [[nodiscard]] Response Health() const;
  void FillRequest(Exchange& x);
  void CheckBody(Exchange& x);
  std::string TakeChunk(Exchange& x);
  boost::asio::awaitable<void> ReadBody(Exchange& x);
  boost::asio::awaitable<void> Admit(Exchange& x);
  boost::asio::awaitable<void> StoreChunk(Exchange& x, std::string& chunk);
  boost::asio::awaitable<void> Handle(Exchange& x);
  Flag Send(Exchange& x);
  Flag SendFile(Exchange& x);
  Flag Write(std::string_view first, std::string_view second);
  Flag ReadMore(std::size_t at_most);
  boost::asio::awaitable<void> Linger();

  void Fail(Exchange& x, int status);
  void Fail(Exchange& x, const Failure& failure);
  void Account(Exchange& x, bool sent);
  void Dispose(Exchange& x);
  void ExpireAfter(std::chrono::milliseconds time);
  void NeverExpire();
  [[nodiscard]] std::string_view Buffered() const;
  void Consume(std::size_t count);
  std::string NextId();

  boost::asio::ip::tcp::socket socket_;
  Shared& shared_;
  std::string peer_;
  bool peer_is_loopback_ = false;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool idle_ = true;
  bool expired_ = false;
};

}  // namespace sauro::http
