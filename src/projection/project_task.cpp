#include <algorithm>
#include <utility>

#include "base/text.h"
#include "projection/holder_deadline.h"
#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

using domain::WorkStatus;

WorkStatus FirstStatus(const domain::Deadline& deadline) {
  return deadline.kind == domain::DeadlineKind::kEvent ? WorkStatus::kWaiting
                                                       : WorkStatus::kNotStarted;
}

template <typename Named>
std::vector<std::string> NamesOf(const Named& named) {
  std::vector<std::string> names = named.aliases;
  names.push_back(named.name);
  return names;
}

// Looked up only for split deadlines: others are the same for every holder.
Result<HolderNames> NamesOfHolder(const domain::Assignment& holder, StateTables& tables) {
  HolderNames names(2);
  if (holder.organization) {
    auto organization = tables.Organization(*holder.organization);
    if (!organization) return organization.error();
    names[0] = NamesOf(*organization);
  }
  if (holder.group) {
    auto group = tables.Group(*holder.group);
    if (!group) return group.error();
    names[1] = NamesOf(*group);
  }
  names[1].push_back(holder.printed);
  return names;
}

// The deadline of one holder: a split one has a part for each.
Result<const domain::Deadline*> DeadlineOf(
    const facts::TaskAssigned& fact, const domain::Assignment& holder, StateTables& tables
) {
  if (fact.deadline.kind != domain::DeadlineKind::kSplit) return &fact.deadline;
  auto names = NamesOfHolder(holder, tables);
  if (!names) return names.error();
  return &DeadlineFor(fact.deadline, *names);
}

void SetDeadline(AssignmentState& state, const domain::Deadline& deadline) {
  state.due.due = domain::LastDue(deadline);
  state.ongoing = domain::IsOngoing(deadline);
  state.open_due = domain::OpenDue(state.due);
}

// Work that nobody has begun waits for the event of its deadline, or for nothing.
void Reopen(domain::Due& due, const domain::Deadline& deadline) {
  if (due.work == WorkStatus::kWaiting || due.work == WorkStatus::kNotStarted) {
    due.work = FirstStatus(deadline);
  }
}

Result<AssignmentState> FirstState(
    const facts::TaskAssigned& fact, const domain::Assignment& holder, StateTables& tables
) {
  auto deadline = DeadlineOf(fact, holder, tables);
  if (!deadline) return deadline.error();
  AssignmentState state;
  state.assignment = holder.id;
  state.task = fact.task;
  state.plan = fact.plan;
  state.organization = holder.organization;
  state.due.work = FirstStatus(**deadline);
  SetDeadline(state, **deadline);
  return state;
}

// A holder that stays: its work goes on under the new deadline.
Result<AssignmentState> KeptState(
    const facts::TaskAssigned& fact, const domain::Assignment& holder, StateTables& tables
) {
  auto deadline = DeadlineOf(fact, holder, tables);
  if (!deadline) return deadline.error();
  auto state = tables.Assignment(holder.id);
  if (!state) return state.error();
  Reopen(state->due, **deadline);
  SetDeadline(*state, **deadline);
  return state;
}

// A report that still waits goes back with the reason: nobody can decide on it any longer.
Status Withdraw(
    const Envelope& at,
    const domain::AssignmentId& id,
    const std::string& reason,
    StateTables& tables
) {
  auto state = tables.Assignment(id);
  if (!state) return state.error();
  if (state->last_report && state->last_state == views::ReportState::kSent) {
    auto report = tables.Report(*state->last_report);
    if (!report) return report.error();
    report->state = views::ReportState::kReturned;
    report->decided_at = at.at;
    report->decision_text = reason;
    if (auto put = tables.Put(at.seq, *report); !put) return put;
    state->last_state = views::ReportState::kReturned;
    state->percent = state->accepted_percent;
  }
  state->due.work = WorkStatus::kCancelled;
  state->reports = false;
  state->open_due = domain::OpenDue(state->due);
  return tables.Put(at.seq, *state);
}

TaskRow RowOf(const facts::TaskAssigned& fact) {
  TaskRow row;
  row.task = fact.task;
  row.plan = fact.plan;
  row.sort = fact.sort;
  row.section = fact.section;
  row.ordinal = fact.ordinal;
  row.title = fact.title;
  row.title_folded = Fold(fact.title);
  row.lead = fact.lead;
  row.coordinate = fact.coordinate;
  row.product = fact.product;
  row.deadline = fact.deadline;
  row.note = fact.note;
  row.basis = fact.basis;
  row.place = fact.place;
  return row;
}

}  // namespace

