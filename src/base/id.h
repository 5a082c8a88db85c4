#pragma once
// Strong identifiers: a TaskId cannot stand where an OrganizationId is meant.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace sauro {

/// An identifier of one kind; `Tag` is never defined. The text is stable for ever and never shown
/// as a label.
template <typename Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  [[nodiscard]] bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// The size of the ledger: facts 1..value are counted in. One of the two coordinates of every view.
struct Position {
  std::uint64_t value = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Whole percent, 0 to 100.
struct Percent {
  std::int32_t value = 0;
  friend auto operator<=>(const Percent&, const Percent&) = default;
};

}  // namespace sauro

template <typename Tag>
struct std::hash<sauro::Id<Tag>> {
  std::size_t operator()(const sauro::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
