#include "store/data_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/system_reason.h"
#include "base/text.h"
#include "crypto/sha256.h"
#include "store/account_table.h"
#include "store/api_token_table.h"
#include "store/cached_queries.h"
#include "store/clock_guard.h"
#include "store/connection_source.h"
#include "store/contact_table.h"
#include "store/copy.h"
#include "store/fact_table.h"
#include "store/fact_words.h"
#include "store/fact_writer.h"
#include "store/feed_table.h"
#include "store/file_blobs.h"
#include "store/folder_lock.h"
#include "store/follower.h"
#include "store/group_commit.h"
#include "store/index_check.h"
#include "store/layout.h"
#include "store/ledger_end.h"
#include "store/ledger_items.h"
#include "store/ledger_table.h"
#include "store/postgres_blobs.h"
#include "store/query.h"
#include "store/reading_table.h"
#include "store/replay.h"
#include "store/schema.h"
#include "store/second_step_table.h"
#include "store/sql.gen.h"
#include "store/sqlite_connection.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

std::string DatabasePath(const std::string& folder) {
  return folder + "/" + kDatabaseFile;
}
std::string BlobsPath(const std::string& folder) {
  return folder + "/" + kBlobsFolder;
}

Error FolderError(int system_error, const std::string& path) {
  if (system_error == ENOSPC || system_error == EDQUOT) {
    return {ErrorKind::kNoSpace, "Ổ đĩa đã đầy nên chưa tạo được thư mục dữ liệu.", path};
  }
  return Unavailable(fmt::format("Không tạo được thư mục: {}.", SystemReason(system_error)), path);
}

// Workers wait for a reader rather than have one each: a query of SQLite is work of a processor,
// and each reader has a cache of its own. With PostgreSQL each is a process there.
constexpr std::size_t kFewestReaders = 4;
constexpr std::size_t kMostPostgresReaders = 16;

std::size_t MostReaders(Engine engine) {
  if (engine == Engine::kPostgres) return kMostPostgresReaders;
  return std::max(kFewestReaders, std::size_t{2} * std::thread::hardware_concurrency());
}
constexpr std::size_t kMostBlobConnections = 4;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::size_t kMostSwept = 200;
constexpr std::int64_t kYoungMs = 24 * kHourMs;  // a content that a form may still name
constexpr std::int64_t kCachedMs = kHourMs;      // one that an upload may still be reading

// The database of a folder: `url`, or what the folder says.
Result<Database> DatabaseOf(const std::string& folder, const std::string& url) {
  if (!url.empty()) return Database::Postgres(url);
  std::error_code code;
  const std::string path = folder + "/" + kDatabaseUrlFile;
  if (fs::exists(path, code)) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) return Unreadable("Không đọc được địa chỉ PostgreSQL.", path);
    return Database::Postgres(std::string(Trim(line)));
  }
  if (fs::exists(DatabasePath(folder), code)) return Database::Sqlite(DatabasePath(folder));
  return NotFound("Đây không phải thư mục dữ liệu; hãy tạo bằng “sauro init”.", folder);
}

// Only its owner reads it: the address may hold a password.
Status WriteUrl(const std::string& folder, const std::string& url) {
  const std::string path = folder + "/" + kDatabaseUrlFile;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return FolderError(errno, path);
  const std::string line = url + "\n";
  const bool written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int failure = errno;
  return ::close(file) == 0 && written ? Status() : FolderError(failure, path);
}

Status CheckUpToDate(Connection& connection) {
  auto stored = StoredFingerprint(connection);
  if (!stored) return stored.error();
  if (*stored == StateFingerprint()) return {};
  return Conflict("Dữ liệu do phiên bản khác tạo ra; hãy chạy “sauro rebuild” rồi thử lại.");
}

Status BringUpToDate(Connection& connection) {
  if (auto migrated = Migrate(connection); !migrated) return migrated;
  auto ready = CheckUpToDate(connection);
  if (ready || ready.error().kind != ErrorKind::kConflict) return ready;
  Transaction transaction(connection, Connection::Purpose::kWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto replayed = Replay(connection, connection, nullptr); !replayed) return replayed;
  return transaction.Commit();
}

