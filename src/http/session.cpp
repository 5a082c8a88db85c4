#include "http/session.h"

#include <algorithm>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>
#include <exception>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "http/ascii.h"
#include "http/cookies.h"
#include "http/dispatch.h"
#include "http/uri.h"

// g++ 12 miscompiles some coroutines: here stands only `auto x = co_await f(named_variables);`,
// never a co_await inside ?:, braces or arguments.

#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 takes the allocator of Asio's coroutine frames for a mismatched one.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace sauro::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t kFirstRead = 4'096;
constexpr std::size_t kBodyRead = 65'536;
constexpr std::size_t kRenewAfter = 65'536;
constexpr std::uint64_t kLingerBytes = 1U << 30U;
constexpr std::chrono::milliseconds kLingerTime{10'000};
constexpr std::chrono::milliseconds kLingerTimeInDrain{1'000};
constexpr int kGone = -1;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

// Runs `work` on a thread of `pool`; the coroutine goes on on the I/O thread. Rethrows what it
// threw.
template <typename Work>
asio::awaitable<void> RunOn(WorkerPool& pool, Work& work) {
  std::exception_ptr thrown;
  auto initiate = [&pool, &work, &thrown](auto handler) {
    auto shared = std::make_shared<decltype(handler)>(std::move(handler));
    pool.Submit([shared, &work, &thrown] {
      try {
        work();
      } catch (...) {
        thrown = std::current_exception();
      }
      const auto executor = asio::get_associated_executor(*shared);
      asio::post(executor, std::move(*shared));
    });
  };
  const asio::use_awaitable_t<> token;
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(initiate, token);
  if (thrown) std::rethrow_exception(thrown);
}

// A malformed body is 400; the other kinds have the status that they have everywhere.
Failure BodyFailure(const Error& error) {
  Failure failure = FailureFrom(error);
  if (error.kind == ErrorKind::kInvalid) failure.status = 400;
  return failure;
}

std::string LastForwarded(const std::string& header) {
  const std::vector<std::string_view> parts = Split(header, ',');
  const std::string last(Trim(parts.back()));
  error_code ec;
  const auto address = asio::ip::make_address(last, ec);
  return ec ? std::string() : address.to_string();
}

}  // namespace

// One request and its answer. `early` is an answer that needs no handler.
struct Session::Exchange {
  explicit Exchange(const RequestParser::Limits& limits) : parser(limits) {}
  RequestParser parser;
  Request request;
  const Route* route = nullptr;
  std::size_t route_index = SIZE_MAX;
  std::unique_ptr<BodySink> sink;
  std::optional<Response> early;
  Finished answer;
  Clock::time_point start = Clock::now();
  bool gone = false;
  bool quiet = false;  // no log line
  bool keep_alive = false;
  std::uint64_t sent = 0;
};

Session::Session(asio::ip::tcp::socket socket, Shared& shared)
    : socket_(std::move(socket)), shared_(shared) {
  error_code ec;
  socket_.set_option(asio::ip::tcp::no_delay(true), ec);
  const auto endpoint = socket_.remote_endpoint(ec);
  if (!ec) {
    peer_ = endpoint.address().to_string();
    peer_is_loopback_ = endpoint.address().is_loopback();
  }
}

void Session::Sweep(Clock::time_point now) {
  if (now < deadline_) return;
  expired_ = true;
  NeverExpire();
  shared_.metrics->timeouts_total.fetch_add(1, std::memory_order_relaxed);
  error_code ec;
  socket_.cancel(ec);
}

void Session::BeginDrain(Clock::time_point now) {
  if (idle_) deadline_ = std::min(deadline_, now + shared_.options.drain_grace);
}

void Session::Cut() {
  error_code ec;
  socket_.close(ec);
}

void Session::ExpireAfter(std::chrono::milliseconds time) {
  deadline_ = Clock::now() + time;
  expired_ = false;
}

void Session::NeverExpire() {
  deadline_ = Clock::time_point::max();
}

std::string_view Session::Buffered() const {
  return {buffer_.data() + begin_, end_ - begin_};
}

void Session::Consume(std::size_t count) {
  begin_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
}

std::string Session::NextId() {
  return shared_.id_prefix + std::to_string(++shared_.next_id);
}

asio::awaitable<void> Session::Run() {
  bool again = true;
  while (again) {
    again = co_await ServeOne();
  }
  Cut();
}

Session::Flag Session::ServeOne() {
  const bool came = co_await AwaitRequest();
  if (!came) co_return false;
  RequestParser::Limits limits;
  limits.max_header_bytes = shared_.options.max_header_bytes;
  limits.max_target_bytes = shared_.options.max_target_bytes;
  Exchange x(limits);
  x.request.request_id = NextId();
  x.request.peer = peer_;
  const int status = co_await ReadHead(x);
  if (status == kGone) co_return false;
  x.start = Clock::now();
  if (status != 0) {
    Fail(x, status);
  } else {
    Prepare(x);
  }
  if (!x.early && !x.parser.done()) {
    co_await ReadBody(x);
  }
  NeverExpire();
  if (x.gone) {
    Dispose(x);
    co_return false;
  }
  co_await Handle(x);
  x.keep_alive = status == 0 && x.parser.done() && x.parser.keep_alive() && !shared_.stopping;
  const bool sent = co_await Send(x);
  Account(x, sent);
  Dispose(x);
  if (!sent) co_return false;
  if (!x.keep_alive) {
    co_await Linger();
  }
  co_return x.keep_alive;
}

Session::Flag Session::AwaitRequest() {
  idle_ = true;
  if (begin_ == end_ && buffer_.size() > 4 * kFirstRead) std::vector<char>().swap(buffer_);
  ExpireAfter(shared_.stopping ? shared_.options.drain_grace : shared_.options.idle_timeout);
  for (;;) {
    // An empty line before a request is harmless (RFC 9112, 2.2).
    while (begin_ != end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n')) Consume(1);
    if (begin_ != end_) break;
    const bool more = co_await ReadMore(kFirstRead);
    if (!more) co_return false;
  }
  idle_ = false;
  co_return true;
}

Session::Flag Session::ReadMore(std::size_t at_most) {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + at_most) buffer_.resize(end_ + at_most);
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  const auto space = asio::buffer(buffer_.data() + end_, at_most);
  const std::size_t count = co_await socket_.async_read_some(space, token);
  end_ += count;
  // A read may succeed in the moment in which its time is over: the deadline counts.
  co_return !ec && !expired_;
}

// The status of a failure, 0, or kGone.
asio::awaitable<int> Session::ReadHead(Exchange& x) {
  ExpireAfter(shared_.options.header_timeout);
  for (;;) {
    const std::size_t taken = x.parser.Feed(Buffered());
    Consume(taken);
    if (x.parser.problem() != 0) co_return x.parser.problem();
    if (x.parser.head_done()) co_return 0;
    const bool more = co_await ReadMore(kFirstRead);
    if (more) continue;
    const int status = expired_ ? 408 : kGone;
    co_return status;
  }
}

void Session::Fail(Exchange& x, int status) {
  Fail(x, ProtocolFailure(status));
}

void Session::Fail(Exchange& x, const Failure& failure) {
  x.early = RenderFailure(shared_.site, x.request, failure);
}

// Everything that can be decided from the head.
void Session::Prepare(Exchange& x) {
  Result<Target> target = ParseTarget(x.parser.target());
  if (!target) {
    Failure failure = FailureFrom(target.error());
    failure.status = 400;
    Fail(x, failure);
    return;
  }
  x.request.target = x.parser.target();
  x.request.path = std::move(target->path);
  x.request.query = std::move(target->query);
  FillRequest(x);
  const std::optional<Method> method = MethodFromName(x.parser.method());
  if (!method) {
    Fail(x, NoRoute(shared_.site.router.Allow(x.request.path)));
    return;
  }
  x.request.method = *method;
  if (x.request.path == "/healthz" && IsSafe(*method)) {
    x.early = Health();
    x.quiet = true;
    return;
  }
  const Router::Match match = shared_.site.router.Find(*method, x.request.path);
  if (match.route == nullptr) {
    Fail(x, NoRoute(match.allow));
    return;
  }
  x.route = match.route;
  x.route_index = match.index;
  Apply(match, x.request);
  CheckBody(x);
}

// For programs: "ok", or a line for each thing that is wrong.
Response Session::Health() const {
  std::string troubles = shared_.stopping ? "stopping\n" : "";
  if (shared_.options.troubles) troubles += shared_.options.troubles();
  if (troubles.empty()) return Response::Text("ok\n");
  return Response::Text(std::move(troubles), 503);
}

void Session::FillRequest(Exchange& x) {
  Request& request = x.request;
  request.headers = std::move(x.parser.headers());
  for (const NameValue& header : request.headers) {
    if (!EqualsIgnoreCase(header.name, "Cookie")) continue;
    for (const NameValue& cookie : ParseCookies(header.value)) {
      request.cookies.Add(cookie.name, cookie.value);
    }
  }
  if (!shared_.options.trust_proxy || !peer_is_loopback_) return;
  request.secure = request.Header("X-Forwarded-Proto") == "https";
  const std::string forwarded = LastForwarded(request.Header("X-Forwarded-For"));
  if (!forwarded.empty()) request.peer = forwarded;
}

void Session::CheckBody(Exchange& x) {
  if (x.parser.done()) return;  // no body
  const BodyLimit limit = x.route->body;
  if (x.parser.content_length().value_or(0) > limit.max_bytes()) {
    Fail(x, limit.max_bytes() == 0 ? ProtocolFailure(413) : BodyTooLarge(limit.max_bytes()));
    return;
  }
  const std::string& coding = x.request.Header("Content-Encoding");
  if (!coding.empty() && !EqualsIgnoreCase(coding, "identity")) {
    Fail(x, 415);
    return;
  }
  const std::string& type = x.request.Header("Content-Type");
  Result<std::unique_ptr<BodySink>> sink =
      MakeBodySink(limit, type, shared_.options.spool_directory);
  if (!sink) {
    Fail(x, BodyFailure(sink.error()));
    return;
  }
  x.sink = std::move(*sink);
}

asio::awaitable<void> Session::Admit(Exchange& x) {
  if (shared_.workers->waiting() >= shared_.options.queue_limit) {
    Fail(x, 503);
    co_return;
  }
  auto ask = [this, &x] {
    x.early = RunGuard(shared_.site, shared_.site.admit, x.request, *x.route);
  };
  co_await RunOn(*shared_.workers, ask);
}

asio::awaitable<void> Session::StoreChunk(Exchange& x, std::string& chunk) {
  Status status;
  auto write = [&x, &chunk, &status] { status = x.sink->Write(chunk); };
  if (x.route->body.to_disk()) {
    co_await RunOn(*shared_.disk, write);
  } else {
    write();
  }
  if (!status) {
    const Failure failure = BodyFailure(status.error());
    Fail(x, failure);
  }
}

// What has arrived of the body; a body that is malformed or too large fails the exchange.
std::string Session::TakeChunk(Exchange& x) {
  while (begin_ != end_ && !x.parser.done() && x.parser.problem() == 0) {
    const std::size_t taken = x.parser.Feed(Buffered());
    Consume(taken);
    if (taken == 0 && x.parser.needs_more()) break;
  }
  std::string chunk = x.parser.TakeBody();
  x.request.body_bytes += chunk.size();
  if (x.parser.problem() != 0) {
    Fail(x, 400);
  } else if (x.request.body_bytes > x.route->body.max_bytes()) {
    Fail(x, BodyTooLarge(x.route->body.max_bytes()));
  }
  return chunk;
}

asio::awaitable<void> Session::ReadBody(Exchange& x) {
  const ServerOptions& options = shared_.options;
  if (x.route->body.to_disk() && shared_.site.admit) {
    NeverExpire();
    co_await Admit(x);
    if (x.early) co_return;
  }
  if (begin_ == end_ && EqualsIgnoreCase(x.request.Header("Expect"), "100-continue")) {
    const std::string_view nothing;
    const bool told = co_await Write(kContinue, nothing);
    x.gone = !told;
  }
  const Clock::time_point start = Clock::now();
  while (!x.gone && !x.early) {
    std::string chunk = TakeChunk(x);
    if (!x.early && !chunk.empty()) {
      NeverExpire();
      co_await StoreChunk(x, chunk);
    }
    if (x.early || x.parser.done()) break;
    const std::chrono::milliseconds earned(static_cast<std::int64_t>(
        x.request.body_bytes * 1'000 / std::max<std::uint64_t>(1, options.min_body_rate)
    ));
    expired_ = false;
    deadline_ = start + options.body_grace + earned;
    const bool more = co_await ReadMore(kBodyRead);
    if (more) continue;
    if (expired_) {
      Fail(x, 408);
    } else {
      x.gone = true;
    }
  }
}

// Afterwards x.answer is ready. An early answer is small and made here; everything else on a
// worker.
asio::awaitable<void> Session::Handle(Exchange& x) {
  const int level = shared_.options.gzip_level;
  if (!x.early && shared_.workers->waiting() >= shared_.options.queue_limit) Fail(x, 503);
  if (x.early) {
    x.answer = Finish(shared_.site, x.request, std::move(*x.early), level);
    co_return;
  }
  auto work = [this, &x, level] {
    Status status;
    if (x.sink) status = x.sink->Finish(x.request);
    Response response = status
                            ? AnswerMatched(shared_.site, x.request, *x.route)
                            : RenderFailure(shared_.site, x.request, BodyFailure(status.error()));
    x.answer = Finish(shared_.site, x.request, std::move(response), level);
  };
  co_await RunOn(*shared_.workers, work);
}

Session::Flag Session::Send(Exchange& x) {
  const std::string head = WriteHead(x.answer, x.request, x.keep_alive);
  std::string_view body = x.answer.response.body;
  if (x.request.method == Method::kHead) body = {};
  const bool sent = co_await Write(head, body);
  x.sent = sent ? head.size() + body.size() : 0;
  if (!sent || !x.answer.file.is_open() || x.request.method == Method::kHead) co_return sent;
  const bool file_sent = co_await SendFile(x);
  co_return file_sent;
}

// A file that became shorter meanwhile breaks the connection: the client must see that bytes miss.
Session::Flag Session::SendFile(Exchange& x) {
  std::string piece;
  std::uint64_t left = x.answer.length;
  auto read = [&x, &piece, &left] {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, kBodyRead)));
    piece.resize(x.answer.file.Read(piece.data(), piece.size()));
  };
  const std::string_view nothing;
  while (left > 0) {
    NeverExpire();
    co_await RunOn(*shared_.disk, read);
    if (piece.empty()) co_return false;
    const std::string_view bytes = piece;
    const bool sent = co_await Write(bytes, nothing);
    if (!sent) co_return false;
    left -= piece.size();
    x.sent += piece.size();
  }
  co_return true;
}

