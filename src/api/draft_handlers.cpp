#include <string>
#include <utility>
#include <vector>

#include "api/handlers.h"
#include "api/query.h"
#include "api/view_json.h"
#include "base/json.h"
#include "usecase/draft_edit.h"
#include "usecase/plan_import.h"

namespace sauro::api {
namespace {

constexpr std::string_view kRowFields[] = {
    "ordinal",
    "title",
    "lead",
    "coordinate",
    "director",
    "implement",
    "product",
    "deadline",
    "note",
    "section",
};

http::Response Uncached(std::string body, int status = 200) {
  http::Response response = http::Response::Json(std::move(body), status);
  response.Set("Cache-Control", "no-store");
  return response;
}

template <typename Doubts>
void WriteDoubts(JsonWriter& w, const Doubts& doubts) {
  w.Key("doubts").BeginArray();
  for (const auto& doubt : doubts) {
    w.BeginObject();
    w.Key("field").String(CodeOf(doubt.field));
    w.Field("reason", doubt.reason);
    w.Field("suggestion", doubt.suggestion);
    w.EndObject();
  }
  w.EndArray();
}

template <typename Parties>
void WriteParties(JsonWriter& w, std::string_view key, const Parties& parties) {
  w.Key(key).BeginArray();
  for (const auto& party : parties) {
    w.BeginObject();
    w.Field("name", party.name);
    w.Key("holders").BeginArray();
    for (const auto& holder : party.holders) {
      w.String(holder.organization.empty() ? holder.group.value : holder.organization.value);
    }
    w.EndArray().EndObject();
  }
  w.EndArray();
}

void WriteDeadline(JsonWriter& w, const domain::Deadline& deadline) {
  w.Key("deadline").BeginObject();
  w.Field("text", deadline.raw);
  w.Key("kind").String(CodeOf(deadline.kind));
  w.Key("due");
  if (const std::optional<Day> due = domain::LastDue(deadline)) {
    w.String(due->Iso());
  } else {
    w.Null();
  }
  w.EndObject();
}

void WriteDraftTasks(JsonWriter& w, const intake::DraftPlan& plan) {
  w.Key("rows").BeginArray();
  for (const intake::DraftTask& task : plan.tasks) {
    w.BeginObject();
    w.Field("row", task.key);
    w.Key("section").BeginArray();
    for (const std::string& title : SectionPath(plan, task.section)) w.String(title);
    w.EndArray();
    w.Field("ordinal", task.ordinal);
    w.Field("group", task.group);
    w.Field("title", task.title);
    WriteParties(w, "lead", task.lead);
    WriteParties(w, "coordinate", task.coordinate);
    WriteParties(w, "director", task.director);
    WriteParties(w, "implement", task.implement);
    w.Field("product", task.product);
    WriteDeadline(w, task.deadline);
    w.Field("note", task.note);
    w.Field("place", task.place);
    WriteDoubts(w, task.doubts);
    w.EndObject();
  }
  w.EndArray();
}

void WriteReview(JsonWriter& w, const usecase::DraftReview& review) {
  const intake::DraftPlan& plan = review.plan;
  w.BeginObject();
  w.Key("draft");
  WriteDraftLine(w, review.line);
  w.Key("document").BeginObject();
  w.Field("number", plan.document.number);
  w.Key("date");
  if (plan.document.date) {
    w.String(plan.document.date->Iso());
  } else {
    w.Null();
  }
  w.Field("type", plan.document.type);
  w.Field("issuer", plan.document.issuer);
  w.Field("title", plan.document.title);
  w.EndObject();
  WriteDraftTasks(w, plan);
  WriteDoubts(w, plan.doubts);
  w.Key("left_out").BeginArray();
  for (const auto& left : plan.left_out) {
    w.BeginObject();
    w.Field("text", left.text);
    w.Field("reason", left.reason);
    w.Field("place", left.place);
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
}

http::Response AnswerRevision(const Result<std::int64_t>& revision) {
  if (!revision) return http::Response::Fail(revision.error());
  std::string out;
  JsonWriter(out).BeginObject().Field("revision", *revision).EndObject();
  return Uncached(std::move(out));
}

http::Response DecideRow(
    Context& context, const http::Request& request, usecase::RowAction action
) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  if (!body->ok()) return FailBody(body->error());
  return AnswerRevision(usecase::DecideRow(
      context.app,
      session::Who(request),
      {*id, domain::DraftId(request.Param("id")), revision},
      {request.Param("row"), action}
  ));
}

}  // namespace

http::Response ListDrafts(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  const auto drafts = usecase::ListDrafts(context.app, session::Who(request), as_of);
  if (!drafts) return http::Response::Fail(drafts.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject();
  WriteAt(w, drafts->at);
  w.Field("total", static_cast<std::int64_t>(drafts->view.size()));
  w.Key("rows").BeginArray();
  for (const views::DraftLine& draft : drafts->view) WriteDraftLine(w, draft);
  w.EndArray().EndObject();
  return Uncached(std::move(out));
}

http::Response ReceiveDraft(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  const http::UploadedFile* file = request.File("file");
  if (file == nullptr || request.files.size() != 1 || !request.form.empty()) {
    return http::Response::Fail(Invalid("Hãy gửi đúng một tệp kế hoạch ở trường “file”.", "file"));
  }
  const Result<domain::DraftId> draft =
      usecase::ReceivePlan(context.app, session::Who(request), *id, file->file.path(), file->name);
  if (!draft) return http::Response::Fail(draft.error());
  std::string out;
  JsonWriter(out).BeginObject().Field("id", draft->value).EndObject();
  return Uncached(std::move(out), 201);
}

http::Response ReadDraft(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  const auto review =
      usecase::ReadDraft(context.app, session::Who(request), domain::DraftId(request.Param("id")));
  if (!review) return http::Response::Fail(review.error());
  std::string out;
  JsonWriter w(out);
  WriteReview(w, *review);
  return Uncached(std::move(out));
}

http::Response MendDraftRow(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision", "changes"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  const json::object& object = body->Object("changes");
  if (!body->ok()) return FailBody(body->error());
  std::vector<usecase::RowChange> changes;
  for (const auto& member : object) {
    const std::string field(member.key().data(), member.key().size());
    bool known = false;
    for (const std::string_view each : kRowFields) known = known || each == field;
    const json::string* value = member.value().if_string();
    if (!known || value == nullptr) {
      const char* what = known ? "” phải là chữ." : "” không có trong một dòng nhiệm vụ.";
      return http::Response::Fail(Invalid("Trường “" + field + what, field));
    }
    changes.push_back({request.Param("row"), field, std::string(value->data(), value->size())});
  }
  if (changes.empty()) {
    return http::Response::Fail(Invalid("Chưa có trường nào được sửa.", "changes"));
  }
  return AnswerRevision(usecase::MendDraft(
      context.app,
      session::Who(request),
      {*id, domain::DraftId(request.Param("id")), revision},
      changes
  ));
}

http::Response ConfirmDraftRow(Context& context, http::Request& request) {
  return DecideRow(context, request, usecase::RowAction::kConfirm);
}

http::Response RemoveDraftRow(Context& context, http::Request& request) {
  return DecideRow(context, request, usecase::RowAction::kRemove);
}

http::Response ApproveDraft(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  if (!body->ok()) return FailBody(body->error());
  const Result<domain::PlanId> plan = usecase::ApproveDraft(
      context.app, session::Who(request), *id, domain::DraftId(request.Param("id")), revision
  );
  if (!plan) return http::Response::Fail(plan.error());
  std::string out;
  JsonWriter(out).BeginObject().Field("plan", plan->value).EndObject();
  return Uncached(std::move(out), 201);
}

http::Response DiscardDraft(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"reason"});
  if (!body) return FailBody(body.error());
  const std::string reason = body->Text("reason", true);
  if (!body->ok()) return FailBody(body->error());
  const Status discarded = usecase::DiscardDraft(
      context.app, session::Who(request), *id, domain::DraftId(request.Param("id")), reason
  );
  if (!discarded) return http::Response::Fail(discarded.error());
  return http::Response::NoContent();
}

}  // namespace sauro::api
