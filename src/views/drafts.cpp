#include "views/drafts.h"

namespace sauro::views {

std::string_view CodeOf(DraftState state) {
  switch (state) {
    case DraftState::kOpen: return "open";
    case DraftState::kApproved: return "approved";
    case DraftState::kDiscarded: return "discarded";
  }
  return {};
}

std::string_view NameOf(DraftState state) {
  switch (state) {
    case DraftState::kOpen: return "Đang soát";
    case DraftState::kApproved: return "Đã phê duyệt";
    case DraftState::kDiscarded: return "Đã bỏ";
  }
  return {};
}

std::optional<DraftState> DraftStateFromCode(std::string_view code) {
  for (const auto state : {DraftState::kOpen, DraftState::kApproved, DraftState::kDiscarded}) {
    if (CodeOf(state) == code) return state;
  }
  return std::nullopt;
}

}  // namespace sauro::views
