// The scanner against a daemon of our own that speaks clamd's protocol, or breaks it.
#include "clamav/scanner.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <optional>
#include <thread>
#include <tuple>
#include <vector>

#include "clamav/answer.h"
#include "clamav/connection.h"

namespace sauro::clamav {
namespace {

using Finding = usecase::UploadScanner::Finding;
using std::chrono::milliseconds;
using testing::HasSubstr;

bool ReadExactly(int socket, char* into, std::size_t size) {
  while (size > 0) {
    const ssize_t count = recv(socket, into, size, 0);
    if (count <= 0) return false;
    into += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// What an INSTREAM client sends, or nothing if it broke the protocol.
std::optional<std::string> ReadStream(int socket) {
  std::string command(10, '\0');
  if (!ReadExactly(socket, command.data(), command.size())) return std::nullopt;
  if (command != std::string("zINSTREAM\0", 10)) return std::nullopt;
  std::string content;
  for (;;) {
    std::uint32_t length = 0;
    if (!ReadExactly(socket, reinterpret_cast<char*>(&length), sizeof(length))) return std::nullopt;
    length = ntohl(length);
    if (length == 0) return content;
    const std::size_t before = content.size();
    content.resize(before + length);
    if (!ReadExactly(socket, content.data() + before, length)) return std::nullopt;
  }
}

void Say(int socket, std::string_view text) {
  std::ignore = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
}

// Listens on a Unix socket, or on a free TCP port; `serve` has one client at a time.
class FakeClamd {
 public:
  using Serve = std::function<void(int socket)>;

  explicit FakeClamd(Serve serve, bool tcp = false) : serve_(std::move(serve)) {
    socket_ = socket(tcp ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (tcp) {
      sockaddr_in name{};
      name.sin_family = AF_INET;
      name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      socklen_t size = sizeof(name);
      EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&name), size), 0);
      EXPECT_EQ(getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size), 0);
      address_ = "127.0.0.1:" + std::to_string(ntohs(name.sin_port));
    } else {
      static std::atomic<int> count{0};
      address_ = "/tmp/sauro-clamd-" + std::to_string(getpid()) + "-" + std::to_string(++count);
      sockaddr_un name{};
      name.sun_family = AF_UNIX;
      std::strncpy(name.sun_path, address_.c_str(), sizeof(name.sun_path) - 1);
      unlink(address_.c_str());
      EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&name), sizeof(name)), 0);
    }
    EXPECT_EQ(listen(socket_, 16), 0);
    thread_ = std::thread([this] { Work(); });
  }
  ~FakeClamd() {
    stopping_ = true;
    thread_.join();
    close(socket_);
    if (address_[0] == '/') unlink(address_.c_str());
  }
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  void Work() {
    while (!stopping_) {
      pollfd one{socket_, POLLIN, 0};
      if (poll(&one, 1, 20) <= 0) continue;
      const int client = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      serve_(client);
      close(client);
    }
  }

  Serve serve_;
  int socket_ = -1;
  std::string address_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

FakeClamd::Serve Answering(const std::string& text) {
  return [text](int socket) {
    if (ReadStream(socket)) Say(socket, text);
  };
}

class ClamavScanner : public testing::Test {
 protected:
  ClamavScanner() { Put("minh chứng"); }
  ~ClamavScanner() override {
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
  }
  void Put(const std::string& content) { std::ofstream(file_, std::ios::binary) << content; }

  static std::unique_ptr<Scanner> Over(const std::string& address, int timeout_ms = 5'000) {
    Options options;
    options.address = address;
    options.timeout = milliseconds(timeout_ms);
    options.at_once = 1;
    auto made = Scanner::Make(options);
    EXPECT_TRUE(made.ok()) << made.error().Text();
    return std::move(*made);
  }
  usecase::UploadScanner::Answer Told(const FakeClamd::Serve& serve, int timeout_ms = 5'000) {
    const FakeClamd daemon(serve);
    return Over(daemon.address(), timeout_ms)->Scan(file_);
  }

  const std::string file_ = testing::TempDir() + "sauro-scan-" + std::to_string(getpid());
};

