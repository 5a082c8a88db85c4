#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/durable_file.h"
#include "base/system_reason.h"
#include "crypto/sha256.h"
#include "store/contents_hold.h"
#include "store/layout.h"
#include "store/work_folder.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

constexpr zip_uint64_t kMaxEntryBytes = zip_uint64_t{1} << 40U;

Error DiskError(const std::error_code& code, const std::string& place) {
  if (code == std::errc::no_space_on_device || code == std::errc::file_too_large) {
    return {ErrorKind::kNoSpace, "Ổ đĩa đã đầy; hãy giải phóng dung lượng rồi làm lại.", place};
  }
  return Unavailable("Không ghi được: " + SystemReason(code.value()) + ".", place);
}

// An empty file that only its owner reads: a backup holds password hashes and every evidence file.
// What is then written under this name keeps its mode (SQLite and libzip both see to that).
Status CreatePrivate(const fs::path& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return DiskError({errno, std::generic_category()}, path.string());
  close(file);
  return {};
}

// What is said to be done survives a power cut.
Status Sync(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return DiskError({errno, std::generic_category()}, path.string());
  const int failed = fsync(file) == 0 ? 0 : errno;
  close(file);
  return failed == 0 ? Status() : DiskError({failed, std::generic_category()}, path.string());
}

Status SyncTree(const fs::path& folder) {
  std::error_code code;
  fs::recursive_directory_iterator each(folder, code);
  for (; !code && each != fs::recursive_directory_iterator(); each.increment(code)) {
    if (auto synced = Sync(each->path()); !synced) return synced;
  }
  return code ? DiskError(code, folder.string()) : Sync(folder);
}

// A consistent copy of the database as of one moment; writers go on meanwhile.
Status CopyDatabase(const fs::path& from, const fs::path& to) {
  sqlite3* database = nullptr;
  const int opened = sqlite3_open_v2(from.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> owner(database, sqlite3_close);
  if (opened != SQLITE_OK) return Unavailable("Không mở được cơ sở dữ liệu.", from.string());
  sqlite3_busy_timeout(database, 10'000);
  const std::unique_ptr<char, void (*)(void*)> sql(
      sqlite3_mprintf("VACUUM INTO %Q", to.c_str()), sqlite3_free
  );
  const int code = sqlite3_exec(database, sql.get(), nullptr, nullptr, nullptr);
  if (code == SQLITE_FULL)
    return DiskError(std::make_error_code(std::errc::no_space_on_device), to.string());
  if (code != SQLITE_OK) {
    return Unavailable(
        fmt::format("Không sao chép được cơ sở dữ liệu: {}.", sqlite3_errmsg(database))
    );
  }
  return {};
}

struct Entry {
  std::string name;
  fs::path path;
  std::string sha256{};  ///< what its bytes must give; empty: whatever they are
};

Result<std::vector<Entry>> BlobsOf(const fs::path& data) {
  std::vector<Entry> entries;
  std::error_code code;
  fs::recursive_directory_iterator each(data / kBlobsFolder, code);
  for (; !code && each != fs::recursive_directory_iterator(); each.increment(code)) {
    const std::string name = each->path().filename().string();
    std::error_code unknown;
    if (!each->is_regular_file(unknown) || !crypto::HashFromHex(name)) continue;
    entries.push_back(
        {fmt::format("{}/{}/{}", kBlobsFolder, name.substr(0, 2), name), each->path(), name}
    );
  }
  if (code) return DiskError(code, (data / kBlobsFolder).string());
  return entries;
}

// A file on its way into the archive, hashed as it passes. What cannot be read is filled up with
// zeros, so that one bad file does not cost the backup of all others: its hash tells.
class PackedFile {
 public:
  PackedFile(const Entry& entry, DamagedContents& damaged) : entry_(entry), damaged_(damaged) {}

  /// Owned by the archive from then on. Nothing: out of memory.
  static zip_source_t* SourceOf(zip_t* archive, const Entry& entry, DamagedContents& damaged) {
    auto file = std::make_unique<PackedFile>(entry, damaged);
    zip_source_t* const source = zip_source_function(archive, &PackedFile::Call, file.get());
    if (source != nullptr) static_cast<void>(file.release());
    return source;
  }

 private:
  static zip_int64_t Call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t what) {
    auto& file = *static_cast<PackedFile*>(self);
    switch (what) {
      case ZIP_SOURCE_OPEN: return file.Open();
      case ZIP_SOURCE_READ: return file.Read(static_cast<char*>(data), size);
      case ZIP_SOURCE_CLOSE: return file.Close();
      case ZIP_SOURCE_STAT: return file.Stat(static_cast<zip_stat_t*>(data));
      case ZIP_SOURCE_ERROR: return zip_error_to_data(&file.error_, data, size);
      case ZIP_SOURCE_FREE: delete &file; return 0;
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN,
            ZIP_SOURCE_READ,
            ZIP_SOURCE_CLOSE,
            ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE,
            -1
        );
      default: zip_error_set(&file.error_, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
  }

  zip_int64_t Open() {
    std::error_code code;
    left_ = fs::file_size(entry_.path, code);
    file_.reset(std::fopen(entry_.path.c_str(), "rbe"));
    hash_.emplace();
    unread_ = false;
    if (file_ && !code) return 0;
    zip_error_set(&error_, ZIP_ER_OPEN, file_ ? code.value() : errno);
    return -1;
  }

  zip_int64_t Read(char* to, std::uint64_t size) {
    const std::size_t wanted = std::min(size, left_);
    const std::size_t count = std::fread(to, 1, wanted, file_.get());
    std::memset(to + count, 0, wanted - count);
    unread_ = unread_ || count < wanted;
    left_ -= wanted;
    hash_->Add({to, wanted});
    return static_cast<zip_int64_t>(wanted);
  }

  zip_int64_t Close() {
    file_.reset();
    if (entry_.sha256.empty()) {
      if (unread_) zip_error_set(&error_, ZIP_ER_READ, EIO);
      return unread_ ? -1 : 0;
    }
    if (unread_ || crypto::ToHex(hash_->Finish()) != entry_.sha256) {
      damaged_.push_back(entry_.sha256);
    }
    return 0;
  }

  zip_int64_t Stat(zip_stat_t* stat) const {
    std::error_code code;
    zip_stat_init(stat);
    stat->size = fs::file_size(entry_.path, code);
    if (!code) stat->valid |= ZIP_STAT_SIZE;
    return sizeof(*stat);
  }

  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  const Entry& entry_;
  DamagedContents& damaged_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::optional<crypto::Sha256Stream> hash_;
  std::uint64_t left_ = 0;
  bool unread_ = false;
  zip_error_t error_{};
};

void OnProgress(zip_t* /*archive*/, double share, void* progress) {
  (*static_cast<const BackupProgress*>(progress))(static_cast<std::uint64_t>(share * 1000), 1000);
}

Result<DamagedContents> WriteZip(
    const fs::path& file, const std::vector<Entry>& entries, const BackupProgress& progress
) {
  int code = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) return Unavailable("Không tạo được tệp sao lưu.", file.string());
  zip_register_progress_callback_with_state(
      archive, 0.01, OnProgress, nullptr, const_cast<BackupProgress*>(&progress)
  );
  DamagedContents damaged;
  bool added = true;
  for (const Entry& entry : entries) {
    zip_source_t* source = PackedFile::SourceOf(archive, entry, damaged);
    const zip_int64_t index =
        source == nullptr ? -1
                          : zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0 && source != nullptr) zip_source_free(source);
    // Documents and pictures are packed already; storing them keeps a backup as quick as the disk.
    added =
        added && index >= 0 &&
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0;
  }
  if (!added || zip_close(archive) != 0) {
    const int number = zip_error_code_system(zip_get_error(archive));
    const std::error_code cause(number == 0 ? EIO : number, std::generic_category());
    zip_discard(archive);
    return DiskError(cause, file.string());
  }
  std::sort(damaged.begin(), damaged.end());
  return damaged;
}

}  // namespace

