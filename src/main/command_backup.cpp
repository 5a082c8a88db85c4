#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include "main/commands.h"
#include "main/signed_history.h"
#include "main/terminal.h"
#include "store/backup.h"
#include "store/checked_restore.h"
#include "store/layout.h"

namespace sauro::main {
namespace {

struct BackupOptions {
  std::string data;
  std::string file;
  std::string verify;
  bool with_key = false;
  bool without_damaged = false;
  std::optional<std::uint64_t> position;
};

int RunVerifyBackup(const std::string& file) {
  Progress progress("Đang kiểm tra bản sao lưu");
  const store::BackupProgress report = [&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  };
  const auto verified = store::VerifyBackup(file, report, [](const std::string& data) {
    return CompareWithSigned(data);
  });
  if (!verified) return Refuse(verified.error());
  fmt::print("Bản sao lưu dùng được: {} sự kiện, gốc {}.\n", verified->size, verified->root);
  return kDone;
}

int RunBackup(const BackupOptions& options) {
  if (!options.verify.empty()) return RunVerifyBackup(options.verify);
  if (options.data.empty() || options.file.empty()) {
    fmt::print(stderr, "sauro: Hãy cho biết --data và -o, hoặc --verify với tệp cần kiểm tra.\n");
    return kUsage;
  }
  Progress progress("Đang sao lưu");
  const store::BackupProgress report = [&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  };
  const auto key = options.with_key ? store::SecretKey::kInclude : store::SecretKey::kLeaveOut;
  auto saved = store::BackupOfEither(options.data, options.file, report, key);
  if (!saved) return Refuse(saved.error());
  fmt::print("Đã sao lưu vào {}.\n", options.file);
  if (saved->empty()) return kDone;
  fmt::print(
      stderr,
      "sauro: {} tệp đính kèm trong kho đã bị hỏng hoặc bị sửa. Bản sao lưu vẫn được giữ, "
      "nhưng chỉ khôi phục được với --without-damaged. Hãy lấy lại các tệp này từ bản trước:\n",
      saved->size()
  );
  for (const std::string& sha256 : *saved) fmt::print(stderr, "  {}\n", sha256);
  return kRefused;
}

// A folder without the key works and signs nothing: that must not be found out much later.
void RemindOfKey(const std::string& data) {
  std::error_code code;
  if (std::filesystem::exists(data + "/" + store::kKeyFile, code)) return;
  fmt::print(
      "Bản sao lưu không kèm khóa ký mốc sổ: trước khi chạy, hãy chép ledger.key từ nơi cất "
      "giữ vào {} (chmod 600).\n",
      data
  );
}

int RunRestore(const BackupOptions& options) {
  Progress progress("Đang khôi phục");
  const store::BackupProgress report = [&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  };
  if (options.position) {
    auto cut = store::RestoreTo(options.file, options.data, *options.position, report);
    if (!cut) return Refuse(cut.error());
    fmt::print("Đã khôi phục vào {} đến vị trí {}, gốc {}.\n", options.data, cut->size, cut->root);
    RemindOfKey(options.data);
    return kDone;
  }
  const auto when_damaged =
      options.without_damaged ? store::WhenDamaged::kLeaveOut : store::WhenDamaged::kRefuse;
  auto restored = store::Restore(options.file, options.data, report, when_damaged);
  if (!restored) return Refuse(restored.error());
  fmt::print("Đã khôi phục vào {}.\n", options.data);
  RemindOfKey(options.data);
  const Status compared = CompareWithSigned(options.data);
  if (!compared) {
    fmt::print(
        stderr, "sauro: Sổ trong bản sao lưu không phải sổ đã được ký; đừng chạy máy chủ:\n"
    );
    (void)Refuse(compared.error());
  }
  if (restored->empty()) return compared ? kDone : kRefused;
  fmt::print("Đã bỏ ra {} tệp đính kèm bị hỏng trong bản sao lưu:\n", restored->size());
  for (const std::string& sha256 : *restored) fmt::print("  {}\n", sha256);
  return compared ? kDone : kRefused;
}

}  // namespace

void AddBackupCommands(CLI::App& program, int& exit_code) {
  auto saved = std::make_shared<BackupOptions>();
  CLI::App* backup =
      program.add_subcommand("backup", "Sao lưu thành một tệp, kể cả khi máy chủ đang chạy");
  backup->add_option("--data", saved->data, "Thư mục dữ liệu");
  backup->add_option("-o,--output", saved->file, "Tệp sao lưu cần ghi");
  backup->add_flag(
      "--with-key", saved->with_key, "Kèm khóa ký mốc sổ (ledger.key); không nêu thì không kèm"
  );
  backup->add_option("--verify", saved->verify, "Kiểm tra một tệp sao lưu có dùng được không")
      ->excludes("--data")
      ->excludes("--output");
  backup->callback([saved, &exit_code] { exit_code = RunBackup(*saved); });

  auto restored = std::make_shared<BackupOptions>();
  CLI::App* restore =
      program.add_subcommand("restore", "Khôi phục từ tệp sao lưu vào thư mục trống");
  restore->add_option("file", restored->file, "Tệp sao lưu")->required();
  restore->add_option("--data", restored->data, "Thư mục dữ liệu mới")->required();
  CLI::Option* position = restore
                              ->add_option(
                                  "--position",
                                  restored->position,
                                  "Chỉ khôi phục sổ đến vị trí này; các việc sau đó bị bỏ"
                              )
                              ->check(CLI::PositiveNumber);
  restore
      ->add_flag(
          "--without-damaged",
          restored->without_damaged,
          "Bỏ ra và nêu tên những tệp đính kèm bị hỏng trong bản sao lưu, thay vì dừng lại"
      )
      ->excludes(position);
  restore->callback([restored, &exit_code] { exit_code = RunRestore(*restored); });
}

}  // namespace sauro::main
