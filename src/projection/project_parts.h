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

/// Writes the task's state anew from its reporting assignments and its reports. `evidence` files
/// became part of accepted reports.
Status CombineTask(
    const Envelope& at, const domain::TaskId& task, std::int64_t evidence, StateTables& tables
);

/// Work status, percent and days of a task from those of its reporting assignments; `own` is kept
/// where nobody reports.
void Combine(TaskState& own, const ReportingTally& reporting);

}  // namespace sauro::projection
