#pragma once
// "/du-thao" (list and upload) and "/bao-cao-tong-hop".

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "pages/page.h"
#include "usecase/plan_reading.h"

namespace sauro::pages {

/// Documents that are being read, as they stand at `now`.
struct ReadingsNow {
  const std::vector<usecase::Reading>& all;
  Instant now;
};
std::string RenderDrafts(
    const Frame& frame,
    const std::vector<views::DraftLine>& drafts,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    const std::optional<Error>& error,
    std::int64_t max_bytes,
    const ReadingsNow& readings
);

struct SummaryChoice {
  std::string plan;
  std::string period;
  std::string layout;
  std::optional<Error> error;
};
std::string RenderSummary(
    const Frame& frame,
    const std::vector<views::PlanLine>& plans,
    Day today,
    const SummaryChoice& choice
);

}  // namespace sauro::pages
