#pragma once
// The tree over all leaf hashes: its head, and the edges kept on the way.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/merkle.h"

namespace sauro::ledger {

/// What is kept of the tree after each append.
struct TreeHead {
  std::uint64_t size = 0;
  crypto::Hash root = crypto::CompactRange().Root();
  std::string edge;  ///< bytes of the right edge, largest subtree first
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

TreeHead HeadOf(const crypto::CompactRange& range);
/// Nothing if the edge does not fit the size or does not give the root.
std::optional<crypto::CompactRange> RangeOf(const TreeHead& head);

std::string EdgeBytes(const crypto::CompactRange& range);
/// Nothing if the bytes do not fit the size.
std::optional<crypto::CompactRange> RangeFromEdge(std::uint64_t size, std::string_view edge);

/// After each so many records the edge is kept for good, so that the root of any past size is found
/// by reading fewer leaves than this.
inline constexpr std::uint64_t kEdgeEvery = 1024;

}  // namespace sauro::ledger
