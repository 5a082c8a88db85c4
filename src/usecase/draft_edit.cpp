#include "usecase/draft_edit.h"

#include "base/uuid.h"
#include "crypto/sha256.h"
#include "facts/draft_change.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"
#include "usecase/edit_draft.h"
#include "usecase/naming_catalogue.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;

// The identifier of one change under one request: the same request with other words is another
// change, and is not answered with what was said about the first.
std::string IdOf(const std::string& request_id, const DraftChange& change) {
  const crypto::Hash hash = crypto::Sha256(change.content);
  std::uint32_t index = 0;
  for (int i = 0; i < 4; ++i) index = (index << 8U) | hash[static_cast<std::size_t>(i)];
  return DeriveUuid(request_id, index);
}

Result<Facts> FactsOf(
    const Deciding& deciding, const EditTarget& target, const DraftChange& change
) {
  auto detail = OpenDraft(deciding, target.draft, target.revision);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto catalogue = CatalogueForDocuments(deciding.queries, deciding.at);
  if (!catalogue) return catalogue.error();
  Facts facts{facts::DraftMended()};
  DraftEdit draft{deciding, *catalogue, *plan, facts};
  if (auto edited = change.edit(draft); !edited) return edited.error();
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  facts::DraftMended fact{target.draft, detail->line.revision + 1, change.what, ""};
  facts::SetChange(fact, detail->body, *body);
  facts.front() = std::move(fact);
  return facts;
}

}  // namespace

Result<std::int64_t> EditDraft(
    App& app, const Principal& who, const EditTarget& target, const DraftChange& change
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(target.request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  std::int64_t revision = 0;
  const WriteRequest request{IdOf(target.request_id, change), who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    auto facts = FactsOf(deciding, target, change);
    if (facts) revision = std::get<facts::DraftMended>(facts->front()).revision;
    return facts;
  });
  if (!written) return written.error();
  if (!written->repeated) return revision;
  auto now = app.queries.FindDraft(target.draft, written->position);
  if (!now || now->line.revision <= target.revision.value_or(1)) return UsedForSomethingElse();
  return target.revision ? *target.revision + 1 : now->line.revision;
}

Result<Mended> MendDraft(
    App& app, const Principal& who, const EditTarget& target, const std::vector<RowChange>& changes
) {
  if (changes.empty()) return Invalid("Không có thay đổi nào.");
  DraftChange all;
  for (const RowChange& change : changes) {
    all.what += (all.what.empty() ? "" : ", ") + change.row + ":" + change.field;
    for (const std::string* part : {&change.row, &change.field, &change.value}) {
      all.content += std::to_string(part->size()) + ":" + *part;
    }
    if (change.remember) all.content += "remember";
  }
  std::size_t learned = 0;
  all.edit = [&](DraftEdit& draft) -> Status {
    AliasLessons lessons(draft.catalogue);
    for (const RowChange& change : changes) {
      AliasLessons* taught = change.remember ? &lessons : nullptr;
      auto applied = ApplyChange(draft.plan, change, draft.catalogue, app.settings.reading, taught);
      if (!applied) return applied;
    }
    if (lessons.refused()) return *lessons.refused();
    lessons.ApplyTo(draft.plan);
    lessons.AddFacts(target.draft, draft.facts);
    learned = lessons.lessons().size();
    return {};
  };
  const auto revision = EditDraft(app, who, target, all);
  if (!revision) return revision.error();
  return Mended{*revision, learned};
}

Result<std::int64_t> DecideRow(
    App& app, const Principal& who, const EditTarget& target, const RowDecision& decision
) {
  std::string what = decision.row + ":confirm";
  if (decision.action == RowAction::kRemove) what = decision.row + ":remove";
  if (decision.action == RowAction::kSettle) what = decision.row + ":settle:" + decision.doubt;
  const auto decide = [&](DraftEdit& draft) { return ApplyDecision(draft.plan, decision); };
  return EditDraft(app, who, target, {what, what, decide});
}

Result<std::int64_t> ConfirmClearRows(App& app, const Principal& who, const EditTarget& target) {
  const auto confirm = [](DraftEdit& draft) -> Status {
    if (ConfirmClear(draft.plan) > 0) return {};
    return Invalid("Không còn dòng nào rõ mà chưa được xác nhận.");
  };
  return EditDraft(app, who, target, {"confirm", "confirm", confirm});
}

}  // namespace sauro::usecase
