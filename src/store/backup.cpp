#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

#include "base/system_reason.h"
#include "crypto/sha256.h"
#include "store/contents_hold.h"
#include "store/layout.h"

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

// Removed again unless it is kept.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {}
  ~Scratch() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  void Keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

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

fs::path FolderOf(const fs::path& path) {
  const fs::path parent = path.parent_path();
  return parent.empty() ? fs::path(".") : parent;
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
};

Result<std::vector<Entry>> BlobsOf(const fs::path& data) {
  std::vector<Entry> entries;
  std::error_code code;
  fs::recursive_directory_iterator each(data / kBlobsFolder, code);
  for (; !code && each != fs::recursive_directory_iterator(); each.increment(code)) {
    const std::string name = each->path().filename().string();
    std::error_code unknown;
    if (!each->is_regular_file(unknown) || !crypto::HashFromHex(name)) continue;
    entries.push_back({fmt::format("{}/{}/{}", kBlobsFolder, name.substr(0, 2), name), each->path()}
    );
  }
  if (code) return DiskError(code, (data / kBlobsFolder).string());
  return entries;
}

void OnProgress(zip_t* /*archive*/, double share, void* progress) {
  (*static_cast<const BackupProgress*>(progress))(static_cast<std::uint64_t>(share * 1000), 1000);
}

Status WriteZip(
    const fs::path& file, const std::vector<Entry>& entries, const BackupProgress& progress
) {
  int code = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) return Unavailable("Không tạo được tệp sao lưu.", file.string());
  zip_register_progress_callback_with_state(
      archive, 0.01, OnProgress, nullptr, const_cast<BackupProgress*>(&progress)
  );
  bool added = true;
  for (const Entry& entry : entries) {
    zip_source_t* source = zip_source_file(archive, entry.path.c_str(), 0, -1);
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
  return {};
}

}  // namespace

Status Backup(
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
  const Scratch database(file + ".csdl");
  Scratch archive(file + ".dang-ghi");
  fs::remove(database.path(), code);
  fs::remove(archive.path(), code);
  for (const fs::path& path : {database.path(), archive.path()}) {
    if (auto created = CreatePrivate(path); !created) return created;
  }
  if (auto copied = CopyDatabase(folder / kDatabaseFile, database.path()); !copied) return copied;
  // Blobs are put before the facts that name them, so those of the copied database are all there by
  // now.
  auto entries = BlobsOf(folder);
  if (!entries) return entries.error();
  entries->insert(entries->begin(), {kDatabaseFile, database.path()});
  for (const char* name : {kInstallationFile, kPublicKeysFile, kKeyFile}) {
    const bool wanted = name != kKeyFile || key == SecretKey::kInclude;
    if (wanted && fs::exists(folder / name, code)) entries->push_back({name, folder / name});
  }
  if (auto written = WriteZip(archive.path(), *entries, progress); !written) return written;
  if (auto synced = Sync(archive.path()); !synced) return synced;
  fs::rename(archive.path(), file, code);
  if (code) return DiskError(code, file);
  archive.Keep();
  return Sync(FolderOf(file));
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
  if (name == kKeyFile) {
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write, code);
    if (code) return DiskError(code, target.string());
  }
  const bool is_blob = name.rfind(kBlobsFolder, 0) == 0;
  if (is_blob && crypto::ToHex(hash.Finish()) != target.filename().string()) return Damaged(name);
  return {};
}

}  // namespace

Status Restore(const std::string& file, const std::string& data, const BackupProgress& progress) {
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
  Scratch folder(target.string() + ".dang-khoi-phuc");
  fs::remove_all(folder.path(), code);
  fs::create_directories(folder.path(), code);
  // Before anything is in it: a backup holds password hashes.
  if (!code) fs::permissions(folder.path(), fs::perms::owner_all, code);
  if (!code) fs::create_directory(folder.path() / kBlobsFolder, code);
  if (code) return DiskError(code, folder.path().string());
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    if (auto unpacked = Unpack(archive.get(), i, folder.path()); !unpacked) return unpacked;
    progress(i + 1, count);
  }
  if (!fs::exists(folder.path() / kDatabaseFile, code)) return Damaged(file);
  if (auto synced = SyncTree(folder.path()); !synced) return synced;
  fs::remove(target, code);  // an empty folder
  fs::rename(folder.path(), target, code);
  if (code) return DiskError(code, data);
  folder.Keep();
  return Sync(FolderOf(target));
}

}  // namespace sauro::store
