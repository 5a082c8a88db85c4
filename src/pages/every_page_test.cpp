#include "pages/every_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "base/text.h"
#include "pages/account_pages.h"
#include "pages/approval_page.h"
#include "pages/before_approval.h"
#include "pages/board_page.h"
#include "pages/compare_page.h"
#include "pages/contact_page.h"
#include "pages/dashboard_page.h"
#include "pages/deliveries_page.h"
#include "pages/draft_page.h"
#include "pages/embedded.h"
#include "pages/error_page.h"
#include "pages/gallery.h"
#include "pages/grid_page.h"
#include "pages/indicators_page.h"
#include "pages/kept_form.h"
#include "pages/links_page.h"
#include "pages/my_work_page.h"
#include "pages/names_page.h"
#include "pages/office_pages.h"
#include "pages/organization_groups_page.h"
#include "pages/organization_import_page.h"
#include "pages/organizations_page.h"
#include "pages/plan_events_page.h"
#include "pages/reading_page.h"
#include "pages/reminders_page.h"
#include "pages/row_form.h"
#include "pages/sample_views.h"
#include "pages/sign_in_page.h"
#include "pages/succession_page.h"
#include "pages/task_page.h"
#include "usecase/plan_adjust.h"
#include "usecase/unknown_names.h"

namespace sauro::pages {
namespace {

std::string NameOf(const domain::AccountId&) {
  return "Trần Văn Minh";
}

// Frames of one person.
class Desk {
 public:
  explicit Desk(access::Role role) : who_(sample::Person(role)) {}
  [[nodiscard]] Frame At(std::string title, std::string path) const {
    Frame frame;
    frame.title = std::move(title);
    frame.path = std::move(path);
    frame.province = "Ủy ban nhân dân tỉnh Hà Giao";
    frame.who = &who_;
    frame.csrf = "csrf-token";
    frame.request_id = "0190a000-0000-7000-8000-000000009999";
    frame.at = sample::Now();
    return frame;
  }

