#include "crypto/merkle.h"

#include <gtest/gtest.h>

#include <string>

namespace sauro::crypto {
namespace {

// The definitions of RFC 6962, 2.1, word for word, on plain strings.
std::string NaiveRoot(const std::vector<std::string>& entries) {
  const auto sha = [](const std::string& bytes) { return std::string(BytesOf(Sha256(bytes))); };
  if (entries.empty()) return sha("");
  if (entries.size() == 1) return sha(std::string(1, '\0') + entries[0]);
  std::size_t k = 1;
  while (k * 2 < entries.size()) k *= 2;
  const auto middle = entries.begin() + static_cast<std::ptrdiff_t>(k);
  return sha('\1' + NaiveRoot({entries.begin(), middle}) + NaiveRoot({middle, entries.end()}));
}

std::vector<std::string> Entries(std::size_t count) {
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back("entry " + std::to_string(i));
  return entries;
}

std::vector<Hash> Leaves(const std::vector<std::string>& entries) {
  std::vector<Hash> leaves;
  for (const std::string& entry : entries) leaves.push_back(LeafHash(entry));
  return leaves;
}

// The tree that Certificate Transparency implementations test with.
TEST(Merkle, PublishedVectors) {
  using namespace std::string_literals;
  const std::vector<std::string> entries = {
      ""s,
      "\x00"s,
      "\x10"s,
      "\x20\x21"s,
      "\x30\x31"s,
      "\x40\x41\x42\x43"s,
      "\x50\x51\x52\x53\x54\x55\x56\x57"s,
      "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"s};
  const std::vector<std::string> roots = {
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  CompactRange range;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    range.Append(LeafHash(entries[i]));
    EXPECT_EQ(ToHex(range.Root()), roots[i]) << i + 1;
  }
}

TEST(CompactRange, RootEqualsTheDefinition_ForEverySize) {
  CompactRange range;
  for (std::size_t count = 0; count <= 130; ++count) {
    EXPECT_EQ(BytesOf(range.Root()), NaiveRoot(Entries(count))) << count;
    EXPECT_EQ(range.size(), count);
    const auto copy = CompactRange::From(range.size(), range.edge());
    ASSERT_TRUE(copy);
    EXPECT_EQ(*copy, range);
    EXPECT_FALSE(
        CompactRange::From(range.size() + 1, {range.edge().begin(), range.edge().end()}) &&
        count % 2 == 0
    ) << "one more leaf on an even size needs one more hash";
    range.Append(LeafHash("entry " + std::to_string(count)));
  }
}

TEST(InclusionProof, EveryLeafOfEverySize_IsProvedAndNothingElse) {
  for (std::size_t size = 1; size <= 40; ++size) {
    const auto leaves = Leaves(Entries(size));
    const Hash root = RootOf(leaves);
    for (std::size_t index = 0; index < size; ++index) {
      auto proof = InclusionProof(leaves, index);
      EXPECT_TRUE(VerifyInclusion(leaves[index], index, size, proof, root)) << index << "/" << size;
      EXPECT_FALSE(VerifyInclusion(LeafHash("other"), index, size, proof, root));
      EXPECT_FALSE(VerifyInclusion(leaves[index], index ^ 1U, size, proof, root) && size > 1);
      EXPECT_FALSE(VerifyInclusion(leaves[index], size, size, proof, root));
      for (Hash& step : proof) {
        step[7] ^= 1U;
        EXPECT_FALSE(VerifyInclusion(leaves[index], index, size, proof, root));
        step[7] ^= 1U;
      }
      proof.push_back(root);
      EXPECT_FALSE(VerifyInclusion(leaves[index], index, size, proof, root));
    }
  }
}

TEST(ConsistencyProof, EveryPrefix_IsProvedAndAChangedPastIsNot) {
  const auto leaves = Leaves(Entries(40));
  auto forged = leaves;
  forged[0] = LeafHash("forged");
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    const std::span<const Hash> now(leaves.data(), size);
    for (std::size_t old_size = 0; old_size <= size; ++old_size) {
      const TreeRoot before{old_size, RootOf(now.first(old_size))};
      const TreeRoot after{size, RootOf(now)};
      auto proof = ConsistencyProof(now, old_size);
      EXPECT_TRUE(VerifyConsistency(before, after, proof)) << old_size << " of " << size;
      const std::span<const Hash> other(forged.data(), size);
      EXPECT_FALSE(
          VerifyConsistency(before, {size, RootOf(other)}, ConsistencyProof(other, old_size)) &&
          old_size > 0
      );
      proof.push_back(after.root);
      EXPECT_FALSE(VerifyConsistency(before, after, proof));
    }
  }
  EXPECT_FALSE(VerifyConsistency({2, leaves[0]}, {1, leaves[0]}, {}));
}

}  // namespace
}  // namespace sauro::crypto
