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

Result<views::At> Resolve(const App& app, const std::optional<Day>& as_of) {
  const Day today = DayOf(app.clock());
  if (as_of && *as_of > today) {
    return Invalid(
        "Ngày " + as_of->Vietnamese() + " chưa đến; hãy chọn ngày hôm nay hoặc trước đó.", "ngay"
    );
  }
  auto position = as_of && *as_of < today ? app.queries.PositionAt(*as_of) : app.queries.Head();
  if (!position) return position.error();
  return views::At{*position, as_of.value_or(today)};
}

}  // namespace sauro::usecase
