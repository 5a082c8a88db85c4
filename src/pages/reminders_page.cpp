#include "pages/reminders_page.h"

#include "pages/context.h"
#include "pages/pages.h"
#include "pages/task_page.h"
#include "pages/words.h"

namespace sauro::pages {

void AddReminders(Dict& dict, const Frame& frame, const std::vector<views::ReminderLine>& lines) {
  const Day today = frame.at ? frame.at->day : Day();
  for (const views::ReminderLine& line : lines) {
    Dict& row = *dict.AddSectionDictionary("REMINDER");
    Set(row, "TITLE", line.title);
    SetOrdinal(row, line.ordinal);
    Set(row, "PLAN", line.plan_number);
    Set(row, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(line.task.value)));
    Set(row, "HOLDER", line.holder);
    Set(row, "WORDS", views::ReminderWords(line, today));
    Set(row, "WHY", views::ReasonWords(line.step));
    Set(row, "AT", VietnameseTime(line.raised_at));
    row.ShowSection(line.open ? "OPEN" : "DONE");
    ShowIf(row, "URGENT", line.open && line.urgent);
  }
}

std::string RenderReminders(
    const Frame& frame, const views::Page<views::ReminderLine>& reminders, std::int64_t page
) {
  Page out(frame, "reminders.tpl");
  Dict& body = out.body();
  AddAsOf(body, frame);
  ShowIf(body, "EMPTY", reminders.rows.empty());
  if (reminders.rows.empty()) return out.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  SetNumber(list, "TOTAL", reminders.total);
  AddReminders(list, frame, reminders.rows);
  AddPager(list, reminders.total, page, kListRows, LinkAt(frame, "/nhac-viec"));
  return out.Html();
}

}  // namespace sauro::pages
