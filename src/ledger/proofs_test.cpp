#include "ledger/proofs.h"

#include <gtest/gtest.h>

#include <map>

namespace sauro::ledger {
namespace {

using crypto::Hash;

// Leaves and edges as a store keeps them.
class Shelf : public TreeSource {
 public:
  explicit Shelf(std::uint64_t count) {
    crypto::CompactRange range;
    for (std::uint64_t i = 0; i < count; ++i) {
      leaves.push_back(crypto::LeafHash("entry " + std::to_string(i)));
      range.Append(leaves.back());
      if (range.size() % kEdgeEvery == 0) edges[range.size()] = EdgeBytes(range);
    }
  }
  Result<std::optional<std::string>> EdgeAt(std::uint64_t size) override {
    const auto found = edges.find(size);
    return found == edges.end() ? std::optional<std::string>() : std::optional(found->second);
  }
  Result<std::vector<std::string>> Leaves(std::uint64_t begin, std::uint64_t end) override {
    std::vector<std::string> bytes;
    for (std::uint64_t i = begin; i < end && i < leaves.size(); ++i) {
      bytes.emplace_back(crypto::BytesOf(leaves[i]));
    }
    read += bytes.size();
    return bytes;
  }
  [[nodiscard]] Hash Root(std::uint64_t size) const {
    return crypto::RootOf(std::span<const Hash>(leaves).first(size));
  }

  std::vector<Hash> leaves;
  std::map<std::uint64_t, std::string> edges;
  std::size_t read = 0;
};

constexpr std::uint64_t kSizes[] = {1, 2, 3, 1023, 1024, 1025, 2047, 2048, 3071, 3072, 4096, 5000};

TEST(RootOfNode, EverySize_GivesTheRootOfItsRecords) {
  Shelf shelf(5000);
  for (const std::uint64_t size : kSizes) {
    shelf.read = 0;
    const auto root = RootOfNode(shelf, {0, size});
    ASSERT_TRUE(root.ok()) << size;
    EXPECT_EQ(*root, shelf.Root(size)) << size;
    EXPECT_LT(shelf.read, kEdgeEvery) << size;
  }
  EXPECT_EQ(*RootOfNode(shelf, {0, 0}), crypto::CompactRange().Root());
  EXPECT_EQ(RootOfNode(shelf, {0, 5001}).error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(RootOfNode(shelf, {0, 9000}).error().kind, ErrorKind::kNotFound);
}

TEST(Inclusion, RecordsAtEveryBorder_AreProved) {
  Shelf shelf(5000);
  for (const std::uint64_t size : kSizes) {
    for (const std::uint64_t seq : kSizes) {
      const auto proof = Inclusion(shelf, seq, size);
      ASSERT_EQ(proof.ok(), seq <= size) << seq << " of " << size;
      if (!proof) continue;
      EXPECT_TRUE(
          crypto::VerifyInclusion(shelf.leaves[seq - 1], seq - 1, size, *proof, shelf.Root(size))
      ) << seq
        << " of " << size;
    }
  }
  EXPECT_EQ(Inclusion(shelf, 0, 10).error().kind, ErrorKind::kInvalid);
}

TEST(Consistency, BetweenEveryTwoSizes_IsProved) {
  Shelf shelf(5000);
  for (const std::uint64_t to : kSizes) {
    for (const std::uint64_t from : kSizes) {
      const auto proof = Consistency(shelf, from, to);
      ASSERT_EQ(proof.ok(), from <= to) << from << " to " << to;
      if (!proof) continue;
      EXPECT_TRUE(crypto::VerifyConsistency({from, shelf.Root(from)}, {to, shelf.Root(to)}, *proof))
          << from << " to " << to;
    }
  }
}

TEST(Proofs, DamagedStore_IsSaidAndNotUsed) {
  Shelf edge(5000);
  edge.edges[4096] = "short";
  EXPECT_EQ(RootOfNode(edge, {0, 5000}).error().kind, ErrorKind::kInternal);
  Shelf missing(5000);
  missing.edges.erase(4096);
  EXPECT_FALSE(RootOfNode(missing, {0, 5000}).ok());
}

}  // namespace
}  // namespace sauro::ledger
