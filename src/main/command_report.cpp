#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/board_report.h"

namespace sauro::main {
namespace {

struct ReportOptions {
  std::string data;
  std::string kind = "board";
  std::string period;
  std::string layout = "state";
  std::string plan;
  std::string out;
  std::optional<std::uint64_t> position;
};

// Beside the target first, so that a full disk leaves no half file under the name that was asked
// for.
Status WriteFile(const std::string& path, const std::string& bytes) {
  std::error_code unknown;
  const auto there = std::filesystem::status(path, unknown);
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
    return Invalid("Không phải tệp thường nên không ghi đè; hãy chọn tên tệp khác.", path);
  }
  const std::string temporary = path + ".dang-ghi";
  std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  std::error_code code;
  if (file) std::filesystem::rename(temporary, path, code);
  if (!file || code) {
    std::remove(temporary.c_str());
    return Unavailable(
        "Không ghi được tệp (thư mục không có, không có quyền, hoặc ổ đĩa đầy).", path
    );
  }
  return {};
}

int RunReport(const ReportOptions& options) {
  const auto layout = usecase::LayoutFromCode(options.layout);
  const auto period = Period::Parse(options.period);
  if (!period || !layout || options.kind != "board") {
    const char* choices = "loại báo cáo là board, thể thức là state hoặc party.";
    fmt::print(stderr, "sauro: {}\n", period ? choices : period.error().Text());
    return kUsage;
  }
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  auto person = PrincipalFor(app, "");
  if (!person) return Refuse(person.error());
  auto plan = FindPlan(app, options.plan);
  if (!plan) return Refuse(plan.error());
  std::optional<Position> counted;
  if (options.position) counted = Position{*options.position};
  auto report = usecase::MakeBoardReport(app, *person, *plan, *period, *layout, counted);
  if (!report) return Refuse(report.error());
  if (auto written = WriteFile(options.out, report->bytes); !written)
    return Refuse(written.error());
  fmt::print("Đã ghi {} ({} byte).\n", options.out, report->bytes.size());
  return kDone;
}

}  // namespace

void AddReportCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command = program.add_subcommand("report", "Lập báo cáo tổng hợp .docx");
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  command->add_option("--kind", options->kind, "Loại báo cáo: board")->capture_default_str();
  command->add_option("--period", options->period, "Kỳ: 2025-05, 2025-Q2, 2025-H1, 2025-9M, 2025")
      ->required();
  command->add_option("--layout", options->layout, "Thể thức: state (nhà nước) hoặc party (đảng)")
      ->capture_default_str();
  command->add_option("--plan", options->plan, "Số hoặc mã kế hoạch; không ghi: mọi kế hoạch");
  command->add_option(
      "--position", options->position, "Chỉ tính đến vị trí sổ này; không ghi: đến hết kỳ"
  );
  command->add_option("-o,--output", options->out, "Tệp .docx cần ghi")->required();
  command->callback([options, &exit_code] { exit_code = RunReport(*options); });
}

}  // namespace sauro::main
