#pragma once
// What a printed report was made from, short enough for a QR code: with it and the ledger anybody
// can have the report printed again (docs/trust.md).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"
#include "report/board_report.h"

namespace sauro::report {

/// The number of the printed form. It is raised whenever the same figures are printed in another
/// way, so that a comparison can say that the program is another and not the report.
inline constexpr std::int64_t kFormNumber = 2;

struct ReportMark {
  std::int64_t form = kFormNumber;
  std::string origin;  ///< name of the ledger, as in its checkpoints; may be empty
  std::uint64_t position = 0;
  std::string root_hex;
  Day day;  ///< for which lateness was computed
  Layout layout = Layout::kState;
  Period period;
  std::string plan;                         ///< identifier; empty: all plans
  std::optional<std::string> organization;  ///< difficulties and proposals of this one alone
};

ReportMark MarkOf(const BoardReport& report);

/// One line: "sauro-report 2 origin=... position=4711 root=... day=2025-05-31 kind=board
/// layout=state period=2025-05 plan=... organization=...". Blanks and "%" in a value are written
/// as "%20" and "%25".
std::string MarkText(const ReportMark& mark);

/// Errors: kUnreadable, no such line.
Result<ReportMark> MarkFromText(std::string_view text);

}  // namespace sauro::report
