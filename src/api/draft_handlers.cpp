#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "api/handlers.h"
#include "api/query.h"
#include "api/view_json.h"
#include "base/json.h"
#include "usecase/draft_check.h"
#include "usecase/draft_edit.h"
#include "usecase/draft_links.h"
#include "usecase/indicator_rows.h"
#include "usecase/plan_adjust.h"
#include "usecase/plan_import.h"
#include "usecase/plan_reading.h"
#include "usecase/unknown_names.h"

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
    "unit",
    "baseline",
    "target",
};

constexpr std::string_view kDocumentFields[] = {
    "number", "date", "type", "issuer", "signer", "title"};

bool IsFieldOf(std::string_view row, std::string_view field) {
  const auto is = [&](std::string_view each) { return each == field; };
  if (row == usecase::kDocumentRow)
    return std::any_of(std::begin(kDocumentFields), std::end(kDocumentFields), is);
  return std::any_of(std::begin(kRowFields), std::end(kRowFields), is);
}

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

void WriteDraftIndicators(JsonWriter& w, const intake::DraftPlan& plan) {
  w.Key("indicators").BeginArray();
  for (const intake::DraftIndicator* row : usecase::IndicatorRows(plan)) {
    w.BeginObject();
    w.Field("row", row->key);
    w.Key("section").BeginArray();
    for (const std::string& title : SectionPath(plan, row->section)) w.String(title);
    w.EndArray();
    w.Field("parent", row->parent);
    w.Field("group", row->group);
    w.Field("ordinal", row->ordinal);
    w.Field("title", row->title);
    w.Field("unit", row->unit);
    w.Field("baseline", usecase::FieldText(*row, intake::Field::kBaseline));
    w.Field("target", usecase::FieldText(*row, intake::Field::kTarget));
    WriteTargets(w, {row->targets.begin(), row->targets.end()});
    WriteParties(w, "lead", row->lead);
    WriteParties(w, "coordinate", row->coordinate);
    WriteParties(w, "director", row->director);
    WriteParties(w, "implement", row->implement);
    w.Field("note", row->note);
    w.Field("place", row->place);
    WriteDoubts(w, row->doubts);
    w.EndObject();
  }
  w.EndArray();
}

void WriteWithoutReporter(JsonWriter& w, const std::vector<usecase::RowWithoutReporter>& rows) {
  w.Key("without_reporter").BeginArray();
  for (const usecase::RowWithoutReporter& row : rows) {
    w.BeginObject();
    w.Field("row", row.row);
    w.Field("ordinal", row.ordinal);
    w.Field("title", row.title);
    w.Field("printed", row.printed);
    w.EndObject();
  }
  w.EndArray();
}

void WriteUnknownNames(JsonWriter& w, const intake::DraftPlan& plan) {
  w.Key("unknown_names").BeginArray();
  for (const usecase::UnknownName& name : usecase::UnknownNames(plan)) {
    w.BeginObject().Field("name", name.name);
    w.Key("rows").BeginArray();
    for (const std::string& row : name.rows) w.String(row);
    w.EndArray().EndObject();
  }
  w.EndArray();
}

void WriteLinks(JsonWriter& w, const std::vector<usecase::SaidLink>& links) {
  w.Key("links").BeginArray();
  for (const usecase::SaidLink& said : links) {
    w.BeginObject();
    w.Field("row", said.link.row);
    w.Key("relation").String(CodeOf(*said.link.relation));
    w.Field(said.link.approved ? "task" : "other_row", said.link.other);
    w.Field("alike", said.alike);
    w.EndObject();
  }
  w.EndArray();
}

// What approving the draft now would do.
struct Outcome {
  std::vector<usecase::RowWithoutReporter> without_reporter;
  std::vector<usecase::SaidLink> links;
};

