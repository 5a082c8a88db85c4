// PostgreSQL: several servers on one database, lost connections, rights.
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

#include "store/fixture_test.h"

namespace sauro::store {
namespace {

/// Between one program and PostgreSQL. When `cut` is set, it passes on the next COMMIT and then
/// hangs up before the answer comes back.
class Proxy {
 public:
  explicit Proxy(int server_port) : server_port_(server_port) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = Local(0);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(listener_, 16), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { Accept(); });
  }
  ~Proxy() {
    stopping_ = true;
    thread_.join();
    for (std::thread& each : connections_) each.join();
    close(listener_);
  }
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;
  [[nodiscard]] int port() const { return port_; }

  std::atomic<bool> cut{false};
  std::atomic<int> cuts{0};

 private:
  static sockaddr_in Local(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  void Accept() {
    while (!stopping_) {
      pollfd wait{listener_, POLLIN, 0};
      if (poll(&wait, 1, 50) <= 0) continue;
      const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const sockaddr_in address = Local(server_port_);
      EXPECT_EQ(connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
      connections_.emplace_back([this, client, server] {
        Pass(client, server);
        close(client);
        close(server);
      });
    }
  }

  void Pass(int client, int server) {
    std::string buffer(1U << 16U, '\0');
    while (!stopping_) {
      std::array<pollfd, 2> waits = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
      if (poll(waits.data(), waits.size(), 50) <= 0) continue;
      for (const auto& [from, to] : {std::pair(client, server), std::pair(server, client)}) {
        if (waits[from == client ? 0 : 1].revents == 0) continue;
        const ssize_t count = recv(from, buffer.data(), buffer.size(), 0);
        if (count <= 0) return;
        send(to, buffer.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL);
        // The prepared statement "commit" is executed.
        const std::string_view seen(buffer.data(), static_cast<std::size_t>(count));
        if (from == client && seen.find(std::string_view("\0commit\0", 8)) != seen.npos &&
            cut.exchange(false)) {
          // Long enough for the server to have done it.
          pollfd answer{server, POLLIN, 0};
          poll(&answer, 1, 5'000);
          ++cuts;
          return;
        }
      }
    }
  }

  int server_port_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
  std::vector<std::thread> connections_;
};

class SeveralServersTest : public StoreTest {
 protected:
  std::unique_ptr<DataFolder> Another(const std::string& url) {
    const std::string folder = root_ / "another";
    std::filesystem::create_directories(folder + "/" + kBlobsFolder);
    auto opened = DataFolder::Open(folder, OpenMode::kWrite, {url, 15, clock_.Function()});
    EXPECT_TRUE(opened.ok()) << opened.error().Text();
    return opened ? std::move(*opened) : nullptr;
  }
  Result<usecase::Written> WriteTo(
      DataFolder& server, const std::string& id, std::vector<facts::Fact> facts
  ) {
    return server.writer().Write(
        {id, domain::AccountId("editor"), {}},
        [&](const usecase::Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
          return facts;
        }
    );
  }
  /// Of PostgreSQL itself.
  int Port() {
    const std::string url = database_->url();
    const auto colon = url.rfind(':');
    return std::stoi(url.substr(colon + 1, url.rfind('/') - colon - 1));
  }
  std::string UrlThrough(const Proxy& proxy) {
    const std::string url = database_->url();
    return url.substr(0, url.rfind(':') + 1) + std::to_string(proxy.port()) +
           url.substr(url.rfind('/'));
  }
  std::string Id() { return NewUuid(clock_.Function()()); }
};
INSTANTIATE_TEST_SUITE_P(On, SeveralServersTest, testing::Values(Engine::kPostgres), NameOf);

TEST_P(SeveralServersTest, Writers_MakeOneOrderWithoutGaps) {
  MakePlan();
  const auto before = queries().Head()->value;
  auto another = Another(database_->url());
  ASSERT_NE(another, nullptr);
  constexpr int kEach = 25;
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int number = 0; number < 4; ++number) {
    threads.emplace_back([&, number] {
      DataFolder& server = number % 2 == 0 ? *store_ : *another;
      for (int i = 0; i < kEach; ++i) {
        const std::string report = "r" + std::to_string(number) + "-" + std::to_string(i);
        const auto written = WriteTo(server, Id(), {Report(report.c_str(), "t1A", i)});
        EXPECT_TRUE(written.ok()) << written.error().Text();
        if (written) ++done;
      }
    });
  }
  for (std::thread& each : threads) each.join();
  EXPECT_EQ(done, 4 * kEach);
  const auto verified = another->Verify(nullptr);
  ASSERT_TRUE(verified.ok()) << verified.error().Text();
  EXPECT_EQ(verified->size, before + std::uint64_t{4} * kEach);
}

TEST_P(SeveralServersTest, DatabaseThatDoesNotAnswer_IsKnownSoon_AndSaidWithoutEnglish) {
  auto proxy = std::make_unique<Proxy>(Port());
  auto another = Another(UrlThrough(*proxy));
  ASSERT_NE(another, nullptr);
  EXPECT_TRUE(another->Answers());
  proxy.reset();
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (another->Answers() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_FALSE(another->Answers());
  const auto refused = WriteTo(*another, Id(), {Report("r1", "t1A", 1)});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().message.find("connection"), std::string::npos)
      << refused.error().message;
}

TEST_P(SeveralServersTest, WhatOneWrote_AnotherKnowsOnDemand_AndSoonByItself) {
  MakePlan();
  auto another = Another(database_->url());
  ASSERT_NE(another, nullptr);
  const auto written = WriteTo(*another, Id(), {Report("r1", "t1A", 10)});
  ASSERT_TRUE(written.ok());
  ASSERT_TRUE(store_->CatchUp(written->position).ok());
  EXPECT_EQ(*queries().Head(), written->position);
  EXPECT_EQ(store_->CatchUp({written->position.value + 1}).error().kind, ErrorKind::kUnavailable);

  const auto later = WriteTo(*another, Id(), {Report("r2", "t1A", 20)});
  ASSERT_TRUE(later.ok());
  int waits = 0;
  while (*queries().Head() < later->position && ++waits < 300) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(*queries().Head(), later->position) << "the follower was not told";
}

TEST_P(SeveralServersTest, LostConnections_ComeBackByThemselves) {
  MakePlan();
  const char* kill =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()";
  InDatabase(kill);
  EXPECT_EQ(queries().ReadBoard({}, Now())->tasks.size(), 2U);
  InDatabase(kill);
  Must({Report("r1", "t1A", 10)});
  EXPECT_TRUE(store_->Verify(nullptr).ok());
}

TEST_P(SeveralServersTest, CommitWithoutAnswer_IsSettledByTheRetryWithTheSameId) {
  MakePlan();
  Proxy proxy(Port());
  auto another = Another(UrlThrough(proxy));
  ASSERT_NE(another, nullptr);
  const auto before = queries().Head()->value;
  for (int i = 1; i <= 5; ++i) {
    const std::string id = Id();
    const std::string report = "r" + std::to_string(i);
    proxy.cut = true;
    const auto unknown = WriteTo(*another, id, {Report(report.c_str(), "t1A", 10 * i)});
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().kind, ErrorKind::kUnavailable) << unknown.error().Text();
    EXPECT_EQ(proxy.cuts, i);
    const auto settled = WriteTo(*another, id, {Report(report.c_str(), "t1A", 10 * i)});
    ASSERT_TRUE(settled.ok()) << settled.error().Text();
    EXPECT_TRUE(settled->repeated) << "the commit was done, and its answer lost";
    EXPECT_EQ(settled->position.value, before + static_cast<std::uint64_t>(i));
  }
  EXPECT_TRUE(store_->Verify(nullptr).ok());
  another.reset();
}

// Each signs what it knew; the slower one must not put a shorter ledger behind a longer one.
TEST_P(SeveralServersTest, Checkpoints_OfServersBesideEachOther_NeverGoBack) {
  auto another = Another(database_->url());
  ASSERT_NE(another, nullptr);
  std::vector<std::thread> threads;
  for (std::uint64_t number = 0; number < 4; ++number) {
    threads.emplace_back([&, number] {
      DataFolder& server = number % 2 == 0 ? *store_ : *another;
      for (std::uint64_t i = 0; i < 25; ++i) {
        const std::uint64_t size = 1 + 4 * i + number;
        EXPECT_TRUE(server.ledger().AddCheckpoint({0, size, {}, std::to_string(size)}).ok());
      }
    });
  }
  for (std::thread& each : threads) each.join();
  const auto all = another->ledger().CheckpointsAfter(0, 1000);
  ASSERT_TRUE(all.ok() && !all->empty());
  EXPECT_EQ(all->back().size, 100U);
  for (std::size_t i = 0; i < all->size(); ++i) {
    EXPECT_EQ((*all)[i].number, static_cast<std::int64_t>(i + 1)) << "stored in another order";
  }
}

TEST_P(SeveralServersTest, Erasure_IsSeenByOthers_AlsoInAnswersThatTheyKept) {
  MakePlan();
  Must({Report("r1", "t1A", 10)});
  const views::At past = Now();
  auto another = Another(database_->url());
  ASSERT_NE(another, nullptr);
  ASSERT_TRUE(another->CatchUp(past.position).ok());
  EXPECT_EQ(another->queries().ListReports({}, {}, past)->rows[0].text, "kết quả r1");
  Must({facts::ContentErased{
      "r1", "progress.reported", past.position, {"text"}, "Có dữ liệu cá nhân", "12/QĐ", ""}});
  ASSERT_TRUE(another->CatchUp(*queries().Head()).ok());
  EXPECT_EQ(
      another->queries().ListReports({}, {}, past)->rows[0].text,
      "(đã xóa ngày 01/03/2025 theo 12/QĐ)"
  );
}

TEST_P(SeveralServersTest, RoleOfServers_AddsAndReadsFacts_AndChangesNone) {
  const std::string role = "app_" + std::to_string(getpid());
  database_->Do("CREATE ROLE " + role + " LOGIN IN ROLE sauro_server");
  {
    auto server = Another(database_->url(role));
    ASSERT_NE(server, nullptr);
    std::swap(store_, server);
    MakePlan();
    Must({Report("r1", "t1A", 10)});
    EXPECT_TRUE(store_->blobs().PutBytes("minh chứng").ok());
    const auto unnamed = store_->blobs().PutBytes("không ai nhắc đến");
    ASSERT_TRUE(unnamed.ok());
    InDatabase(("UPDATE blob SET put_at = 0 WHERE sha256 = '" + unnamed->sha256 + "'").c_str());
    const auto swept = store_->Sweep({sauro::Now().unix_ms});
    EXPECT_TRUE(swept.ok()) << swept.error().Text();
    EXPECT_EQ(*swept, 1U);
    EXPECT_TRUE(store_->Verify(nullptr).ok());
    std::swap(store_, server);
  }
  auto connection = PostgresConnection::Open(database_->url(role), Connection::Mode::kWrite);
  ASSERT_TRUE(connection.ok()) << connection.error().Text();
  for (const char* sql :
       {"UPDATE fact SET body = '{}'",
        "DELETE FROM fact",
        "TRUNCATE fact",
        "ALTER TABLE fact DISABLE TRIGGER ALL",
        "DROP TABLE fact",
        "UPDATE tree_edge SET edge = ''",
        "DELETE FROM tree_head",
        "UPDATE blob_piece SET bytes = ''",
        "DELETE FROM blob",
        "UPDATE blob SET size = 1",
        "UPDATE fact_words SET text = ''",
        "DELETE FROM fact_words"}) {
    const auto done = (*connection)->RunScript(sql);
    ASSERT_FALSE(done.ok()) << sql;
    EXPECT_EQ(done.error().kind, ErrorKind::kForbidden) << sql << ": " << done.error().Text();
  }
  database_->Do("DROP ROLE IF EXISTS " + role);
}

}  // namespace
}  // namespace sauro::store
