#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "facts/facts.h"
#include "facts/indicator_json.h"
#include "store/columns.h"
#include "store/query.h"
#include "store/row_reading.h"
#include "store/sql.gen.h"
#include "store/stored_tables.h"

namespace sauro::store {
namespace {

using projection::AssignmentState;
using projection::ReportState;
using projection::TaskState;

// The failure of a query for a row that must exist.
Error Missing(const Query& row, const std::string& id) {
  if (!row.status()) return row.status().error();
  return Internal("Sự kiện nói đến thứ không có trong bảng trạng thái.", id);
}

// Columns extended_to, held, due_source.
template <typename State>
Status ReadTail(Query& row, State& state) {
  state.extended_to = row.OptionalDay();
  if (const auto code = row.OptionalText()) {
    auto held = ReadCode<domain::WorkStatus>(*code, domain::WorkStatusFromCode);
    if (!held) return held.error();
    state.held = *held;
  }
  auto source = ReadCode<domain::DueSource>(row.TextView(), domain::DueSourceFromCode);
  if (!source) return source.error();
  state.due_source = *source;
  return {};
}

Result<AssignmentState> ReadAssignmentState(Query& row) {
  AssignmentState state;
  state.assignment = row.Identifier<domain::AssignmentId>();
  state.task = row.Identifier<domain::TaskId>();
  state.plan = row.Identifier<domain::PlanId>();
  state.organization = row.OptionalIdentifier<domain::OrganizationId>();
  state.reports = row.Bool();
  auto due = ReadDue(row);
  if (!due) return due.error();
  state.due = *due;
  state.open_due = OpenDueFromColumn(row.Int());
  state.ongoing = row.Bool();
  state.percent = {static_cast<std::int32_t>(row.Int())};
  state.accepted_percent = {static_cast<std::int32_t>(row.Int())};
  state.last_report = row.OptionalIdentifier<domain::ReportId>();
  state.last_report_at = row.OptionalInstant();
  if (const auto code = row.OptionalText()) {
    auto last = ReadCode<views::ReportState>(*code, views::ReportStateFromCode);
    if (!last) return last.error();
    state.last_state = *last;
  }
  state.last_difficulty = row.Bool();
  if (auto read = ReadTail(row, state); !read) return read.error();
  return state;
}

Result<ReportState> ReadReportState(Query& row) {
  ReportState report;
  report.report = row.Identifier<domain::ReportId>();
  report.seq = {static_cast<std::uint64_t>(row.Int())};
  report.assignment = row.Identifier<domain::AssignmentId>();
  report.task = row.Identifier<domain::TaskId>();
  report.organization = row.Identifier<domain::OrganizationId>();
  report.sent_on = row.Day();
  report.completed = row.Bool();
  report.difficulty = row.Bool();
  report.evidence_count = row.Int();
  auto state = ReadCode<views::ReportState>(row.TextView(), views::ReportStateFromCode);
  if (!state) return state.error();
  report.state = *state;
  report.decided_at = row.OptionalInstant();
  if (const auto seq = row.OptionalInt()) {
    report.decided_seq = Position{static_cast<std::uint64_t>(*seq)};
  }
  report.decision_text = row.Text();
  return report;
}

Result<TaskState> ReadTaskState(Query& row) {
  TaskState state;
  state.task = row.Identifier<domain::TaskId>();
  state.plan = row.Identifier<domain::PlanId>();
  auto due = ReadDue(row);
  if (!due) return due.error();
  state.due = *due;
  state.open_due = OpenDueFromColumn(row.Int());
  state.ongoing = row.Bool();
  state.percent = {static_cast<std::int32_t>(row.Int())};
  state.result = row.OptionalIdentifier<domain::ReportId>();
  state.evidence_count = row.Int();
  if (auto read = ReadTail(row, state); !read) return read.error();
  return state;
}

// What sql/parts/due_rank.sql makes of a day and its source; domain::DueSource in the same order.
std::optional<projection::DueDay> DueOfRank(std::optional<std::int64_t> rank) {
  constexpr std::int64_t kSources = 4;
  if (!rank) return std::nullopt;
  const std::int64_t source = ((*rank % kSources) + kSources) % kSources;
  const auto day = static_cast<std::int32_t>((*rank - source) / kSources);
  return projection::DueDay{Day::FromDays(day), static_cast<domain::DueSource>(source)};
}

Result<projection::ReportingTally> ReadTally(Query& rows) {
  projection::ReportingTally tally;
  while (rows.Next()) {
    auto work = ReadCode<domain::WorkStatus>(rows.TextView(), domain::WorkStatusFromCode);
    if (!work) return work.error();
    tally.work.Add(*work, rows.Int());
    tally.percent += rows.Int();
    tally.submitted_on = std::max(tally.submitted_on, rows.OptionalDay());
    tally.completed_on = std::max(tally.completed_on, rows.OptionalDay());
    tally.extended_to = std::max(tally.extended_to, rows.OptionalDay());
    const auto owed = DueOfRank(rows.OptionalInt());
    if (owed && (!tally.owed || *owed < *tally.owed)) tally.owed = owed;
    tally.latest = std::max(tally.latest, DueOfRank(rows.OptionalInt()));
  }
  if (!rows.status()) return rows.status().error();
  return tally;
}

// Columns of a fact that says why: number, time, account, reason.
std::optional<projection::Told> ReadTold(Query& row) {
  const auto seq = row.OptionalInt();
  const auto at = row.OptionalInstant();
  auto by = row.OptionalIdentifier<domain::AccountId>();
  std::string reason = row.Text();
  if (!seq || !at || !by) return std::nullopt;
  return projection::Told{
      {static_cast<std::uint64_t>(*seq)}, *at, std::move(*by), std::move(reason)};
}

}  // namespace

Result<domain::Organization> StoredTables::Organization(const domain::OrganizationId& id) {
  Query row(connection_, sql::kOrganizationNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  return ReadOrganization(row);
}

Result<domain::OrganizationGroup> StoredTables::Group(const domain::GroupId& id) {
  Query row(connection_, sql::kOrganizationGroupNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  return ReadGroup(row);
}

Result<projection::DraftRow> StoredTables::Draft(const domain::DraftId& id) {
  Query row(connection_, sql::kDraftNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  auto draft = ReadDraft(row);
  if (draft) {
    draft->reading = row.Text();
    draft->body = row.Text();
  }
  return draft;
}

Result<projection::PlanRow> StoredTables::Plan(const domain::PlanId& id) {
  Query row(connection_, sql::kPlanNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  projection::PlanRow plan;
  plan.plan = id;
  plan.draft = row.Identifier<domain::DraftId>();
  plan.document = row.Identifier<domain::DocumentId>();
  plan.number = row.Text();
  plan.date = row.OptionalDay();
  plan.title = row.Text();
  plan.issuer = row.Text();
  return plan;
}

Result<TaskState> StoredTables::Task(const domain::TaskId& id) {
  Query row(connection_, sql::kTaskStateNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  return ReadTaskState(row);
}

Result<AssignmentState> StoredTables::Assignment(const domain::AssignmentId& id) {
  Query row(connection_, sql::kAssignmentStateNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  return ReadAssignmentState(row);
}

Result<projection::ReportingTally> StoredTables::ReportingOf(const domain::TaskId& task) {
  Query rows(connection_, sql::kAssignmentStateReporting, task, "");
  return ReadTally(rows);
}

Result<projection::BeforeReport> StoredTables::Before(
    const domain::AssignmentId& assignment, const domain::TaskId& task
) {
  Query held(connection_, sql::kAssignmentStateNewest, assignment);
  Query last(connection_, sql::kReportStateLast, assignment);
  Query whole(connection_, sql::kTaskStateNewest, task);
  Query others(connection_, sql::kAssignmentStateReporting, task, assignment);
  for (Query* each : {&held, &last, &whole, &others}) each->Ask();
  if (!held.Next()) return Missing(held, assignment.value);
  auto state = ReadAssignmentState(held);
  if (!state) return state.error();
  std::optional<ReportState> report;
  if (last.Next()) {
    auto read = ReadReportState(last);
    if (!read) return read.error();
    report = std::move(*read);
  } else if (!last.status()) {
    return last.status().error();
  }
  if (!whole.Next()) return Missing(whole, task.value);
  auto of_task = ReadTaskState(whole);
  if (!of_task) return of_task.error();
  auto tally = ReadTally(others);
  if (!tally) return tally.error();
  return projection::BeforeReport{
      std::move(*state), std::move(report), std::move(*of_task), *tally};
}

Result<ReportState> StoredTables::Report(const domain::ReportId& id) {
  Query row(connection_, sql::kReportStateNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  return ReadReportState(row);
}

Result<std::optional<domain::ReportId>> StoredTables::NewestReport(
    const domain::TaskId& task, views::ReportState state
) {
  Query row(connection_, sql::kReportNewestOfTask, task, CodeOf(state));
  if (row.Next()) return std::optional(row.Identifier<domain::ReportId>());
  if (!row.status()) return row.status().error();
  return std::optional<domain::ReportId>();
}

Result<projection::IndicatorRow> StoredTables::Indicator(const domain::IndicatorId& id) {
  Query row(connection_, sql::kIndicatorNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  const bool withdrawn = row.Bool();
  auto indicator = facts::IndicatorFromJson(id, row.TextView());
  if (!indicator) return indicator.error();
  return projection::IndicatorRow{std::move(*indicator), withdrawn};
}

Result<projection::ExtensionRow> StoredTables::Extension(const domain::ExtensionId& id) {
  Query row(connection_, sql::kExtensionNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  projection::ExtensionRow extension;
  extension.extension = id;
  extension.assignment = row.Identifier<domain::AssignmentId>();
  extension.task = row.Identifier<domain::TaskId>();
  extension.due_before = row.OptionalDay();
  extension.until = row.Day();
  auto asked = ReadTold(row);
  if (!asked) return Internal("Đề nghị gia hạn trong bảng trạng thái không đủ cột.", id.value);
  extension.asked = std::move(*asked);
  auto state = ReadCode<views::ExtensionState>(row.TextView(), views::ExtensionStateFromCode);
  if (!state) return state.error();
  extension.state = *state;
  extension.decided = ReadTold(row);
  extension.ended = ReadTold(row);
  extension.extended_before = row.OptionalDay();
  return extension;
}

Result<domain::Deadline> StoredTables::DeadlineOf(const domain::TaskId& task) {
  Query row(connection_, sql::kTaskDeadlineNewest, task);
  if (!row.Next()) return Missing(row, task.value);
  return facts::DeadlineFromJson(row.TextView());
}

Result<domain::EventDays> StoredTables::EventsOf(
    const domain::PlanId& plan, const domain::TaskId& task
) {
  domain::EventDays days;
  Query rows(connection_, sql::kPlanEventNewest, plan);
  while (rows.Next()) {
    const std::string key = domain::EventKey(rows.TextView());
    const auto on = rows.OptionalDay();
    const std::vector<std::string> chosen = TextsFromColumn(rows.TextView());
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), task.value) == chosen.end())
      continue;
    days.erase(key);
    if (on) days[key] = *on;
  }
  if (!rows.status()) return rows.status().error();
  return days;
}

Result<std::vector<projection::TaskDeadline>> StoredTables::DeadlinesOf(const domain::PlanId& plan
) {
  std::vector<projection::TaskDeadline> out;
  Query rows(connection_, sql::kTaskDeadlines, plan);
  while (rows.Next()) {
    auto task = rows.Identifier<domain::TaskId>();
    auto deadline = facts::DeadlineFromJson(rows.TextView());
    if (!deadline) return deadline.error();
    out.push_back({std::move(task), std::move(*deadline)});
  }
  if (!rows.status()) return rows.status().error();
  return out;
}

Result<projection::AssignmentRow> StoredTables::Holder(const domain::AssignmentId& id) {
  Query row(connection_, sql::kAssignmentNewest, id);
  if (!row.Next()) return Missing(row, id.value);
  auto holder = ReadHolder(row);
  if (!holder) return holder.error();
  projection::AssignmentRow out{std::move(*holder), row.Identifier<domain::TaskId>()};
  out.place = row.Int();
  return out;
}

Result<std::vector<domain::Assignment>> StoredTables::HoldersOf(const domain::TaskId& task) {
  std::vector<domain::Assignment> out;
  Query rows(connection_, sql::kAssignmentHolders, task);
  while (rows.Next()) {
    auto holder = ReadHolder(rows);
    if (!holder) return holder.error();
    out.push_back(std::move(*holder));
  }
  if (!rows.status()) return rows.status().error();
  return out;
}

}  // namespace sauro::store
