#include "witness/witness.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/durable_file.h"
#include "base/text.h"
#include "crypto/merkle.h"

namespace sauro::witness {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUrl = "url";
constexpr const char* kKeys = "keys";
constexpr const char* kNewest = "newest";
constexpr const char* kAlarm = "alarm";
constexpr const char* kWithheld = "withheld";
constexpr const char* kOlder = "older";    // since when, and what was found, of the last check
constexpr const char* kChecks = "checks";  // failures since, and the time of, the last good check
constexpr std::string_view kUnproved = "unproved-";
constexpr mode_t kPublic = 0644;
constexpr std::size_t kMaxFile = std::size_t{1} << 20U;

Error CannotWrite(const std::string& path) {
  return Unavailable("Không ghi được vào thư mục làm chứng.", path);
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

Status Write(const std::string& path, const std::string& text) {
  return ReplaceFile(path, text, kPublic);
}

// A checkpoint that was seen, as it stands in a file.
struct Seen {
  std::string path;
  ledger::Checkpoint checkpoint;
};

// Those that were never proved, by their sizes.
Result<std::vector<Seen>> Unproved(
    const std::string& place, const std::vector<crypto::VerifierKey>& keys
) {
  std::vector<Seen> all;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(place, code)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(kUnproved, 0) != 0 || !name.ends_with(".note")) continue;
    auto note = ReadFile(entry.path().string());
    if (!note) return note.error();
    auto opened = ledger::OpenCheckpoint(*note, keys);
    if (!opened) return Unreadable("Mốc đã giữ bị hỏng.", entry.path().string());
    all.push_back({entry.path().string(), std::move(*opened)});
  }
  if (code) return Unreadable("Không đọc được thư mục.", place);
  std::sort(all.begin(), all.end(), [](const Seen& a, const Seen& b) {
    return a.checkpoint.size < b.checkpoint.size;
  });
  return all;
}

std::string PathOfKept(const std::string& place, std::uint64_t size) {
  return fmt::format("{}/{:012}.note", place, size);
}

// The one of that size that was kept as proved, if there is one.
Result<std::optional<Seen>> Kept(
    const std::string& place, std::uint64_t size, const std::vector<crypto::VerifierKey>& keys
) {
  const std::string path = PathOfKept(place, size);
  auto note = ReadFile(path);
  if (!note) return note.error();
  if (note->empty()) return std::optional<Seen>();
  auto opened = ledger::OpenCheckpoint(*note, keys);
  if (!opened) return Unreadable("Mốc đã giữ bị hỏng.", path);
  return std::optional(Seen{{}, std::move(*opened)});
}

std::string NameOf(const std::string& note) {
  return crypto::ToHex(crypto::Sha256(note)).substr(0, 16);
}

enum class Extends { kYes, kNo, kRefused };

struct Comparison {
  Extends extends = Extends::kYes;
  std::string finding;  ///< for a person, unless kYes
};

Comparison Differs(std::string finding) {
  return {Extends::kNo, std::move(finding)};
}

Comparison Rewritten(const ledger::Checkpoint& kept, const ledger::Checkpoint& now) {
  return Differs(fmt::format(
      "lịch sử đã bị viết lại: mốc {} sự kiện không nối tiếp mốc {} sự kiện đã giữ",
      now.size,
      kept.size
  ));
}

std::string OlderThan(std::uint64_t before, const ledger::Checkpoint& now) {
  return fmt::format("sổ ngắn lại: trước có {} sự kiện, nay còn {}", before, now.size);
}

// What needs no proof. kYes: nothing speaks against it so far.
Comparison CompareAlone(const ledger::Checkpoint& kept, const ledger::Checkpoint& now) {
  if (now.origin != kept.origin) {
    return Differs(fmt::format("máy chủ đưa mốc của sổ khác (“{}”)", now.origin));
  }
  if (now.size == kept.size && now.root != kept.root) return Rewritten(kept, now);
  return {};
}

