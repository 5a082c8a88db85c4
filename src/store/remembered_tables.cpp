#include "store/remembered_tables.h"

#include <utility>

namespace sauro::store {
namespace {

using projection::AssignmentState;
using projection::ReportingTally;
using projection::ReportState;
using projection::TaskState;

bool Waits(const ReportState& report) {
  return report.state == views::ReportState::kSent;
}

}  // namespace

Result<TaskState> RememberedTables::Task(const domain::TaskId& id) {
  const auto found = tasks_.find(id.value);
  return found == tasks_.end() ? StoredTables::Task(id) : Result<TaskState>(found->second);
}

Result<projection::AssignmentRow> RememberedTables::Holder(const domain::AssignmentId& id) {
  const auto found = holders_.find(id.value);
  if (found == holders_.end()) return StoredTables::Holder(id);
  return found->second;
}

Result<AssignmentState> RememberedTables::Assignment(const domain::AssignmentId& id) {
  const auto found = assignments_.find(id.value);
  if (found == assignments_.end()) return StoredTables::Assignment(id);
  return found->second;
}

Result<ReportState> RememberedTables::Report(const domain::ReportId& id) {
  const auto found = reports_.find(id.value);
  return found == reports_.end() ? StoredTables::Report(id) : Result<ReportState>(found->second);
}

ReportingTally RememberedTables::TallyOf(
    const domain::TaskId& task, const domain::AssignmentId* without
) const {
  ReportingTally tally;
  const auto found = of_task_.find(task.value);
  if (found == of_task_.end()) return tally;
  for (const AssignmentState* each : found->second.states) {
    const bool left_out = without != nullptr && each->assignment == *without;
    if (each->reports && !left_out) tally.Add(*each);
  }
  return tally;
}

Result<ReportingTally> RememberedTables::ReportingOf(const domain::TaskId& task) {
  return TallyOf(task, nullptr);
}

Result<projection::BeforeReport> RememberedTables::Before(
    const domain::AssignmentId& assignment, const domain::TaskId& task
) {
  auto state = Assignment(assignment);
  if (!state) return state.error();
  std::optional<ReportState> last;
  if (state->last_report) {
    auto report = Report(*state->last_report);
    if (!report) return report.error();
    last = std::move(*report);
  }
  auto whole = Task(task);
  if (!whole) return whole.error();
  return projection::BeforeReport{
      std::move(*state), std::move(last), std::move(*whole), TallyOf(task, &assignment)};
}

Result<std::optional<domain::ReportId>> RememberedTables::NewestReport(
    const domain::TaskId& task, views::ReportState state
) {
  if (state != views::ReportState::kAccepted) return StoredTables::NewestReport(task, state);
  const auto found = of_task_.find(task.value);
  if (found == of_task_.end() || found->second.accepted.empty()) {
    return std::optional<domain::ReportId>();
  }
  return std::optional(found->second.accepted.rbegin()->second);
}

Result<std::vector<domain::Assignment>> RememberedTables::HoldersOf(const domain::TaskId& task) {
  const auto found = of_task_.find(task.value);
  std::vector<domain::Assignment> holders;
  if (found == of_task_.end()) return holders;
  for (const auto& [place, holder] : found->second.holders) holders.push_back(holder);
  return holders;
}

Status RememberedTables::Put(Position seq, const TaskState& row) {
  tasks_.insert_or_assign(row.task.value, row);
  return StoredTables::Put(seq, row);
}

Status RememberedTables::Put(Position seq, const projection::AssignmentRow& row) {
  // A later version takes the place of the one before, also under another task.
  const auto [known, added] = holders_.try_emplace(row.assignment.id.value, row);
  if (!added) {
    of_task_[known->second.task.value].holders.erase(known->second.place);
    known->second = row;
  }
  of_task_[row.task.value].holders.insert_or_assign(row.place, row.assignment);
  return StoredTables::Put(seq, row);
}

Status RememberedTables::Put(Position seq, const AssignmentState& row) {
  const auto found = assignments_.find(row.assignment.value);
  if (found == assignments_.end()) {
    const auto added = assignments_.emplace(row.assignment.value, row).first;
    of_task_[row.task.value].states.push_back(&added->second);
  } else {
    AssignmentState& kept = found->second;
    if (kept.task != row.task) {
      std::erase(of_task_[kept.task.value].states, &kept);
      of_task_[row.task.value].states.push_back(&kept);
    }
    const auto before = std::exchange(kept, row).last_report;
    if (before && before != row.last_report) ForgetIfDecided(*before);
  }
  return StoredTables::Put(seq, row);
}

Status RememberedTables::Put(Position seq, const ReportState& row) {
  Remember(row);
  return StoredTables::Put(seq, row);
}

Status RememberedTables::Add(Position seq, const ReportState& row) {
  Remember(row);
  return StoredTables::Add(seq, row);
}

void RememberedTables::Remember(const ReportState& row) {
  auto& accepted = of_task_[row.task.value].accepted;
  if (row.state == views::ReportState::kAccepted) {
    accepted.insert_or_assign(row.seq.value, row.report);
  } else {
    accepted.erase(row.seq.value);
  }
  reports_.insert_or_assign(row.report.value, row);
}

void RememberedTables::ForgetIfDecided(const domain::ReportId& report) {
  const auto found = reports_.find(report.value);
  if (found != reports_.end() && !Waits(found->second)) reports_.erase(found);
}

// The words of a decision are in the database alone now; what waits has none.
Status RememberedTables::Erase(const projection::ErasureRow& row) {
  std::erase_if(reports_, [](const auto& each) { return !Waits(each.second); });
  return StoredTables::Erase(row);
}

}  // namespace sauro::store
