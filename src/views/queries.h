#pragma once
// Every question that can be asked of the state, as one abstract port. Each is a function of
// (position, day): the same arguments give the same answer for ever. `scope` leaves out rows that
// the asker may not see; totals count what is left.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/organization.h"
#include "views/assigned.h"
#include "views/at.h"
#include "views/dashboard.h"
#include "views/drafts.h"
#include "views/events.h"
#include "views/indicators.h"
#include "views/reminders.h"
#include "views/succession.h"
#include "views/tasks.h"

namespace sauro::views {

/// What the state says about one assignment; used to decide on reports.
struct AssignmentState {
  AssignmentLine line;
  std::optional<domain::ReportId> newest_report;
};

/// A name of an organisation that an editor settled when a draft was mended.
struct LearnedAlias {
  domain::OrganizationId organization;
  std::string name;
  domain::DraftId draft;  ///< where it was printed
  Instant learned_at;
  domain::AccountId learned_by;
};

/// An account's role as the ledger says.
struct Appointment {
  domain::AccountId account;
  std::string role;
  std::optional<domain::OrganizationId> organization;
};

/// Thread-safe; reads only. Every function: kUnavailable if the store does not answer, kInternal if
/// its data are damaged, kNotFound where one thing is asked for that does not exist at `at` or lies
/// outside `scope`.
class Queries {
 public:
  virtual ~Queries() = default;

  /// The newest position whose facts are durable and projected.
  virtual Result<Position> Head() = 0;
  /// The position at the end of `day` in Vietnam: all facts of that day and before.
  virtual Result<Position> PositionAt(Day day) = 0;
  /// The newest fact that erased words (0: none): what was answered before it may show them.
  virtual Result<Position> NewestErasure() { return Position{}; }
  /// Root hash (hex) of the ledger at `position`.
  virtual Result<std::string> RootAt(Position position) = 0;

  virtual Result<domain::Catalogue> ReadCatalogue(Position position) = 0;
  virtual Result<domain::Organization> FindOrganization(
      const domain::OrganizationId& organization, Position position
  ) = 0;
  /// Those that were recorded, the oldest first.
  virtual Result<std::vector<SuccessionLine>> ListSuccessions(Position position) = 0;
  /// By organisation, then by name.
  virtual Result<std::vector<LearnedAlias>> ListLearnedAliases(Position position) = 0;
  virtual Result<Appointment> FindAppointment(
      const domain::AccountId& account, Position position
  ) = 0;

  virtual Result<std::vector<PlanLine>> ListPlans(const At& at) = 0;
  virtual Result<Board> ReadBoard(const std::optional<domain::PlanId>& plan, const At& at) = 0;
  virtual Result<Dashboard> ReadDashboard(const Scope& scope, const At& at) = 0;
  virtual Result<Page<TaskLine>> ListTasks(
      const TaskFilter& filter, const Scope& scope, const At& at
  ) = 0;
  virtual Result<Page<AssignmentLine>> ListAssignments(
      const AssignmentFilter& filter, const Scope& scope, const At& at
  ) = 0;
  /// What the organisation holds in any role, of tasks that are not done, in order of plan and
  /// task.
  virtual Result<std::vector<AssignmentLine>> ListOpenHeld(
      const domain::OrganizationId& organization, const At& at
  ) = 0;
  /// All assignments in order of plan and task, one at a time, without holding them in memory;
  /// stops when `row` gives false.
  virtual Status EachAssignment(
      const Scope& scope, const At& at, const std::function<bool(const AssignmentLine&)>& row
  ) = 0;
  virtual Result<TaskDetail> ReadTask(
      const domain::TaskId& task, const Scope& scope, const At& at
  ) = 0;
  /// All tasks of the plan in order of the document, also withdrawn ones; none if there is no such
  /// plan.
  virtual Result<std::vector<AssignedTask>> ReadAssigned(
      const domain::PlanId& plan, Position position
  ) = 0;
  /// Indicators of the plan in order of the document, also withdrawn ones; none if there is no such
  /// plan.
  virtual Result<std::vector<IndicatorLine>> ListIndicators(
      const domain::PlanId& plan, Position position
  ) = 0;
  /// What was recorded about events of the plan, the oldest first; none if there is no such plan.
  virtual Result<std::vector<EventRecord>> ListEvents(
      const domain::PlanId& plan, Position position
  ) = 0;
  /// When events of the plan are expected, the oldest first: the newest about an event counts.
  virtual Result<std::vector<EventRecord>> ListPlannedEvents(
      const domain::PlanId& plan, Position position
  ) = 0;
  /// Requests for another day in `state`, the oldest first.
  virtual Result<Page<ExtensionLine>> ListExtensions(
      const ExtensionFilter& filter, const Scope& scope, const At& at
  ) = 0;
  virtual Result<ExtensionLine> FindExtension(
      const domain::ExtensionId& extension, const At& at
  ) = 0;
  virtual Result<AssignmentState> FindAssignment(
      const domain::AssignmentId& assignment, const At& at
  ) = 0;

  virtual Result<Page<ReportLine>> ListReports(
      const ReportFilter& filter, const Scope& scope, const At& at
  ) = 0;
  virtual Result<ReportLine> FindReport(const domain::ReportId& report, const At& at) = 0;
  virtual Result<EvidenceLine> FindEvidence(
      const domain::EvidenceId& evidence, const Scope& scope, const At& at
  ) = 0;

  virtual Result<std::vector<DraftLine>> ListDrafts(Position position) = 0;
  virtual Result<DraftDetail> FindDraft(const domain::DraftId& draft, Position position) = 0;

  /// Questions about reminders, at the same positions; lives as long as this.
  virtual ReminderQueries& reminders() = 0;
};

}  // namespace sauro::views
