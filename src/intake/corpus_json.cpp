#include "base/text.h"
#include "intake/check_json.h"
#include "intake/draft_json.h"

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;

void Text(JsonWriter& w, std::string_view key, std::string_view text) {
  w.Key(key);
  if (text.empty()) {
    w.Null();
  } else {
    w.String(CollapseSpace(text));
  }
}

void Texts(JsonWriter& w, std::string_view key, const std::vector<std::string>& texts) {
  w.Key(key).BeginArray();
  for (const std::string& text : texts) w.String(text);
  w.EndArray();
}

void Names(JsonWriter& w, std::string_view key, const std::vector<DraftParty>& parties) {
  w.Key(key).BeginArray();
  for (const DraftParty& party : parties) w.String(party.name);
  w.EndArray();
}

void Value(JsonWriter& w, const DraftFigure& figure) {
  w.Key("value");
  if (figure.value.empty()) {
    w.Null();
  } else {
    w.Raw(figure.value);
  }
}

void WriteDeadline(JsonWriter& w, const Deadline& deadline) {
  w.BeginObject().Field("kind", std::string(CodeOf(deadline.kind)));
  if (deadline.start) w.Field("start", deadline.start->Iso());
  if (deadline.due) w.Field("due", deadline.due->Iso());
  if (!deadline.rule.empty()) w.Field("rule", deadline.rule);
  for (const auto& [code, flag] : domain::kDeadlineFlags) {
    if (deadline.*flag) w.Field(code, true);
  }
  if (deadline.kind == DeadlineKind::kEvent) {
    w.Key("offset_days");
    if (deadline.offset_days) {
      w.Int(*deadline.offset_days);
    } else {
      w.Null();
    }
    w.Field("event", deadline.event);
  }
  if (!deadline.parts.empty()) {
    w.Key("parts").BeginArray();
    for (const domain::DeadlinePart& part : deadline.parts) {
      w.BeginObject().Field("who", part.who).Key("deadline");
      WriteDeadline(w, part.deadline);
      w.EndObject();
    }
    w.EndArray();
  }
  w.EndObject();
}

void WriteCommon(JsonWriter& w, const DraftPlan& plan, const DraftRow& row, std::string_view name) {
  Text(w, "ordinal", row.ordinal);
  Texts(w, "section", SectionPath(plan, row.section));
  Text(w, name, row.title);
  Names(w, "lead", row.lead);
  Names(w, "coordinate", row.coordinate);
  Names(w, "director", row.director);
  Names(w, "implement", row.implement);
  Names(w, "drafter", row.drafter);
  Text(w, "deadline_raw", row.deadline.raw);
  if (row.group) w.Field("group", true);
  if (row.origin == Origin::kBody) w.Field("origin", "body");
}

void WriteTask(JsonWriter& w, const DraftPlan& plan, const DraftTask& task) {
  w.BeginObject();
  WriteCommon(w, plan, task, "title");
  Text(w, "product", task.product);
  Texts(w, "requirements", RequirementsOf(task.product));
  w.Key("deadline");
  WriteDeadline(w, task.deadline);
  Text(w, "status_raw", *task.status_text);
  Text(w, "status", CodeOf(task.status));
  Text(w, "result", *task.result);
  Text(w, "note", *task.note);
  Texts(w, "basis", task.basis);
  w.EndObject();
}

void WriteIndicator(JsonWriter& w, const DraftPlan& plan, const DraftIndicator& indicator) {
  w.BeginObject();
  WriteCommon(w, plan, indicator, "name");
  Text(w, "unit", indicator.unit);
  w.Key("baseline");
  if (indicator.baseline.text.empty()) {
    w.Null();
  } else {
    w.BeginObject().Key("year");
    if (indicator.baseline_year) {
      w.Int(*indicator.baseline_year);
    } else {
      w.Null();
    }
    Value(w, indicator.baseline);
    w.Field("text", indicator.baseline.text).EndObject();
  }
  w.Key("targets").BeginArray();
  for (const DraftTarget& target : indicator.targets) {
    w.BeginObject();
    Text(w, "by", target.by ? target.by->Iso() : "");
    Text(w, "op", target.op);
    Value(w, target.figure);
    Text(w, "unit", target.unit);
    w.Field("text", target.figure.text);
    if (target.none) w.Field("none", true);
    w.EndObject();
  }
  w.EndArray().EndObject();
}

}  // namespace

std::string CorpusJson(const DraftPlan& plan, std::string_view file_name) {
  std::string out;
  JsonWriter w(out);
  w.BeginObject().Key("document").BeginObject();
  Text(w, "file", file_name);
  Text(w, "number", plan.document.number);
  Text(w, "date", plan.document.date ? plan.document.date->Iso() : "");
  Text(w, "title", plan.document.title);
  Text(w, "issuer", plan.document.issuer);
  Text(w, "type", plan.document.type);
  Text(w, "signer", plan.document.signer);
  w.Key("relations").BeginArray();
  for (const DraftRelation& relation : plan.document.relations) {
    w.BeginObject().Field("kind", std::string(CodeOf(relation.kind)));
    w.Field("number", relation.number).EndObject();
  }
  w.EndArray();
  w.EndObject().Key("tasks").BeginArray();
  for (const DraftTask& task : plan.tasks) WriteTask(w, plan, task);
  w.EndArray().Key("indicators").BeginArray();
  for (const DraftIndicator& indicator : plan.indicators) WriteIndicator(w, plan, indicator);
  w.EndArray().Key("check");
  WriteCheck(w, plan, CheckPlan(plan));
  w.EndObject();
  return out;
}

}  // namespace sauro::intake
