#include "facts/facts.h"

#include <array>
#include <utility>

#include "base/json.h"
#include "facts/assignment_json.h"
#include "facts/deadline_json.h"
#include "facts/indicator_json.h"

namespace sauro::facts {
namespace {

using domain::AccountId;
using domain::AssignmentId;
using domain::DocumentId;
using domain::DraftId;
using domain::ExtensionId;
using domain::GroupId;
using domain::IndicatorId;
using domain::OrganizationId;
using domain::PlanId;
using domain::ReportId;
using domain::TaskId;

json::array Strings(const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.push_back(json::string(text));
  return array;
}

std::vector<std::string> TakeStrings(const json::object& object, std::string_view key) {
  std::vector<std::string> texts;
  for (const json::value& item : JsonArray(object, key)) {
    if (item.is_string()) texts.emplace_back(item.get_string().data(), item.get_string().size());
  }
  return texts;
}

// The record holds the hash of words; version 1 holds the words themselves.
void WriteWords(json::object& body, std::string_view key, const Words& words) {
  if (!words.sha256.empty()) body[std::string(key) + "_hash"] = words.sha256;
}

Words ReadWords(const json::object& body, std::string_view key) {
  Words words(JsonString(body, key));
  words.sha256 = JsonString(body, std::string(key) + "_hash");
  return words;
}

// Why something was decided, and the document that orders it.
template <typename Each>
void WriteOrder(json::object& body, const Each& fact) {
  WriteWords(body, "reason", fact.reason);
  body["authority"] = fact.authority;
}

template <typename Each>
void ReadOrder(const json::object& body, Each& fact) {
  fact.reason = ReadWords(body, "reason");
  fact.authority = JsonString(body, "authority");
}

void WriteDay(json::object& body, std::string_view key, const std::optional<Day>& day) {
  if (day) body[key] = day->Iso();
}

Result<std::optional<Day>> ReadDay(const json::object& body, std::string_view key) {
  if (!body.contains(key)) return std::optional<Day>();
  const auto day = Day::FromIso(JsonString(body, key));
  if (!day) return Internal("Ngày trong sổ không đúng dạng.", std::string(key));
  return std::optional(*day);
}

// One Write (fact -> subject and body) and one Read (subject and body -> fact) for each kind, in
// the order of the list.

std::pair<std::string, json::object> Write(const OrganizationRegistered& fact) {
  json::object body;
  body["name"] = fact.organization.name;
  body["aliases"] = Strings(fact.organization.aliases);
  body["level"] = std::string(CodeOf(fact.organization.level));
  body["line"] = std::string(CodeOf(fact.organization.line));
  if (fact.organization.parent) body["parent"] = fact.organization.parent->value;
  if (!fact.organization.identifier.empty()) body["identifier"] = fact.organization.identifier;
  WriteDay(body, "from", fact.organization.from);
  WriteDay(body, "until", fact.organization.until);
  return {fact.organization.id.value, std::move(body)};
}

Result<Fact> Read(OrganizationRegistered fact, std::string_view subject, const json::object& body) {
  const auto level = domain::LevelFromCode(JsonString(body, "level"));
  const auto line = domain::LineFromCode(JsonString(body, "line"));
  if (!level || !line) return Internal("Cấp hoặc khối của cơ quan trong sổ không xác định.");
  fact.organization.id = OrganizationId(std::string(subject));
  fact.organization.name = JsonString(body, "name");
  fact.organization.aliases = TakeStrings(body, "aliases");
  fact.organization.level = *level;
  fact.organization.line = *line;
  if (body.contains("parent"))
    fact.organization.parent = OrganizationId(JsonString(body, "parent"));
  fact.organization.identifier = JsonString(body, "identifier");
  auto from = ReadDay(body, "from");
  if (!from) return from.error();
  auto until = ReadDay(body, "until");
  if (!until) return until.error();
  fact.organization.from = *from;
  fact.organization.until = *until;
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const GroupDefined& fact) {
  json::object body;
  body["name"] = fact.group.name;
  body["aliases"] = Strings(fact.group.aliases);
  json::array members;
  for (const OrganizationId& member : fact.group.members)
    members.push_back(json::string(member.value));
  body["members"] = std::move(members);
  json::array terms;
  for (const domain::Membership& term : fact.group.terms) {
    json::object one;
    one["organization"] = term.organization.value;
    WriteDay(one, "from", term.from);
    WriteDay(one, "until", term.until);
    terms.push_back(std::move(one));
  }
  if (!terms.empty()) body["terms"] = std::move(terms);
  return {fact.group.id.value, std::move(body)};
}

Result<Fact> Read(GroupDefined fact, std::string_view subject, const json::object& body) {
  fact.group.id = GroupId(std::string(subject));
  fact.group.name = JsonString(body, "name");
  fact.group.aliases = TakeStrings(body, "aliases");
  for (std::string& member : TakeStrings(body, "members"))
    fact.group.members.emplace_back(std::move(member));
  for (const json::value& item : JsonArray(body, "terms")) {
    if (!item.is_object()) return Internal("Thời gian là thành viên của nhóm không đúng dạng.");
    const json::object& one = item.get_object();
    auto from = ReadDay(one, "from");
    if (!from) return from.error();
    auto until = ReadDay(one, "until");
    if (!until) return until.error();
    fact.group.terms.push_back({OrganizationId(JsonString(one, "organization")), *from, *until});
  }
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AccountAppointed& fact) {
  json::object body;
  body["role"] = fact.role;
  if (fact.organization) body["organization"] = fact.organization->value;
  return {fact.account.value, std::move(body)};
}

Result<Fact> Read(AccountAppointed fact, std::string_view subject, const json::object& body) {
  fact.account = AccountId(std::string(subject));
  fact.role = JsonString(body, "role");
  if (body.contains("organization"))
    fact.organization = OrganizationId(JsonString(body, "organization"));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const DocumentReceived& fact) {
  json::object body;
  body["sha256"] = fact.sha256;
  body["name"] = fact.name;
  body["size"] = fact.size;
  return {fact.document.value, std::move(body)};
}

Result<Fact> Read(DocumentReceived fact, std::string_view subject, const json::object& body) {
  fact.document = DocumentId(std::string(subject));
  fact.sha256 = JsonString(body, "sha256");
  fact.name = JsonString(body, "name");
  fact.size = JsonInt(body, "size");
  return Fact(std::move(fact));
}

// The draft is JSON text; inside the body it stands as a string, so that its own shape is no matter
// of this module.
std::pair<std::string, json::object> Write(const DraftOpened& fact) {
  json::object body;
  body["document"] = fact.document.value;
  body["title"] = fact.title;
  body["draft"] = fact.body;
  if (!fact.reading.empty()) body["reading"] = fact.reading;
  return {fact.draft.value, std::move(body)};
}

Result<Fact> Read(DraftOpened fact, std::string_view subject, const json::object& body) {
  fact.draft = DraftId(std::string(subject));
  fact.document = DocumentId(JsonString(body, "document"));
  fact.title = JsonString(body, "title");
  fact.body = JsonString(body, "draft");
  if (body.contains("reading")) fact.reading = JsonString(body, "reading");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const DraftMended& fact) {
  json::object body;
  body["revision"] = fact.revision;
  body["change"] = fact.change;
  body["keep_front"] = fact.keep_front;
  body["keep_back"] = fact.keep_back;
  body["text"] = fact.text;
  return {fact.draft.value, std::move(body)};
}

Result<Fact> Read(DraftMended fact, std::string_view subject, const json::object& body) {
  fact.draft = DraftId(std::string(subject));
  fact.revision = JsonInt(body, "revision");
  fact.change = JsonString(body, "change");
  fact.text = JsonString(body, body.contains("draft") ? "draft" : "text");
  fact.keep_front = JsonInt(body, "keep_front");
  fact.keep_back = JsonInt(body, "keep_back");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const DraftDiscarded& fact) {
  json::object body;
  WriteWords(body, "reason", fact.reason);
  return {fact.draft.value, std::move(body)};
}

Result<Fact> Read(DraftDiscarded fact, std::string_view subject, const json::object& body) {
  fact.draft = DraftId(std::string(subject));
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

void WritePlanWords(json::object& body, const PlanWords& words) {
  body["number"] = words.number;
  if (words.date) body["date"] = words.date->Iso();
  body["title"] = words.title;
  body["issuer"] = words.issuer;
}

Result<PlanWords> ReadPlanWords(const json::object& body) {
  PlanWords words;
  words.number = JsonString(body, "number");
  if (body.contains("date")) {
    const auto date = Day::FromIso(JsonString(body, "date"));
    if (!date) return Internal("Ngày của kế hoạch trong sổ không đúng dạng.");
    words.date = *date;
  }
  words.title = JsonString(body, "title");
  words.issuer = JsonString(body, "issuer");
  return words;
}

std::pair<std::string, json::object> Write(const PlanApproved& fact) {
  json::object body;
  body["draft"] = fact.draft.value;
  body["document"] = fact.document.value;
  WritePlanWords(body, fact);
  return {fact.plan.value, std::move(body)};
}

Result<Fact> Read(PlanApproved fact, std::string_view subject, const json::object& body) {
  fact.plan = PlanId(std::string(subject));
  fact.draft = DraftId(JsonString(body, "draft"));
  fact.document = DocumentId(JsonString(body, "document"));
  auto words = ReadPlanWords(body);
  if (!words) return words.error();
  static_cast<PlanWords&>(fact) = std::move(*words);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const TaskAssigned& fact) {
  json::object body;
  body["plan"] = fact.plan.value;
  body["sort"] = fact.sort;
  body["section"] = Strings(fact.section);
  body["ordinal"] = fact.ordinal;
  body["title"] = fact.title;
  body["product"] = fact.product;
  body["deadline"] = ToJsonObject(fact.deadline);
  body["note"] = fact.note;
  body["basis"] = Strings(fact.basis);
  body["place"] = fact.place;
  body["lead"] = fact.lead;
  body["coordinate"] = fact.coordinate;
  body["assignments"] = ToJsonArray(fact.assignments);
  return {fact.task.value, std::move(body)};
}

Result<Fact> Read(TaskAssigned fact, std::string_view subject, const json::object& body) {
  auto deadline = DeadlineFromObject(JsonObject(body, "deadline"));
  if (!deadline) return deadline.error();
  auto assignments = AssignmentsFrom(body, "assignments");
  if (!assignments) return assignments.error();
  fact.task = TaskId(std::string(subject));
  fact.plan = PlanId(JsonString(body, "plan"));
  fact.sort = JsonInt(body, "sort");
  fact.section = TakeStrings(body, "section");
  fact.ordinal = JsonString(body, "ordinal");
  fact.title = JsonString(body, "title");
  fact.product = JsonString(body, "product");
  fact.deadline = std::move(*deadline);
  fact.note = JsonString(body, "note");
  fact.basis = TakeStrings(body, "basis");
  fact.place = JsonString(body, "place");
  fact.lead = JsonString(body, "lead");
  fact.coordinate = JsonString(body, "coordinate");
  fact.assignments = std::move(*assignments);
  return Fact(std::move(fact));
}

template <typename Tag>
json::array Ids(const std::vector<Id<Tag>>& ids) {
  json::array array;
  for (const auto& id : ids) array.push_back(json::string(id.value));
  return array;
}

std::vector<AssignmentId> TakeAssignmentIds(const json::object& object, std::string_view key) {
  std::vector<AssignmentId> ids;
  for (std::string& text : TakeStrings(object, key)) ids.emplace_back(std::move(text));
  return ids;
}

std::pair<std::string, json::object> Write(const PlanAdjusted& fact) {
  json::object body;
  body["draft"] = fact.draft.value;
  body["document"] = fact.document.value;
  WriteOrder(body, fact);
  if (fact.after) WritePlanWords(body["after"].emplace_object(), *fact.after);
  return {fact.plan.value, std::move(body)};
}

Result<Fact> Read(PlanAdjusted fact, std::string_view subject, const json::object& body) {
  fact.plan = PlanId(std::string(subject));
  fact.draft = DraftId(JsonString(body, "draft"));
  fact.document = DocumentId(JsonString(body, "document"));
  ReadOrder(body, fact);
  if (body.contains("after")) {
    auto after = ReadPlanWords(JsonObject(body, "after"));
    if (!after) return after.error();
    fact.after = std::move(*after);
  }
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const TaskAdjusted& fact) {
  auto [subject, body] = Write(fact.after);
  body["kept"] = Ids(fact.kept);
  body["withdrawn"] = Ids(fact.withdrawn);
  WriteOrder(body, fact);
  return {std::move(subject), std::move(body)};
}

Result<Fact> Read(TaskAdjusted fact, std::string_view subject, const json::object& body) {
  auto after = Read(TaskAssigned{}, subject, body);
  if (!after) return after.error();
  fact.after = std::get<TaskAssigned>(std::move(*after));
  fact.kept = TakeAssignmentIds(body, "kept");
  fact.withdrawn = TakeAssignmentIds(body, "withdrawn");
  ReadOrder(body, fact);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const TaskWithdrawn& fact) {
  json::object body;
  body["assignments"] = Ids(fact.assignments);
  WriteOrder(body, fact);
  return {fact.task.value, std::move(body)};
}

Result<Fact> Read(TaskWithdrawn fact, std::string_view subject, const json::object& body) {
  fact.task = TaskId(std::string(subject));
  fact.assignments = TakeAssignmentIds(body, "assignments");
  ReadOrder(body, fact);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ProgressReported& fact) {
  json::object body;
  body["assignment"] = fact.assignment.value;
  body["task"] = fact.task.value;
  body["percent"] = static_cast<std::int64_t>(fact.percent.value);
  WriteWords(body, "text", fact.text);
  WriteWords(body, "difficulties", fact.difficulties);
  WriteWords(body, "proposals", fact.proposals);
  body["completed"] = fact.completed;
  json::array evidence;
  for (const EvidenceFile& file : fact.evidence) {
    json::object one;
    one["id"] = file.id.value;
    WriteWords(one, "file", file.file);
    one["size"] = file.size;
    one["media_type"] = file.media_type;
    evidence.push_back(std::move(one));
  }
  body["evidence"] = std::move(evidence);
  return {fact.report.value, std::move(body)};
}

Result<Fact> Read(ProgressReported fact, std::string_view subject, const json::object& body) {
  fact.report = ReportId(std::string(subject));
  fact.assignment = AssignmentId(JsonString(body, "assignment"));
  fact.task = TaskId(JsonString(body, "task"));
  fact.percent = Percent{static_cast<std::int32_t>(JsonInt(body, "percent"))};
  fact.text = ReadWords(body, "text");
  fact.difficulties = ReadWords(body, "difficulties");
  fact.proposals = ReadWords(body, "proposals");
  fact.completed = JsonBool(body, "completed");
  for (const json::value& item : JsonArray(body, "evidence")) {
    if (!item.is_object()) return Internal("Minh chứng trong sổ không đúng dạng.");
    const json::object& one = item.get_object();
    Words file = ReadWords(one, "file");
    if (one.contains("sha256"))
      file = FileWords(JsonString(one, "sha256"), JsonString(one, "name"));
    fact.evidence.push_back(
        {domain::EvidenceId(JsonString(one, "id")),
         std::move(file),
         JsonInt(one, "size"),
         JsonString(one, "media_type")}
    );
  }
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ProgressAccepted& fact) {
  json::object body;
  WriteWords(body, "note", fact.note);
  return {fact.report.value, std::move(body)};
}

Result<Fact> Read(ProgressAccepted fact, std::string_view subject, const json::object& body) {
  fact.report = ReportId(std::string(subject));
  fact.note = ReadWords(body, "note");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ProgressReturned& fact) {
  json::object body;
  WriteWords(body, "reason", fact.reason);
  return {fact.report.value, std::move(body)};
}

Result<Fact> Read(ProgressReturned fact, std::string_view subject, const json::object& body) {
  fact.report = ReportId(std::string(subject));
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ContentErased& fact) {
  json::object body;
  body["fact"] = static_cast<std::int64_t>(fact.fact.value);
  body["fields"] = Strings(fact.fields);
  if (!fact.of.empty()) body["of"] = fact.of;
  body["reason"] = fact.reason;
  body["authority"] = fact.authority;
  if (!fact.signature.empty()) body["signature"] = fact.signature;
  return {fact.subject, std::move(body)};
}

Result<Fact> Read(ContentErased fact, std::string_view subject, const json::object& body) {
  fact.subject = std::string(subject);
  fact.of = JsonString(body, "of");
  fact.reason = JsonString(body, "reason");
  fact.authority = JsonString(body, "authority");
  fact.fact = {static_cast<std::uint64_t>(JsonInt(body, "fact"))};
  fact.fields = TakeStrings(body, "fields");
  fact.signature = JsonString(body, "signature");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AliasLearned& fact) {
  json::object body;
  body["name"] = fact.name;
  body["draft"] = fact.draft.value;
  return {fact.organization.value, std::move(body)};
}

Result<Fact> Read(AliasLearned fact, std::string_view subject, const json::object& body) {
  fact.organization = OrganizationId(std::string(subject));
  fact.name = JsonString(body, "name");
  fact.draft = DraftId(JsonString(body, "draft"));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AliasRemoved& fact) {
  json::object body;
  body["name"] = fact.name;
  return {fact.organization.value, std::move(body)};
}

Result<Fact> Read(AliasRemoved fact, std::string_view subject, const json::object& body) {
  fact.organization = OrganizationId(std::string(subject));
  fact.name = JsonString(body, "name");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const TaskLinked& fact) {
  json::object body;
  body["other"] = fact.other.value;
  body["relation"] = std::string(CodeOf(fact.relation));
  return {fact.task.value, std::move(body)};
}

Result<Fact> Read(TaskLinked fact, std::string_view subject, const json::object& body) {
  const auto relation = domain::TaskRelationFromCode(JsonString(body, "relation"));
  if (!relation) return Internal("Quan hệ giữa hai nhiệm vụ trong sổ không xác định.");
  fact.task = TaskId(std::string(subject));
  fact.other = TaskId(JsonString(body, "other"));
  fact.relation = *relation;
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const EventRecorded& fact) {
  json::object body;
  body["event"] = fact.event;
  WriteDay(body, "on", fact.on);
  WriteOrder(body, fact);
  json::array tasks;
  for (const TaskId& task : fact.tasks) tasks.push_back(json::string(task.value));
  if (!tasks.empty()) body["tasks"] = std::move(tasks);
  return {fact.plan.value, std::move(body)};
}

Result<Fact> Read(EventRecorded fact, std::string_view subject, const json::object& body) {
  fact.plan = PlanId(std::string(subject));
  fact.event = JsonString(body, "event");
  auto on = ReadDay(body, "on");
  if (!on) return on.error();
  fact.on = *on;
  ReadOrder(body, fact);
  for (std::string& task : TakeStrings(body, "tasks")) fact.tasks.emplace_back(std::move(task));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const EventPlanned& fact) {
  json::object body;
  body["event"] = fact.event;
  WriteDay(body, "on", fact.on);
  body["authority"] = fact.authority;
  return {fact.plan.value, std::move(body)};
}

Result<Fact> Read(EventPlanned fact, std::string_view subject, const json::object& body) {
  fact.plan = PlanId(std::string(subject));
  fact.event = JsonString(body, "event");
  auto on = ReadDay(body, "on");
  if (!on) return on.error();
  fact.on = *on;
  fact.authority = JsonString(body, "authority");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ExtensionRequested& fact) {
  json::object body;
  body["assignment"] = fact.assignment.value;
  body["task"] = fact.task.value;
  body["until"] = fact.until.Iso();
  WriteWords(body, "reason", fact.reason);
  return {fact.extension.value, std::move(body)};
}

Result<Fact> Read(ExtensionRequested fact, std::string_view subject, const json::object& body) {
  const auto until = Day::FromIso(JsonString(body, "until"));
  if (!until) return Internal("Ngày xin gia hạn trong sổ không đúng dạng.");
  fact.extension = ExtensionId(std::string(subject));
  fact.assignment = AssignmentId(JsonString(body, "assignment"));
  fact.task = TaskId(JsonString(body, "task"));
  fact.until = *until;
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ExtensionDecided& fact) {
  json::object body;
  body["granted"] = fact.granted;
  WriteWords(body, "reason", fact.reason);
  return {fact.extension.value, std::move(body)};
}

Result<Fact> Read(ExtensionDecided fact, std::string_view subject, const json::object& body) {
  fact.extension = ExtensionId(std::string(subject));
  fact.granted = JsonBool(body, "granted");
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

template <typename Pause>
std::pair<std::string, json::object> WritePause(const Pause& fact) {
  json::object body;
  WriteOrder(body, fact);
  return {fact.task.value, std::move(body)};
}

template <typename Pause>
Result<Fact> ReadPause(Pause fact, std::string_view subject, const json::object& body) {
  fact.task = TaskId(std::string(subject));
  ReadOrder(body, fact);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const TaskSuspended& fact) {
  return WritePause(fact);
}

Result<Fact> Read(TaskSuspended fact, std::string_view subject, const json::object& body) {
  return ReadPause(std::move(fact), subject, body);
}

std::pair<std::string, json::object> Write(const TaskResumed& fact) {
  return WritePause(fact);
}

Result<Fact> Read(TaskResumed fact, std::string_view subject, const json::object& body) {
  return ReadPause(std::move(fact), subject, body);
}

std::pair<std::string, json::object> Write(const IndicatorAssigned& fact) {
  return {fact.indicator.id.value, ToJsonObject(fact.indicator)};
}

Result<Fact> Read(IndicatorAssigned fact, std::string_view subject, const json::object& body) {
  auto indicator = IndicatorFromObject(IndicatorId(std::string(subject)), body);
  if (!indicator) return indicator.error();
  fact.indicator = std::move(*indicator);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const IndicatorAdjusted& fact) {
  json::object body = ToJsonObject(fact.after);
  WriteOrder(body, fact);
  return {fact.after.id.value, std::move(body)};
}

Result<Fact> Read(IndicatorAdjusted fact, std::string_view subject, const json::object& body) {
  auto after = IndicatorFromObject(IndicatorId(std::string(subject)), body);
  if (!after) return after.error();
  fact.after = std::move(*after);
  ReadOrder(body, fact);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const IndicatorWithdrawn& fact) {
  json::object body;
  WriteOrder(body, fact);
  return {fact.indicator.value, std::move(body)};
}

Result<Fact> Read(IndicatorWithdrawn fact, std::string_view subject, const json::object& body) {
  fact.indicator = IndicatorId(std::string(subject));
  ReadOrder(body, fact);
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AccountLocked& fact) {
  json::object body;
  WriteWords(body, "reason", fact.reason);
  return {fact.account.value, std::move(body)};
}

Result<Fact> Read(AccountLocked fact, std::string_view subject, const json::object& body) {
  fact.account = AccountId(std::string(subject));
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AccountUnlocked& fact) {
  json::object body;
  WriteWords(body, "reason", fact.reason);
  return {fact.account.value, std::move(body)};
}

Result<Fact> Read(AccountUnlocked fact, std::string_view subject, const json::object& body) {
  fact.account = AccountId(std::string(subject));
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const PasswordReset& fact) {
  return {fact.account.value, json::object()};
}

Result<Fact> Read(PasswordReset fact, std::string_view subject, const json::object& /*body*/) {
  fact.account = AccountId(std::string(subject));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const SecondStepSet& fact) {
  return {fact.account.value, json::object{{"on", fact.on}}};
}

Result<Fact> Read(SecondStepSet fact, std::string_view subject, const json::object& body) {
  fact.account = AccountId(std::string(subject));
  fact.on = JsonBool(body, "on");
  return Fact(std::move(fact));
}

// An extension that came to an end before its day.
template <typename Ended>
std::pair<std::string, json::object> WriteEnded(const Ended& fact) {
  json::object body;
  WriteWords(body, "reason", fact.reason);
  return {fact.extension.value, std::move(body)};
}

template <typename Ended>
Result<Fact> ReadEnded(Ended fact, std::string_view subject, const json::object& body) {
  fact.extension = ExtensionId(std::string(subject));
  fact.reason = ReadWords(body, "reason");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const ExtensionWithdrawn& fact) {
  return WriteEnded(fact);
}

Result<Fact> Read(ExtensionWithdrawn fact, std::string_view subject, const json::object& body) {
  return ReadEnded(std::move(fact), subject, body);
}

std::pair<std::string, json::object> Write(const ExtensionRevoked& fact) {
  return WriteEnded(fact);
}

Result<Fact> Read(ExtensionRevoked fact, std::string_view subject, const json::object& body) {
  return ReadEnded(std::move(fact), subject, body);
}

json::object ToObject(const ReminderItem& item) {
  json::object one;
  one["kind"] = std::string(CodeOf(item.kind));
  one["about"] = item.about;
  one["task"] = item.task.value;
  one["step"] = std::string(CodeOf(item.step));
  one["anchor"] = item.anchor.Iso();
  one["rule"] = static_cast<std::int64_t>(item.rule);
  if (item.urgent) one["urgent"] = true;
  return one;
}

Result<ReminderItem> ItemFrom(const json::value& value) {
  const Error wrong = Internal("Lời nhắc trong sổ không đúng dạng.");
  if (!value.is_object()) return wrong;
  const json::object& one = value.get_object();
  const auto kind = domain::ReminderKindFromCode(JsonString(one, "kind"));
  const auto step = domain::ReminderStepFromCode(JsonString(one, "step"));
  const auto anchor = Day::FromIso(JsonString(one, "anchor"));
  if (!kind || !step || !anchor) return wrong;
  return ReminderItem{
      *kind,
      JsonString(one, "about"),
      TaskId(JsonString(one, "task")),
      *step,
      *anchor,
      static_cast<std::int32_t>(JsonInt(one, "rule")),
      JsonBool(one, "urgent")};
}

std::pair<std::string, json::object> Write(const ReminderRaised& fact) {
  json::object body;
  body["account"] = fact.account.value;
  json::array items;
  for (const ReminderItem& item : fact.items) items.push_back(ToObject(item));
  body["items"] = std::move(items);
  return {fact.reminder.value, std::move(body)};
}

Result<Fact> Read(ReminderRaised fact, std::string_view subject, const json::object& body) {
  fact.reminder = domain::ReminderId(std::string(subject));
  fact.account = AccountId(JsonString(body, "account"));
  for (const json::value& each : JsonArray(body, "items")) {
    auto item = ItemFrom(each);
    if (!item) return item.error();
    fact.items.push_back(std::move(*item));
  }
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const DeliveryStarted& fact) {
  json::object body;
  body["account"] = fact.account.value;
  body["channel"] = std::string(CodeOf(fact.channel));
  body["urgent"] = fact.urgent;
  body["upto"] = static_cast<std::int64_t>(fact.upto.value);
  body["attempt"] = static_cast<std::int64_t>(fact.attempt);
  return {fact.delivery.value, std::move(body)};
}

Result<Fact> Read(DeliveryStarted fact, std::string_view subject, const json::object& body) {
  const auto channel = domain::ChannelFromCode(JsonString(body, "channel"));
  if (!channel) return Internal("Kênh gửi trong sổ không xác định.");
  fact.delivery = domain::DeliveryId(std::string(subject));
  fact.account = AccountId(JsonString(body, "account"));
  fact.channel = *channel;
  fact.urgent = JsonBool(body, "urgent");
  fact.upto = {static_cast<std::uint64_t>(JsonInt(body, "upto"))};
  fact.attempt = static_cast<std::int32_t>(JsonInt(body, "attempt"));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const DeliveryEnded& fact) {
  json::object body;
  body["outcome"] = std::string(CodeOf(fact.outcome));
  body["code"] = static_cast<std::int64_t>(fact.code);
  return {fact.delivery.value, std::move(body)};
}

Result<Fact> Read(DeliveryEnded fact, std::string_view subject, const json::object& body) {
  const auto outcome = domain::SendOutcomeFromCode(JsonString(body, "outcome"));
  if (!outcome) return Internal("Kết quả gửi trong sổ không xác định.");
  fact.delivery = domain::DeliveryId(std::string(subject));
  fact.outcome = *outcome;
  fact.code = static_cast<std::int32_t>(JsonInt(body, "code"));
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const OrganizationSucceeded& fact) {
  const domain::Succession& succession = fact.succession;
  json::object body;
  body["change"] = std::string(CodeOf(succession.kind));
  body["on"] = succession.on.Iso();
  body["from"] = Ids(succession.from);
  body["to"] = Ids(succession.to);
  if (!succession.name.empty()) body["name"] = succession.name;
  body["authority"] = succession.authority;
  return {succession.id.value, std::move(body)};
}

Result<Fact> Read(OrganizationSucceeded fact, std::string_view subject, const json::object& body) {
  domain::Succession& succession = fact.succession;
  const auto kind = domain::SuccessionKindFromCode(JsonString(body, "change"));
  if (!kind) return Internal("Thay đổi của cơ quan trong sổ không xác định.");
  const auto on = Day::FromIso(JsonString(body, "on"));
  if (!on) return Internal("Ngày thay đổi của cơ quan trong sổ không đúng dạng.");
  succession.id = domain::SuccessionId(std::string(subject));
  succession.kind = *kind;
  succession.on = *on;
  for (std::string& id : TakeStrings(body, "from")) succession.from.emplace_back(std::move(id));
  for (std::string& id : TakeStrings(body, "to")) succession.to.emplace_back(std::move(id));
  succession.name = JsonString(body, "name");
  succession.authority = JsonString(body, "authority");
  return Fact(std::move(fact));
}

std::pair<std::string, json::object> Write(const AssignmentMoved& fact) {
  json::object body;
  body["task"] = fact.task.value;
  body["succession"] = fact.succession.value;
  if (fact.organization) body["organization"] = fact.organization->value;
  if (fact.into) body["into"] = fact.into->value;
  return {fact.assignment.value, std::move(body)};
}

Result<Fact> Read(AssignmentMoved fact, std::string_view subject, const json::object& body) {
  fact.assignment = AssignmentId(std::string(subject));
  fact.task = TaskId(JsonString(body, "task"));
  fact.succession = domain::SuccessionId(JsonString(body, "succession"));
  if (body.contains("organization"))
    fact.organization = OrganizationId(JsonString(body, "organization"));
  if (body.contains("into")) fact.into = AssignmentId(JsonString(body, "into"));
  return Fact(std::move(fact));
}

using Reader = Result<Fact> (*)(std::string_view subject, const json::object& body);

struct Kind {
  std::string_view name;
  std::int32_t version;  // the newest; all before it are read as well
  Reader read;
};

template <typename Each>
constexpr std::int32_t VersionOf() {
  if constexpr (requires { Each::kVersion; }) return Each::kVersion;
  return 1;
}

// The list of kinds is the variant itself, so that the two cannot differ.
template <std::size_t... I>
constexpr std::array<Kind, sizeof...(I)> MakeKinds(std::index_sequence<I...> /*indices*/) {
  return {Kind{
      std::variant_alternative_t<I, Fact>::kKind,
      VersionOf<std::variant_alternative_t<I, Fact>>(),
      [](std::string_view subject, const json::object& body) {
        return Read(std::variant_alternative_t<I, Fact>{}, subject, body);
      }}...};
}

constexpr auto kKinds = MakeKinds(std::make_index_sequence<std::variant_size_v<Fact>>{});

}  // namespace

Encoded Encode(const Fact& fact) {
  return std::visit(
      [](const auto& each) {
        auto [subject, body] = Write(each);
        const std::int32_t version = VersionOf<std::decay_t<decltype(each)>>();
        return Encoded{std::string(each.kKind), version, std::move(subject), CanonicalJson(body)};
      },
      fact
  );
}

Result<Fact> Decode(
    std::string_view kind, std::int32_t version, std::string_view subject, std::string_view body
) {
  for (const Kind& known : kKinds) {
    if (known.name != kind) continue;
    if (version < 1 || version > known.version) break;
    auto value = ParseJson(body, std::size_t{64} << 20U);
    if (!value || !value->is_object())
      return Internal("Nội dung sự kiện trong sổ không đọc được.", std::string(kind));
    return known.read(subject, value->get_object());
  }
  return Internal(
      "Sổ có loại sự kiện mà phiên bản này chưa biết; hãy cập nhật phần mềm.", std::string(kind)
  );
}

std::vector<std::string_view> Kinds() {
  std::vector<std::string_view> names;
  names.reserve(std::size(kKinds));
  for (const Kind& kind : kKinds) names.push_back(kind.name);
  return names;
}

}  // namespace sauro::facts
