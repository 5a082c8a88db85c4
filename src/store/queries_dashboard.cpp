// What a leader sees in ten seconds.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "store/line_reading.h"
#include "store/plan_tallies.h"
#include "store/row_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

using domain::WorkStatus;

bool IsOpen(WorkStatus work) {
  switch (work) {
    case WorkStatus::kNotStarted:
    case WorkStatus::kWaiting:
    case WorkStatus::kInProgress:
    case WorkStatus::kSubmitted:
    case WorkStatus::kReturned: return true;
    case WorkStatus::kCompleted:
    case WorkStatus::kSuspended:
    case WorkStatus::kCancelled:
    case WorkStatus::kSuperseded: return false;
  }
  return false;
}

using TallyByOrganization = std::unordered_map<std::string, domain::Tally>;

// Adds the assignments to the dashboard; gives their counts by organisation.
Result<TallyByOrganization> AddAssignments(
    Connection& connection,
    const views::Scope& scope,
    Position position,
    const Judging& judging,
    views::Dashboard& dashboard
) {
  TallyByOrganization by_organization;
  // The index brings the rows of one organisation one after the other.
  auto current = by_organization.end();
  Query rows(connection, sql::kDashboardAssignments, position, scope.organization);
  while (rows.Next()) {
    const std::string_view organization = rows.TextView();
    if (current == by_organization.end() || current->first != organization) {
      current = by_organization.try_emplace(std::string(organization)).first;
    }
    auto standing = ReadStanding(rows);
    if (!standing) return standing.error();
    const WorkStatus work = standing->due.work;
    current->second.Add(work, judging.TimingOf(standing->due), standing->ongoing);
    if (rows.Bool() && IsOpen(work)) ++dashboard.open_difficulties;
  }
  if (!rows.status()) return rows.status().error();
  for (const auto& [organization, tally] : by_organization) dashboard.assignments.Add(tally);
  return by_organization;
}

// Holders that are in no catalogue count in the whole, but have no line.
Result<std::vector<views::OrganizationLine>> LinesOf(
    Connection& connection, const TallyByOrganization& tallies, Position position
) {
  std::vector<views::OrganizationLine> lines;
  Query rows(connection, sql::kOrganizationList, position);
  while (rows.Next()) {
    auto id = rows.Identifier<domain::OrganizationId>();
    const auto tally = tallies.find(id.value);
    if (tally == tallies.end()) continue;
    lines.push_back({std::move(id), rows.Text(), tally->second});
  }
  if (!rows.status()) return rows.status().error();
  std::unordered_map<std::string, std::string> folded;
  for (const views::OrganizationLine& line : lines) folded[line.id.value] = Fold(line.name);
  std::sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
    if (a.assignments.overdue != b.assignments.overdue) {
      return a.assignments.overdue > b.assignments.overdue;
    }
    const std::string& left = folded.at(a.id.value);
    const std::string& right = folded.at(b.id.value);
    return left != right ? left < right : a.id < b.id;
  });
  return lines;
}

}  // namespace

Result<views::Dashboard> StoredQueries::ReadDashboard(
    const views::Scope& scope, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Connection& connection = **lease;
  const Judging judging{at.day, near_due_days_};
  views::Dashboard dashboard;
  auto tasks = TallyTasks(connection, scope, at.position, judging);
  if (!tasks) return tasks.error();
  dashboard.tasks = tasks->all;
  dashboard.plans = std::move(tasks->plans);
  for (const auto& [status, count] : tasks->by_status) {
    dashboard.by_status.push_back({status.first, status.second, count});
  }
  auto tallies = AddAssignments(connection, scope, at.position, judging, dashboard);
  if (!tallies) return tallies.error();
  auto lines = LinesOf(connection, *tallies, at.position);
  if (!lines) return lines.error();
  dashboard.by_organization = std::move(*lines);
  Query waiting(
      connection,
      sql::kReportCountOfState,
      at.position,
      CodeOf(views::ReportState::kSent),
      scope.organization,
      false,
      std::optional<Day>(),
      std::optional<Day>()
  );
  if (!waiting.Next()) return waiting.status().error();
  dashboard.waiting_for_review = waiting.Int();
  return dashboard;
}

}  // namespace sauro::store
