#include "views/extensions.h"

namespace sauro::views {

std::string_view CodeOf(ExtensionState state) {
  switch (state) {
    case ExtensionState::kWaiting: return "waiting";
    case ExtensionState::kGranted: return "granted";
    case ExtensionState::kRefused: return "refused";
    case ExtensionState::kWithdrawn: return "withdrawn";
    case ExtensionState::kRevoked: return "revoked";
  }
  return {};
}

std::string_view NameOf(ExtensionState state) {
  switch (state) {
    case ExtensionState::kWaiting: return "Chờ quyết định";
    case ExtensionState::kGranted: return "Đã đồng ý";
    case ExtensionState::kRefused: return "Không đồng ý";
    case ExtensionState::kWithdrawn: return "Đã rút";
    case ExtensionState::kRevoked: return "Đã thu hồi";
  }
  return {};
}

std::optional<ExtensionState> ExtensionStateFromCode(std::string_view code) {
  using enum ExtensionState;
  for (const ExtensionState state : {kWaiting, kGranted, kRefused, kWithdrawn, kRevoked}) {
    if (CodeOf(state) == code) return state;
  }
  return std::nullopt;
}

}  // namespace sauro::views
