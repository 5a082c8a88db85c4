// Events, other days and pauses: what the standing office decides about tasks, and what it is
// asked.
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/own_places.h"
#include "api/query.h"
#include "base/json.h"
#include "usecase/extensions.h"
#include "usecase/plan_events.h"
#include "usecase/task_pause.h"

namespace sauro::api {
namespace {

constexpr OwnPlace kPlaces[] = {
    {"su_kien", "event"},
    {"ngay", "on"},
    {"van_ban", "authority"},
    {"ly_do", "reason"},
    {"den_ngay", "until"},
    {"du_kien", "on"},
    {"nguon", "authority"},
    {"nhiem_vu", "tasks"},
};

http::Response DecideExtension(Context& context, const http::Request& request, bool granted) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"reason"});
  if (!body) return FailBody(body.error());
  const std::string reason = body->Text("reason", !granted);
  if (!body->ok()) return FailBody(body->error());
  return AnswerDone(
      usecase::DecideExtension(
          context.app,
          session::Who(request),
          *id,
          {domain::ExtensionId(request.Param("id")), granted, reason}
      ),
      kPlaces
  );
}

using End =
    Status (*)(usecase::App&, const usecase::Principal&, const std::string&, const usecase::ExtensionEnd&);

http::Response EndExtension(
    Context& context, const http::Request& request, End end, bool needs_reason
) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"reason"});
  if (!body) return FailBody(body.error());
  const std::string reason = body->Text("reason", needs_reason);
  if (!body->ok()) return FailBody(body->error());
  return AnswerDone(
      end(context.app,
          session::Who(request),
          *id,
          {domain::ExtensionId(request.Param("id")), reason}),
      kPlaces
  );
}

using Pause =
    Status (*)(usecase::App&, const usecase::Principal&, const std::string&, const usecase::PauseInput&);

http::Response AnswerPause(Context& context, const http::Request& request, Pause pause) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"reason", "authority"});
  if (!body) return FailBody(body.error());
  usecase::PauseInput input;
  input.task = domain::TaskId(request.Param("id"));
  input.reason = body->Text("reason", true);
  input.authority = body->Text("authority", true);
  if (!body->ok()) return FailBody(body->error());
  return AnswerDone(pause(context.app, session::Who(request), *id, input), kPlaces);
}

}  // namespace

http::Response AskExtension(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"until", "reason"});
  if (!body) return FailBody(body.error());
  usecase::ExtensionInput input;
  input.assignment = domain::AssignmentId(request.Param("id"));
  input.until = body->Text("until", true);
  input.reason = body->Text("reason", true);
  if (!body->ok()) return FailBody(body->error());
  const auto asked = usecase::AskExtension(context.app, session::Who(request), *id, input);
  if (!asked) return http::Response::Fail(WithOwnPlace(asked.error(), kPlaces));
  std::string out;
  JsonWriter(out).BeginObject().Field("id", asked->value).EndObject();
  return http::Response::Json(std::move(out), 201);
}

http::Response GrantExtension(Context& context, http::Request& request) {
  return DecideExtension(context, request, true);
}

http::Response RefuseExtension(Context& context, http::Request& request) {
  return DecideExtension(context, request, false);
}

http::Response WithdrawExtension(Context& context, http::Request& request) {
  return EndExtension(context, request, usecase::WithdrawExtension, false);
}

http::Response RevokeExtension(Context& context, http::Request& request) {
  return EndExtension(context, request, usecase::RevokeExtension, true);
}

http::Response SuspendTask(Context& context, http::Request& request) {
  return AnswerPause(context, request, usecase::SuspendTask);
}

http::Response ResumeTask(Context& context, http::Request& request) {
  return AnswerPause(context, request, usecase::ResumeTask);
}

http::Response RecordEvent(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body =
      Body::Read(request, {"event", "on", "authority", "reason", "mistaken", "tasks"});
  if (!body) return FailBody(body.error());
  usecase::EventInput input;
  input.event = body->Text("event", true);
  input.day = body->Text("on");
  input.authority = body->Text("authority");
  input.reason = body->Text("reason");
  input.mistaken = body->Flag("mistaken");
  input.tasks = body->Texts("tasks");
  if (!body->ok()) return FailBody(body->error());
  return AnswerDone(
      usecase::RecordEvent(
          context.app, session::Who(request), *id, domain::PlanId(request.Param("id")), input
      ),
      kPlaces
  );
}

http::Response PlanEventDay(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"event", "on", "authority"});
  if (!body) return FailBody(body.error());
  usecase::PlannedEventInput input;
  input.event = body->Text("event", true);
  input.day = body->Text("on");
  input.authority = body->Text("authority");
  if (!body->ok()) return FailBody(body->error());
  return AnswerDone(
      usecase::PlanEventDay(
          context.app, session::Who(request), *id, domain::PlanId(request.Param("id")), input
      ),
      kPlaces
  );
}

}  // namespace sauro::api
