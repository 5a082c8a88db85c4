#include "pages/deliveries_page.h"

#include "pages/context.h"
#include "pages/pages.h"
#include "pages/task_page.h"
#include "pages/words.h"

namespace sauro::pages {

std::string RenderDeliveries(const Frame& frame, const DeliveriesView& view) {
  Page page(frame, "deliveries.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  body.ShowSection(view.failed_only ? "FAILED_ONLY" : "ALL");
  ShowIf(body, "EMPTY", view.deliveries.rows.empty());
  if (view.deliveries.rows.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  SetNumber(list, "TOTAL", view.deliveries.total);
  for (const views::DeliveryLine& line : view.deliveries.rows) {
    Dict& row = *list.AddSectionDictionary("DELIVERY");
    Set(row, "NAME", view.name_of(line.account));
    Set(row, "CHANNEL", domain::NameOf(line.channel));
    Set(row, "KIND", line.urgent ? "Việc gấp" : "Bản tổng hợp trong ngày");
    Set(row, "AT", VietnameseTime(line.started_at));
    Set(row, "OUTCOME", line.outcome ? domain::NameOf(*line.outcome) : "Đang gửi");
    const bool failed = line.outcome && *line.outcome != domain::SendOutcome::kSent;
    ShowIf(row, "FAILED", failed);
    ShowText(row, "AGAIN", "TEXT", line.attempt > 1 ? std::to_string(line.attempt) : "");
    ShowText(row, "CODE", "TEXT", failed && line.code > 0 ? std::to_string(line.code) : "");
  }
  Query query;
  if (view.failed_only) query.Add("loi", "1");
  AddPager(
      list, view.deliveries.total, view.page, kListRows, query.Add(frame.asked).After("/thu-gui")
  );
  return page.Html();
}

}  // namespace sauro::pages
