#include "usecase/draft_body.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "intake/draft_json.h"
#include "usecase/app.h"

namespace sauro::usecase {
namespace {

// The whole draft stands in its first fact, as text inside JSON, and must be read again from there.
constexpr std::size_t kMaxDraftBytes = std::size_t{16} << 20U;

}  // namespace

Result<intake::DraftPlan> PlanOf(const views::DraftDetail& detail) {
  auto value = ParseJson(detail.body, std::size_t{64} << 20U);
  if (!value) return Internal("Dự thảo trong sổ không đọc được.", detail.line.id.value);
  return intake::DraftFromJson(*value);
}

Result<DraftNow> ReadDraftNow(App& app, const domain::DraftId& draft) {
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto detail = app.queries.FindDraft(draft, *head);
  if (!detail) return detail.error();
  auto plan = PlanOf(*detail);
  if (!plan) return plan.error();
  return DraftNow{*head, std::move(*detail), std::move(*plan)};
}

Result<std::string> BodyOf(const intake::DraftPlan& plan) {
  std::string body = CanonicalJson(intake::ToJson(plan));
  if (body.size() <= kMaxDraftBytes) return body;
  return TooLarge(
      fmt::format("Dự thảo dài hơn {} MB; hãy chia văn bản thành nhiều tệp.", kMaxDraftBytes >> 20U)
  );
}

Result<views::DraftDetail> OpenDraft(
    const Deciding& deciding, const domain::DraftId& id, std::optional<std::int64_t> revision
) {
  auto detail = deciding.queries.FindDraft(id, deciding.at.position);
  if (!detail) return detail.error();
  switch (detail->line.state) {
    case views::DraftState::kOpen: break;
    case views::DraftState::kApproved:
      return Conflict("Dự thảo này đã được phê duyệt.", "approved");
    case views::DraftState::kDiscarded: return Conflict("Dự thảo này đã được bỏ.", "discarded");
  }
  if (revision && *revision != detail->line.revision) {
    return Conflict(
        "Có người vừa sửa dự thảo này; hãy tải lại trang để thấy bản mới rồi làm tiếp.", "revision"
    );
  }
  return detail;
}

namespace {

// The holders that a fact makes.
std::vector<domain::AssignmentId> NewHolders(const facts::Fact& fact) {
  std::vector<domain::AssignmentId> out;
  if (const auto* task = std::get_if<facts::TaskAssigned>(&fact)) {
    for (const domain::Assignment& holder : task->assignments) out.push_back(holder.id);
  }
  if (const auto* task = std::get_if<facts::TaskAdjusted>(&fact)) {
    for (const domain::Assignment& holder : task->after.assignments) {
      if (std::count(task->kept.begin(), task->kept.end(), holder.id) == 0)
        out.push_back(holder.id);
    }
  }
  return out;
}

}  // namespace

Status CheckHoldersAreNew(const Deciding& deciding, const std::vector<facts::Fact>& facts) {
  for (const facts::Fact& fact : facts) {
    for (const domain::AssignmentId& holder : NewHolders(fact)) {
      const auto found = deciding.queries.FindAssignment(holder, deciding.at);
      if (found) return UsedForSomethingElse();
      if (found.error().kind != ErrorKind::kNotFound) return found.error();
    }
  }
  return {};
}

}  // namespace sauro::usecase
