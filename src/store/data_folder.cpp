#include "store/data_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "crypto/sha256.h"
#include "store/account_table.h"
#include "store/cached_queries.h"
#include "store/connection_source.h"
#include "store/fact_table.h"
#include "store/fact_writer.h"
#include "store/file_blobs.h"
#include "store/folder_lock.h"
#include "store/group_commit.h"
#include "store/layout.h"
#include "store/ledger_table.h"
#include "store/query.h"
#include "store/replay.h"
#include "store/schema.h"
#include "store/sql.gen.h"
#include "store/sqlite_queries.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kReaderCacheKib = 8'192;
constexpr std::int64_t kWriterCacheKib = 32'768;

std::string DatabasePath(const std::string& folder) {
  return folder + "/" + kDatabaseFile;
}
std::string BlobsPath(const std::string& folder) {
  return folder + "/" + kBlobsFolder;
}

// More than there are workers: a reader must never wait for another.
constexpr std::size_t kMostReaders = 32;

Status BringUpToDate(Connection& connection) {
  if (auto migrated = Migrate(connection); !migrated) return migrated;
  auto stored = StoredFingerprint(connection);
  if (!stored) return stored.error();
  if (*stored == StateFingerprint()) return {};
  Transaction transaction(connection, sql::kBeginWrite);
  if (!transaction.begun()) return transaction.begun();
  if (auto replayed = Replay(connection, connection, nullptr); !replayed) return replayed;
  return transaction.Commit();
}

Status CheckUpToDate(Connection& connection) {
  auto stored = StoredFingerprint(connection);
  if (!stored) return stored.error();
  if (*stored == StateFingerprint()) return {};
  return Conflict("Dữ liệu do phiên bản khác tạo ra; hãy chạy “sauro rebuild” rồi thử lại.");
}

Error DamageError(const ledger::Damage& damage) {
  const std::string place = damage.first == damage.last
                                ? fmt::format("sự kiện {}", damage.first)
                                : fmt::format("sự kiện {} đến {}", damage.first, damage.last);
  return Internal("Sổ không nguyên vẹn: " + damage.what + ".", place);
}

Error FolderError(int system_error, const std::string& path) {
  if (system_error == ENOSPC || system_error == EDQUOT) {
    return {ErrorKind::kNoSpace, "Ổ đĩa đã đầy nên chưa tạo được thư mục dữ liệu.", path};
  }
  return Unavailable(fmt::format("Không tạo được thư mục: {}.", std::strerror(system_error)), path);
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

// Hashes every content again.
Status VerifyBlobs(const std::string& folder) {
  std::error_code code;
  for (const auto& entry : fs::recursive_directory_iterator(folder, code)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file(code) || !crypto::HashFromHex(name)) continue;
    const auto hash = crypto::Sha256File(entry.path().string());
    if (!hash) return hash.error();
    if (crypto::ToHex(hash->hash) != name) {
      return Internal("Nội dung tệp đính kèm đã bị thay đổi.", entry.path().string());
    }
  }
  return code ? Status(Unavailable("Không đọc được thư mục tệp đính kèm.", folder)) : Status();
}

// What was left by one that was killed while it put a content. Only while nobody else writes.
void RemoveLeftovers(const std::string& folder) {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder, code)) {
    if (entry.path().filename().string().rfind("tmp-", 0) == 0) fs::remove(entry.path(), code);
  }
}

// Contents of a folder that was opened for reading only.
class ReadOnlyBlobs : public FileBlobs {
 public:
  using FileBlobs::FileBlobs;
  Result<usecase::Blob> PutFile(const std::string& /*path*/) override { return Refused(); }
  Result<usecase::Blob> PutBytes(std::string_view /*bytes*/) override { return Refused(); }

 private:
  static Error Refused() {
    return Forbidden("Thư mục dữ liệu đang mở chỉ để đọc nên không ghi được.");
  }
};

}  // namespace

struct DataFolder::Parts {
  Parts(std::string path, const Options& options)
      : folder(std::move(path)),
        readers(DatabasePath(folder), kMostReaders, kReaderCacheKib),
        direct(readers, options.near_due_days) {}

  Status OpenForWriting();
  Status OpenForReading();

  std::string folder;
  std::optional<FolderLock> lock;
  std::atomic<std::uint64_t> published{0};
  ReaderPool readers;
  SqliteQueries direct;
  std::unique_ptr<CachedQueries> queries;
  std::unique_ptr<Committer> commit;
  std::unique_ptr<FactWriter> writer;
  std::unique_ptr<AccountTable> accounts;
  std::unique_ptr<FileBlobs> blobs;
  std::unique_ptr<LedgerTable> ledger;
};

