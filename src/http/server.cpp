#include "http/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <csignal>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/log.h"
#include "base/system_reason.h"
#include "http/csrf.h"
#include "http/session.h"

#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 takes the allocator of Asio's coroutine frames for a mismatched one.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace sauro::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kSweepEvery{100};
constexpr std::chrono::milliseconds kWaitForDescriptors{50};

Result<tcp::endpoint> ParseAddress(const std::string& text) {
  const Error bad =
      Invalid("Địa chỉ lắng nghe không hợp lệ; ví dụ đúng: 127.0.0.1:8057 hoặc [::1]:8057.", text);
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return bad;
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  if (host == "localhost") host = "127.0.0.1";
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + colon + 1, end, port);
  if (parsed.ec != std::errc() || parsed.ptr != end) return bad;
  error_code ec;
  const auto address = asio::ip::make_address(host, ec);
  if (ec) return bad;
  return tcp::endpoint(address, port);
}

void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) log::Warning("limit of open files not raised");
}

bool IsOutOfDescriptors(const error_code& ec) {
  return ec.value() == EMFILE || ec.value() == ENFILE || ec.value() == ENOBUFS ||
         ec.value() == ENOMEM;
}

}  // namespace

struct Server::Impl {
  Impl(Site site, ServerOptions given);

  Status Listen(const std::string& address);
  void RunLoop();
  asio::awaitable<void> Accept();
  void StartSession(tcp::socket socket);
  void Refuse(tcp::socket& socket);
  void EndSession(Session* session, const std::exception_ptr& thrown);
  void ScheduleSweep();
  void BeginDrain();
  void EndDrainIfDone();
  void Stop();

  Shared shared;
  // The pools post back to the context: it is made before them and dies after them.
  asio::io_context io{1};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  tcp::acceptor acceptor{io};
  asio::steady_timer sweep_timer{io};
  std::unordered_map<Session*, std::shared_ptr<Session>> sessions;
  bool drained = false;  // of the I/O thread
  Clock::time_point drain_deadline = Clock::time_point::max();
  std::uint16_t port = 0;
  std::optional<WorkerPool> workers;
  std::optional<WorkerPool> disk;
  std::thread thread;
  std::mutex mutex;  // of Start and Stop
  bool started = false;
  bool stopped = false;
};

Server::Impl::Impl(Site site, ServerOptions given)
    : shared{std::move(site), std::move(given), {}, {}} {
  shared.metrics = shared.options.metrics;
  if (!shared.metrics) shared.metrics = std::make_shared<Metrics>();
  std::vector<std::string> labels;
  for (const Route& route : shared.site.router.routes()) {
    labels.push_back(std::string(NameOf(route.method)) + " " + std::string(route.pattern));
  }
  shared.metrics->SetRoutes(labels);
  shared.id_prefix = Base64Url(RandomBytes(6)) + "-";
}

Status Server::Impl::Listen(const std::string& address) {
  const Result<tcp::endpoint> endpoint = ParseAddress(address);
  if (!endpoint) return endpoint.error();
  error_code ec;
  acceptor.open(endpoint->protocol(), ec);
  if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor.bind(*endpoint, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (!ec) port = acceptor.local_endpoint(ec).port();
  if (ec) {
    error_code ignored;
    acceptor.close(ignored);
    return Unavailable("Không mở được cổng lắng nghe: " + SystemReason(ec.value()) + ".", address);
  }
  return {};
}

void Server::Impl::RunLoop() {
  for (;;) {
    try {
      io.run();
      return;
    } catch (const std::exception& exception) {
      log::Error("exception", {{"where", "I/O loop"}, {"what", exception.what()}});
    }
  }
}

asio::awaitable<void> Server::Impl::Accept() {
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  asio::steady_timer pause(io);
  while (!shared.stopping) {
    tcp::socket socket(io);
    co_await acceptor.async_accept(socket, token);
    if (!ec) {
      StartSession(std::move(socket));
    } else if (IsOutOfDescriptors(ec)) {
      pause.expires_after(kWaitForDescriptors);
      co_await pause.async_wait(token);
    }
  }
}

// Over the limit: a short answer, if it goes out at once.
void Server::Impl::Refuse(tcp::socket& socket) {
  shared.metrics->connections_refused_total.fetch_add(1, std::memory_order_relaxed);
  static constexpr std::string_view kBusy =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n";
  error_code ec;
  socket.non_blocking(true, ec);
  socket.write_some(asio::buffer(kBusy.data(), kBusy.size()), ec);
  socket.shutdown(tcp::socket::shutdown_both, ec);
}

void Server::Impl::StartSession(tcp::socket socket) {
  shared.metrics->connections_total.fetch_add(1, std::memory_order_relaxed);
  if (sessions.size() >= shared.options.max_connections) {
    Refuse(socket);
    return;
  }
  auto session = std::make_shared<Session>(std::move(socket), shared);
  Session* const key = session.get();
  sessions.emplace(key, std::move(session));
  shared.metrics->connections.store(static_cast<std::int64_t>(sessions.size()));
  asio::co_spawn(io, key->Run(), [this, key](const std::exception_ptr& thrown) {
    EndSession(key, thrown);
  });
}

void Server::Impl::EndSession(Session* session, const std::exception_ptr& thrown) {
  if (thrown) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& exception) {
      log::Error("exception", {{"where", "connection"}, {"what", exception.what()}});
    }
  }
  sessions.erase(session);
  shared.metrics->connections.store(static_cast<std::int64_t>(sessions.size()));
  EndDrainIfDone();
}

