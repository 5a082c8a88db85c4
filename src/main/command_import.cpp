#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>

#include "base/text.h"
#include "base/uuid.h"
#include "main/commands.h"
#include "main/reader_program.h"
#include "main/terminal.h"
#include "main/workspace.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_import.h"

namespace sauro::main {
namespace {

struct ImportOptions {
  std::string data;
  std::string file;
  std::string as;
  std::string replaces;
  std::string reason;
  std::string authority;
  bool approve = false;
  bool before_excludes_day = false;
};

// What the draft changes in a plan that was approved; with --approve, doing it.
int RunAdjust(
    usecase::App& app,
    const usecase::Principal& person,
    const domain::DraftId& draft,
    const ImportOptions& options
) {
  const domain::PlanId plan(options.replaces);
  const auto compared = usecase::CompareWithPlan(app, person, draft, plan);
  if (!compared) return Refuse(compared.error());
  fmt::print(
      "So với kế hoạch {}: {}",
      compared->plan.number.empty() ? compared->plan.id.value : compared->plan.number,
      usecase::ComparisonText(compared->comparison)
  );
  if (!options.approve) return kDone;
  const usecase::Adjustment adjustment{
      plan, compared->comparison.mark, std::nullopt, options.reason, options.authority};
  const Status done = usecase::AdjustPlan(app, person, NewUuid(app.clock()), draft, adjustment);
  if (!done) return Refuse(done.error());
  fmt::print("Đã phê duyệt điều chỉnh kế hoạch {}.\n", plan.value);
  return kDone;
}

// What a person should know before the plan is approved, on stderr.
Status Warn(
    usecase::App& app,
    const usecase::Principal& person,
    const usecase::DraftReview& review,
    const ImportOptions& options
) {
  const bool adjusts = !options.replaces.empty();
  const auto known = usecase::PlansLike(app, person, review.plan);
  if (!known) return known.error();
  for (const views::PlanLine& plan : *known) {
    if (adjusts) break;
    fmt::print(
        stderr,
        "sauro: {}, trùng số hoặc tên với tệp này. Nếu tệp này là bản điều chỉnh, hãy nhập với "
        "--replaces {}.\n",
        usecase::KnownPlanText(plan),
        plan.id.value
    );
  }
  const auto rows = usecase::FindRowsWithoutReporter(app, person, review.line.id);
  if (!rows) return rows.error();
  if (rows->empty()) return {};
  fmt::print(
      stderr,
      "sauro: {} nhiệm vụ sẽ không cơ quan nào báo cáo được, vì cơ quan phải báo cáo không có "
      "trong danh mục hoặc không được ghi:\n",
      rows->size()
  );
  for (const usecase::RowWithoutReporter& row : *rows) {
    const std::string who = row.printed.empty() ? "không ghi cơ quan" : "“" + row.printed + "”";
    fmt::print(stderr, "  {}. {}: {}\n", row.ordinal, CollapseSpace(row.title), who);
  }
  fmt::print(
      stderr,
      "Hãy sửa tên cho đúng danh mục, hoặc thêm cơ quan vào danh mục (sauro catalogue import){}.\n",
      options.approve ? ", rồi nhập lại tệp với --replaces" : " trước khi phê duyệt"
  );
  return {};
}

int RunImport(const ImportOptions& options) {
  usecase::Settings settings;
  settings.reading.before_excludes_day = options.before_excludes_day;
  auto workspace = Workspace::Open(options.data, store::OpenMode::kWrite, settings);
  if (!workspace) return Refuse(workspace.error());
  usecase::App& app = (*workspace)->app();
  auto person = PrincipalFor(app, options.as);
  if (!person) return Refuse(person.error());
  const std::string name = std::filesystem::path(options.file).filename().string();
  auto draft = usecase::ReceivePlan(
      app, *person, NewUuid(app.clock()), options.file, name, {true, PrintProgress, {}}
  );
  if (!draft) return Refuse(draft.error());
  auto review = usecase::ReadDraft(app, *person, *draft);
  if (!review) return Refuse(review.error());
  std::size_t doubts = 0;
  for (const auto& task : review->plan.tasks) doubts += task.doubts.size();
  fmt::print(
      "Dự thảo {}: {} nhiệm vụ, {} điểm nghi vấn.\n",
      draft->value,
      usecase::TaskRows(review->plan).size(),
      doubts
  );
  if (auto warned = Warn(app, *person, *review, options); !warned) return Refuse(warned.error());
  if (!options.replaces.empty()) return RunAdjust(app, *person, *draft, options);
  if (!options.approve) return kDone;
  auto plan =
      usecase::ApproveDraft(app, *person, NewUuid(app.clock()), *draft, review->line.revision);
  if (!plan) return Refuse(plan.error());
  fmt::print("Đã phê duyệt kế hoạch {}.\n", plan->value);
  return kDone;
}

}  // namespace

void AddImportCommand(CLI::App& program, int& exit_code) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = program.add_subcommand("import", "Đọc văn bản thành dự thảo kế hoạch");
  command->add_option("--data", options->data, "Thư mục dữ liệu")->required();
  command
      ->add_option(
          "file",
          options->file,
          "Văn bản: .docx, .xlsx, .pdf, bản quét, ảnh, .html, .txt, .md, .doc, .xls, .odt, .rtf"
      )
      ->required();
  command->add_option("--as", options->as, "Tên đăng nhập của người làm");
  command->add_flag("--approve", options->approve, "Phê duyệt ngay, không soát");
  command->add_flag(
      "--before-excludes-day",
      options->before_excludes_day,
      "“Trước ngày 30/6” là đến hết ngày 29/6"
  );
  CLI::Option* replaces = command->add_option(
      "--replaces", options->replaces, "Mã kế hoạch đã phê duyệt mà tệp này điều chỉnh"
  );
  command->add_option("--reason", options->reason, "Lý do điều chỉnh")->needs(replaces);
  command->add_option("--authority", options->authority, "Số, ngày văn bản cho phép điều chỉnh")
      ->needs(replaces);
  command->callback([options, &exit_code] { exit_code = RunImport(*options); });
}

}  // namespace sauro::main
