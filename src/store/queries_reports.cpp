// Reports and evidence.
#include <algorithm>
#include <utility>

#include "store/report_reading.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {

Result<std::vector<views::ReportLine>> ReadReports(Connection& connection, Query& rows) {
  std::vector<views::ReportLine> lines;
  while (rows.Next()) {
    auto line = ReadReportLine(rows);
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }
  if (!rows.status()) return rows.status().error();
  for (views::ReportLine& line : lines) {
    Query files(connection, sql::kEvidenceOfReport, line.id);
    while (files.Next()) line.evidence.push_back(ReadEvidenceLine(files));
    if (!files.status()) return files.status().error();
  }
  return lines;
}

namespace {

// Which index finds the rows: the narrowest first.
struct Shape {
  const SqlText& list;
  const SqlText& count;
};

Shape ShapeOf(
    const views::ReportFilter& filter, const std::optional<domain::OrganizationId>& organization
) {
  // Few reports wait at a time; decided ones are many, so the organisation is narrower there.
  if (filter.state && (*filter.state == views::ReportState::kSent || !organization)) {
    return {sql::kReportListOfState, sql::kReportCountOfState};
  }
  if (organization) return {sql::kReportListOfOrganization, sql::kReportCountOfOrganization};
  return {sql::kReportListOfAll, sql::kReportCountOfAll};
}

}  // namespace

Result<views::Page<views::ReportLine>> StoredQueries::ListReports(
    const views::ReportFilter& filter, const views::Scope& scope, const views::At& at
) {
  const auto& organization = scope.organization ? scope.organization : filter.organization;
  views::Page<views::ReportLine> page;
  if (filter.organization && filter.organization != organization) return page;
  auto lease = source_.Take();
  if (!lease) return lease.error();
  const Shape shape = ShapeOf(filter, organization);
  std::optional<std::string_view> state;
  if (filter.state) state = CodeOf(*filter.state);
  const std::int64_t limit = LimitOf(filter.limit);
  const std::int64_t offset = std::max<std::int64_t>(filter.offset, 0);
  Query rows(
      **lease,
      shape.list,
      at.position,
      state,
      organization,
      filter.with_difficulties,
      filter.from,
      filter.to,
      limit,
      offset
  );
  auto lines = ReadReports(**lease, rows);
  if (!lines) return lines.error();
  page.rows = std::move(*lines);
  if (EndsWithin(page.rows.size(), limit, offset)) {
    page.total = offset + static_cast<std::int64_t>(page.rows.size());
    return page;
  }
  Query count(
      **lease,
      shape.count,
      at.position,
      state,
      organization,
      filter.with_difficulties,
      filter.from,
      filter.to
  );
  if (!count.Next()) return count.status().error();
  page.total = count.Int();
  return page;
}

Result<views::ReportLine> StoredQueries::FindReport(
    const domain::ReportId& report, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query rows(**lease, sql::kReportById, at.position, report);
  auto lines = ReadReports(**lease, rows);
  if (!lines) return lines.error();
  if (lines->empty()) return NotFound("Không tìm thấy báo cáo này.");
  return std::move(lines->front());
}

Result<views::EvidenceLine> StoredQueries::FindEvidence(
    const domain::EvidenceId& evidence, const views::Scope& scope, const views::At& at
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kEvidenceById, at.position, evidence, scope.organization);
  if (!row.Next()) return NoSuch(row, "Không tìm thấy tệp minh chứng này.");
  return ReadEvidenceLine(row);
}

}  // namespace sauro::store
