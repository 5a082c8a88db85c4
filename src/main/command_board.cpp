#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

#include "base/json.h"
#include "base/text.h"
#include "main/commands.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/board_csv.h"
#include "usecase/reading.h"

namespace sauro::main {
namespace {

struct BoardOptions {
  std::string data;
  std::string plan;
  std::string as_of;
  std::optional<std::uint64_t> position;
  bool json = false;
  bool csv = false;
};

void PutTally(JsonWriter& w, const domain::Tally& tally) {
  w.BeginObject()
      .Field("total", tally.Total())
      .Field("done_on_time", tally.done_on_time)
      .Field("done_late", tally.done_late)
      .Field("open_in_time", tally.open_in_time)
      .Field("near_due", tally.near_due)
      .Field("overdue", tally.overdue)
      .Field("ongoing", tally.ongoing)
      .Field("inactive", tally.inactive)
      .EndObject();
}

void PutTask(JsonWriter& w, const views::TaskLine& task) {
  w.BeginObject()
      .Field("id", task.id.value)
      .Field("plan", task.plan.value)
      .Key("section")
      .BeginArray();
  for (const std::string& heading : task.section) w.String(heading);
  w.EndArray()
      .Field("ordinal", task.ordinal)
      .Field("title", task.title)
      .Field("lead", task.lead)
      .Field("coordinate", task.coordinate)
      .Field("product", task.product)
      .Field("deadline", task.deadline_text);
  if (task.due) w.Field("due", task.due->Iso());
  w.Field("work", std::string(CodeOf(task.work)))
      .Field("timing", std::string(CodeOf(task.timing)))
      .Field("percent", std::int64_t{task.percent.value})
      .Field("result", task.result)
      .Field("evidence", task.evidence_count)
      .EndObject();
}

std::string BoardJson(const usecase::Dated<views::Board>& board) {
  std::string out;
  JsonWriter w(out);
  w.BeginObject()
      .Field("position", static_cast<std::int64_t>(board.at.position.value))
      .Field("day", board.at.day.Iso())
      .Key("tally");
  PutTally(w, board.view.tally);
  w.Key("tasks").BeginArray();
  for (const views::TaskLine& task : board.view.tasks) PutTask(w, task);
  w.EndArray().EndObject();
  return out + "\n";
}

std::string StatusWords(const views::TaskLine& task) {
  return fmt::format("{} ({})", NameOf(task.work), ToLower(NameOf(task.timing)));
}

std::string BoardText(const usecase::Dated<views::Board>& board) {
  const domain::Tally& tally = board.view.tally;
  std::string out = fmt::format(
      "Bảng theo dõi đến hết ngày {}, vị trí sổ {}\n",
      board.at.day.Vietnamese(),
      board.at.position.value
  );
  std::vector<std::string> section;
  for (const views::TaskLine& task : board.view.tasks) {
    if (task.section != section) out += fmt::format("\n{}\n", Join(task.section, " / "));
    section = task.section;
    out += fmt::format("{:>5}  {}\n", task.ordinal, Shorten(task.title, 150));
    out += fmt::format(
        "       {} | {} | {} | {}%\n",
        task.lead,
        task.deadline_text,
        StatusWords(task),
        task.percent.value
    );
  }
  out += fmt::format(
      "\nCộng {}: đúng hạn {}, hoàn thành quá hạn {}, trong hạn {}, quá hạn {}, thường xuyên {}, "
      "dừng {}\n",
      tally.Total(),
      tally.done_on_time,
      tally.done_late,
      tally.open_in_time,
      tally.overdue,
      tally.ongoing,
      tally.inactive
  );
  return out;
}

int RunBoard(const BoardOptions& options) {
  usecase::AsOf as_of;
  if (options.position) as_of.position = Position{*options.position};
  if (!options.as_of.empty()) {
    const auto day = Day::FromIso(options.as_of);
    if (!day) {
      fmt::print(stderr, "sauro: {}\n", day.error().Text());
      return kUsage;
    }
    as_of.day = *day;
  }
  auto workspace = Workspace::Open(options.data, store::OpenMode::kRead);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  auto person = PrincipalFor(app, "");
  if (!person) return Refuse(person.error());
  auto plan = FindPlan(app, options.plan);
  if (!plan) return Refuse(plan.error());
  auto board = usecase::ReadBoard(app, *person, *plan, as_of);
  if (!board) return Refuse(board.error());
  std::string text = BoardText(*board);
  if (options.json) text = BoardJson(*board);
  if (options.csv) text = usecase::BoardCsv(board->view.tasks);
  fmt::print("{}", text);
  return kDone;
}

}  // namespace

void AddBoardCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<BoardOptions>();
  CLI::App* command =
      program.add_subcommand("board", "Bảng theo dõi nhiệm vụ, hôm nay hoặc một ngày đã qua");
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  command->add_option("--plan", options->plan, "Số hoặc mã kế hoạch; không ghi: mọi kế hoạch");
  command->add_option("--as-of", options->as_of, "Ngày, theo mẫu 2025-05-31");
  command->add_option("--position", options->position, "Vị trí sổ; không ghi: cuối ngày đó");
  auto* json = command->add_flag("--json", options->json, "In JSON");
  command->add_flag("--csv", options->csv, "In CSV")->excludes(json);
  command->callback([options, &exit_code] { exit_code = RunBoard(*options); });
}

}  // namespace sauro::main
