// Bodies: forms, files, limits, a full disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "http/server_for_test.h"

namespace sauro::http {
namespace {

using ::testing::HasSubstr;
using Answer = TestClient::Answer;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kMemoryIsMeasurable = false;
#elif defined(__has_feature)
constexpr bool kMemoryIsMeasurable =
    !(__has_feature(address_sanitizer) || __has_feature(thread_sanitizer));
#else
constexpr bool kMemoryIsMeasurable = true;
#endif

std::size_t ResidentBytes() {
  std::ifstream in("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  in >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

constexpr std::string_view kType = "multipart/form-data; boundary=XyZ";

std::string Part(std::string_view disposition, std::string_view body) {
  return "--XyZ\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" +
         std::string(body) + "\r\n";
}

// Sends `megabytes` in pieces until the server has had enough; says how much went out.
std::size_t SendMegabytes(TestClient& client, std::size_t megabytes) {
  const std::string piece(1U << 20U, 'a');
  std::size_t sent = 0;
  while (sent < megabytes && client.Send(piece)) ++sent;
  return sent;
}

TEST_F(ServerTest, UrlEncodedForm_IsParsed) {
  Start();
  TestClient client = Connect();
  const Answer answer = client.Post(
      "/form", "application/x-www-form-urlencoded; charset=UTF-8", "ten=Nguy%E1%BB%85n+A&x=&ten=2"
  );
  EXPECT_EQ(answer.body, "ten=Nguyễn A\nx=\nten=2\n");
  EXPECT_EQ(client.Post("/form", "application/x-www-form-urlencoded", "a=%ff").status, 400);
  EXPECT_EQ(client.Post("/form", "application/x-www-form-urlencoded", "a=%00").status, 400);
  EXPECT_EQ(Connect().Post("/form", "application/json", "{}").status, 415);
  EXPECT_EQ(Connect().Post("/form", "multipart/form-data", "x").status, 400);
}

TEST_F(ServerTest, EmptyPost_IsAnEmptyForm) {
  Start();
  EXPECT_EQ(
      Connect().Ask("POST /form HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n").status, 200
  );
  EXPECT_EQ(Connect().Ask("POST /form HTTP/1.1\r\nHost: t\r\n\r\n").status, 200);
}

TEST_F(ServerTest, Json_NeedsItsType) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Post("/json", "application/json", "{\"a\":1}").status, 201);
  EXPECT_EQ(client.Post("/json", "text/plain", "{}").status, 415);
}

TEST_F(ServerTest, Upload_FieldsAndFilesWithVietnameseNames) {
  Start();
  const std::string body =
      Part("name=\"nội dung\"", "dòng 1\r\ndòng 2") +
      Part("name=\"tep\"; filename=\"C:\\x\\Kế hoạch\u202Excod.docx\"", "PK\r\n--Xy") +
      Part("name=\"trong\"; filename=\"\"", "") +
      Part("name=\"tep\"; filename=\"a.txt\"; filename*=UTF-8''b%C3%A1o.txt", "") +
      "--XyZ--\r\nepilogue";
  TestClient client = Connect();
  const Answer answer = client.Post("/upload", kType, body);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(
      answer.body,
      "nội dung=dòng 1\r\ndòng 2\ntep: Kế hoạchxcod.docx 8 PK\r\n--Xy\ntep: báo.txt 0 \n"
  );
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, Upload_MalformedIs400AndLeavesNothing) {
  Start();
  const std::string good = Part("name=\"t\"; filename=\"a\"", std::string(100'000, 'x'));
  const std::vector<std::string> malformed = {
      good,
      good + "--XyZ",
      good + "--XyZfoo\r\n",
      std::string("--XyZ\r\n\r\nno head\r\n--XyZ--"),
      std::string("no boundary at all"),
      "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--XyZ--",
      Part("name=\"a\"; name=\"b\"", "x") + "--XyZ--",
      Part("filename=\"b\"", "x") + "--XyZ--",
      Part("name=\"a\"", "\xff\xfe") + "--XyZ--"};
  for (const std::string& bad : malformed) {
    EXPECT_EQ(Connect().Post("/upload", kType, bad).status, 400) << bad.substr(0, 60);
  }
  EXPECT_EQ(Connect().Post("/form", kType, good + "--XyZ--").status, 413);
  const std::string small = Part("name=\"t\"; filename=\"a\"", "x") + "--XyZ--";
  EXPECT_EQ(Connect().Post("/form", kType, small).status, 400) << "this form takes no files";
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, Upload_ClientGoneInTheMiddle_LeavesNothing) {
  Start();
  {
    TestClient client = Connect();
    client.Send(
        "POST /upload HTTP/1.1\r\nHost: t\r\nContent-Type: " + std::string(kType) +
        "\r\nContent-Length: 1000000\r\n\r\n" +
        Part("name=\"t\"; filename=\"a\"", std::string(300'000, 'x'))
    );
    EXPECT_EQ(SpooledFiles(1), 1U);
  }
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, Upload_ThirtyMegabytesGoToDiskNotToMemory) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Get("/").status, 200);
  const std::size_t before = ResidentBytes();
  client.Send(
      "POST /spool HTTP/1.1\r\nHost: t\r\nContent-Length: " + std::to_string(30U << 20U) +
      "\r\n\r\n"
  );
  EXPECT_EQ(SendMegabytes(client, 30), 30U);
  EXPECT_EQ(client.Read().body, std::to_string(30U << 20U));
  if (kMemoryIsMeasurable) {
    EXPECT_LT(ResidentBytes(), before + (8U << 20U));
  }
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, Upload_GuardRefusesBeforeTheBodyIsSpooled) {
  Start();
  TestClient client = Connect();
  client.Send(
      "POST /closed-upload HTTP/1.1\r\nHost: t\r\nContent-Type: " + std::string(kType) +
      "\r\nContent-Length: 30000000\r\nExpect: 100-continue\r\n\r\n"
  );
  const Answer answer = client.Read();
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.headers.Get("Connection"), "close");
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, TooLarge_ByContentLengthIsRefusedAtOnce) {
  Start();
  TestClient client = Connect();
  const std::size_t before = ResidentBytes();
  client.Send(
      "POST /upload HTTP/1.1\r\nHost: t\r\nContent-Type: " + std::string(kType) +
      "\r\nContent-Length: 209715200\r\n\r\n"
  );
  SendMegabytes(client, 200);
  const Answer answer = client.Read();
  EXPECT_EQ(answer.status, 413);
  EXPECT_THAT(answer.body, HasSubstr("<h1>413</h1>"));
  EXPECT_EQ(answer.headers.Get("Connection"), "close");
  if (kMemoryIsMeasurable) {
    EXPECT_LT(ResidentBytes(), before + (8U << 20U));
  }
  EXPECT_EQ(SpooledFiles(0), 0U);
  EXPECT_EQ(Connect().Get("/").status, 200);
}

TEST_F(ServerTest, TooLarge_ChunkedIsRefusedAfterTheLimit) {
  Start();
  TestClient client = Connect();
  const std::size_t before = ResidentBytes();
  client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nC800000\r\n");
  SendMegabytes(client, 200);
  EXPECT_EQ(client.Read().status, 413);
  if (kMemoryIsMeasurable) {
    EXPECT_LT(ResidentBytes(), before + (16U << 20U));
  }
}

TEST_F(ServerTest, TooLarge_WithExpectIsRefusedWithoutContinue) {
  Start();
  TestClient client = Connect();
  client.Send(
      "POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n"
  );
  EXPECT_EQ(client.Read().status, 413);
}

TEST_F(ServerTest, Expect_GetsContinueThenTheAnswer) {
  Start();
  TestClient client = Connect();
  client.Send(
      "POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"
  );
  EXPECT_EQ(client.Read().status, 100);
  client.Send("abc");
  EXPECT_EQ(client.Read().body, "abc");
}

TEST_F(ServerTest, BodyWhereNoneIsTaken_Is413) {
  Start();
  EXPECT_EQ(
      Connect().Ask("GET / HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello").status, 413
  );
}

TEST_F(ServerTest, Chunked_IsPutTogether) {
  Start();
  TestClient client = Connect();
  client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
  client.Send("2;x=y\r\nde\r\n0\r\nTrailer: z\r\n\r\nGET /echo/9 HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(client.Read().body, "abcde");
  EXPECT_EQ(client.Read().body, "9|");
}

TEST_F(ServerTest, AmbiguousLength_IsRefused) {
  Start();
  for (const char* headers :
       {"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3\r\nContent-Length: 3\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x3\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Host: u\r\n"}) {
    TestClient client = Connect();
    client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\n" + std::string(headers) + "\r\n0\r\n\r\n");
    EXPECT_EQ(client.Read().status, 400) << headers;
  }
  EXPECT_EQ(Connect().Ask("GET / HTTP/1.1\r\n\r\n").status, 400) << "no Host";
  EXPECT_EQ(Connect().Ask("GET  / HTTP/1.1\r\nHost: t\r\n\r\n").status, 400);
  EXPECT_EQ(
      Connect()
          .Ask("POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Encoding: gzip\r\nContent-Length: "
               "1\r\n\r\nx")
          .status,
      415
  );
}

// A process may be forbidden to write large files; to the code that is a full disk (EFBIG for
// ENOSPC).
TEST_F(ServerTest, FullDisk_Is507AndReadingGoesOn) {
  Start();
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1U << 20U, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  TestClient client = Connect();
  client.Send("POST /spool HTTP/1.1\r\nHost: t\r\nContent-Length: 4194304\r\n\r\n");
  SendMegabytes(client, 4);
  const Answer answer = client.Read();
  const Answer other = Connect().Get("/");
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(answer.status, 507);
  EXPECT_THAT(answer.body, HasSubstr("hết chỗ"));
  EXPECT_EQ(other.status, 200);
  EXPECT_EQ(SpooledFiles(0), 0U);
}

TEST_F(ServerTest, LeftoversOfAKilledServer_AreRemovedAtStart) {
  std::ofstream(directory_ + "/spool/spool-abc123") << "x";
  std::ofstream(directory_ + "/spool/other") << "x";
  Start();
  EXPECT_FALSE(std::filesystem::exists(directory_ + "/spool/spool-abc123"));
  EXPECT_TRUE(std::filesystem::exists(directory_ + "/spool/other"));
}

}  // namespace
}  // namespace sauro::http
