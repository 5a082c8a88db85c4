#pragma once
// "/tong-quan": what a leader sees in ten seconds.

#include <string>

#include "pages/page.h"
#include "views/dashboard.h"

namespace sauro::pages {

struct DashboardChoice {
  std::string day;  ///< as asked for, "2026-05-31"; empty: now
  bool all_organizations = false;
};

std::string RenderDashboard(
    const Frame& frame, const views::Dashboard& dashboard, const DashboardChoice& choice
);

}  // namespace sauro::pages
