// Plans, boards, tasks.
#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "facts/facts.h"
#include "store/adjustment_reading.h"
#include "store/columns.h"
#include "store/event_reading.h"
#include "store/extension_reading.h"
#include "store/line_reading.h"
#include "store/plan_tallies.h"
#include "store/report_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

constexpr std::int64_t kAllRows = std::numeric_limits<std::int64_t>::max();

// The parameters of sql/parts/task_filter.sql, as texts that live long enough.
struct TaskParameters {
  TaskParameters(const views::TaskFilter& filter, const views::Scope& scope)
      : plan(filter.plan),
        organization(filter.organization),
        scope(scope.organization),
        reporter(filter.reporter) {
    if (filter.timing) timing = CodeOf(*filter.timing);
    if (filter.open_in_time) timing = "open_in_time";
    if (filter.work) work = CodeOf(*filter.work);
    if (std::string folded = Fold(filter.text); !folded.empty()) text = std::move(folded);
  }
  const std::optional<domain::PlanId>& plan;
  const std::optional<domain::OrganizationId>& organization;
  const std::optional<domain::OrganizationId>& scope;
  const std::optional<domain::OrganizationId>& reporter;
  std::optional<std::string_view> timing;
  std::optional<std::string_view> work;
  std::optional<std::string> text;
};

struct Rows {
  std::int64_t limit = kAllRows;
  std::int64_t offset = 0;
};

Result<std::vector<views::TaskLine>> ReadTasks(
    Connection& connection,
    Position position,
    const Judging& judging,
    const TaskParameters& by,
    const Rows& wanted
) {
  std::vector<views::TaskLine> lines;
  Query rows(
      connection,
      sql::kTaskList,
      position,
      judging.day,
      judging.day.Plus(judging.near_due_days),
      by.plan,
      by.organization,
      by.timing,
      by.work,
      by.text,
      by.scope,
      by.reporter,
      wanted.limit,
      wanted.offset
  );
  while (rows.Next()) {
    auto line = ReadTaskLine(rows, judging);
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  return lines;
}

Result<std::int64_t> CountTasks(
    Connection& connection, Position position, const Judging& judging, const TaskParameters& by
) {
  Query row(
      connection,
      sql::kTaskCount,
      position,
      judging.day,
      judging.day.Plus(judging.near_due_days),
      by.plan,
      by.organization,
      by.timing,
      by.work,
      by.text,
      by.scope,
      by.reporter
  );
  if (row.Next()) return row.Int();
  return row.status().error();
}

}  // namespace

Result<std::vector<views::PlanLine>> StoredQueries::ListPlans(const views::At& at) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  auto tallies = TallyTasks(**lease, {}, at.position, {at.day, near_due_days_});
  if (!tallies) return tallies.error();
  return std::move(tallies->plans);
}

Result<views::Board> StoredQueries::ReadBoard(
    const std::optional<domain::PlanId>& plan, const views::At& at
) {
  views::Board board;
  if (plan) {
    auto plans = ListPlans(at);
    if (!plans) return plans.error();
    for (views::PlanLine& line : *plans) {
      if (line.id == *plan) board.plan = std::move(line);
    }
    if (!board.plan) return NotFound("Không tìm thấy kế hoạch này.");
  }
  auto lease = source_.Take();
  if (!lease) return lease.error();
  if (plan) {
    auto adjustments = ReadAdjustments(**lease, *plan, std::nullopt, at.position);
    if (!adjustments) return adjustments.error();
    board.adjustments = std::move(*adjustments);
    auto events = ReadEventRecords(**lease, *plan, at.position);
    if (!events) return events.error();
    board.events = std::move(*events);
  }
  views::TaskFilter filter;
  filter.plan = plan;
  const views::Scope all;
  const TaskParameters by(filter, all);
  auto tasks = ReadTasks(**lease, at.position, {at.day, near_due_days_}, by, {});
  if (!tasks) return tasks.error();
  board.tasks = std::move(*tasks);
  for (const views::TaskLine& task : board.tasks) {
    board.tally.Add(task.work, task.timing, task.ongoing);
  }
  return board;
}

