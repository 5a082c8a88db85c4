#include "views/extensions.h"

namespace sauro::views {

std::string_view CodeOf(ExtensionState state) {
  switch (state) {
    case ExtensionState::kWaiting: return "waiting";
    case ExtensionState::kGranted: return "granted";
    case ExtensionState::kRefused: return "refused";
  }
  return {};
}

std::string_view NameOf(ExtensionState state) {
  switch (state) {
    case ExtensionState::kWaiting: return "Chờ quyết định";
    case ExtensionState::kGranted: return "Đã đồng ý";
    case ExtensionState::kRefused: return "Không đồng ý";
  }
  return {};
}

std::optional<ExtensionState> ExtensionStateFromCode(std::string_view code) {
  using enum ExtensionState;
  for (const ExtensionState state : {kWaiting, kGranted, kRefused}) {
    if (CodeOf(state) == code) return state;
  }
  return std::nullopt;
}

}  // namespace sauro::views
