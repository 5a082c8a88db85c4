#include "api/view_json.h"

#include <optional>
#include <string>
#include <vector>

namespace sauro::api {
namespace {

void WriteDay(JsonWriter& w, std::string_view key, const std::optional<Day>& day) {
  w.Key(key);
  if (day) {
    w.String(day->Iso());
  } else {
    w.Null();
  }
}

void WriteInstant(JsonWriter& w, std::string_view key, const std::optional<Instant>& at) {
  w.Key(key);
  if (at) {
    w.String(IsoUtc(*at));
  } else {
    w.Null();
  }
}

template <typename IdType>
void WriteId(JsonWriter& w, std::string_view key, const std::optional<IdType>& id) {
  w.Key(key);
  if (id) {
    w.String(id->value);
  } else {
    w.Null();
  }
}

void WriteTexts(JsonWriter& w, std::string_view key, const std::vector<std::string>& texts) {
  w.Key(key).BeginArray();
  for (const std::string& text : texts) w.String(text);
  w.EndArray();
}

void WriteEvidence(JsonWriter& w, const views::EvidenceLine& evidence) {
  w.BeginObject();
  w.Field("id", evidence.id.value);
  w.Field("name", evidence.name);
  w.Field("size", evidence.size);
  w.Field("media_type", evidence.media_type);
  w.Field("sha256", evidence.sha256);
  w.EndObject();
}

void WriteAssignments(
    JsonWriter& w, std::string_view key, const std::vector<views::AssignmentLine>& lines
) {
  w.Key(key).BeginArray();
  for (const views::AssignmentLine& line : lines) WriteAssignment(w, line);
  w.EndArray();
}

void WriteReports(
    JsonWriter& w, std::string_view key, const std::vector<views::ReportLine>& reports
) {
  w.Key(key).BeginArray();
  for (const views::ReportLine& report : reports) WriteReport(w, report);
  w.EndArray();
}

}  // namespace

void WriteAt(JsonWriter& w, const views::At& at) {
  w.Field("position", static_cast<std::int64_t>(at.position.value));
  w.Field("day", at.day.Iso());
}

void WriteTally(JsonWriter& w, const domain::Tally& tally) {
  w.BeginObject();
  w.Field("done_on_time", tally.done_on_time);
  w.Field("done_late", tally.done_late);
  w.Field("open_in_time", tally.open_in_time);
  w.Field("near_due", tally.near_due);
  w.Field("overdue", tally.overdue);
  w.Field("ongoing", tally.ongoing);
  w.Field("inactive", tally.inactive);
  w.Field("suspended", tally.suspended);
  w.Field("total", tally.Total());
  w.EndObject();
}

void WritePlan(JsonWriter& w, const views::PlanLine& plan) {
  w.BeginObject();
  w.Field("id", plan.id.value);
  w.Field("document", plan.document.value);
  w.Field("number", plan.number);
  WriteDay(w, "date", plan.date);
  w.Field("title", plan.title);
  w.Field("issuer", plan.issuer);
  w.Key("tasks");
  WriteTally(w, plan.tasks);
  w.EndObject();
}

void WriteTask(JsonWriter& w, const views::TaskLine& task) {
  w.BeginObject();
  w.Field("id", task.id.value);
  w.Field("plan", task.plan.value);
  WriteTexts(w, "section", task.section);
  w.Field("ordinal", task.ordinal);
  w.Field("title", task.title);
  w.Field("lead", task.lead);
  w.Field("coordinate", task.coordinate);
  w.Field("product", task.product);
  w.Field("deadline_text", task.deadline_text);
  WriteDay(w, "due", task.due);
  w.Key("due_source").String(CodeOf(task.due_source));
  w.Field("ongoing", task.ongoing);
  w.Key("work").String(CodeOf(task.work));
  w.Key("timing").String(CodeOf(task.timing));
  w.Field("percent", std::int64_t{task.percent.value});
  w.Field("result", task.result);
  w.Field("evidence_count", task.evidence_count);
  w.EndObject();
}

void WriteTargets(JsonWriter& w, const std::vector<domain::Target>& targets) {
  w.Key("targets").BeginArray();
  for (const domain::Target& target : targets) {
    w.BeginObject();
    WriteDay(w, "by", target.by);
    w.Field("text", target.figure.text);
    w.Field("op", target.op);
    w.Field("value", target.figure.value);
    w.Field("upper", target.upper);
    w.Field("unit", target.unit);
    w.Field("qualifier", target.qualifier);
    w.Field("none", target.none);
    w.Field("per_year", target.per_year);
    w.Field("soft", target.soft);
    w.Field("inherited", target.inherited);
    w.Key("rank");
    if (target.rank) {
      w.Int(*target.rank);
    } else {
      w.Null();
    }
    w.EndObject();
  }
  w.EndArray();
}

namespace {

void WriteIndicator(JsonWriter& w, const views::IndicatorLine& line) {
  const domain::Indicator& indicator = line.indicator;
  w.BeginObject();
  w.Field("id", indicator.id.value);
  WriteTexts(w, "section", indicator.section);
  w.Field("ordinal", indicator.ordinal);
  w.Field("name", indicator.name);
  w.Field("unit", indicator.unit);
  WriteId(w, "parent", indicator.parent);
  w.Field("group", indicator.group);
  w.Key("baseline").BeginObject();
  w.Key("year");
  if (indicator.baseline_year) {
    w.Int(*indicator.baseline_year);
  } else {
    w.Null();
  }
  w.Field("text", indicator.baseline.text);
  w.Field("value", indicator.baseline.value);
  w.EndObject();
  WriteTargets(w, indicator.targets);
  w.Key("holders").BeginArray();
  for (const domain::Assignment& holder : indicator.holders) {
    w.BeginObject();
    w.Key("role").String(CodeOf(holder.role));
    WriteId(w, "organization", holder.organization);
    w.Field("printed", holder.printed);
    w.EndObject();
  }
  w.EndArray();
  w.Field("note", indicator.note);
  w.Field("place", indicator.place);
  w.Field("withdrawn", line.withdrawn);
  w.EndObject();
}

}  // namespace

void WriteIndicators(JsonWriter& w, const std::vector<usecase::PlanIndicators>& plans) {
  w.Key("plans").BeginArray();
  for (const usecase::PlanIndicators& plan : plans) {
    w.BeginObject();
    w.Field("id", plan.plan.id.value);
    w.Field("number", plan.plan.number);
    w.Field("title", plan.plan.title);
    w.Key("indicators").BeginArray();
    for (const views::IndicatorLine& line : plan.indicators) WriteIndicator(w, line);
    w.EndArray().EndObject();
  }
  w.EndArray();
}

void WriteAssignment(JsonWriter& w, const views::AssignmentLine& line) {
  w.BeginObject();
  w.Field("id", line.id.value);
  w.Field("task", line.task.value);
  w.Field("plan", line.plan.value);
  w.Field("plan_number", line.plan_number);
  w.Field("ordinal", line.ordinal);
  w.Field("title", line.title);
  w.Key("role").String(CodeOf(line.role));
  w.Field("reports", line.reports);
  WriteId(w, "organization", line.organization);
  w.Field("holder", line.holder);
  w.Field("deadline_text", line.deadline_text);
  WriteDay(w, "due", line.due);
  w.Key("due_source").String(CodeOf(line.due_source));
  w.Field("ongoing", line.ongoing);
  w.Key("work").String(CodeOf(line.work));
  w.Key("timing").String(CodeOf(line.timing));
  w.Field("percent", std::int64_t{line.percent.value});
  WriteInstant(w, "last_report_at", line.last_report_at);
  w.Field("return_reason", line.return_reason);
  w.EndObject();
}

void WriteReport(JsonWriter& w, const views::ReportLine& report) {
  w.BeginObject();
  w.Field("id", report.id.value);
  w.Field("assignment", report.assignment.value);
  w.Field("task", report.task.value);
  w.Field("task_ordinal", report.task_ordinal);
  w.Field("task_title", report.task_title);
  w.Field("plan_number", report.plan_number);
  w.Field("organization", report.organization.value);
  w.Field("organization_name", report.organization_name);
  w.Field("author", report.author.value);
  w.Field("at", IsoUtc(report.at));
  w.Field("percent", std::int64_t{report.percent.value});
  w.Field("text", report.text);
  w.Field("difficulties", report.difficulties);
  w.Field("proposals", report.proposals);
  w.Field("completed", report.completed);
  w.Key("state").String(CodeOf(report.state));
  WriteInstant(w, "decided_at", report.decided_at);
  w.Field("decision_text", report.decision_text);
  w.Key("evidence").BeginArray();
  for (const views::EvidenceLine& evidence : report.evidence) WriteEvidence(w, evidence);
  w.EndArray();
  w.EndObject();
}

namespace {

void WriteLink(JsonWriter& w, const views::LinkedTask& link) {
  w.BeginObject();
  w.Key("relation").String(CodeOf(link.relation));
  w.Field("task", link.id.value);
  w.Field("plan", link.plan.value);
  w.Field("plan_number", link.plan_number);
  w.Field("ordinal", link.ordinal);
  w.Field("title", link.title);
  w.Key("work").String(CodeOf(link.work));
  w.EndObject();
}

// Of one task: what it changed in it.
void WriteAdjustment(JsonWriter& w, const views::Adjustment& adjustment) {
  w.BeginObject();
  w.Field("at", IsoUtc(adjustment.at));
  w.Field("by", adjustment.by.value);
  w.Field("reason", adjustment.reason);
  w.Field("authority", adjustment.authority);
  w.Field("document", adjustment.document);
  w.Key("changes").BeginArray();
  for (const views::AdjustedTask& task : adjustment.tasks) {
    for (const views::ChangedField& change : task.fields) {
      w.BeginObject();
      w.Field("field", change.field);
      w.Field("before", change.before);
      w.Field("after", change.after);
      w.EndObject();
    }
  }
  w.EndArray().EndObject();
}

void WriteEventRecords(JsonWriter& w, const std::vector<views::EventRecord>& records) {
  w.Key("records").BeginArray();
  for (const views::EventRecord& record : records) {
    w.BeginObject();
    WriteDay(w, "on", record.on);
    w.Field("authority", record.authority);
    w.Field("reason", record.reason);
    w.Field("at", IsoUtc(record.at));
    w.Field("by", record.by.value);
    w.Key("tasks").BeginArray();
    for (const domain::TaskId& task : record.tasks) w.String(task.value);
    w.EndArray();
    w.EndObject();
  }
  w.EndArray();
}

void WriteTaskEvent(JsonWriter& w, const views::TaskEvent& event) {
  w.BeginObject();
  w.Field("event", event.event);
  w.Key("offset_days");
  if (event.offset_days) {
    w.Int(*event.offset_days);
  } else {
    w.Null();
  }
  w.Field("working_days", event.working_days);
  WriteDay(w, "planned_on", event.planned);
  WriteEventRecords(w, event.records);
  w.EndObject();
}

void WritePause(JsonWriter& w, const views::Pause& pause) {
  w.BeginObject();
  w.Field("suspended", pause.suspended);
  w.Field("reason", pause.reason);
  w.Field("authority", pause.authority);
  w.Field("at", IsoUtc(pause.at));
  w.Field("by", pause.by.value);
  w.EndObject();
}

}  // namespace

void WriteExtension(JsonWriter& w, const views::ExtensionLine& extension) {
  w.BeginObject();
  w.Field("id", extension.id.value);
  w.Field("assignment", extension.assignment.value);
  w.Field("task", extension.task.value);
  w.Field("task_ordinal", extension.task_ordinal);
  w.Field("task_title", extension.task_title);
  w.Field("plan", extension.plan.value);
  w.Field("plan_number", extension.plan_number);
  WriteId(w, "organization", extension.organization);
  w.Field("holder", extension.holder);
  WriteDay(w, "due_before", extension.due_before);
  w.Field("until", extension.until.Iso());
  w.Field("reason", extension.reason);
  w.Field("asked_at", IsoUtc(extension.asked_at));
  w.Field("asked_by", extension.asked_by.value);
  w.Key("state").String(CodeOf(extension.state));
  WriteInstant(w, "decided_at", extension.decided_at);
  WriteId(w, "decided_by", extension.decided_by);
  w.Field("decision_reason", extension.decision_reason);
  WriteInstant(w, "ended_at", extension.ended_at);
  WriteId(w, "ended_by", extension.ended_by);
  w.Field("ended_reason", extension.ended_reason);
  w.EndObject();
}

void WritePlanEvents(JsonWriter& w, const usecase::PlanEvents& events) {
  w.Key("plan");
  WritePlan(w, events.plan);
  w.Key("events").BeginArray();
  for (const usecase::PlanEvent& event : events.events) {
    w.BeginObject();
    w.Field("event", event.event);
    w.Key("happened_on");
    if (const views::EventRecord* happened = event.Happened()) {
      w.String(happened->on->Iso());
    } else {
      w.Null();
    }
    WriteDay(w, "planned_on", event.PlannedOn());
    w.Key("tasks").BeginArray();
    for (const views::TaskLine& task : event.tasks) WriteTask(w, task);
    w.EndArray();
    WriteEventRecords(w, event.records);
    w.EndObject();
  }
  w.EndArray();
}

void WriteTaskDetail(JsonWriter& w, const views::TaskDetail& detail) {
  w.Key("task");
  WriteTask(w, detail.task);
  w.Key("plan");
  WritePlan(w, detail.plan);
  w.Field("note", detail.note);
  WriteTexts(w, "basis", detail.basis);
  w.Field("place", detail.place);
  WriteAssignments(w, "assignments", detail.assignments);
  WriteReports(w, "reports", detail.reports);
  w.Key("links").BeginArray();
  for (const views::LinkedTask& link : detail.links) WriteLink(w, link);
  w.EndArray();
  w.Key("adjustments").BeginArray();
  for (const views::Adjustment& adjustment : detail.adjustments) WriteAdjustment(w, adjustment);
  w.EndArray();
  w.Key("events").BeginArray();
  for (const views::TaskEvent& event : detail.events) WriteTaskEvent(w, event);
  w.EndArray();
  w.Key("extensions").BeginArray();
  for (const views::ExtensionLine& extension : detail.extensions) WriteExtension(w, extension);
  w.EndArray();
  w.Key("pauses").BeginArray();
  for (const views::Pause& pause : detail.pauses) WritePause(w, pause);
  w.EndArray();
}

void WriteDashboard(JsonWriter& w, const views::Dashboard& dashboard) {
  w.Key("tasks");
  WriteTally(w, dashboard.tasks);
  w.Key("assignments");
  WriteTally(w, dashboard.assignments);
  w.Key("by_status").BeginArray();
  for (const views::StatusCount& each : dashboard.by_status) {
    w.BeginObject();
    w.Key("work").String(CodeOf(each.work));
    w.Key("timing").String(CodeOf(each.timing));
    w.Field("count", each.count);
    w.EndObject();
  }
  w.EndArray();
  w.Key("by_organization").BeginArray();
  for (const views::OrganizationLine& each : dashboard.by_organization) {
    w.BeginObject();
    w.Field("id", each.id.value);
    w.Field("name", each.name);
    w.Key("assignments");
    WriteTally(w, each.assignments);
    w.EndObject();
  }
  w.EndArray();
  w.Key("plans").BeginArray();
  for (const views::PlanLine& plan : dashboard.plans) WritePlan(w, plan);
  w.EndArray();
  w.Field("waiting_for_review", dashboard.waiting_for_review);
  w.Field("open_difficulties", dashboard.open_difficulties);
}

void WriteDraftLine(JsonWriter& w, const views::DraftLine& draft) {
  w.BeginObject();
  w.Field("id", draft.id.value);
  w.Field("document", draft.document.value);
  w.Field("document_name", draft.document_name);
  w.Field("title", draft.title);
  w.Key("state").String(CodeOf(draft.state));
  w.Field("revision", draft.revision);
  w.Field("changed_at", IsoUtc(draft.changed_at));
  w.Field("changed_by", draft.changed_by.value);
  WriteId(w, "plan", draft.plan);
  w.EndObject();
}

void WriteMyWork(JsonWriter& w, const usecase::MyWork& work) {
  w.Key("tally");
  WriteTally(w, work.tally);
  WriteAssignments(w, "overdue", work.overdue);
  WriteAssignments(w, "returned", work.returned);
  WriteAssignments(w, "near_due", work.near_due);
  WriteAssignments(w, "others", work.others);
  WriteAssignments(w, "suspended", work.suspended);
  WriteReports(w, "sent", work.sent);
}

}  // namespace sauro::api