// A database in PostgreSQL is made by its administrator; nothing may be in it yet.
Status CheckEmpty(Connection& connection) {
  Query table(connection, sql::kMigrationTable);
  if (!table.Next()) return table.status();
  return Conflict(
      "Cơ sở dữ liệu đã có dữ liệu. Máy chủ thứ hai dùng chung thì chép installation.json và "
      "postgresql.url từ thư mục dữ liệu của máy thứ nhất (xem docs/postgresql.md)."
  );
}

// Every content that the ledger names is in the store; that it is the right one, the store checks.
Status CheckContents(Connection& connection, KeptBlobs& blobs) {
  std::set<std::string> kept;
  auto listed = blobs.Each([&](const std::string& sha256) -> Status {
    kept.insert(sha256);
    return {};
  });
  if (!listed) return listed;
  Query named(connection, sql::kContentNamed);
  while (named.Next()) {
    std::string sha256 = named.Text();
    if (kept.count(sha256) != 0) continue;
    return Internal(
        "Thiếu một tệp mà sổ nhắc đến; hãy khôi phục tệp này từ bản sao lưu.", std::move(sha256)
    );
  }
  return named.status();
}

Error DamageError(const ledger::Damage& damage) {
  const std::string place = damage.first == damage.last
                                ? fmt::format("sự kiện {}", damage.first)
                                : fmt::format("sự kiện {} đến {}", damage.first, damage.last);
  return Internal("Sổ không nguyên vẹn: " + damage.what + ".", place);
}

void RemoveContents(const std::string& folder) {
  std::error_code code;
  for (fs::directory_iterator each(folder, code), end; !code && each != end; each.increment(code)) {
    std::error_code ignored;
    fs::remove_all(each->path(), ignored);
  }
}

// Makes the folder where it is missing.
Status MakeEmptyFolder(const std::string& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return {};
  if (errno != EEXIST) return FolderError(errno, folder);
  std::error_code code;
  const bool empty = fs::is_empty(folder, code);
  if (code) return Unavailable("Không đọc được thư mục.", folder);
  if (empty) return {};
  return Conflict("Thư mục đã có dữ liệu; hãy chọn thư mục mới hoặc rỗng.", folder);
}

// What was left by one that was killed while it put a content. Only while nobody else writes.
void RemoveLeftovers(const std::string& folder) {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder, code)) {
    if (entry.path().filename().string().rfind("tmp-", 0) == 0) fs::remove(entry.path(), code);
  }
}

// A cache is kept for a day; other processes may be using what is newer.
void RemoveOld(const std::string& folder) {
  std::error_code code;
  const auto oldest = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : fs::recursive_directory_iterator(folder, code)) {
    std::error_code failed;
    const bool old = entry.is_regular_file(failed) && entry.last_write_time(failed) < oldest;
    if (old && !failed) fs::remove(entry.path(), failed);
  }
}

// Contents of a folder that was opened for reading only.
class ReadOnlyBlobs : public KeptBlobs {
 public:
  explicit ReadOnlyBlobs(std::unique_ptr<KeptBlobs> kept) : kept_(std::move(kept)) {}
  Result<usecase::Blob> PutFile(const std::string& /*path*/) override { return Refused(); }
  Result<usecase::Blob> PutBytes(std::string_view /*bytes*/) override { return Refused(); }
  Result<std::string> PathOf(const std::string& sha256) override { return kept_->PathOf(sha256); }
  Status Each(const TakeName& take) override { return kept_->Each(take); }
  Status EachPutBefore(Instant before, const TakeName& take) override {
    return kept_->EachPutBefore(before, take);
  }
  Result<bool> Has(Connection& writing, const std::string& sha256) override {
    return kept_->Has(writing, sha256);
  }
  Status Remove(Connection& /*writing*/, const std::string& /*sha256*/) override {
    return Refused();
  }
  Result<bool> RemoveUnnamed(
      Connection& /*writing*/, const std::string& /*sha256*/, Instant /*before*/
  ) override {
    return Refused();
  }
  bool ForgetCached(const std::string& sha256) override { return kept_->ForgetCached(sha256); }
  Status Verify() override { return kept_->Verify(); }

 private:
  static Error Refused() {
    return Forbidden("Thư mục dữ liệu đang mở chỉ để đọc nên không ghi được.");
  }
  std::unique_ptr<KeptBlobs> kept_;
};

