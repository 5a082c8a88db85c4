#pragma once
// "/thu-gui": messages with reminders, to all.

#include <cstdint>
#include <functional>
#include <string>

#include "pages/page.h"
#include "views/reminders.h"

namespace sauro::pages {

struct DeliveriesView {
  const views::Page<views::DeliveryLine>& deliveries;
  std::int64_t page = 1;
  bool failed_only = false;
  std::function<std::string(const domain::AccountId&)> name_of;
};
std::string RenderDeliveries(const Frame& frame, const DeliveriesView& view);

}  // namespace sauro::pages
