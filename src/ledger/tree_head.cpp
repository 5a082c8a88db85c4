#include "ledger/tree_head.h"

#include <utility>
#include <vector>

namespace sauro::ledger {

std::string EdgeBytes(const crypto::CompactRange& range) {
  std::string bytes;
  for (const crypto::Hash& hash : range.edge()) bytes += crypto::BytesOf(hash);
  return bytes;
}

std::optional<crypto::CompactRange> RangeFromEdge(std::uint64_t size, std::string_view edge) {
  std::vector<crypto::Hash> hashes;
  for (; !edge.empty(); edge.remove_prefix(sizeof(crypto::Hash))) {
    const auto hash = crypto::HashFromBytes(edge.substr(0, sizeof(crypto::Hash)));
    if (!hash) return std::nullopt;
    hashes.push_back(*hash);
  }
  return crypto::CompactRange::From(size, std::move(hashes));
}

TreeHead HeadOf(const crypto::CompactRange& range) {
  return {range.size(), range.Root(), EdgeBytes(range)};
}

std::optional<crypto::CompactRange> RangeOf(const TreeHead& head) {
  auto range = RangeFromEdge(head.size, head.edge);
  if (range && range->Root() != head.root) return std::nullopt;
  return range;
}

}  // namespace sauro::ledger