Status Fill(const std::string& folder, const std::string& url) {
  auto lock = FolderLock::Take(folder);
  if (!lock) return lock.error();
  const auto database =
      url.empty() ? Database::Sqlite(DatabasePath(folder)) : Database::Postgres(url);
  auto connection = database.Open(Connection::Mode::kCreate);
  if (!connection) return connection.error();
  if (auto empty = CheckEmpty(**connection); !empty) return empty;
  if (auto ready = BringUpToDate(**connection); !ready) return ready;
  const std::string blobs = BlobsPath(folder);
  if (::mkdir(blobs.c_str(), 0700) != 0) return FolderError(errno, blobs);
  return url.empty() ? Status() : WriteUrl(folder, url);
}

}  // namespace

struct DataFolder::Parts {
  Parts(std::string path, Database found, const Options& options)
      : folder(std::move(path)),
        database(std::move(found)),
        readers(database, Connection::Mode::kRead, MostReaders(database.engine())),
        blob_connections(database, Connection::Mode::kWrite, kMostBlobConnections),
        direct(readers, options.near_due_days),
        clock(options.clock, options.uptime) {}

  Status OpenForWriting();
  void LookAtClock(Connection& connection);
  Status OpenForRemoving();
  Status OpenForReading();
  void StartCommitting(std::unique_ptr<Connection> connection);
  std::unique_ptr<KeptBlobs> Blobs();

  std::string folder;
  Database database;
  std::optional<FolderLock> lock;
  std::optional<ContentsHold> hold;
  Published published;
  ConnectionPool readers;
  ConnectionPool blob_connections;
  StoredQueries direct;
  ClockGuard clock;
  std::unique_ptr<CachedQueries> queries;
  LedgerEnd end;
  std::unique_ptr<Committer> commit;
  std::unique_ptr<Follower> follower;
  std::unique_ptr<FactWriter> writer;
  std::unique_ptr<AccountTable> accounts;
  std::unique_ptr<ContactTable> contacts;
  std::unique_ptr<FeedTable> feeds;
  std::unique_ptr<KeptBlobs> blobs;
  std::unique_ptr<LedgerTable> ledger;
  std::unique_ptr<ReadingTable> readings;
  std::unique_ptr<SecondStepTable> second_steps;
  std::unique_ptr<ApiTokenTable> tokens;
};

DataFolder::DataFolder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DataFolder::~DataFolder() = default;

Status DataFolder::Create(const std::string& folder, const std::string& url) {
  if (auto made = MakeEmptyFolder(folder); !made) return made;
  auto filled = Fill(folder, url);
  // What a failure leaves would make the next try look like one on data.
  if (!filled) RemoveContents(folder);
  return filled;
}

std::unique_ptr<KeptBlobs> DataFolder::Parts::Blobs() {
  if (database.engine() == Engine::kSqlite) return std::make_unique<FileBlobs>(BlobsPath(folder));
  return std::make_unique<PostgresBlobs>(blob_connections, BlobsPath(folder));
}

// The lock, the one writing connection brought up to date, and the group commit that owns it. The
// lock of PostgreSQL is in the database.
Status DataFolder::Parts::OpenForWriting() {
  if (database.engine() == Engine::kSqlite) {
    auto taken = FolderLock::Take(folder);
    if (!taken) return taken.error();
    lock.emplace(std::move(*taken));
  }
  auto connection = database.Open(Connection::Mode::kWrite);
  if (!connection) return connection.error();
  if (auto ready = BringUpToDate(**connection); !ready) return ready.error();
  if (auto looked = Publish(**connection, published); !looked) return looked;
  LookAtClock(**connection);
  StartCommitting(std::move(*connection));
  if (database.engine() == Engine::kSqlite) {
    RemoveLeftovers(BlobsPath(folder));
  } else {
    RemoveOld(BlobsPath(folder));
  }
  auto started = Follower::Start(database, published);
  if (!started) return started.error();
  follower = std::move(*started);
  return {};
}

// That nothing can be written yet is said at the start, not to the first who tries. A ledger whose
// end cannot be read is told by whoever writes or verifies.
void DataFolder::Parts::LookAtClock(Connection& connection) {
  const auto newest = LedgerEnd().Find(connection);
  if (newest) clock.Look(newest->at);
}

