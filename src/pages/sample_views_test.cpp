#include "pages/sample_views.h"

#include <array>

namespace sauro::pages::sample {
namespace {

using domain::Timing;
using domain::WorkStatus;

constexpr std::array kOrganizations = {
    "Sở Khoa học và Công nghệ",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Công an tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Sở Giáo dục và Đào tạo",
    "Ủy ban nhân dân xã Tân Lộc",
    "Trung tâm Phục vụ hành chính công tỉnh",
};
constexpr std::array kTitles = {
    "Rà soát, công bố lại danh mục thủ tục hành chính đủ điều kiện thực hiện toàn trình trên môi "
    "trường mạng",
    "Xây dựng kho dữ liệu dùng chung của tỉnh và kết nối với nền tảng chia sẻ dữ liệu quốc gia",
    "Tổ chức lớp tập huấn kỹ năng số cơ bản cho cán bộ, công chức cấp xã",
    "Trình cấp có thẩm quyền ban hành chính sách hỗ trợ doanh nghiệp đổi mới sáng tạo",
    "Bố trí ít nhất 3% tổng chi ngân sách hằng năm cho khoa học, công nghệ",
    "Hoàn thành phủ sóng 5G tại trung tâm các xã và khu công nghiệp",
};
struct Status {
  WorkStatus work;
  Timing timing;
};
constexpr std::array kStatuses = {
    Status{WorkStatus::kInProgress, Timing::kOverdue},
    Status{WorkStatus::kCompleted, Timing::kDoneOnTime},
    Status{WorkStatus::kInProgress, Timing::kNearDue},
    Status{WorkStatus::kSubmitted, Timing::kInTime},
    Status{WorkStatus::kNotStarted, Timing::kInTime},
    Status{WorkStatus::kCompleted, Timing::kDoneLate},
    Status{WorkStatus::kReturned, Timing::kOverdue},
    Status{WorkStatus::kInProgress, Timing::kNoDeadline},
    Status{WorkStatus::kWaiting, Timing::kInTime},
    Status{WorkStatus::kSuspended, Timing::kNoDeadline},
};

std::string Number(std::size_t index) {
  return "0190a000-0000-7000-8000-00000000" + std::to_string(1000 + index);
}

Day DayFor(std::size_t index) {
  return Now().day.Plus(static_cast<std::int32_t>(index * 13 % 120) - 40);
}

}  // namespace

views::At Now() {
  return {Position{1234}, *Day::FromCivil(2026, 6, 10)};
}

usecase::Principal Person(access::Role role) {
  usecase::Principal who;
  who.account = domain::AccountId(Number(1));
  who.role = role;
  who.display_name = "Nguyễn Thị Hồng Hạnh";
  if (role == access::Role::kOfficer) {
    who.organization = domain::OrganizationId("so-khcn");
    who.organization_name = "Sở Khoa học và Công nghệ";
  } else {
    who.organization_name = "Văn phòng Tỉnh ủy";
  }
  return who;
}

views::PlanLine Plan() {
  views::PlanLine plan;
  plan.id = domain::PlanId(Number(2));
  plan.document = domain::DocumentId(Number(3));
  plan.number = "118/KH-UBND";
  plan.date = Day::FromCivil(2026, 1, 15);
  plan.title =
      "Kế hoạch phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh "
      "Hà Giao năm 2026";
  plan.issuer = "Ủy ban nhân dân tỉnh Hà Giao";
  return plan;
}

views::Board BoardOf(std::size_t count) {
  views::Board board;
  board.plan = Plan();
  const std::array sections = {
      "A. Hoàn thiện thể chế", "B. Phát triển hạ tầng số", "C. Nhân lực và kỹ năng số"};
  for (std::size_t i = 0; i < count; ++i) {
    const Status status = kStatuses.at(i % kStatuses.size());
    views::TaskLine task;
    task.id = domain::TaskId(Number(100 + i));
    task.plan = board.plan->id;
    task.section = {sections.at(i * sections.size() / count)};
    if (i % 4 < 2) task.section.push_back("I. Nhóm nhiệm vụ của tỉnh");
    task.ordinal = std::to_string(i + 1);
    task.title = kTitles.at(i % kTitles.size());
    task.lead = kOrganizations.at(i % kOrganizations.size());
    task.coordinate = "Các sở, ban, ngành; Ủy ban nhân dân cấp xã";
    task.product = i % 3 == 0 ? "Quyết định của Ủy ban nhân dân tỉnh" : "Báo cáo kết quả";
    task.ongoing = status.timing == Timing::kNoDeadline && status.work == WorkStatus::kInProgress;
    if (status.timing != Timing::kNoDeadline) task.due = DayFor(i);
    task.deadline_text = task.due ? "Trước ngày " + task.due->Vietnamese() : "Thường xuyên";
    task.work = status.work;
    task.timing = status.timing;
    task.percent = Percent{static_cast<std::int32_t>(i * 17 % 101)};
    if (i % 2 == 0) task.result = "Đã hoàn thành dự thảo, đang lấy ý kiến các cơ quan liên quan.";
    task.evidence_count = static_cast<std::int64_t>(i % 3);
    board.tally.Add(task.work, task.timing, task.ongoing);
    board.tasks.push_back(task);
  }
  board.plan->tasks = board.tally;
  return board;
}

views::Dashboard Dashboard() {
  views::Dashboard out;
  const views::Board board = BoardOf(63);
  out.tasks = board.tally;
  for (const views::TaskLine& task : board.tasks) {
    bool found = false;
    for (views::StatusCount& count : out.by_status) {
      if (count.work != task.work || count.timing != task.timing) continue;
      ++count.count;
      found = true;
    }
    if (!found) out.by_status.push_back({task.work, task.timing, 1});
  }
  for (std::size_t i = 0; i < 30; ++i) {
    views::OrganizationLine line;
    line.id = domain::OrganizationId("co-quan-" + std::to_string(i));
    line.name = kOrganizations.at(i % kOrganizations.size());
    if (i >= kOrganizations.size()) line.name = "Ủy ban nhân dân xã số " + std::to_string(i);
    line.assignments.overdue = i < 9 ? static_cast<std::int64_t>(9 - i) : 0;
    line.assignments.open_in_time = static_cast<std::int64_t>(5 + i % 7);
    line.assignments.near_due = static_cast<std::int64_t>(i % 3);
    line.assignments.done_on_time = static_cast<std::int64_t>(3 + i % 5);
    line.assignments.done_late = static_cast<std::int64_t>(i % 2);
    out.by_organization.push_back(line);
    out.assignments.Add(line.assignments);
  }
  out.plans.push_back(*board.plan);
  out.plans.push_back(*BoardOf(20).plan);
  out.plans.back().number = "42-KH/TU";
  out.waiting_for_review = 7;
  out.open_difficulties = 4;
  return out;
}

std::vector<views::AssignmentLine> Assignments(std::size_t count) {
  std::vector<views::AssignmentLine> out;
  const views::Board board = BoardOf(count);
  for (std::size_t i = 0; i < count; ++i) {
    const views::TaskLine& task = board.tasks.at(i);
    views::AssignmentLine line;
    line.id = domain::AssignmentId(Number(300 + i));
    line.task = task.id;
    line.plan = task.plan;
    line.plan_number = board.plan->number;
    line.ordinal = task.ordinal;
    line.title = task.title;
    line.role = i % 3 == 2 ? domain::AssignmentRole::kCoordinator : domain::AssignmentRole::kLead;
    line.reports = i % 3 != 2;
    line.organization = domain::OrganizationId("so-khcn");
    line.holder = task.lead;
    line.deadline_text = task.deadline_text;
    line.due = task.due;
    line.ongoing = task.ongoing;
    line.work = task.work;
    line.timing = task.timing;
    line.percent = task.percent;
    if (i % 2 == 0) line.last_report_at = StartOf(Now().day.Plus(-9));
    if (task.work == WorkStatus::kReturned) {
      line.return_reason = "Minh chứng chưa có chữ ký của người có thẩm quyền; đề nghị bổ sung.";
    }
    out.push_back(line);
  }
  return out;
}

std::vector<views::ReportLine> Reports(std::size_t count) {
  std::vector<views::ReportLine> out;
  for (std::size_t i = 0; i < count; ++i) {
    views::ReportLine line;
    line.id = domain::ReportId(Number(500 + i));
    line.assignment = domain::AssignmentId(Number(300));
    line.task = domain::TaskId(Number(100));
    line.task_ordinal = "12";
    line.task_title = kTitles.at(i % kTitles.size());
    line.plan_number = "118/KH-UBND";
    line.organization = domain::OrganizationId("so-khcn");
    line.organization_name = kOrganizations.at(i % kOrganizations.size());
    line.author = domain::AccountId(Number(1));
    line.at = StartOf(Now().day.Plus(-static_cast<std::int32_t>(i * 12)));
    line.percent = Percent{i == 0 ? 100 : 60};
    line.text =
        "Đã tổ chức rà soát 1.245 thủ tục; trong đó 812 thủ tục đủ điều kiện thực hiện "
        "toàn trình. Dự thảo quyết định đã gửi lấy ý kiến.";
    if (i % 2 == 1) line.difficulties = "Một số đơn vị gửi ý kiến chậm so với thời hạn yêu cầu.";
    if (i % 2 == 1) line.proposals = "Đề nghị Văn phòng Ủy ban nhân dân tỉnh đôn đốc.";
    line.completed = i == 0;
    line.state =
        std::array{
            views::ReportState::kSent,
            views::ReportState::kReturned,
            views::ReportState::kAccepted,
            views::ReportState::kReplaced}
            .at(i % 4);
    if (line.state == views::ReportState::kReturned) {
      line.decided_at = line.at;
      line.decision_text = "Chưa nêu số văn bản ban hành; đề nghị bổ sung và gửi lại.";
    }
    views::EvidenceLine file;
    file.id = domain::EvidenceId(Number(700 + i));
    file.report = line.id;
    file.task = line.task;
    file.name = "Quyết định công bố danh mục.pdf";
    file.size = 1'482'133;
    file.media_type = "application/pdf";
    line.evidence = {file};
    out.push_back(line);
  }
  return out;
}

views::TaskDetail Task() {
  views::TaskDetail out;
  const views::Board board = BoardOf(12);
  out.task = board.tasks.at(0);
  out.plan = *board.plan;
  out.note = "Thực hiện đồng bộ với đề án của tỉnh.";
  out.basis = {"05-KH/TU", "118/KH-UBND"};
  out.place = "bảng 2, dòng 17";
  out.assignments = Assignments(4);
  out.reports = Reports(4);
  return out;
}

std::vector<views::DraftLine> Drafts() {
  std::vector<views::DraftLine> out;
  for (const views::DraftState state :
       {views::DraftState::kOpen, views::DraftState::kApproved, views::DraftState::kDiscarded}) {
    views::DraftLine line;
    line.id = domain::DraftId(Number(900 + out.size()));
    line.document_name = "ke-hoach-2026.docx";
    line.title = Plan().title;
    line.state = state;
    line.revision = 3;
    line.changed_at = StartOf(Now().day);
    if (state == views::DraftState::kApproved) line.plan = Plan().id;
    out.push_back(line);
  }
  return out;
}

usecase::DraftReview Draft(std::size_t count) {
  usecase::DraftReview out;
  out.line = Drafts().at(0);
  out.plan.document.title = Plan().title;
  out.plan.document.number = Plan().number;
  out.plan.document.issuer = Plan().issuer;
  out.plan.sections.push_back({"A", "Hoàn thiện thể chế", std::nullopt, "bảng 1, dòng 2"});
  out.plan.left_out.push_back({"Nơi nhận: Như trên", "phần nơi nhận", "đoạn 44"});
  docread::Paragraph heading;
  heading.number = 1;
  heading.text = "KẾ HOẠCH";
  heading.bold = true;
  out.source.blocks.emplace_back(heading);
  docread::Table table;
  table.number = 1;
  table.columns = 5;
  const auto row_of = [&](std::vector<std::string> texts, bool header) {
    docread::Row row;
    row.number = static_cast<std::uint32_t>(table.rows.size() + 1);
    row.header = header;
    for (std::string& text : texts) {
      docread::Cell cell;
      cell.text = std::move(text);
      cell.column = static_cast<std::uint32_t>(row.cells.size());
      row.cells.push_back(cell);
    }
    table.rows.push_back(row);
  };
  row_of({"TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"}, true);
  for (std::size_t i = 0; i < count; ++i) {
    intake::DraftTask task;
    task.key = "t" + std::to_string(i + 1);
    task.ordinal = std::to_string(i + 1);
    task.section = 0;
    task.title = kTitles.at(i % kTitles.size());
    task.lead.push_back({kOrganizations.at(i % kOrganizations.size()), {}});
    task.coordinate.push_back({"Các sở, ban, ngành", {}});
    task.product = "Quyết định; báo cáo";
    task.deadline.raw = i % 3 == 0 ? "Quý tới" : "Tháng 9/2026";
    if (i % 3 != 0) {
      task.deadline.kind = domain::DeadlineKind::kFixed;
      task.deadline.due = Day::FromCivil(2026, 9, 30);
    }
    task.place = "bảng 1, dòng " + std::to_string(i + 2);
    if (i % 3 == 0) {
      task.doubts.push_back(
          {intake::Field::kDeadline,
           "Không rõ “Quý tới” là quý nào.",
           "Ghi rõ quý và năm, ví dụ: Quý III/2026."}
      );
    }
    if (i % 6 == 0) {
      task.doubts.push_back(
          {intake::Field::kLead, "Không có cơ quan này trong danh mục.", "Sở Khoa học và Công nghệ"}
      );
    }
    row_of(
        {task.ordinal, task.title, task.lead[0].name, "Các sở, ban, ngành", task.deadline.raw},
        false
    );
    out.plan.tasks.push_back(std::move(task));
  }
  out.source.blocks.emplace_back(std::move(table));
  return out;
}

std::vector<views::ReminderLine> Reminders() {
  std::vector<views::ReminderLine> lines;
  for (const domain::ReminderKind kind : domain::kReminderKinds) {
    for (const domain::ReminderStep step : domain::kReminderSteps) {
      views::ReminderLine line;
      line.kind = kind;
      line.about = line.task.value = std::to_string(lines.size() + 1);
      line.plan_number = "118/KH-UBND";
      line.ordinal = line.about;
      line.title = "Khảo sát hạ tầng số tại các xã vùng cao";
      line.holder = "Sở Khoa học và Công nghệ";
      line.step = step;
      line.anchor = Now().day.Plus(static_cast<std::int32_t>(lines.size()) - 2);
      line.urgent = step == domain::ReminderStep::kOfficer;
      line.open = !lines.empty();
      line.raised_at = {1'780'000'000'000};
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<domain::Organization> Organizations() {
  std::vector<domain::Organization> out;
  for (const char* name : kOrganizations) {
    domain::Organization organization;
    organization.id = domain::OrganizationId("co-quan-" + std::to_string(out.size()));
    organization.name = name;
    out.push_back(organization);
  }
  return out;
}

namespace {

domain::Target Wanted(const char* milestone, const char* text) {
  domain::Target target;
  target.by = domain::MilestoneFromText(milestone);
  target.figure.text = text;
  target.none = target.figure.text == "-";
  return target;
}

}  // namespace

std::vector<views::IndicatorLine> Indicators() {
  std::vector<views::IndicatorLine> out(4);
  for (std::size_t i = 0; i < out.size(); ++i) {
    domain::Indicator& indicator = out[i].indicator;
    indicator.id = domain::IndicatorId("chi-tieu-" + std::to_string(i));
    indicator.section = {"I Chính quyền số"};
    indicator.unit = "%";
    indicator.holders.push_back(
        {domain::AssignmentId("a"),
         domain::AssignmentRole::kLead,
         domain::OrganizationId("co-quan-0"),
         std::nullopt,
         kOrganizations[0]}
    );
  }
  domain::Indicator& heading = out[0].indicator;
  heading.ordinal = "1";
  heading.name = "Hạ tầng viễn thông của tỉnh";
  heading.group = true;
  heading.unit.clear();
  domain::Indicator& part = out[1].indicator;
  part.ordinal = "1.1";
  part.name = "Tỷ lệ thôn, bản có sóng di động băng rộng";
  part.parent = heading.id;
  part.baseline_year = 2025;
  part.baseline = {"92,4", "92.4"};
  part.targets = {Wanted("2027", "≥ 98"), Wanted("2030", "100% (5G)")};
  domain::Indicator& words = out[2].indicator;
  words.ordinal = "2";
  words.name = "Xếp hạng chuyển đổi số cấp tỉnh";
  words.note = "Theo công bố của bộ chủ quản";
  words.targets = {
      Wanted("06/2027", "-"), Wanted("2030", "Thuộc nhóm khá"), Wanted("", "Phấn đấu")};
  out[3].indicator.ordinal = "3";
  out[3].indicator.name = "Số hồ sơ giấy còn lưu";
  out[3].withdrawn = true;
  return out;
}

std::vector<intake::DraftIndicator> DraftIndicators() {
  std::vector<intake::DraftIndicator> out;
  for (const views::IndicatorLine& line : Indicators()) {
    intake::DraftIndicator row;
    row.key = "i" + std::to_string(out.size() + 1);
    row.ordinal = line.indicator.ordinal;
    row.title = line.indicator.name;
    row.unit = line.indicator.unit;
    row.group = line.indicator.group;
    row.section = 0;
    row.place = "bảng 1, dòng 2";
    row.baseline_year = line.indicator.baseline_year;
    row.baseline = line.indicator.baseline;
    for (const domain::Target& target : line.indicator.targets) row.targets.push_back({target});
    row.lead.push_back({kOrganizations[0], {}});
    out.push_back(std::move(row));
  }
  out[1].doubts.push_back({intake::Field::kTarget, "Không rõ mục tiêu của năm nào", "Nhập năm"});
  out[2].confirmed = true;
  return out;
}

}  // namespace sauro::pages::sample
