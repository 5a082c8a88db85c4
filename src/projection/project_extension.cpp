// Other days that were asked for, and tasks that are suspended for a while.
#include <utility>

#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

using domain::WorkStatus;

// Another day, where it is later than the one that is due.
template <typename State>
void Extend(State& state, Day until) {
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
  return {fact.task, {suspended, fact.reason, fact.authority, at.at, at.actor}};
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
  row.reason = fact.reason;
  row.asked_at = at.at;
  row.asked_by = at.actor;
  return tables.Put(at.seq, row);
}

Status Apply(const Envelope& at, const facts::ExtensionDecided& fact, StateTables& tables) {
  auto row = tables.Extension(fact.extension);
  if (!row) return row.error();
  if (row->state != views::ExtensionState::kWaiting) {
    return Internal("Sự kiện quyết định một đề nghị gia hạn không còn chờ.", fact.extension.value);
  }
  row->state = fact.granted ? views::ExtensionState::kGranted : views::ExtensionState::kRefused;
  row->decided_at = at.at;
  row->decided_by = at.actor;
  row->decision_reason = fact.reason;
  if (auto put = tables.Put(at.seq, *row); !put) return put;
  if (!fact.granted) return {};
  auto assignment = tables.Assignment(row->assignment);
  if (!assignment) return assignment.error();
  Extend(*assignment, row->until);
  if (auto put = tables.Put(at.seq, *assignment); !put) return put;
  auto task = tables.Task(row->task);
  if (!task) return task.error();
  Extend(*task, row->until);
  return tables.Put(at.seq, *task);
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