Session::Flag Session::Write(std::string_view first, std::string_view second) {
  ExpireAfter(shared_.options.write_timeout);
  std::size_t since_renewal = 0;
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  while (!first.empty() || !second.empty()) {
    const std::array<asio::const_buffer, 2> buffers = {
        asio::buffer(first.data(), first.size()), asio::buffer(second.data(), second.size())};
    const std::size_t count = co_await socket_.async_write_some(buffers, token);
    if (ec || expired_) co_return false;
    const std::size_t from_first = std::min(count, first.size());
    first.remove_prefix(from_first);
    second.remove_prefix(count - from_first);
    since_renewal += count;
    if (since_renewal < kRenewAfter) continue;
    since_renewal = 0;
    ExpireAfter(shared_.options.write_timeout);
  }
  NeverExpire();
  co_return true;
}

// Closing while the client still sends would make its system throw away our answer. So: say that no
// more comes, and read what it has on the way for a while.
asio::awaitable<void> Session::Linger() {
  error_code ec;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  if (ec) co_return;
  ExpireAfter(shared_.stopping ? kLingerTimeInDrain : kLingerTime);
  std::uint64_t dropped = 0;
  while (dropped < kLingerBytes) {
    begin_ = end_ = 0;
    const bool more = co_await ReadMore(kBodyRead);
    if (!more) break;
    dropped += end_;
  }
}

void Session::Account(Exchange& x, bool sent) {
  const auto took = Clock::now() - x.start;
  const int status = x.answer.response.status;
  shared_.metrics->Observe(x.route_index, status, took);
  shared_.metrics->bytes_sent_total.fetch_add(x.sent, std::memory_order_relaxed);
  if (shared_.options.access_log && !x.quiet) {
    log::Info(
        sent ? "request" : "request cut",
        {{"method", x.parser.method()},
         {"path", x.request.path},
         {"route", x.request.route},
         {"status", status},
         {"bytes", x.sent},
         {"ms", std::chrono::duration<double, std::milli>(took).count()},
         {"peer", x.request.peer},
         {"actor", x.request.actor},
         {"request", x.request.request_id}}
    );
  }
}

// Removing large files takes time: not on the I/O thread, and before lingering.
void Session::Dispose(Exchange& x) {
  x.answer.file = OpenFile();
  if (!x.sink && x.request.files.empty() && x.request.spooled.empty()) return;
  auto request = std::make_shared<Request>(std::move(x.request));
  std::shared_ptr<BodySink> sink = std::move(x.sink);
  shared_.disk->Submit([request = std::move(request), sink = std::move(sink)] {});
}

}  // namespace sauro::http
