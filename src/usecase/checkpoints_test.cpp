#include "usecase/checkpoints.h"

#include <gtest/gtest.h>

#include "ledger/checkpoint.h"
#include "usecase/ports_for_test.h"

namespace sauro::usecase {
namespace {

// Keeps what is added, and has a root for every size.
class Shelf : public NoLedger {
 public:
  Result<crypto::Hash> RootAt(std::uint64_t size) override {
    return crypto::Sha256(std::to_string(size));
  }
  Result<std::optional<StoredCheckpoint>> NewestCheckpoint() override {
    return kept.empty() ? std::optional<StoredCheckpoint>() : kept.back();
  }
  Status AddCheckpoint(const StoredCheckpoint& checkpoint) override {
    kept.push_back(checkpoint);
    return {};
  }
  std::vector<StoredCheckpoint> kept;
};

SigningKeys Keys() {
  SigningKeys keys{{"sauro/mau/0000", {}}, std::nullopt};
  keys.current.seed.fill(3);
  return keys;
}

TEST(Checkpoints, Taken_IsTheSignedHeadAndTheOneThatIsGivenOut) {
  MemoryApp memory;
  Shelf shelf;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  EXPECT_EQ(ReadCheckpoint(app).error().kind, ErrorKind::kNotFound);
  const auto taken = TakeCheckpoint(app, Keys());
  ASSERT_TRUE(taken.ok());
  const crypto::VerifierKey trusted[] = {Keys().current.Verifier()};
  const auto opened = ledger::OpenCheckpoint(ReadCheckpoint(app)->note, trusted);
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->origin, "sauro/mau/0000");
  EXPECT_EQ(opened->size, memory.queries.Head()->value);
  EXPECT_EQ(opened->root, *shelf.RootAt(opened->size));
  EXPECT_FALSE(opened->successor);
}

TEST(Checkpoints, BesideAPreviousKey_BothSignAndTheOldOneNamesTheNew) {
  MemoryApp memory;
  Shelf shelf;
  App app{
      memory.queries, memory.writer, memory.accounts, memory.blobs, shelf, {}, memory.app.clock};
  SigningKeys keys = Keys();
  keys.previous = crypto::SignerKey{"sauro/mau/0000", {}};
  const auto taken = SignHead(app, keys);
  ASSERT_TRUE(taken.ok());
  EXPECT_TRUE(shelf.kept.empty());
  for (const crypto::SignerKey& key : {keys.current, *keys.previous}) {
    const crypto::VerifierKey trusted[] = {key.Verifier()};
    const auto opened = ledger::OpenCheckpoint(taken->note, trusted);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened->successor, keys.current.Verifier());
  }
}

TEST(Checkpoints, ProofsAndRecords_NeedTheirPermissions) {
  MemoryApp memory;
  Principal officer;
  EXPECT_EQ(
      ProveInclusion(memory.app, officer, 1, std::nullopt).error().kind, ErrorKind::kForbidden
  );
  Principal leader;
  leader.role = access::Role::kLeader;
  EXPECT_EQ(
      ReadRecords(memory.app, leader, 0, 10, WithWords::kYes).error().kind, ErrorKind::kForbidden
  );
  leader.role = access::Role::kInspector;
  EXPECT_TRUE(ReadRecords(memory.app, leader, 0, 10, WithWords::kYes).ok());
}

}  // namespace
}  // namespace sauro::usecase
