#include "ledger/proofs.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace sauro::ledger {
namespace {

Error Damaged() {
  return Internal("Cây băm của sổ bị hỏng; hãy chạy “sauro verify”.", "tree_edge");
}

Error TooShort(std::uint64_t size) {
  return NotFound("Sổ chưa có đến vị trí này.", std::to_string(size));
}

// The subtrees of `node` that end at `start`, out of the edge kept there.
Result<crypto::CompactRange> EdgeWithin(
    TreeSource& source, const crypto::NodeRange& node, std::uint64_t start
) {
  if (start == node.begin) return crypto::CompactRange();
  auto stored = source.EdgeAt(start);
  if (!stored) return stored.error();
  if (!*stored) return TooShort(node.end);
  const auto range = RangeFromEdge(start, **stored);
  if (!range) return Damaged();
  // A node begins at a multiple of its size, so that what stands before it are the first subtrees.
  const auto before = static_cast<std::ptrdiff_t>(std::popcount(node.begin));
  std::vector<crypto::Hash> edge(range->edge().begin() + before, range->edge().end());
  auto within = crypto::CompactRange::From(start - node.begin, std::move(edge));
  if (!within) return Damaged();
  return std::move(*within);
}

Result<std::vector<crypto::Hash>> RootsOf(
    TreeSource& source, const std::vector<crypto::NodeRange>& nodes
) {
  std::vector<crypto::Hash> roots;
  roots.reserve(nodes.size());
  for (const crypto::NodeRange& node : nodes) {
    auto root = RootOfNode(source, node);
    if (!root) return root.error();
    roots.push_back(*root);
  }
  return roots;
}

}  // namespace

Result<crypto::Hash> RootOfNode(TreeSource& source, const crypto::NodeRange& node) {
  // At the end of a full node its subtrees have grown together with what stands before it.
  const std::uint64_t last = node.begin == 0 ? node.end : std::max(node.end, node.begin + 1) - 1;
  const std::uint64_t start = std::max(node.begin, last / kEdgeEvery * kEdgeEvery);
  auto range = EdgeWithin(source, node, start);
  if (!range) return range.error();
  auto leaves = source.Leaves(start, node.end);
  if (!leaves) return leaves.error();
  for (const std::string& bytes : *leaves) {
    const auto leaf = crypto::HashFromBytes(bytes);
    if (!leaf) return Damaged();
    range->Append(*leaf);
  }
  if (range->size() != node.end - node.begin) return TooShort(node.end);
  return range->Root();
}

Result<std::vector<crypto::Hash>> Inclusion(
    TreeSource& source, std::uint64_t seq, std::uint64_t size
) {
  if (seq == 0 || seq > size) {
    return Invalid("Số của sự kiện phải từ 1 đến số sự kiện của sổ tại mốc đó.", "seq");
  }
  return RootsOf(source, crypto::InclusionNodes(seq - 1, size));
}

Result<std::vector<crypto::Hash>> Consistency(
    TreeSource& source, std::uint64_t from, std::uint64_t to
) {
  if (from > to) return Invalid("Vị trí đầu phải không lớn hơn vị trí cuối.", "from");
  return RootsOf(source, crypto::ConsistencyNodes(from, to));
}

}  // namespace sauro::ledger
