#include "pages/board_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pages/context.h"
#include "pages/period_options.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using domain::Timing;
using domain::WorkStatus;

constexpr std::array kTimings = {
    Timing::kOverdue,
    Timing::kNearDue,
    Timing::kInTime,
    Timing::kNoDeadline,
    Timing::kDoneOnTime,
    Timing::kDoneLate,
};
constexpr std::array kWorks = {
    WorkStatus::kNotStarted,
    WorkStatus::kWaiting,
    WorkStatus::kInProgress,
    WorkStatus::kSubmitted,
    WorkStatus::kReturned,
    WorkStatus::kCompleted,
    WorkStatus::kSuspended,
    WorkStatus::kCancelled,
    WorkStatus::kSuperseded,
};

void AddSections(
    Dict& body, const std::vector<std::string>& before, const std::vector<std::string>& now
) {
  std::size_t same = 0;
  while (same < before.size() && same < now.size() && before[same] == now[same]) ++same;
  for (std::size_t level = same; level < now.size(); ++level) {
    Dict& section = *body.AddSectionDictionary("ROW")->AddSectionDictionary("SECTION");
    SetNumber(section, "LEVEL", static_cast<std::int64_t>(std::min<std::size_t>(level + 1, 3)));
    Set(section, "TITLE", now[level]);
  }
}

void AddTask(Dict& body, const Frame& frame, const views::TaskLine& task, Day today) {
  Dict& row = *body.AddSectionDictionary("ROW")->AddSectionDictionary("TASK");
  SetOrdinal(row, task.ordinal);
  Set(row, "TITLE", task.title);
  Set(row, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(task.id.value)));
  Set(row, "LEAD", task.lead);
  Set(row, "COORDINATE", task.coordinate);
  Set(row, "PRODUCT", task.product);
  Set(row, "DEADLINE", DeadlineOf(task));
  ShowText(row, "LEFT", "TEXT", DaysLeft(task.due, task.timing, today));
  AddChip(row, "TIMING", task.timing);
  AddChip(row, "WORK", task.work);
  SetNumber(row, "PERCENT", task.percent.value);
  Set(row, "RESULT", task.result);
  if (task.evidence_count > 0) {
    SetNumber(*row.AddSectionDictionary("EVIDENCE"), "COUNT", task.evidence_count);
  }
}

void AddTally(Dict& body, const domain::Tally& tally) {
  SetNumber(body, "TOTAL", tally.Total());
  SetNumber(body, "DONE_ON_TIME", tally.done_on_time);
  SetNumber(body, "DONE_LATE", tally.done_late);
  SetNumber(body, "OPEN_IN_TIME", tally.open_in_time);
  SetNumber(body, "OVERDUE", tally.overdue);
  SetNumber(body, "ONGOING", tally.ongoing);
  AddBar(body, "BAR", tally);
}

// Deadlines that wait for events, or did.
void AddEventsLink(Dict& body, const Frame& frame, const views::Board& board) {
  const auto waiting =
      std::count_if(board.tasks.begin(), board.tasks.end(), [](const views::TaskLine& task) {
        return task.work == WorkStatus::kWaiting;
      });
  if (waiting == 0 && board.events.empty()) return;
  Dict& link = *body.AddSectionDictionary("EVENTS");
  Set(link, "URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(board.plan->id.value) + "/su-kien"));
  SetNumber(link, "COUNT", waiting);
}

std::string Filtered(const Frame& frame, const BoardView& view) {
  return Query()
      .Add("han", view.filter.timing)
      .Add("tinh-trang", view.filter.work)
      .Add("co-quan", view.filter.organization)
      .Add("q", view.filter.text)
      .Add(frame.asked)
      .After("/ke-hoach/" + UrlEncode(view.board.plan->id.value));
}

void AddRows(Dict& body, const Frame& frame, const BoardView& view, Day today) {
  const auto total = static_cast<std::int64_t>(view.shown.size());
  const std::int64_t first = view.all ? 0 : (view.page - 1) * kBoardRows;
  const std::int64_t last = view.all ? total : std::min(total, first + kBoardRows);
  std::vector<std::string> before;
  for (std::int64_t i = first; i < last; ++i) {
    const views::TaskLine& task = view.shown[static_cast<std::size_t>(i)];
    AddSections(body, before, task.section);
    AddTask(body, frame, task, today);
    before = task.section;
  }
  const std::string url = Filtered(frame, view);
  if (!view.all) AddPager(body, total, view.page, kBoardRows, url);
  if (!view.all && total > kBoardRows) {
    const char separator = url.find('?') == std::string::npos ? '?' : '&';
    ShowText(body, "SHOW_ALL", "URL", url + separator + "trang=tat-ca");
  }
}

}  // namespace

