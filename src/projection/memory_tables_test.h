#pragma once
// State tables in memory, newest versions only, for tests.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "projection/state_tables.h"

namespace sauro::projection {

class MemoryTables : public StateTables {
 public:
  template <typename Row>
  struct Table {
    std::map<std::string, Row> rows;
    std::vector<std::string> order;

    Result<Row> Find(const std::string& key) const {
      const auto found = rows.find(key);
      if (found == rows.end()) return Internal("no such row", key);
      return found->second;
    }
    Status Put(const std::string& key, const Row& row) {
      if (rows.insert_or_assign(key, row).second) order.push_back(key);
      return {};
    }
  };

  using Seq = Position;
  Result<domain::Organization> Organization(const domain::OrganizationId& id) override {
    return organizations.Find(id.value);
  }
  Result<domain::OrganizationGroup> Group(const domain::GroupId& id) override {
    return groups.Find(id.value);
  }
  Result<DraftRow> Draft(const domain::DraftId& id) override { return drafts.Find(id.value); }
  Result<PlanRow> Plan(const domain::PlanId& id) override { return plans.Find(id.value); }
  Result<TaskState> Task(const domain::TaskId& id) override { return task_states.Find(id.value); }
  Result<AssignmentRow> Holder(const domain::AssignmentId& id) override {
    return assignments.Find(id.value);
  }
  Result<AssignmentState> Assignment(const domain::AssignmentId& id) override {
    return assignment_states.Find(id.value);
  }
  Result<ReportState> Report(const domain::ReportId& id) override {
    return report_states.Find(id.value);
  }
  Result<ReportingTally> ReportingOf(const domain::TaskId& task) override {
    ReportingTally tally;
    for (const auto& [key, each] : assignment_states.rows) {
      if (each.task == task && each.reports) tally.Add(each);
    }
    return tally;
  }
  Result<BeforeReport> Before(const domain::AssignmentId& assignment, const domain::TaskId& task)
      override {
    auto state = Assignment(assignment);
    if (!state) return state.error();
    auto of_task = Task(task);
    if (!of_task) return of_task.error();
    BeforeReport before{*state, {}, *of_task, {}};
    if (state->last_report) before.last = *Report(*state->last_report);
    for (const auto& [key, each] : assignment_states.rows) {
      if (each.task == task && each.reports && each.assignment != assignment) {
        before.others.Add(each);
      }
    }
    return before;
  }
  Result<std::optional<domain::ReportId>> NewestReport(
      const domain::TaskId& task, views::ReportState state
  ) override {
    std::optional<domain::ReportId> newest;
    for (const std::string& key : report_states.order) {
      const ReportState& each = report_states.rows.at(key);
      if (each.task == task && each.state == state) newest = each.report;
    }
    return newest;
  }

  Result<IndicatorRow> Indicator(const domain::IndicatorId& id) override {
    return indicators.Find(id.value);
  }
  Result<ExtensionRow> Extension(const domain::ExtensionId& id) override {
    return extensions.Find(id.value);
  }
  Result<DeliveryRow> Delivery(const domain::DeliveryId& id) override {
    return deliveries.Find(id.value);
  }
  Result<domain::Deadline> DeadlineOf(const domain::TaskId& task) override {
    auto row = tasks.Find(task.value);
    if (!row) return row.error();
    return row->deadline;
  }
  Result<domain::EventDays> EventsOf(const domain::PlanId& plan, const domain::TaskId& task)
      override {
    domain::EventDays days;
    for (const EventRow& row : events) {
      if (row.plan != plan || row.planned) continue;
      if (!row.tasks.empty() && std::count(row.tasks.begin(), row.tasks.end(), task) == 0) continue;
      days.erase(domain::EventKey(row.event));
      if (row.on) days[domain::EventKey(row.event)] = *row.on;
    }
    return days;
  }
  Result<std::vector<TaskDeadline>> DeadlinesOf(const domain::PlanId& plan) override {
    std::vector<TaskDeadline> out;
    for (const std::string& key : tasks.order) {
      const TaskRow& row = tasks.rows.at(key);
      if (row.plan == plan) out.push_back({row.task, row.deadline});
    }
    return out;
  }
  Result<std::vector<domain::Assignment>> HoldersOf(const domain::TaskId& task) override {
    std::vector<domain::Assignment> out;
    for (const std::string& key : assignments.order) {
      const AssignmentRow& row = assignments.rows.at(key);
      if (row.task == task) out.push_back(row.assignment);
    }
    return out;
  }

