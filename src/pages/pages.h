#pragma once
// The HTML side of the site: its route table, its refusals and its error pages.

#include <cstdint>
#include <vector>

#include "http/router.h"
#include "session/sessions.h"
#include "usecase/app.h"

namespace sauro::pages {

struct PageOptions {
  std::uint64_t max_plan_bytes = 50U << 20U;     ///< of an uploaded plan with its form
  std::uint64_t max_report_bytes = 202U << 20U;  ///< of a report with all its evidence
};

/// All pages and the static files. `app` and `sessions` live longer than the routes.
std::vector<http::Route> PageRoutes(
    usecase::App& app, session::Sessions& sessions, const PageOptions& options = {}
);

/// For session::Sessions::Guard and Admit: without a session a GET is sent to the sign-in page, and
/// a form that was posted comes back with it, so that what was typed is not lost; with a wrong CSRF
/// token the form comes back to be sent again.
session::Refuse PageRefusal(usecase::App& app);

/// For http::Site::error_page, for paths that are no API. Does not block.
http::ErrorPage PageErrors(usecase::App& app);

}  // namespace sauro::pages
