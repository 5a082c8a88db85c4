#pragma once
// The state tables as the projection sees them. An engine implements this inside the transaction
// that appends the fact.

#include <optional>
#include <vector>

#include "base/result.h"
#include "projection/rows.h"

namespace sauro::projection {

/// Not thread-safe. Errors of every function: those of the store; kInternal where a row that must
/// exist does not.
class StateTables {
 public:
  virtual ~StateTables() = default;

  // The newest version, with what was put before in the same transaction.
  virtual Result<domain::Organization> Organization(const domain::OrganizationId& id) = 0;
  virtual Result<domain::OrganizationGroup> Group(const domain::GroupId& id) = 0;
  virtual Result<DraftRow> Draft(const domain::DraftId& id) = 0;
  virtual Result<PlanRow> Plan(const domain::PlanId& id) = 0;
  virtual Result<TaskState> Task(const domain::TaskId& id) = 0;
  virtual Result<AssignmentRow> Holder(const domain::AssignmentId& id) = 0;
  virtual Result<AssignmentState> Assignment(const domain::AssignmentId& id) = 0;
  virtual Result<ReportState> Report(const domain::ReportId& id) = 0;
  /// How the assignments of the task stand that report for it.
  virtual Result<ReportingTally> ReportingOf(const domain::TaskId& task) = 0;
  /// All that is asked for each report, at once.
  virtual Result<BeforeReport> Before(
      const domain::AssignmentId& assignment, const domain::TaskId& task
  ) = 0;
  /// The newest report on the task that is in `state`.
  virtual Result<std::optional<domain::ReportId>> NewestReport(
      const domain::TaskId& task, views::ReportState state
  ) = 0;

  virtual Result<IndicatorRow> Indicator(const domain::IndicatorId& id) = 0;
  virtual Result<ExtensionRow> Extension(const domain::ExtensionId& id) = 0;
  virtual Result<DeliveryRow> Delivery(const domain::DeliveryId& id) = 0;
  virtual Result<domain::Deadline> DeadlineOf(const domain::TaskId& task) = 0;
  /// Days of the events of the plan as recorded newest for the task.
  virtual Result<domain::EventDays> EventsOf(
      const domain::PlanId& plan, const domain::TaskId& task
  ) = 0;
  /// Deadlines of all tasks of the plan, in order of the document.
  virtual Result<std::vector<TaskDeadline>> DeadlinesOf(const domain::PlanId& plan) = 0;
  /// All who hold the task or held it.
  virtual Result<std::vector<domain::Assignment>> HoldersOf(const domain::TaskId& task) = 0;

  // Puts a version that is true from `seq` on; one with the same key ends there.
  virtual Status Put(Position seq, const domain::Organization& row) = 0;
  virtual Status Put(Position seq, const domain::OrganizationGroup& row) = 0;
  virtual Status Put(Position seq, const AliasRow& row) = 0;
  /// Adds one; there is nothing to end.
  virtual Status Put(Position seq, const SuccessionRow& row) = 0;
  virtual Status Put(Position seq, const AppointmentRow& row) = 0;
  virtual Status Put(Position seq, const DocumentRow& row) = 0;
  virtual Status Put(Position seq, const DraftRow& row) = 0;
  virtual Status Put(Position seq, const PlanRow& row) = 0;
  virtual Status Put(Position seq, const TaskRow& row) = 0;
  virtual Status Put(Position seq, const IndicatorRow& row) = 0;
  virtual Status Put(Position seq, const TaskLinkRow& row) = 0;
  /// Adds one; there is nothing to end.
  virtual Status Put(Position seq, const AdjustmentRow& row) = 0;
  /// Adds one; there is nothing to end.
  virtual Status Put(Position seq, const EventRow& row) = 0;
  virtual Status Put(Position seq, const ExtensionRow& row) = 0;
  /// Adds one; there is nothing to end.
  virtual Status Put(Position seq, const PauseRow& row) = 0;
  virtual Status Put(Position seq, const ReminderRow& row) = 0;
  virtual Status Put(Position seq, const DeliveryRow& row) = 0;
  virtual Status Put(Position seq, const TaskState& row) = 0;
  virtual Status Put(Position seq, const AssignmentRow& row) = 0;
  virtual Status Put(Position seq, const AssignmentState& row) = 0;
  virtual Status Put(Position seq, const ReportState& row) = 0;
  virtual Status Put(Position seq, const EvidenceRow& row) = 0;
  // Adds what is new from `seq` on, so that there is nothing to end.
  virtual Status Add(Position seq, const ReportRow& row) = 0;
  virtual Status Add(Position seq, const ReportState& row) = 0;
  /// Changes every version. Errors: kInternal, no such words.
  virtual Status Erase(const ErasureRow& row) = 0;
};

}  // namespace sauro::projection
