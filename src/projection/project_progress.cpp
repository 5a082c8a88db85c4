#include <utility>

#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

using domain::AssignmentEvent;
using domain::WorkStatus;

// Moves the status. The days follow it: of the submission while it waits, of the completion once it
// is accepted.
Status Move(AssignmentState& assignment, AssignmentEvent event, Day sent_on) {
  const auto after = domain::After(assignment.due.work, event);
  if (!after) {
    return Internal(
        "Sự kiện không hợp với trạng thái của phân công: " + after.error().message,
        assignment.assignment.value
    );
  }
  assignment.due.work = *after;
  assignment.due.submitted_on =
      *after == WorkStatus::kSubmitted ? std::optional(sent_on) : std::nullopt;
  assignment.due.completed_on =
      *after == WorkStatus::kCompleted ? std::optional(sent_on) : std::nullopt;
  assignment.open_due = domain::OpenDue(assignment.due);
  return {};
}

// A report that nobody decided on before the next one came.
Status Replace(const Envelope& at, std::optional<ReportState>& last, StateTables& tables) {
  if (!last || last->state != views::ReportState::kSent) return {};
  last->state = views::ReportState::kReplaced;
  return tables.Put(at.seq, *last);
}

Status PutReport(
    const Envelope& at,
    const facts::ProgressReported& fact,
    const domain::OrganizationId& organization,
    StateTables& tables
) {
  ReportRow row;
  row.report = fact.report;
  row.seq = at.seq;
  row.assignment = fact.assignment;
  row.task = fact.task;
  row.organization = organization;
  row.author = at.actor;
  row.at = at.at;
  row.percent = fact.percent;
  row.text = fact.text.text;
  row.difficulties = fact.difficulties.text;
  row.proposals = fact.proposals.text;
  row.completed = fact.completed;
  if (auto added = tables.Add(at.seq, row); !added) return added;

  ReportState state;
  state.report = fact.report;
  state.seq = at.seq;
  state.assignment = fact.assignment;
  state.task = fact.task;
  state.organization = organization;
  state.sent_on = DayOf(at.at);
  state.completed = fact.completed;
  state.difficulty = !fact.difficulties.empty() || !fact.proposals.empty();
  state.evidence_count = static_cast<std::int64_t>(fact.evidence.size());
  if (auto added = tables.Add(at.seq, state); !added) return added;

  for (const facts::EvidenceFile& file : fact.evidence) {
    auto [sha256, name] = facts::FileOf(file.file.text);
    const EvidenceRow evidence{
        {file.id, fact.report, fact.task, sha256, name, file.size, file.media_type}, organization};
    if (auto put = tables.Put(at.seq, evidence); !put) return put;
  }
  return {};
}

struct Decision {
  const domain::ReportId& report;
  const facts::Words& words;
  views::ReportState state;
};

Status Decide(const Envelope& at, const Decision& decision, StateTables& tables) {
  auto report = tables.Report(decision.report);
  if (!report) return report.error();
  if (report->state != views::ReportState::kSent) {
    return Internal("Sự kiện quyết định một báo cáo không còn chờ.", decision.report.value);
  }
  const bool accepted = decision.state == views::ReportState::kAccepted;
  report->state = decision.state;
  report->decided_at = at.at;
  report->decided_seq = at.seq;
  report->decision_text = decision.words.text;
  if (auto put = tables.Put(at.seq, *report); !put) return put;

  auto assignment = tables.Assignment(report->assignment);
  if (!assignment) return assignment.error();
  auto event = accepted ? AssignmentEvent::kProgressAccepted : AssignmentEvent::kProgressReturned;
  if (report->completed) {
    event = accepted ? AssignmentEvent::kCompletionAccepted : AssignmentEvent::kCompletionReturned;
  }
  if (auto moved = Move(*assignment, event, report->sent_on); !moved) return moved;
  assignment->last_state = decision.state;
  if (accepted) {
    assignment->accepted_percent = assignment->percent;
  } else {
    assignment->percent = assignment->accepted_percent;
  }
  if (auto put = tables.Put(at.seq, *assignment); !put) return put;
  return CombineTask(at, report->task, accepted ? report->evidence_count : 0, tables);
}

}  // namespace

Status Apply(const Envelope& at, const facts::ProgressReported& fact, StateTables& tables) {
  auto before = tables.Before(fact.assignment, fact.task);
  if (!before) return before.error();
  AssignmentState& assignment = before->assignment;
  const auto& holder = assignment.organization ? assignment.organization : at.organization;
  if (!assignment.reports || assignment.task != fact.task || !holder) {
    return Internal("Báo cáo của nơi không phải báo cáo nhiệm vụ này.", fact.assignment.value);
  }
  if (auto replaced = Replace(at, before->last, tables); !replaced) return replaced;
  if (auto put = PutReport(at, fact, *holder, tables); !put) return put;
  const auto event =
      fact.completed ? AssignmentEvent::kCompletionReported : AssignmentEvent::kProgressReported;
  if (auto moved = Move(assignment, event, DayOf(at.at)); !moved) return moved;
  assignment.percent = fact.percent;
  assignment.last_report = fact.report;
  assignment.last_report_at = at.at;
  assignment.last_state = views::ReportState::kSent;
  assignment.last_difficulty = !fact.difficulties.empty() || !fact.proposals.empty();
  if (auto put = tables.Put(at.seq, assignment); !put) return put;
  // Its result stays: only a decision makes another report the newest accepted one.
  ReportingTally reporting = before->others;
  reporting.Add(assignment);
  Combine(before->task, reporting);
  return tables.Put(at.seq, before->task);
}

Status Apply(const Envelope& at, const facts::ProgressAccepted& fact, StateTables& tables) {
  return Decide(at, {fact.report, fact.note, views::ReportState::kAccepted}, tables);
}

Status Apply(const Envelope& at, const facts::ProgressReturned& fact, StateTables& tables) {
  return Decide(at, {fact.report, fact.reason, views::ReportState::kReturned}, tables);
}

Status Apply(const Envelope& at, const facts::ContentErased& fact, StateTables& tables) {
  const std::string mark = views::ErasedMark(fact.authority, DayOf(at.at));
  for (const std::string& field : fact.fields) {
    if (auto erased = tables.Erase({fact.subject, fact.of, fact.fact, field, mark}); !erased)
      return erased;
  }
  return {};
}

}  // namespace sauro::projection
