#pragma once
// views::Queries over the database. Each statement filters by the position itself, so that no
// answer needs a snapshot over several statements.

#include <cstdint>

#include "store/connection_source.h"
#include "store/stored_reminders.h"
#include "views/queries.h"

namespace sauro::store {

/// As thread-safe as `source`, which lives longer than this.
class StoredQueries : public views::Queries {
 public:
  StoredQueries(ConnectionSource& source, std::int32_t near_due_days)
      : source_(source), near_due_days_(near_due_days), reminders_(source) {}

  Result<Position> Head() override;
  Result<Position> NewestErasure() override;
  Result<Position> PositionAt(Day day) override;
  Result<std::string> RootAt(Position position) override;
  Result<domain::Catalogue> ReadCatalogue(Position position) override;
  Result<domain::Organization> FindOrganization(
      const domain::OrganizationId& organization, Position position
  ) override;
  Result<std::vector<views::SuccessionLine>> ListSuccessions(Position position) override;
  Result<std::vector<views::AssignmentLine>> ListOpenHeld(
      const domain::OrganizationId& organization, const views::At& at
  ) override;
  Result<std::vector<views::LearnedAlias>> ListLearnedAliases(Position position) override;
  Result<views::Appointment> FindAppointment(const domain::AccountId& account, Position position)
      override;
  Result<std::vector<views::PlanLine>> ListPlans(const views::At& at) override;
  Result<views::Board> ReadBoard(const std::optional<domain::PlanId>& plan, const views::At& at)
      override;
  Result<views::Dashboard> ReadDashboard(const views::Scope& scope, const views::At& at) override;
  Result<views::Page<views::TaskLine>> ListTasks(
      const views::TaskFilter& filter, const views::Scope& scope, const views::At& at
  ) override;
  Result<views::Page<views::AssignmentLine>> ListAssignments(
      const views::AssignmentFilter& filter, const views::Scope& scope, const views::At& at
  ) override;
  Status EachAssignment(
      const views::Scope& scope,
      const views::At& at,
      const std::function<bool(const views::AssignmentLine&)>& row
  ) override;
  Result<views::TaskDetail> ReadTask(
      const domain::TaskId& task, const views::Scope& scope, const views::At& at
  ) override;
  Result<std::vector<views::AssignedTask>> ReadAssigned(
      const domain::PlanId& plan, Position position
  ) override;
  Result<std::vector<views::IndicatorLine>> ListIndicators(
      const domain::PlanId& plan, Position position
  ) override;
  Result<std::vector<views::EventRecord>> ListPlannedEvents(
      const domain::PlanId& plan, Position position
  ) override;
  Result<std::vector<views::EventRecord>> ListEvents(const domain::PlanId& plan, Position position)
      override;
  Result<views::Page<views::ExtensionLine>> ListExtensions(
      const views::ExtensionFilter& filter, const views::Scope& scope, const views::At& at
  ) override;
  Result<views::ExtensionLine> FindExtension(
      const domain::ExtensionId& extension, const views::At& at
  ) override;
  Result<views::AssignmentState> FindAssignment(
      const domain::AssignmentId& assignment, const views::At& at
  ) override;
  Result<views::Page<views::ReportLine>> ListReports(
      const views::ReportFilter& filter, const views::Scope& scope, const views::At& at
  ) override;
  Result<views::ReportLine> FindReport(const domain::ReportId& report, const views::At& at)
      override;
  Result<views::EvidenceLine> FindEvidence(
      const domain::EvidenceId& evidence, const views::Scope& scope, const views::At& at
  ) override;
  Result<std::vector<views::DraftLine>> ListDrafts(Position position) override;
  Result<views::DraftDetail> FindDraft(const domain::DraftId& draft, Position position) override;
  views::ReminderQueries& reminders() override { return reminders_; }

 private:
  ConnectionSource& source_;
  std::int32_t near_due_days_;
  StoredReminders reminders_;
};

}  // namespace sauro::store
