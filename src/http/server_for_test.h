#pragma once
// A server with a small site on a free port, for the tests of this module.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "http/client_for_test.h"
#include "http/csrf.h"
#include "http/server.h"

namespace sauro::http {

enum class TestPermission { kOpen, kClosed };

/// What the upload route says: one line a field, one a file.
inline Response DescribeForm(Request& request) {
  std::string text;
  for (const NameValue& field : request.form) text += field.name + "=" + field.value + "\n";
  for (const UploadedFile& file : request.files) {
    std::ifstream in(file.file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    text += file.field + ": " + file.name + " " + std::to_string(file.size) + " " +
            (bytes.size() == file.size ? bytes.substr(0, 20) : "size differs") + "\n";
  }
  return Response::Text(text);
}

inline std::vector<Route> TestRoutes(const std::string& directory) {
  using enum TestPermission;
  const auto none = BodyLimit::None();
  const std::string page(20'000, 'x');
  return {
      {Method::kGet, "/", kOpen, none, [](Request&) { return Response::Html("<p>xin chào</p>"); }},
      {Method::kGet,
       "/echo/{id}",
       kOpen,
       none,
       [](Request& r) { return Response::Text(r.Param("id") + "|" + r.query.Get("q")); }},
      {Method::kPost,
       "/echo/{id}",
       kOpen,
       BodyLimit::Bytes(1'000'000),
       [](Request& r) { return Response::Text(r.body); }},
      {Method::kPost,
       "/json",
       kOpen,
       BodyLimit::Json(1'000),
       [](Request& r) { return Response::Json(r.body, 201); }},
      {Method::kPost, "/form", kOpen, BodyLimit::Form(10'000), DescribeForm},
      {Method::kPost, "/upload", kOpen, BodyLimit::Upload(64U << 20U), DescribeForm},
      {Method::kPost,
       "/spool",
       kOpen,
       BodyLimit::Spool(64U << 20U),
       [](Request& r) { return Response::Text(std::to_string(r.spooled.size())); }},
      {Method::kGet, "/closed", kClosed, none, [](Request&) { return Response::Text("secret"); }},
      {Method::kPost, "/closed-upload", kClosed, BodyLimit::Upload(64U << 20U), DescribeForm},
      {Method::kGet,
       "/throws",
       kOpen,
       none,
       [](Request&) -> Response { throw std::runtime_error("boom"); }},
      {Method::kGet,
       "/big",
       kOpen,
       none,
       [page](Request&) { return std::move(Response::Html(page).SetETag("7-2025")); }},
      {Method::kGet,
       "/slow",
       kOpen,
       none,
       [](Request&) {
         std::this_thread::sleep_for(std::chrono::milliseconds(20));
         return Response::Text("done");
       }},
      {Method::kGet,
       "/file",
       kOpen,
       none,
       [directory](Request&) {
         return Response::File(
             directory + "/tep.bin", "Báo cáo \"quý\" 2.docx", "application/x-test"
         );
       }},
      {Method::kGet,
       "/split",
       kOpen,
       none,
       [](Request&) {
         return std::move(Response::Text("x").Set("X-Bad", "a\r\nSet-Cookie: evil=1"));
       }},
      {Method::kGet,
       "/cookie",
       kOpen,
       none,
       [](Request& r) { return Response::Text(r.cookies.Get("sid")); }},
  };
}

class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = ::testing::TempDir() + "sauro_http_" + Base64Url(RandomBytes(9));
    std::filesystem::create_directories(directory_ + "/spool");
    options_.spool_directory = directory_ + "/spool";
    options_.access_log = false;
    options_.workers = 4;
    options_.drain_grace = std::chrono::milliseconds(200);
  }
  void TearDown() override {
    server_.reset();
    std::filesystem::remove_all(directory_);
  }

  void Start() {
    Result<Router> router = Router::Make(TestRoutes(directory_));
    ASSERT_TRUE(router.ok()) << router.error().Text();
    Site site{std::move(*router), Decide, Decide, ErrorPageOf};
    server_ = std::make_unique<Server>(std::move(site), options_);
    const Status started = server_->Start("127.0.0.1:0");
    ASSERT_TRUE(started.ok()) << started.error().Text();
  }
  [[nodiscard]] TestClient Connect() const { return TestClient(server_->port()); }

  /// Files in the spool directory once the server had time to remove what it does not need.
  [[nodiscard]] std::size_t SpooledFiles(std::size_t expected) const {
    std::size_t count = 0;
    for (int i = 0; i < 100; ++i) {
      const std::filesystem::directory_iterator entries(options_.spool_directory);
      count = static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
      if (count == expected) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return count;
  }

  static std::optional<Response> Decide(Request& request, RoutePermission permission) {
    if (permission.As<TestPermission>() == TestPermission::kOpen) return std::nullopt;
    if (request.Header("X-Key") == "right") return std::nullopt;
    return Response::Fail(Forbidden("Không được phép."));
  }
  static Response ErrorPageOf(const Request& request, const Failure& failure) {
    return Response::Html(
        "<h1>" + std::to_string(failure.status) + "</h1>" + failure.error.message +
        request.request_id
    );
  }

  std::string directory_;
  ServerOptions options_;
  std::unique_ptr<Server> server_;
};

}  // namespace sauro::http
