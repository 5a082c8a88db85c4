// Events for which deadlines wait.
#include <algorithm>
#include <utility>

#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

// A task whose deadline waits for an event: all who hold it have a day from now on, or another one.
Status Anchor(
    const Envelope& at,
    const TaskDeadline& words,
    const domain::EventDays& events,
    StateTables& tables
) {
  auto task = tables.Task(words.task);
  if (!task) return task.error();
  if (domain::IsOver(task->due.work)) return {};
  auto holders = tables.HoldersOf(words.task);
  if (!holders) return holders.error();
  for (const domain::Assignment& holder : *holders) {
    auto state = tables.Assignment(holder.id);
    if (!state) return state.error();
    if (domain::IsOver(state->due.work)) continue;
    auto deadline = HolderDeadline(words.deadline, events, holder, tables);
    if (!deadline) return deadline.error();
    SetDeadline(*state, *deadline, events);
    if (auto put = tables.Put(at.seq, *state); !put) return put;
  }
  SetDeadline(*task, words.deadline, events);
  auto reporting = tables.ReportingOf(words.task);
  if (!reporting) return reporting.error();
  Combine(*task, *reporting);
  return tables.Put(at.seq, *task);
}

}  // namespace

Status Apply(const Envelope& at, const facts::EventRecorded& fact, StateTables& tables) {
  const EventRow row{
      fact.plan,
      fact.event,
      fact.on,
      fact.authority,
      fact.reason.text,
      at.at,
      at.actor,
      fact.tasks,
      false};
  if (auto put = tables.Put(at.seq, row); !put) return put;
  auto deadlines = tables.DeadlinesOf(fact.plan);
  if (!deadlines) return deadlines.error();
  const std::string key = domain::EventKey(fact.event);
  for (const TaskDeadline& words : *deadlines) {
    const bool chosen =
        fact.tasks.empty() ||
        std::find(fact.tasks.begin(), fact.tasks.end(), words.task) != fact.tasks.end();
    if (!chosen || !domain::IsAnchoredTo(words.deadline, key)) continue;
    auto events = tables.EventsOf(fact.plan, words.task);
    if (!events) return events.error();
    if (auto anchored = Anchor(at, words, *events, tables); !anchored) return anchored;
  }
  return {};
}

Status Apply(const Envelope& at, const facts::EventPlanned& fact, StateTables& tables) {
  return tables.Put(
      at.seq,
      EventRow{fact.plan, fact.event, fact.on, fact.authority, {}, at.at, at.actor, {}, true}
  );
}

}  // namespace sauro::projection
