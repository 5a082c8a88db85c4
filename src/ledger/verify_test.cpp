#include "ledger/verify.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace sauro::ledger {
namespace {

// A ledger in memory that can be tampered with.
class Shelf : public RecordSource {
 public:
  explicit Shelf(std::uint64_t count) {
    crypto::CompactRange range;
    for (std::uint64_t seq = 1; seq <= count; ++seq) {
      Record record;
      record.seq = seq;
      record.id = "id-" + std::to_string(seq);
      record.at = {static_cast<std::int64_t>(seq)};
      record.kind = "k";
      record.body = "{}";
      range.Append(LeafOf(record));
      rows.push_back({record, std::string(crypto::BytesOf(LeafOf(record)))});
      if (seq % kEdgeEvery == 0) edges[seq] = EdgeBytes(range);
    }
    head = HeadOf(range);
  }

  Result<TreeHead> Head() override { return head; }
  Status Each(const std::function<bool(const StoredRecord&)>& take) override {
    for (const StoredRecord& row : rows) {
      if (!take(row)) break;
    }
    return {};
  }
  Result<std::optional<std::string>> EdgeAt(std::uint64_t size) override {
    const auto found = edges.find(size);
    return found == edges.end() ? std::optional<std::string>() : std::optional(found->second);
  }

  // Changes a record and its leaf hash, as one with full access would.
  void Forge(std::uint64_t seq) {
    StoredRecord& row = rows[seq - 1];
    row.record.body = "{\"forged\":true}";
    row.leaf = std::string(crypto::BytesOf(LeafOf(row.record)));
  }

  std::vector<StoredRecord> rows;
  std::map<std::uint64_t, std::string> edges;
  TreeHead head;
};

std::optional<Damage> Find(Shelf& shelf) {
  auto verification = Verify(shelf, nullptr);
  EXPECT_TRUE(verification.ok());
  return verification->damage;
}

TEST(Verify, WholeLedger_GivesItsHead) {
  for (const std::uint64_t count : {0U, 1U, 2U, 1023U, 1024U, 1025U, 5000U}) {
    Shelf shelf(count);
    const auto verification = Verify(shelf, nullptr);
    ASSERT_TRUE(verification.ok());
    EXPECT_FALSE(verification->damage) << count;
    EXPECT_EQ(verification->head, shelf.head);
    EXPECT_TRUE(RangeOf(shelf.head));
  }
}

TEST(Verify, ChangedRecord_IsNamed) {
  Shelf shelf(3000);
  shelf.rows[1499].record.body = "{ }";
  ASSERT_TRUE(Find(shelf));
  EXPECT_EQ(Find(shelf)->first, 1500U);
  EXPECT_EQ(Find(shelf)->last, 1500U);
}

TEST(Verify, ChangedLeaf_IsNamed) {
  Shelf shelf(10);
  shelf.rows[3].leaf[31] ^= 1;
  EXPECT_EQ(Find(shelf)->first, 4U);
  shelf.rows[3].leaf = "short";
  EXPECT_EQ(Find(shelf)->first, 4U);
}

TEST(Verify, RecordForgedWithItsLeaf_IsFoundWithinOneEdge) {
  Shelf shelf(3000);
  shelf.Forge(1500);
  EXPECT_EQ(Find(shelf)->first, 1025U);
  EXPECT_EQ(Find(shelf)->last, 2048U);
  Shelf tail(3000);
  tail.Forge(2999);
  EXPECT_EQ(Find(tail)->first, 2049U);
  EXPECT_EQ(Find(tail)->last, 3000U);
}

TEST(Verify, MissingDoubledOrMovedRecords_AreNamed) {
  Shelf middle(10);
  middle.rows.erase(middle.rows.begin() + 4);
  EXPECT_EQ(Find(middle)->first, 5U);
  Shelf last(10);
  last.rows.pop_back();
  EXPECT_EQ(Find(last)->first, 10U);
  Shelf more(10);
  more.head = Shelf(9).head;
  EXPECT_EQ(Find(more)->first, 10U);
  Shelf back(10);
  back.rows[6].record.at = {1};
  back.rows[6].leaf = std::string(crypto::BytesOf(LeafOf(back.rows[6].record)));
  EXPECT_EQ(Find(back)->first, 7U);
  Shelf far(10);
  far.rows[9].record.at = {std::int64_t{1} << 62};
  far.rows[9].leaf = std::string(crypto::BytesOf(LeafOf(far.rows[9].record)));
  EXPECT_EQ(Find(far)->first, 10U);
}

TEST(Verify, DamagedHead_IsFound) {
  Shelf root(10);
  root.head.root[0] ^= 1;
  EXPECT_TRUE(Find(root));
  Shelf edge(10);
  edge.head.edge[0] = static_cast<char>(edge.head.edge[0] ^ 1);
  EXPECT_TRUE(Find(edge));
  EXPECT_FALSE(RangeOf(edge.head));
}

TEST(Verify, Progress_EndsWithAll) {
  Shelf shelf(5000);
  std::vector<std::uint64_t> done;
  ASSERT_TRUE(Verify(shelf, [&](std::uint64_t count, std::uint64_t total) {
                done.push_back(count);
                EXPECT_EQ(total, 5000U);
              }).ok());
  EXPECT_EQ(done, (std::vector<std::uint64_t>{4096, 5000}));
}

}  // namespace
}  // namespace sauro::ledger
