// What the standing office decides about tasks.
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/query.h"
#include "usecase/plan_events.h"

namespace sauro::api {
namespace {

// The use case names the fields of its form; this interface has names of its own.
Error WithOwnPlace(Error error) {
  constexpr std::pair<std::string_view, std::string_view> kPlaces[] = {
      {"su_kien", "event"},
      {"ngay", "on"},
      {"van_ban", "authority"},
      {"ly_do", "reason"},
  };
  for (const auto& [theirs, ours] : kPlaces) {
    if (error.place == theirs) error.place = ours;
  }
  return error;
}

}  // namespace

http::Response RecordEvent(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"event", "on", "authority", "reason", "mistaken"});
  if (!body) return FailBody(body.error());
  usecase::EventInput input;
  input.event = body->Text("event", true);
  input.day = body->Text("on");
  input.authority = body->Text("authority");
  input.reason = body->Text("reason");
  input.mistaken = body->Flag("mistaken");
  if (!body->ok()) return FailBody(body->error());
  const Status recorded = usecase::RecordEvent(
      context.app, session::Who(request), *id, domain::PlanId(request.Param("id")), input
  );
  if (!recorded) return http::Response::Fail(WithOwnPlace(recorded.error()));
  return http::Response::NoContent();
}

}  // namespace sauro::api