void WriteReview(JsonWriter& w, const usecase::DraftReview& review, const Outcome& outcome) {
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
  w.Field("signer", plan.document.signer);
  w.Field("title", plan.document.title);
  w.EndObject();
  WriteDraftTasks(w, plan);
  WriteDraftIndicators(w, plan);
  WriteDoubts(w, plan.doubts);
  WriteUnknownNames(w, plan);
  WriteWithoutReporter(w, outcome.without_reporter);
  WriteLinks(w, outcome.links);
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

void WriteReading(JsonWriter& w, const usecase::Reading& reading, Instant now) {
  using usecase::ReadingState;
  const std::string why = usecase::WhyNotRead(reading, now);
  w.BeginObject();
  w.Field("id", reading.id);
  w.Field("name", reading.name);
  w.Key("state").String(CodeOf(why.empty() ? reading.state : ReadingState::kFailed));
  w.Field("page", reading.page);
  w.Field("pages", reading.pages);
  w.Field("message", why);
  w.Key("draft");
  if (reading.state == ReadingState::kDone) {
    w.String(usecase::DraftOf(reading).value);
  } else {
    w.Null();
  }
  w.EndObject();
}

http::Response AnswerRevision(const Result<std::int64_t>& revision) {
  if (!revision) return http::Response::Fail(revision.error());
  std::string out;
  JsonWriter(out).BeginObject().Field("revision", *revision).EndObject();
  return Uncached(std::move(out));
}

// How far a document has come that is read beside requests, and how it ended.
http::Response AnswerReading(
    Context& context, const usecase::Principal& who, const std::string& id, int status
) {
  const Result<usecase::Reading> reading = usecase::FindReading(context.app, who, id);
  if (!reading) return http::Response::Fail(reading.error());
  std::string out;
  JsonWriter w(out);
  WriteReading(w, *reading, context.app.clock());
  http::Response response = Uncached(std::move(out), status);
  if (status == 202) response.Set("Location", "/api/v1/readings/" + reading->id);
  return response;
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
  const usecase::Principal& who = session::Who(request);
  const Result<usecase::Upload> upload =
      usecase::UploadPlan(context.app, who, *id, file->file.path(), file->name);
  if (!upload) return http::Response::Fail(upload.error());
  if (!upload->draft) return AnswerReading(context, who, upload->reading, 202);
  const auto known = usecase::PlansLike(context.app, who, *upload->draft);
  if (!known) return http::Response::Fail(known.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject().Field("id", upload->draft->value);
  w.Key("known_plans").BeginArray();
  for (const views::PlanLine& plan : *known) WritePlan(w, plan);
  w.EndArray().EndObject();
  return Uncached(std::move(out), 201);
}

http::Response ReadReading(Context& context, http::Request& request) {
  Query query(request, {});
  if (!query.ok()) return http::Response::Fail(query.error());
  return AnswerReading(context, session::Who(request), request.Param("id"), 200);
}

http::Response ReadDraft(Context& context, http::Request& request) {
  Query query(request, {"as_of", "position"});
  const usecase::AsOf as_of = query.At();
  if (!query.ok()) return http::Response::Fail(query.error());
  const usecase::Principal& who = session::Who(request);
  const domain::DraftId draft(request.Param("id"));
  const auto review = usecase::ReadDraft(context.app, who, draft, as_of);
  if (!review) return http::Response::Fail(review.error());
  // Matters of whoever approves now.
  const bool now = !as_of.day && !as_of.position;
  auto without = now ? usecase::FindRowsWithoutReporter(context.app, who, draft)
                     : Result(std::vector<usecase::RowWithoutReporter>());
  if (!without) return http::Response::Fail(without.error());
  auto links = now ? usecase::ListSaidLinks(context.app, who, draft)
                   : Result(std::vector<usecase::SaidLink>());
  if (!links) return http::Response::Fail(links.error());
  std::string out;
  JsonWriter w(out);
  WriteReview(w, *review, {std::move(*without), std::move(*links)});
  return Uncached(std::move(out));
}

http::Response MendDraftRow(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision", "changes", "remember"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  const bool remember = body->Flag("remember");
  const json::object& object = body->Object("changes");
  if (!body->ok()) return FailBody(body->error());
  std::vector<usecase::RowChange> changes;
  for (const auto& member : object) {
    const std::string field(member.key().data(), member.key().size());
    const bool known = IsFieldOf(request.Param("row"), field);
    const json::string* value = member.value().if_string();
    if (!known || value == nullptr) {
      const char* what = known ? "” phải là chữ." : "” không có ở đó.";
      return http::Response::Fail(Invalid("Trường “" + field + what, field));
    }
    std::string text(value->data(), value->size());
    changes.push_back({request.Param("row"), field, std::move(text), std::nullopt, remember});
  }
  if (changes.empty()) {
    return http::Response::Fail(Invalid("Chưa có trường nào được sửa.", "changes"));
  }
  const Result<usecase::Mended> mended = usecase::MendDraft(
      context.app,
      session::Who(request),
      {*id, domain::DraftId(request.Param("id")), revision},
      changes
  );
  if (!mended) return http::Response::Fail(mended.error());
  return AnswerRevision(mended->revision);
}

http::Response SettleDraftName(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision", "name", "holder", "remember"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  usecase::NameDecision decision;
  decision.name = body->Text("name", true);
  decision.chosen = body->Text("holder");
  decision.remember = body->Flag("remember");
  if (!body->ok()) return FailBody(body->error());
  Result<usecase::Mended> settled = usecase::SettleName(
      context.app,
      session::Who(request),
      {*id, domain::DraftId(request.Param("id")), revision},
      decision
  );
  if (!settled) {
    Error why = settled.error();
    if (why.place == "chosen") why.place = "holder";
    return http::Response::Fail(std::move(why));
  }
  return AnswerRevision(settled->revision);
}

http::Response ConfirmDraftRow(Context& context, http::Request& request) {
  return DecideRow(context, request, usecase::RowAction::kConfirm);
}

http::Response RemoveDraftRow(Context& context, http::Request& request) {
  return DecideRow(context, request, usecase::RowAction::kRemove);
}

http::Response LinkDraftRow(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision", "row", "other_row", "task", "relation"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  intake::DraftLink link;
  link.row = body->Text("row", true);
  const std::string row = body->Text("other_row");
  const std::string task = body->Text("task");
  const std::string relation = body->Text("relation", true);
  if (!body->ok()) return FailBody(body->error());
  if (row.empty() == task.empty())
    return http::Response::Fail(Invalid("Hãy ghi một trong hai: other_row hoặc task.", "task"));
  link.approved = row.empty();
  link.other = link.approved ? task : row;
  link.relation = domain::TaskRelationFromCode(relation);
  if (!link.relation && relation != "none")
    return http::Response::Fail(Invalid("Quan hệ không đúng.", "relation"));
  return AnswerRevision(usecase::LinkRow(
      context.app,
      session::Who(request),
      {*id, domain::DraftId(request.Param("id")), revision},
      link
  ));
}

http::Response ApproveDraft(Context& context, http::Request& request) {
  const Result<std::string> id = RequestIdOf(request);
  if (!id) return http::Response::Fail(id.error());
  Result<Body> body = Body::Read(request, {"revision"});
  if (!body) return FailBody(body.error());
  const std::int64_t revision = body->Int("revision");
  if (!body->ok()) return FailBody(body->error());
  const usecase::Principal& who = session::Who(request);
  const domain::DraftId draft(request.Param("id"));
  const auto without = usecase::FindRowsWithoutReporter(context.app, who, draft);
  if (!without) return http::Response::Fail(without.error());
  const auto plan = usecase::ApproveDraft(context.app, who, *id, draft, revision);
  if (!plan) return http::Response::Fail(plan.error());
  std::string out;
  JsonWriter w(out);
  w.BeginObject().Field("plan", plan->value);
  WriteWithoutReporter(w, *without);
  w.EndObject();
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
