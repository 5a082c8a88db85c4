#pragma once
// The parts of Project, one function for each kind of fact.

#include "facts/facts.h"
#include "projection/state_tables.h"

namespace sauro::projection {

using facts::Envelope;

Status Apply(const Envelope& at, const facts::OrganizationRegistered& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::GroupDefined& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::AccountAppointed& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DocumentReceived& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DraftOpened& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DraftMended& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DraftDiscarded& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::PlanApproved& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskAssigned& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::PlanAdjusted& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskAdjusted& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskWithdrawn& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ProgressReported& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ProgressAccepted& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ProgressReturned& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::AliasLearned& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::AliasRemoved& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskLinked& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ContentErased& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::EventRecorded& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::EventPlanned& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ExtensionRequested& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ExtensionDecided& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ExtensionWithdrawn& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ExtensionRevoked& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskSuspended& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::TaskResumed& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::IndicatorAssigned& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::IndicatorAdjusted& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::OrganizationSucceeded& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::AssignmentMoved& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::IndicatorWithdrawn& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::ReminderRaised& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DeliveryStarted& fact, StateTables& tables);
Status Apply(const Envelope& at, const facts::DeliveryEnded& fact, StateTables& tables);
// What the ledger tells and no table holds: whether an account is locked stands with the account.
inline Status Apply(const Envelope&, const facts::AccountLocked&, StateTables&) {
  return {};
}
inline Status Apply(const Envelope&, const facts::AccountUnlocked&, StateTables&) {
  return {};
}
inline Status Apply(const Envelope&, const facts::PasswordReset&, StateTables&) {
  return {};
}
inline Status Apply(const Envelope&, const facts::SecondStepSet&, StateTables&) {
  return {};
}

/// The deadline of one holder, with the days of events that happened: a split one has a part for
/// each.
Result<domain::Deadline> HolderDeadline(
    const domain::Deadline& deadline,
    const domain::EventDays& events,
    const domain::Assignment& holder,
    StateTables& tables
);

/// Days of the plan's events for this task, looked up only where its deadline has one.
Result<domain::EventDays> EventsFor(
    const domain::Deadline& deadline,
    const domain::PlanId& plan,
    const domain::TaskId& task,
    StateTables& tables
);

/// The day that follows from `deadline` or from a later extension, into the state of who holds it.
/// Work that nobody has begun waits for the event of the deadline, or for nothing; also where it is
/// suspended. For an assignment, `events` are already in `deadline`.
void SetDeadline(
    AssignmentState& state, const domain::Deadline& deadline, const domain::EventDays& events
);
void SetDeadline(
    TaskState& state, const domain::Deadline& deadline, const domain::EventDays& events
);

/// Where a holder stands among those of its task: after all that earlier facts named.
std::int64_t PlaceOf(const Envelope& at, std::size_t index);

/// A report that still waits goes back with `words`: nobody can decide on it any longer.
Status ReturnWaiting(
    const Envelope& at, AssignmentState& state, const std::string& words, StateTables& tables
);

/// Suspends what is not done and not over already; how it stood is kept.
void Hold(AssignmentState& state);
void Hold(TaskState& state);

/// Writes the task's state anew from its reporting assignments and its reports. `evidence` files
/// became part of accepted reports.
Status CombineTask(
    const Envelope& at, const domain::TaskId& task, std::int64_t evidence, StateTables& tables
);

/// Work status, percent and days of a task from those of its reporting assignments (it is due on
/// the earliest day that one of them still owes); `own` is kept where nobody reports.
void Combine(TaskState& own, const ReportingTally& reporting);

}  // namespace sauro::projection
