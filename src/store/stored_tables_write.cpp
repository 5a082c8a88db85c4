#include "facts/facts.h"
#include "facts/indicator_json.h"
#include "store/columns.h"
#include "store/query.h"
#include "store/sql.gen.h"
#include "store/stored_tables.h"

namespace sauro::store {
namespace {

std::vector<std::string> IdsOf(const std::vector<domain::OrganizationId>& members) {
  std::vector<std::string> ids;
  ids.reserve(members.size());
  for (const domain::OrganizationId& member : members) ids.push_back(member.value);
  return ids;
}

// "so-tc|2025-07-01|": ReadGroup reads them.
std::vector<std::string> TermsOf(const domain::OrganizationGroup& group) {
  const auto iso = [](const std::optional<Day>& day) { return day ? day->Iso() : std::string(); };
  std::vector<std::string> terms;
  for (const domain::Membership& term : group.terms)
    terms.push_back(term.organization.value + "|" + iso(term.from) + "|" + iso(term.until));
  return terms;
}

template <typename Enum>
std::optional<std::string_view> CodeOfOptional(const std::optional<Enum>& value) {
  return value ? std::optional(CodeOf(*value)) : std::nullopt;
}

// The columns of a fact that may be missing.
struct ToldColumns {
  explicit ToldColumns(const std::optional<projection::Told>& told) {
    if (!told) return;
    at = told->at;
    by = told->by;
    reason = told->reason;
    seq = told->seq;
  }
  std::optional<Instant> at;
  std::optional<domain::AccountId> by;
  std::string reason;
  std::optional<Position> seq;
};

}  // namespace

Status StoredTables::Put(Position seq, const domain::Organization& row) {
  const auto& id = row.id;
  if (auto ended = Post(connection_, sql::kOrganizationClose, id, seq); !ended) return ended;
  const std::string aliases = ToColumn(row.aliases);
  return Post(
      connection_,
      sql::kOrganizationInsert,
      id,
      row.name,
      aliases,
      CodeOf(row.level),
      CodeOf(row.line),
      row.parent,
      row.identifier,
      row.from,
      row.until,
      seq
  );
}

Status StoredTables::Put(Position seq, const domain::OrganizationGroup& row) {
  if (auto ended = Post(connection_, sql::kOrganizationGroupClose, row.id, seq); !ended) {
    return ended;
  }
  const std::string aliases = ToColumn(row.aliases);
  const std::string members = ToColumn(IdsOf(row.members));
  const std::string terms = ToColumn(TermsOf(row));
  return Post(
      connection_, sql::kOrganizationGroupInsert, row.id, row.name, aliases, members, terms, seq
  );
}

Status StoredTables::Put(Position seq, const projection::AliasRow& row) {
  const auto ended =
      Post(connection_, sql::kOrganizationAliasClose, row.organization, row.name, seq);
  if (!ended) return ended;
  return Post(
      connection_,
      sql::kOrganizationAliasInsert,
      row.organization,
      row.name,
      row.draft,
      row.learned_at,
      row.learned_by,
      row.removed,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::SuccessionRow& row) {
  const domain::Succession& succession = row.succession;
  const std::string from = ToColumn(IdsOf(succession.from));
  const std::string to = ToColumn(IdsOf(succession.to));
  return Post(
      connection_,
      sql::kSuccessionInsert,
      succession.id,
      CodeOf(succession.kind),
      succession.on,
      from,
      to,
      row.name_before,
      succession.name,
      succession.authority,
      row.at,
      row.by,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::AppointmentRow& row) {
  if (auto ended = Post(connection_, sql::kAppointmentClose, row.account, seq); !ended)
    return ended;
  return Post(connection_, sql::kAppointmentInsert, row.account, row.role, row.organization, seq);
}

Status StoredTables::Put(Position seq, const projection::DocumentRow& row) {
  if (auto ended = Post(connection_, sql::kDocumentClose, row.document, seq); !ended) return ended;
  return Post(connection_, sql::kDocumentInsert, row.document, row.sha256, row.name, row.size, seq);
}

Status StoredTables::Put(Position seq, const projection::DraftRow& row) {
  if (auto ended = Post(connection_, sql::kDraftClose, row.draft, seq); !ended) return ended;
  return Post(
      connection_,
      sql::kDraftInsert,
      row.draft,
      row.document,
      row.title,
      CodeOf(row.state),
      row.revision,
      row.changed_at,
      row.changed_by,
      row.plan,
      row.reading,
      row.body,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::PlanRow& row) {
  if (auto ended = Post(connection_, sql::kPlanClose, row.plan, seq); !ended) return ended;
  return Post(
      connection_,
      sql::kPlanInsert,
      row.plan,
      row.draft,
      row.document,
      row.number,
      row.date,
      row.title,
      row.issuer,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::TaskRow& row) {
  if (auto ended = Post(connection_, sql::kTaskClose, row.task, seq); !ended) return ended;
  const std::string section = ToColumn(row.section);
  const std::string deadline = facts::DeadlineToJson(row.deadline);
  const std::string basis = ToColumn(row.basis);
  return Post(
      connection_,
      sql::kTaskInsert,
      row.task,
      row.plan,
      row.sort,
      row.ordinal,
      row.title,
      row.title_folded,
      section,
      row.lead,
      row.coordinate,
      row.product,
      deadline,
      row.deadline.raw,
      row.note,
      basis,
      row.place,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::IndicatorRow& row) {
  const domain::Indicator& indicator = row.indicator;
  if (auto ended = Post(connection_, sql::kIndicatorClose, indicator.id, seq); !ended) return ended;
  const std::string words = facts::IndicatorToJson(indicator);
  return Post(
      connection_,
      sql::kIndicatorInsert,
      indicator.id,
      indicator.plan,
      indicator.sort,
      row.withdrawn,
      words,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::TaskLinkRow& row) {
  if (auto ended = Post(connection_, sql::kTaskLinkClose, row.task, row.other, seq); !ended)
    return ended;
  return Post(connection_, sql::kTaskLinkInsert, row.task, row.other, CodeOf(row.relation), seq);
}

Status StoredTables::Put(Position seq, const projection::AdjustmentRow& row) {
  return Post(
      connection_,
      sql::kAdjustmentInsert,
      row.plan,
      row.document,
      row.at,
      row.by,
      row.reason,
      row.authority,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::EventRow& row) {
  std::vector<std::string> tasks;
  for (const domain::TaskId& task : row.tasks) tasks.push_back(task.value);
  return Post(
      connection_,
      sql::kPlanEventInsert,
      row.plan,
      row.event,
      row.on,
      row.authority,
      row.reason,
      row.at,
      row.by,
      ToColumn(tasks),
      row.planned,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::ExtensionRow& row) {
  if (auto ended = Post(connection_, sql::kExtensionClose, row.extension, seq); !ended)
    return ended;
  const ToldColumns decided(row.decided);
  const ToldColumns ended(row.ended);
  return Post(
      connection_,
      sql::kExtensionInsert,
      row.extension,
      row.assignment,
      row.task,
      row.due_before,
      row.until,
      row.asked.reason,
      row.asked.at,
      row.asked.by,
      row.asked.seq,
      CodeOf(row.state),
      decided.at,
      decided.by,
      decided.reason,
      decided.seq,
      ended.at,
      ended.by,
      ended.reason,
      ended.seq,
      row.extended_before,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::PauseRow& row) {
  const views::Pause& pause = row.pause;
  return Post(
      connection_,
      sql::kTaskPauseInsert,
      row.task,
      pause.suspended,
      pause.reason,
      pause.authority,
      pause.at,
      pause.by,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::TaskState& row) {
  if (auto ended = Post(connection_, sql::kTaskStateClose, row.task, seq); !ended) return ended;
  return Post(
      connection_,
      sql::kTaskStateInsert,
      row.task,
      row.plan,
      row.due.due,
      OpenDueColumn(row.open_due),
      row.ongoing,
      CodeOf(row.due.work),
      row.percent,
      row.due.submitted_on,
      row.due.completed_on,
      row.result,
      row.evidence_count,
      row.extended_to,
      CodeOfOptional(row.held),
      CodeOf(row.due_source),
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::AssignmentRow& row) {
  const domain::Assignment& assignment = row.assignment;
  if (auto ended = Post(connection_, sql::kAssignmentClose, assignment.id, seq); !ended) {
    return ended;
  }
  return Post(
      connection_,
      sql::kAssignmentInsert,
      assignment.id,
      row.task,
      CodeOf(assignment.role),
      assignment.organization,
      assignment.group,
      assignment.printed,
      row.place,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::AssignmentState& row) {
  if (auto ended = Post(connection_, sql::kAssignmentStateClose, row.assignment, seq); !ended) {
    return ended;
  }
  return Post(
      connection_,
      sql::kAssignmentStateInsert,
      row.assignment,
      row.task,
      row.plan,
      row.organization,
      row.reports,
      row.due.due,
      OpenDueColumn(row.open_due),
      row.ongoing,
      CodeOf(row.due.work),
      row.percent,
      row.accepted_percent,
      row.due.submitted_on,
      row.due.completed_on,
      row.last_report,
      row.last_report_at,
      CodeOfOptional(row.last_state),
      row.last_difficulty,
      row.extended_to,
      CodeOfOptional(row.held),
      CodeOf(row.due_source),
      seq
  );
}

Status StoredTables::Add(Position seq, const projection::ReportRow& row) {
  return Post(
      connection_,
      sql::kReportInsert,
      row.report,
      row.seq,
      row.assignment,
      row.task,
      row.organization,
      row.author,
      row.at,
      row.percent,
      row.completed,
      row.text,
      row.difficulties,
      row.proposals,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::ReportState& row) {
  if (auto ended = Post(connection_, sql::kReportStateClose, row.report, seq); !ended) return ended;
  return Add(seq, row);
}

Status StoredTables::Add(Position seq, const projection::ReportState& row) {
  return Post(
      connection_,
      sql::kReportStateInsert,
      row.report,
      row.seq,
      row.assignment,
      row.task,
      row.organization,
      row.sent_on,
      row.completed,
      row.difficulty,
      row.evidence_count,
      CodeOf(row.state),
      row.decided_at,
      row.decided_seq,
      row.decision_text,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::EvidenceRow& row) {
  const views::EvidenceLine& line = row.line;
  if (auto ended = Post(connection_, sql::kEvidenceClose, line.id, seq); !ended) return ended;
  return Post(
      connection_,
      sql::kEvidenceInsert,
      line.id,
      line.report,
      line.task,
      row.organization,
      line.sha256,
      line.name,
      line.size,
      line.media_type,
      seq
  );
}

Status StoredTables::Erase(const projection::ErasureRow& row) {
  const std::string& field = row.field;
  if (row.of.starts_with("extension.")) {
    return Post(connection_, sql::kExtensionErase, row.subject, row.fact, row.mark);
  }
  if (row.of == facts::TaskSuspended::kKind || row.of == facts::TaskResumed::kKind) {
    return Post(connection_, sql::kTaskPauseErase, row.subject, row.fact, row.mark);
  }
  if (row.of == facts::PlanAdjusted::kKind) {
    return Post(connection_, sql::kAdjustmentErase, row.subject, row.fact, row.mark);
  }
  if (row.of == facts::EventRecorded::kKind) {
    return Post(connection_, sql::kPlanEventErase, row.subject, row.fact, row.mark);
  }
  if (row.of == facts::TaskAdjusted::kKind || row.of == facts::TaskWithdrawn::kKind) {
    return Post(connection_, sql::kReportStateEraseOfTask, row.subject, row.fact, row.mark);
  }
  // What is shown nowhere.
  if (!row.of.empty() && !row.of.starts_with("progress.")) return {};
  if (field == "text" || field == "difficulties" || field == "proposals") {
    return Post(connection_, sql::kReportErase, row.fact, field, row.mark);
  }
  if (field == "note" || field == "reason") {
    return Post(connection_, sql::kReportStateErase, row.subject, row.fact, row.mark);
  }
  return Post(connection_, sql::kEvidenceErase, field, row.mark);
}

}  // namespace sauro::store
