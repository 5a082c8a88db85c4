#include "usecase/decision_checks.h"

#include <fmt/format.h>

#include "base/text.h"

namespace sauro::usecase {

Status CheckWords(std::string_view text, const char* place) {
  constexpr std::size_t kMost = 2000;  // bytes
  if (IsStorable(text) && text.size() <= kMost) return {};
  return Invalid("Nội dung quá dài hoặc có ký tự không hợp lệ.", place);
}

Status RequireWords(std::string_view text, const char* place, std::string_view ask) {
  if (Trim(text).empty()) return Invalid(std::string(ask), place);
  return CheckWords(text, place);
}

Status RequireOpenWork(domain::WorkStatus work, std::string_view what, std::string_view suspended) {
  using domain::WorkStatus;
  switch (work) {
    case WorkStatus::kNotStarted:
    case WorkStatus::kWaiting:
    case WorkStatus::kInProgress:
    case WorkStatus::kSubmitted:
    case WorkStatus::kReturned: return {};
    case WorkStatus::kCompleted:
      return Conflict(fmt::format("Nhiệm vụ đã được xác nhận hoàn thành nên không {}.", what));
    case WorkStatus::kSuspended: return Conflict(std::string(suspended));
    case WorkStatus::kCancelled:
      return Conflict(fmt::format("Nhiệm vụ đã hủy nên không {}.", what));
    case WorkStatus::kSuperseded:
      return Conflict(
          fmt::format("Nhiệm vụ đã được thay thế bằng nhiệm vụ khác nên không {}.", what)
      );
  }
  return {};
}

}  // namespace sauro::usecase
