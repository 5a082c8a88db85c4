#pragma once
// Counting the board: every number of a report comes from here, so that totals always add up.

#include <cstddef>
#include <string>
#include <vector>

#include "report/board_report.h"

namespace sauro::report {

/// How many stand in each cell.
struct Counts {
  std::size_t done_on_time = 0;
  std::size_t done_late = 0;
  std::size_t open_in_time = 0;
  std::size_t overdue = 0;
  std::size_t ongoing = 0;
  std::size_t waiting = 0;
  std::size_t stopped = 0;

  void Add(Cell cell);
  void Add(const Counts& other);
  [[nodiscard]] std::size_t Done() const { return done_on_time + done_late; }
  [[nodiscard]] std::size_t Open() const { return open_in_time + overdue; }
  /// The base of every rate: what has a deadline that can be kept or missed.
  [[nodiscard]] std::size_t Dated() const { return Done() + Open(); }
  [[nodiscard]] std::size_t Apart() const { return ongoing + waiting + stopped; }
  [[nodiscard]] std::size_t Total() const { return Dated() + Apart(); }
  friend bool operator==(const Counts&, const Counts&) = default;
};

struct NamedCounts {
  std::string label;  ///< Of a section: "I"; empty for an agency.
  std::string name;
  Counts counts;
};

struct BoardTotals {
  Counts tasks;              ///< By task: a task led by a group counts once.
  std::size_t near_due = 0;  ///< Of tasks.open_in_time.
  Counts parts;              ///< By assignment: a task led by a group counts once for each member.
  /// By outermost section, in the order of the plan; they sum to `tasks`. Rows before the first
  /// outermost heading are under the first heading there is.
  std::vector<NamedCounts> sections;
  /// By agency: most overdue first, then most assignments, then by name; they sum to `parts`.
  std::vector<NamedCounts> agencies;
};

BoardTotals CountBoard(const BoardReport& report);

/// "29,3%", the share of `part` in `whole`, half rounded up to a tenth; "-" if `whole` is 0.
std::string PercentText(std::size_t part, std::size_t whole);
/// What is left to 100 of PercentText(part, whole), so that the two always add up.
std::string RestPercentText(std::size_t part, std::size_t whole);

}  // namespace sauro::report
