#include "pages/dashboard_page.h"

#include <array>
#include <map>

#include "access/access.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using domain::Timing;
using domain::WorkStatus;

constexpr std::size_t kOrganizationsAtFirst = 12;

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

std::string Share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "0%";
  const std::int64_t tenths = (part * 1000 + whole / 2) / whole;
  return Number(tenths / 10) + "," + std::to_string(tenths % 10) + "%";
}

std::string TasksUrl(const Frame& frame, std::string_view timing, std::string_view work) {
  return Query().Add("han", timing).Add("tinh-trang", work).Add(frame.asked).After("/nhiem-vu");
}

// Open tasks without a day: the national statistic counts them among those in time.
std::int64_t Undated(const views::Dashboard& dashboard) {
  std::int64_t dated = 0;
  for (const views::StatusCount& each : dashboard.by_status) {
    if (each.timing == Timing::kInTime || each.timing == Timing::kNearDue) dated += each.count;
  }
  return dashboard.tasks.open_in_time - dated;
}

void FillCells(Dict& body, const Frame& frame, const views::Dashboard& dashboard) {
  const domain::Tally& tally = dashboard.tasks;
  struct Cell {
    const char* kind;
    Timing timing;
    const char* name;
    std::int64_t count;
  };
  const std::array cells = {
      Cell{"done", Timing::kDoneOnTime, "Hoàn thành đúng hạn", tally.done_on_time},
      Cell{"late", Timing::kDoneLate, "Hoàn thành quá hạn", tally.done_late},
      Cell{"in", Timing::kInTime, "Đang làm, trong hạn", tally.open_in_time},
      Cell{"over", Timing::kOverdue, "Đang làm, quá hạn", tally.overdue},
  };
  const std::int64_t counted =
      tally.done_on_time + tally.done_late + tally.open_in_time + tally.overdue;
  for (const Cell& cell : cells) {
    Dict& dict = *body.AddSectionDictionary("CELL");
    Set(dict, "KIND", cell.kind);
    Set(dict, "SHAPE", ShapeOf(cell.timing));
    Set(dict, "NAME", cell.name);
    SetNumber(dict, "COUNT", cell.count);
    Set(dict, "SHARE", Share(cell.count, counted));
    // The list behind a number has as many rows: this cell counts more than one timing.
    const bool open = cell.timing == Timing::kInTime;
    if (const std::int64_t undated = Undated(dashboard); open && undated > 0)
      SetNumber(*dict.AddSectionDictionary("UNDATED"), "COUNT", undated);
    Set(dict, "URL", TasksUrl(frame, open ? kOpenInTime : domain::CodeOf(cell.timing), ""));
  }
  SetNumber(body, "COUNTED", counted);
  SetNumber(body, "TOTAL", tally.Total());
  SetNumber(body, "ONGOING", tally.ongoing);
  SetNumber(body, "NEAR", tally.near_due);
  const std::int64_t over = tally.inactive - tally.suspended;
  ShowIf(body, "INACTIVE", over > 0);
  SetNumber(body, "INACTIVE_COUNT", over);
  ShowIf(body, "SUSPENDED", tally.suspended > 0);
  SetNumber(body, "SUSPENDED_COUNT", tally.suspended);
  Set(body, "SUSPENDED_URL", TasksUrl(frame, "", domain::CodeOf(WorkStatus::kSuspended)));
  Set(body, "NEAR_URL", TasksUrl(frame, domain::CodeOf(Timing::kNearDue), ""));
}

void FillMatrix(Dict& body, const Frame& frame, const views::Dashboard& dashboard) {
  std::map<std::pair<WorkStatus, Timing>, std::int64_t> counts;
  std::map<Timing, std::int64_t> of_timing;
  std::map<WorkStatus, std::int64_t> of_work;
  for (const views::StatusCount& count : dashboard.by_status) {
    counts[{count.work, count.timing}] += count.count;
    of_timing[count.timing] += count.count;
    of_work[count.work] += count.count;
  }
  std::int64_t total = 0;
  for (const Timing timing : kTimings) {
    Dict& column = *body.AddSectionDictionary("TIMING");
    AddChip(column, "CHIP", timing);
    SetNumber(*body.AddSectionDictionary("TIMING_TOTAL"), "COUNT", of_timing[timing]);
    total += of_timing[timing];
  }
  SetNumber(body, "MATRIX_TOTAL", total);
  for (const WorkStatus work : kWorks) {
    if (of_work[work] == 0) continue;
    Dict& row = *body.AddSectionDictionary("WORK");
    AddChip(row, "CHIP", work);
    SetNumber(row, "TOTAL", of_work[work]);
    Set(row, "URL", TasksUrl(frame, "", domain::CodeOf(work)));
    for (const Timing timing : kTimings) {
      Dict& cell = *row.AddSectionDictionary("COUNT_CELL");
      const std::int64_t count = counts[{work, timing}];
      Dict& shown = *cell.AddSectionDictionary(count == 0 ? "ZERO" : "SOME");
      SetNumber(shown, "COUNT", count);
      Set(shown, "URL", TasksUrl(frame, domain::CodeOf(timing), domain::CodeOf(work)));
    }
  }
}

