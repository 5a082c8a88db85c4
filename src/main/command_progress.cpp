#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>

#include "base/uuid.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/progress.h"
#include "usecase/reading.h"

namespace sauro::main {
namespace {

struct ProgressOptions {
  std::string data;
  std::string as;
  std::string task;
  std::string organization;
  std::int32_t percent = 0;
  std::string text;
  std::string difficulties;
  std::string proposals;
  bool done = false;
  std::vector<std::string> evidence;
};

struct Opened {
  std::unique_ptr<Workspace> workspace;
  usecase::Principal person;
  views::TaskDetail task;
};

Result<Opened> OpenTask(const ProgressOptions& options) {
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite);
  if (!workspace) return workspace.error();
  usecase::App& app = (*workspace)->app();
  auto person = PrincipalFor(app, options.as);
  if (!person) return person.error();
  auto task = usecase::ReadTask(app, *person, domain::TaskId(options.task), std::nullopt);
  if (!task) return task.error();
  return Opened{std::move(*workspace), std::move(*person), std::move(task->view)};
}

int RunReport(const ProgressOptions& options) {
  auto opened = OpenTask(options);
  if (!opened) return Refuse(opened.error());
  usecase::ProgressInput input;
  for (const views::AssignmentLine& line : opened->task.assignments) {
    if (line.reports && line.organization == opened->person.organization)
      input.assignment = line.id;
  }
  input.percent = options.percent;
  input.text = options.text;
  input.difficulties = options.difficulties;
  input.proposals = options.proposals;
  input.completed = options.done;
  for (const std::string& path : options.evidence) {
    input.evidence.push_back({path, std::filesystem::path(path).filename().string()});
  }
  usecase::App& app = opened->workspace->app();
  auto report = usecase::ReportProgress(app, opened->person, NewUuid(app.clock()), input);
  if (!report) return Refuse(report.error());
  fmt::print("Đã gửi báo cáo {}.\n", report->value);
  return kDone;
}

// The report of the task (and the organisation, where several report) that waits for review.
Result<domain::ReportId> WaitingReport(const Opened& opened, const std::string& organization) {
  for (const views::ReportLine& report : opened.task.reports) {
    const bool meant = organization.empty() || report.organization.value == organization;
    if (report.state == views::ReportState::kSent && meant) return report.id;
  }
  return NotFound("Nhiệm vụ này không có báo cáo nào đang chờ thẩm định.");
}

int RunDecision(const ProgressOptions& options, bool accept) {
  auto opened = OpenTask(options);
  if (!opened) return Refuse(opened.error());
  auto report = WaitingReport(*opened, options.organization);
  if (!report) return Refuse(report.error());
  usecase::App& app = opened->workspace->app();
  const std::string request = NewUuid(app.clock());
  auto decided = accept
                     ? usecase::AcceptReport(app, opened->person, request, *report, options.text)
                     : usecase::ReturnReport(app, opened->person, request, *report, options.text);
  if (!decided) return Refuse(decided.error());
  fmt::print("{} báo cáo {}.\n", accept ? "Đã chấp nhận" : "Đã trả lại", report->value);
  return kDone;
}

std::shared_ptr<ProgressOptions> AddTaskOptions(CLI::App* command) {
  auto options = std::make_shared<ProgressOptions>();
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  command->add_option("--as", options->as, "Tên đăng nhập của người làm")->required();
  command->add_option("--task", options->task, "Mã nhiệm vụ (xem sauro board --json)")->required();
  return options;
}

}  // namespace

void AddProgressCommand(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("progress", "Báo cáo tiến độ và thẩm định");
  command->require_subcommand(1);

  CLI::App* report = command->add_subcommand("report", "Gửi báo cáo tiến độ của cơ quan mình");
  auto sent = AddTaskOptions(report);
  report->add_option("--percent", sent->percent, "Tỷ lệ hoàn thành, 0 đến 100")->required();
  report->add_option("--text", sent->text, "Kết quả, tiến độ")->required();
  report->add_option("--difficulties", sent->difficulties, "Khó khăn, vướng mắc");
  report->add_option("--proposals", sent->proposals, "Kiến nghị");
  report->add_flag("--done", sent->done, "Báo cáo hoàn thành (phải có minh chứng)");
  report->add_option("--evidence", sent->evidence, "Tệp minh chứng; ghi nhiều lần cho nhiều tệp");
  report->callback([sent, &exit_code] { exit_code = RunReport(*sent); });

  CLI::App* accept = command->add_subcommand("accept", "Chấp nhận báo cáo đang chờ thẩm định");
  auto accepted = AddTaskOptions(accept);
  accept->add_option(
      "--organization", accepted->organization, "Mã cơ quan, khi nhiều cơ quan cùng báo cáo"
  );
  accept->add_option("--note", accepted->text, "Ghi chú");
  accept->callback([accepted, &exit_code] { exit_code = RunDecision(*accepted, true); });

  CLI::App* give_back = command->add_subcommand("return", "Trả lại báo cáo kèm lý do");
  auto returned = AddTaskOptions(give_back);
  give_back->add_option(
      "--organization", returned->organization, "Mã cơ quan, khi nhiều cơ quan cùng báo cáo"
  );
  give_back->add_option("--reason", returned->text, "Lý do")->required();
  give_back->callback([returned, &exit_code] { exit_code = RunDecision(*returned, false); });
}

}  // namespace sauro::main
