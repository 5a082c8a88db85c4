#include "witness/witness.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "crypto/merkle.h"

namespace sauro::witness {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUrl = "url";
constexpr const char* kKeys = "keys";
constexpr const char* kNewest = "newest";
constexpr const char* kAlarm = "alarm";
constexpr std::size_t kMaxFile = std::size_t{1} << 20U;

Error CannotWrite(const std::string& path) {
  return Unavailable("Không ghi được vào thư mục làm chứng.", path);
}

// Whole or not at all, and durable.
Status WriteFile(const std::string& path, const std::string& text) {
  const std::string temporary = path + ".moi";
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return CannotWrite(path);
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       fsync(file) == 0;
  close(file);
  if (!written || rename(temporary.c_str(), path.c_str()) != 0) return CannotWrite(path);
  return {};
}

// Empty where there is no such file.
Result<std::string> ReadFile(const std::string& path) {
  std::error_code code;
  if (!fs::exists(path, code)) return std::string();
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in || text.size() > kMaxFile) return Unreadable("Không đọc được tệp.", path);
  return text;
}

// Held while a folder is changed.
class Lock {
 public:
  explicit Lock(const std::string& folder)
      : file_(open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    held_ = file_ >= 0 && flock(file_, LOCK_EX) == 0;
  }
  ~Lock() {
    if (file_ >= 0) close(file_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  [[nodiscard]] bool held() const { return held_; }

 private:
  int file_;
  bool held_ = false;
};

// Where the new checkpoint contradicts the kept one; nothing: it extends it.
Result<std::optional<std::string>> Contradiction(
    const ledger::Checkpoint& kept, const ledger::Checkpoint& now, LedgerServer& server
) {
  if (now.origin != kept.origin) {
    return std::optional(fmt::format("máy chủ đưa mốc của sổ khác (“{}”)", now.origin));
  }
  if (now.size < kept.size) {
    return std::optional(
        fmt::format("sổ ngắn lại: trước có {} sự kiện, nay còn {}", kept.size, now.size)
    );
  }
  std::vector<crypto::Hash> proof;
  if (now.size > kept.size) {
    auto asked = server.Consistency(kept.size, now.size);
    if (!asked) return asked.error();
    proof = std::move(*asked);
  }
  if (crypto::VerifyConsistency({kept.size, kept.root}, {now.size, now.root}, proof)) {
    return std::optional<std::string>();
  }
  return std::optional(fmt::format(
      "lịch sử đã bị viết lại: mốc {} sự kiện không nối tiếp mốc {} sự kiện đã giữ",
      now.size,
      kept.size
  ));
}

}  // namespace

std::string Folder::PathOf(const std::string& url) const {
  return path_ + "/" + crypto::ToHex(crypto::Sha256(url)).substr(0, 16);
}

Result<Watched> Folder::Read(const std::string& place) {
  Watched watched;
  auto url = ReadFile(place + "/" + kUrl);
  auto keys = ReadFile(place + "/" + kKeys);
  auto note = ReadFile(place + "/" + kNewest);
  auto alarm = ReadFile(place + "/" + kAlarm);
  for (const auto* text : {&url, &keys, &note, &alarm}) {
    if (!*text) return text->error();
  }
  watched.url = Trim(*url);
  watched.alarm = Trim(*alarm);
  for (const std::string_view line : Split(*keys, '\n')) {
    if (line.empty()) continue;
    const auto key = crypto::VerifierKey::Parse(line);
    if (!key) return Unreadable("Tệp khóa của nơi làm chứng bị hỏng.", place);
    watched.keys.push_back(*key);
  }
  auto opened = ledger::OpenCheckpoint(*note, watched.keys);
  if (!opened) return Unreadable("Mốc đã giữ bị hỏng: " + opened.error().message, place);
  watched.newest = std::move(*opened);
  return watched;
}

// Every checkpoint under a name of its own, so that the history of what was seen stays.
Status Folder::Keep(const Watched& watched, const std::string& note) {
  const std::string place = PathOf(watched.url);
  std::string keys;
  for (const crypto::VerifierKey& key : watched.keys) keys += key.Text() + '\n';
  if (auto kept = WriteFile(fmt::format("{}/{:012}.note", place, watched.newest.size), note);
      !kept) {
    return kept;
  }
  if (auto kept = WriteFile(place + "/" + kKeys, keys); !kept) return kept;
  return WriteFile(place + "/" + kNewest, note);
}

Result<Watched> Folder::Add(
    const std::string& url, const std::optional<crypto::VerifierKey>& key, LedgerServer& server
) {
  const std::string place = PathOf(url);
  std::error_code code;
  fs::create_directories(path_, code);
  const Lock lock(path_);
  if (!lock.held()) return CannotWrite(path_);
  if (fs::exists(place + "/" + kNewest, code)) {
    return Conflict("Địa chỉ này đã được làm chứng.", url);
  }
  Watched watched;
  watched.url = url;
  if (key) watched.keys = {*key};
  if (!key) {
    auto keys = server.Keys();
    if (!keys) return keys.error();
    if (keys->empty()) return NotFound("Máy chủ chưa có khóa ký mốc sổ.", url);
    watched.keys = {keys->back()};
  }
  auto note = server.Checkpoint();
  if (!note) return note.error();
  auto opened = ledger::OpenCheckpoint(*note, watched.keys);
  if (!opened) return opened.error();
  watched.newest = std::move(*opened);
  fs::create_directories(place, code);
  if (auto written = WriteFile(place + "/" + kUrl, url + '\n'); !written) return written.error();
  if (auto kept = Keep(watched, *note); !kept) return kept.error();
  return watched;
}

Result<std::vector<Watched>> Folder::List() {
  std::vector<Watched> all;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, code)) {
    if (!fs::exists(entry.path() / kNewest, code)) continue;
    auto watched = Read(entry.path().string());
    if (!watched) return watched.error();
    all.push_back(std::move(*watched));
  }
  std::sort(all.begin(), all.end(), [](const Watched& a, const Watched& b) {
    return a.url < b.url;
  });
  return all;
}