  Status Put(Seq, const domain::Organization& row) override {
    return organizations.Put(row.id.value, row);
  }
  Status Put(Seq, const domain::OrganizationGroup& row) override {
    return groups.Put(row.id.value, row);
  }
  Status Put(Seq, const AliasRow& row) override {
    return aliases.Put(row.organization.value + ":" + row.name, row);
  }
  Status Put(Seq, const SuccessionRow& row) override {
    successions.push_back(row);
    return {};
  }
  Status Put(Seq, const AppointmentRow& row) override {
    return appointments.Put(row.account.value, row);
  }
  Status Put(Seq, const DocumentRow& row) override {
    return documents.Put(row.document.value, row);
  }
  Status Put(Seq, const DraftRow& row) override { return drafts.Put(row.draft.value, row); }
  Status Put(Seq, const PlanRow& row) override { return plans.Put(row.plan.value, row); }
  Status Put(Seq, const TaskRow& row) override { return tasks.Put(row.task.value, row); }
  Status Put(Seq, const IndicatorRow& row) override {
    return indicators.Put(row.indicator.id.value, row);
  }
  Status Put(Seq, const TaskLinkRow& row) override {
    return links.Put(row.task.value + ":" + row.other.value, row);
  }
  Status Put(Seq seq, const AdjustmentRow& row) override {
    return adjustments.Put(std::to_string(seq.value), row);
  }
  Status Put(Seq, const EventRow& row) override {
    events.push_back(row);
    return {};
  }
  Status Put(Seq, const ExtensionRow& row) override {
    return extensions.Put(row.extension.value, row);
  }
  Status Put(Seq, const PauseRow& row) override {
    pauses.push_back(row);
    return {};
  }
  Status Put(Seq, const ReminderRow& row) override {
    const std::string kind(CodeOf(row.kind));
    return reminders.Put(row.account.value + ":" + kind + ":" + row.about, row);
  }
  Status Put(Seq, const DeliveryRow& row) override {
    return deliveries.Put(row.delivery.value, row);
  }
  Status Put(Seq, const TaskState& row) override { return task_states.Put(row.task.value, row); }
  Status Put(Seq, const AssignmentRow& row) override {
    return assignments.Put(row.assignment.id.value, row);
  }
  Status Put(Seq, const AssignmentState& row) override {
    return assignment_states.Put(row.assignment.value, row);
  }
  Status Add(Seq, const ReportRow& row) override { return reports.Put(row.report.value, row); }
  Status Put(Seq, const ReportState& row) override {
    return report_states.Put(row.report.value, row);
  }
  Status Add(Seq seq, const ReportState& row) override { return Put(seq, row); }
  Status Put(Seq, const EvidenceRow& row) override { return evidence.Put(row.line.id.value, row); }

  Status Erase(const ErasureRow& row) override {
    erased.push_back(row);
    return {};
  }

  std::vector<ErasureRow> erased;
  std::vector<EventRow> events;
  std::vector<SuccessionRow> successions;
  std::vector<PauseRow> pauses;
  Table<ExtensionRow> extensions;
  Table<ReminderRow> reminders;
  Table<DeliveryRow> deliveries;
  Table<domain::Organization> organizations;
  Table<domain::OrganizationGroup> groups;
  Table<AliasRow> aliases;
  Table<AppointmentRow> appointments;
  Table<DocumentRow> documents;
  Table<DraftRow> drafts;
  Table<PlanRow> plans;
  Table<TaskRow> tasks;
  Table<IndicatorRow> indicators;
  Table<TaskLinkRow> links;
  Table<AdjustmentRow> adjustments;
  Table<TaskState> task_states;
  Table<AssignmentRow> assignments;
  Table<AssignmentState> assignment_states;
  Table<ReportRow> reports;
  Table<ReportState> report_states;
  Table<EvidenceRow> evidence;
};

}  // namespace sauro::projection
