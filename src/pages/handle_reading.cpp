#include <set>

#include "base/day.h"
#include "pages/board_page.h"
#include "pages/dashboard_page.h"
#include "pages/handlers.h"
#include "pages/office_pages.h"
#include "pages/task_page.h"
#include "pages/words.h"
#include "usecase/board_csv.h"
#include "usecase/board_report.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr std::string_view kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

BoardFilter FilterOf(const Request& request) {
  BoardFilter filter;
  const std::string& timing = request.query.Get("han");
  if (domain::TimingFromCode(timing) || timing == kOpenInTime) filter.timing = timing;
  if (domain::WorkStatusFromCode(request.query.Get("tinh-trang"))) {
    filter.work = request.query.Get("tinh-trang");
  }
  filter.organization = request.query.Get("co-quan");
  filter.reporting = request.query.Get("vai-tro") == kReporting;
  filter.text = request.query.Get("q");
  return filter;
}

views::TaskFilter TaskFilterOf(const BoardFilter& filter) {
  views::TaskFilter out;
  out.timing = domain::TimingFromCode(filter.timing);
  out.open_in_time = filter.timing == kOpenInTime;
  out.work = domain::WorkStatusFromCode(filter.work);
  if (!filter.organization.empty()) {
    auto& whose = filter.reporting ? out.reporter : out.organization;
    whose = domain::OrganizationId(filter.organization);
  }
  out.text = filter.text;
  return out;
}

// The tasks of a plan in which an organisation holds any role.
Result<std::set<domain::TaskId>> TasksOf(
    const Context& context,
    const Request& request,
    const domain::PlanId& plan,
    const std::string& organization,
    const usecase::AsOf& as_of
) {
  constexpr std::int64_t kStep = 200;
  views::TaskFilter filter;
  filter.plan = plan;
  filter.organization = domain::OrganizationId(organization);
  filter.limit = kStep;
  std::set<domain::TaskId> out;
  for (;;) {
    auto page = usecase::ListTasks(context.app, session::Who(request), filter, as_of);
    if (!page) return page.error();
    for (const views::TaskLine& task : page->view.rows) out.insert(task.id);
    filter.offset += kStep;
    if (page->view.rows.empty() || filter.offset >= page->view.total) return out;
  }
}

Result<std::vector<views::TaskLine>> Shown(
    const Context& context,
    const Request& request,
    const views::Board& board,
    const BoardFilter& filter,
    const usecase::AsOf& as_of
) {
  std::set<domain::TaskId> of_organization;
  if (!filter.organization.empty()) {
    auto found = TasksOf(context, request, board.plan->id, filter.organization, as_of);
    if (!found) return found.error();
    of_organization = std::move(*found);
  }
  std::vector<views::TaskLine> out;
  for (const views::TaskLine& task : board.tasks) {
    if (!filter.organization.empty() && of_organization.count(task.id) == 0) continue;
    if (Matches(task, filter)) out.push_back(task);
  }
  return out;
}

Result<usecase::Dated<views::Board>> BoardOf(
    const Context& context, const Request& request, const usecase::AsOf& as_of
) {
  const domain::PlanId plan(request.Param("id"));
  auto board = usecase::ReadBoard(context.app, session::Who(request), plan, as_of);
  if (!board) return board;
  if (!board->view.plan) {
    return NotFound("Không tìm thấy kế hoạch này. Kế hoạch có thể chưa có ở ngày, vị trí được chọn."
    );
  }
  return board;
}

}  // namespace

Response ShowDashboard(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto dashboard = usecase::ReadDashboard(context.app, session::Who(request), *as_of);
  if (!dashboard) return Response::Fail(dashboard.error());
  const Frame frame = FrameAt(context, request, "Tổng quan", dashboard->at, *as_of);
  const bool all_organizations = request.query.Get("co-quan") == "tat-ca";
  return Tagged(request, RenderDashboard(frame, dashboard->view, all_organizations), dashboard->at);
}

Response ShowPlans(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto plans = usecase::ListPlans(context.app, session::Who(request), *as_of);
  if (!plans) return Response::Fail(plans.error());
  const Frame frame = FrameAt(context, request, "Kế hoạch", plans->at, *as_of);
  return Tagged(request, RenderPlans(frame, plans->view), plans->at);
}

namespace {

// What was not there yet on the day or at the position that one looks at.
Error NotThere(const Error& why, const usecase::AsOf& as_of) {
  if (why.kind != ErrorKind::kNotFound || (!as_of.day && !as_of.position)) return why;
  return NotFound(
      "Không có ở ngày hoặc vị trí sổ đang xem: có thể khi đó kế hoạch chưa được phê duyệt.", "ngay"
  );
}

}  // namespace

