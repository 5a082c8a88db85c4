#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "main/commands.h"
#include "main/terminal.h"
#include "store/backup.h"

namespace sauro::main {
namespace {

struct BackupOptions {
  std::string data;
  std::string file;
};

int RunBackup(const BackupOptions& options) {
  Progress progress("Đang sao lưu");
  auto saved =
      store::Backup(options.data, options.file, [&](std::uint64_t done, std::uint64_t total) {
        progress.Report(done, total);
      });
  if (!saved) return Refuse(saved.error());
  fmt::print("Đã sao lưu vào {}.\n", options.file);
  return kDone;
}

int RunRestore(const BackupOptions& options) {
  Progress progress("Đang khôi phục");
  auto restored =
      store::Restore(options.file, options.data, [&](std::uint64_t done, std::uint64_t total) {
        progress.Report(done, total);
      });
  if (!restored) return Refuse(restored.error());
  fmt::print("Đã khôi phục vào {}.\n", options.data);
  return kDone;
}

}  // namespace

void AddBackupCommands(CLI::App& program, int& exit_code) {
  auto saved = std::make_shared<BackupOptions>();
  CLI::App* backup =
      program.add_subcommand("backup", "Sao lưu thành một tệp, kể cả khi máy chủ đang chạy");
  backup->add_option("--data", saved->data, "Thư mục dữ liệu")->required();
  backup->add_option("-o,--output", saved->file, "Tệp sao lưu cần ghi")->required();
  backup->callback([saved, &exit_code] { exit_code = RunBackup(*saved); });

  auto restored = std::make_shared<BackupOptions>();
  CLI::App* restore =
      program.add_subcommand("restore", "Khôi phục từ tệp sao lưu vào thư mục trống");
  restore->add_option("file", restored->file, "Tệp sao lưu")->required();
  restore->add_option("--data", restored->data, "Thư mục dữ liệu mới")->required();
  restore->callback([restored, &exit_code] { exit_code = RunRestore(*restored); });
}

}  // namespace sauro::main
