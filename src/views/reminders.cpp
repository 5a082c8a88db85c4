#include "views/reminders.h"

namespace sauro::views {

std::string ReminderWords(const ReminderLine& line, Day today) {
  const std::string day = line.anchor.Vietnamese();
  const std::int32_t left = DaysBetween(today, line.anchor);
  switch (line.kind) {
    case domain::ReminderKind::kDeadline:
      if (left == 0) return "Đến hạn hôm nay, " + day;
      if (left > 0) return "Còn " + std::to_string(left) + " ngày, hạn " + day;
      return "Quá hạn " + std::to_string(-left) + " ngày, hạn " + day;
    case domain::ReminderKind::kReturned: return "Báo cáo bị trả lại ngày " + day;
    case domain::ReminderKind::kReview: return "Báo cáo chờ thẩm định từ ngày " + day;
  }
  return {};
}

std::string_view ReasonWords(domain::ReminderStep step) {
  switch (step) {
    case domain::ReminderStep::kOfficer: return "Cơ quan báo cáo";
    case domain::ReminderStep::kHead: return "Lãnh đạo cơ quan";
    case domain::ReminderStep::kDirector: return "Cơ quan chỉ đạo, theo dõi";
    case domain::ReminderStep::kOffice: return "Cơ quan thường trực";
  }
  return {};
}

}  // namespace sauro::views
