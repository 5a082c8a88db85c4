// Other days that were asked for, and tasks that are suspended for a while.
#include <utility>

#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

using domain::WorkStatus;

// Another day, where it is later than the one that is due.
void Extend(AssignmentState& state, Day until) {
  if (!state.extended_to || until > *state.extended_to) state.extended_to = until;
  if (!state.due.due || until > *state.due.due) {
    state.due.due = until;
    state.due_source = domain::DueSource::kExtension;
  }
  state.open_due = domain::OpenDue(state.due);
}

template <typename State>
void Release(State& state) {
  if (state.due.work != WorkStatus::kSuspended) return;
  state.due.work = state.held.value_or(WorkStatus::kNotStarted);
  state.held.reset();
  state.open_due = domain::OpenDue(state.due);
}

// Changes all who hold the task, then the task itself.
template <typename Change>
Status ChangeAll(
    const Envelope& at, const domain::TaskId& id, const Change& change, StateTables& tables
) {
  auto task = tables.Task(id);
  if (!task) return task.error();
  auto holders = tables.HoldersOf(id);
  if (!holders) return holders.error();
  for (const domain::Assignment& holder : *holders) {
    auto state = tables.Assignment(holder.id);
    if (!state) return state.error();
    change(*state);
    if (auto put = tables.Put(at.seq, *state); !put) return put;
  }
  change(*task);
  auto reporting = tables.ReportingOf(id);
  if (!reporting) return reporting.error();
  Combine(*task, *reporting);
  return tables.Put(at.seq, *task);
}

template <typename Fact>
PauseRow RowOf(const Envelope& at, const Fact& fact, bool suspended) {
  return {fact.task, {suspended, fact.reason.text, fact.authority, at.at, at.actor}};
}

}  // namespace

namespace {

Told ToldBy(const Envelope& at, const facts::Words& reason) {
  return {at.seq, at.at, at.actor, reason.text};
}

// The request, which must be in this state.
Result<ExtensionRow> RowIn(
    views::ExtensionState state, const domain::ExtensionId& id, StateTables& tables
) {
  auto row = tables.Extension(id);
  if (row && row->state != state) {
    return Internal("Sự kiện không hợp với trạng thái của đề nghị gia hạn.", id.value);
  }
  return row;
}

// A holder has another day: it is kept, and the task is due on the earliest that is owed.
Status PutHolder(const Envelope& at, const AssignmentState& holder, StateTables& tables) {
  if (auto put = tables.Put(at.seq, holder); !put) return put;
  auto task = tables.Task(holder.task);
  if (!task) return task.error();
  auto reporting = tables.ReportingOf(holder.task);
  if (!reporting) return reporting.error();
  task->extended_to = reporting->extended_to;
  Combine(*task, *reporting);
  return tables.Put(at.seq, *task);
}

// The day of the holder as the deadline says it, or an extension that is left.
Status SetDayAnew(AssignmentState& state, StateTables& tables) {
  auto deadline = tables.DeadlineOf(state.task);
  if (!deadline) return deadline.error();
  auto events = EventsFor(*deadline, state.plan, state.task, tables);
  if (!events) return events.error();
  auto holders = tables.HoldersOf(state.task);
  if (!holders) return holders.error();
  for (const domain::Assignment& holder : *holders) {
    if (holder.id != state.assignment) continue;
    auto own = HolderDeadline(*deadline, *events, holder, tables);
    if (!own) return own.error();
    SetDeadline(state, *own, *events);
    return {};
  }
  return Internal("Sự kiện nói đến phân công không có của nhiệm vụ.", state.assignment.value);
}

}  // namespace

Status Apply(const Envelope& at, const facts::ExtensionRequested& fact, StateTables& tables) {
  auto assignment = tables.Assignment(fact.assignment);
  if (!assignment) return assignment.error();
  ExtensionRow row;
  row.extension = fact.extension;
  row.assignment = fact.assignment;
  row.task = fact.task;
  row.due_before = assignment->due.due;
  row.until = fact.until;
  row.asked = ToldBy(at, fact.reason);
  return tables.Put(at.seq, row);
}

Status Apply(const Envelope& at, const facts::ExtensionDecided& fact, StateTables& tables) {
  auto row = RowIn(views::ExtensionState::kWaiting, fact.extension, tables);
  if (!row) return row.error();
  row->state = fact.granted ? views::ExtensionState::kGranted : views::ExtensionState::kRefused;
  row->decided = ToldBy(at, fact.reason);
  if (!fact.granted) return tables.Put(at.seq, *row);
  auto assignment = tables.Assignment(row->assignment);
  if (!assignment) return assignment.error();
  row->extended_before = assignment->extended_to;
  if (auto put = tables.Put(at.seq, *row); !put) return put;
  Extend(*assignment, row->until);
  return PutHolder(at, *assignment, tables);
}

Status Apply(const Envelope& at, const facts::ExtensionWithdrawn& fact, StateTables& tables) {
  auto row = RowIn(views::ExtensionState::kWaiting, fact.extension, tables);
  if (!row) return row.error();
  row->state = views::ExtensionState::kWithdrawn;
  row->ended = ToldBy(at, fact.reason);
  return tables.Put(at.seq, *row);
}

Status Apply(const Envelope& at, const facts::ExtensionRevoked& fact, StateTables& tables) {
  auto row = RowIn(views::ExtensionState::kGranted, fact.extension, tables);
  if (!row) return row.error();
  row->state = views::ExtensionState::kRevoked;
  row->ended = ToldBy(at, fact.reason);
  if (auto put = tables.Put(at.seq, *row); !put) return put;
  auto assignment = tables.Assignment(row->assignment);
  if (!assignment) return assignment.error();
  // Where an adjustment or a later one took its place, there is nothing to take back.
  if (assignment->extended_to != row->until) return {};
  assignment->extended_to = row->extended_before;
  if (auto set = SetDayAnew(*assignment, tables); !set) return set;
  return PutHolder(at, *assignment, tables);
}

Status Apply(const Envelope& at, const facts::TaskSuspended& fact, StateTables& tables) {
  if (auto put = tables.Put(at.seq, RowOf(at, fact, true)); !put) return put;
  return ChangeAll(
      at, fact.task, [](auto& state) { Hold(state); }, tables
  );
}

Status Apply(const Envelope& at, const facts::TaskResumed& fact, StateTables& tables) {
  if (auto put = tables.Put(at.seq, RowOf(at, fact, false)); !put) return put;
  return ChangeAll(
      at, fact.task, [](auto& state) { Release(state); }, tables
  );
}

}  // namespace sauro::projection