std::string RenderPlans(const Frame& frame, const std::vector<views::PlanLine>& plans) {
  Page page(frame, "plans.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  if (plans.empty()) {
    Dict& empty = *body.AddSectionDictionary("EMPTY");
    const bool editor = frame.who != nullptr && frame.who->May(access::Permission::kPreparePlans);
    ShowIf(empty, "CAN_UPLOAD", editor && !frame.past());
    ShowIf(empty, "MUST_WAIT", !editor && !frame.past());
    return page.Html();
  }
  Dict& list = *body.AddSectionDictionary("LIST");
  for (const views::PlanLine& plan : plans) {
    Dict& row = *list.AddSectionDictionary("PLAN");
    Set(row, "URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(plan.id.value)));
    Set(row, "NUMBER", plan.number.empty() ? std::string("Không số") : plan.number);
    Set(row, "DATE", DayOrDash(plan.date));
    Set(row, "TITLE", plan.title);
    Set(row, "ISSUER", plan.issuer);
    AddTally(row, plan.tasks);
  }
  return page.Html();
}

void AddFilters(
    Dict& dict,
    const Frame& frame,
    const BoardFilter& filter,
    const std::vector<domain::Organization>& organizations
) {
  for (const Timing timing : kTimings) {
    AddOption(dict, "TIMING_OPTION", domain::CodeOf(timing), domain::NameOf(timing), filter.timing);
  }
  AddOption(
      dict, "TIMING_OPTION", kOpenInTime, "Đang làm, trong hạn (gồm sắp đến hạn)", filter.timing
  );
  for (const WorkStatus work : kWorks) {
    AddOption(dict, "WORK_OPTION", domain::CodeOf(work), domain::NameOf(work), filter.work);
  }
  for (const domain::Organization& organization : organizations) {
    AddOption(
        dict, "ORGANIZATION_OPTION", organization.id.value, organization.name, filter.organization
    );
  }
  Set(dict, "TEXT", filter.text);
  AddAsOf(dict, frame);
}

std::string RenderBoard(const Frame& frame, const BoardView& view) {
  Page page(frame, "board.tpl");
  Dict& body = page.body();
  const views::PlanLine& plan = *view.board.plan;
  Set(body, "TITLE", plan.title);
  ShowIf(body, "LONG_TITLE", IsLongTitle(plan.title));
  Set(body, "NUMBER", plan.number.empty() ? std::string("Không số") : plan.number);
  Set(body, "DATE", DayOrDash(plan.date));
  Set(body, "ISSUER", plan.issuer);
  const std::string url = "/ke-hoach/" + UrlEncode(plan.id.value);
  Set(body, "URL", url);
  Set(body, "PLANS_URL", LinkAt(frame, "/ke-hoach"));
  Set(body, "CSV_URL", LinkAt(frame, url + "/bang.csv"));
  Set(body, "PLAN_ID", plan.id.value);
  AddEventsLink(body, frame, view.board);
  AddTally(body, view.board.tally);
  AddFilters(body, frame, view.filter, view.organizations);
  const Day today = frame.at ? frame.at->day : Day();
  const bool may_export =
      frame.who != nullptr && frame.who->May(access::Permission::kExportReports);
  if (may_export) {
    Dict& form = *body.AddSectionDictionary("EXPORT");
    AddPeriodOptions(form, today, "");
    ShowText(form, "COUNTED", "POSITION", frame.asked.position);
  }
  AddAdjustments(body, frame, view.board.adjustments, view.name_of, true);
  const std::string plain = LinkAt(frame, url);
  if (view.filter.any()) ShowText(body, "CLEAR", "CLEAR_URL", plain);
  if (view.shown.empty()) {
    ShowText(body, "NOTHING", "CLEAR_URL", plain);
    return page.Html();
  }
  AddRows(*body.AddSectionDictionary("TABLE"), frame, view, today);
  return page.Html();
}

bool Matches(const views::TaskLine& task, const BoardFilter& filter) {
  if (filter.timing == kOpenInTime) {
    domain::Tally one;
    one.Add(task.work, task.timing, task.ongoing);
    if (one.open_in_time == 0) return false;
  } else if (!filter.timing.empty() && domain::CodeOf(task.timing) != filter.timing) {
    return false;
  }
  if (!filter.work.empty() && domain::CodeOf(task.work) != filter.work) return false;
  if (filter.text.empty()) return true;
  const std::string needle = Fold(filter.text);
  const std::array columns = {
      &task.ordinal, &task.title, &task.lead, &task.coordinate, &task.product, &task.result};
  return std::any_of(columns.begin(), columns.end(), [&](const std::string* column) {
    return Fold(*column).find(needle) != std::string::npos;
  });
}

}  // namespace sauro::pages
