// The tree of organisations.
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/own_places.h"
#include "api/query.h"
#include "api/view_answer.h"
#include "base/text.h"
#include "domain/organization_group.h"
#include "usecase/organization_groups.h"
#include "usecase/organizations.h"

namespace sauro::api {
namespace {

constexpr OwnPlace kPlaces[] = {
    {"ma", "id"},
    {"ten", "name"},
    {"ten_khac", "aliases"},
    {"cap", "level"},
    {"khoi", "line"},
    {"cap_tren", "parent"},
    {"dinh_danh", "identifier"},
    {"tu_ngay", "from"},
    {"den_ngay", "until"},
    {"thanh_vien", "members"},
};

void WriteDayOrNull(JsonWriter& w, std::string_view key, const std::optional<Day>& day) {
  w.Key(key);
  if (day) {
    w.String(day->Iso());
  } else {
    w.Null();
  }
}

// `depth` in the tree of the day; nothing where it does not work on that day.
void WriteOrganization(JsonWriter& w, const domain::Organization& each, std::optional<int> depth) {
  w.BeginObject();
  w.Field("id", each.id.value).Field("name", each.name);
  w.Key("aliases").BeginArray();
  for (const std::string& alias : each.aliases) w.String(alias);
  w.EndArray();
  w.Field("level", CodeOf(each.level)).Field("line", CodeOf(each.line)).Key("parent");
  if (each.parent) {
    w.String(each.parent->value);
  } else {
    w.Null();
  }
  w.Field("identifier", each.identifier);
  WriteDayOrNull(w, "from", each.from);
  WriteDayOrNull(w, "until", each.until);
  w.Key("depth");
  if (depth) {
    w.Int(*depth);
  } else {
    w.Null();
  }
  w.EndObject();
}

void WriteTree(JsonWriter& w, const usecase::OrganizationTree& tree) {
  const std::vector<domain::Organization>& all = tree.catalogue.organizations;
  w.Field("total", static_cast<std::int64_t>(all.size()));
  w.Key("rows").BeginArray();
  for (const domain::TreeLine& line : tree.lines) WriteOrganization(w, all[line.index], line.depth);
  for (const domain::Organization& each : all) {
    if (!domain::WorksOn(each, tree.day)) WriteOrganization(w, each, std::nullopt);
  }
  w.EndArray();
}

void WriteGroups(JsonWriter& w, const usecase::OrganizationTree& tree) {
  w.Field("total", static_cast<std::int64_t>(tree.catalogue.groups.size()));
  w.Key("rows").BeginArray();
  for (const domain::OrganizationGroup& group : tree.catalogue.groups) {
    w.BeginObject().Field("id", group.id.value).Field("name", group.name);
    w.Key("aliases").BeginArray();
    for (const std::string& alias : group.aliases) w.String(alias);
    w.EndArray().Key("members").BeginArray();
    for (const domain::OrganizationId& member : group.members) w.String(member.value);
    w.EndArray().Key("members_now").BeginArray();
    for (const domain::OrganizationId& member : domain::MembersOn(group, tree.day)) {
      const auto* known = domain::FindOrganization(tree.catalogue.organizations, member);
      if (known != nullptr && domain::WorksOn(*known, tree.day)) w.String(member.value);
    }
    w.EndArray().Key("terms").BeginArray();
    for (const domain::Membership& term : group.terms) {
      w.BeginObject().Field("organization", term.organization.value);
      WriteDayOrNull(w, "from", term.from);
      WriteDayOrNull(w, "until", term.until);
      w.EndObject();
    }
    w.EndArray().EndObject();
  }
  w.EndArray();
}

}  // namespace

http::Response ListGroups(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(out, usecase::ReadOrganizationTree(context.app, as_of), WriteGroups);
  });
}

http::Response PutGroup(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"name", "aliases", "members"});
  if (!body) return FailBody(body.error());
  usecase::GroupInput input;
  input.code = request.Param("id");
  input.name = body->Text("name", true);
  input.aliases = Join(body->Texts("aliases"), "\n");
  input.members = Join(body->Texts("members"), "\n");
  if (!body->ok()) return FailBody(body->error());
  const auto head = context.app.queries.Head();
  if (!head) return http::Response::Fail(head.error());
  const auto catalogue = context.app.queries.ReadCatalogue(*head);
  if (!catalogue) return http::Response::Fail(catalogue.error());
  input.is_new = true;
  for (const domain::OrganizationGroup& group : catalogue->groups) {
    if (group.id.value == input.code) input.is_new = false;
  }
  return AnswerDone(usecase::SaveGroup(context.app, session::Who(request), *id, input), kPlaces);
}

http::Response ListOrganizations(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(out, usecase::ReadOrganizationTree(context.app, as_of), WriteTree);
  });
}

http::Response PutOrganization(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(
      request, {"name", "aliases", "level", "line", "parent", "identifier", "from", "until"}
  );
  if (!body) return FailBody(body.error());
  usecase::OrganizationInput input;
  input.code = request.Param("id");
  input.name = body->Text("name", true);
  input.aliases = Join(body->Texts("aliases"), "\n");
  input.level = body->Text("level", true);
  input.line = body->Text("line", true);
  input.parent = body->Text("parent");
  input.identifier = body->Text("identifier");
  input.from = body->Text("from");
  input.until = body->Text("until");
  if (!body->ok()) return FailBody(body->error());
  const auto head = context.app.queries.Head();
  if (!head) return http::Response::Fail(head.error());
  const auto known =
      context.app.queries.FindOrganization(domain::OrganizationId(input.code), *head);
  if (!known && known.error().kind != ErrorKind::kNotFound)
    return http::Response::Fail(known.error());
  input.is_new = !known.ok();
  return AnswerDone(
      usecase::SaveOrganization(context.app, session::Who(request), *id, input), kPlaces
  );
}

}  // namespace sauro::api
