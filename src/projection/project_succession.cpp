// Organisations that merged, split, were renamed or abolished, and the work that moved.
#include <utility>

#include "projection/project_parts.h"

namespace sauro::projection {
namespace {

// The assignment of the successor goes on; this one is owed no longer.
Status Supersede(const Envelope& at, AssignmentState& state, StateTables& tables) {
  constexpr const char* kWords =
      "Cơ quan đã thay đổi; việc này được báo cáo tiếp ở phân công của cơ quan kế thừa.";
  if (auto returned = ReturnWaiting(at, state, kWords, tables); !returned) return returned;
  state.due.work = domain::WorkStatus::kSuperseded;
  state.held.reset();
  state.reports = false;
  state.open_due = domain::OpenDue(state.due);
  return tables.Put(at.seq, state);
}

}  // namespace

Status Apply(const Envelope& at, const facts::OrganizationSucceeded& fact, StateTables& tables) {
  SuccessionRow row{fact.succession, {}, at.at, at.actor};
  for (const domain::OrganizationId& id : fact.succession.from) {
    auto organization = tables.Organization(id);
    if (!organization) return organization.error();
    if (fact.succession.kind == domain::SuccessionKind::kRename)
      row.name_before = organization->name;
    domain::Apply(fact.succession, *organization);
    if (auto put = tables.Put(at.seq, *organization); !put) return put;
  }
  return tables.Put(at.seq, row);
}

Status Apply(const Envelope& at, const facts::AssignmentMoved& fact, StateTables& tables) {
  auto state = tables.Assignment(fact.assignment);
  if (!state) return state.error();
  if (fact.organization) {
    auto row = tables.Holder(fact.assignment);
    if (!row) return row.error();
    row->assignment.organization = fact.organization;
    if (auto put = tables.Put(at.seq, *row); !put) return put;
    state->organization = fact.organization;
    if (auto put = tables.Put(at.seq, *state); !put) return put;
  } else if (auto ended = Supersede(at, *state, tables); !ended) {
    return ended;
  }
  return CombineTask(at, fact.task, 0, tables);
}

}  // namespace sauro::projection
