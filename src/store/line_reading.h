#pragma once
// Rows of queries as the structs of views.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "store/query.h"
#include "views/at.h"
#include "views/tasks.h"

namespace sauro::store {

/// The day that timing is judged from, and how near is near.
struct Judging {
  Day day;
  std::int32_t near_due_days = 0;
  [[nodiscard]] domain::Timing TimingOf(const domain::Due& due) const {
    return domain::TimingOn(due, day, near_due_days);
  }
};

/// What a list of one page asks for.
inline constexpr std::int64_t kMostRows = 200;
std::int64_t LimitOf(std::int64_t asked);
/// True if a page of so many rows holds the last one, so that nothing needs to be counted.
bool EndsWithin(std::size_t rows, std::int64_t limit, std::int64_t offset);

/// Columns due, work, submitted_on, completed_on, ongoing.
struct Standing {
  domain::Due due;
  bool ongoing = false;
};
Result<Standing> ReadStanding(Query& row);

/// The columns of sql/parts/task_line.sql.
Result<views::TaskLine> ReadTaskLine(Query& row, const Judging& judging);
/// The columns of sql/parts/assignment_line.sql without the last.
Result<views::AssignmentLine> ReadAssignmentLine(Query& row, const Judging& judging);
/// The columns of sql/parts/report_line.sql.
Result<views::ReportLine> ReadReportLine(Query& row);
/// Columns evidence, report, task, sha256, name, size, media_type.
views::EvidenceLine ReadEvidenceLine(Query& row);
/// Columns plan, document, number, date, title, issuer.
views::PlanLine ReadPlanLine(Query& row);

/// The failure of a query for one thing: what went wrong, or that there is no such thing.
Error NoSuch(const Query& row, const char* message);

}  // namespace sauro::store
