#include "report/board_totals.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace sauro::report {
namespace {

std::int64_t PerMille(std::int64_t part, std::int64_t whole) {
  return (part * 2000 + whole) / (whole * 2);
}

std::string PerMilleText(std::int64_t per_mille) {
  std::string text = std::to_string(per_mille / 10);
  if (per_mille % 10 != 0) text += "," + std::to_string(per_mille % 10);
  return text + "%";
}

std::vector<NamedTally> SortedAgencies(const std::map<std::string, domain::Tally>& by_name) {
  std::vector<NamedTally> agencies;
  agencies.reserve(by_name.size());
  for (const auto& [name, tally] : by_name) agencies.push_back({"", name, tally});
  std::stable_sort(
      agencies.begin(),
      agencies.end(),
      [](const NamedTally& left, const NamedTally& right) {
        if (left.tally.overdue != right.tally.overdue) {
          return left.tally.overdue > right.tally.overdue;
        }
        return left.tally.Total() > right.tally.Total();
      }
  );
  return agencies;
}

void Count(domain::Tally& tally, const Standing& standing) {
  tally.Add(standing.work, standing.timing, standing.ongoing);
}

// Only of what domain::Tally counts as open in time.
bool IsWaiting(const Standing& standing) {
  domain::Tally one;
  Count(one, standing);
  const bool undated = standing.timing == domain::Timing::kNoDeadline;
  return one.open_in_time == 1 && (undated || standing.work == domain::WorkStatus::kWaiting);
}

}  // namespace

BoardTotals CountBoard(const BoardReport& report) {
  BoardTotals totals;
  std::map<std::string, domain::Tally> by_agency;
  int outermost = 1 << 20;
  for (const Section& section : report.sections) outermost = std::min(outermost, section.level);
  for (const Section& section : report.sections) {
    if (section.level == outermost || totals.sections.empty()) {
      totals.sections.push_back({section.label, section.title, {}});
    }
    for (const TaskRow& row : section.rows) {
      Count(totals.tasks, row.standing);
      Count(totals.sections.back().tally, row.standing);
      if (IsWaiting(row.standing)) ++totals.waiting;
      for (const AgencyPart& part : row.parts) {
        Count(totals.parts, part.standing);
        Count(by_agency[CollapseSpace(part.agency)], part.standing);
      }
    }
  }
  totals.agencies = SortedAgencies(by_agency);
  return totals;
}

std::string PercentText(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "-" : PerMilleText(PerMille(part, whole));
}

std::string RestPercentText(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "-" : PerMilleText(1000 - PerMille(part, whole));
}

}  // namespace sauro::report