Result<views::Page<views::TaskLine>> StoredQueries::ListTasks(
    const views::TaskFilter& filter, const views::Scope& scope, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Judging judging{at.day, near_due_days_};
  const TaskParameters by(filter, scope);
  const Rows wanted{LimitOf(filter.limit), std::max<std::int64_t>(filter.offset, 0)};
  auto rows = ReadTasks(**lease, at.position, judging, by, wanted);
  if (!rows) return rows.error();
  views::Page<views::TaskLine> page;
  page.rows = std::move(*rows);
  if (EndsWithin(page.rows.size(), wanted.limit, wanted.offset)) {
    page.total = wanted.offset + static_cast<std::int64_t>(page.rows.size());
    return page;
  }
  auto total = CountTasks(**lease, at.position, judging, by);
  if (!total) return total.error();
  page.total = *total;
  return page;
}

namespace {

Result<std::vector<views::LinkedTask>> ReadLinks(
    Connection& connection,
    const domain::TaskId& task,
    Position position,
    const std::vector<views::PlanLine>& plans
) {
  std::vector<views::LinkedTask> links;
  Query rows(connection, sql::kTaskLinkList, position, task);
  while (rows.Next()) {
    views::LinkedTask link;
    auto relation = ReadCode<domain::TaskRelation>(rows.TextView(), domain::TaskRelationFromCode);
    if (!relation) return relation.error();
    const bool named_first = rows.Bool();
    link.relation = named_first ? domain::Reverse(*relation) : *relation;
    link.id = rows.Identifier<domain::TaskId>();
    link.plan = rows.Identifier<domain::PlanId>();
    link.ordinal = rows.Text();
    link.title = rows.Text();
    auto work = ReadCode<domain::WorkStatus>(rows.TextView(), domain::WorkStatusFromCode);
    if (!work) return work.error();
    link.work = *work;
    for (const views::PlanLine& plan : plans) {
      if (plan.id == link.plan) link.plan_number = plan.number;
    }
    links.push_back(std::move(link));
  }
  if (!rows.status()) return rows.status().error();
  return links;
}

}  // namespace

Result<views::TaskDetail> StoredQueries::ReadTask(
    const domain::TaskId& task, const views::Scope& scope, const views::At& at
) {
  auto plans = ListPlans(at);
  if (!plans) return plans.error();
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Judging judging{at.day, near_due_days_};
  views::TaskDetail detail;
  domain::Deadline deadline;
  {
    Query row(**lease, sql::kTaskById, at.position, task, scope.organization);
    if (!row.Next()) return NoSuch(row, "Không tìm thấy nhiệm vụ này.");
    auto line = ReadTaskLine(row, judging);
    if (!line) return line.error();
    detail.task = std::move(*line);
    detail.note = row.Text();
    detail.basis = TextsFromColumn(row.TextView());
    detail.place = row.Text();
    auto printed = facts::DeadlineFromJson(row.TextView());
    if (!printed) return printed.error();
    deadline = std::move(*printed);
  }
  auto events = ReadTaskEvents(**lease, deadline, detail.task.plan, task, at.position);
  if (!events) return events.error();
  detail.events = std::move(*events);
  auto extensions = ReadExtensionsOf(**lease, task, scope.organization, at.position);
  if (!extensions) return extensions.error();
  detail.extensions = std::move(*extensions);
  auto pauses = ReadPauses(**lease, task, at.position);
  if (!pauses) return pauses.error();
  detail.pauses = std::move(*pauses);
  for (const views::PlanLine& plan : *plans) {
    if (plan.id == detail.task.plan) detail.plan = plan;
  }
  Query rows(**lease, sql::kAssignmentListOfTask, at.position, task);
  while (rows.Next()) {
    auto line = ReadAssignmentLine(rows, judging);
    if (!line) return line.error();
    detail.assignments.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  Query reports(**lease, sql::kReportListOfTask, at.position, task, scope.organization);
  auto lines = ReadReports(**lease, reports);
  if (!lines) return lines.error();
  detail.reports = std::move(*lines);
  auto links = ReadLinks(**lease, task, at.position, *plans);
  if (!links) return links.error();
  detail.links = std::move(*links);
  auto adjustments = ReadAdjustments(**lease, detail.task.plan, task, at.position);
  if (!adjustments) return adjustments.error();
  detail.adjustments = std::move(*adjustments);
  return detail;
}

}  // namespace sauro::store
