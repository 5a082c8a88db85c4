#include "store/extension_reading.h"

#include <algorithm>
#include <utility>

#include "store/columns.h"
#include "store/line_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

// The columns of sql/parts/extension_line.sql.
Result<views::ExtensionLine> ReadLine(Query& row) {
  views::ExtensionLine line;
  line.id = row.Identifier<domain::ExtensionId>();
  line.assignment = row.Identifier<domain::AssignmentId>();
  line.task = row.Identifier<domain::TaskId>();
  line.plan = row.Identifier<domain::PlanId>();
  line.plan_number = row.Text();
  line.task_ordinal = row.Text();
  line.task_title = row.Text();
  line.organization = row.OptionalIdentifier<domain::OrganizationId>();
  line.holder = row.Text();
  line.due_before = row.OptionalDay();
  line.until = row.Day();
  line.reason = row.Text();
  line.asked_at = row.Instant();
  line.asked_by = row.Identifier<domain::AccountId>();
  auto state = ReadCode<views::ExtensionState>(row.TextView(), views::ExtensionStateFromCode);
  if (!state) return state.error();
  line.state = *state;
  line.decided_at = row.OptionalInstant();
  line.decided_by = row.OptionalIdentifier<domain::AccountId>();
  line.decision_reason = row.Text();
  line.ended_at = row.OptionalInstant();
  line.ended_by = row.OptionalIdentifier<domain::AccountId>();
  line.ended_reason = row.Text();
  return line;
}

Result<std::vector<views::ExtensionLine>> ReadLines(Query& rows) {
  std::vector<views::ExtensionLine> lines;
  while (rows.Next()) {
    auto line = ReadLine(rows);
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  return lines;
}

}  // namespace

Result<std::vector<views::ExtensionLine>> ReadExtensionsOf(
    Connection& connection,
    const domain::TaskId& task,
    const std::optional<domain::OrganizationId>& organization,
    Position position
) {
  Query rows(connection, sql::kExtensionListOfTask, position, task, organization);
  return ReadLines(rows);
}

Result<std::vector<views::Pause>> ReadPauses(
    Connection& connection, const domain::TaskId& task, Position position
) {
  std::vector<views::Pause> pauses;
  Query rows(connection, sql::kTaskPauseList, position, task);
  while (rows.Next()) {
    views::Pause pause;
    pause.suspended = rows.Bool();
    pause.reason = rows.Text();
    pause.authority = rows.Text();
    pause.at = rows.Instant();
    pause.by = rows.Identifier<domain::AccountId>();
    pauses.push_back(std::move(pause));
  }
  if (!rows.status()) return rows.status().error();
  return pauses;
}

Result<views::Page<views::ExtensionLine>> StoredQueries::ListExtensions(
    const views::ExtensionFilter& filter, const views::Scope& scope, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const std::int64_t limit = LimitOf(filter.limit);
  const std::int64_t offset = std::max<std::int64_t>(filter.offset, 0);
  const std::string_view state = CodeOf(filter.state);
  Query rows(
      **lease, sql::kExtensionListOfState, at.position, state, scope.organization, limit, offset
  );
  auto lines = ReadLines(rows);
  if (!lines) return lines.error();
  views::Page<views::ExtensionLine> page{std::move(*lines), 0};
  Query count(**lease, sql::kExtensionCountOfState, at.position, state, scope.organization);
  if (!count.Next()) return count.status().error();
  page.total = count.Int();
  return page;
}

Result<views::ExtensionLine> StoredQueries::FindExtension(
    const domain::ExtensionId& extension, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kExtensionById, at.position, extension);
  if (!row.Next()) return NoSuch(row, "Không tìm thấy đề nghị gia hạn này.");
  return ReadLine(row);
}

}  // namespace sauro::store