void DataFolder::Parts::StartCommitting(std::unique_ptr<Connection> connection) {
  commit = std::make_unique<GroupCommit>(
      std::move(connection),
      end,
      [this](Connection& committed) { (void)Publish(committed, published); },
      GroupCommit::Limits{}
  );
  blobs = Blobs();
}

// Neither the lock of the one server nor what it tidies up: it may be running.
Status DataFolder::Parts::OpenForRemoving() {
  auto held = ContentsHold::ForRemoving(database, folder);
  if (!held) return held.error();
  hold.emplace(std::move(*held));
  auto connection = database.Open(Connection::Mode::kWrite);
  if (!connection) return connection.error();
  if (auto ready = CheckUpToDate(**connection); !ready) return ready;
  if (auto looked = Publish(**connection, published); !looked) return looked;
  StartCommitting(std::move(*connection));
  return {};
}

Status DataFolder::Parts::OpenForReading() {
  auto lease = readers.Take();
  if (!lease) return lease.error();
  if (auto ready = CheckUpToDate(**lease); !ready) return ready.error();
  commit = std::make_unique<NoCommitter>();
  blobs = std::make_unique<ReadOnlyBlobs>(Blobs());
  return {};
}

Result<std::unique_ptr<DataFolder>> DataFolder::Open(
    const std::string& folder, OpenMode mode, const Options& options
) {
  auto database = DatabaseOf(folder, options.database);
  if (!database) return database.error();
  auto parts = std::make_unique<Parts>(folder, *database, options);
  Status opened;
  switch (mode) {
    case OpenMode::kRead: opened = parts->OpenForReading(); break;
    case OpenMode::kWrite: opened = parts->OpenForWriting(); break;
    case OpenMode::kRemove: opened = parts->OpenForRemoving(); break;
  }
  if (!opened) return opened.error();
  const bool follows = mode == OpenMode::kWrite;  // others do not hear of what servers write
  parts->queries =
      std::make_unique<CachedQueries>(parts->direct, follows ? &parts->published : nullptr);
  parts->writer = std::make_unique<FactWriter>(
      *parts->commit, parts->end, *parts->blobs, parts->clock, options.near_due_days
  );
  parts->accounts = std::make_unique<AccountTable>(parts->readers, *parts->commit, options.clock);
  parts->contacts = std::make_unique<ContactTable>(parts->readers, *parts->commit);
  parts->feeds = std::make_unique<FeedTable>(parts->readers, *parts->commit);
  parts->ledger = std::make_unique<LedgerTable>(parts->readers, *parts->commit);
  parts->readings = std::make_unique<ReadingTable>(parts->readers, *parts->commit, *parts->blobs);
  parts->tokens = std::make_unique<ApiTokenTable>(parts->readers, *parts->commit);
  parts->second_steps = std::make_unique<SecondStepTable>(parts->readers, *parts->commit);
  return std::unique_ptr<DataFolder>(new DataFolder(std::move(parts)));
}

views::Queries& DataFolder::queries() {
  return *parts_->queries;
}
usecase::Writer& DataFolder::writer() {
  return *parts_->writer;
}
usecase::ContactStore& DataFolder::contacts() {
  return *parts_->contacts;
}
usecase::FeedStore& DataFolder::feeds() {
  return *parts_->feeds;
}
usecase::AccountStore& DataFolder::accounts() {
  return *parts_->accounts;
}
usecase::ReadingStore& DataFolder::readings() {
  return *parts_->readings;
}
usecase::SecondStepStore& DataFolder::second_steps() {
  return *parts_->second_steps;
}
usecase::ApiTokenStore& DataFolder::tokens() {
  return *parts_->tokens;
}
usecase::BlobStore& DataFolder::blobs() {
  return *parts_->blobs;
}
usecase::LedgerStore& DataFolder::ledger() {
  return *parts_->ledger;
}

Status DataFolder::Rebuild(const Progress& progress) {
  return parts_->commit->RunAlone([&](Connection& connection) {
    return Replay(connection, connection, progress);
  });
}

