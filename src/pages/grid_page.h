#pragma once
// "/viec-cua-toi/cap-nhat": many assignments of the own organisation, reported on at once.

#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "pages/page.h"
#include "usecase/progress.h"
#include "usecase/reading.h"

namespace sauro::pages {

/// The names of the fields of one assignment: "kd.<id>", "pt.<id>", "nd.<id>", "kk.<id>"; hidden
/// ones are the percentage ("cu.<id>") and the newest report ("bc.<id>", milliseconds) as shown.
std::string GridField(std::string_view what, const domain::AssignmentId& assignment);

struct GridState {
  http::Parameters typed;  ///< the fields as they came; empty the first time
  std::vector<usecase::RowProblem> problems;
  std::optional<Error> error;  ///< of the whole
};
/// Rows of one page of the grid: a form holds a limited number of fields.
inline constexpr std::int64_t kGridRows = 100;
/// `page` from 1.
std::string RenderGrid(
    const Frame& frame, const usecase::MyWork& work, std::int64_t page, const GridState& state
);

}  // namespace sauro::pages
