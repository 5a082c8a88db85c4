#include "main/site.h"

#include <utility>
#include <vector>

#include "access/access.h"
#include "api/routes.h"
#include "main/known_position.h"
#include "pages/pages.h"

namespace sauro::main {
namespace {

http::Route MetricsRoute(const std::shared_ptr<http::Metrics>& metrics) {
  return {
      http::Method::kGet,
      "/metrics",
      access::Permission::kPublic,
      http::BodyLimit::None(),
      [metrics](http::Request& request) {
        // Figures of the machine are for the machine: whoever comes through a proxy gets nothing.
        const bool here = request.peer == "127.0.0.1" || request.peer == "::1";
        if (!here || !request.headers.Get("X-Forwarded-For").empty())
          return http::Response::Text("", 404);
        http::Response response = http::Response::Text(metrics->Text());
        response.headers.Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return response;
      }};
}

void Append(std::vector<http::Route>& routes, std::vector<http::Route> more) {
  for (http::Route& route : more) routes.push_back(std::move(route));
}

}  // namespace

Result<http::Site> MakeSite(
    usecase::App& app,
    store::DataFolder& folder,
    session::Sessions& sessions,
    const std::shared_ptr<http::Metrics>& metrics,
    const Config& config,
    const OwnNote& own
) {
  const std::uint64_t upload = static_cast<std::uint64_t>(config.upload_limit_mb) << 20U;
  std::vector<http::Route> routes{MetricsRoute(metrics)};
  pages::PageOptions page_options;
  page_options.max_plan_bytes = upload;
  page_options.max_report_bytes = upload;
  Append(routes, pages::PageRoutes(app, sessions, page_options));
  api::Options api_options;
  api_options.version = SAURO_VERSION;
  api_options.max_upload_bytes = upload;
  Append(routes, api::ApiRoutes(app, sessions, api_options));
  for (http::Route& route : routes) {
    route = TellPosition(folder, config.secure_cookies, StandByOwnNote(own, std::move(route)));
  }
  auto router = http::Router::Make(std::move(routes));
  if (!router) return router.error();

  const http::ErrorPage page_errors = pages::PageErrors(app);
  const session::Refuse refuse = pages::PageRefusal(app);
  http::Site site{
      std::move(*router), KnowPosition(folder, sessions.Guard(refuse)), sessions.Admit(refuse), {}};
  site.error_page = [page_errors](const http::Request& request, const http::Failure& failure) {
    return session::IsApiPath(request.path) ? api::RenderError(request, failure)
                                            : page_errors(request, failure);
  };
  return site;
}

}  // namespace sauro::main
