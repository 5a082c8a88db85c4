#include "usecase/reading.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sauro::usecase {
namespace {

using access::Permission;

constexpr std::size_t kNewestReminders = 10;

// The check and the coordinates that every reading begins with.
Result<views::At> Begin(
    const App& app, const Principal& who, Permission permission, const AsOf& as_of
) {
  if (auto allowed = Require(who, permission); !allowed) return allowed.error();
  return Resolve(app, as_of);
}

template <typename View>
Result<Dated<View>> Finish(Result<View> view, const views::At& at) {
  if (!view) return view.error();
  return Dated<View>{std::move(*view), at};
}

bool Sees(const views::Scope& scope, const domain::OrganizationId& organization) {
  return !scope.organization || *scope.organization == organization;
}

}  // namespace

Result<Dated<std::vector<views::PlanLine>>> ListPlans(
    App& app, const Principal& who, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ListPlans(*at), *at);
}

Result<Dated<views::Board>> ReadBoard(
    App& app, const Principal& who, const std::optional<domain::PlanId>& plan, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ReadBoard(plan, *at), *at);
}

Result<Dated<views::Dashboard>> ReadDashboard(App& app, const Principal& who, const AsOf& as_of) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ReadDashboard({}, *at), *at);
}

Result<Dated<views::Page<views::TaskLine>>> ListTasks(
    App& app, const Principal& who, const views::TaskFilter& filter, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ListTasks(filter, {}, *at), *at);
}

Result<Dated<views::Page<views::AssignmentLine>>> ListAssignments(
    App& app, const Principal& who, const views::AssignmentFilter& filter, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ListAssignments(filter, who.ReportScope(), *at), *at);
}

Result<Dated<views::TaskDetail>> ReadTask(
    App& app, const Principal& who, const domain::TaskId& task, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  auto detail = app.queries.ReadTask(task, {}, *at);
  if (!detail) return detail.error();
  const views::Scope scope = who.ReportScope();
  auto& reports = detail->reports;
  reports.erase(
      std::remove_if(
          reports.begin(),
          reports.end(),
          [&](const views::ReportLine& report) { return !Sees(scope, report.organization); }
      ),
      reports.end()
  );
  auto& extensions = detail->extensions;
  extensions.erase(
      std::remove_if(
          extensions.begin(),
          extensions.end(),
          [&](const views::ExtensionLine& each) {
            return scope.organization && each.organization != scope.organization;
          }
      ),
      extensions.end()
  );
  for (views::AssignmentLine& line : detail->assignments) {
    if (!line.organization || !Sees(scope, *line.organization)) line.return_reason.clear();
  }
  return Dated<views::TaskDetail>{std::move(*detail), *at};
}

Result<Dated<views::Page<views::ReportLine>>> ListReports(
    App& app, const Principal& who, const views::ReportFilter& filter, const AsOf& as_of
) {
  auto at = Begin(app, who, Permission::kReadBoards, as_of);
  if (!at) return at.error();
  return Finish(app.queries.ListReports(filter, who.ReportScope(), *at), *at);
}

namespace {

// Page after page: whoever has many must not miss the last ones.
Result<std::vector<views::AssignmentLine>> AllAssignments(
    App& app, views::AssignmentFilter filter, const views::Scope& scope, const views::At& at
) {
  filter.limit = 200;
  std::vector<views::AssignmentLine> all;
  for (;;) {
    auto page = app.queries.ListAssignments(filter, scope, at);
    if (!page) return page.error();
    filter.offset += static_cast<std::int64_t>(page->rows.size());
    std::move(page->rows.begin(), page->rows.end(), std::back_inserter(all));
    if (page->rows.empty() || filter.offset >= page->total) return all;
  }
}

}  // namespace

Result<Dated<MyWork>> ReadMyWork(App& app, const Principal& who, const AsOf& as_of) {
  auto at = Begin(app, who, Permission::kReportProgress, as_of);
  if (!at) return at.error();
  const views::Scope scope = who.ReportScope();
  auto dashboard = app.queries.ReadDashboard(scope, *at);
  if (!dashboard) return dashboard.error();
  views::AssignmentFilter filter;
  filter.organization = scope.organization;
  filter.open_only = true;
  auto open = AllAssignments(app, filter, scope, *at);
  if (!open) return open.error();

  MyWork work;
  work.tally = dashboard->assignments;
  for (views::AssignmentLine& line : *open) {
    if (line.work == domain::WorkStatus::kSubmitted) continue;
    if (line.work == domain::WorkStatus::kSuspended) {
      work.suspended.push_back(std::move(line));
    } else if (line.work == domain::WorkStatus::kReturned) {
      work.returned.push_back(std::move(line));
    } else if (line.timing == domain::Timing::kOverdue) {
      work.overdue.push_back(std::move(line));
    } else if (line.timing == domain::Timing::kNearDue) {
      work.near_due.push_back(std::move(line));
    } else {
      work.others.push_back(std::move(line));
    }
  }
  views::ReportFilter waiting;
  waiting.state = views::ReportState::kSent;
  waiting.organization = scope.organization;
  waiting.limit = 200;
  auto sent = app.queries.ListReports(waiting, scope, *at);
  if (!sent) return sent.error();
  work.sent = std::move(sent->rows);
  views::ReminderFilter newest;
  newest.limit = 50;
  auto reminders = app.queries.reminders().ListReminders(who.account, newest, at->position);
  if (!reminders) return reminders.error();
  for (views::ReminderLine& line : reminders->rows) {
    if (line.open && work.reminders.size() < kNewestReminders)
      work.reminders.push_back(std::move(line));
  }
  return Dated<MyWork>{std::move(work), *at};
}

Result<EvidenceFile> OpenEvidence(
    App& app, const Principal& who, const domain::EvidenceId& evidence
) {
  auto at = Begin(app, who, Permission::kReadBoards, std::nullopt);
  if (!at) return at.error();
  auto line = app.queries.FindEvidence(evidence, who.ReportScope(), *at);
  if (!line) return line.error();
  if (line->sha256.empty()) return NotFound("Tệp minh chứng không còn: " + line->name + ".");
  auto path = app.blobs.PathOf(line->sha256);
  if (!path) return path.error();
  return EvidenceFile{std::move(*line), std::move(*path)};
}

std::string DisplayName(App& app, const domain::AccountId& account) {
  auto found = app.accounts.FindAccount(account);
  return found ? found->display_name : "(tài khoản đã xóa)";
}

}  // namespace sauro::usecase
