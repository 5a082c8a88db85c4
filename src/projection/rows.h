#pragma once
// Rows of the state tables. What never changes after its fact (the text of a task or a report)
// stands apart from what moves (its state), so that a new version is short.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "domain/deadline.h"
#include "domain/indicator.h"
#include "domain/message_pace.h"
#include "domain/organization.h"
#include "domain/reminder.h"
#include "domain/status.h"
#include "domain/succession.h"
#include "domain/task.h"
#include "views/drafts.h"
#include "views/tasks.h"

namespace sauro::projection {

struct AppointmentRow {
  domain::AccountId account;
  std::string role;
  std::optional<domain::OrganizationId> organization;
};

/// A name of an organisation that an editor settled; its key is both.
struct AliasRow {
  domain::OrganizationId organization;
  std::string name;
  domain::DraftId draft;
  Instant learned_at;
  domain::AccountId learned_by;
  bool removed = false;
};

/// Organisations that changed, with their names of that time.
struct SuccessionRow {
  domain::Succession succession;
  std::string name_before;  ///< of a renamed one
  Instant at;
  domain::AccountId by;
};

struct DocumentRow {
  domain::DocumentId document;
  std::string sha256;
  std::string name;
  std::int64_t size = 0;
};

struct DraftRow {
  domain::DraftId draft;
  domain::DocumentId document;
  std::string title;
  views::DraftState state = views::DraftState::kOpen;
  std::int64_t revision = 1;
  Instant changed_at;
  domain::AccountId changed_by;
  std::optional<domain::PlanId> plan;
  std::string reading;
  std::string body;
};

struct PlanRow {
  domain::PlanId plan;
  domain::DraftId draft;
  domain::DocumentId document;
  std::string number;
  std::optional<Day> date;
  std::string title;
  std::string issuer;
};

/// The words of a task.
struct TaskRow {
  domain::TaskId task;
  domain::PlanId plan;
  std::int64_t sort = 0;
  std::vector<std::string> section;
  std::string ordinal;
  std::string title;
  std::string title_folded;
  std::string lead;
  std::string coordinate;
  std::string product;
  domain::Deadline deadline;
  std::string note;
  std::vector<std::string> basis;
  std::string place;
};

struct IndicatorRow {
  domain::Indicator indicator;
  bool withdrawn = false;
};

/// What a person said about two tasks.
struct TaskLinkRow {
  domain::TaskId task;
  domain::TaskId other;
  domain::TaskRelation relation = domain::TaskRelation::kSame;
};

/// A corrected document of a plan.
struct AdjustmentRow {
  domain::PlanId plan;
  domain::DocumentId document;
  Instant at;
  domain::AccountId by;
  std::string reason;
  std::string authority;
};

/// What was recorded about an event for which deadlines of a plan wait.
struct EventRow {
  domain::PlanId plan;
  std::string event;
  std::optional<Day> on;
  std::string authority;
  std::string reason;
  Instant at;
  domain::AccountId by;
  std::vector<domain::TaskId> tasks{};  ///< for these alone; none: for all
  bool planned = false;                 ///< it is only expected: it moves no day
};

/// A fact that says why: when and by whom. Its words stand beside the record, if it is not of an
/// older release.
struct Told {
  Position seq;
  Instant at;
  domain::AccountId by;
  std::string reason;
};

/// A request for another day.
struct ExtensionRow {
  domain::ExtensionId extension;
  domain::AssignmentId assignment;
  domain::TaskId task;
  std::optional<Day> due_before;
  Day until;
  Told asked;
  views::ExtensionState state = views::ExtensionState::kWaiting;
  std::optional<Told> decided;
  std::optional<Told> ended;           ///< it was withdrawn or revoked
  std::optional<Day> extended_before;  ///< of a granted one: what AssignmentState said before
};

/// A task was suspended or resumed.
struct PauseRow {
  domain::TaskId task;
  views::Pause pause;
};

/// The newest deadline of a task, as printed.
struct TaskDeadline {
  domain::TaskId task;
  domain::Deadline deadline;
};

/// How a task stands.
struct TaskState {
  domain::TaskId task;
  domain::PlanId plan;
  domain::Due due;              ///< day, work status, day of submission and of completion
  std::optional<Day> open_due;  ///< domain::OpenDue(due)
  bool ongoing = false;
  Percent percent;                         ///< mean of the reporting assignments, rounded down
  std::optional<domain::ReportId> result;  ///< newest accepted report, else newest one sent
  std::int64_t evidence_count = 0;         ///< files of accepted reports
  std::optional<Day> extended_to;          ///< the latest of those who report; the task is due on
                                           ///< the earliest day that one of them still owes
  domain::DueSource due_source = domain::DueSource::kPrinted;
  std::optional<domain::WorkStatus> held;  ///< of a suspended one: how it stood
};

/// The words of an assignment.
struct AssignmentRow {
  domain::Assignment assignment;
  domain::TaskId task;
  std::int64_t place = 0;  ///< orders the holders of a task; stays when another one holds it
};

/// How an assignment stands.
struct AssignmentState {
  domain::AssignmentId assignment;
  domain::TaskId task;
  domain::PlanId plan;
  std::optional<domain::OrganizationId> organization;
  bool reports = false;
  domain::Due due;
  std::optional<Day> open_due;  ///< domain::OpenDue(due)
  bool ongoing = false;
  Percent percent;
  Percent accepted_percent;  ///< of the newest accepted report; what a returned one falls back to
  std::optional<domain::ReportId> last_report;
  std::optional<Instant> last_report_at;
  std::optional<views::ReportState> last_state;
  bool last_difficulty = false;  ///< the newest report names a difficulty or a proposal
  std::optional<Day> extended_to;
  domain::DueSource due_source = domain::DueSource::kPrinted;
  std::optional<domain::WorkStatus> held;  ///< of a suspended one: how it stood
};

/// A day that is due, and from where it comes.
struct DueDay {
  Day day;
  domain::DueSource source = domain::DueSource::kPrinted;
  friend auto operator<=>(const DueDay&, const DueDay&) = default;
};

/// What the task takes from its reporting assignments.
struct ReportingTally {
  domain::WorkCounts work;
  std::int64_t percent = 0;         ///< the sum
  std::optional<Day> submitted_on;  ///< the newest of those that wait for review
  std::optional<Day> completed_on;  ///< the newest of those that are done
  std::optional<Day> extended_to;   ///< the latest one
  std::optional<DueDay> owed;    ///< the earliest that is still owed; as it was, of suspended ones
  std::optional<DueDay> latest;  ///< the latest of all that were not withdrawn

