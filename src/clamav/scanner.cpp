#include "clamav/scanner.h"

#include <arpa/inet.h>

#include <cstring>
#include <fstream>
#include <utility>

#include "clamav/answer.h"
#include "clamav/connection.h"

namespace sauro::clamav {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;
constexpr std::size_t kMostAnswer = 4'096;

// One that counts itself while it lives.
class Counted {
 public:
  explicit Counted(std::atomic<std::size_t>& count) : count_(count), place_(++count) {}
  ~Counted() { --count_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  [[nodiscard]] std::size_t place() const { return place_; }

 private:
  std::atomic<std::size_t>& count_;
  const std::size_t place_;
};

// The length of a piece, most significant byte first, and the piece; an empty one is the end.
std::string Framed(std::string_view piece) {
  const std::uint32_t length = htonl(static_cast<std::uint32_t>(piece.size()));
  std::string out(sizeof(length), '\0');
  std::memcpy(out.data(), &length, sizeof(length));
  return out.append(piece);
}

constexpr const char* kFile = "file";  // the place of an error that is not the daemon's

Status SendFile(Connection& connection, std::ifstream& in) {
  if (auto sent = connection.Send(std::string_view("zINSTREAM\0", 10)); !sent) return sent;
  std::string piece(kPiece, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    const std::string_view read(piece.data(), static_cast<std::size_t>(in.gcount()));
    if (auto sent = connection.Send(Framed(read)); !sent) return sent;
  }
  if (in.bad()) return Unavailable("the upload cannot be read", kFile);
  return connection.Send(Framed({}));
}

}  // namespace

Result<std::unique_ptr<Scanner>> Scanner::Make(Options options) {
  if (auto address = ParseAddress(options.address); !address) return address.error();
  return std::unique_ptr<Scanner>(new Scanner(std::move(options)));
}

usecase::UploadScanner::Answer Scanner::Scan(const std::string& path) {
  const Counted one(running_);
  const Answer answer = one.place() > options_.at_once ? Answer{Finding::kBusy, {}} : ScanNow(path);
  switch (answer.finding) {
    case Finding::kClean: ++scanned_; break;
    case Finding::kInfected:
      ++scanned_;
      ++infected_;
      break;
    case Finding::kBusy:
    case Finding::kFailed: ++failed_; break;
  }
  return answer;
}

usecase::UploadScanner::Answer Scanner::ScanNow(const std::string& path) const {
  const auto failed = [](const Error& error) { return Answer{Finding::kFailed, error.message}; };
  std::ifstream in(path, std::ios::binary);
  if (!in) return failed(Unavailable("the upload cannot be opened", kFile));
  const auto address = ParseAddress(options_.address);
  if (!address) return failed(address.error());
  auto connection = Connection::Open(*address, std::chrono::steady_clock::now() + options_.timeout);
  if (!connection && connection.error().place == kBusy) return {Finding::kBusy, {}};
  if (!connection) return failed(connection.error());
  const Status sent = SendFile(*connection, in);
  if (!sent.ok() && sent.error().place == kFile) return failed(sent.error());
  // A daemon that has seen enough answers and hangs up: what it said counts more than that.
  const auto line = connection->ReadLine(kMostAnswer);
  if (!sent.ok() && (!line || line->empty())) return failed(sent.error());
  if (!line) return failed(line.error());
  Answer answer = ReadAnswer(*line);
  // Clean is only what was seen whole.
  if (!sent.ok() && answer.finding == Finding::kClean) return failed(sent.error());
  return answer;
}

}  // namespace sauro::clamav
