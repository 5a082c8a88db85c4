#pragma once
// "/nhiem-vu" and "/nhiem-vu/{id}": the list of tasks and one task with everything about it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pages/board_page.h"
#include "pages/page.h"
#include "pages/steer_page.h"

namespace sauro::pages {

struct TaskListView {
  const views::Page<views::TaskLine>& tasks;
  const std::vector<domain::Organization>& organizations;
  const BoardFilter& filter;
  std::int64_t page = 1;
  std::vector<views::PlanLine> plans = {};  ///< those that the tasks are of
};

inline constexpr std::int64_t kListRows = 25;

std::string RenderTasks(const Frame& frame, const TaskListView& view);

/// What a reviewer typed when a decision was refused.
struct DecisionState {
  std::string report;  ///< the report that it was about
  std::string text;
  std::optional<Error> error;
};

/// `name_of` gives a person's name for an account.
std::string RenderTask(
    const Frame& frame,
    const views::TaskDetail& detail,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    const DecisionState& decision = {},
    const SteerState& steering = {}
);

/// Fills one report: text, difficulties, evidence, state. Used by the task and the review queue.
void FillReport(Dict& dict, const views::ReportLine& report, const std::string& author);

}  // namespace sauro::pages