  void Add(const AssignmentState& assignment);
};

/// The words of a report; those of version 2 stand beside the record and are empty here.
struct ReportRow {
  domain::ReportId report;
  Position seq;  ///< of its fact; newer reports have higher ones
  domain::AssignmentId assignment;
  domain::TaskId task;
  domain::OrganizationId organization;
  domain::AccountId author;
  Instant at;
  Percent percent;
  std::string text;
  std::string difficulties;
  std::string proposals;
  bool completed = false;
};

/// How a report stands, with what lists of reports are filtered by.
struct ReportState {
  domain::ReportId report;
  Position seq;  ///< that of ReportRow
  domain::AssignmentId assignment;
  domain::TaskId task;
  domain::OrganizationId organization;
  Day sent_on;
  bool completed = false;
  bool difficulty = false;  ///< it names a difficulty or a proposal
  std::int64_t evidence_count = 0;
  views::ReportState state = views::ReportState::kSent;
  std::optional<Instant> decided_at;
  std::optional<Position> decided_seq;  ///< of the fact, where its words stand beside the record
  std::string decision_text;
};

/// What a report on an assignment meets.
struct BeforeReport {
  AssignmentState assignment;
  std::optional<ReportState> last;  ///< the newest report on it
  TaskState task;
  ReportingTally others;  ///< of the task, but for this assignment
};

struct EvidenceRow {
  views::EvidenceLine line;
  domain::OrganizationId organization;  ///< of the report
};

/// What a person was reminded of; the key is account, kind and about.
struct ReminderRow {
  domain::AccountId account;
  domain::ReminderKind kind = domain::ReminderKind::kDeadline;
  std::string about;
  domain::TaskId task;
  domain::ReminderStep step = domain::ReminderStep::kOfficer;
  domain::LastReminder last;
  bool urgent = false;
  domain::ReminderId reminder;
  Instant raised_at;
};

/// A message with reminders.
struct DeliveryRow {
  domain::DeliveryId delivery;
  domain::AccountId account;
  domain::Channel channel = domain::Channel::kEmail;
  bool urgent = false;
  Position upto;
  std::int32_t attempt = 1;
  Instant started_at;
  Position started_seq;
  std::optional<Instant> ended_at;
  std::optional<domain::SendOutcome> outcome;
  std::int32_t code = 0;
};

/// What is shown from now on, also as of past days, where the words of a fact stood.
struct ErasureRow {
  std::string subject;  ///< of the fact
  std::string of;       ///< kind of the fact; empty: one of reports
  Position fact;
  std::string field;  ///< as of facts::WordsOf
  std::string mark;
};

}  // namespace sauro::projection
