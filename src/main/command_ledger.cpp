#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"

namespace sauro::main {
namespace {

int RunVerify(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  Progress progress("Đang kiểm tra sổ");
  auto verified = (*workspace)->folder().Verify([&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  });
  if (!verified) return Refuse(verified.error());
  fmt::print("Sổ nguyên vẹn: {} sự kiện, gốc {}.\n", verified->size, verified->root);
  return kDone;
}

int RunRebuild(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  Progress progress("Đang dựng lại bảng trạng thái");
  auto rebuilt = (*workspace)->folder().Rebuild([&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  });
  if (!rebuilt) return Refuse(rebuilt.error());
  fmt::print("Đã dựng lại bảng trạng thái từ sổ.\n");
  return kDone;
}

void AddDataCommand(
    CLI::App& program,
    const char* name,
    const char* help,
    int (*run)(const std::string&),
    int& exit_code
) {
  auto data = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand(name, help);
  command->add_option("--data", *data, "Thư mục dữ liệu")->required();
  command->callback([data, run, &exit_code] { exit_code = run(*data); });
}

}  // namespace

void AddLedgerCommands(CLI::App& program, int& exit_code) {
  AddDataCommand(
      program,
      "verify",
      "Kiểm tra sổ: không sự kiện nào bị sửa, bảng trạng thái đúng với sổ",
      RunVerify,
      exit_code
  );
  AddDataCommand(program, "rebuild", "Dựng lại bảng trạng thái từ sổ", RunRebuild, exit_code);
}

}  // namespace sauro::main