Result<DamagedContents> Backup(
    const std::string& data, const std::string& file, const BackupProgress& progress, SecretKey key
) {
  const fs::path folder(data);
  std::error_code code;
  if (!fs::is_regular_file(folder / kDatabaseFile, code)) {
    return NotFound("Đây không phải thư mục dữ liệu của Sáu Rõ.", data);
  }
  if (key == SecretKey::kInclude && !fs::exists(folder / kKeyFile, code)) {
    return NotFound("Thư mục dữ liệu không có khóa ký mốc sổ để sao lưu cùng.", data);
  }
  if (fs::exists(file, code)) return Conflict("Tệp đã có; hãy chọn tên khác.", file);
  // What the copied database names must still be there when it is packed.
  const auto hold =
      ContentsHold::ForReading(Database::Sqlite((folder / kDatabaseFile).string()), data);
  if (!hold) return hold.error();
  const auto work = WorkFolder::Beside(file);
  if (!work) return work.error();
  const fs::path database = work->path() / kDatabaseFile;
  const fs::path archive = work->path() / "archive.zip";
  for (const fs::path& path : {database, archive}) {
    if (auto created = CreatePrivate(path); !created) return created.error();
  }
  if (auto copied = CopyDatabase(folder / kDatabaseFile, database); !copied) return copied.error();
  // Blobs are put before the facts that name them, so those of the copied database are all there by
  // now.
  auto entries = BlobsOf(folder);
  if (!entries) return entries.error();
  entries->insert(entries->begin(), {kDatabaseFile, database});
  for (const char* name : {kInstallationFile, kPublicKeysFile, kKeyFile}) {
    const bool wanted = name != kKeyFile || key == SecretKey::kInclude;
    if (wanted && fs::exists(folder / name, code)) entries->push_back({name, folder / name});
  }
  auto damaged = WriteZip(archive, *entries, progress);
  if (!damaged) return damaged;
  if (auto synced = Sync(archive); !synced) return synced.error();
  fs::rename(archive, file, code);
  if (code) return DiskError(code, file);
  if (auto synced = SyncFolderOf(file); !synced) return synced.error();
  return damaged;
}

