// What a person was reminded of, and the messages that told it.
#include "pages/deliveries_page.h"
#include "pages/handlers.h"
#include "pages/reminders_page.h"
#include "pages/task_page.h"
#include "usecase/reminders.h"

namespace sauro::pages {

Response ShowReminders(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  if (auto same = Unchanged(context, request, *as_of)) return std::move(*same);
  const std::int64_t page = PageNumber(request);
  views::ReminderFilter filter;
  filter.limit = kListRows;
  filter.offset = (page - 1) * kListRows;
  const auto found = usecase::ListReminders(context.app, session::Who(request), filter, *as_of);
  if (!found) return Response::Fail(found.error());
  const Frame frame = FrameAt(context, request, "Nhắc việc", found->at, *as_of);
  return Tagged(request, RenderReminders(frame, found->view, page), found->at);
}

Response ShowDeliveries(const Context& context, Request& request) {
  const auto as_of = AsOf(request);
  if (!as_of) return Response::Fail(as_of.error());
  const std::int64_t page = PageNumber(request);
  views::DeliveryFilter filter;
  filter.failed_only = request.query.Get("loi") == "1";
  filter.limit = kListRows;
  filter.offset = (page - 1) * kListRows;
  const auto found = usecase::ListDeliveries(context.app, session::Who(request), filter, *as_of);
  if (!found) return Response::Fail(found.error());
  const Frame frame = FrameAt(context, request, "Thư đã gửi", found->at, *as_of);
  const auto name_of = [&](const domain::AccountId& account) {
    return usecase::DisplayName(context.app, account);
  };
  return Response::Html(RenderDeliveries(frame, {found->view, page, filter.failed_only, name_of}));
}

}  // namespace sauro::pages
