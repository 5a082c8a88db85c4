#include "store/checked_restore.h"

#include <filesystem>
#include <memory>
#include <utility>

#include "base/system_reason.h"
#include "store/cut_ledger.h"
#include "store/layout.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

// A folder that is removed again; also what a killed process left under this name.
class Workplace {
 public:
  explicit Workplace(const std::string& path) : path_(fs::absolute(path).lexically_normal()) {
    Remove();
  }
  ~Workplace() { Remove(); }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  void Remove() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

Result<VerifiedLedger> VerifyFolder(const std::string& data, const BackupProgress& progress) {
  auto folder = DataFolder::Open(data, OpenMode::kRead);
  if (!folder) return folder.error();
  return (*folder)->Verify(progress);
}

Status CopyToSqlite(
    const std::string& data, const std::string& folder, const BackupProgress& progress
) {
  auto source = DataFolder::Open(data, OpenMode::kRead);
  if (!source) return source.error();
  if (auto made = DataFolder::Create(folder); !made) return made;
  auto target = DataFolder::Open(folder, OpenMode::kWrite);
  if (!target) return target.error();
  return (*source)->CopyTo(**target, progress);
}

Status CutFolder(const std::string& data, std::uint64_t position, const BackupProgress& progress) {
  const std::string database = (fs::path(data) / kDatabaseFile).string();
  if (auto cut = CutLedger(database, position); !cut) return cut;
  auto folder = DataFolder::Open(data, OpenMode::kWrite);
  if (!folder) return folder.error();
  return (*folder)->Rebuild(progress);
}

}  // namespace

Status BackupOfEither(
    const std::string& data, const std::string& file, const BackupProgress& progress, SecretKey key
) {
  std::error_code code;
  const fs::path folder(data);
  if (!fs::exists(folder / kDatabaseUrlFile, code)) return Backup(data, file, progress, key);
  if (fs::exists(file, code)) return Conflict("Tệp đã có; hãy chọn tên khác.", file);
  const Workplace place(file + ".dang-chep");
  if (auto copied = CopyToSqlite(data, place.path(), progress); !copied) return copied;
  for (const char* name : {kInstallationFile, kPublicKeysFile, kKeyFile}) {
    if (!fs::exists(folder / name, code)) continue;
    fs::copy_file(folder / name, fs::path(place.path()) / name, code);
    if (code) {
      return Unavailable("Không chép được tệp: " + SystemReason(code.value()) + ".", name);
    }
  }
  return Backup(place.path(), file, progress, key);
}

Result<VerifiedLedger> VerifyBackup(const std::string& file, const BackupProgress& progress) {
  const Workplace place(file + ".dang-kiem-tra");
  if (auto restored = Restore(file, place.path(), progress); !restored) return restored.error();
  return VerifyFolder(place.path(), progress);
}

Result<VerifiedLedger> RestoreTo(
    const std::string& file,
    const std::string& data,
    std::uint64_t position,
    const BackupProgress& progress
) {
  std::error_code code;
  if (fs::exists(data, code) && !(fs::is_directory(data, code) && fs::is_empty(data, code))) {
    return Conflict("Thư mục đích phải chưa có hoặc trống; không ghi đè dữ liệu nào.", data);
  }
  const fs::path target = fs::absolute(data, code).lexically_normal();
  const Workplace place(target.string() + ".dang-cat");
  if (auto restored = Restore(file, place.path(), progress); !restored) return restored.error();
  if (auto cut = CutFolder(place.path(), position, progress); !cut) return cut.error();
  auto verified = VerifyFolder(place.path(), progress);
  if (!verified) return verified;
  fs::remove(target, code);  // an empty folder
  fs::rename(place.path(), target, code);
  if (code)
    return Unavailable("Không đặt được thư mục dữ liệu: " + SystemReason(code.value()) + ".", data);
  return verified;
}

}  // namespace sauro::store
