#pragma once
// Everything that the server serves: pages, API, metrics, with one guard and one form of error for
// each.

#include <memory>
#include <string>

#include "base/result.h"
#include "http/metrics.h"
#include "http/router.h"
#include "main/config.h"
#include "session/sessions.h"
#include "usecase/app.h"

namespace sauro::main {

/// `app`, `sessions` and `metrics` must outlive the site.
Result<http::Site> MakeSite(
    usecase::App& app,
    session::Sessions& sessions,
    const std::shared_ptr<http::Metrics>& metrics,
    const Config& config
);

}  // namespace sauro::main
