#pragma once
// "/nhac-viec": what a person was reminded of.

#include <cstdint>
#include <string>
#include <vector>

#include "pages/page.h"
#include "views/reminders.h"

namespace sauro::pages {

/// Fills {{#REMINDER}} for each line, with its words as of the day of the frame.
void AddReminders(Dict& dict, const Frame& frame, const std::vector<views::ReminderLine>& lines);

std::string RenderReminders(
    const Frame& frame, const views::Page<views::ReminderLine>& reminders, std::int64_t page
);

}  // namespace sauro::pages