Response ShowBoard(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto board = BoardOf(context, request, *as_of);
  if (!board) return Response::Fail(NotThere(board.error(), *as_of));
  const BoardFilter filter = FilterOf(request);
  const auto shown = Shown(context, request, board->view, filter, *as_of);
  if (!shown) return Response::Fail(shown.error());
  const auto catalogue = context.app.queries.ReadCatalogue(board->at.position);
  if (!catalogue) return Response::Fail(catalogue.error());
  const Frame frame = FrameAt(context, request, board->view.plan->number, board->at, *as_of);
  const BoardView view{
      board->view,
      *shown,
      catalogue->organizations,
      filter,
      PageNumber(request),
      request.query.Get("trang") == "tat-ca",
      [&](const domain::AccountId& account) { return usecase::DisplayName(context.app, account); },
  };
  return Tagged(request, RenderBoard(frame, view), board->at);
}

Response DownloadBoardCsv(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  const auto board = BoardOf(context, request, *as_of);
  if (!board) return Response::Fail(board.error());
  const std::string name = "bang-theo-doi-" + board->at.day.Iso() + ".csv";
  return Response::Download(usecase::BoardCsv(board->view.tasks), name, kCsv);
}

Response ShowTasks(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const BoardFilter filter = FilterOf(request);
  const std::int64_t page = PageNumber(request);
  views::TaskFilter asked = TaskFilterOf(filter);
  asked.limit = kListRows;
  asked.offset = (page - 1) * kListRows;
  const auto tasks = usecase::ListTasks(context.app, session::Who(request), asked, *as_of);
  if (!tasks) return Response::Fail(tasks.error());
  const auto catalogue = context.app.queries.ReadCatalogue(tasks->at.position);
  if (!catalogue) return Response::Fail(catalogue.error());
  const Frame frame = FrameAt(context, request, "Nhiệm vụ", tasks->at, *as_of);
  auto plans = usecase::ListPlans(context.app, session::Who(request), *as_of);
  if (!plans) return Response::Fail(plans.error());
  const TaskListView view{
      tasks->view, catalogue->organizations, filter, page, std::move(plans->view)};
  return Tagged(request, RenderTasks(frame, view), tasks->at);
}

Response ShowTask(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const domain::TaskId id(request.Param("id"));
  const auto task = usecase::ReadTask(context.app, session::Who(request), id, *as_of);
  if (!task) return Response::Fail(NotThere(task.error(), *as_of));
  const Frame frame = FrameAt(context, request, task->view.task.title, task->at, *as_of);
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  return Tagged(request, RenderTask(frame, task->view, name_of), task->at);
}

Response DownloadEvidence(const Context& context, Request& request) {
  const domain::EvidenceId id(request.Param("id"));
  const auto file = usecase::OpenEvidence(context.app, session::Who(request), id);
  if (!file) return Response::Fail(file.error());
  return Response::File(file->path, file->line.name, file->line.media_type);
}

Response ShowSummary(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  const auto plans = usecase::ListPlans(context.app, session::Who(request), *as_of);
  if (!plans) return Response::Fail(plans.error());
  const Frame frame = FrameAt(context, request, "Báo cáo tổng hợp", plans->at, *as_of);
  const SummaryChoice choice{
      request.query.Get("ke-hoach"), request.query.Get("ky"), request.query.Get("bo-cuc"), {}};
  return Response::Html(RenderSummary(frame, plans->view, plans->at.day, choice));
}

Response DownloadSummary(const Context& context, Request& request) {
  const auto period = Period::Parse(request.query.Get("ky"));
  if (!period) return Response::Fail(Invalid("Kỳ báo cáo không đúng. Vui lòng chọn lại kỳ."));
  const auto layout = usecase::LayoutFromCode(request.query.Get("bo-cuc"));
  if (!layout) return Response::Fail(Invalid("Thể thức không đúng. Vui lòng chọn lại thể thức."));
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  std::optional<domain::PlanId> plan;
  if (!request.query.Get("ke-hoach").empty()) plan.emplace(request.query.Get("ke-hoach"));
  auto file = usecase::MakeBoardReport(
      context.app, session::Who(request), plan, *period, *layout, as_of->position
  );
  if (!file) return Response::Fail(file.error());
  return Response::Download(std::move(file->bytes), file->file_name, kDocx);
}

}  // namespace sauro::pages
