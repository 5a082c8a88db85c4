#include "store/line_reading.h"

#include <algorithm>
#include <utility>

#include "store/columns.h"

namespace sauro::store {

std::int64_t LimitOf(std::int64_t asked) {
  return std::clamp<std::int64_t>(asked, 0, kMostRows);
}

bool EndsWithin(std::size_t rows, std::int64_t limit, std::int64_t offset) {
  const auto count = static_cast<std::int64_t>(rows);
  return count < limit && (count > 0 || offset == 0);
}

Result<Standing> ReadStanding(Query& row) {
  auto due = ReadDue(row);
  if (!due) return due.error();
  return Standing{*due, row.Bool()};
}

Result<views::TaskLine> ReadTaskLine(Query& row, const Judging& judging) {
  views::TaskLine line;
  line.id = row.Identifier<domain::TaskId>();
  line.plan = row.Identifier<domain::PlanId>();
  line.section = TextsFromColumn(row.TextView());
  line.ordinal = row.Text();
  line.title = row.Text();
  line.lead = row.Text();
  line.coordinate = row.Text();
  line.product = row.Text();
  line.deadline_text = row.Text();
  auto standing = ReadStanding(row);
  if (!standing) return standing.error();
  line.due = standing->due.due;
  line.ongoing = standing->ongoing;
  line.work = standing->due.work;
  line.timing = judging.TimingOf(standing->due);
  line.percent = {static_cast<std::int32_t>(row.Int())};
  line.result = row.Text();
  line.evidence_count = row.Int();
  auto source = ReadCode<domain::DueSource>(row.TextView(), domain::DueSourceFromCode);
  if (!source) return source.error();
  line.due_source = *source;
  return line;
}

Result<views::AssignmentLine> ReadAssignmentLine(Query& row, const Judging& judging) {
  views::AssignmentLine line;
  line.id = row.Identifier<domain::AssignmentId>();
  line.task = row.Identifier<domain::TaskId>();
  line.plan = row.Identifier<domain::PlanId>();
  line.plan_number = row.Text();
  line.ordinal = row.Text();
  line.title = row.Text();
  auto role = ReadCode<domain::AssignmentRole>(row.TextView(), domain::AssignmentRoleFromCode);
  if (!role) return role.error();
  line.role = *role;
  line.reports = row.Bool();
  line.organization = row.OptionalIdentifier<domain::OrganizationId>();
  line.holder = row.Text();
  line.deadline_text = row.Text();
  auto standing = ReadStanding(row);
  if (!standing) return standing.error();
  line.due = standing->due.due;
  line.ongoing = standing->ongoing;
  line.work = standing->due.work;
  line.timing = judging.TimingOf(standing->due);
  line.percent = {static_cast<std::int32_t>(row.Int())};
  auto source = ReadCode<domain::DueSource>(row.TextView(), domain::DueSourceFromCode);
  if (!source) return source.error();
  line.due_source = *source;
  line.last_report_at = row.OptionalInstant();
  line.waits_for_review = row.Bool();
  line.return_reason = row.Text();
  return line;
}

Result<views::ReportLine> ReadReportLine(Query& row) {
  views::ReportLine line;
  line.id = row.Identifier<domain::ReportId>();
  line.assignment = row.Identifier<domain::AssignmentId>();
  line.task = row.Identifier<domain::TaskId>();
  line.task_ordinal = row.Text();
  line.task_title = row.Text();
  line.plan_number = row.Text();
  line.organization = row.Identifier<domain::OrganizationId>();
  line.organization_name = row.Text();
  line.author = row.Identifier<domain::AccountId>();
  line.at = row.Instant();
  line.percent = {static_cast<std::int32_t>(row.Int())};
  line.text = row.Text();
  line.difficulties = row.Text();
  line.proposals = row.Text();
  line.completed = row.Bool();
  auto state = ReadCode<views::ReportState>(row.TextView(), views::ReportStateFromCode);
  if (!state) return state.error();
  line.state = *state;
  line.decided_at = row.OptionalInstant();
  line.decision_text = row.Text();
  return line;
}

views::EvidenceLine ReadEvidenceLine(Query& row) {
  views::EvidenceLine line;
  line.id = row.Identifier<domain::EvidenceId>();
  line.report = row.Identifier<domain::ReportId>();
  line.task = row.Identifier<domain::TaskId>();
  line.sha256 = row.Text();
  line.name = row.Text();
  line.size = row.Int();
  line.media_type = row.Text();
  return line;
}

views::PlanLine ReadPlanLine(Query& row) {
  views::PlanLine line;
  line.id = row.Identifier<domain::PlanId>();
  line.document = row.Identifier<domain::DocumentId>();
  line.number = row.Text();
  line.date = row.OptionalDay();
  line.title = row.Text();
  line.issuer = row.Text();
  return line;
}

Error NoSuch(const Query& row, const char* message) {
  return row.status() ? NotFound(message) : row.status().error();
}

}  // namespace sauro::store
