// One request at a time, over real sockets.
#include "http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <string>

#include "base/log.h"
#include "http/compress.h"
#include "http/server_for_test.h"

namespace sauro::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Answer = TestClient::Answer;

std::string Gunzip(const std::string& bytes) {
  std::string out(1'000'000, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  out.resize(result == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

TEST_F(ServerTest, Get_HasBodyAndEverySecurityHeader) {
  Start();
  TestClient client = Connect();
  const Answer answer = client.Get("/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "<p>xin chào</p>");
  EXPECT_EQ(answer.headers.Get("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(answer.headers.Get("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_THAT(answer.headers.Get("Content-Security-Policy"), Not(HasSubstr("unsafe")));
  EXPECT_EQ(answer.headers.Get("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.headers.Get("Referrer-Policy"), "same-origin");
  EXPECT_EQ(answer.headers.Get("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(answer.headers.Get("Cache-Control"), "no-store");
  EXPECT_THAT(answer.headers.Get("Permissions-Policy"), HasSubstr("camera=()"));
  EXPECT_THAT(answer.headers.Get("Date"), HasSubstr(" GMT"));
  EXPECT_FALSE(answer.headers.Get("X-Request-Id").empty());
}

TEST_F(ServerTest, AnyHostName_IsServed) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Ask("GET / HTTP/1.1\r\nHost: evil.example:99\r\n\r\n").status, 200);
  EXPECT_EQ(client.Ask("GET http://x.example/echo/1?q=a HTTP/1.1\r\nHost: y\r\n\r\n").body, "1|a");
}

TEST_F(ServerTest, Paths_AreDecodedAndRouted) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Get("/echo/nhi%E1%BB%87m%20v%E1%BB%A5?q=a+b%26c").body, "nhiệm vụ|a b&c");
  EXPECT_EQ(client.Get("/echo/").status, 404);
  EXPECT_EQ(client.Get("/echo/1/2").status, 404);
  EXPECT_EQ(client.Get("/Echo/1").status, 404);
  for (const char* bad :
       {"/echo/%zz",
        "/echo/%4",
        "/echo/%00",
        "/echo/../x",
        "/echo/%2e%2e",
        "/echo/a%2Fb",
        "/echo/%ff",
        "/echo/1?q=%",
        "/echo/%0d%0a"}) {
    EXPECT_EQ(client.Get(bad).status, 400) << bad;
  }
  EXPECT_EQ(client.Get("/").status, 200) << "the connection goes on after a bad path";
}

TEST_F(ServerTest, WrongMethod_Is405WithAllow) {
  Start();
  TestClient client = Connect();
  Answer answer = client.Ask("DELETE /echo/1 HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.Get("Allow"), "GET, HEAD, POST");
  answer = client.Ask("OPTIONS /json HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.Get("Allow"), "POST");
  EXPECT_EQ(client.Ask("BREW /none HTTP/1.1\r\nHost: t\r\n\r\n").status, 404);
}

TEST_F(ServerTest, Head_HasLengthButNoBody) {
  Start();
  TestClient client = Connect();
  client.Send("HEAD / HTTP/1.1\r\nHost: t\r\n\r\nGET /echo/2 HTTP/1.1\r\nHost: t\r\n\r\n");
  const Answer head = client.Read(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.Get("Content-Length"), "16");
  EXPECT_EQ(client.Read().body, "2|");
}

TEST_F(ServerTest, Pipelined_AreAnsweredInOrder) {
  Start();
  TestClient client = Connect();
  std::string requests;
  for (int i = 0; i < 20; ++i) {
    requests += "POST /echo/" + std::to_string(i) +
                " HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\n" + std::to_string(100 + i);
  }
  client.Send(requests);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.Read().body, std::to_string(100 + i));
}

TEST_F(ServerTest, Http10_ClosesAfterTheAnswer) {
  Start();
  TestClient client = Connect();
  const Answer answer = client.Ask("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.Get("Connection"), "close");
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(ServerTest, ETag_UnchangedIs304) {
  Start();
  TestClient client = Connect();
  const Answer first = client.Get("/big");
  EXPECT_EQ(first.headers.Get("ETag"), "\"7-2025\"");
  EXPECT_EQ(first.headers.Get("Cache-Control"), "private, no-cache");
  Answer again = client.Get("/big", "If-None-Match: \"1\", W/\"7-2025\"\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_FALSE(again.headers.Has("Content-Length"));
  EXPECT_EQ(again.headers.Get("ETag"), "\"7-2025\"");
  again = client.Get("/big", "If-None-Match: \"7\"\r\n");
  EXPECT_EQ(again.status, 200);
}

TEST_F(ServerTest, LargeText_IsCompressedIfTheClientAccepts) {
  Start();
  TestClient client = Connect();
  const Answer small = client.Get("/big", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(small.headers.Get("Content-Encoding"), "gzip");
  EXPECT_EQ(small.headers.Get("Vary"), "Accept-Encoding");
  EXPECT_EQ(small.headers.Get("ETag"), "W/\"7-2025\"");
  EXPECT_LT(small.body.size(), 1'000U);
  EXPECT_EQ(Gunzip(small.body), std::string(20'000, 'x'));
  const Answer plain = client.Get("/big", "Accept-Encoding: gzip;q=0\r\n");
  EXPECT_FALSE(plain.headers.Has("Content-Encoding"));
  EXPECT_EQ(plain.body.size(), 20'000U);
  EXPECT_FALSE(client.Get("/", "Accept-Encoding: gzip\r\n").headers.Has("Content-Encoding"));
}

TEST_F(ServerTest, File_IsStreamedAsADownload) {
  Start();
  const std::string bytes(3'000'000, 'z');
  std::ofstream(directory_ + "/tep.bin", std::ios::binary) << bytes;
  TestClient client = Connect();
  const Answer answer = client.Get("/file");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.body == bytes);
  EXPECT_EQ(
      answer.headers.Get("Content-Disposition"),
      "attachment; filename=\"B_o c_o _qu__ 2.docx\"; "
      "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%22%202.docx"
  );
  EXPECT_THAT(answer.headers.Get("Content-Security-Policy"), HasSubstr("sandbox"));
  std::filesystem::remove(directory_ + "/tep.bin");
  EXPECT_EQ(client.Get("/file").status, 404);
}

TEST_F(ServerTest, Failures_GoThroughTheErrorPage) {
  Start();
  TestClient client = Connect();
  EXPECT_THAT(client.Get("/none").body, HasSubstr("<h1>404</h1>"));
  EXPECT_THAT(client.Get("/closed").body, HasSubstr("<h1>403</h1>Không được phép."));
  EXPECT_EQ(client.Get("/closed", "X-Key: right\r\n").body, "secret");
}

TEST_F(ServerTest, ExceptionInAHandler_Is500AndALogLine) {
  std::string lines;
  log::RedirectTo([&](std::string_view line) { lines += line; });
  Start();
  TestClient client = Connect();
  const Answer answer = client.Get("/throws");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, Not(HasSubstr("boom")));
  EXPECT_EQ(client.Get("/").status, 200);
  server_->Stop();
  log::RedirectTo({});
  EXPECT_THAT(lines, HasSubstr("what=boom"));
  EXPECT_THAT(lines, HasSubstr("request=" + answer.headers.Get("X-Request-Id")));
}

TEST_F(ServerTest, AccessLog_HoldsNoQueryBodyOrCookie) {
  std::string lines;
  log::RedirectTo([&](std::string_view line) { lines += line; });
  options_.access_log = true;
  Start();
  {
    TestClient client = Connect();
    client.Get("/echo/5?q=hidden-query", "Cookie: sid=hidden-cookie\r\n");
    client.Post("/echo/6", "text/plain", "hidden-body");
  }
  server_->Stop();
  log::RedirectTo({});
  EXPECT_THAT(lines, HasSubstr("path=/echo/5 route=/echo/{id} status=200"));
  EXPECT_THAT(lines, HasSubstr("method=POST path=/echo/6"));
  EXPECT_THAT(lines, Not(HasSubstr("hidden")));
}

TEST_F(ServerTest, HeaderWithLineEnd_CannotSplitTheAnswer) {
  Start();
  TestClient client = Connect();
  const Answer answer = client.Get("/split");
  EXPECT_EQ(answer.body, "x");
  EXPECT_FALSE(answer.headers.Has("X-Bad"));
  EXPECT_FALSE(answer.headers.Has("Set-Cookie"));
}

TEST_F(ServerTest, Cookies_AreRead) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Get("/cookie", "Cookie: a=1; sid=\"k3\"; b\r\n").body, "k3");
}

TEST_F(ServerTest, Healthz_AnswersWithoutARoute) {
  options_.troubles = [] { return std::string(); };
  Start();
  const Answer answer = Connect().Get("/healthz");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "ok\n");
}

TEST_F(ServerTest, Healthz_SaysALineForEachThingThatIsWrong) {
  options_.troubles = [] { return std::string("ledger cut\ncheckpoint refused\n"); };
  Start();
  const Answer answer = Connect().Get("/healthz");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.body, "ledger cut\ncheckpoint refused\n");
}

TEST_F(ServerTest, Proxy_IsBelievedOnlyIfConfigured) {
  Result<Router> router = Router::Make(
      {{Method::kGet,
        "/peer",
        TestPermission::kOpen,
        BodyLimit::None(),
        [](Request& r) { return Response::Text(r.peer + (r.secure ? " secure" : " open")); }}}
  );
  ASSERT_TRUE(router.ok());
  options_.trust_proxy = true;
  Server server(Site{std::move(*router), Decide}, options_);
  ASSERT_TRUE(server.Start("127.0.0.1:0").ok());
  TestClient client(server.port());
  EXPECT_EQ(client.Get("/peer").body, "127.0.0.1 open");
  const Answer answer =
      client.Get("/peer", "X-Forwarded-For: 1.1.1.1, 10.9.8.7\r\nX-Forwarded-Proto: https\r\n");
  EXPECT_EQ(answer.body, "10.9.8.7 secure");
  EXPECT_TRUE(answer.headers.Has("Strict-Transport-Security"));
  EXPECT_EQ(client.Get("/peer", "X-Forwarded-For: nonsense\r\n").body, "127.0.0.1 open");
}

TEST_F(ServerTest, Metrics_CountByRoute) {
  Start();
  TestClient client = Connect();
  client.Get("/echo/1");
  client.Get("/echo/2");
  client.Get("/none");
  client.Get("/");
  const std::string text = server_->metrics().Text();
  EXPECT_THAT(text, HasSubstr("http_requests_total{route=\"GET /echo/{id}\",code=\"2xx\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("http_requests_total{route=\"none\",code=\"4xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("http_connections 1\n"));
  EXPECT_THAT(text, HasSubstr("le=\"+Inf\"} 2\n"));
}

TEST_F(ServerTest, Start_RefusesWhatCannotWork) {
  Start();
  Result<Router> router = Router::Make({});
  Server other(Site{std::move(*router), Decide}, options_);
  const Status taken = other.Start("127.0.0.1:" + std::to_string(server_->port()));
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.error().kind, ErrorKind::kUnavailable);
  for (const char* bad : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "host:80", "::1"}) {
    const Status status = other.Start(bad);
    ASSERT_FALSE(status.ok()) << bad;
    EXPECT_EQ(status.error().kind, ErrorKind::kInvalid) << bad;
  }
}

}  // namespace
}  // namespace sauro::http
