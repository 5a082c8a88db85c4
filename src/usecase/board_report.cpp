#include "usecase/board_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "report/board_fill.h"
#include "report/board_report.h"

namespace sauro::usecase {
namespace {

// A letterhead prints the issuer in capitals, which do not belong into a sentence: the spelling of
// the settings where it is one of ours, nothing where it is not known.
std::string IssuerInSentence(const std::string& issuer, const Settings& settings) {
  for (const std::string& known : {settings.state.issuing_body, settings.party.issuing_body}) {
    if (!known.empty() && Fold(known) == Fold(issuer)) return known;
  }
  return ToUpper(issuer) == issuer ? "" : issuer;
}

// Short enough for the heading of the report.
std::string PlanNumberAndDay(const views::PlanLine& plan) {
  std::string name = plan.number.empty() ? plan.title : "Kế hoạch số " + plan.number;
  if (plan.date) name += " ngày " + plan.date->Vietnamese();
  return name;
}

std::string PlanName(const views::PlanLine& plan, const Settings& settings) {
  std::string name = PlanNumberAndDay(plan);
  const std::string issuer = IssuerInSentence(plan.issuer, settings);
  if (!issuer.empty()) name += " của " + issuer;
  return name;
}

Result<std::vector<views::AssignmentLine>> ReadReporting(
    views::Queries& queries, const views::At& at
) {
  std::vector<views::AssignmentLine> lines;
  auto each = queries.EachAssignment({}, at, [&](const views::AssignmentLine& line) {
    if (line.reports) lines.push_back(line);
    return true;
  });
  if (!each) return each.error();
  return lines;
}

// Reports of the period on tasks of the board that name a difficulty or a proposal, without those
// that a newer one replaced; of all who report, or of `scope` alone.
Result<std::vector<views::ReportLine>> ReadIssues(
    views::Queries& queries,
    const Period& period,
    const views::At& at,
    const views::Board& board,
    const views::Scope& scope
) {
  std::set<domain::TaskId> tasks;
  for (const views::TaskLine& task : board.tasks) tasks.insert(task.id);
  views::ReportFilter filter;
  filter.with_difficulties = true;
  filter.from = period.first();
  filter.to = at.day;
  filter.limit = 200;
  std::vector<views::ReportLine> reports;
  std::int64_t total = 0;
  do {
    auto page = queries.ListReports(filter, scope, at);
    if (!page) return page.error();
    total = page->total;
    for (views::ReportLine& report : page->rows) {
      const bool replaced = report.state == views::ReportState::kReplaced;
      if (!replaced && tasks.count(report.task) > 0) reports.push_back(std::move(report));
    }
    filter.offset += filter.limit;
  } while (filter.offset < total);
  return reports;
}

void PutLetterhead(const Settings& settings, Layout layout, report::BoardReport& out) {
  const bool state = layout == Layout::kState;
  const Letterhead& head = state ? settings.state : settings.party;
  out.layout = state ? report::Layout::kState : report::Layout::kParty;
  out.superior_body = head.superior_body;
  out.issuing_body = head.issuing_body;
  out.place = settings.place;
  out.number = (state ? "/BC-" : "-BC/") + head.abbreviation;
  out.signature.authority = head.authority;
  out.signature.post = head.post;
  out.recipients = {"Các cơ quan, đơn vị liên quan", "Lưu: VT"};
}

// What the report calls the plan; a report on several plans puts each name above the plan's tasks.
void PutPlan(
    const Settings& settings,
    const std::vector<views::PlanLine>& plans,
    const Period& period,
    views::Board& board,
    report::BoardReport& out
) {
  out.plan = board.plan ? PlanName(*board.plan, settings)
                        : fmt::format("{} kế hoạch đang theo dõi", plans.size());
  const std::string short_name = board.plan ? PlanNumberAndDay(*board.plan) : out.plan;
  out.subject = "Tình hình thực hiện " + short_name + "\n" + period.Vietnamese();
  if (board.plan || plans.size() < 2) return;
  std::map<domain::PlanId, std::string> names;
  for (const views::PlanLine& line : plans) {
    names[line.id] = PlanName(line, settings);
    out.citations[names[line.id]] =
        line.number.empty() ? Shorten(line.title, 80) : "Kế hoạch số " + line.number;
  }
  for (views::TaskLine& task : board.tasks)
    task.section.insert(task.section.begin(), names[task.plan]);
}

}  // namespace

std::optional<Layout> LayoutFromCode(std::string_view code) {
  if (code == "state") return Layout::kState;
  if (code == "party") return Layout::kParty;
  return std::nullopt;
}

Result<BoardReportFile> MakeBoardReport(
    App& app,
    const Principal& who,
    const std::optional<domain::PlanId>& plan,
    const Period& period,
    Layout layout,
    const std::optional<Position>& position
) {
  if (auto allowed = Require(who, access::Permission::kExportReports); !allowed)
    return allowed.error();
  const Day today = DayOf(app.clock());
  if (period.first() > today)
    return Invalid("Kỳ báo cáo " + period.Vietnamese() + " chưa bắt đầu.", "ky");
  auto at = Resolve(app, {std::min(period.last(), today), position});
  if (!at) return at.error();
  auto plans = app.queries.ListPlans(*at);
  if (!plans) return plans.error();
  if (plans->empty()) {
    return Invalid(
        "Đến hết " + period.Vietnamese() +
            " chưa có kế hoạch nào được phê duyệt nên chưa có báo cáo.",
        "ky"
    );
  }
  const bool only_one = !plan && plans->size() == 1;  // a report on all plans names the only one
  auto board = app.queries.ReadBoard(only_one ? plans->front().id : plan, *at);
  if (!board) return board.error();
  auto reporting = ReadReporting(app.queries, *at);
  if (!reporting) return reporting.error();
  const views::Scope scope = who.ReportScope();
  auto issues = ReadIssues(app.queries, period, *at, *board, scope);
  if (!issues) return issues.error();
  auto root = app.queries.RootAt(at->position);
  if (!root) return root.error();

  report::BoardReport out;
  out.period = period;
  PutLetterhead(app.settings, layout, out);
  out.report_day = at->day;
  out.as_of = at->day;
  out.position = at->position.value;
  out.root_hex = *root;
  PutPlan(app.settings, *plans, period, *board, out);
  out.sections = report::SectionsOf(*board, *reporting, at->day);
  out.difficulties = report::DifficultiesOf(*issues, *board, out.citations);
  out.proposals = report::ProposalsOf(*issues, *board, out.citations);
  if (scope.organization)
    out.issues_only_of = who.organization_name.empty() ? "cơ quan của bạn" : who.organization_name;
  auto bytes = report::RenderBoardDocx(out);
  if (!bytes) return bytes.error();
  return BoardReportFile{
      std::move(*bytes),
      fmt::format(
          "bao-cao-{}-{}.docx", period.Code(), layout == Layout::kState ? "nha-nuoc" : "dang"
      )};
}

}  // namespace sauro::usecase
