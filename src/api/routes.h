#pragma once
// The JSON interface under /api/v1, described by spec/openapi.yaml (a test compares both ways).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/router.h"
#include "session/sessions.h"
#include "usecase/app.h"

namespace sauro::api {

struct Options {
  /// Of the program; another version never answers 304 for what this one has sent.
  std::string version;
  std::uint64_t max_upload_bytes = std::uint64_t{50} << 20U;
  std::size_t cache_bytes = std::size_t{24} << 20U;
};

/// The table. Both references must outlive the routes.
std::vector<http::Route> ApiRoutes(
    usecase::App& app, session::Sessions& sessions, const Options& options
);

/// One row of the table as text, for the test against spec/openapi.yaml.
struct RouteLine {
  std::string_view method;
  std::string_view pattern;
  std::string_view permission;
  std::string_view body;  ///< "none", "json", "upload", "upload_or_json"
};
std::vector<RouteLine> RouteTable();

/// {"error":{"kind":..,"message":..,"place":..}}; for http::Site::error_page on paths under /api/.
http::Response RenderError(const http::Request& request, const http::Failure& failure);

}  // namespace sauro::api