namespace {

// The state tables, and the words of the facts on the way.
Status CompareState(Connection& connection, const ledger::Progress& progress) {
  WordsCheck words(connection);
  auto same =
      CompareWithReplay(connection, progress, [&](const ledger::Record& record, facts::Fact& fact) {
        return words.Take(record, fact);
      });
  if (!same) return same;
  if (auto finished = words.Finish(); !finished) return finished;
  const auto missing = words.Missing();
  if (!missing) return {};
  return Internal(
      "Thiếu nội dung mà sổ không ghi là đã xóa; hãy khôi phục từ bản sao lưu.", *missing
  );
}

}  // namespace

Result<VerifiedLedger> DataFolder::Verify(const Progress& progress) {
  auto hold = HoldContents();
  if (!hold) return hold.error();
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  // One snapshot, so that a writer beside it is no damage.
  Transaction snapshot(**lease, Connection::Purpose::kRead);
  if (!snapshot.begun()) return snapshot.begun().error();
  // First the hashes, then the replay: each is half of the way.
  const auto half = [&](std::uint64_t before) {
    return [&progress, before](std::uint64_t done, std::uint64_t total) {
      if (progress) progress(before * total + done, 2 * total);
    };
  };
  FactTable facts(**lease);
  auto verification = ledger::Verify(facts, half(0));
  if (!verification) return verification.error();
  if (verification->damage) return DamageError(*verification->damage);
  if (auto same = CompareState(**lease, half(1)); !same) return same.error();
  if (auto blobs = parts_->blobs->Verify(); !blobs) return blobs.error();
  if (auto there = CheckContents(**lease, *parts_->blobs); !there) return there.error();
  if (auto held = hold->StillHeld(); !held) return held.error();
  const auto compared = CompareIndexes(**lease);
  if (!compared) return compared.error();
  return VerifiedLedger{verification->head.size, crypto::ToHex(verification->head.root), *compared};
}

namespace {

// What is freed keeps its bytes until it is used again.
Status WriteAnew(Connection& connection) {
  if (connection.engine() == Engine::kPostgres) {
    return connection.RunScript("VACUUM FULL fact_words");
  }
  return static_cast<SqliteConnection&>(connection).WriteAnew();
}

}  // namespace

Result<ContentsHold> DataFolder::HoldContents() {
  return ContentsHold::ForReading(parts_->database, parts_->folder);
}

namespace {

// Contents that were put before `before` and that nothing names now.
Result<std::vector<std::string>> Unnamed(
    Connection& connection, KeptBlobs& contents, Instant before
) {
  std::vector<std::string> old;
  auto listed = contents.EachPutBefore(before, [&](const std::string& sha256) -> Status {
    old.push_back(sha256);
    return {};
  });
  if (!listed) return listed.error();
  std::set<std::string> named;
  Query rows(connection, sql::kContentKept);
  while (rows.Next()) named.insert(rows.Text());
  if (!rows.status()) return rows.status().error();
  std::erase_if(old, [&](const std::string& sha256) { return named.count(sha256) != 0; });
  return old;
}

// One that something has named meanwhile stays. Within the transaction of a writer.
Result<bool> RemoveIfUnnamed(
    Connection& writing, KeptBlobs& contents, const std::string& sha256, Instant before
) {
  {
    Query named(writing, sql::kContentIsNamed, sha256, 0);
    if (!named.Next()) return named.status().error();
    if (named.Bool()) return false;
  }
  return contents.RemoveUnnamed(writing, sha256, before);
}

}  // namespace

Result<std::size_t> DataFolder::Sweep(Instant before) {
  // What others removed goes from the files of this machine, whoever copies meanwhile.
  if (auto* const shared = dynamic_cast<PostgresBlobs*>(parts_->blobs.get())) {
    if (auto forgotten = shared->ForgetRemoved({Now().unix_ms - kCachedMs}); !forgotten) {
      return forgotten.error();
    }
  }
  std::optional<ContentsHold> hold;
  if (!parts_->hold) {  // opened as a server
    auto held = ContentsHold::ForRemoving(parts_->database, parts_->folder);
    if (!held) return held.error();
    hold.emplace(std::move(*held));
  }
  before = std::min(before, Instant{Now().unix_ms - kYoungMs});
  std::vector<std::string> unnamed;
  {
    auto lease = parts_->readers.Take();
    if (!lease) return lease.error();
    auto found = Unnamed(**lease, *parts_->blobs, before);
    if (!found) return found.error();
    unnamed = std::move(*found);
  }
  // The rest the next time: who wants to copy waits for this.
  if (unnamed.size() > kMostSwept) unnamed.resize(kMostSwept);
  std::size_t removed = 0;
  // One at a time: writers go on in between.
  for (const std::string& sha256 : unnamed) {
    bool gone = false;
    auto done = parts_->commit->Run([&](Connection& connection) -> Status {
      auto is_gone = RemoveIfUnnamed(connection, *parts_->blobs, sha256, before);
      if (!is_gone) return is_gone.error();
      gone = *is_gone;
      return {};
    });
    if (!done) return done.error();
    removed += gone ? 1 : 0;
  }
  return removed;
}

