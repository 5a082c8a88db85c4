// Events for which deadlines of a plan wait.
#include "pages/handlers.h"
#include "pages/plan_events_page.h"
#include "pages/words.h"
#include "usecase/plan_events.h"

namespace sauro::pages {
namespace {

NameOfAccount NameOf(const Context& context) {
  return [&app = context.app](const domain::AccountId& account) {
    return usecase::DisplayName(app, account);
  };
}

Response EventsPage(
    const Context& context,
    const Request& request,
    const usecase::AsOf& as_of,
    const EventFormState& state
) {
  const domain::PlanId plan(request.Param("id"));
  const auto events = usecase::ListPlanEvents(context.app, session::Who(request), plan, as_of);
  if (!events) return Response::Fail(events.error());
  Frame frame = FrameAt(context, request, "Sự kiện", events->at, as_of);
  if (!state.error)
    return Tagged(request, RenderPlanEvents(frame, events->view, NameOf(context)), events->at);
  KeepRequestId(request, frame);
  return Response::Html(
      RenderPlanEvents(frame, events->view, NameOf(context), state),
      http::StatusFor(state.error->kind)
  );
}

}  // namespace

Response ShowPlanEvents(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  return EventsPage(context, request, *as_of, {});
}

Response RecordEvent(const Context& context, Request& request) {
  EventFormState state;
  state.typed.event = request.form.Get("su_kien");
  state.typed.day = request.form.Get("ngay");
  state.typed.authority = request.form.Get("van_ban");
  state.typed.reason = request.form.Get("ly_do");
  state.typed.mistaken = !request.form.Get("ghi_nham").empty();
  const domain::PlanId plan(request.Param("id"));
  // All ticked is for all, also for tasks that an adjustment adds later.
  const std::vector<std::string> chosen = request.form.All("nv");
  const std::string& offered = request.form.Get("so_nv");
  if (!offered.empty() && std::to_string(chosen.size()) != offered) state.typed.tasks = chosen;
  if (!offered.empty() && chosen.empty()) {
    state.error = Invalid("Vui lòng chọn nhiệm vụ được tính hạn từ sự kiện này.", "nhiem_vu");
    return EventsPage(context, request, std::nullopt, state);
  }
  const Status done = usecase::RecordEvent(
      context.app, session::Who(request), RequestIdOf(context, request), plan, state.typed
  );
  if (done.ok()) {
    return Response::Redirect(Query()
                                  .Add("bao", "da-ghi-su-kien")
                                  .After("/ke-hoach/" + UrlEncode(plan.value) + "/su-kien"));
  }
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  state.error = done.error();
  return EventsPage(context, request, std::nullopt, state);
}

Response PlanEventDay(const Context& context, Request& request) {
  const domain::PlanId plan(request.Param("id"));
  const usecase::PlannedEventInput input{
      request.form.Get("su_kien"), request.form.Get("du_kien"), request.form.Get("nguon")};
  const Status done = usecase::PlanEventDay(
      context.app, session::Who(request), RequestIdOf(context, request), plan, input
  );
  if (done.ok()) {
    return Response::Redirect(Query()
                                  .Add("bao", "da-ghi-du-kien")
                                  .After("/ke-hoach/" + UrlEncode(plan.value) + "/su-kien"));
  }
  if (!IsForThePerson(done.error())) return Response::Fail(done.error());
  EventFormState state;
  state.typed.event = input.event;
  state.typed.day = input.day;
  state.typed.authority = input.authority;
  state.error = done.error();
  state.planned = true;
  return EventsPage(context, request, std::nullopt, state);
}

}  // namespace sauro::pages