TEST_F(ClamavScanner, CleanFile_WasSentWhole_OnBothKindsOfSockets) {
  std::string content;
  for (int i = 0; i < 300'000; ++i) content += static_cast<char>(i % 251);
  Put(content);
  for (const bool tcp : {false, true}) {
    std::string seen;
    const auto serve = [&seen](int socket) {
      seen = ReadStream(socket).value_or("");
      Say(socket, std::string_view("stream: OK\0", 11));
    };
    {
      const FakeClamd daemon(serve, tcp);
      const auto scanner = Over(daemon.address());
      EXPECT_EQ(scanner->Scan(file_).finding, Finding::kClean) << daemon.address();
      EXPECT_EQ(scanner->scanned(), 1U);
      EXPECT_EQ(scanner->infected() + scanner->failed(), 0U);
    }
    EXPECT_TRUE(seen == content);
  }
}

TEST_F(ClamavScanner, InfectedFile_IsNamed) {
  const FakeClamd daemon(Answering("stream: Eicar-Test-Signature FOUND"));
  const auto scanner = Over(daemon.address());
  const auto answer = scanner->Scan(file_);
  EXPECT_EQ(answer.finding, Finding::kInfected);
  EXPECT_EQ(answer.what, "Eicar-Test-Signature");
  EXPECT_EQ(scanner->infected(), 1U);
}

TEST_F(ClamavScanner, AnythingElse_IsAFailure) {
  const auto limit = Told(Answering("INSTREAM size limit exceeded. ERROR"));
  EXPECT_EQ(limit.finding, Finding::kFailed);
  EXPECT_THAT(limit.what, HasSubstr("size limit exceeded"));
  EXPECT_EQ(Told(Answering("HTTP/1.1 200 OK\r\n\r\n")).finding, Finding::kFailed);
  EXPECT_EQ(Told(Answering(std::string(100'000, 'x'))).finding, Finding::kFailed);
  EXPECT_EQ(Told(Answering("")).finding, Finding::kFailed);
  EXPECT_EQ(Told([](int) {}).finding, Finding::kFailed);
  // "OK" to what was not sent whole is no word about the file.
  Put(std::string(std::size_t{32} << 20U, 'x'));
  EXPECT_EQ(
      Told([](int socket) { Say(socket, std::string_view("stream: OK\0", 11)); }).finding,
      Finding::kFailed
  );
}

TEST_F(ClamavScanner, DaemonThatHasSeenEnough_IsHeardThoughItHangsUp) {
  Put(std::string(std::size_t{8} << 20U, 'x'));
  const auto answer = Told([](int socket) {
    char piece[100];
    std::ignore = ReadExactly(socket, piece, sizeof(piece));
    Say(socket, "stream: Big FOUND");
    shutdown(socket, SHUT_RDWR);
  });
  EXPECT_EQ(answer.finding, Finding::kInfected);
}

TEST_F(ClamavScanner, NobodyThere_FailsAtOnce) {
  const auto before = std::chrono::steady_clock::now();
  const FakeClamd silent([](int socket) { ReadStream(socket); });
  EXPECT_EQ(Over(silent.address())->Scan(file_ + "-gone").finding, Finding::kFailed);
  EXPECT_EQ(Over("/tmp/sauro-no-such-socket")->Scan(file_).finding, Finding::kFailed);
  EXPECT_EQ(Over("127.0.0.1:1")->Scan(file_).finding, Finding::kFailed);
  EXPECT_LT(std::chrono::steady_clock::now() - before, milliseconds(2'000));
}

// Connections that nobody takes fill the queue of a Unix socket.
TEST_F(ClamavScanner, FullQueueOfTheDaemon_IsWaitedForAWhile_AndIsNoFailure) {
  const std::string path = "/tmp/sauro-clamd-full-" + std::to_string(getpid());
  unlink(path.c_str());
  const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = ParseAddress(path);
  ASSERT_TRUE(address.ok());
  const auto* name = reinterpret_cast<const sockaddr*>(&address->bytes);
  ASSERT_EQ(bind(listener, name, address->size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  std::vector<int> waiting;
  for (;;) {
    waiting.push_back(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (connect(waiting.back(), name, address->size) != 0) break;
    ASSERT_LT(waiting.size(), 100U);
  }
  const auto scanner = Over(path);
  EXPECT_EQ(scanner->Scan(file_).finding, Finding::kBusy);

  auto scan = std::async(std::launch::async, [&] { return scanner->Scan(file_); });
  std::this_thread::sleep_for(milliseconds(300));
  for (const int each : waiting) close(each);
  for (bool answered = false; !answered;) {
    const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    answered = ReadStream(client).has_value();
    if (answered) Say(client, std::string_view("stream: OK\0", 11));
    close(client);
  }
  EXPECT_EQ(scan.get().finding, Finding::kClean);
  close(listener);
  unlink(path.c_str());
}

TEST_F(ClamavScanner, SilentDaemon_IsGivenUp_AndASecondScanDoesNotWaitForIt) {
  std::promise<void> begun;
  std::promise<void> end;
  const FakeClamd daemon([&](int socket) {
    ReadStream(socket);
    begun.set_value();
    end.get_future().wait();
  });
  const auto scanner = Over(daemon.address(), 1'000);
  const auto before = std::chrono::steady_clock::now();
  auto first = std::async(std::launch::async, [&] { return scanner->Scan(file_); });
  begun.get_future().wait();
  EXPECT_EQ(scanner->Scan(file_).finding, Finding::kBusy);
  EXPECT_LT(std::chrono::steady_clock::now() - before, milliseconds(900));
  const auto answer = first.get();
  EXPECT_EQ(answer.finding, Finding::kFailed);
  EXPECT_THAT(answer.what, HasSubstr("no answer in time"));
  EXPECT_EQ(scanner->failed(), 2U);
  end.set_value();
}

TEST(ClamavAddress, IsAPathOrAnIpAddressWithAPort) {
  for (const char* good : {"/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310"}) {
    EXPECT_TRUE(ParseAddress(good).ok()) << good;
  }
  const std::string long_path = "/" + std::string(200, 'x');
  for (const std::string& bad :
       {std::string(),
        std::string("localhost:3310"),
        std::string("3310"),
        std::string(":3310"),
        std::string("127.0.0.1"),
        std::string("127.0.0.1:clamd"),
        long_path}) {
    const auto refused = ParseAddress(bad);
    ASSERT_FALSE(refused.ok()) << bad;
    EXPECT_EQ(refused.error().kind, ErrorKind::kInvalid);
  }
}

TEST(ClamavAnswer, OfADaemonIsPrintable) {
  EXPECT_EQ(ReadAnswer("stream: a\x1b[31m\xc3\xa9 FOUND").what, "a?[31m??");
  EXPECT_EQ(ReadAnswer("stream:  FOUND").finding, Finding::kFailed);
  EXPECT_EQ(ReadAnswer("x: OK").finding, Finding::kFailed);
  EXPECT_LT(ReadAnswer(std::string(5'000, 'a')).what.size(), 200U);
}

}  // namespace
}  // namespace sauro::clamav
