#include "pages/handlers.h"
#include "pages/my_work_page.h"
#include "pages/task_page.h"
#include "usecase/progress.h"
#include "usecase/reading.h"

namespace sauro::pages {
namespace {

// The assignment that a report form is about; only of the own organisation.
Result<usecase::Dated<views::AssignmentLine>> OwnAssignment(
    const Context& context, const Request& request
) {
  const auto at = usecase::Resolve(context.app, std::nullopt);
  if (!at) return at.error();
  auto found = context.app.queries.FindAssignment(domain::AssignmentId(request.Param("id")), *at);
  const Error unseen = NotFound(
      "Không tìm thấy nhiệm vụ này trong số nhiệm vụ của cơ quan. Vui lòng mở lại từ trang "
      "“Việc của tôi”."
  );
  if (!found) return found.error().kind == ErrorKind::kNotFound ? unseen : found.error();
  const auto& own = session::Who(request).organization;
  if (!own || found->line.organization != own) return unseen;
  return usecase::Dated<views::AssignmentLine>{std::move(found->line), *at};
}

Response ReportForm(
    const Context& context, const Request& request, const ReportFormState& state, int status
) {
  const auto assignment = OwnAssignment(context, request);
  if (!assignment) return Response::Fail(assignment.error());
  Frame frame = FrameAt(context, request, "Báo cáo tiến độ", assignment->at, std::nullopt);
  KeepRequestId(request, frame);
  return Response::Html(RenderReportForm(frame, assignment->view, state), status);
}

usecase::ProgressInput InputOf(const Request& request) {
  usecase::ProgressInput input;
  input.assignment = domain::AssignmentId(request.Param("id"));
  input.percent = PercentOf(request.form.Get("phan_tram"));
  input.text = request.form.Get("noi_dung");
  input.difficulties = request.form.Get("kho_khan");
  input.proposals = request.form.Get("kien_nghi");
  input.completed = !request.form.Get("hoan_thanh").empty();
  for (const http::UploadedFile& file : request.files) {
    const bool chosen = file.size > 0 || !file.name.empty();
    if (file.field == "minh_chung" && chosen) {
      input.evidence.push_back({file.file.path(), file.name});
    }
  }
  return input;
}

// The task page again, with what the reviewer typed and why it was refused.
Response DecisionRefused(const Context& context, const Request& request, const Error& why) {
  const auto at = usecase::Resolve(context.app, std::nullopt);
  if (!at) return Response::Fail(at.error());
  const domain::ReportId id(request.Param("id"));
  const auto report = context.app.queries.FindReport(id, *at);
  if (!report) return Response::Fail(why);
  const auto task =
      usecase::ReadTask(context.app, session::Who(request), report->task, std::nullopt);
  if (!task) return Response::Fail(why);
  const Frame frame = FrameAt(context, request, task->view.task.title, task->at, std::nullopt);
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  const DecisionState state{id.value, request.form.Get("ly_do"), why};
  return Response::Html(RenderTask(frame, task->view, name_of, state), http::StatusFor(why.kind));
}

}  // namespace

Response ShowMyWork(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const auto work = usecase::ReadMyWork(context.app, session::Who(request), *as_of);
  if (!work) return Response::Fail(work.error());
  const Frame frame = FrameAt(context, request, "Việc của tôi", work->at, *as_of);
  return Tagged(request, RenderMyWork(frame, work->view), work->at);
}

Response ShowReportForm(const Context& context, Request& request) {
  return ReportForm(context, request, {}, 200);
}

Response SendReport(const Context& context, Request& request) {
  const auto sent = usecase::ReportProgress(
      context.app, session::Who(request), RequestIdOf(context, request), InputOf(request)
  );
  if (sent) return Response::Redirect("/viec-cua-toi?bao=da-gui");
  if (!IsForThePerson(sent.error())) return Response::Fail(sent.error());
  return ReportForm(
      context, request, {request.form, sent.error()}, http::StatusFor(sent.error().kind)
  );
}

Response ShowReviewQueue(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const std::int64_t page = PageNumber(request);
  views::ReportFilter filter;
  filter.state = views::ReportState::kSent;
  filter.limit = kListRows;
  filter.offset = (page - 1) * kListRows;
  const auto reports = usecase::ListReports(context.app, session::Who(request), filter, *as_of);
  if (!reports) return Response::Fail(reports.error());
  const Frame frame = FrameAt(context, request, "Thẩm định", reports->at, *as_of);
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  return Tagged(request, RenderReviewQueue(frame, reports->view, page, name_of), reports->at);
}

Response AcceptReport(const Context& context, Request& request) {
  const Status done = usecase::AcceptReport(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      domain::ReportId(request.Param("id")),
      request.form.Get("ly_do")
  );
  if (done.ok()) return Response::Redirect("/tham-dinh?bao=da-chap-nhan");
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  return DecisionRefused(context, request, done.error());
}

Response ReturnReport(const Context& context, Request& request) {
  const Status done = usecase::ReturnReport(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      domain::ReportId(request.Param("id")),
      request.form.Get("ly_do")
  );
  if (done.ok()) return Response::Redirect("/tham-dinh?bao=da-tra-lai");
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  return DecisionRefused(context, request, done.error());
}

}  // namespace sauro::pages
