#include "views/tasks.h"

namespace sauro::views {

std::string_view CodeOf(ReportState state) {
  switch (state) {
    case ReportState::kSent: return "sent";
    case ReportState::kAccepted: return "accepted";
    case ReportState::kReturned: return "returned";
    case ReportState::kReplaced: return "replaced";
  }
  return {};
}

std::string_view NameOf(ReportState state) {
  switch (state) {
    case ReportState::kSent: return "Chờ thẩm định";
    case ReportState::kAccepted: return "Đã chấp nhận";
    case ReportState::kReturned: return "Đã trả lại";
    case ReportState::kReplaced: return "Đã có báo cáo mới";
  }
  return {};
}

std::optional<ReportState> ReportStateFromCode(std::string_view code) {
  for (const auto state :
       {ReportState::kSent,
        ReportState::kAccepted,
        ReportState::kReturned,
        ReportState::kReplaced}) {
    if (CodeOf(state) == code) return state;
  }
  return std::nullopt;
}

std::string DeadlineWords(
    const std::string& printed, const std::optional<Day>& due, domain::DueSource source
) {
  std::string words;
  switch (source) {
    case domain::DueSource::kPrinted: return printed;
    case domain::DueSource::kEvent: words = "hạn "; break;
    case domain::DueSource::kExtension: words = "gia hạn đến "; break;
  }
  if (!due) return printed;
  words += due->Vietnamese();
  return printed.empty() ? words : printed + " (" + words + ")";
}

std::string ErasedMark(std::string_view authority, Day day) {
  return "(đã xóa ngày " + day.Vietnamese() + " theo " + std::string(authority) + ")";
}

}  // namespace sauro::views
