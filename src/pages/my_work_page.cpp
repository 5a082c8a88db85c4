#include "pages/my_work_page.h"

#include "pages/context.h"
#include "pages/reminders_page.h"
#include "pages/task_page.h"
#include "pages/words.h"
#include "usecase/evidence_type.h"

namespace sauro::pages {
namespace {

void AddGroup(
    Dict& body,
    const Frame& frame,
    const char* name,
    const char* id,
    const std::vector<views::AssignmentLine>& lines
) {
  if (lines.empty()) return;
  const Day today = frame.at ? frame.at->day : Day();
  Dict& group = *body.AddSectionDictionary("GROUP");
  Set(group, "NAME", name);
  Set(group, "GROUP_ID", id);
  SetNumber(group, "COUNT", static_cast<std::int64_t>(lines.size()));
  for (const views::AssignmentLine& line : lines) {
    Dict& item = *group.AddSectionDictionary("ITEM");
    Set(item, "TITLE", line.title);
    SetOrdinal(item, line.ordinal);
    Set(item, "PLAN", line.plan_number);
    Set(item, "TASK_URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(line.task.value)));
    if (!frame.past() && !domain::IsInactive(line.work)) {
      Dict& action = *item.AddSectionDictionary("ACTION");
      Set(action, "REPORT_URL", "/bao-cao/" + UrlEncode(line.id.value) + "/moi");
    }
    Set(item, "ROLE", domain::NameOf(line.role));
    AddChip(item, "TIMING", line.timing);
    AddChip(item, "WORK", line.work);
    SetNumber(item, "PERCENT", line.percent.value);
    Set(item, "DEADLINE", DeadlineOf(line));
    ShowText(item, "LEFT", "TEXT", DaysLeft(line.due, line.timing, today));
    ShowText(item, "LAST", "TEXT", line.last_report_at ? VietnameseTime(*line.last_report_at) : "");
    ShowIf(item, "NEVER", !line.last_report_at);
    ShowText(item, "REASON", "TEXT", line.return_reason);
  }
}

void AddSent(Dict& body, const Frame& frame, const std::vector<views::ReportLine>& sent) {
  if (sent.empty()) return;
  Dict& group = *body.AddSectionDictionary("SENT");
  SetNumber(group, "COUNT", static_cast<std::int64_t>(sent.size()));
  for (const views::ReportLine& report : sent) {
    Dict& item = *group.AddSectionDictionary("SENT_ITEM");
    Set(item, "TITLE", report.task_title);
    SetOrdinal(item, report.task_ordinal);
    Set(item, "PLAN", report.plan_number);
    Set(item, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(report.task.value)));
    Set(item, "AT", VietnameseTime(report.at));
    SetNumber(item, "PERCENT", report.percent.value);
    AddChip(item, "STATE", report.state);
  }
}

}  // namespace

std::string RenderMyWork(const Frame& frame, const usecase::MyWork& work) {
  Page page(frame, "my_work.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  if (frame.who != nullptr) Set(body, "ORGANIZATION", frame.who->organization_name);
  const domain::Tally& tally = work.tally;
  SetNumber(body, "TOTAL", tally.Total());
  SetNumber(body, "OVERDUE", tally.overdue);
  if (tally.near_due > 0) SetNumber(*body.AddSectionDictionary("NEAR"), "COUNT", tally.near_due);
  SetNumber(body, "ONGOING", tally.ongoing);
  if (tally.suspended > 0)
    SetNumber(*body.AddSectionDictionary("SUSPENDED"), "COUNT", tally.suspended);
  if (const std::int64_t over = tally.inactive - tally.suspended; over > 0)
    SetNumber(*body.AddSectionDictionary("INACTIVE"), "COUNT", over);
  SetNumber(body, "OPEN", tally.open_in_time);
  SetNumber(body, "DONE", tally.done_on_time + tally.done_late);
  AddGroup(body, frame, "Bị trả lại, cần bổ sung", "tra-lai", work.returned);
  const char* const overdue = work.returned.empty() ? "Quá hạn" : "Quá hạn, ngoài việc bị trả lại";
  AddGroup(body, frame, overdue, "qua-han", work.overdue);
  AddGroup(body, frame, "Sắp đến hạn", "sap-den-han", work.near_due);
  AddGroup(body, frame, "Việc khác đang làm", "viec-khac", work.others);
  AddGroup(body, frame, "Tạm dừng, chưa phải báo cáo", "tam-dung", work.suspended);
  AddSent(body, frame, work.sent);
  if (!work.reminders.empty()) {
    Dict& reminded = *body.AddSectionDictionary("REMINDED");
    Set(reminded, "URL", LinkAt(frame, "/nhac-viec"));
    AddReminders(reminded, frame, work.reminders);
  }
  const std::size_t to_do =
      work.returned.size() + work.overdue.size() + work.near_due.size() + work.others.size();
  ShowIf(body, "MANY", to_do > 1 && !frame.past());
  const bool nothing = work.overdue.empty() && work.returned.empty() && work.near_due.empty() &&
                       work.others.empty() && work.suspended.empty() && work.sent.empty();
  const bool none = tally.Total() == 0;
  if (nothing) {
    const char* where = none ? "/ke-hoach" : "/nhiem-vu";
    ShowText(body, none ? "EMPTY" : "ALL_DONE", "URL", LinkAt(frame, where));
  }
  return page.Html();
}

std::string RenderReportForm(
    const Frame& frame, const views::AssignmentLine& assignment, const ReportFormState& state
) {
  Page page(frame, "report_form.tpl");
  Dict& body = page.body();
  Set(body, "TITLE", assignment.title);
  SetOrdinal(body, assignment.ordinal);
  Set(body, "PLAN", assignment.plan_number);
  Set(body, "TASK_URL", "/nhiem-vu/" + UrlEncode(assignment.task.value));
  Set(body, "ACTION", "/bao-cao/" + UrlEncode(assignment.id.value) + "/moi");
  AddChip(body, "TIMING", assignment.timing);
  AddChip(body, "WORK", assignment.work);
  Set(body, "DEADLINE", DeadlineOf(assignment));
  const Day today = frame.at ? frame.at->day : Day();
  ShowText(body, "LEFT", "TEXT", DaysLeft(assignment.due, assignment.timing, today));
  ShowText(body, "REASON", "TEXT", assignment.return_reason);
  ShowIf(body, "ONGOING", assignment.ongoing);
  ShowIf(body, "MAY_COMPLETE", !assignment.ongoing);
  if (state.error) AddFormError(body, *state.error);
  ShowIf(body, "FILES_AGAIN", state.error.has_value());
  SetNumber(body, "MAX_FILES", static_cast<std::int64_t>(usecase::kMaxEvidenceFiles));
  Set(body, "MAX_SIZE", std::to_string(usecase::kMaxEvidenceBytes >> 20U) + " MB");
  const http::Parameters& typed = state.typed;
  const bool first = typed.empty();
  Set(body, "PERCENT", first ? std::to_string(assignment.percent.value) : typed.Get("phan_tram"));
  Set(body, "TEXT_TYPED", typed.Get("noi_dung"));
  Set(body, "DIFFICULTIES_TYPED", typed.Get("kho_khan"));
  Set(body, "PROPOSALS_TYPED", typed.Get("kien_nghi"));
  ShowIf(body, "COMPLETED_TYPED", !typed.Get("hoan_thanh").empty());
  return page.Html();
}

std::string RenderReviewQueue(
    const Frame& frame,
    const views::Page<views::ReportLine>& reports,
    std::int64_t page_number,
    const std::function<std::string(const domain::AccountId&)>& name_of
) {
  Page page(frame, "review_queue.tpl");
  Dict& body = page.body();
  SetNumber(body, "TOTAL", reports.total);
  AddAsOf(body, frame);
  if (reports.rows.empty()) {
    ShowText(body, "EMPTY", "URL", LinkAt(frame, "/tong-quan"));
    return page.Html();
  }
  Dict& list = *body.AddSectionDictionary("LIST");
  for (const views::ReportLine& report : reports.rows) {
    Dict& item = *list.AddSectionDictionary("ITEM");
    FillReport(item, report, name_of(report.author));
    Set(item, "TITLE", report.task_title);
    SetOrdinal(item, report.task_ordinal);
    Set(item, "PLAN", report.plan_number);
    const std::string url = LinkAt(frame, "/nhiem-vu/" + UrlEncode(report.task.value));
    Set(item, "URL", url);
    ShowText(
        item, frame.past() ? "LOOK" : "DECIDE", "URL", url + "#bc-" + UrlEncode(report.id.value)
    );
  }
  AddPager(list, reports.total, page_number, kListRows, LinkAt(frame, "/tham-dinh"));
  return page.Html();
}

}  // namespace sauro::pages
