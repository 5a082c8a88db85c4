#pragma once
// Everything that the server serves: pages, API, metrics, with one guard and one form of error for
// each.

#include <memory>
#include <string>

#include "base/result.h"
#include "http/metrics.h"
#include "http/router.h"
#include "main/config.h"
#include "main/own_checkpoint.h"
#include "session/sessions.h"
#include "store/data_folder.h"
#include "usecase/app.h"

namespace sauro::main {

/// `app`, `folder`, `sessions` and `metrics` must outlive the site. `own`: own_checkpoint.h.
Result<http::Site> MakeSite(
    usecase::App& app,
    store::DataFolder& folder,
    session::Sessions& sessions,
    const std::shared_ptr<http::Metrics>& metrics,
    const Config& config,
    const OwnNote& own
);

}  // namespace sauro::main
