#include <algorithm>
#include <utility>

#include "base/text.h"
#include "projection/holder_deadline.h"
#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

using domain::WorkStatus;

WorkStatus FirstStatus(const domain::Deadline& deadline, const domain::EventDays& events) {
  return domain::IsWaiting(deadline, events) ? WorkStatus::kWaiting : WorkStatus::kNotStarted;
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

// A task whose words a fact brings, with the days of the events that its deadline names.
struct Coming {
  const facts::TaskAssigned& fact;
  domain::EventDays events;
  bool same_deadline = false;  // as it was: extensions stay
};

Result<Coming> ComingFrom(const facts::TaskAssigned& fact, StateTables& tables) {
  auto events = EventsFor(fact.deadline, fact.plan, fact.task, tables);
  if (!events) return events.error();
  return Coming{fact, std::move(*events), false};
}

Result<AssignmentState> FirstState(
    const Coming& coming, const domain::Assignment& holder, StateTables& tables
) {
  auto deadline = HolderDeadline(coming.fact.deadline, coming.events, holder, tables);
  if (!deadline) return deadline.error();
  AssignmentState state;
  state.assignment = holder.id;
  state.task = coming.fact.task;
  state.plan = coming.fact.plan;
  state.organization = holder.organization;
  SetDeadline(state, *deadline, coming.events);
  return state;
}

// A holder that stays: its work goes on under the new deadline.
Result<AssignmentState> KeptState(
    const Coming& coming, const domain::Assignment& holder, StateTables& tables
) {
  auto deadline = HolderDeadline(coming.fact.deadline, coming.events, holder, tables);
  if (!deadline) return deadline.error();
  auto state = tables.Assignment(holder.id);
  if (!state) return state.error();
  if (!coming.same_deadline) state->extended_to.reset();
  SetDeadline(*state, *deadline, coming.events);
  return state;
}

// Nobody owes it any longer.
Status Withdraw(
    const Envelope& at,
    const domain::AssignmentId& id,
    const facts::Words& reason,
    StateTables& tables
) {
  auto state = tables.Assignment(id);
  if (!state) return state.error();
  if (auto returned = ReturnWaiting(at, *state, reason.text, tables); !returned) return returned;
  state->due.work = WorkStatus::kCancelled;
  state->held.reset();
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

template <typename State>
void SetDays(State& state, const domain::Deadline& deadline, const domain::EventDays& events) {
  WorkStatus& work = state.held ? *state.held : state.due.work;
  if (work == WorkStatus::kWaiting || work == WorkStatus::kNotStarted)
    work = FirstStatus(deadline, events);
  state.due.due = domain::LastDue(deadline);
  state.due_source = state.due.due && domain::HasEvent(deadline) ? domain::DueSource::kEvent
                                                                 : domain::DueSource::kPrinted;
  if (state.extended_to && (!state.due.due || *state.extended_to > *state.due.due)) {
    state.due.due = state.extended_to;
    state.due_source = domain::DueSource::kExtension;
  }
  state.ongoing = domain::IsOngoing(deadline);
  state.open_due = domain::OpenDue(state.due);
}

template <typename State>
void HoldState(State& state) {
  if (state.due.work == WorkStatus::kCompleted || domain::IsInactive(state.due.work)) return;
  state.held = state.due.work;
  state.due.work = WorkStatus::kSuspended;
  state.open_due = domain::OpenDue(state.due);
}

}  // namespace

Result<domain::EventDays> EventsFor(
    const domain::Deadline& deadline,
    const domain::PlanId& plan,
    const domain::TaskId& task,
    StateTables& tables
) {
  if (!domain::HasEvent(deadline)) return domain::EventDays();
  return tables.EventsOf(plan, task);
}

Result<domain::Deadline> HolderDeadline(
    const domain::Deadline& deadline,
    const domain::EventDays& events,
    const domain::Assignment& holder,
    StateTables& tables
) {
  domain::Deadline known = domain::WithEvents(deadline, events);
  if (known.kind != domain::DeadlineKind::kSplit) return known;
  auto names = NamesOfHolder(holder, tables);
  if (!names) return names.error();
  return DeadlineFor(known, *names);
}

void SetDeadline(
    AssignmentState& state, const domain::Deadline& deadline, const domain::EventDays& events
) {
  SetDays(state, deadline, events);
}

void SetDeadline(
    TaskState& state, const domain::Deadline& deadline, const domain::EventDays& events
) {
  SetDays(state, domain::WithEvents(deadline, events), events);
}

std::int64_t PlaceOf(const Envelope& at, std::size_t index) {
  constexpr std::int64_t kHoldersOfOneFact = 1 << 20;
  return static_cast<std::int64_t>(at.seq.value) * kHoldersOfOneFact +
         static_cast<std::int64_t>(index);
}

Status ReturnWaiting(
    const Envelope& at, AssignmentState& state, const std::string& words, StateTables& tables
) {
  if (!state.last_report || state.last_state != views::ReportState::kSent) return {};
  auto report = tables.Report(*state.last_report);
  if (!report) return report.error();
  report->state = views::ReportState::kReturned;
  report->decided_at = at.at;
  report->decided_seq = at.seq;
  report->decision_text = words;
  state.last_state = views::ReportState::kReturned;
  state.percent = state.accepted_percent;
  return tables.Put(at.seq, *report);
}

void Hold(AssignmentState& state) {
  HoldState(state);
}
void Hold(TaskState& state) {
  HoldState(state);
}

Status Apply(const Envelope& at, const facts::TaskAssigned& fact, StateTables& tables) {
  if (auto put = tables.Put(at.seq, RowOf(fact)); !put) return put;
  auto coming = ComingFrom(fact, tables);
  if (!coming) return coming.error();
  const std::vector<bool> reports = domain::WhoReports(fact.assignments);
  ReportingTally reporting;
  for (std::size_t i = 0; i < fact.assignments.size(); ++i) {
    const domain::Assignment& holder = fact.assignments[i];
    auto state = FirstState(*coming, holder, tables);
    if (!state) return state.error();
    state->reports = reports[i];
    const AssignmentRow row{holder, fact.task, PlaceOf(at, i)};
    if (auto put = tables.Put(at.seq, row); !put) return put;
    if (auto put = tables.Put(at.seq, *state); !put) return put;
    if (state->reports) reporting.Add(*state);
  }
  TaskState task;
  task.task = fact.task;
  task.plan = fact.plan;
  SetDeadline(task, fact.deadline, coming->events);
  Combine(task, reporting);
  return tables.Put(at.seq, task);
}

namespace {

bool IsKept(const facts::TaskAdjusted& fact, const domain::Assignment& holder) {
  return std::count(fact.kept.begin(), fact.kept.end(), holder.id) > 0;
}

// How a holder of the adjusted task stands; a new one gets its row.
Result<AssignmentState> AdjustedState(
    const Envelope& at,
    const facts::TaskAdjusted& fact,
    std::size_t index,
    const Coming& coming,
    StateTables& tables
) {
  const domain::Assignment& holder = fact.after.assignments[index];
  if (IsKept(fact, holder)) return KeptState(coming, holder, tables);
  const AssignmentRow row{holder, fact.after.task, PlaceOf(at, index)};
  if (auto put = tables.Put(at.seq, row); !put) return put.error();
  return FirstState(coming, holder, tables);
}

}  // namespace

Status Apply(const Envelope& at, const facts::TaskAdjusted& fact, StateTables& tables) {
  auto task = tables.Task(fact.after.task);
  if (!task) return task.error();
  auto before = tables.DeadlineOf(fact.after.task);
  if (!before) return before.error();
  if (auto put = tables.Put(at.seq, RowOf(fact.after)); !put) return put;
  for (const domain::AssignmentId& id : fact.withdrawn) {
    if (auto withdrawn = Withdraw(at, id, fact.reason, tables); !withdrawn) return withdrawn;
  }
  auto coming = ComingFrom(fact.after, tables);
  if (!coming) return coming.error();
  coming->same_deadline =
      facts::DeadlineToJson(*before) == facts::DeadlineToJson(fact.after.deadline);
  const std::vector<domain::Assignment>& holders = fact.after.assignments;
  const std::vector<bool> reports = domain::WhoReports(holders);
  ReportingTally reporting;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    auto state = AdjustedState(at, fact, i, *coming, tables);
    if (!state) return state.error();
    state->reports = reports[i];
    const bool is_new = !IsKept(fact, holders[i]);
    if (is_new && task->due.work == WorkStatus::kSuspended) Hold(*state);
    if (auto put = tables.Put(at.seq, *state); !put) return put;
    if (state->reports) reporting.Add(*state);
  }
  task->extended_to = reporting.extended_to;
  SetDeadline(*task, fact.after.deadline, coming->events);
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
  task->held.reset();
  task->open_due = domain::OpenDue(task->due);
  return tables.Put(at.seq, *task);
}

