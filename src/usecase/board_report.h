#pragma once
// The consolidated report as a .docx file.

#include <optional>
#include <string>

#include "base/day.h"
#include "report/report_mark.h"
#include "usecase/app.h"

namespace sauro::usecase {

enum class Layout { kState, kParty };
/// "state", "party"; nothing otherwise.
std::optional<Layout> LayoutFromCode(std::string_view code);

struct BoardReportFile {
  std::string bytes;
  std::string file_name;
};

/// The report of `period`, as things stood at its end (or now, while the period runs). Nothing for
/// `plan`: all plans. Difficulties and proposals are those that `who` may see (kReadAllReports);
/// the report says so where they are not all. `position` counts only the facts so far. Same ledger
/// position, day and sight give the same bytes. Needs kExportReports.
Result<BoardReportFile> MakeBoardReport(
    App& app,
    const Principal& who,
    const std::optional<domain::PlanId>& plan,
    const Period& period,
    Layout layout,
    const std::optional<Position>& position = std::nullopt
);

/// The report that `mark` names, printed again: the same bytes as then, from the same ledger by the
/// same form and letterhead. Needs kExportReports and kReadAllReports. Errors: kConflict, the
/// ledger is shorter than the mark says, or has another root there; kInvalid, the form of the mark
/// is not the one that this program prints; kNotFound, there is no such plan.
Result<std::string> PrintAgain(App& app, const Principal& who, const report::ReportMark& mark);

}  // namespace sauro::usecase
