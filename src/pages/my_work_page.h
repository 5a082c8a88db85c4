#pragma once
// "/viec-cua-toi", "/bao-cao/{id}/moi" and "/tham-dinh": an officer's work, the report form, and
// what waits for a reviewer.

#include <functional>
#include <optional>
#include <string>

#include "http/message.h"
#include "pages/page.h"
#include "usecase/reading.h"

namespace sauro::pages {

std::string RenderMyWork(const Frame& frame, const usecase::MyWork& work);

struct ReportFormState {
  http::Parameters typed;  ///< the fields as they came; empty the first time
  std::optional<Error> error;
};
std::string RenderReportForm(
    const Frame& frame, const views::AssignmentLine& assignment, const ReportFormState& state
);

std::string RenderReviewQueue(
    const Frame& frame,
    const views::Page<views::ReportLine>& reports,
    std::int64_t page,
    const std::function<std::string(const domain::AccountId&)>& name_of
);

}  // namespace sauro::pages
