#pragma once
// "/tong-quan": what a leader sees in ten seconds.

#include <string>

#include "pages/page.h"
#include "views/dashboard.h"

namespace sauro::pages {

std::string RenderDashboard(
    const Frame& frame, const views::Dashboard& dashboard, bool all_organizations = false
);

}  // namespace sauro::pages
