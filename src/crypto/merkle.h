#pragma once
// Merkle tree of RFC 6962 (section 2.1) over SHA-256: hashes, growing right edge, proofs. Pure.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/sha256.h"

namespace sauro::crypto {

Hash LeafHash(std::string_view entry);               ///< SHA-256(0x00 || entry)
Hash NodeHash(const Hash& left, const Hash& right);  ///< SHA-256(0x01 || left || right)

/// A tree that grows to the right, kept as the roots of its largest full subtrees: O(log N) space
/// and time.
class CompactRange {
 public:
  CompactRange() = default;
  /// Nothing unless `edge` has one hash for each bit that is set in `size`, largest subtree first.
  static std::optional<CompactRange> From(std::uint64_t size, std::vector<Hash> edge);

  void Append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::vector<Hash>& edge() const { return edge_; }
  [[nodiscard]] Hash Root() const;  ///< of no leaves: SHA-256 of nothing
  friend bool operator==(const CompactRange&, const CompactRange&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> edge_;
};

/// Root of a tree of these leaf hashes.
Hash RootOf(std::span<const Hash> leaves);

/// A node of the tree of RFC 6962: the leaves `begin` to `end` - 1 (counted from 0).
struct NodeRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend bool operator==(const NodeRange&, const NodeRange&) = default;
};
/// Whose roots make up the proofs below, in their order; for trees that are not in memory.
std::vector<NodeRange> InclusionNodes(std::uint64_t index, std::uint64_t size);
std::vector<NodeRange> ConsistencyNodes(std::uint64_t old_size, std::uint64_t size);

/// The audit path of leaf `index` (from 0, less than the number of leaves), nearest node first.
std::vector<Hash> InclusionProof(std::span<const Hash> leaves, std::uint64_t index);
/// True if `leaf` is the one with number `index` in the tree of `size` leaves with this root.
bool VerifyInclusion(
    const Hash& leaf,
    std::uint64_t index,
    std::uint64_t size,
    std::span<const Hash> proof,
    const Hash& root
);

/// Shows that the first `old_size` leaves are a prefix of all; empty where `old_size` is 0 or all.
std::vector<Hash> ConsistencyProof(std::span<const Hash> leaves, std::uint64_t old_size);

struct TreeRoot {
  std::uint64_t size = 0;
  Hash root{};
};
/// True if the tree `before` is a prefix of the tree `after`.
bool VerifyConsistency(const TreeRoot& before, const TreeRoot& after, std::span<const Hash> proof);

}  // namespace sauro::crypto
