#pragma once
// Queries that remember their answers.

#include <cstdint>

#include "store/answer_cache.h"
#include "store/follower.h"
#include "views/queries.h"

namespace sauro::store {

/// Asks `inner` once for each question. Only for positions that are durable: a decision that is not
/// yet committed may still be undone.
class CachedQueries : public views::Queries {
 public:
  /// `published`: what is durable, where one process knows it; nullptr: ask `inner`.
  CachedQueries(views::Queries& inner, const Published* published)
      : inner_(inner), published_(published) {}

  Result<Position> Head() override;
  Result<Position> NewestErasure() override;
  Result<Position> PositionAt(Day day) override { return inner_.PositionAt(day); }
  Result<std::string> RootAt(Position position) override;
  Result<domain::Catalogue> ReadCatalogue(Position position) override;
  Result<domain::Organization> FindOrganization(
      const domain::OrganizationId& organization, Position position
  ) override {
    return inner_.FindOrganization(organization, position);
  }
  Result<std::vector<views::SuccessionLine>> ListSuccessions(Position position) override {
    return inner_.ListSuccessions(position);
  }
  Result<std::vector<views::AssignmentLine>> ListOpenHeld(
      const domain::OrganizationId& organization, const views::At& at
  ) override {
    return inner_.ListOpenHeld(organization, at);
  }
  Result<std::vector<views::LearnedAlias>> ListLearnedAliases(Position position) override {
    return inner_.ListLearnedAliases(position);
  }
  Result<views::Appointment> FindAppointment(const domain::AccountId& account, Position position)
      override {
    return inner_.FindAppointment(account, position);
  }
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
  ) override {
    return inner_.EachAssignment(scope, at, row);
  }
  Result<views::TaskDetail> ReadTask(
      const domain::TaskId& task, const views::Scope& scope, const views::At& at
  ) override {
    return inner_.ReadTask(task, scope, at);
  }
  Result<std::vector<views::AssignedTask>> ReadAssigned(
      const domain::PlanId& plan, Position position
  ) override {
    return inner_.ReadAssigned(plan, position);
  }
  Result<std::vector<views::IndicatorLine>> ListIndicators(
      const domain::PlanId& plan, Position position
  ) override;
  Result<std::vector<views::EventRecord>> ListPlannedEvents(
      const domain::PlanId& plan, Position position
  ) override {
    return inner_.ListPlannedEvents(plan, position);
  }
  Result<std::vector<views::EventRecord>> ListEvents(const domain::PlanId& plan, Position position)
      override {
    return inner_.ListEvents(plan, position);
  }
  Result<views::Page<views::ExtensionLine>> ListExtensions(
      const views::ExtensionFilter& filter, const views::Scope& scope, const views::At& at
  ) override {
    return inner_.ListExtensions(filter, scope, at);
  }
  Result<views::ExtensionLine> FindExtension(
      const domain::ExtensionId& extension, const views::At& at
  ) override {
    return inner_.FindExtension(extension, at);
  }
  Result<views::AssignmentState> FindAssignment(
      const domain::AssignmentId& assignment, const views::At& at
  ) override {
    return inner_.FindAssignment(assignment, at);
  }
  Result<views::Page<views::ReportLine>> ListReports(
      const views::ReportFilter& filter, const views::Scope& scope, const views::At& at
  ) override;
  Result<views::ReportLine> FindReport(const domain::ReportId& report, const views::At& at)
      override {
    return inner_.FindReport(report, at);
  }
  Result<views::EvidenceLine> FindEvidence(
      const domain::EvidenceId& evidence, const views::Scope& scope, const views::At& at
  ) override {
    return inner_.FindEvidence(evidence, scope, at);
  }
  Result<std::vector<views::DraftLine>> ListDrafts(Position position) override {
    return inner_.ListDrafts(position);
  }
  Result<views::DraftDetail> FindDraft(const domain::DraftId& draft, Position position) override {
    return inner_.FindDraft(draft, position);
  }
  views::ReminderQueries& reminders() override { return inner_.reminders(); }

 private:
  bool IsDurable(Position position);
  Position Erased();

  views::Queries& inner_;
  const Published* published_;
  static constexpr std::size_t kMegabyte = std::size_t{1} << 20U;
  AnswerCache<std::string> roots_{kMegabyte};
  AnswerCache<domain::Catalogue> catalogues_{2 * kMegabyte};
  AnswerCache<std::vector<views::PlanLine>> plans_{kMegabyte};
  AnswerCache<std::vector<views::IndicatorLine>> indicators_{4 * kMegabyte};
  AnswerCache<views::Board> boards_{16 * kMegabyte};
  AnswerCache<views::Dashboard> dashboards_{4 * kMegabyte};
  AnswerCache<views::Page<views::TaskLine>> tasks_{8 * kMegabyte};
  AnswerCache<views::Page<views::AssignmentLine>> assignments_{12 * kMegabyte};
  AnswerCache<views::Page<views::ReportLine>> reports_{8 * kMegabyte};
};

}  // namespace sauro::store
