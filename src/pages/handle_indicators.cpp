// Indicators of plans.
#include "pages/handlers.h"
#include "pages/indicators_page.h"
#include "usecase/indicators.h"

namespace sauro::pages {

Response ShowIndicators(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const std::string& plan = request.query.Get("ke-hoach");
  const std::string& organization = request.query.Get("co-quan");
  usecase::IndicatorFilter filter;
  filter.withdrawn = !request.query.Get("da-bo").empty();
  if (!plan.empty()) filter.plan = domain::PlanId(plan);
  if (!organization.empty()) filter.organization = domain::OrganizationId(organization);
  const auto found = usecase::ListIndicators(context.app, session::Who(request), filter, *as_of);
  if (!found) return Response::Fail(found.error());
  const auto plans = usecase::ListPlans(context.app, session::Who(request), *as_of);
  if (!plans) return Response::Fail(plans.error());
  const auto catalogue = context.app.queries.ReadCatalogue(found->at.position);
  if (!catalogue) return Response::Fail(catalogue.error());
  const Frame frame = FrameAt(context, request, "Chỉ tiêu", found->at, *as_of);
  const IndicatorsView view{
      found->view,
      plans->view,
      catalogue->organizations,
      plan,
      organization,
      filter.withdrawn,
      PageNumber(request),
      request.query.Get("den")};
  return Tagged(request, RenderIndicators(frame, view), found->at);
}

}  // namespace sauro::pages
