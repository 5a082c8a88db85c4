#include <gtest/gtest.h>

#include "crypto/merkle.h"
#include "store/fixture_test.h"

namespace sauro::store {
namespace {

class LedgerTest : public StoreTest {};
SAURO_ON_BOTH_ENGINES(LedgerTest);

usecase::StoredCheckpoint Named(const std::string& note, std::uint64_t size) {
  return {0, size, Instant{1'750'000'000'000}, note};
}

TEST_P(LedgerTest, Checkpoints_AreKeptInOrderAndOnce) {
  usecase::LedgerStore& ledger = store_->ledger();
  EXPECT_FALSE(*ledger.NewestCheckpoint());
  EXPECT_TRUE(ledger.CheckpointsAfter(0, 10)->empty());
  ASSERT_TRUE(ledger.AddCheckpoint(Named("one", 1)).ok());
  ASSERT_TRUE(ledger.AddCheckpoint(Named("one", 1)).ok());
  ASSERT_TRUE(ledger.AddCheckpoint(Named("two", 5)).ok());
  const auto all = ledger.CheckpointsAfter(0, 10);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->front().note, "one");
  EXPECT_EQ(all->back().number, 2);
  EXPECT_EQ(ledger.CheckpointsAfter(1, 10)->size(), 1U);
  EXPECT_EQ(ledger.CheckpointsAfter(0, 1)->size(), 1U);
  Open(OpenMode::kRead);
  const auto newest = store_->ledger().NewestCheckpoint();
  ASSERT_TRUE(newest.ok() && *newest);
  EXPECT_EQ((*newest)->note, "two");
  EXPECT_EQ((*newest)->size, 5U);
  EXPECT_EQ((*newest)->at.unix_ms, 1'750'000'000'000);
  EXPECT_EQ(store_->ledger().AddCheckpoint(Named("three", 6)).error().kind, ErrorKind::kForbidden);
}

// As servers of older releases have left them beside each other.
TEST_P(LedgerTest, CheckpointsOutOfOrder_AreReadByTheirSizes) {
  usecase::LedgerStore& ledger = store_->ledger();
  InDatabase(
      "INSERT INTO checkpoint (number, size, at, note) VALUES (1, 7, 0, 'seven'), "
      "(2, 5, 0, 'five'), (3, 6, 0, 'six')"
  );
  EXPECT_EQ((*ledger.NewestCheckpoint())->note, "seven");
  std::string order;
  std::int64_t number = 0;
  for (auto page = ledger.CheckpointsAfter(0, 2); !page->empty();
       page = ledger.CheckpointsAfter(number, 2)) {
    for (const auto& each : *page) order += each.note + ' ';
    number = page->back().number;
  }
  EXPECT_EQ(order, "five six seven ");
  ASSERT_TRUE(ledger.AddCheckpoint(Named("late", 6)).ok());
  EXPECT_EQ(ledger.CheckpointsAfter(0, 10)->size(), 3U) << "shorter than the newest";
  ASSERT_TRUE(ledger.AddCheckpoint(Named("eight", 8)).ok());
  EXPECT_EQ(ledger.CheckpointsAfter(0, 10)->back().number, 4);
}

TEST_P(LedgerTest, RecordsRootsAndProofs_FitTogether) {
  On("2025-03-02");
  for (int i = 0; i < 1100; ++i) {
    facts::OrganizationRegistered fact;
    fact.organization.id = domain::OrganizationId("so-" + std::to_string(i));
    fact.organization.name = "Sở " + std::to_string(i);
    ASSERT_TRUE(Write({fact}).ok());
  }
  usecase::LedgerStore& ledger = store_->ledger();
  std::vector<crypto::Hash> leaves;
  ASSERT_TRUE(ledger
                  .EachRecord(
                      {},
                      [&](const ledger::Record& record) {
                        EXPECT_EQ(record.seq, leaves.size() + 1);
                        leaves.push_back(ledger::LeafOf(record));
                        return true;
                      }
                  )
                  .ok());
  ASSERT_EQ(leaves.size(), 1100U);
  const crypto::Hash root = *ledger.RootAt(1100);
  EXPECT_EQ(root, crypto::RootOf(leaves));
  EXPECT_EQ(*ledger.LeafAt(1030), leaves[1029]);
  EXPECT_TRUE(crypto::VerifyInclusion(leaves[6], 6, 1100, *ledger.Inclusion(7, 1100), root));
  EXPECT_TRUE(crypto::VerifyConsistency(
      {1025, *ledger.RootAt(1025)}, {1100, root}, *ledger.Consistency(1025, 1100)
  ));
  EXPECT_EQ(ledger.RootAt(1101).error().kind, ErrorKind::kNotFound);
  std::uint64_t first = 0;
  ASSERT_TRUE(ledger
                  .EachRecord(
                      {1000},
                      [&](const ledger::Record& record) {
                        first = record.seq;
                        return false;
                      }
                  )
                  .ok());
  EXPECT_EQ(first, 1001U);
}

}  // namespace
}  // namespace sauro::store