void FillOrganizations(
    Dict& body, const Frame& frame, const views::Dashboard& dashboard, bool all_organizations
) {
  std::size_t shown = 0;
  std::int64_t listed = 0;
  for (const views::OrganizationLine& line : dashboard.by_organization) {
    listed += line.assignments.Total();
  }
  if (const std::int64_t others = dashboard.assignments.Total() - listed; others > 0) {
    SetNumber(*body.AddSectionDictionary("OUTSIDE"), "COUNT", others);
  }
  for (const views::OrganizationLine& line : dashboard.by_organization) {
    if (!all_organizations && shown == kOrganizationsAtFirst) break;
    ++shown;
    Dict& row = *body.AddSectionDictionary("ORGANIZATION_ROW");
    Set(row, "NAME", line.name);
    // The row counts what the organisation reports on; the list behind it shows the same.
    const auto tasks = [&](std::string_view timing) {
      Query query;
      query.Add("co-quan", line.id.value).Add("vai-tro", kReporting).Add("han", timing);
      return query.Add(frame.asked).After("/nhiem-vu");
    };
    Set(row, "URL", tasks(""));
    SetNumber(row, "TOTAL", line.assignments.Total());
    SetNumber(row, "DONE", line.assignments.done_on_time + line.assignments.done_late);
    SetNumber(row, "NEAR", line.assignments.near_due);
    Dict& over = *row.AddSectionDictionary(line.assignments.overdue > 0 ? "OVER" : "NO_OVER");
    SetNumber(over, "COUNT", line.assignments.overdue);
    Set(over, "URL", tasks(domain::CodeOf(Timing::kOverdue)));
    AddBar(row, "BAR", line.assignments);
  }
  if (shown < dashboard.by_organization.size()) {
    Dict& more = *body.AddSectionDictionary("MORE_ORGANIZATIONS");
    SetNumber(more, "COUNT", static_cast<std::int64_t>(dashboard.by_organization.size()));
    Query query;
    query.Add("co-quan", "tat-ca").Add(frame.asked);
    Set(more, "URL", query.After("/tong-quan") + "#co-quan");
  }
}

void FillPlans(Dict& body, const Frame& frame, const views::Dashboard& dashboard) {
  for (const views::PlanLine& plan : dashboard.plans) {
    Dict& row = *body.AddSectionDictionary("PLAN");
    Set(row, "NUMBER", plan.number.empty() ? std::string("Không số") : plan.number);
    Set(row, "TITLE", plan.title);
    Set(row, "URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(plan.id.value)));
    SetNumber(row, "TOTAL", plan.tasks.Total());
    SetNumber(row, "OVERDUE", plan.tasks.overdue);
    SetNumber(row, "DONE", plan.tasks.done_on_time + plan.tasks.done_late);
    AddBar(row, "BAR", plan.tasks);
  }
}

}  // namespace

std::string RenderDashboard(
    const Frame& frame, const views::Dashboard& dashboard, bool all_organizations
) {
  Page page(frame, "dashboard.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  if (dashboard.plans.empty() && dashboard.tasks.Total() == 0) {
    Dict& empty = *body.AddSectionDictionary("EMPTY");
    const bool editor = frame.who != nullptr && frame.who->May(access::Permission::kPreparePlans);
    ShowIf(empty, "CAN_UPLOAD", editor && !frame.past());
    ShowIf(empty, "MUST_WAIT", !editor && !frame.past());
    return page.Html();
  }
  Dict& full = *body.AddSectionDictionary("FULL");
  FillCells(full, frame, dashboard);
  AddBar(full, "BAR", dashboard.tasks);
  SetNumber(full, "WAITING", dashboard.waiting_for_review);
  SetNumber(full, "DIFFICULTIES", dashboard.open_difficulties);
  const bool reviewer = frame.who != nullptr && frame.who->May(access::Permission::kReviewReports);
  if (reviewer) ShowText(full, "REVIEW_LINK", "URL", LinkAt(frame, "/tham-dinh"));
  ShowIf(full, "REVIEW_WORD", !reviewer);
  FillMatrix(full, frame, dashboard);
  FillOrganizations(full, frame, dashboard, all_organizations);
  FillPlans(full, frame, dashboard);
  return page.Html();
}

}  // namespace sauro::pages
