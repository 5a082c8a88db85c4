#include "projection/project.h"

#include <utility>
#include <variant>

#include "facts/draft_change.h"
#include "projection/project_parts.h"

namespace sauro::projection {

Status Project(const facts::Envelope& envelope, const facts::Fact& fact, StateTables& tables) {
  return std::visit([&](const auto& each) { return Apply(envelope, each, tables); }, fact);
}

Status Apply(const Envelope& at, const facts::OrganizationRegistered& fact, StateTables& tables) {
  return tables.Put(at.seq, fact.organization);
}

Status Apply(const Envelope& at, const facts::GroupDefined& fact, StateTables& tables) {
  return tables.Put(at.seq, fact.group);
}

Status Apply(const Envelope& at, const facts::AliasLearned& fact, StateTables& tables) {
  return tables.Put(at.seq, AliasRow{fact.organization, fact.name, fact.draft, at.at, at.actor});
}

Status Apply(const Envelope& at, const facts::AliasRemoved& fact, StateTables& tables) {
  return tables.Put(
      at.seq, AliasRow{fact.organization, fact.name, domain::DraftId(), at.at, at.actor, true}
  );
}

Status Apply(const Envelope& at, const facts::AccountAppointed& fact, StateTables& tables) {
  return tables.Put(at.seq, AppointmentRow{fact.account, fact.role, fact.organization});
}

Status Apply(const Envelope& at, const facts::DocumentReceived& fact, StateTables& tables) {
  return tables.Put(at.seq, DocumentRow{fact.document, fact.sha256, fact.name, fact.size});
}

Status Apply(const Envelope& at, const facts::DraftOpened& fact, StateTables& tables) {
  DraftRow row;
  row.draft = fact.draft;
  row.document = fact.document;
  row.title = fact.title;
  row.changed_at = at.at;
  row.changed_by = at.actor;
  row.body = fact.body;
  row.reading = fact.reading;
  return tables.Put(at.seq, row);
}

namespace {

// The open draft, marked as changed by this fact.
Result<DraftRow> ChangedDraft(const Envelope& at, const domain::DraftId& id, StateTables& tables) {
  auto draft = tables.Draft(id);
  if (!draft) return draft.error();
  if (draft->state != views::DraftState::kOpen) {
    return Internal("Sự kiện thay đổi một dự thảo đã đóng.", id.value);
  }
  draft->changed_at = at.at;
  draft->changed_by = at.actor;
  return draft;
}

}  // namespace

Status Apply(const Envelope& at, const facts::DraftMended& fact, StateTables& tables) {
  auto draft = ChangedDraft(at, fact.draft, tables);
  if (!draft) return draft.error();
  auto body = facts::AfterChange(fact, draft->body);
  if (!body) return body.error();
  draft->revision = fact.revision;
  draft->body = std::move(*body);
  return tables.Put(at.seq, *draft);
}

Status Apply(const Envelope& at, const facts::DraftDiscarded& fact, StateTables& tables) {
  auto draft = ChangedDraft(at, fact.draft, tables);
  if (!draft) return draft.error();
  draft->state = views::DraftState::kDiscarded;
  return tables.Put(at.seq, *draft);
}

Status Apply(const Envelope& at, const facts::PlanApproved& fact, StateTables& tables) {
  auto draft = ChangedDraft(at, fact.draft, tables);
  if (!draft) return draft.error();
  draft->state = views::DraftState::kApproved;
  draft->plan = fact.plan;
  if (auto put = tables.Put(at.seq, *draft); !put) return put;
  return tables.Put(
      at.seq,
      PlanRow{fact.plan, fact.draft, fact.document, fact.number, fact.date, fact.title, fact.issuer}
  );
}

Status Apply(const Envelope& at, const facts::PlanAdjusted& fact, StateTables& tables) {
  auto draft = ChangedDraft(at, fact.draft, tables);
  if (!draft) return draft.error();
  draft->state = views::DraftState::kApproved;
  draft->plan = fact.plan;
  if (auto put = tables.Put(at.seq, *draft); !put) return put;
  if (fact.after) {
    auto plan = tables.Plan(fact.plan);
    if (!plan) return plan.error();
    plan->number = fact.after->number;
    plan->date = fact.after->date;
    plan->title = fact.after->title;
    plan->issuer = fact.after->issuer;
    if (auto put = tables.Put(at.seq, *plan); !put) return put;
  }
  return tables.Put(
      at.seq,
      AdjustmentRow{fact.plan, fact.document, at.at, at.actor, fact.reason.text, fact.authority}
  );
}

Status Apply(const Envelope& at, const facts::IndicatorAssigned& fact, StateTables& tables) {
  return tables.Put(at.seq, IndicatorRow{fact.indicator});
}

Status Apply(const Envelope& at, const facts::IndicatorAdjusted& fact, StateTables& tables) {
  return tables.Put(at.seq, IndicatorRow{fact.after});
}

Status Apply(const Envelope& at, const facts::IndicatorWithdrawn& fact, StateTables& tables) {
  auto row = tables.Indicator(fact.indicator);
  if (!row) return row.error();
  row->withdrawn = true;
  return tables.Put(at.seq, *row);
}

Status Apply(const Envelope& at, const facts::TaskLinked& fact, StateTables& tables) {
  return tables.Put(at.seq, TaskLinkRow{fact.task, fact.other, fact.relation});
}

}  // namespace sauro::projection
