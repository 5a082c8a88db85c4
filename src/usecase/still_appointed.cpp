#include "usecase/still_appointed.h"

namespace sauro::usecase {

Status RequireStillAppointed(const Deciding& deciding, const Principal& who) {
  const auto now = deciding.queries.FindAppointment(who.account, deciding.at.position);
  if (!now) return now.error().kind == ErrorKind::kNotFound ? Status() : Status(now.error());
  if (now->role == access::CodeOf(who.role) && now->organization == who.organization) return {};
  return Forbidden(
      "Vai trò của bạn vừa được thay đổi nên chưa có gì được ghi. Nếu cần, hãy liên hệ người quản "
      "trị."
  );
}

}  // namespace sauro::usecase
