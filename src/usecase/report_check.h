#pragma once
// Whether a printed report is what the ledger gives: it is printed again and compared.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report_mark.h"
#include "usecase/app.h"

namespace sauro::usecase {

struct ReportCheck {
  report::ReportMark mark;
  bool same = false;  ///< byte for byte
  /// Where it says something else, for a person: "Phụ lục, dòng 12 (TT 3), cột “Kết quả”: báo cáo
  /// ghi “...”, sổ cho “...”". At most 50; then a line with how many more. The last line names
  /// parts of the file without words that differ.
  std::vector<std::string> differences;
  /// Places whose words were erased after the report was printed: what it says there can no longer
  /// be judged. Both lists are empty if and only if `same`.
  std::vector<std::string> erased;
};

/// `bytes`: a .docx of MakeBoardReport, as it came back. Needs what PrintAgain needs. Errors:
/// kUnreadable, no such report; those of PrintAgain.
Result<ReportCheck> CheckReport(App& app, const Principal& who, std::string_view bytes);

}  // namespace sauro::usecase
