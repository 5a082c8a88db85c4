#pragma once
// "/ke-hoach" and "/ke-hoach/{id}": plans, and the 8-column board of one.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/organization.h"
#include "pages/page.h"

namespace sauro::pages {

std::string RenderPlans(const Frame& frame, const std::vector<views::PlanLine>& plans);

/// The filters as they came; codes that are not known match nothing special.
struct BoardFilter {
  std::string timing;
  std::string work;
  std::string organization;
  bool reporting = false;  ///< what the organisation itself reports on, judged by its own state
  std::string text;
  [[nodiscard]] bool any() const {
    return !timing.empty() || !work.empty() || !organization.empty() || !text.empty();
  }
};

struct BoardView {
  const views::Board& board;
  const std::vector<views::TaskLine>& shown;  ///< after the filter
  const std::vector<domain::Organization>& organizations;
  const BoardFilter& filter;
  std::int64_t page = 1;
  bool all = false;  ///< every row on one page, to print
};

inline constexpr std::int64_t kBoardRows = 40;

std::string RenderBoard(const Frame& frame, const BoardView& view);

/// True if `task` passes the filter's timing, work and text (without diacritics, in any column).
bool Matches(const views::TaskLine& task, const BoardFilter& filter);

/// The fields of the filters with their options, shared with the list of tasks.
void AddFilters(
    Dict& dict,
    const Frame& frame,
    const BoardFilter& filter,
    const std::vector<domain::Organization>& organizations
);

}  // namespace sauro::pages
