// Organisations that merge, split, are renamed or abolished.
#include <string>
#include <utility>

#include "api/handlers.h"
#include "api/own_places.h"
#include "api/query.h"
#include "api/view_answer.h"
#include "base/text.h"
#include "usecase/organizations.h"
#include "usecase/succession.h"

namespace sauro::api {
namespace {

constexpr std::size_t kListBytes = 8000;

constexpr OwnPlace kPlaces[] = {
    {"loai", "change"},
    {"tu", "from"},
    {"den", "to"},
    {"ngay", "on"},
    {"ten_moi", "name"},
    {"van_ban", "authority"},
    {"dong", "rows"},
    {"dau", "mark"},
};

std::vector<std::string> CodesIn(const std::string& text) {
  std::vector<std::string> codes;
  for (const std::string_view code : Split(text, ',')) {
    if (!Trim(code).empty()) codes.emplace_back(Trim(code));
  }
  return codes;
}

std::string_view CodeOfRow(usecase::SuccessionRowKind kind) {
  switch (kind) {
    case usecase::SuccessionRowKind::kWork: return "work";
    case usecase::SuccessionRowKind::kIndicator: return "indicator";
    case usecase::SuccessionRowKind::kGroup: return "group";
    case usecase::SuccessionRowKind::kBelow: return "below";
    case usecase::SuccessionRowKind::kAccount: return "account";
  }
  return {};
}

template <typename Ids>
void WriteIds(JsonWriter& w, std::string_view key, const Ids& ids) {
  w.Key(key).BeginArray();
  for (const auto& id : ids) w.String(id.value);
  w.EndArray();
}

void WriteRow(JsonWriter& w, const usecase::SuccessionRow& row) {
  w.BeginObject().Field("key", row.key).Field("kind", CodeOfRow(row.kind));
  w.Field("from", row.from.value).Field("title", row.title).Field("detail", row.detail);
  w.Key("proposed");
  if (row.proposed) {
    w.String(row.proposed->value);
  } else {
    w.Null();
  }
  w.EndObject();
}

}  // namespace

http::Response ListSuccessions(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerView(context, request, as_of, [&](std::string& out) {
    return WriteView(
        out,
        usecase::ReadOrganizationTree(context.app, as_of),
        [](JsonWriter& w, const usecase::OrganizationTree& tree) {
          w.Field("total", static_cast<std::int64_t>(tree.successions.size()));
          w.Key("rows").BeginArray();
          for (const views::SuccessionLine& line : tree.successions) {
            const domain::Succession& succession = line.succession;
            w.BeginObject().Field("id", succession.id.value);
            w.Field("change", domain::CodeOf(succession.kind)).Field("on", succession.on.Iso());
            WriteIds(w, "from", succession.from);
            WriteIds(w, "to", succession.to);
            w.Field("name_before", line.name_before).Field("name", succession.name);
            w.Field("authority", succession.authority).Field("at", IsoUtc(line.at));
            w.EndObject();
          }
          w.EndArray();
        }
    );
  });
}

http::Response PreviewSuccession(Context& context, http::Request& request) {
  Query query(request, {"change", "from", "to", "on", "name", "authority"});
  usecase::SuccessionInput input;
  input.kind = query.Text("change");
  input.from = CodesIn(query.Text("from", kListBytes));
  input.to = CodesIn(query.Text("to", kListBytes));
  input.on = query.Text("on");
  input.name = query.Text("name", kListBytes);
  input.authority = query.Text("authority", kListBytes);
  if (!query.ok()) return http::Response::Fail(query.error());
  const auto preview = usecase::PreviewSuccession(context.app, session::Who(request), input);
  if (!preview) return http::Response::Fail(WithOwnPlace(preview.error(), kPlaces));
  std::string out;
  JsonWriter w(out);
  w.BeginObject().Field("mark", preview->mark);
  WriteIds(w, "ending", Ending(preview->succession));
  w.Key("rows").BeginArray();
  for (const usecase::SuccessionRow& row : preview->rows) WriteRow(w, row);
  w.EndArray().EndObject();
  return http::Response::Json(std::move(out));
}

http::Response RecordSuccession(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body =
      Body::Read(request, {"change", "from", "to", "on", "name", "authority", "mark", "rows"});
  if (!body) return FailBody(body.error());
  usecase::SuccessionInput input;
  input.kind = body->Text("change", true);
  input.from = body->Texts("from");
  input.to = body->Texts("to");
  input.on = body->Text("on", true);
  input.name = body->Text("name");
  input.authority = body->Text("authority", true);
  const std::string mark = body->Text("mark", true);
  usecase::SuccessionChoices choices;
  for (const auto& item : body->Object("rows")) {
    const std::string key(item.key().data(), item.key().size());
    if (item.value().is_string()) choices[key] = item.value().get_string().c_str();
  }
  if (!body->ok()) return FailBody(body->error());
  const Status done =
      usecase::RecordSuccession(context.app, session::Who(request), *id, input, mark, choices);
  if (!done) return http::Response::Fail(WithOwnPlace(done.error(), kPlaces));
  context.sessions.Forget();
  return http::Response::NoContent();
}

}  // namespace sauro::api
