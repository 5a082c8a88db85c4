#include "usecase/app.h"

namespace sauro::usecase {

views::Scope Principal::ReportScope() const {
  if (May(access::Permission::kReadAllReports)) return {};
  // An officer without an organisation sees no report at all rather than everyone's.
  return {organization ? organization : domain::OrganizationId()};
}

Status Require(const Principal& who, access::Permission permission) {
  if (who.May(permission)) return {};
  return Forbidden(
      "Tài khoản của bạn không có quyền làm việc này. Nếu cần, hãy liên hệ người quản trị.",
      std::string(access::CodeOf(permission))
  );
}

Error UsedForSomethingElse() {
  return Conflict(
      "Mã của yêu cầu này đã được dùng để gửi một nội dung khác nên chưa có gì được ghi; hãy mở "
      "lại trang rồi gửi lại.",
      "request_id"
  );
}

Result<views::At> Resolve(const App& app, const AsOf& as_of) {
  const Day today = DayOf(app.clock());
  if (as_of.day && *as_of.day > today) {
    return Invalid(
        "Ngày " + as_of.day->Vietnamese() + " chưa đến; hãy chọn ngày hôm nay hoặc trước đó.",
        "ngay"
    );
  }
  const Day day = as_of.day.value_or(today);
  auto erased = app.queries.NewestErasure();
  if (!erased) return erased.error();
  if (!as_of.position) {
    auto position = day < today ? app.queries.PositionAt(day) : app.queries.Head();
    if (!position) return position.error();
    return views::At{*position, day, *erased};
  }
  auto head = app.queries.Head();
  if (!head) return head.error();
  if (as_of.position->value > head->value) {
    return Invalid(
        "Sổ mới đến vị trí " + std::to_string(head->value) + "; hãy chọn từ 0 đến vị trí ấy.",
        "vi_tri"
    );
  }
  return views::At{*as_of.position, day, *erased};
}

}  // namespace sauro::usecase
