#pragma once
// Reporting on an assignment, and the reviewer's decision.

#include <string>
#include <vector>

#include "usecase/app.h"

namespace sauro::usecase {

struct UploadedFile {
  std::string path;  ///< where its bytes lie for now
  std::string name;  ///< as the sender called it
};

struct ProgressInput {
  domain::AssignmentId assignment;
  std::int32_t percent = 0;
  std::string text;
  std::string difficulties;
  std::string proposals;
  bool completed = false;
  std::vector<UploadedFile> evidence;
};

/// Needs kReportProgress and an assignment of the own organisation that reports.
/// Errors: kNotFound (also where it belongs to another organisation: nothing tells that it exists),
/// kInvalid with place = field (percent outside 0..100, no text, completed without evidence,
/// completed on ongoing work, file empty, too large or of a kind that is not taken), kConflict
/// (completed, cancelled, ...; or `request_id` was used for something else). The same `request_id`
/// with the same input again gives the same report and adds nothing.
Result<domain::ReportId> ReportProgress(
    App& app, const Principal& who, const std::string& request_id, const ProgressInput& input
);

/// A row of a grid: a report in few words, or that nothing changed since the one before.
struct GridRow {
  domain::AssignmentId assignment;
  std::int32_t percent = 0;
  std::string text;
  std::string difficulties;
  bool unchanged = false;  ///< The percentage of the report before, and words that say so.
  // What the person saw when the row was written.
  std::int32_t seen_percent = 0;
  std::optional<Instant> seen_report_at{};  ///< views::AssignmentLine::last_report_at
};

/// What is wrong with a row; its place is "noi_dung", "phan_tram", "kho_khan" or "khong_doi". A row
/// that was written before a newer report came, or whose completion waits for review, is refused.
struct RowProblem {
  domain::AssignmentId assignment;
  Error error;
};

/// Reports on many assignments with the checks of ReportProgress: all of them in one step, or none
/// and what is wrong with each row. The same `request_id` with the same rows again adds nothing.
/// Errors: those of ReportProgress that are of no row; kInvalid, no row.
Result<std::vector<RowProblem>> ReportMany(
    App& app, const Principal& who, const std::string& request_id, const std::vector<GridRow>& rows
);

/// Accepts the newest report of an assignment. Needs kReviewReports.
/// Errors: kConflict, somebody decided already or a newer report has come, or `request_id` was used
/// for something else; kInvalid, a completion
/// without evidence; kForbidden, the reviewer's own organisation is the holder (never the lead
/// itself).
Status AcceptReport(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::ReportId& report,
    const std::string& note
);

/// Sends it back; `reason` must not be empty.
Status ReturnReport(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::ReportId& report,
    const std::string& reason
);

}  // namespace sauro::usecase