// One timer for all connections costs less than one per wait.
void Server::Impl::ScheduleSweep() {
  sweep_timer.expires_after(kSweepEvery);
  sweep_timer.async_wait([this](const error_code& ec) {
    // A cancelled timer may have fired already: the flag counts, or the loop would never end.
    if (ec || drained) return;
    const Clock::time_point now = Clock::now();
    const bool cut = now >= drain_deadline;
    for (const auto& [key, session] : sessions) {
      if (cut) {
        session->Cut();
      } else {
        session->Sweep(now);
      }
    }
    shared.metrics->queue_length.store(static_cast<std::int64_t>(workers->waiting()));
    ScheduleSweep();
  });
}

void Server::Impl::BeginDrain() {
  shared.stopping = true;
  // Connections that the system has accepted already may carry requests: take them all.
  error_code ec;
  acceptor.non_blocking(true, ec);
  while (!ec) {
    tcp::socket socket(io);
    acceptor.accept(socket, ec);
    if (!ec) StartSession(std::move(socket));
  }
  acceptor.close(ec);
  const Clock::time_point now = Clock::now();
  drain_deadline = now + shared.options.drain_timeout;
  for (const auto& [key, session] : sessions) session->BeginDrain(now);
  EndDrainIfDone();
}

void Server::Impl::EndDrainIfDone() {
  if (!shared.stopping || !sessions.empty()) return;
  drained = true;
  sweep_timer.cancel();
  work.reset();
}

void Server::Impl::Stop() {
  const std::lock_guard lock(mutex);
  if (!started || stopped) return;
  stopped = true;
  asio::post(io, [this] { BeginDrain(); });
  thread.join();
  workers->Stop();
  disk->Stop();
}

Server::Server(Site site, ServerOptions options)
    : impl_(std::make_unique<Impl>(std::move(site), std::move(options))) {}

Server::~Server() {
  Stop();
}

Status Server::Start(const std::string& address) {
  Impl& impl = *impl_;
  const std::lock_guard lock(impl.mutex);
  if (impl.started) return Internal("Máy chủ đã chạy.");
  const std::string& spool = impl.shared.options.spool_directory;
  std::error_code missing;
  if (!std::filesystem::is_directory(spool, missing)) {
    return Internal("Không có thư mục tệp tạm.", spool);
  }
  RaiseDescriptorLimit();
  const Status listening = impl.Listen(address);
  if (!listening) return listening;
  TempFile::RemoveLeftovers(spool);
  impl.workers.emplace(std::max<std::size_t>(1, impl.shared.options.workers));
  impl.disk.emplace(2);
  impl.shared.workers = &*impl.workers;
  impl.shared.disk = &*impl.disk;
  impl.work.emplace(asio::make_work_guard(impl.io));
  impl.ScheduleSweep();
  asio::co_spawn(impl.io, impl.Accept(), [](const std::exception_ptr& thrown) {
    if (thrown) log::Error("exception", {{"where", "accept"}});
  });
  // Signals belong to the threads of the program.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  impl.thread = std::thread([&impl] { impl.RunLoop(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  impl.started = true;
  return {};
}

std::uint16_t Server::port() const {
  return impl_->port;
}

void Server::Stop() {
  impl_->Stop();
}

Metrics& Server::metrics() {
  return *impl_->shared.metrics;
}

}  // namespace sauro::http
