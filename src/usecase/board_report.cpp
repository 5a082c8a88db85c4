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
  out.subject =
      fmt::format("Tình hình thực hiện {}\n(kỳ báo cáo: {})", short_name, period.Vietnamese());
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

// What one report is asked for.
struct Printing {
  std::optional<domain::PlanId> plan;  ///< nothing: all plans
  Period period;
  Layout layout;
  views::Scope issues;  ///< whose difficulties and proposals
  views::At at;
};

// The name in the ledger at that position, so that the report can be printed again later.
Result<std::string> NameOf(
    App& app, const domain::OrganizationId& organization, const Position& position
) {
  auto catalogue = app.queries.ReadCatalogue(position);
  if (!catalogue) return catalogue.error();
  for (const domain::Organization& each : catalogue->organizations) {
    if (each.id == organization) return each.name;
  }
  return std::string("cơ quan của bạn");
}

// The name of every key of a ledger is the name of the ledger.
std::string OriginOf(const Settings& settings) {
  if (settings.ledger_keys.empty()) return {};
  const std::string& key = settings.ledger_keys.back();
  return key.substr(0, key.find('+'));
}

struct Printed {
  std::string bytes;
  std::string plan_number;  ///< Empty for a report on several plans.
};

Result<Printed> Print(App& app, const Printing& asked) {
  const views::At& at = asked.at;
  auto plans = app.queries.ListPlans(at);
  if (!plans) return plans.error();
  if (plans->empty()) {
    return Invalid(
        "Đến hết " + asked.period.Vietnamese() +
            " chưa có kế hoạch nào được phê duyệt nên chưa có báo cáo.",
        "ky"
    );
  }
  // A report on all plans names the only one.
  const bool only_one = !asked.plan && plans->size() == 1;
  auto board = app.queries.ReadBoard(only_one ? plans->front().id : asked.plan, at);
  if (!board) return board.error();
  auto reporting = ReadReporting(app.queries, at);
  if (!reporting) return reporting.error();
  auto issues = ReadIssues(app.queries, asked.period, at, *board, asked.issues);
  if (!issues) return issues.error();
  auto root = app.queries.RootAt(at.position);
  if (!root) return root.error();

  report::BoardReport out;
  out.period = asked.period;
  PutLetterhead(app.settings, asked.layout, out);
  out.report_day = at.day;
  out.as_of = at.day;
  out.origin = OriginOf(app.settings);
  out.position = at.position.value;
  out.root_hex = *root;
  if (board->plan) out.plan_id = board->plan->id.value;
  PutPlan(app.settings, *plans, asked.period, *board, out);
  out.sections = report::SectionsOf(*board, *reporting, at.day);
  out.difficulties = report::DifficultiesOf(*issues, *board, out.citations);
  out.proposals = report::ProposalsOf(*issues, *board, out.citations);
  if (asked.issues.organization) {
    auto name = NameOf(app, *asked.issues.organization, at.position);
    if (!name) return name.error();
    out.issues_only_of = *name;
    out.issues_organization = asked.issues.organization->value;
  }
  auto bytes = report::RenderBoardDocx(out);
  if (!bytes) return bytes.error();
  return Printed{std::move(*bytes), board->plan ? board->plan->number : std::string()};
}

// "92A/KH-UBND" as "92a-kh-ubnd": what every file system takes.
std::string ForFileName(const std::string& number) {
  std::string out;
  for (const char c : Fold(number)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  return std::string(TrimAny(out, "-"));
}

std::string FileNameOf(const Printed& printed, const Period& period, Layout layout) {
  const std::string plan = ForFileName(printed.plan_number);
  return fmt::format(
      "bao-cao-{}{}{}-{}.docx",
      plan,
      plan.empty() ? "" : "-",
      period.Code(),
      layout == Layout::kState ? "nha-nuoc" : "dang"
  );
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
  auto printed = Print(app, {plan, period, layout, who.ReportScope(), *at});
  if (!printed) return printed.error();
  std::string name = FileNameOf(*printed, period, layout);
  return BoardReportFile{std::move(printed->bytes), std::move(name)};
}

Result<std::string> PrintAgain(App& app, const Principal& who, const report::ReportMark& mark) {
  for (const auto needed :
       {access::Permission::kExportReports, access::Permission::kReadAllReports}) {
    if (auto allowed = Require(who, needed); !allowed) return allowed.error();
  }
  if (mark.form != report::kFormNumber) {
    return Invalid(fmt::format(
        "Báo cáo in theo mẫu in số {}, chương trình này in theo mẫu số {}: hãy dùng phiên bản "
        "chương trình cùng mẫu in.",
        mark.form,
        report::kFormNumber
    ));
  }
  auto head = app.queries.Head();
  if (!head) return head.error();
  if (mark.position > head->value) {
    return Conflict(fmt::format(
        "Sổ chỉ có {} sự kiện, ngắn hơn vị trí {} ghi trên báo cáo.", head->value, mark.position
    ));
  }
  auto root = app.queries.RootAt({mark.position});
  if (!root) return root.error();
  if (*root != mark.root_hex) {
    return Conflict(
        fmt::format("Mã gốc của sổ là {}, khác mã gốc ghi trên báo cáo.", *root),
        fmt::format("vị trí {}", mark.position)
    );
  }
  Printing asked{
      std::nullopt,
      mark.period,
      mark.layout == report::Layout::kState ? Layout::kState : Layout::kParty,
      {},
      {{mark.position}, mark.day}};
  if (!mark.plan.empty()) asked.plan.emplace(mark.plan);
  if (mark.organization) asked.issues.organization.emplace(*mark.organization);
  auto printed = Print(app, asked);
  if (!printed) return printed.error();
  return std::move(printed->bytes);
}

}  // namespace sauro::usecase
