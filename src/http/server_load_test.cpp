// Many connections, slow ones, hostile ones, and the end of the server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <list>
#include <string>
#include <thread>
#include <vector>

#include "http/server_for_test.h"

namespace sauro::http {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using Answer = TestClient::Answer;

TEST_F(ServerTest, LongHeader_Is431AndCut) {
  Start();
  TestClient client = Connect();
  client.Send("GET / HTTP/1.1\r\nHost: t\r\n");
  const std::string line = "X-A: " + std::string(1U << 20U, 'a');
  std::size_t megabytes = 0;
  while (megabytes < 60 && client.Send(line)) ++megabytes;
  EXPECT_EQ(client.Read().status, 431);
  EXPECT_EQ(Connect().Get("/").status, 200);
}

TEST_F(ServerTest, ManyHeaderFields_Are431) {
  Start();
  std::string request = "GET / HTTP/1.1\r\nHost: t\r\n";
  for (int i = 0; i < 200; ++i) request += "A: b\r\n";
  EXPECT_EQ(Connect().Ask(request + "\r\n").status, 431);
}

TEST_F(ServerTest, LongTarget_Is414) {
  Start();
  EXPECT_EQ(Connect().Get("/echo/" + std::string(5'000, 'a')).status, 414);
  EXPECT_EQ(Connect().Get("/echo/" + std::string(3'000, 'a')).status, 200);
}

TEST_F(ServerTest, SlowHeader_Is408) {
  options_.header_timeout = milliseconds(300);
  Start();
  TestClient client = Connect();
  const auto start = Clock::now();
  std::thread drip([&] {
    for (const char c : std::string("GET / HTTP/1.1\r\nHost: t\r\nX-Slow: 1")) {
      if (!client.Send({&c, 1})) return;
      std::this_thread::sleep_for(milliseconds(20));
    }
  });
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_LT(Clock::now() - start, milliseconds(2'000));
  drip.join();
}

TEST_F(ServerTest, SlowBody_Is408) {
  options_.body_grace = milliseconds(300);
  Start();
  TestClient client = Connect();
  client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_EQ(client.Read().status, 408);
}

TEST_F(ServerTest, IdleConnection_IsClosedWithoutAWord) {
  options_.idle_timeout = milliseconds(200);
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Get("/").status, 200);
  EXPECT_TRUE(client.AtEnd());
}

TEST_F(ServerTest, ReaderThatDoesNotRead_IsCut) {
  options_.write_timeout = milliseconds(300);
  Start();
  { std::ofstream(directory_ + "/tep.bin", std::ios::binary) << std::string(64U << 20U, 'z'); }
  TestClient client = Connect();
  client.Send("GET /file HTTP/1.1\r\nHost: t\r\n\r\n");
  const auto start = Clock::now();
  while (server_->metrics().connections.load() != 0 && Clock::now() - start < milliseconds(5'000)) {
    std::this_thread::sleep_for(milliseconds(20));
  }
  EXPECT_EQ(server_->metrics().connections.load(), 0);
}

TEST_F(ServerTest, FullQueue_Is503WithRetryAfter) {
  options_.workers = 1;
  options_.queue_limit = 2;
  Start();
  std::list<TestClient> clients;
  for (int i = 0; i < 30; ++i) {
    clients.emplace_back(server_->port());
    clients.back().Send("GET /slow HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  int served = 0;
  int refused = 0;
  for (TestClient& client : clients) {
    const Answer answer = client.Read();
    served += answer.status == 200 ? 1 : 0;
    if (answer.status != 503) continue;
    ++refused;
    EXPECT_EQ(answer.headers.Get("Retry-After"), "5");
  }
  EXPECT_EQ(served + refused, 30);
  EXPECT_GE(served, 2);
  EXPECT_GE(refused, 1);
}

TEST_F(ServerTest, TooManyConnections_AreRefusedTheOthersServed) {
  options_.max_connections = 5;
  Start();
  std::list<TestClient> clients;
  for (int i = 0; i < 5; ++i) {
    clients.emplace_back(server_->port());
    EXPECT_EQ(clients.back().Get("/").status, 200);
  }
  TestClient sixth = Connect();
  EXPECT_EQ(sixth.Read().status, 503);
  EXPECT_EQ(clients.front().Get("/").status, 200);
}

// 1,000 idle and 200 slow clients: the others do not notice.
TEST_F(ServerTest, IdleAndSlowClients_HaveNoEffectOnOthers) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < 3'000) GTEST_SKIP() << "needs 3,000 open files";
  Start();
  std::list<TestClient> idle;
  for (int i = 0; i < 1'000; ++i) {
    idle.emplace_back(server_->port());
    ASSERT_TRUE(idle.back().connected()) << i;
  }
  std::list<TestClient> slow;
  for (int i = 0; i < 200; ++i) {
    slow.emplace_back(server_->port());
    slow.back().Send("GET /echo/1 HTTP/1.1\r\nHost: t\r\nX: ");
  }
  std::atomic<bool> done{false};
  std::thread drip([&] {
    while (!done) {
      for (TestClient& client : slow) client.Send("a");
      for (int i = 0; i < 10 && !done; ++i) std::this_thread::sleep_for(milliseconds(100));
    }
  });
  std::vector<double> took_ms;
  TestClient client = Connect();
  for (int i = 0; i < 500; ++i) {
    const auto start = Clock::now();
    ASSERT_EQ(client.Get("/echo/7").body, "7|");
    took_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  done = true;
  drip.join();
  std::sort(took_ms.begin(), took_ms.end());
  EXPECT_LT(took_ms[450], 50.0) << "p90 of a plain request";
  EXPECT_EQ(idle.back().Get("/echo/8").body, "8|");
  slow.back().Send("\r\n\r\n");
  EXPECT_EQ(slow.back().Read().body, "1|");
}

struct Tally {
  std::atomic<int> asked{0};
  std::atomic<int> answered{0};
};

// Asks again and again until the server says that it closes.
void AskUntilClosed(std::uint16_t port, Tally& tally) {
  TestClient client(port);
  for (;;) {
    ++tally.asked;
    const Answer answer = client.Get("/slow");
    if (answer.status != 200) return;
    ++tally.answered;
    if (answer.headers.Get("Connection") == "close") return;
  }
}

TEST_F(ServerTest, DrainUnderLoad_LosesNoAnswer) {
  Start();
  Tally tally;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([this, &tally] { AskUntilClosed(server_->port(), tally); });
  }
  std::this_thread::sleep_for(milliseconds(500));
  server_->Stop();
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(tally.asked.load(), 50);
  EXPECT_EQ(tally.answered.load(), tally.asked.load());
  EXPECT_FALSE(TestClient(server_->port()).connected());
}

TEST_F(ServerTest, Drain_FinishesAHalfSentUpload) {
  Start();
  TestClient client = Connect();
  client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Length: 6\r\n\r\nabc");
  std::this_thread::sleep_for(milliseconds(100));
  std::thread stop([this] { server_->Stop(); });
  std::this_thread::sleep_for(milliseconds(400));
  client.Send("def");
  const Answer answer = client.Read();
  stop.join();
  EXPECT_EQ(answer.body, "abcdef");
  EXPECT_EQ(answer.headers.Get("Connection"), "close");
}

TEST_F(ServerTest, Drain_DoesNotWaitForIdleClientsForEver) {
  Start();
  TestClient client = Connect();
  EXPECT_EQ(client.Get("/").status, 200);
  const auto start = Clock::now();
  server_->Stop();
  server_->Stop();
  EXPECT_LT(Clock::now() - start, milliseconds(2'000));
  EXPECT_TRUE(client.AtEnd());
}

// The end of the drain may meet the timer that looks for late clients at any moment.
TEST_F(ServerTest, Drain_EndsAtAnyPhaseOfTheTimer) {
  options_.drain_grace = milliseconds(1);
  for (int i = 0; i < 40; ++i) {
    Start();
    TestClient client = Connect();
    EXPECT_EQ(client.Get("/").status, 200);
    std::this_thread::sleep_for(milliseconds(80 + i));
    server_->Stop();
  }
}

TEST_F(ServerTest, Drain_CutsAClientThatNeverEnds) {
  options_.drain_timeout = milliseconds(500);
  Start();
  TestClient client = Connect();
  client.Send("POST /echo/1 HTTP/1.1\r\nHost: t\r\nContent-Length: 6\r\n\r\nabc");
  std::this_thread::sleep_for(milliseconds(100));
  const auto start = Clock::now();
  server_->Stop();
  EXPECT_LT(Clock::now() - start, milliseconds(3'000));
}

}  // namespace
}  // namespace sauro::http