namespace {

// Where an entry may go: only the names that Backup writes.
bool IsExpected(const std::string& name) {
  for (const char* file : {kDatabaseFile, kInstallationFile, kPublicKeysFile, kKeyFile}) {
    if (name == file) return true;
  }
  const std::string prefix = std::string(kBlobsFolder) + "/";
  if (name.rfind(prefix, 0) != 0 || name.size() != prefix.size() + 3 + 64) return false;
  const std::string hash = name.substr(prefix.size() + 3);
  return crypto::HashFromHex(hash).has_value() &&
         name.compare(prefix.size(), 3, hash.substr(0, 2) + "/") == 0;
}

Error Damaged(const std::string& name) {
  return Unreadable("Tệp sao lưu bị hỏng hoặc không phải của Sáu Rõ.", name);
}

bool IsBlob(const std::string& name) {
  return name.rfind(kBlobsFolder, 0) == 0;
}

// For its owner alone: password hashes, and whoever has the key signs as this installation.
bool IsSecret(const std::string& name) {
  return name == kDatabaseFile || name == kKeyFile;
}

Status Unpack(zip_t* archive, zip_uint64_t index, const fs::path& folder) {
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) != 0 || stat.size > kMaxEntryBytes)
    return Damaged("");
  const std::string name = stat.name;
  if (!IsExpected(name)) return Damaged(name);
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> source(
      zip_fopen_index(archive, index, 0), zip_fclose
  );
  if (source == nullptr) return Damaged(name);
  const fs::path target = folder / name;
  std::error_code code;
  fs::create_directories(target.parent_path(), code);
  std::ofstream out(target, std::ios::binary);
  crypto::Sha256Stream hash;
  std::string piece(std::size_t{1} << 18U, '\0');
  zip_int64_t count = 0;
  zip_uint64_t total = 0;
  while ((count = zip_fread(source.get(), piece.data(), piece.size())) > 0) {
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
    total += bytes.size();
    hash.Add(bytes);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  if (count < 0 || total != stat.size) return Damaged(name);
  out.close();
  if (!out) {
    return DiskError(
        std::error_code(errno == 0 ? EIO : errno, std::generic_category()), target.string()
    );
  }
  if (IsSecret(name)) {
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write, code);
    if (code) return DiskError(code, target.string());
  }
  if (IsBlob(name) && crypto::ToHex(hash.Finish()) != target.filename().string()) {
    return Damaged(name);
  }
  return {};
}

// The damaged blob `index` is left out: its name is added to `left_out`. False: it is no blob.
bool LeaveOut(
    zip_t* archive, zip_uint64_t index, const fs::path& folder, DamagedContents& left_out
) {
  const char* const name = zip_get_name(archive, index, 0);
  if (name == nullptr || !IsBlob(name) || !IsExpected(name)) return false;
  std::error_code ignored;
  fs::remove(folder / name, ignored);
  left_out.push_back(fs::path(name).filename().string());
  return true;
}

}  // namespace

Result<DamagedContents> Restore(
    const std::string& file,
    const std::string& data,
    const BackupProgress& progress,
    WhenDamaged when_damaged
) {
  std::error_code code;
  if (fs::exists(data, code) && !(fs::is_directory(data, code) && fs::is_empty(data, code))) {
    return Conflict("Thư mục đích phải chưa có hoặc trống; không ghi đè dữ liệu nào.", data);
  }
  int number = 0;
  const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
      zip_open(file.c_str(), ZIP_RDONLY, &number), zip_discard
  );
  if (archive == nullptr) {
    return fs::exists(file, code)
               ? Unreadable("Không phải tệp sao lưu của Sáu Rõ, hoặc tệp đã bị cắt, hỏng.", file)
               : Unreadable("Không có tệp sao lưu này.", file);
  }
  const fs::path target = fs::absolute(data, code).lexically_normal();
  const auto work = WorkFolder::Beside(target);
  if (!work) return work.error();
  const fs::path folder = work->path() / "data";
  fs::create_directory(folder, code);
  // Before anything is in it: a backup holds password hashes.
  if (!code) fs::permissions(folder, fs::perms::owner_all, code);
  if (!code) fs::create_directory(folder / kBlobsFolder, code);
  if (code) return DiskError(code, folder.string());
  DamagedContents left_out;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    auto unpacked = Unpack(archive.get(), i, folder);
    const bool may_go = !unpacked && unpacked.error().kind == ErrorKind::kUnreadable &&
                        when_damaged == WhenDamaged::kLeaveOut;
    if (!unpacked && !(may_go && LeaveOut(archive.get(), i, folder, left_out))) {
      return unpacked.error();
    }
    progress(i + 1, count);
  }
  if (!fs::exists(folder / kDatabaseFile, code)) return Damaged(file);
  if (auto synced = SyncTree(folder); !synced) return synced.error();
  fs::remove(target, code);  // an empty folder
  fs::rename(folder, target, code);
  if (code) return DiskError(code, data);
  if (auto synced = SyncFolderOf(target.string()); !synced) return synced.error();
  return left_out;
}

}  // namespace sauro::store
