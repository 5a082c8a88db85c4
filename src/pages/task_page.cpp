#include "pages/task_page.h"

#include "base/text.h"
#include "domain/section_path.h"
#include "pages/adjustments.h"
#include "pages/context.h"
#include "pages/plan_events_page.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

void FillTask(Dict& body, const Frame& frame, const views::TaskDetail& detail) {
  const Day today = frame.at ? frame.at->day : Day();
  const views::TaskLine& task = detail.task;
  Set(body, "TITLE", task.title);
  SetOrdinal(body, task.ordinal);
  Set(body, "PLAN_NUMBER", detail.plan.number);
  Set(body, "PLAN_TITLE", detail.plan.title);
  Set(body, "PLANS_URL", LinkAt(frame, "/ke-hoach"));
  Set(body, "PLAN_URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(detail.plan.id.value)));
  const std::string path = domain::JoinPath(task.section);
  ShowIf(body, "LONG_TITLE", IsLongTitle(task.title));
  ShowText(body, "SECTION_PATH", "TEXT", path);
  ShowText(body, "CRUMB", "TEXT", Shorten(path, kCrumbBytes));
  AddChip(body, "TIMING", task.timing);
  AddChip(body, "WORK", task.work);
  SetNumber(body, "PERCENT", task.percent.value);
  Set(body, "DEADLINE", task.deadline_text.empty() ? std::string("Không ghi") : task.deadline_text);
  if (task.due) {
    Dict& due = *body.AddSectionDictionary("DUE");
    Set(due, "TEXT", task.due->Vietnamese());
    ShowIf(due, "EXTENDED", task.due_source == domain::DueSource::kExtension);
  }
  ShowText(body, "LEFT", "TEXT", DaysLeft(task.due, task.timing, today));
  ShowText(body, "LEAD", "TEXT", task.lead);
  ShowText(body, "COORDINATE", "TEXT", task.coordinate);
  ShowText(body, "PRODUCT", "TEXT", task.product);
  ShowText(body, "RESULT", "TEXT", task.result);
  ShowText(body, "NOTE", "TEXT", detail.note);
  ShowText(body, "BASIS", "TEXT", Join(detail.basis, "; "));
  ShowText(body, "PLACE", "TEXT", detail.place);
}

void AddAssignments(Dict& body, const Frame& frame, const views::TaskDetail& detail) {
  for (const views::AssignmentLine& line : detail.assignments) {
    Dict& row = *body.AddSectionDictionary("ASSIGNMENT");
    Set(row, "HOLDER", line.holder);
    Set(row, "ROLE", domain::NameOf(line.role));
    if (!line.reports) {
      row.ShowSection("NO_REPORT");
      continue;
    }
    Dict& reports = *row.AddSectionDictionary("REPORTS");
    AddChip(reports, "TIMING", line.timing);
    AddChip(reports, "WORK", line.work);
    SetNumber(reports, "PERCENT", line.percent.value);
    ShowText(
        reports, "LAST", "TEXT", line.last_report_at ? VietnameseTime(*line.last_report_at) : ""
    );
    const bool own = frame.who != nullptr && line.organization &&
                     frame.who->organization == line.organization &&
                     frame.who->May(access::Permission::kReportProgress);
    const bool open = line.work != domain::WorkStatus::kCompleted && !domain::IsInactive(line.work);
    if (own && open && !frame.past()) {
      const std::string url = "/bao-cao/" + UrlEncode(line.id.value) + "/moi";
      ShowText(reports, "OWN", "URL", url);
      ShowText(body, "REPORT_LINK", "URL", url);
    }
  }
}

void AddLinks(Dict& body, const Frame& frame, const std::vector<views::LinkedTask>& links) {
  if (links.empty()) return;
  Dict& list = *body.AddSectionDictionary("LINKS");
  for (const views::LinkedTask& link : links) {
    Dict& item = *list.AddSectionDictionary("LINK");
    Set(item, "RELATION", domain::NameOf(link.relation));
    Set(item, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(link.id.value)));
    SetOrdinal(item, link.ordinal);
    Set(item, "TITLE", link.title);
    Set(item, "PLAN_NUMBER", link.plan_number);
    AddChip(item, "WORK", link.work);
  }
}

void AddPlan(
    Dict& row,
    const Frame& frame,
    const domain::PlanId& plan,
    const std::vector<views::PlanLine>& plans
) {
  for (const views::PlanLine& line : plans) {
    if (line.id != plan) continue;
    Dict& of_plan = *row.AddSectionDictionary("OF_PLAN");
    Set(of_plan, "URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(plan.value)));
    Set(of_plan, "NUMBER", line.number.empty() ? std::string("Không số") : line.number);
  }
}

bool MayDecide(const Frame& frame, const views::ReportLine& report) {
  return frame.who != nullptr && !frame.past() &&
         frame.who->May(access::Permission::kReviewReports) &&
         report.state == views::ReportState::kSent && frame.who->account != report.author &&
         frame.who->organization != report.organization;
}

}  // namespace