// Whether the server proves that the new checkpoint extends a shorter one. Errors: there was no
// answer.
Result<Comparison> CompareByProof(
    const ledger::Checkpoint& kept, const ledger::Checkpoint& now, LedgerServer& server
) {
  const auto proof = server.Consistency(kept.size, now.size);
  if (!proof && proof.error().kind == ErrorKind::kUnavailable) return proof.error();
  if (!proof) {
    return Comparison{
        Extends::kRefused,
        fmt::format(
            "máy chủ đã ký mốc {} sự kiện nhưng từ chối chứng minh mốc này nối tiếp mốc {} sự "
            "kiện ({})",
            now.size,
            kept.size,
            TrimAny(proof.error().message, ".")
        )};
  }
  const bool extends =
      crypto::VerifyConsistency({kept.size, kept.root}, {now.size, now.root}, *proof);
  return extends ? Comparison{} : Rewritten(kept, now);
}

// The key that the newest checkpoint hands over to is trusted from then on.
void FollowKey(Watched& watched) {
  const auto& next = watched.newest.successor;
  const bool is_unknown =
      next && std::find(watched.keys.begin(), watched.keys.end(), *next) == watched.keys.end();
  if (is_unknown) watched.keys.push_back(*next);
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
  auto withheld = ReadFile(place + "/" + kWithheld);
  auto checks = ReadFile(place + "/" + kChecks);
  auto older = ReadFile(place + "/" + kOlder);
  for (const auto* text : {&url, &keys, &note, &alarm, &withheld, &checks, &older}) {
    if (!*text) return text->error();
  }
  watched.url = Trim(*url);
  watched.alarm = Trim(*alarm);
  watched.withheld = Trim(*withheld);
  if (!older->empty()) {
    std::istringstream in(*older);
    Instant since;
    std::string finding;
    in >> since.unix_ms >> std::ws;
    std::getline(in, finding);
    SetOlder(watched, since, std::move(finding));
  }
  std::istringstream(*checks) >> watched.failures >> watched.checked_at.unix_ms >>
      watched.unproved_since.unix_ms;
  for (const std::string_view line : Split(*keys, '\n')) {
    if (line.empty()) continue;
    const auto key = crypto::VerifierKey::Parse(line);
    if (!key) return Unreadable("Tệp khóa của nơi làm chứng bị hỏng.", place);
    watched.keys.push_back(*key);
  }
  auto opened = ledger::OpenCheckpoint(*note, watched.keys);
  if (!opened) return Unreadable("Mốc đã giữ bị hỏng: " + opened.error().message, place);
  watched.newest = std::move(*opened);
  const auto unproved = Unproved(place, watched.keys);
  if (!unproved) return unproved.error();
  SetUnproved(watched, unproved->size());
  return watched;
}

// A clock that has gone back must not put an alarm off.
bool Folder::IsForLong(Instant& since) const {
  const Instant now = clock_();
  since = std::min(since, now);
  return now.unix_ms - since.unix_ms > kAlarmAfterMs;
}

void Folder::SetUnproved(Watched& watched, std::size_t count) const {
  watched.unproved = count;
  if (count == 0) watched.unproved_since = {};
  if (count > 0 && watched.unproved_since == Instant{}) watched.unproved_since = clock_();
  watched.unproved_for_long = count > 0 && IsForLong(watched.unproved_since);
}

// Every checkpoint under a name of its own, so that the history of what was seen stays.
Status Folder::Keep(const Watched& watched, const std::string& note) {
  const std::string place = PathOf(watched.url);
  std::string keys;
  for (const crypto::VerifierKey& key : watched.keys) keys += key.Text() + '\n';
  if (auto kept = Write(PathOfKept(place, watched.newest.size), note); !kept) return kept;
  if (auto kept = Write(place + "/" + kKeys, keys); !kept) return kept;
  return Write(place + "/" + kNewest, note);
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
  FollowKey(watched);
  fs::create_directories(place, code);
  if (auto synced = SyncFolder(path_); !synced) return synced.error();
  if (auto written = Write(place + "/" + kUrl, url + '\n'); !written) return written.error();
  if (auto kept = Keep(watched, *note); !kept) return kept.error();
  return watched;
}

