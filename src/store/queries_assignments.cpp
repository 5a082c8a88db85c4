// Assignments: lists, one, all in a stream.
#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "store/line_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

using domain::Timing;

// The values of $1 to $14 of the lists and counts of assignments.
struct Parameters {
  Position position;
  Judging judging;
  std::optional<domain::OrganizationId> organization;
  std::optional<domain::PlanId> plan;
  std::optional<std::string_view> timing;
  std::optional<std::string_view> work;
  bool open_only = false;
  bool reporting_only = true;
  std::optional<std::string> text;
  std::int64_t limit = 0;
  std::int64_t offset = 0;
  std::int64_t first_open_due = std::numeric_limits<std::int32_t>::min();
  std::int64_t last_open_due = std::numeric_limits<std::int32_t>::max();
};

// The part of the index in which all rows of this timing lie.
void Narrow(Parameters& parameters, Timing timing) {
  const std::int32_t today = parameters.judging.day.days();
  switch (timing) {
    case Timing::kOverdue: parameters.last_open_due = today - 1; return;
    case Timing::kNearDue:
      parameters.first_open_due = today;
      parameters.last_open_due = today + parameters.judging.near_due_days;
      return;
    case Timing::kInTime:
    case Timing::kNoDeadline:
    case Timing::kDoneOnTime:
    case Timing::kDoneLate: return;
  }
}

Parameters ParametersOf(
    const views::AssignmentFilter& filter,
    const std::optional<domain::OrganizationId>& organization,
    Position position,
    const Judging& judging
) {
  Parameters parameters;
  parameters.position = position;
  parameters.judging = judging;
  parameters.organization = organization;
  parameters.plan = filter.plan;
  if (filter.timing) {
    parameters.timing = CodeOf(*filter.timing);
    Narrow(parameters, *filter.timing);
  }
  if (filter.work) parameters.work = CodeOf(*filter.work);
  parameters.open_only = filter.open_only;
  parameters.reporting_only = filter.reporting_only;
  if (std::string folded = Fold(filter.text); !folded.empty()) parameters.text = std::move(folded);
  parameters.limit = LimitOf(filter.limit);
  parameters.offset = std::max<std::int64_t>(filter.offset, 0);
  return parameters;
}

// Lists and counts take the same parameters; a count does not name those of the page.
class AssignmentQuery : public Query {
 public:
  AssignmentQuery(Connection& connection, const SqlText& sql, const Parameters& by)
      : Query(
            connection,
            sql,
            by.position,
            by.judging.day,
            by.judging.day.Plus(by.judging.near_due_days),
            by.organization,
            by.plan,
            by.timing,
            by.work,
            by.open_only,
            by.reporting_only,
            by.text,
            by.limit,
            by.offset,
            by.first_open_due,
            by.last_open_due
        ) {}
};

}  // namespace

Result<views::Page<views::AssignmentLine>> StoredQueries::ListAssignments(
    const views::AssignmentFilter& filter, const views::Scope& scope, const views::At& at
) {
  const auto& organization = scope.organization ? scope.organization : filter.organization;
  views::Page<views::AssignmentLine> page;
  if (filter.organization && filter.organization != organization) return page;
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Judging judging{at.day, near_due_days_};
  const Parameters by = ParametersOf(filter, organization, at.position, judging);
  const SqlText& list =
      organization ? sql::kAssignmentListOfOrganization : sql::kAssignmentListOfAll;
  AssignmentQuery rows(**lease, list, by);
  while (rows.Next()) {
    auto line = ReadAssignmentLine(rows, judging);
    if (!line) return line.error();
    page.rows.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  if (EndsWithin(page.rows.size(), by.limit, by.offset)) {
    page.total = by.offset + static_cast<std::int64_t>(page.rows.size());
    return page;
  }
  AssignmentQuery count(
      **lease, organization ? sql::kAssignmentCountOfOrganization : sql::kAssignmentCountOfAll, by
  );
  if (!count.Next()) return count.status().error();
  page.total = count.Int();
  return page;
}

Status StoredQueries::EachAssignment(
    const views::Scope& scope,
    const views::At& at,
    const std::function<bool(const views::AssignmentLine&)>& row
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Judging judging{at.day, near_due_days_};
  Query rows(**lease, sql::kAssignmentEach, at.position, scope.organization);
  while (rows.Next()) {
    auto line = ReadAssignmentLine(rows, judging);
    if (!line) return line.error();
    if (!row(*line)) return {};
  }
  return rows.status();
}

Result<std::vector<views::AssignmentLine>> StoredQueries::ListOpenHeld(
    const domain::OrganizationId& organization, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Judging judging{at.day, near_due_days_};
  std::vector<views::AssignmentLine> lines;
  Query rows(**lease, sql::kAssignmentOpenHeld, at.position, organization);
  while (rows.Next()) {
    auto line = ReadAssignmentLine(rows, judging);
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  return lines;
}

Result<views::AssignmentState> StoredQueries::FindAssignment(
    const domain::AssignmentId& assignment, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kAssignmentById, at.position, assignment);
  if (!row.Next()) return NoSuch(row, "Không tìm thấy phân công này.");
  auto line = ReadAssignmentLine(row, {at.day, near_due_days_});
  if (!line) return line.error();
  return views::AssignmentState{std::move(*line), row.OptionalIdentifier<domain::ReportId>()};
}

}  // namespace sauro::store