std::string RenderTasks(const Frame& frame, const TaskListView& view) {
  Page page(frame, "tasks.tpl");
  Dict& body = page.body();
  AddFilters(body, frame, view.filter, view.organizations);
  const std::string plain = LinkAt(frame, "/nhiem-vu");
  if (view.filter.any()) ShowText(body, "CLEAR", "CLEAR_URL", plain);
  if (!view.filter.organization.empty()) {
    ShowIf(*body.AddSectionDictionary("ROLE"), "CHECKED", view.filter.reporting);
  }
  if (view.tasks.rows.empty()) {
    ShowText(body, view.filter.any() ? "NOTHING" : "EMPTY", "CLEAR_URL", plain);
    return page.Html();
  }
  Dict& list = *body.AddSectionDictionary("LIST");
  const Day today = frame.at ? frame.at->day : Day();
  for (const views::TaskLine& task : view.tasks.rows) {
    Dict& row = *list.AddSectionDictionary("TASK");
    Set(row, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(task.id.value)));
    SetOrdinal(row, task.ordinal);
    Set(row, "TITLE", task.title);
    AddPlan(row, frame, task.plan, view.plans);
    Set(row, "LEAD", task.lead);
    Set(row, "DEADLINE", DeadlineOf(task));
    ShowText(row, "LEFT", "TEXT", DaysLeft(task.due, task.timing, today));
    AddChip(row, "TIMING", task.timing);
    AddChip(row, "WORK", task.work);
    SetNumber(row, "PERCENT", task.percent.value);
  }
  const std::string url = Query()
                              .Add("q", view.filter.text)
                              .Add("han", view.filter.timing)
                              .Add("tinh-trang", view.filter.work)
                              .Add("co-quan", view.filter.organization)
                              .Add("vai-tro", view.filter.reporting ? kReporting : "")
                              .Add(frame.asked)
                              .After("/nhiem-vu");
  AddPager(list, view.tasks.total, view.page, kListRows, url);
  SetNumber(body, "TOTAL", view.tasks.total);
  return page.Html();
}

void FillReport(Dict& dict, const views::ReportLine& report, const std::string& author) {
  Set(dict, "ID", report.id.value);
  AddChip(dict, "STATE", report.state);
  Set(dict, "ORGANIZATION", report.organization_name);
  Set(dict, "AUTHOR", author);
  Set(dict, "AT", VietnameseTime(report.at));
  SetNumber(dict, "PERCENT", report.percent.value);
  Set(dict, "BODY", report.text);
  ShowIf(dict, "COMPLETED", report.completed);
  ShowText(dict, "DIFFICULTIES", "TEXT", report.difficulties);
  ShowText(dict, "PROPOSALS", "TEXT", report.proposals);
  for (const views::EvidenceLine& file : report.evidence) {
    Dict& link = *dict.AddSectionDictionary("FILE");
    Set(link, "URL", "/minh-chung/" + UrlEncode(file.id.value));
    Set(link, "NAME", file.name);
    Set(link, "SIZE", Size(file.size));
  }
  ShowIf(dict, "NO_FILE", report.evidence.empty());
  if (!report.decision_text.empty()) {
    Dict& decision = *dict.AddSectionDictionary("DECISION");
    Set(decision, "TEXT", report.decision_text);
    Set(decision,
        "LABEL",
        report.state == views::ReportState::kReturned ? "Lý do trả lại" : "Ý kiến thẩm định");
    ShowText(decision, "WHEN", "AT", report.decided_at ? VietnameseTime(*report.decided_at) : "");
  }
}

std::string RenderTask(
    const Frame& frame,
    const views::TaskDetail& detail,
    const std::function<std::string(const domain::AccountId&)>& name_of,
    const DecisionState& decision,
    const SteerState& steering
) {
  Page page(frame, "task.tpl");
  Dict& body = page.body();
  if (decision.error) AddFormError(body, *decision.error);
  FillTask(body, frame, detail);
  AddAsOf(body, frame);
  AddAssignments(body, frame, detail);
  AddTaskEvents(body, frame, detail, name_of);
  AddSteering(body, frame, detail, name_of, steering);
  AddLinks(body, frame, detail.links);
  AddAdjustments(body, frame, detail.adjustments, name_of, false);
  if (detail.reports.empty()) body.ShowSection("NO_REPORTS");
  for (const views::ReportLine& report : detail.reports) {
    Dict& entry = *body.AddSectionDictionary("REPORT");
    FillReport(entry, report, name_of(report.author));
    if (!MayDecide(frame, report)) continue;
    Dict& decide = *entry.AddSectionDictionary("DECIDE");
    Set(decide, "URL", "/bao-cao/" + UrlEncode(report.id.value));
    if (decision.report == report.id.value) {
      Set(decide, "TYPED", decision.text);
      if (decision.error && decision.error->place == "ly_do") decide.ShowSection("BAD_ly_do");
    }
  }
  return page.Html();
}

}  // namespace sauro::pages