std::vector<Result<Watched>> Folder::List() {
  std::vector<Result<Watched>> all;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, code)) {
    if (fs::is_directory(entry.path(), code)) all.push_back(Read(entry.path().string()));
  }
  std::sort(all.begin(), all.end(), [](const Result<Watched>& a, const Result<Watched>& b) {
    if (!a || !b) return a.ok() && !b.ok();
    return a->url < b->url;
  });
  return all;
}

Status Folder::Alarm(Watched& watched, const std::string& finding, const std::string& note) {
  watched.alarm = finding;
  const std::string place = PathOf(watched.url);
  const std::string path = fmt::format("{}/alarm-{}.note", place, NameOf(note));
  if (auto kept = Write(path, note); !kept) return kept;
  return Write(place + "/" + kAlarm, finding + '\n');
}

Status Folder::Withheld(Watched& watched, const std::string& finding) {
  watched.withheld = finding;
  return Write(PathOf(watched.url) + "/" + kWithheld, finding + '\n');
}

void Folder::SetOlder(Watched& watched, Instant since, std::string finding) const {
  watched.older = std::move(finding);
  watched.older_since = since;
  watched.older_for_long = IsForLong(watched.older_since);
}

Status Folder::Older(Watched& watched, const std::string& finding) {
  SetOlder(watched, watched.older.empty() ? clock_() : watched.older_since, finding);
  return Write(
      PathOf(watched.url) + "/" + kOlder,
      fmt::format("{}\n{}\n", watched.older_since.unix_ms, finding)
  );
}

namespace {

// What a note is beside all that were seen before.
struct Judgement {
  Comparison worst;              ///< kNo: it contradicts one of them
  Status answered;               ///< what it has to extend was not proved for now
  std::uint64_t older_than = 0;  ///< the size of the longest seen, where that is more than its own
  bool is_old = false;           ///< it is a beginning of the newest that was proved
};

// Of what is longer a server that lags cannot prove anything: only a contradiction counts.
void CompareWithLonger(
    const Seen& seen, const ledger::Checkpoint& now, LedgerServer& server, Judgement& found
) {
  found.older_than = std::max(found.older_than, seen.checkpoint.size);
  const auto compared = CompareByProof(now, seen.checkpoint, server);
  if (!compared || compared->extends == Extends::kRefused) return;
  if (compared->extends == Extends::kNo) found.worst = *compared;
  if (compared->extends == Extends::kYes && seen.path.empty()) found.is_old = true;
}

void CompareWithShorter(
    const Seen& seen, const ledger::Checkpoint& now, LedgerServer& server, Judgement& found
) {
  const auto compared = CompareByProof(seen.checkpoint, now, server);
  if (!compared) found.answered = compared.error();
  if (compared && compared->extends != Extends::kYes) found.worst = *compared;
}

// First what a silent server cannot keep from being seen, then the proofs: one that is not there
// for now does not hide what the others show. `before`: the newest that was proved, then the
// others.
Judgement CompareWithAll(
    const std::vector<Seen>& before, const ledger::Checkpoint& now, LedgerServer& server
) {
  Judgement found;
  for (const Seen& seen : before) {
    found.worst = CompareAlone(seen.checkpoint, now);
    if (found.worst.extends != Extends::kYes) return found;
    if (seen.path.empty() && seen.checkpoint.size == now.size) found.is_old = true;
  }
  for (const Seen& seen : before) {
    if (seen.checkpoint.size > now.size) CompareWithLonger(seen, now, server, found);
    if (seen.checkpoint.size < now.size) CompareWithShorter(seen, now, server, found);
    if (found.worst.extends == Extends::kNo) break;
  }
  return found;
}

// The newest that was proved, those that never were, and what was kept of the same size as `now`.
Result<std::vector<Seen>> AllBefore(
    const std::string& place, const Watched& watched, const ledger::Checkpoint& now
) {
  auto before = Unproved(place, watched.keys);
  if (!before) return before.error();
  before->insert(before->begin(), {{}, watched.newest});
  if (now.size >= watched.newest.size) return before;
  auto of_that_size = Kept(place, now.size, watched.keys);
  if (!of_that_size) return of_that_size.error();
  if (*of_that_size) before->push_back(std::move(**of_that_size));
  return before;
}

}  // namespace

