#pragma once
// The state tables of the projection.

#include "projection/state_tables.h"
#include "store/connection.h"

namespace sauro::store {

/// Within a transaction of the caller.
class StoredTables : public projection::StateTables {
 public:
  explicit StoredTables(Connection& connection) : connection_(connection) {}

  Result<domain::Organization> Organization(const domain::OrganizationId& id) override;
  Result<domain::OrganizationGroup> Group(const domain::GroupId& id) override;
  Result<projection::DraftRow> Draft(const domain::DraftId& id) override;
  Result<projection::PlanRow> Plan(const domain::PlanId& id) override;
  Result<projection::TaskState> Task(const domain::TaskId& id) override;
  Result<projection::AssignmentRow> Holder(const domain::AssignmentId& id) override;
  Result<projection::AssignmentState> Assignment(const domain::AssignmentId& id) override;
  Result<projection::ReportState> Report(const domain::ReportId& id) override;
  Result<projection::ReportingTally> ReportingOf(const domain::TaskId& task) override;
  Result<projection::BeforeReport> Before(
      const domain::AssignmentId& assignment, const domain::TaskId& task
  ) override;
  Result<std::optional<domain::ReportId>> NewestReport(
      const domain::TaskId& task, views::ReportState state
  ) override;
  Result<projection::IndicatorRow> Indicator(const domain::IndicatorId& id) override;
  Result<projection::ExtensionRow> Extension(const domain::ExtensionId& id) override;
  Result<projection::DeliveryRow> Delivery(const domain::DeliveryId& id) override;
  Result<domain::Deadline> DeadlineOf(const domain::TaskId& task) override;
  Result<domain::EventDays> EventsOf(const domain::PlanId& plan, const domain::TaskId& task)
      override;
  Result<std::vector<projection::TaskDeadline>> DeadlinesOf(const domain::PlanId& plan) override;
  Result<std::vector<domain::Assignment>> HoldersOf(const domain::TaskId& task) override;

  Status Put(Position seq, const domain::Organization& row) override;
  Status Put(Position seq, const domain::OrganizationGroup& row) override;
  Status Put(Position seq, const projection::AliasRow& row) override;
  Status Put(Position seq, const projection::SuccessionRow& row) override;
  Status Put(Position seq, const projection::AppointmentRow& row) override;
  Status Put(Position seq, const projection::DocumentRow& row) override;
  Status Put(Position seq, const projection::DraftRow& row) override;
  Status Put(Position seq, const projection::PlanRow& row) override;
  Status Put(Position seq, const projection::TaskRow& row) override;
  Status Put(Position seq, const projection::IndicatorRow& row) override;
  Status Put(Position seq, const projection::TaskLinkRow& row) override;
  Status Put(Position seq, const projection::AdjustmentRow& row) override;
  Status Put(Position seq, const projection::EventRow& row) override;
  Status Put(Position seq, const projection::ExtensionRow& row) override;
  Status Put(Position seq, const projection::PauseRow& row) override;
  Status Put(Position seq, const projection::ReminderRow& row) override;
  Status Put(Position seq, const projection::DeliveryRow& row) override;
  Status Put(Position seq, const projection::TaskState& row) override;
  Status Put(Position seq, const projection::AssignmentRow& row) override;
  Status Put(Position seq, const projection::AssignmentState& row) override;
  Status Put(Position seq, const projection::ReportState& row) override;
  Status Put(Position seq, const projection::EvidenceRow& row) override;
  Status Add(Position seq, const projection::ReportRow& row) override;
  Status Add(Position seq, const projection::ReportState& row) override;
  Status Erase(const projection::ErasureRow& row) override;

 private:
  Connection& connection_;
};

}  // namespace sauro::store
