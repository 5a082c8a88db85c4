// A plan with every word of its tasks and who holds them.
#include <map>
#include <utility>

#include "facts/facts.h"
#include "store/columns.h"
#include "store/row_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

Result<views::AssignedTask> ReadAssignedTask(Query& row) {
  views::AssignedTask task;
  task.id = row.Identifier<domain::TaskId>();
  task.sort = row.Int();
  task.section = TextsFromColumn(row.TextView());
  task.ordinal = row.Text();
  task.title = row.Text();
  task.lead = row.Text();
  task.coordinate = row.Text();
  task.product = row.Text();
  auto deadline = facts::DeadlineFromJson(row.TextView());
  if (!deadline) return deadline.error();
  task.deadline = std::move(*deadline);
  task.note = row.Text();
  task.basis = TextsFromColumn(row.TextView());
  task.place = row.Text();
  auto work = ReadCode<domain::WorkStatus>(row.TextView(), domain::WorkStatusFromCode);
  if (!work) return work.error();
  task.work = *work;
  return task;
}

Result<views::AssignedHolder> ReadAssignedHolder(Query& row) {
  auto assignment = ReadHolder(row);
  if (!assignment) return assignment.error();
  auto work = ReadCode<domain::WorkStatus>(row.TextView(), domain::WorkStatusFromCode);
  if (!work) return work.error();
  return views::AssignedHolder{std::move(*assignment), *work};
}

}  // namespace

Result<std::vector<views::AssignedTask>> StoredQueries::ReadAssigned(
    const domain::PlanId& plan, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  std::vector<views::AssignedTask> tasks;
  std::map<std::string, std::size_t> index;
  Query rows(**lease, sql::kTaskWordsOfPlan, position, plan);
  while (rows.Next()) {
    auto task = ReadAssignedTask(rows);
    if (!task) return task.error();
    index[task->id.value] = tasks.size();
    tasks.push_back(std::move(*task));
  }
  if (!rows.status()) return rows.status().error();
  Query holders(**lease, sql::kAssignmentWordsOfPlan, position, plan);
  while (holders.Next()) {
    const std::string task = holders.Text();
    auto holder = ReadAssignedHolder(holders);
    if (!holder) return holder.error();
    if (const auto found = index.find(task); found != index.end()) {
      tasks[found->second].holders.push_back(std::move(*holder));
    }
  }
  if (!holders.status()) return holders.status().error();
  return tasks;
}

}  // namespace sauro::store