// The note is compared with the newest that was proved, and with those that never were: whoever
// shows a fork once must account for it, whatever is shown later.
Status Folder::Judge(Watched& watched, const std::string& note, LedgerServer& server) {
  const auto now = ledger::OpenCheckpoint(note, watched.keys);
  if (!now) {
    return Alarm(
        watched, "mốc không có chữ ký hợp lệ của khóa đã biết: " + now.error().message, note
    );
  }
  const std::string place = PathOf(watched.url);
  const auto before = AllBefore(place, watched, *now);
  if (!before) return before.error();
  const bool is_new = now->size != watched.newest.size || now->root != watched.newest.root;
  const std::string kept_as = fmt::format("{}/{}{}.note", place, kUnproved, NameOf(note));
  if (is_new) {
    if (auto kept = Write(kept_as, note); !kept) return kept;
  }
  const Judgement found = CompareWithAll(*before, *now, server);
  if (found.worst.extends == Extends::kNo) return Alarm(watched, found.worst.finding, note);
  if (found.older_than > 0) {
    const auto told = Older(watched, OlderThan(found.older_than, *now));
    if (!told) return told;
  }
  if (found.worst.extends == Extends::kRefused) return Withheld(watched, found.worst.finding);
  if (!found.answered) return found.answered;
  std::error_code code;
  if (found.is_old) fs::remove(kept_as, code);
  if (found.older_than > 0) return SyncFolder(place);
  watched.newest = *now;
  if (auto accepted = Accept(watched, note); !accepted) return accepted;
  for (const Seen& seen : *before) {
    if (!seen.path.empty()) fs::remove(seen.path, code);
  }
  fs::remove(kept_as, code);
  return SyncFolder(place);
}

// It extends all that were seen.
Status Folder::Accept(Watched& watched, const std::string& note) {
  watched.older.clear();
  watched.older_for_long = false;
  FollowKey(watched);
  if (auto kept = Keep(watched, note); !kept) return kept;
  std::error_code code;
  fs::remove(PathOf(watched.url) + "/" + kOlder, code);
  return {};
}

Result<Watched> Folder::Check(const std::string& url, LedgerServer& server) {
  const std::string place = PathOf(url);
  const Lock lock(path_);
  std::error_code code;
  if (!fs::exists(place + "/" + kNewest, code)) return NotFound("Chưa làm chứng địa chỉ này.", url);
  if (!lock.held()) return CannotWrite(path_);
  auto watched = Read(place);
  if (!watched) return watched;
  const auto note = server.Checkpoint();
  const Status judged = note ? Judge(*watched, *note, server) : Status(note.error());
  watched->failures = judged ? 0 : watched->failures + 1;
  if (judged) watched->checked_at = clock_();
  const auto unproved = Unproved(place, watched->keys);
  if (unproved) SetUnproved(*watched, unproved->size());
  const std::string checks = fmt::format(
      "{} {} {}\n", watched->failures, watched->checked_at.unix_ms, watched->unproved_since.unix_ms
  );
  const auto kept = Write(place + "/" + kChecks, checks);
  if (!judged) return judged.error();
  if (!kept) return kept.error();
  if (!unproved) return unproved.error();
  return watched;
}

}  // namespace sauro::witness
