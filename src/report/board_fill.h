#pragma once
// From what the views say to the rows of the report, so that the paper and the screen agree.

#include <string>
#include <vector>

#include "base/day.h"
#include "report/board_report.h"
#include "views/tasks.h"

namespace sauro::report {

/// "Đang thực hiện; quá hạn 23 ngày", "Hoàn thành đúng hạn", "Chờ hướng dẫn", ...
std::string StatusText(const views::TaskLine& task, Day as_of);

/// The rows of `board` under their headings, in its order. `reporting` are the assignments that
/// report, in any order; those of other tasks are left out. A heading "II. Hạ tầng số" is parted
/// into label and title.
std::vector<Section> SectionsOf(
    const views::Board& board, const std::vector<views::AssignmentLine>& reporting, Day as_of
);

/// Difficulties and proposals of `reports`, in their order; empty ones are left out. `board` tells
/// under which headings the task of each stands.
std::vector<IssueLine> DifficultiesOf(
    const std::vector<views::ReportLine>& reports,
    const views::Board& board,
    const Citations& citations = {}
);
std::vector<IssueLine> ProposalsOf(
    const std::vector<views::ReportLine>& reports,
    const views::Board& board,
    const Citations& citations = {}
);

}  // namespace sauro::report
