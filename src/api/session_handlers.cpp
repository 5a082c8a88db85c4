#include "api/handlers.h"
#include "api/query.h"
#include "base/json.h"
#include "usecase/second_step.h"

namespace sauro::api {
namespace {

void WritePerson(JsonWriter& w, const usecase::Principal& who) {
  w.Field("account", who.account.value);
  w.Field("display_name", who.display_name);
  w.Key("role").String(access::CodeOf(who.role));
  w.Key("organization");
  if (who.organization) {
    w.String(who.organization->value);
  } else {
    w.Null();
  }
  w.Field("organization_name", who.organization_name);
  w.Key("permissions").BeginArray();
  for (const access::Permission permission : access::AllPermissions()) {
    if (who.May(permission)) w.String(access::CodeOf(permission));
  }
  w.EndArray();
}

http::Response Uncached(std::string body, int status = 200) {
  http::Response response = http::Response::Json(std::move(body), status);
  response.Set("Cache-Control", "no-store");
  return response;
}

}  // namespace

http::Response SignIn(Context& context, http::Request& request) {
  Result<Body> body = Body::Read(request, {"username", "password", "code"});
  if (!body) return FailBody(body.error());
  const std::string username = body->Text("username", true);
  const std::string password = body->Text("password", true);
  const std::string code = body->Text("code");
  if (!body->ok()) return FailBody(body->error());
  session::Sessions::Outcome outcome = context.sessions.SignIn(request, {username, password, code});
  if (outcome.failure) {
    if (outcome.failure->error.place == usecase::kCodePlace) outcome.failure->error.place = "code";
    return http::Response::Fail(*outcome.failure);
  }
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  w.Field("csrf_token", session::CsrfOf(*outcome.signed_in));
  WritePerson(w, outcome.signed_in->principal);
  w.EndObject();
  http::Response response = Uncached(std::move(out), 201);
  context.sessions.PutCookie(request, response, *outcome.signed_in);
  return response;
}

http::Response SignOut(Context& context, http::Request& request) {
  http::Response response = http::Response::NoContent();
  const Status ended = context.sessions.SignOut(request, response);
  if (!ended) return http::Response::Fail(ended.error());
  return response;
}

http::Response ReadMe(Context& /*context*/, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  w.Field("csrf_token", session::CsrfFor(request));
  WritePerson(w, session::Who(request));
  w.EndObject();
  return Uncached(std::move(out));
}

}  // namespace sauro::api