Status Apply(const Envelope& at, const facts::TaskAssigned& fact, StateTables& tables) {
  if (auto put = tables.Put(at.seq, RowOf(fact)); !put) return put;
  const std::vector<bool> reports = domain::WhoReports(fact.assignments);
  ReportingTally reporting;
  for (std::size_t i = 0; i < fact.assignments.size(); ++i) {
    const domain::Assignment& holder = fact.assignments[i];
    auto state = FirstState(fact, holder, tables);
    if (!state) return state.error();
    state->reports = reports[i];
    if (auto put = tables.Put(at.seq, AssignmentRow{holder, fact.task}); !put) return put;
    if (auto put = tables.Put(at.seq, *state); !put) return put;
    if (state->reports) reporting.Add(*state);
  }
  TaskState task;
  task.task = fact.task;
  task.plan = fact.plan;
  task.due.due = domain::LastDue(fact.deadline);
  task.due.work = FirstStatus(fact.deadline);
  task.ongoing = domain::IsOngoing(fact.deadline);
  Combine(task, reporting);
  return tables.Put(at.seq, task);
}

Status Apply(const Envelope& at, const facts::TaskAdjusted& fact, StateTables& tables) {
  auto task = tables.Task(fact.after.task);
  if (!task) return task.error();
  if (auto put = tables.Put(at.seq, RowOf(fact.after)); !put) return put;
  for (const domain::AssignmentId& id : fact.withdrawn) {
    if (auto withdrawn = Withdraw(at, id, fact.reason, tables); !withdrawn) return withdrawn;
  }
  const std::vector<domain::Assignment>& holders = fact.after.assignments;
  const std::vector<bool> reports = domain::WhoReports(holders);
  ReportingTally reporting;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    const bool kept = std::count(fact.kept.begin(), fact.kept.end(), holders[i].id) > 0;
    auto state = kept ? KeptState(fact.after, holders[i], tables)
                      : FirstState(fact.after, holders[i], tables);
    if (!state) return state.error();
    state->reports = reports[i];
    if (!kept) {
      const AssignmentRow row{holders[i], fact.after.task};
      if (auto put = tables.Put(at.seq, row); !put) return put;
    }
    if (auto put = tables.Put(at.seq, *state); !put) return put;
    if (state->reports) reporting.Add(*state);
  }
  Reopen(task->due, fact.after.deadline);
  task->due.due = domain::LastDue(fact.after.deadline);
  task->ongoing = domain::IsOngoing(fact.after.deadline);
  Combine(*task, reporting);
  return tables.Put(at.seq, *task);
}

Status Apply(const Envelope& at, const facts::TaskWithdrawn& fact, StateTables& tables) {
  auto task = tables.Task(fact.task);
  if (!task) return task.error();
  for (const domain::AssignmentId& id : fact.assignments) {
    if (auto withdrawn = Withdraw(at, id, fact.reason, tables); !withdrawn) return withdrawn;
  }
  task->due.work = WorkStatus::kCancelled;
  task->open_due = domain::OpenDue(task->due);
  return tables.Put(at.seq, *task);
}

void ReportingTally::Add(const AssignmentState& assignment) {
  work.Add(assignment.due.work);
  percent += assignment.percent.value;
  submitted_on = std::max(submitted_on, assignment.due.submitted_on);
  completed_on = std::max(completed_on, assignment.due.completed_on);
}

void Combine(TaskState& own, const ReportingTally& reporting) {
  own.due.work = domain::CombineReporting(reporting.work, own.due.work);
  // The day of the last holder is that of the task.
  const auto submitted = std::max(reporting.submitted_on, reporting.completed_on);
  own.due.completed_on =
      own.due.work == WorkStatus::kCompleted ? reporting.completed_on : std::nullopt;
  own.due.submitted_on = own.due.work == WorkStatus::kSubmitted ? submitted : std::nullopt;
  own.open_due = domain::OpenDue(own.due);
  if (const std::int64_t count = reporting.work.Total(); count > 0) {
    own.percent.value = static_cast<std::int32_t>(reporting.percent / count);
  }
}

Status CombineTask(
    const Envelope& at, const domain::TaskId& task, std::int64_t evidence, StateTables& tables
) {
  auto state = tables.Task(task);
  if (!state) return state.error();
  auto reporting = tables.ReportingOf(task);
  if (!reporting) return reporting.error();
  Combine(*state, *reporting);
  state->evidence_count += evidence;
  auto newest = tables.NewestReport(task, views::ReportState::kAccepted);
  if (!newest) return newest.error();
  state->result = *newest;
  return tables.Put(at.seq, *state);
}

}  // namespace sauro::projection
