#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "main/commands.h"
#include "main/terminal.h"
#include "store/backup.h"
#include "store/checked_restore.h"

namespace sauro::main {
namespace {

struct BackupOptions {
  std::string data;
  std::string file;
  std::string verify;
  bool with_key = false;
  std::optional<std::uint64_t> position;
};

int RunVerifyBackup(const std::string& file) {
  Progress progress("Đang kiểm tra bản sao lưu");
  const auto verified = store::VerifyBackup(file, [&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
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
  return kDone;
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
    return kDone;
  }
  auto restored = store::Restore(options.file, options.data, report);
  if (!restored) return Refuse(restored.error());
  fmt::print("Đã khôi phục vào {}.\n", options.data);
  return kDone;
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
  restore->add_option(
      "--position", restored->position, "Chỉ khôi phục sổ đến vị trí này; các việc sau đó bị bỏ"
  );
  restore->callback([restored, &exit_code] { exit_code = RunRestore(*restored); });
}

}  // namespace sauro::main
