#include "crypto/merkle.h"

#include <bit>
#include <cstring>
#include <string>
#include <utility>

namespace sauro::crypto {
namespace {

// The largest power of two below `count` (which is at least 2): where RFC 6962 splits a tree.
std::uint64_t SplitOf(std::uint64_t count) {
  return std::bit_floor(count - 1);
}

std::vector<Hash> RootsOf(std::span<const Hash> leaves, const std::vector<NodeRange>& nodes) {
  std::vector<Hash> roots;
  roots.reserve(nodes.size());
  for (const NodeRange& node : nodes) {
    roots.push_back(RootOf(leaves.subspan(node.begin, node.end - node.begin)));
  }
  return roots;
}

}  // namespace

Hash LeafHash(std::string_view entry) {
  thread_local std::string bytes;
  bytes.assign(1, '\0');
  bytes += entry;
  return Sha256(bytes);
}

Hash NodeHash(const Hash& left, const Hash& right) {
  std::array<char, 1 + 2 * sizeof(Hash)> bytes;
  bytes[0] = '\1';
  std::memcpy(&bytes[1], left.data(), left.size());
  std::memcpy(&bytes[1 + left.size()], right.data(), right.size());
  return Sha256({bytes.data(), bytes.size()});
}

std::optional<CompactRange> CompactRange::From(std::uint64_t size, std::vector<Hash> edge) {
  if (edge.size() != static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
  CompactRange range;
  range.size_ = size;
  range.edge_ = std::move(edge);
  return range;
}

void CompactRange::Append(const Hash& leaf) {
  edge_.push_back(leaf);
  for (std::uint64_t full = size_; (full & 1U) != 0; full >>= 1U) {
    const Hash right = edge_.back();
    edge_.pop_back();
    edge_.back() = NodeHash(edge_.back(), right);
  }
  ++size_;
}

Hash CompactRange::Root() const {
  if (edge_.empty()) return Sha256({});
  Hash root = edge_.back();
  for (std::size_t i = edge_.size() - 1; i-- > 0;) root = NodeHash(edge_[i], root);
  return root;
}

Hash RootOf(std::span<const Hash> leaves) {
  CompactRange range;
  for (const Hash& leaf : leaves) range.Append(leaf);
  return range.Root();
}

std::vector<NodeRange> InclusionNodes(std::uint64_t index, std::uint64_t size) {
  std::vector<NodeRange> nodes;  // from the root down; turned round at the end
  NodeRange rest{0, size};
  while (rest.end - rest.begin > 1) {
    const std::uint64_t split = rest.begin + SplitOf(rest.end - rest.begin);
    if (index < split) {
      nodes.push_back({split, rest.end});
      rest.end = split;
    } else {
      nodes.push_back({rest.begin, split});
      rest.begin = split;
    }
  }
  return {nodes.rbegin(), nodes.rend()};
}

// SUBPROOF of RFC 6962, 2.1.2.
std::vector<NodeRange> ConsistencyNodes(std::uint64_t old_size, std::uint64_t size) {
  std::vector<NodeRange> nodes;  // from the root down; turned round at the end
  if (old_size == 0 || old_size >= size) return nodes;
  NodeRange rest{0, size};
  while (rest.end != old_size) {
    const std::uint64_t split = rest.begin + SplitOf(rest.end - rest.begin);
    if (old_size <= split) {
      nodes.push_back({split, rest.end});
      rest.end = split;
    } else {
      nodes.push_back({rest.begin, split});
      rest.begin = split;
    }
  }
  // The reader has the root of these leaves already where they are the whole old tree.
  if (rest.begin != 0) nodes.push_back(rest);
  return {nodes.rbegin(), nodes.rend()};
}

std::vector<Hash> InclusionProof(std::span<const Hash> leaves, std::uint64_t index) {
  return RootsOf(leaves, InclusionNodes(index, leaves.size()));
}

// RFC 9162, 2.1.3.2.
bool VerifyInclusion(
    const Hash& leaf,
    std::uint64_t index,
    std::uint64_t size,
    std::span<const Hash> proof,
    const Hash& root
) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash hash = leaf;
  for (const Hash& step : proof) {
    if (last == 0) return false;
    if ((node & 1U) != 0 || node == last) {
      hash = NodeHash(step, hash);
      while ((node & 1U) == 0 && node != 0) {
        node >>= 1U;
        last >>= 1U;
      }
    } else {
      hash = NodeHash(hash, step);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && hash == root;
}

std::vector<Hash> ConsistencyProof(std::span<const Hash> leaves, std::uint64_t old_size) {
  return RootsOf(leaves, ConsistencyNodes(old_size, leaves.size()));
}

// RFC 9162, 2.1.4.2.
bool VerifyConsistency(const TreeRoot& before, const TreeRoot& after, std::span<const Hash> proof) {
  if (before.size > after.size) return false;
  if (before.size == after.size) return proof.empty() && before.root == after.root;
  if (before.size == 0) return proof.empty() && before.root == Sha256({});
  std::vector<Hash> path(proof.begin(), proof.end());
  if (std::has_single_bit(before.size)) path.insert(path.begin(), before.root);
  if (path.empty()) return false;
  std::uint64_t node = before.size - 1;
  std::uint64_t last = after.size - 1;
  while ((node & 1U) != 0) {
    node >>= 1U;
    last >>= 1U;
  }
  Hash old_root = path.front();
  Hash new_root = path.front();
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (last == 0) return false;
    if ((node & 1U) != 0 || node == last) {
      old_root = NodeHash(path[i], old_root);
      new_root = NodeHash(path[i], new_root);
      while ((node & 1U) == 0 && node != 0) {
        node >>= 1U;
        last >>= 1U;
      }
    } else {
      new_root = NodeHash(new_root, path[i]);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_root == before.root && new_root == after.root;
}

}  // namespace sauro::crypto
