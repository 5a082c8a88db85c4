#pragma once
// Counting the board: every number of a report comes from here, so that totals always add up.

#include <cstdint>
#include <string>
#include <vector>

#include "report/board_report.h"

namespace sauro::report {

inline std::int64_t DoneOf(const domain::Tally& tally) {
  return tally.done_on_time + tally.done_late;
}
inline std::int64_t OpenOf(const domain::Tally& tally) {
  return tally.open_in_time + tally.overdue;
}
/// The four cells together, the base of every rate: what is to be completed, and still counts.
inline std::int64_t OwedOf(const domain::Tally& tally) {
  return DoneOf(tally) + OpenOf(tally);
}
/// What stands apart from the four cells, so that permanent duties do not flatter a rate.
inline std::int64_t ApartOf(const domain::Tally& tally) {
  return tally.ongoing + tally.inactive;
}

struct NamedTally {
  std::string label;  ///< Of a section: "I"; empty for an agency.
  std::string name;
  domain::Tally tally;
};

struct BoardTotals {
  domain::Tally tasks;       ///< By task: a task led by a group counts once.
  std::int64_t waiting = 0;  ///< Of tasks.open_in_time: no day can be named yet, or work waits.
  domain::Tally parts;       ///< By assignment: a task led by a group counts once for each member.
  /// By outermost section, in the order of the plan; they sum to `tasks`. Rows before the first
  /// outermost heading are under the first heading there is.
  std::vector<NamedTally> sections;
  /// By agency: most overdue first, then most assignments, then by name; they sum to `parts`.
  std::vector<NamedTally> agencies;
};

BoardTotals CountBoard(const BoardReport& report);

/// "29,3%", the share of `part` in `whole`, half rounded up to a tenth; "-" if `whole` is 0.
std::string PercentText(std::int64_t part, std::int64_t whole);
/// What is left to 100 of PercentText(part, whole), so that the two always add up.
std::string RestPercentText(std::int64_t part, std::int64_t whole);

}  // namespace sauro::report
