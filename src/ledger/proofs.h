#pragma once
// Roots and proofs of a stored ledger of any length, made from the kept edges and at most
// kEdgeEvery leaves for each hash.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/merkle.h"
#include "ledger/tree_head.h"

namespace sauro::ledger {

/// Where leaves and kept edges are stored. Errors of every function: kUnavailable, kInternal.
class TreeSource {
 public:
  virtual ~TreeSource() = default;
  /// The edge kept after `size` records (a multiple of kEdgeEvery); nothing if there is none.
  virtual Result<std::optional<std::string>> EdgeAt(std::uint64_t size) = 0;
  /// The stored leaf hashes after the first `begin` records up to `end`, in order.
  virtual Result<std::vector<std::string>> Leaves(std::uint64_t begin, std::uint64_t end) = 0;
};

/// Root of a node of the tree; {0, n} gives the root of the first n records. Errors: kNotFound,
/// there are fewer records; kInternal, what is stored is damaged.
Result<crypto::Hash> RootOfNode(TreeSource& source, const crypto::NodeRange& node);

/// Shows that the record with number `seq` (from 1) is one of the first `size`. Errors: kInvalid,
/// `seq` is 0 or above `size`; those of RootOfNode.
Result<std::vector<crypto::Hash>> Inclusion(
    TreeSource& source, std::uint64_t seq, std::uint64_t size
);

/// Shows that the first `from` records of `to` were not changed since. Errors: kInvalid, `from` is
/// above `to`; those of RootOfNode.
Result<std::vector<crypto::Hash>> Consistency(
    TreeSource& source, std::uint64_t from, std::uint64_t to
);

}  // namespace sauro::ledger
