#include "store/checked_restore.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "base/durable_file.h"
#include "base/system_reason.h"
#include "store/cut_ledger.h"
#include "store/layout.h"
#include "store/work_folder.h"

namespace sauro::store {
namespace {

namespace fs = std::filesystem;

Result<VerifiedLedger> VerifyFolder(const std::string& data, const BackupProgress& progress) {
  auto folder = DataFolder::Open(data, OpenMode::kRead);
  if (!folder) return folder.error();
  return (*folder)->Verify(progress);
}

// In the place of a content that is damaged: what is no content of this name, so that the backup
// and whoever restores it find it damaged, too.
Status MarkDamaged(const std::string& folder, const std::string& sha256) {
  const fs::path place = fs::path(folder) / kBlobsFolder / sha256.substr(0, 2);
  std::error_code code;
  fs::create_directories(place, code);
  std::ofstream out(place / sha256, std::ios::binary | std::ios::trunc);
  out << "Nội dung này đã bị hỏng trong kho khi sao lưu.\n";
  out.close();
  return out ? Status() : Status(Unavailable("Không ghi được tệp.", sha256));
}

// Damaged contents are marked in the copy, not left out.
Status CopyToSqlite(
    const std::string& data, const std::string& folder, const BackupProgress& progress
) {
  auto source = DataFolder::Open(data, OpenMode::kRead);
  if (!source) return source.error();
  if (auto made = DataFolder::Create(folder); !made) return made.error();
  auto target = DataFolder::Open(folder, OpenMode::kWrite);
  if (!target) return target.error();
  return (*source)->CopyTo(**target, progress, [&](const std::string& sha256) {
    return MarkDamaged(folder, sha256);
  });
}

Status CutFolder(const std::string& data, std::uint64_t position, const BackupProgress& progress) {
  const std::string database = (fs::path(data) / kDatabaseFile).string();
  if (auto cut = CutLedger(database, position); !cut) return cut;
  auto folder = DataFolder::Open(data, OpenMode::kWrite);
  if (!folder) return folder.error();
  return (*folder)->Rebuild(progress);
}

}  // namespace

Result<DamagedContents> BackupOfEither(
    const std::string& data, const std::string& file, const BackupProgress& progress, SecretKey key
) {
  std::error_code code;
  const fs::path folder(data);
  if (!fs::exists(folder / kDatabaseUrlFile, code)) return Backup(data, file, progress, key);
  if (fs::exists(file, code)) return Conflict("Tệp đã có; hãy chọn tên khác.", file);
  const auto work = WorkFolder::Beside(file);
  if (!work) return work.error();
  const std::string copy = work->path() / "data";
  if (auto copied = CopyToSqlite(data, copy, progress); !copied) return copied.error();
  for (const char* name : {kInstallationFile, kPublicKeysFile, kKeyFile}) {
    const bool wanted = name != kKeyFile || key == SecretKey::kInclude;
    if (!wanted || !fs::exists(folder / name, code)) continue;
    fs::copy_file(folder / name, fs::path(copy) / name, code);
    if (code) {
      return Unavailable("Không chép được tệp: " + SystemReason(code.value()) + ".", name);
    }
  }
  return Backup(copy, file, progress, key);
}

Result<VerifiedLedger> VerifyBackup(
    const std::string& file, const BackupProgress& progress, const CheckFolder& check
) {
  const auto work = WorkFolder::Beside(file);
  if (!work) return work.error();
  const std::string place = work->path() / "data";
  if (auto restored = Restore(file, place, progress); !restored) return restored.error();
  auto verified = VerifyFolder(place, progress);
  if (!verified) return verified;
  if (!check) return verified;
  if (auto checked = check(place); !checked) return checked.error();
  return verified;
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
  const auto work = WorkFolder::Beside(target);
  if (!work) return work.error();
  const std::string place = work->path() / "data";
  if (auto restored = Restore(file, place, progress); !restored) return restored.error();
  if (auto cut = CutFolder(place, position, progress); !cut) return cut.error();
  auto verified = VerifyFolder(place, progress);
  if (!verified) return verified;
  fs::remove(target, code);  // an empty folder
  fs::rename(place, target, code);
  if (code)
    return Unavailable("Không đặt được thư mục dữ liệu: " + SystemReason(code.value()) + ".", data);
  if (auto synced = SyncFolderOf(target.string()); !synced) return synced.error();
  return verified;
}

}  // namespace sauro::store