 private:
  usecase::Principal who_;
};

std::vector<views::Adjustment> Adjustments() {
  views::Adjustment one{
      {1'780'000'000'000},
      domain::AccountId("editor"),
      "Tỉnh giao thêm việc",
      "212/QĐ-UBND ngày 05/10/2026",
      "kh-dieu-chinh.docx",
      {}};
  one.tasks.push_back({domain::TaskId("1"), "1", "Khảo sát hạ tầng số"});
  one.tasks.back().fields = {{"deadline", "Quý I/2026", "Quý II/2026"}, {"note", "", "Gấp"}};
  one.tasks.push_back({domain::TaskId("2"), "2", "Trồng cây xanh", views::AdjustedHow::kWithdrawn});
  one.fields = {{"number", "118/KH-UBND", "118a/KH-UBND"}, {"title", "Kế hoạch", "Kế hoạch mới"}};
  return {one};
}

void AddBoards(std::vector<RenderedPage>& out) {
  const Desk leader(access::Role::kLeader);
  out.push_back(
      {"dashboard", RenderDashboard(leader.At("Tổng quan", "/tong-quan"), sample::Dashboard())}
  );
  const Frame plans = leader.At("Kế hoạch", "/ke-hoach");
  out.push_back({"plans", RenderPlans(plans, {*sample::BoardOf(63).plan})});
  out.push_back({"plans-empty", RenderPlans(plans, {})});
  const views::Board board = sample::BoardOf(63);
  const auto organizations = sample::Organizations();
  const BoardFilter filter;
  Frame frame = leader.At("118/KH-UBND", "/ke-hoach/1");
  out.push_back({"board", RenderBoard(frame, {board, board.tasks, organizations, filter})});
  views::Board adjusted = sample::BoardOf(3);
  adjusted.adjustments = Adjustments();
  out.push_back(
      {"board-adjusted",
       RenderBoard(frame, {adjusted, adjusted.tasks, organizations, filter, 1, false, NameOf})}
  );
  BoardFilter past;
  past.text = "khong co";
  frame.asked = {"2026-05-31", "1234"};
  frame.now_url = frame.path;
  out.push_back({"board-nothing", RenderBoard(frame, {board, {}, organizations, past})});
  const Frame tasks = leader.At("Nhiệm vụ", "/nhiem-vu");
  views::Page<views::TaskLine> page{{board.tasks.begin(), board.tasks.begin() + 25}, 63};
  out.push_back({"tasks", RenderTasks(tasks, {page, organizations, filter, 1, {*board.plan}})});
  out.push_back({"tasks-empty", RenderTasks(tasks, {{}, organizations, filter, 1})});
}

usecase::PlanEvents PlanEvents() {
  const views::Board board = sample::BoardOf(6);
  const Instant at{1'780'000'000'000};
  const domain::AccountId editor("editor");
  usecase::PlanEvents events{*board.plan, {}};
  events.events.push_back({"Trung ương ban hành khung", {board.tasks[0], board.tasks[1]}, {}});
  events.events.push_back(
      {"Bộ Chính trị họp sơ kết",
       {board.tasks[2]},
       {{"họp sơ kết", Day::FromCivil(2026, 5, 20), "15/TB-TW", "", at, editor},
        {"họp sơ kết", Day::FromCivil(2026, 5, 21), "15/TB-TW", "Ghi nhầm ngày", at, editor}}}
  );
  return events;
}

void AddIndicators(std::vector<RenderedPage>& out) {
  const Desk leader(access::Role::kLeader);
  Frame frame = leader.At("Chỉ tiêu", "/chi-tieu");
  const std::vector<usecase::PlanIndicators> plans = {{sample::Plan(), sample::Indicators()}};
  const std::vector<views::PlanLine> all = {sample::Plan()};
  const auto organizations = sample::Organizations();
  out.push_back({"indicators", RenderIndicators(frame, {plans, all, organizations, "", ""})});
  out.push_back({"indicators-empty", RenderIndicators(frame, {{}, {}, organizations, "", ""})});
  frame.asked = {"2026-05-31", "1234"};
  frame.now_url = frame.path;
  out.push_back(
      {"indicators-nothing",
       RenderIndicators(frame, {{}, all, organizations, all[0].id.value, "co-quan-0"})}
  );
}

// Indicators among the rows of a draft, and the form of one.
void AddIndicatorRows(std::vector<RenderedPage>& out) {
  const Desk editor(access::Role::kEditor);
  const Frame frame = editor.At("Soát dự thảo", "/du-thao/1");
  usecase::DraftReview draft = sample::Draft(2);
  draft.plan.indicators = sample::DraftIndicators();
  out.push_back({"draft-indicators", RenderDraft(frame, draft, {})});
  out.push_back({"approval-indicators", RenderApproval(frame, draft, {})});
  RowFormState wrong;
  wrong.typed.Add("target", "2030: 80\n2030: 90");
  wrong.error = Invalid("Dòng 2 của mục tiêu lặp lại mốc 2030.", "target");
  out.push_back({"indicator-form", RenderRowForm(frame, draft, FindRow(draft.plan, "i2"), wrong)});
}

void AddPlanEvents(std::vector<RenderedPage>& out) {
  const Desk editor(access::Role::kEditor);
  const Frame frame = editor.At("Sự kiện", "/ke-hoach/1/su-kien");
  const usecase::PlanEvents events = PlanEvents();
  out.push_back({"plan-events", RenderPlanEvents(frame, events, NameOf)});
  const EventFormState wrong{
      {"Trung ương ban hành khung", "2030-01-01", "15/HD", "", false},
      Invalid("Ngày 01/01/2030 chưa đến.", "ngay")};
  out.push_back({"plan-events-error", RenderPlanEvents(frame, events, NameOf, wrong)});
  EventFormState none = wrong;
  none.error = Invalid("Vui lòng chọn nhiệm vụ được tính hạn từ sự kiện này.", "nhiem_vu");
  out.push_back({"plan-events-none-chosen", RenderPlanEvents(frame, events, NameOf, none)});
  EventFormState expected = wrong;
  expected.planned = true;
  expected.error = Invalid("Ngày dự kiến không đúng.", "du_kien");
  out.push_back({"plan-events-expected-error", RenderPlanEvents(frame, events, NameOf, expected)});
  out.push_back({"plan-events-empty", RenderPlanEvents(frame, {events.plan, {}}, NameOf)});
  views::TaskDetail task = sample::Task();
  task.events = {
      {"Trung ương ban hành khung", 7, false, {}},
      {"Bộ Chính trị họp sơ kết", 5, true, events.events[1].records},
      {"Tỉnh ủy giao", {}, false, events.events[1].records}};
  out.push_back({"task-events", RenderTask(editor.At("Nhiệm vụ", "/nhiem-vu/1"), task, NameOf)});
}

std::vector<views::ExtensionLine> Extensions() {
  views::ExtensionLine line;
  line.id = domain::ExtensionId("x1");
  line.task = domain::TaskId("1");
  line.plan_number = "118/KH-UBND";
  line.task_ordinal = "1";
  line.task_title = "Khảo sát hạ tầng số";
  line.holder = "Sở Khoa học và Công nghệ";
  line.due_before = Day::FromCivil(2026, 6, 30);
  line.until = *Day::FromCivil(2026, 8, 31);
  line.reason = "Chờ thẩm định thiết kế";
  line.asked_at = {1'780'000'000'000};
  line.asked_by = domain::AccountId("officer");
  std::vector<views::ExtensionLine> lines(3, line);
  lines[1].id = domain::ExtensionId("x2");
  lines[1].state = views::ExtensionState::kRefused;
  lines[1].decided_at = line.asked_at;
  lines[1].decided_by = domain::AccountId("editor");
  lines[1].decision_reason = "Còn đủ thời gian";
  lines[2].id = domain::ExtensionId("x3");
  lines[2].state = views::ExtensionState::kGranted;
  lines[2].decided_at = line.asked_at;
  return lines;
}

void AddSteeringPages(std::vector<RenderedPage>& out) {
  const Desk editor(access::Role::kEditor);
  const Desk officer(access::Role::kOfficer);
  const Frame queue = editor.At("Gia hạn", "/gia-han");
  const std::vector<views::ExtensionLine> lines = Extensions();
  out.push_back({"extensions", RenderExtensions(queue, {{lines[0]}, 1}, 1, NameOf)});
  out.push_back({"extensions-empty", RenderExtensions(queue, {}, 1, NameOf)});
  const SteerState no_reason{"quyet-x1", {}, Invalid("Vui lòng ghi lý do không đồng ý.", "ly_do")};
  out.push_back({"extensions-error", RenderExtensions(queue, {{lines[0]}, 1}, 1, NameOf, no_reason)}
  );
  views::TaskDetail task = sample::Task();
  task.extensions = lines;
  task.task.due_source = domain::DueSource::kExtension;
  const Instant at{1'780'000'000'000};
  const domain::AccountId by("editor");
  task.pauses = {
      {true, "Chờ rà soát quy hoạch", "230/UBND-TH", at, by},
      {false, "Quy hoạch đã duyệt", "241/UBND-TH", at, by}};
  const Frame desk = editor.At("Nhiệm vụ", "/nhiem-vu/1");
  const SteerState no_words{"ket-thuc-x3", {}, Invalid("Vui lòng ghi lý do thu hồi.", "ly_do")};
  task.assignments.at(0).id = lines[2].assignment;
  task.assignments[0].work = domain::WorkStatus::kInProgress;
  task.assignments[0].due = lines[2].until;
  out.push_back({"task-revoke-extension", RenderTask(desk, task, NameOf, {}, no_words)});
  const SteerState no_paper{"dung", {}, Invalid("Vui lòng ghi số, ngày của văn bản.", "van_ban")};
  out.push_back({"task-steered", RenderTask(desk, task, NameOf, {}, no_paper)});
  task.task.work = domain::WorkStatus::kSuspended;
  task.task.timing = domain::Timing::kNoDeadline;
  out.push_back({"task-suspended", RenderTask(desk, task, NameOf)});
  views::TaskDetail own = sample::Task();
  own.assignments.at(0).organization = sample::Person(access::Role::kOfficer).organization;
  own.assignments[0].reports = true;
  own.assignments[0].work = domain::WorkStatus::kInProgress;
  own.assignments[0].due = Day::FromCivil(2026, 6, 30);
  const SteerState early{
      "xin-" + own.assignments[0].id.value, {}, Invalid("Phải sau hạn hiện tại.", "den_ngay")};
  const Frame mine = officer.At("Nhiệm vụ", "/nhiem-vu/1");
  out.push_back({"task-ask-extension", RenderTask(mine, own, NameOf, {}, early)});
}

void AddProgress(std::vector<RenderedPage>& out) {
  const Desk officer(access::Role::kOfficer);
  const Desk reviewer(access::Role::kReviewer);
  const DecisionState refused{
      sample::Reports(1).at(0).id.value, "", Invalid("Hãy ghi lý do trả lại.", "ly_do")};
  out.push_back(
      {"task", RenderTask(reviewer.At("Nhiệm vụ", "/nhiem-vu/1"), sample::Task(), NameOf, refused)}
  );
  views::TaskDetail linked = sample::Task();
  linked.links = {
      {domain::TaskRelation::kPartOf,
       domain::TaskId("9"),
       domain::PlanId("2"),
       "12/KH-UBND",
       "3",
       "Xây dựng nền tảng số dùng chung"}};
  linked.adjustments = Adjustments();
  const Frame task = reviewer.At("Nhiệm vụ", "/nhiem-vu/1");
  out.push_back({"task-linked", RenderTask(task, linked, NameOf)});
  usecase::MyWork work;
  const auto lines = sample::Assignments(12);
  work.overdue = {lines.at(0)};
  work.returned = {lines.at(6)};
  work.near_due = {lines.at(2)};
  work.others = {lines.at(4), lines.at(8)};
  work.sent = sample::Reports(1);
  work.tally = sample::BoardOf(12).tally;
  const Frame mine = officer.At("Việc của tôi", "/viec-cua-toi");
  work.reminders = sample::Reminders();
  out.push_back({"my-work", RenderMyWork(mine, work)});
  const Frame reminded = officer.At("Nhắc việc", "/nhac-viec");
  out.push_back({"reminders", RenderReminders(reminded, {sample::Reminders(), 63}, 1)});
  out.push_back({"reminders-empty", RenderReminders(reminded, {}, 1)});
  out.push_back({"my-work-empty", RenderMyWork(mine, {})});
  const Frame grid = officer.At("Cập nhật nhiều việc", "/viec-cua-toi/cap-nhat");
  out.push_back({"grid", RenderGrid(grid, work, 1, {})});
  out.push_back({"grid-empty", RenderGrid(grid, {}, 1, {})});
  GridState wrong;
  wrong.typed.Add(GridField("pt", work.overdue.at(0).id), "130");
  wrong.problems = {{work.overdue.at(0).id, Invalid("Tỷ lệ phải từ 0 đến 100.", "phan_tram")}};
  out.push_back({"grid-wrong", RenderGrid(grid, work, 1, wrong)});
  const Frame form = officer.At("Báo cáo tiến độ", "/bao-cao/1/moi");
  out.push_back({"report-form", RenderReportForm(form, lines.at(6), {})});
  ReportFormState bad;
  bad.typed.Add("noi_dung", "Đã ban hành quyết định.");
  bad.typed.Add("phan_tram", "130");
  bad.error = Invalid("Tỷ lệ hoàn thành phải từ 0 đến 100.", "phan_tram");
  out.push_back({"report-form-error", RenderReportForm(form, lines.at(0), bad)});
  const Frame queue = reviewer.At("Thẩm định", "/tham-dinh");
  out.push_back({"review", RenderReviewQueue(queue, {sample::Reports(4), 4}, 1, NameOf)});
  out.push_back({"review-empty", RenderReviewQueue(queue, {}, 1, NameOf)});
}

std::vector<usecase::SaidLink> SaidLinks() {
  using domain::TaskRelation;
  return {
      {{"t1", "x", true, TaskRelation::kSame}, "Đóng bè", "Đóng bè tre", "4", "12/KH-UBND", true},
      {{"t1", "t2", false, TaskRelation::kPartOf},
       "Đóng bè",
       "Thả bè tre trên sông",
       "",
       "",
       false},
  };
}

void AddCompare(std::vector<RenderedPage>& out, const Frame& frame, const intake::DraftPlan& plan) {
  views::AssignedTask changed;
  changed.id = domain::TaskId("changed");
  changed.ordinal = plan.tasks.at(1).ordinal;
  changed.title = plan.tasks.at(1).title;
  changed.deadline.raw = "Quý IV/2026";
  views::AssignedTask dropped;
  dropped.id = domain::TaskId("dropped");
  dropped.ordinal = "99";
  dropped.title = "Trồng cây xanh dọc bờ kè";
  usecase::ApprovedPlan approved{plan.document, {changed, dropped}, {}};
  approved.words.number = "12/KH-UBND";
  const auto comparison = usecase::CompareWithApproved(plan, {}, approved);
  CompareView view{
      comparison,
      "Đối chiếu với kế hoạch đã phê duyệt",
      "/du-thao/1",
      "Kế hoạch hành động",
      "kh-dieu-chinh.docx",
      "kế hoạch số 12/KH-UBND",
      "/ke-hoach/1",
      "/du-thao/1/dieu-chinh",
      {{"ke_hoach", "1"}},
      true,
      "Phê duyệt điều chỉnh"};
  out.push_back({"compare", RenderCompare(frame, view, {})});
  view.linked = {comparison.before.back().key};
  out.push_back({"compare-linked", RenderCompare(frame, view, {})});
  view.links = SaidLinks();
  view.without_reporter = {{"t1", "1", "Lập danh mục bến đò", "Tổ bè"}};
  const Error unasked = Invalid("Vui lòng đánh dấu xác nhận.", std::string(kAllTheSame));
  out.push_back({"compare-asks", RenderCompare(frame, view, {{}, unasked})});
  const CompareState bad{{}, Invalid("Vui lòng ghi lý do điều chỉnh.", "ly_do")};
  out.push_back({"compare-error", RenderCompare(frame, view, bad)});
  const CompareChoice choice{"/du-thao/1/doi-chieu?ke-hoach=1", "kế hoạch số 12", "Kế hoạch", true};
  out.push_back(
      {"compare-choice",
       RenderCompareChoice(
           frame,
           {"/du-thao/1",
            "Kế hoạch",
            "kh.docx",
            {choice},
            {choice},
            {usecase::KnownPlanText(sample::Plan())}}
       )}
  );
}

void AddLinksPage(
    std::vector<RenderedPage>& out, const Frame& frame, const intake::DraftPlan& plan
) {
  usecase::DraftCheck check;
  check.plan = plan;
  check.plan.links = {
      {plan.tasks.at(1).key, plan.tasks.at(0).key, false, domain::TaskRelation::kPartOf}};
  check.inside.tasks = intake::ComparableTasks(plan);
  intake::LikeTasks like{
      0, 1, intake::Likeness::kPartOf, false, 90, "Tên việc này nằm trong tên việc kia", {}};
  like.differences = {"Khác thời hạn: Quý I / Quý II"};
  check.inside.likes = {like};
  usecase::KnownTask known;
  known.row = plan.tasks.at(0).key;
  known.task = sample::BoardOf(1).tasks.at(0);
  known.plan_number = "12/KH-UBND";
  known.reason = "Tên giống nhau";
  check.known = {known};
  out.push_back({"draft-links", RenderLinks(frame, {"/du-thao/1", "kh.docx", check})});
  check.links = SaidLinks();
  like.kind = intake::Likeness::kSharedResult;
  like.score = 40;
  check.inside.likes.push_back({0, 2, like.kind, false, 40, "Cùng ghi: “báo cáo”", {}});
  out.push_back({"draft-links-weak", RenderLinks(frame, {"/du-thao/1", "kh.docx", check, true})});
  out.push_back({"draft-links-none", RenderLinks(frame, {"/du-thao/1", "kh.docx", {}})});
}

void AddReadings(const Frame& list, std::vector<RenderedPage>& out) {
  usecase::Reading reading;
  reading.id = "1";
  reading.name = "Kế hoạch quét.pdf";
  const Instant now{1'780'000'000'000};
  reading.seen_at = now;
  out.push_back({"reading-waiting", RenderReading(list, reading, now)});
  reading.state = usecase::ReadingState::kReading;
  reading.page = 3;
  reading.pages = 12;
  out.push_back({"reading", RenderReading(list, reading, now)});
  out.push_back({"drafts-reading", RenderDrafts(list, {}, NameOf, {}, 50 << 20, {{reading}, now})});
  out.push_back({"reading-cut", RenderReading(list, reading, {now.unix_ms + 60'000})});
  reading.state = usecase::ReadingState::kFailed;
  reading.message = "Tệp PDF được đặt mật khẩu nên không đọc được.";
  out.push_back({"reading-failed", RenderReading(list, reading, now)});
  reading.state = usecase::ReadingState::kDone;
  out.push_back({"reading-done", RenderReading(list, reading, now, "/du-thao/1/doi-chieu")});
}

void AddDocumentForms(
    std::vector<RenderedPage>& out, const Frame& frame, usecase::DraftReview draft
) {
  draft.plan.document.number.clear();
  draft.plan.document.sources = {{intake::Field::kTitle, {0, 0, 0, 1}}};
  draft.plan.doubts = {
      {intake::Field::kNumber, "Không tìm thấy số văn bản", "Nhập số văn bản"},
      {intake::Field::kDate, "Không tìm thấy ngày ban hành", ""},
      {intake::Field::kRow, "Không nhận ra cột của bảng 2 nên bảng này chưa được đọc", "Kiểm tra"}};
  out.push_back({"draft-document", RenderDraft(frame, draft, {})});
  out.push_back({"approval-document", RenderApproval(frame, draft, {})});
  RowFormState wrong;
  wrong.typed.Add("number", "92");
  wrong.error = Invalid("Số văn bản chưa đúng.", "number");
  out.push_back({"document-form", RenderDocumentForm(frame, draft, wrong)});
}

// Names and sections to settle at once, a scanned source, rows that lack something.
void AddWholeDrafts(
    std::vector<RenderedPage>& out, const Frame& frame, usecase::DraftReview draft
) {
  WholeDraftState whole;
  whole.names = {"Sở Khoa học và Công nghệ", "Sở Tài chính"};
  auto& table = std::get<docread::Table>(draft.source.blocks.at(1));
  draft.source.pages = {{842, 595, 0}, {842, 595, 9000}};
  for (docread::Row& row : table.rows) {
    row.page = row.number > 5 ? 2 : 1;
    for (docread::Cell& cell : row.cells) {
      cell.confidence = 80;
      cell.box = {500, 500, 9000, 900};
    }
  }
  for (std::size_t i = 0; i < draft.plan.tasks.size(); ++i) {
    intake::DraftTask& row = draft.plan.tasks.at(i);
    const auto line = static_cast<std::uint32_t>(i + 2);
    row.sources = {{intake::Field::kTitle, {1, line, 2, 0}}};
    if (i % 3 == 1) row.lead.clear();
    if (i % 3 == 1) row.deadline = {};
    if (i % 5 == 1) row.status = intake::StatedStatus::kCompleted;
    if (i % 4 == 3) row.confirmed = true;
    if (i % 6 == 0) {
      row.doubts.push_back(
          {intake::Field::kLead, "Danh mục chưa có “" + row.lead.at(0).name + "”", ""}
      );
    }
  }
  out.push_back({"draft-whole", RenderDraft(frame, draft, {}, {}, whole)});
  out.push_back({"approval-stated-done", RenderApproval(frame, draft, {})});
  whole.error = Invalid("“Sở Lạ” không có trong danh mục.", "chosen");
  whole.mark = usecase::UnknownNames(draft.plan).at(0).mark;
  whole.typed = "Sở Lạ";
  out.push_back({"draft-whole-wrong", RenderDraft(frame, draft, {}, {}, whole)});
}

void AddDrafts(std::vector<RenderedPage>& out) {
  const Desk editor(access::Role::kEditor);
  const Frame list = editor.At("Dự thảo", "/du-thao");
  out.push_back({"drafts", RenderDrafts(list, sample::Drafts(), NameOf, {}, 50 << 20, {{}, {}})});
  out.push_back(
      {"drafts-error",
       RenderDrafts(
           list,
           {},
           NameOf,
           Unreadable("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi tải lại."),
           50 << 20,
           {{}, {}}
       )}
  );
  AddReadings(list, out);
  const usecase::DraftReview draft = sample::Draft(30);
  Frame frame = editor.At("Soát dự thảo", "/du-thao/1");
  frame.htmx = true;
  out.push_back({"draft", RenderDraft(frame, draft, {})});
  out.push_back({"draft-doubts", RenderDraft(frame, draft, {true, 1})});
  out.push_back({"draft-source", RenderSource(frame, draft)});
  out.push_back({"row-form", RenderRowForm(frame, draft, {&draft.plan.tasks.at(0), nullptr}, {})});
  out.push_back({"approval", RenderApproval(frame, draft, {})});
  const ApprovalState asks{
      {{"t1", "1", "Lập danh mục bến đò", "Tổ bè"}, {"t2", "2", "Đóng bè tre", ""}},
      SaidLinks(),
      {{{"Sở KHCN", "Sở Khoa học và Công nghệ"}}, {{"Tổ bè", "Các tổ bè"}}},
      {sample::Plan()},
      Invalid("Vui lòng đánh dấu xác nhận.", std::string(kAllTheSame))};
  out.push_back({"approval-asks", RenderApproval(frame, draft, asks)});
  DraftChoice saved;
  saved.saved = "Đã lưu thay đổi.";
  saved.saved_row = draft.plan.tasks.at(0).key;
  out.push_back({"draft-saved", RenderDraft(frame, draft, saved)});
  out.push_back({"draft-known", RenderDraft(frame, draft, {}, {sample::Plan()})});
  AddDocumentForms(out, frame, draft);
  AddWholeDrafts(out, frame, draft);
  usecase::DraftReview unknown = draft;
  unknown.plan.tasks.at(0).lead = {{"Sở KHCN", {}}};
  RowFormState hints;
  hints.names = {"Sở Khoa học và Công nghệ", "Sở Tài chính"};
  out.push_back(
      {"row-form-remember",
       RenderRowForm(frame, unknown, {&unknown.plan.tasks.at(0), nullptr}, hints)}
  );
  AddCompare(out, frame, draft.plan);
  AddLinksPage(out, frame, draft.plan);
}

void AddNames(std::vector<RenderedPage>& out) {
  usecase::KnownAlias known;
  known.alias = {
      domain::OrganizationId("so-khcn"),
      "Sở KHCN",
      domain::DraftId("1"),
      Instant{1'780'000'000'000},
      domain::AccountId("1")};
  known.organization_name = "Sở Khoa học và Công nghệ";
  known.draft_title = "Kế hoạch hành động";
  const std::vector<usecase::KnownAlias> names = {known};
  const Desk editors(access::Role::kEditor);
  const Desk administrators(access::Role::kAdministrator);
  const Frame editor = editors.At("Tên đã ghi nhớ", "/ten-da-ghi-nho");
  const Frame keeper = administrators.At("Tên đã ghi nhớ", "/ten-da-ghi-nho");
  out.push_back({"names", RenderNames(editor, {names, NameOf, true})});
  out.push_back({"names-administrator", RenderNames(keeper, {names, NameOf})});
  out.push_back({"names-none", RenderNames(editor, {{}, NameOf, true})});
  const Error gone = NotFound("Cơ quan này không có tên đã ghi nhớ là “Sở KHCN”.");
  out.push_back({"names-gone", RenderNames(editor, {names, NameOf, true, gone})});
}

usecase::OrganizationTree Tree() {
  usecase::OrganizationTree tree;
  tree.catalogue.organizations = sample::Organizations();
  std::vector<domain::Organization>& all = tree.catalogue.organizations;
  tree.day = sample::Now().day;
  for (std::size_t i = 1; i < all.size(); ++i) all[i].parent = all[i % 2 == 0 ? 0 : i - 1].id;
  all[1].identifier = "H57.12";
  all[1].from = Day::FromCivil(2025, 3, 1);
  all[2].until = Day::FromCivil(2025, 6, 30);
  tree.lines = domain::TreeOn(all, tree.day);
  views::SuccessionLine line;
  line.succession.from = {all[2].id};
  line.succession.to = {all[1].id};
  line.succession.authority = "12/NQ-HĐND";
  tree.successions = {line};
  for (const domain::SuccessionKind kind :
       {domain::SuccessionKind::kSplit,
        domain::SuccessionKind::kRename,
        domain::SuccessionKind::kAbolish}) {
    line.succession.kind = kind;
    tree.successions.push_back(line);
  }
  return tree;
}

void AddOrganizations(std::vector<RenderedPage>& out) {
  const Desk keepers(access::Role::kAdministrator);
  const Desk leaders(access::Role::kLeader);
  const usecase::OrganizationTree tree = Tree();
  const Frame keeper = keepers.At("Cơ quan, đơn vị", "/co-quan");
  Frame leader = leaders.At("Cơ quan, đơn vị", "/co-quan");
  out.push_back({"organizations", RenderOrganizations(keeper, tree)});
  out.push_back({"organizations-empty", RenderOrganizations(keeper, {{}, {}, {}, tree.day})});
  leader.asked = {"2025-05-31", ""};
  leader.now_url = leader.path;
  out.push_back({"organizations-past", RenderOrganizations(leader, tree)});
  const Frame form = keepers.At("Sửa cơ quan", "/co-quan/sua/co-quan-1");
  OrganizationForm known{usecase::InputOf(tree.catalogue.organizations[1])};
  out.push_back({"organization", RenderOrganization(form, tree, known)});
  OrganizationForm fresh;
  fresh.input.is_new = true;
  usecase::OrganizationTree grouped = Tree();
  domain::OrganizationGroup group{domain::GroupId("cac-so"), "Các sở, ban, ngành", {"Các sở"}, {}};
  for (const domain::Organization& each : grouped.catalogue.organizations)
    group.members.push_back(each.id);
  group.terms = {
      {group.members[0], Day::FromCivil(2025, 7, 1), std::nullopt},
      {group.members[1], std::nullopt, Day::FromCivil(2025, 6, 30)}};
  grouped.catalogue.groups = {group};
  out.push_back({"groups", RenderGroups(keepers.At("Nhóm cơ quan", "/co-quan/nhom"), grouped)});
  out.push_back({"groups-empty", RenderGroups(leaders.At("Nhóm cơ quan", "/co-quan/nhom"), tree)});
  const Frame one = keepers.At("Sửa nhóm", "/co-quan/nhom/sua/cac-so");
  GroupForm known_group{usecase::InputOf(group, grouped.catalogue)};
  out.push_back({"group", RenderGroup(one, known_group)});
  GroupForm new_group;
  new_group.input.is_new = true;
  for (const char* place : {"ma", "ten", "thanh_vien"}) {
    new_group.error = Invalid("Dòng 1: nhóm không thể là thành viên của chính nó.", place);
    out.push_back({std::string("group-wrong-") + place, RenderGroup(one, new_group)});
  }
  const Frame load = keepers.At("Nạp danh mục", "/co-quan/nap");
  out.push_back({"organization-import", RenderImportForm(load, {})});
  for (const char* place : {"tep", "mau", "tinh", "xa"}) {
    const ImportForm bad{{}, Invalid("Không dùng được.", place)};
    out.push_back({std::string("organization-import-wrong-") + place, RenderImportForm(load, bad)});
  }
  usecase::ImportPreview look;
  for (const usecase::ImportChange each :
       {usecase::ImportChange::kNew,
        usecase::ImportChange::kChanged,
        usecase::ImportChange::kSame}) {
    look.lines.push_back({{"dòng 2", tree.catalogue.organizations[0], {}}, each, "cũ", "mới"});
  }
  const usecase::ImportSource source{"", "tinh", "tỉnh Hà Giao", ""};
  out.push_back({"organization-look", RenderImportLook(load, {look, source, "co-quan.csv"})});
  look.lines[0].change = usecase::ImportChange::kWrong;
  look.lines[0].row.error = Invalid("Vui lòng chọn cấp của cơ quan.", "cap");
  look.tree = Invalid("Cây cơ quan thành vòng tròn.");
  const Error stale = Conflict("Danh mục vừa có người sửa.");
  out.push_back(
      {"organization-look-wrong", RenderImportLook(load, {look, source, "co-quan.csv", stale})}
  );
  const Frame change = keepers.At("Thay đổi", "/co-quan/ke-thua");
  usecase::SuccessionInput input{"merge", {"co-quan-0"}, {"co-quan-3"}, "2026-05-01", "", "12/NQ"};
  out.push_back({"succession", RenderSuccessionForm(change, tree, {input})});
  for (const char* place : {"tu", "den", "ngay", "ten_moi", "van_ban"}) {
    const Error wrong = Invalid("Chưa nhận được nội dung này.", place);
    out.push_back(
        {std::string("succession-wrong-") + place,
         RenderSuccessionForm(change, tree, {input, wrong})}
    );
  }
  usecase::SuccessionPreview preview;
  preview.catalogue = tree.catalogue;
  preview.succession.on = *Day::FromCivil(2026, 5, 1);
  preview.succession.from = {domain::OrganizationId("co-quan-0")};
  preview.succession.to = {domain::OrganizationId("co-quan-3")};
  preview.succession.authority = "12/NQ-HĐND ngày 20/4/2026";
  using usecase::SuccessionRowKind;
  const domain::OrganizationId from("co-quan-0");
  preview.rows = {
      {"viec.1",
       SuccessionRowKind::kWork,
       from,
       "Phủ sóng di động",
       "",
       {},
       sample::Assignments(1).at(0)},
      {"chi-tieu.1",
       SuccessionRowKind::kIndicator,
       from,
       "Tỷ lệ hồ sơ trực tuyến",
       "118/KH-UBND",
       preview.succession.to[0]},
      {"nhom.g.0",
       SuccessionRowKind::kGroup,
       from,
       "Các sở, ban, ngành",
       "",
       preview.succession.to[0]},
      {"duoi.x", SuccessionRowKind::kBelow, from, "Trung tâm Chuyển đổi số", "", {}},
      {"nguoi.1", SuccessionRowKind::kAccount, from, "Trần Văn Minh", "canbo", {}}};
  out.push_back({"succession-rows", RenderSuccessionRows(change, {preview, input})});
  const Error open = Invalid("Còn 1 dòng chưa chọn nơi tiếp nhận.", "dong");
  out.push_back({"succession-rows-open", RenderSuccessionRows(change, {preview, input, {}, open})});
  preview.rows.clear();
  out.push_back({"succession-rows-none", RenderSuccessionRows(change, {preview, input})});
  for (const char* place : {"ma", "cap_tren", "dinh_danh", "den_ngay"}) {
    fresh.error = Invalid("Không nhận được nội dung này.", place);
    const Frame frame = keepers.At("Thêm cơ quan", "/co-quan/them");
    out.push_back(
        {std::string("organization-wrong-") + place, RenderOrganization(frame, tree, fresh)}
    );
  }
}

void AddOffice(std::vector<RenderedPage>& out) {
  const Desk leader(access::Role::kLeader);
  const Desk administrator(access::Role::kAdministrator);
  AddNames(out);
  AddOrganizations(out);
  const Frame summary = leader.At("Báo cáo tổng hợp", "/bao-cao-tong-hop");
  out.push_back({"summary", RenderSummary(summary, {sample::Plan()}, sample::Now().day, {})});
  out.push_back({"summary-empty", RenderSummary(summary, {}, sample::Now().day, {})});
  AccountFormState state;
  state.typed.Add("ten_dang_nhap", "hanh");
  state.error = Conflict("Tên đăng nhập đã có người dùng.", "ten_dang_nhap");
  const std::vector<AccountLine> accounts = {
      {"bientap", "Nguyễn Thị Hạnh", "Biên tập (cơ quan thường trực)", "", false},
      {"chuyenvien", "Trần Văn Minh", "Chuyên viên cơ quan", "Sở Tài chính", true},
  };
  out.push_back(
      {"accounts",
       RenderAccounts(
           administrator.At("Tài khoản", "/tai-khoan"), accounts, sample::Organizations(), state
       )}
  );
}

void AddDeliveries(std::vector<RenderedPage>& out) {
  const Desk administrator(access::Role::kAdministrator);
  Frame frame = administrator.At("Thư đã gửi", "/thu-gui");
  using enum domain::SendOutcome;
  views::Page<views::DeliveryLine> page;
  for (const domain::SendOutcome outcome : {kSent, kUnreached, kRefused, kBounced}) {
    views::DeliveryLine line;
    line.urgent = outcome == kRefused;
    line.attempt = outcome == kUnreached ? 3 : 1;
    line.started_at = {1'780'000'000'000};
    line.ended_at = line.started_at;
    line.outcome = outcome;
    line.code = outcome == kBounced ? 550 : 0;
    page.rows.push_back(line);
  }
  page.rows.emplace_back();  // on its way
  page.total = 63;
  out.push_back({"deliveries", RenderDeliveries(frame, {page, 1, false, NameOf})});
  out.push_back({"deliveries-failed", RenderDeliveries(frame, {page, 2, true, NameOf})});
  out.push_back({"deliveries-empty", RenderDeliveries(frame, {{}, 1, true, NameOf})});
}

OwnFeeds Feeds() {
  OwnFeeds feeds{{}, true, true, "https://sauro.hagiao.example/lich.ics?khoa=0123456789abcdef"};
  feeds.feeds = {{"ab", false, {1'780'000'000'000}}, {"cd", true, {1'780'000'000'000}}};
  return feeds;
}

void AddContacts(std::vector<RenderedPage>& out) {
  const Desk officer(access::Role::kOfficer);
  const Frame frame = officer.At("Cách nhận lời nhắc", "/ca-nhan/nhac-viec");
  out.push_back({"contact", RenderContact(frame, {{}, {{}, true, false, {}}, std::nullopt})});
  const OwnContact bounced{"minh@hagiao.example", "0912345678", "8", true};
  out.push_back({"contact-bounced", RenderContact(frame, {bounced, Feeds(), std::nullopt})});
  const auto wrong = [&](const char* name, const Error& error) {
    out.push_back({name, RenderContact(frame, {{"minh", "09", "7", false}, Feeds(), error})});
  };
  wrong("contact-wrong-mail", Invalid("Địa chỉ thư điện tử không đúng.", "thu_dien_tu"));
  wrong("contact-wrong-phone", Invalid("Số điện thoại gồm 8 đến 15 chữ số.", "so_dien_thoai"));
  wrong("contact-wrong-hour", Invalid("Giờ nhận thư là một số từ 6 đến 20.", "gio_nhan"));
  wrong("contact-many-feeds", Invalid("Mỗi tài khoản có nhiều nhất 10 lịch.", "lich"));
}

void AddAccountPages(std::vector<RenderedPage>& out) {
  const Desk administrator(access::Role::kAdministrator);
  const Desk officer(access::Role::kOfficer);
  const AccountLine line{
      "chuyenvien", "Trần Văn Minh", "Chuyên viên cơ quan", "Sở Tài chính", true};
  const Frame frame = administrator.At("Tài khoản chuyenvien", "/tai-khoan/chuyenvien");
  const HeldPost post{"officer", "so-tc"};
  out.push_back({"account", RenderAccount(frame, line, post, sample::Organizations(), {})});
  const AccountFormState wrong{{}, Invalid("Mật khẩu phải có ít nhất 8 ký tự.", "mat_khau")};
  out.push_back({"account-wrong", RenderAccount(frame, line, post, {}, wrong)});
  const Frame own = officer.At("Tài khoản của tôi", "/ca-nhan");
  const std::vector<OwnSession> sessions = {
      {"ab", {1'780'000'000'000}, {1'780'043'200'000}, true},
      {"cd", {1'779'900'000'000}, {1'780'003'200'000}, false}};
  OwnAccount shown{line, sessions};
  shown.now = {1'780'000'000'000};
  const auto token = [&](const char* name, usecase::TokenScope scope, std::int64_t ends) {
    shown.tokens.push_back(
        {name, domain::AccountId("a"), name, scope, shown.now, {ends}, std::nullopt}
    );
  };
  token("Bảng điện tử ở sảnh", usecase::TokenScope::kRead, 1'790'000'000'000);
  shown.tokens.back().used_on = Day::FromDays(20'000);
  token("Phần mềm một cửa", usecase::TokenScope::kWrite, 1'770'000'000'000);
  out.push_back({"own-account", RenderOwnAccount(own, shown, {})});
  const auto own_wrong = [&](const char* name, const Error& error) {
    out.push_back({name, RenderOwnAccount(own, shown, {{}, error})});
  };
  own_wrong("own-account-wrong", Invalid("Mật khẩu hiện tại không đúng.", "mat_khau_cu"));
  own_wrong("own-account-token", Invalid("Hãy ghi khóa dùng cho việc gì.", "ten_khoa"));
  shown.step = {false, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", 0};
  own_wrong("own-account-second-step", Invalid("Mã không đúng.", "ma"));
  shown.step = {true, {}, 9};
  out.push_back({"own-account-second-step-on", RenderOwnAccount(own, shown, {})});
  out.push_back({"new-token", RenderNewToken(own, "sauro_" + std::string(64, 'a'))});
  out.push_back(
      {"recovery-codes", RenderRecoveryCodes(own, {"k7mq2-w9xtr", "abcde-fghjk", "23456-789ab"})}
  );
}

void AddDoors(std::vector<RenderedPage>& out) {
  Frame frame;
  frame.title = "Đăng nhập";
  frame.path = "/dang-nhap";
  frame.province = "Ủy ban nhân dân tỉnh Hà Giao";
  out.push_back({"sign-in", RenderSignIn(frame, {})});
  SignInState ended;
  ended.kept.target = "/bao-cao/1/moi";
  ended.kept.fields = {{"noi_dung", "Đã làm xong."}, {"phan_tram", "40"}, {"request_id", "x"}};
  ended.kept.had_files = true;
  ended.error = Error{ErrorKind::kUnauthenticated, "Tên đăng nhập hoặc mật khẩu không đúng.", {}};
  out.push_back({"sign-in-kept", RenderSignIn(frame, ended)});
  SignInState second;
  second.username = "lanhdao";
  second.proof = "1780000300000.ab";
  out.push_back({"sign-in-code", RenderSignIn(frame, second)});
  second.error = Error{ErrorKind::kUnauthenticated, "Mã xác thực không đúng.", "ma"};
  out.push_back({"sign-in-code-wrong", RenderSignIn(frame, second)});
  const Desk officer(access::Role::kOfficer);
  out.push_back(
      {"kept", RenderKeptForm(officer.At("Giữ lại", "/dang-nhap"), ended.kept, "Đã đăng nhập.")}
  );
  http::Request request;
  request.request_id = "r-1";
  for (const int status : {403, 404, 405, 413, 429, 500, 503, 507}) {
    const http::Failure failure{
        status, NotFound("Không tìm thấy nội dung này. Vui lòng kiểm tra lại địa chỉ."), "", 5};
    out.push_back(
        {"error-" + std::to_string(status),
         RenderError(officer.At("Lỗi", "/x"), request, failure, {})}
    );
  }
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::vector<std::string> All(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) {
    out.push_back((*it)[1]);
  }
  return out;
}

}  // namespace

const std::vector<RenderedPage>& EveryPage() {
  static std::vector<RenderedPage> out;
  if (!out.empty()) return out;
  AddBoards(out);
  AddProgress(out);
  AddIndicators(out);
  AddIndicatorRows(out);
  AddPlanEvents(out);
  AddSteeringPages(out);
  AddDrafts(out);
  AddOffice(out);
  AddAccountPages(out);
  AddContacts(out);
  AddDeliveries(out);
  AddDoors(out);
  for (const RenderedPage& page : out) Keep(page.name, page.html);
  return out;
}

TEST(EveryPage, HasOneHeadingOneMainLanguageAndSkipLink) {
  for (const RenderedPage& page : EveryPage()) {
    SCOPED_TRACE(page.name);
    EXPECT_EQ(Count(page.html, "<h1"), 1U);
    EXPECT_EQ(Count(page.html, "<main "), 1U);
    EXPECT_THAT(page.html, testing::HasSubstr("<html lang=\"vi\">"));
    EXPECT_THAT(page.html, testing::HasSubstr("href=\"#noi-dung\""));
  }
}

TEST(EveryPage, HasNoInlineScriptStyleOrHandler) {
  const std::regex inline_code(R"(<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:)");
  for (const RenderedPage& page : EveryPage()) {
    EXPECT_FALSE(std::regex_search(page.html, inline_code)) << page.name;
  }
}

TEST(EveryPage, IdsAreUniqueAndLabelsPointAtThem) {
  for (const RenderedPage& page : EveryPage()) {
    SCOPED_TRACE(page.name);
    std::set<std::string> ids;
    for (const std::string& id : All(page.html, "\\sid=\"([^\"]*)\"")) {
      EXPECT_TRUE(ids.insert(id).second) << "twice: " << id;
    }
    for (const std::string& id : All(page.html, "<label[^>]* for=\"([^\"]*)\"")) {
      EXPECT_EQ(ids.count(id), 1U) << "label for " << id;
    }
    std::set<std::string> described;
    for (const std::string& list : All(page.html, "aria-describedby=\"([^\"]*)\"")) {
      for (const std::string_view id : Split(list, ' ')) {
        EXPECT_EQ(ids.count(std::string(id)), 1U) << "described by " << id;
        described.emplace(id);
      }
    }
    // Else a reader of screens does not say it (axe: aria-valid-attr-value).
    for (const std::string& id : All(page.html, "aria-errormessage=\"([^\"]*)\"")) {
      EXPECT_EQ(described.count(id), 1U) << "told of, but describes nothing: " << id;
    }
  }
}

TEST(EveryPage, EveryPostedFormCarriesItsTokens) {
  const std::regex form(R"(<form[^>]*method="post"[\s\S]*?</form>)");
  for (const RenderedPage& page : EveryPage()) {
    for (std::sregex_iterator it(page.html.begin(), page.html.end(), form), end; it != end; ++it) {
      const std::string text = it->str();
      if (text.find("action=\"/dang-nhap\"") != std::string::npos) continue;
      EXPECT_THAT(text, testing::HasSubstr("name=\"csrf\" value=\"csrf-token\"")) << page.name;
      if (text.find("action=\"/dang-xuat\"") != std::string::npos) continue;
      EXPECT_THAT(text, testing::HasSubstr("name=\"request_id\"")) << page.name;
    }
  }
}

// The browser's own messages are in its language; ours come from the server.
TEST(Templates, EveryForm_LeavesValidationToTheServer) {
  std::size_t forms = 0;
  for (const EmbeddedFile& file : EmbeddedTemplates()) {
    for (const std::string& tag : All(std::string(file.bytes), "(<form[^>]*>)")) {
      ++forms;
      EXPECT_THAT(tag, testing::HasSubstr(" novalidate")) << file.name;
    }
  }
  EXPECT_GT(forms, 20U);
}

TEST(EveryPage, LinksStayOnThisSite) {
  for (const RenderedPage& page : EveryPage()) {
    for (const std::string& url : All(page.html, "(?:href|action|src)=\"([^\"]*)\"")) {
      EXPECT_TRUE(url.starts_with("/") || url.starts_with("#")) << page.name << ": " << url;
      EXPECT_FALSE(url.starts_with("//")) << page.name << ": " << url;
    }
  }
}

}  // namespace sauro::pages
