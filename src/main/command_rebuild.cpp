#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "main/commands.h"
#include "main/signed_history.h"
#include "main/terminal.h"
#include "main/workspace.h"

namespace sauro::main {
namespace {

int RunRebuild(const std::string& data) {
  auto workspace = Workspace::Open(data, store::OpenMode::kWrite);
  if (!workspace) return Refuse(workspace.error());
  // State that fits a ledger which was cut or rewritten would make it look whole.
  if (auto compared = CompareWithSigned(**workspace, data); !compared) {
    return Refuse(compared.error());
  }
  Progress progress("Đang dựng lại bảng trạng thái");
  auto rebuilt = (*workspace)->folder().Rebuild([&](std::uint64_t done, std::uint64_t total) {
    progress.Report(done, total);
  });
  if (!rebuilt) return Refuse(rebuilt.error());
  fmt::print("Đã dựng lại bảng trạng thái từ sổ.\n");
  return kDone;
}

}  // namespace

void AddRebuildCommand(CLI::App& program, int& exit_code) {
  auto data = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("rebuild", "Dựng lại bảng trạng thái từ sổ");
  command->add_option("--data", *data, "Thư mục dữ liệu")->required();
  command->callback([data, &exit_code] { exit_code = RunRebuild(*data); });
}

}  // namespace sauro::main