Status DataFolder::Scrub() {
  auto connection = parts_->database.Open(Connection::Mode::kWrite);
  if (!connection) return connection.error();
  return WriteAnew(**connection);
}

namespace {

Status RefuseDamaged(const std::string& sha256) {
  return Internal(
      "Nội dung tệp đính kèm đã bị thay đổi nên chưa chép; hãy lấy lại tệp này từ bản sao lưu.",
      sha256
  );
}

}  // namespace

Status DataFolder::CopyTo(DataFolder& into, const Progress& progress, const TakeName& damaged) {
  // The moment first, the contents after it: a fact is written later than what it names. Nothing
  // that it names goes meanwhile.
  auto hold = HoldContents();
  if (!hold) return hold.error();
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  Transaction snapshot(**lease, Connection::Purpose::kRead);
  if (!snapshot.begun()) return snapshot.begun();
  auto size = FactTable(**lease).Size();
  if (!size) return size.error();
  const TakeName take = damaged ? damaged : TakeName(RefuseDamaged);
  if (auto copied = CopyBlobs(*parts_->blobs, *into.parts_->blobs, take); !copied) return copied;
  auto copied = into.parts_->commit->RunAlone([&](Connection& connection) {
    return CopyTables(**lease, connection, progress);
  });
  return copied ? hold->StillHeld() : copied;
}

Status DataFolder::TakeLedger(const std::function<Result<LedgerItem>()>& next) {
  return parts_->commit->RunAlone([&](Connection& connection) -> Status {
    auto size = FactTable(connection).Size();
    if (!size) return size.error();
    if (size->value != 0) return Conflict("Nơi nhận sổ đã có dữ liệu.", parts_->folder);
    if (auto taken = TakeItems(connection, parts_->end, next); !taken) return taken;
    WordsCheck words(connection);
    auto replayed = Replay(
        connection,
        connection,
        nullptr,
        [&](const ledger::Record& record, facts::Fact& fact) { return words.Take(record, fact); }
    );
    if (!replayed) return replayed;
    if (auto finished = words.Finish(); !finished) return finished;
    const auto missing = words.Missing();
    if (!missing) return {};
    return Unreadable("Sổ này không kèm đủ nội dung để in lại báo cáo.", *missing);
  });
}

bool DataFolder::IsShared() const {
  return parts_->database.engine() == Engine::kPostgres;
}

Status DataFolder::CatchUp(Position position) {
  const std::atomic<std::uint64_t>& head = parts_->published.head;
  if (head.load(std::memory_order_acquire) >= position.value) return {};
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  if (auto looked = Publish(**lease, parts_->published); !looked) return looked;
  if (head.load(std::memory_order_acquire) >= position.value) return {};
  return Unavailable(
      "Máy chủ này chưa có dữ liệu đến vị trí được yêu cầu; hãy thử lại sau ít giây.",
      fmt::format("vị trí {}, cần {}", head.load(), position.value)
  );
}

bool DataFolder::HistoryWasCut() const {
  return parts_->published.cut.load();
}

bool DataFolder::Answers() const {
  return parts_->published.answers.load();
}

std::uint64_t DataFolder::ClockRefusals() const {
  return parts_->clock.refused();
}

Result<std::string> DataFolder::DumpState() {
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  Transaction snapshot(**lease, Connection::Purpose::kRead);
  if (!snapshot.begun()) return snapshot.begun().error();
  std::string text;
  auto dumped = store::DumpState(**lease, [&](std::string_view line) { text += line; });
  if (!dumped) return dumped.error();
  return text;
}

}  // namespace sauro::store
