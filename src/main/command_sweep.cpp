// sweep: contents that nothing names are removed.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "main/commands.h"
#include "main/sweeper.h"
#include "main/terminal.h"
#include "main/workspace.h"

namespace sauro::main {
namespace {

struct SweepOptions {
  std::string data;
  int days = static_cast<int>(kUnnamedContentsStay.count() / 24);
};

int RunSweep(const SweepOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRemove);
  if (!workspace) return Refuse(workspace.error());
  std::size_t all = 0;
  for (;;) {
    const auto removed = (*workspace)->folder().Sweep(Ago(std::chrono::hours(24) * options.days));
    if (!removed) return Refuse(removed.error());
    if (*removed == 0) break;
    all += *removed;
  }
  fmt::print("Đã xóa {} tệp không nơi nào nhắc đến.\n", all);
  return kDone;
}

}  // namespace

void AddSweepCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<SweepOptions>();
  CLI::App* command = program.add_subcommand(
      "sweep",
      "Xóa tệp không nơi nào nhắc đến (của lần gửi bị từ chối), kể cả khi máy chủ đang chạy"
  );
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  command
      ->add_option(
          "--days", options->days, "Chỉ xóa tệp đã nằm trong kho quá số ngày này; mặc định 7"
      )
      ->check(CLI::Range(1, 3650));
  command->callback([options, &exit_code] { exit_code = RunSweep(*options); });
}

}  // namespace sauro::main
