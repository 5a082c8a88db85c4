// The only file that knows Boost.Beast.
#include "http/request_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <utility>

#include "base/text.h"
#include "http/ascii.h"

namespace sauro::http {
namespace {

namespace beast = boost::beast::http;
using ErrorCode = boost::beast::error_code;
using View = boost::beast::string_view;

constexpr std::size_t kMaxStuck = 65'536;  // a chunk's extension or a trailer may be no longer

std::string_view Std(View view) {
  return {view.data(), view.size()};
}

}  // namespace

struct RequestParser::Impl : beast::basic_parser<true> {
  explicit Impl(const Limits& given) : limits(given) {
    header_limit(static_cast<std::uint32_t>(given.max_header_bytes));
    body_limit(boost::none);  // the route decides
  }

  void on_request_impl(beast::verb, View name, View path, int version, ErrorCode& ec) override {
    method = Std(name);
    http_1_1 = version == 11;
    if (path.size() > limits.max_target_bytes) {
      problem = 414;
      ec = beast::error::bad_target;
      return;
    }
    target = Std(path);
  }
  void on_response_impl(int, View, int, ErrorCode&) override {}
  void on_field_impl(beast::field, View name, View value, ErrorCode& ec) override {
    if (head_complete) return;  // trailers mean nothing here
    if (++fields > limits.max_header_fields) {
      problem = 431;
      ec = beast::error::header_limit;
      return;
    }
    headers.Add(Std(name), std::string(Std(value)));
  }
  void on_header_impl(ErrorCode& ec) override {
    head_complete = true;
    if (!HeadIsSound()) {
      problem = 400;
      ec = beast::error::bad_value;
    }
  }
  void on_body_init_impl(boost::optional<std::uint64_t> const&, ErrorCode&) override {}
  std::size_t on_body_impl(View bytes, ErrorCode&) override {
    body += Std(bytes);
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View bytes, ErrorCode&) override {
    body += Std(bytes);
    return bytes.size();
  }
  void on_finish_impl(ErrorCode&) override {}

  // Two servers in a row must agree where a request ends (request smuggling), so everything that is
  // read in two ways is refused.
  [[nodiscard]] bool HeadIsSound() const {
    const std::size_t encodings = headers.Count("Transfer-Encoding");
    const std::size_t lengths = headers.Count("Content-Length");
    if (encodings + lengths > 1) return false;
    if (encodings == 1) {
      const std::string_view coding = Trim(headers.Get("Transfer-Encoding"));
      if (!http_1_1 || !EqualsIgnoreCase(coding, "chunked")) return false;
    }
    const std::size_t hosts = headers.Count("Host");
    return hosts == 1 || (hosts == 0 && !http_1_1);
  }

  Limits limits;
  std::string method;
  std::string target;
  Headers headers;
  std::string body;
  std::size_t fields = 0;
  bool http_1_1 = true;
  bool head_complete = false;
  bool stuck = true;
  int problem = 0;
};

RequestParser::RequestParser(const Limits& limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::Feed(std::string_view bytes) {
  Impl& impl = *impl_;
  if (impl.problem != 0 || impl.is_done()) return 0;
  impl.eager(impl.is_header_done());
  ErrorCode ec;
  const std::size_t taken = impl.put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
  impl.stuck = ec == beast::error::need_more || taken == bytes.size();
  if (ec == beast::error::need_more) {
    if (bytes.size() - taken > kMaxStuck) impl.problem = 400;
  } else if (ec && impl.problem == 0) {
    impl.problem = ec == beast::error::header_limit ? 431 : 400;
  }
  return taken;
}

bool RequestParser::needs_more() const {
  return impl_->stuck && !impl_->is_done();
}
bool RequestParser::head_done() const {
  return impl_->is_header_done();
}
bool RequestParser::done() const {
  return impl_->is_done();
}
int RequestParser::problem() const {
  return impl_->problem;
}
const std::string& RequestParser::method() const {
  return impl_->method;
}
const std::string& RequestParser::target() const {
  return impl_->target;
}
Headers& RequestParser::headers() {
  return impl_->headers;
}

std::optional<std::uint64_t> RequestParser::content_length() const {
  const auto length = impl_->content_length();
  if (!length) return std::nullopt;
  return *length;
}

bool RequestParser::chunked() const {
  return impl_->chunked();
}
bool RequestParser::keep_alive() const {
  return impl_->keep_alive();
}
std::string RequestParser::TakeBody() {
  return std::exchange(impl_->body, {});
}

}  // namespace sauro::http
