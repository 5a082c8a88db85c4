#include "usecase/draft_edit.h"

#include "base/uuid.h"
#include "crypto/sha256.h"
#include "facts/draft_change.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using Facts = std::vector<facts::Fact>;
using Edit = std::function<Status(intake::DraftPlan&, const domain::Catalogue&)>;

struct Change {
  std::string what;     // as the fact tells it
  std::string content;  // everything that was asked for
  Edit edit;
};

// The identifier of one change under one request: the same request with other words is another
// change, and is not answered with what was said about the first.
std::string IdOf(const std::string& request_id, const Change& change) {
  const crypto::Hash hash = crypto::Sha256(change.content);
  std::uint32_t index = 0;
  for (int i = 0; i < 4; ++i) index = (index << 8U) | hash[static_cast<std::size_t>(i)];
  return DeriveUuid(request_id, index);
}

Result<facts::DraftMended> Mended(
    const Deciding& deciding, const EditTarget& target, const Change& change
) {
  auto detail = OpenDraft(deciding, target.draft, target.revision);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  if (auto edited = change.edit(*plan, *catalogue); !edited) return edited.error();
  auto body = BodyOf(*plan);
  if (!body) return body.error();
  facts::DraftMended fact{target.draft, detail->line.revision + 1, change.what, ""};
  facts::SetChange(fact, detail->body, *body);
  return fact;
}

Result<std::int64_t> EditDraft(
    App& app, const Principal& who, const EditTarget& target, const Change& change
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  if (!IsUuid(target.request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  std::int64_t revision = 0;
  const WriteRequest request{IdOf(target.request_id, change), who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) -> Result<Facts> {
    auto fact = Mended(deciding, target, change);
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
    App& app, const Principal& who, const EditTarget& target, const std::vector<RowChange>& changes
) {
  if (changes.empty()) return Invalid("Không có thay đổi nào.");
  Change all;
  for (const RowChange& change : changes) {
    all.what += (all.what.empty() ? "" : ", ") + change.row + ":" + change.field;
    for (const std::string* part : {&change.row, &change.field, &change.value}) {
      all.content += std::to_string(part->size()) + ":" + *part;
    }
  }
  all.edit = [&](auto& plan, const auto& catalogue) -> Status {
    for (const RowChange& change : changes) {
      if (auto applied = ApplyChange(plan, change, catalogue, app.settings.reading); !applied) {
        return applied;
      }
    }
    return {};
  };
  return EditDraft(app, who, target, all);
}

Result<std::int64_t> DecideRow(
    App& app, const Principal& who, const EditTarget& target, const RowDecision& decision
) {
  const bool remove = decision.action == RowAction::kRemove;
  const std::string what = decision.row + (remove ? ":remove" : ":confirm");
  return EditDraft(app, who, target, {what, what, [&](auto& plan, const auto&) {
                                        return ApplyDecision(plan, decision);
                                      }});
}

Result<std::int64_t> ConfirmClearRows(App& app, const Principal& who, const EditTarget& target) {
  const auto confirm = [](auto& plan, const auto&) -> Status {
    if (ConfirmClear(plan) > 0) return {};
    return Invalid("Không còn dòng nào rõ mà chưa được xác nhận.");
  };
  return EditDraft(app, who, target, {"confirm", "confirm", confirm});
}

}  // namespace sauro::usecase
