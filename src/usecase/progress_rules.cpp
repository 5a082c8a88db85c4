#include "usecase/progress_rules.h"

#include <fmt/format.h>

#include "base/text.h"
#include "domain/organization_tree.h"
#include "usecase/evidence_type.h"

namespace sauro::usecase {
namespace {

using domain::AssignmentEvent;

constexpr std::size_t kMaxTextBytes = 20'000;

}  // namespace

Status CheckText(std::string_view text, const char* field, const char* name) {
  if (!IsStorable(text)) return Invalid(fmt::format("{} có ký tự không hợp lệ.", name), field);
  if (text.size() > kMaxTextBytes)
    return Invalid(fmt::format("{} quá dài; hãy viết gọn hơn.", name), field);
  return {};
}

Status CheckInput(const ProgressInput& input) {
  if (Trim(input.text).empty()) return Invalid("Hãy ghi kết quả, tiến độ thực hiện.", "noi_dung");
  if (input.percent < 0 || input.percent > 100)
    return Invalid("Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100.", "phan_tram");
  if (auto text = CheckText(input.text, "noi_dung", "Nội dung báo cáo"); !text) return text;
  if (auto text = CheckText(input.difficulties, "kho_khan", "Khó khăn, vướng mắc"); !text)
    return text;
  if (auto text = CheckText(input.proposals, "kien_nghi", "Kiến nghị"); !text) return text;
  if (input.completed && input.evidence.empty()) {
    return Invalid("Báo cáo hoàn thành phải kèm ít nhất một minh chứng.", "minh_chung");
  }
  if (input.completed && input.percent != 100) {
    return Invalid("Báo cáo hoàn thành thì tỷ lệ phải là 100%.", "phan_tram");
  }
  if (input.evidence.size() > kMaxEvidenceFiles) {
    return Invalid(
        fmt::format("Mỗi báo cáo nhận nhiều nhất {} tệp minh chứng.", kMaxEvidenceFiles),
        "minh_chung"
    );
  }
  return {};
}

Result<views::AssignmentState> OwnAssignment(
    views::Queries& queries,
    const Principal& who,
    const domain::AssignmentId& id,
    const views::At& at
) {
  const Error unseen = NotFound("Không tìm thấy nhiệm vụ này trong số nhiệm vụ của cơ quan bạn.");
  auto found = queries.FindAssignment(id, at);
  if (!found) return found.error().kind == ErrorKind::kNotFound ? unseen : found.error();
  if (!who.organization || found->line.organization != who.organization) return unseen;
  auto organization = queries.FindOrganization(*who.organization, at.position);
  if (!organization && organization.error().kind != ErrorKind::kNotFound)
    return organization.error();
  if (organization && !domain::WorksOn(*organization, at.day)) {
    return Conflict(
        organization->name + " " + NotWorkingText(*organization, at.day) +
        " nên không gửi báo cáo được. Nếu việc đã chuyển sang cơ quan khác, hãy liên hệ người quản "
        "trị để được giao tài khoản ở cơ quan ấy."
    );
  }
  if (!found->line.reports) {
    return Invalid("Cơ quan bạn phối hợp trong nhiệm vụ này; cơ quan chủ trì mới là nơi báo cáo.");
  }
  return found;
}

Result<domain::TaskId> CheckReport(
    views::Queries& queries, const Principal& who, const ProgressInput& input, const views::At& at
) {
  auto found = OwnAssignment(queries, who, input.assignment, at);
  if (!found) return found.error();
  if (input.completed && found->line.ongoing) {
    return Invalid(
        "Nhiệm vụ thường xuyên không kết thúc; hãy báo cáo tiến độ của kỳ này.", "hoan_thanh"
    );
  }
  const auto event =
      input.completed ? AssignmentEvent::kCompletionReported : AssignmentEvent::kProgressReported;
  auto after = domain::After(found->line.work, event);
  if (!after) return after.error();
  return found->line.task;
}

}  // namespace sauro::usecase
