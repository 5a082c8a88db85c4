#include "report/board_totals.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace sauro::report {
namespace {

std::size_t PerMille(std::size_t part, std::size_t whole) {
  return (part * 2000 + whole) / (whole * 2);
}

std::string PerMilleText(std::size_t per_mille) {
  std::string text = std::to_string(per_mille / 10);
  if (per_mille % 10 != 0) text += "," + std::to_string(per_mille % 10);
  return text + "%";
}

std::vector<NamedCounts> SortedAgencies(const std::map<std::string, Counts>& by_name) {
  std::vector<NamedCounts> agencies;
  agencies.reserve(by_name.size());
  for (const auto& [name, counts] : by_name) agencies.push_back({"", name, counts});
  std::stable_sort(
      agencies.begin(),
      agencies.end(),
      [](const NamedCounts& left, const NamedCounts& right) {
        if (left.counts.overdue != right.counts.overdue) {
          return left.counts.overdue > right.counts.overdue;
        }
        return left.counts.Total() > right.counts.Total();
      }
  );
  return agencies;
}

}  // namespace

void Counts::Add(Cell cell) {
  switch (cell) {
    case Cell::kDoneOnTime: ++done_on_time; return;
    case Cell::kDoneLate: ++done_late; return;
    case Cell::kOpenInTime: ++open_in_time; return;
    case Cell::kOverdue: ++overdue; return;
    case Cell::kOngoing: ++ongoing; return;
    case Cell::kWaiting: ++waiting; return;
    case Cell::kStopped: ++stopped; return;
  }
}

void Counts::Add(const Counts& other) {
  done_on_time += other.done_on_time;
  done_late += other.done_late;
  open_in_time += other.open_in_time;
  overdue += other.overdue;
  ongoing += other.ongoing;
  waiting += other.waiting;
  stopped += other.stopped;
}

BoardTotals CountBoard(const BoardReport& report) {
  BoardTotals totals;
  std::map<std::string, Counts> by_agency;
  int outermost = 1 << 20;
  for (const Section& section : report.sections) outermost = std::min(outermost, section.level);
  for (const Section& section : report.sections) {
    if (section.level == outermost || totals.sections.empty()) {
      totals.sections.push_back({section.label, section.title, {}});
    }
    for (const TaskRow& row : section.rows) {
      totals.tasks.Add(row.cell);
      totals.sections.back().counts.Add(row.cell);
      if (row.cell == Cell::kOpenInTime && row.near_due) ++totals.near_due;
      for (const AgencyPart& part : row.parts) {
        totals.parts.Add(part.cell);
        by_agency[CollapseSpace(part.agency)].Add(part.cell);
      }
    }
  }
  totals.agencies = SortedAgencies(by_agency);
  return totals;
}

std::string PercentText(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : PerMilleText(PerMille(part, whole));
}

std::string RestPercentText(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : PerMilleText(1000 - PerMille(part, whole));
}

}  // namespace sauro::report
