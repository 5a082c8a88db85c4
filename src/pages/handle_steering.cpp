// Other days for tasks, and tasks that are suspended for a while.
#include "pages/handlers.h"
#include "pages/steer_page.h"
#include "pages/task_page.h"
#include "pages/words.h"
#include "usecase/extensions.h"
#include "usecase/task_pause.h"

namespace sauro::pages {
namespace {

NameOfAccount NameOf(const Context& context) {
  return [&app = context.app](const domain::AccountId& account) {
    return usecase::DisplayName(app, account);
  };
}

std::string TaskUrl(const domain::TaskId& task) {
  return "/nhiem-vu/" + UrlEncode(task.value);
}

// The task page again, with what was typed and why it was refused.
Response OnTaskPage(
    const Context& context,
    const Request& request,
    const domain::TaskId& id,
    const SteerState& state
) {
  const auto task = usecase::ReadTask(context.app, session::Who(request), id, std::nullopt);
  if (!task) return Response::Fail(*state.error);
  Frame frame = FrameAt(context, request, task->view.task.title, task->at, std::nullopt);
  KeepRequestId(request, frame);
  return Response::Html(
      RenderTask(frame, task->view, NameOf(context), {}, state), http::StatusFor(state.error->kind)
  );
}

Response QueuePage(
    const Context& context,
    const Request& request,
    const usecase::AsOf& as_of,
    const SteerState& state
) {
  const std::int64_t page = PageNumber(request);
  views::ExtensionFilter filter;
  filter.limit = kListRows;
  filter.offset = (page - 1) * kListRows;
  const auto waiting = usecase::ListExtensions(context.app, session::Who(request), filter, as_of);
  if (!waiting) return Response::Fail(waiting.error());
  Frame frame = FrameAt(context, request, "Gia hạn", waiting->at, as_of);
  if (state.error) KeepRequestId(request, frame);
  const int status = state.error ? http::StatusFor(state.error->kind) : 200;
  return Response::Html(
      RenderExtensions(frame, waiting->view, page, NameOf(context), state), status
  );
}

Response Decide(const Context& context, const Request& request, bool granted) {
  const domain::ExtensionId id(request.Param("id"));
  const Status done = usecase::DecideExtension(
      context.app,
      session::Who(request),
      RequestIdOf(context, request),
      {id, granted, request.form.Get("ly_do")}
  );
  if (done.ok()) {
    return Response::Redirect(granted ? "/gia-han?bao=da-gia-han" : "/gia-han?bao=khong-gia-han");
  }
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  return QueuePage(
      context, request, std::nullopt, {"quyet-" + id.value, request.form, done.error()}
  );
}

using End =
    Status (*)(usecase::App&, const usecase::Principal&, const std::string&, const usecase::ExtensionEnd&);

Response DoEnd(const Context& context, const Request& request, End end, std::string_view notice) {
  const domain::ExtensionId id(request.Param("id"));
  const Status done =
      end(context.app,
          session::Who(request),
          RequestIdOf(context, request),
          {id, request.form.Get("ly_do")});
  if (!done.ok() && !IsForThePerson(done.error())) return Response::Fail(done.error());
  const auto at = usecase::Resolve(context.app, std::nullopt);
  if (!at) return Response::Fail(at.error());
  const auto line = context.app.queries.FindExtension(id, *at);
  if (!line) return Response::Fail(done.ok() ? line.error() : done.error());
  if (done.ok()) return Response::Redirect(Query().Add("bao", notice).After(TaskUrl(line->task)));
  return OnTaskPage(
      context, request, line->task, {"ket-thuc-" + id.value, request.form, done.error()}
  );
}

using Pause =
    Status (*)(usecase::App&, const usecase::Principal&, const std::string&, const usecase::PauseInput&);

Response DoPause(
    const Context& context, const Request& request, Pause pause, std::string_view notice
) {
  const usecase::PauseInput input{
      domain::TaskId(request.Param("id")), request.form.Get("ly_do"), request.form.Get("van_ban")};
  const Status done =
      pause(context.app, session::Who(request), RequestIdOf(context, request), input);
  if (done.ok()) return Response::Redirect(Query().Add("bao", notice).After(TaskUrl(input.task)));
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  return OnTaskPage(context, request, input.task, {"dung", request.form, done.error()});
}

}  // namespace

Response ShowExtensions(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  return QueuePage(context, request, *as_of, {});
}

Response AskExtension(const Context& context, Request& request) {
  const domain::AssignmentId id(request.Param("id"));
  const usecase::ExtensionInput input{id, request.form.Get("den_ngay"), request.form.Get("ly_do")};
  const auto asked = usecase::AskExtension(
      context.app, session::Who(request), RequestIdOf(context, request), input
  );
  const auto at = usecase::Resolve(context.app, std::nullopt);
  if (!at) return Response::Fail(at.error());
  const auto assignment = context.app.queries.FindAssignment(id, *at);
  if (asked && assignment) {
    return Response::Redirect(
        Query().Add("bao", "da-xin-gia-han").After(TaskUrl(assignment->line.task))
    );
  }
  if (asked) return Response::Fail(assignment.error());
  if (!assignment || !IsForThePerson(asked.error())) return Response::Fail(asked.error());
  return OnTaskPage(
      context, request, assignment->line.task, {"xin-" + id.value, request.form, asked.error()}
  );
}

Response GrantExtension(const Context& context, Request& request) {
  return Decide(context, request, true);
}

Response RefuseExtension(const Context& context, Request& request) {
  return Decide(context, request, false);
}

Response WithdrawExtension(const Context& context, Request& request) {
  return DoEnd(context, request, usecase::WithdrawExtension, "da-rut-gia-han");
}

Response RevokeExtension(const Context& context, Request& request) {
  return DoEnd(context, request, usecase::RevokeExtension, "da-thu-hoi-gia-han");
}

Response SuspendTask(const Context& context, Request& request) {
  return DoPause(context, request, usecase::SuspendTask, "da-tam-dung");
}

Response ResumeTask(const Context& context, Request& request) {
  return DoPause(context, request, usecase::ResumeTask, "da-tiep-tuc");
}

}  // namespace sauro::pages