Result<Watched> Folder::Check(const std::string& url, LedgerServer& server) {
  const std::string place = PathOf(url);
  const Lock lock(path_);
  std::error_code code;
  if (!fs::exists(place + "/" + kNewest, code)) return NotFound("Chưa làm chứng địa chỉ này.", url);
  if (!lock.held()) return CannotWrite(path_);
  auto watched = Read(place);
  if (!watched) return watched.error();
  auto note = server.Checkpoint();
  if (!note) return note.error();
  const auto now = ledger::OpenCheckpoint(*note, watched->keys);
  std::optional<std::string> wrong;
  if (now) {
    auto found = Contradiction(watched->newest, *now, server);
    if (!found) return found.error();
    wrong = std::move(*found);
  } else {
    wrong = "mốc không có chữ ký hợp lệ của khóa đã biết: " + now.error().message;
  }
  if (wrong) {
    watched->alarm = *wrong;
    const std::string name = crypto::ToHex(crypto::Sha256(*note)).substr(0, 16);
    if (auto kept = WriteFile(place + "/alarm-" + name + ".note", *note); !kept)
      return kept.error();
    if (auto kept = WriteFile(place + "/" + kAlarm, *wrong + '\n'); !kept) return kept.error();
    return watched;
  }
  watched->newest = *now;
  const auto& next = now->successor;
  const bool is_new =
      next && std::find(watched->keys.begin(), watched->keys.end(), *next) == watched->keys.end();
  if (is_new) watched->keys.push_back(*next);
  if (auto kept = Keep(*watched, *note); !kept) return kept.error();
  return watched;
}

}  // namespace sauro::witness