void ReportingTally::Add(const AssignmentState& assignment) {
  work.Add(assignment.due.work);
  percent += assignment.percent.value;
  submitted_on = std::max(submitted_on, assignment.due.submitted_on);
  completed_on = std::max(completed_on, assignment.due.completed_on);
  extended_to = std::max(extended_to, assignment.extended_to);
  if (!assignment.due.due || domain::IsOver(assignment.due.work)) return;
  const DueDay due{*assignment.due.due, assignment.due_source};
  latest = std::max(latest, std::optional(due));
  const bool open =
      assignment.due.work == WorkStatus::kSuspended || domain::OpenDue(assignment.due).has_value();
  if (open && (!owed || due < *owed)) owed = due;
}

namespace {

// The task is late as soon as one who reports on it is: nobody's other day moves what the others
// still owe. Where all was done or sent in time, the last day tells how that was.
std::optional<DueDay> DueOf(const ReportingTally& reporting, WorkStatus work) {
  if (reporting.owed) return reporting.owed;
  const bool settled = work == WorkStatus::kCompleted || work == WorkStatus::kSubmitted;
  return settled ? reporting.latest : std::nullopt;
}

}  // namespace

void Combine(TaskState& own, const ReportingTally& reporting) {
  own.due.work = domain::CombineReporting(reporting.work, own.due.work);
  // The day of the last holder is that of the task.
  const auto submitted = std::max(reporting.submitted_on, reporting.completed_on);
  own.due.completed_on =
      own.due.work == WorkStatus::kCompleted ? reporting.completed_on : std::nullopt;
  own.due.submitted_on = own.due.work == WorkStatus::kSubmitted ? submitted : std::nullopt;
  if (reporting.work.Total() > 0) {
    const auto due = DueOf(reporting, own.due.work);
    own.due.due = due ? std::optional(due->day) : std::nullopt;
    own.due_source = due ? due->source : domain::DueSource::kPrinted;
  }
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