DataFolder::DataFolder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DataFolder::~DataFolder() = default;

Status DataFolder::Create(const std::string& folder) {
  if (auto made = MakeEmptyFolder(folder); !made) return made;
  auto lock = FolderLock::Take(folder);
  if (!lock) return lock.error();
  const std::string blobs = BlobsPath(folder);
  if (::mkdir(blobs.c_str(), 0700) != 0) return FolderError(errno, blobs);
  auto connection =
      Connection::Open(DatabasePath(folder), Connection::Mode::kCreate, kWriterCacheKib);
  if (!connection) return connection.error();
  return BringUpToDate(**connection);
}

// The lock, the one writing connection brought up to date, and the group commit that owns it.
Status DataFolder::Parts::OpenForWriting() {
  auto taken = FolderLock::Take(folder);
  if (!taken) return taken.error();
  lock.emplace(std::move(*taken));
  auto connection =
      Connection::Open(DatabasePath(folder), Connection::Mode::kWrite, kWriterCacheKib);
  if (!connection) return connection.error();
  if (auto ready = BringUpToDate(**connection); !ready) return ready.error();
  auto size = FactTable(**connection).Size();
  if (!size) return size.error();
  published = size->value;
  commit = std::make_unique<GroupCommit>(
      std::move(*connection),
      [this](Connection& committed) {
        const auto head = FactTable(committed).Size();
        if (head) published.store(head->value, std::memory_order_release);
      },
      GroupCommit::Limits{}
  );
  RemoveLeftovers(BlobsPath(folder));
  blobs = std::make_unique<FileBlobs>(BlobsPath(folder));
  return {};
}

Status DataFolder::Parts::OpenForReading() {
  auto lease = readers.Take();
  if (!lease) return lease.error();
  if (auto ready = CheckUpToDate(**lease); !ready) return ready.error();
  commit = std::make_unique<NoCommitter>();
  blobs = std::make_unique<ReadOnlyBlobs>(BlobsPath(folder));
  return {};
}

Result<std::unique_ptr<DataFolder>> DataFolder::Open(
    const std::string& folder, OpenMode mode, const Options& options
) {
  std::error_code code;
  if (!fs::exists(DatabasePath(folder), code)) {
    return NotFound("Đây không phải thư mục dữ liệu; hãy tạo bằng “sauro init”.", folder);
  }
  auto parts = std::make_unique<Parts>(folder, options);
  const bool write = mode == OpenMode::kWrite;
  const Status opened = write ? parts->OpenForWriting() : parts->OpenForReading();
  if (!opened) return opened.error();
  parts->queries =
      std::make_unique<CachedQueries>(parts->direct, write ? &parts->published : nullptr);
  parts->writer =
      std::make_unique<FactWriter>(*parts->commit, options.clock, options.near_due_days);
  parts->accounts = std::make_unique<AccountTable>(parts->readers, *parts->commit, options.clock);
  parts->ledger = std::make_unique<LedgerTable>(parts->readers, *parts->commit);
  return std::unique_ptr<DataFolder>(new DataFolder(std::move(parts)));
}

views::Queries& DataFolder::queries() {
  return *parts_->queries;
}
usecase::Writer& DataFolder::writer() {
  return *parts_->writer;
}
usecase::AccountStore& DataFolder::accounts() {
  return *parts_->accounts;
}
usecase::BlobStore& DataFolder::blobs() {
  return *parts_->blobs;
}
usecase::LedgerStore& DataFolder::ledger() {
  return *parts_->ledger;
}

Status DataFolder::Rebuild(const Progress& progress) {
  return parts_->commit->Run([&](Connection& connection) {
    return Replay(connection, connection, progress);
  });
}

Result<VerifiedLedger> DataFolder::Verify(const Progress& progress) {
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  // One snapshot, so that a writer beside it is no damage.
  Transaction snapshot(**lease, sql::kBeginRead);
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
  if (auto same = CompareWithReplay(**lease, half(1)); !same) return same.error();
  if (auto blobs = VerifyBlobs(BlobsPath(parts_->folder)); !blobs) return blobs.error();
  return VerifiedLedger{verification->head.size, crypto::ToHex(verification->head.root)};
}

Result<std::string> DataFolder::DumpState() {
  auto lease = parts_->readers.Take();
  if (!lease) return lease.error();
  Transaction snapshot(**lease, sql::kBeginRead);
  if (!snapshot.begun()) return snapshot.begun().error();
  std::string text;
  auto dumped = store::DumpState(**lease, [&](std::string_view line) { text += line; });
  if (!dumped) return dumped.error();
  return text;
}

}  // namespace sauro::store
