#include "usecase/draft_body.h"

#include <fmt/format.h>

#include "base/json.h"
#include "intake/draft_json.h"

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

}  // namespace sauro::usecase
