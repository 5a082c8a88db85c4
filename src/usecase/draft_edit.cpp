#include "usecase/draft_edit.h"

#include "base/uuid.h"
#include "facts/draft_change.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;
using Edit = std::function<Status(intake::DraftPlan&, const domain::Catalogue&)>;

struct Target {
  const std::string& request_id;
  const domain::DraftId& draft;
  std::optional<std::int64_t> revision;
};

Result<facts::DraftMended> Mended(
    const Deciding& deciding, const Target& target, const std::string& change, const Edit& edit
) {
  auto detail = OpenDraft(deciding, target.draft, target.revision);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  if (auto edited = edit(*plan, *catalogue); !edited) return edited.error();
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  facts::DraftMended fact{target.draft, detail->line.revision + 1, change, ""};
  facts::SetChange(fact, detail->body, *body);
  return fact;
}

Result<std::int64_t> EditDraft(
    App& app,
    const Principal& who,
    const Target& target,
    const std::string& change,
    const Edit& edit
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(target.request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  std::int64_t revision = 0;
  const WriteRequest request{target.request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    auto fact = Mended(deciding, target, change, edit);
    if (!fact) return fact.error();
    revision = fact->revision;
    return Facts{std::move(*fact)};
  });
  if (!written) return written.error();
  if (!written->repeated) return revision;
  auto now = app.queries.FindDraft(target.draft, written->position);
  if (!now || now->line.revision <= target.revision.value_or(1)) return UsedForSomethingElse();
  return target.revision ? *target.revision + 1 : now->line.revision;
}

}  // namespace

Result<std::int64_t> MendDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    std::optional<std::int64_t> revision,
    const std::vector<RowChange>& changes
) {
  if (changes.empty()) return Invalid("Không có thay đổi nào.");
  std::string names;
  for (const RowChange& change : changes)
    names += (names.empty() ? "" : ", ") + change.row + ":" + change.field;
  return EditDraft(
      app,
      who,
      {request_id, draft, revision},
      names,
      [&](auto& plan, const auto& catalogue) -> Status {
        for (const RowChange& change : changes) {
          if (auto applied = ApplyChange(plan, change, catalogue, app.settings.reading); !applied)
            return applied;
        }
        return {};
      }
  );
}

Result<std::int64_t> DecideRow(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    std::optional<std::int64_t> revision,
    const RowDecision& decision
) {
  const bool remove = decision.action == RowAction::kRemove;
  const std::string change = decision.row + (remove ? ":remove" : ":confirm");
  return EditDraft(app, who, {request_id, draft, revision}, change, [&](auto& plan, const auto&) {
    return ApplyDecision(plan, decision);
  });
}

Result<std::int64_t> ConfirmClearRows(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    std::int64_t revision
) {
  return EditDraft(
      app,
      who,
      {request_id, draft, revision},
      "confirm",
      [](auto& plan, const auto&) -> Status {
        if (ConfirmClear(plan) > 0) return {};
        return Invalid("Không còn dòng nào rõ mà chưa được xác nhận.");
      }
  );
}

}  // namespace sauro::usecase
