#include "witness/witness.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "crypto/merkle.h"

namespace sauro::witness {
namespace {

crypto::SignerKey Key(std::uint8_t fill) {
  crypto::SignerKey key{"sauro/mau/0000", {}};
  key.seed.fill(fill);
  return key;
}

// A server with a ledger in memory that can be rewritten.
class Server : public LedgerServer {
 public:
  void Grow(int count) {
    for (int i = 0; i < count; ++i) {
      leaves.push_back(crypto::LeafHash("entry " + std::to_string(leaves.size())));
    }
  }
  Result<std::string> Checkpoint() override {
    const ledger::Checkpoint now{key.name, leaves.size(), crypto::RootOf(leaves), successor};
    return ledger::SignCheckpoint(now, key);
  }
  Result<std::vector<crypto::VerifierKey>> Keys() override {
    return std::vector<crypto::VerifierKey>{key.Verifier()};
  }
  Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) override {
    return crypto::ConsistencyProof(std::span<const crypto::Hash>(leaves).first(to), from);
  }

  crypto::SignerKey key = Key(1);
  std::optional<crypto::VerifierKey> successor;
  std::vector<crypto::Hash> leaves;
};

class WitnessTest : public testing::Test {
 protected:
  WitnessTest() {
    std::string path = testing::TempDir() + "sauro-witness-XXXXXX";
    path_ = mkdtemp(path.data());
    server_.Grow(10);
    EXPECT_TRUE(folder().Add(kUrl, std::nullopt, server_).ok());
  }
  ~WitnessTest() override { std::filesystem::remove_all(path_); }
  Folder folder() const { return Folder(path_ + "/chung"); }
  std::string AlarmAfterCheck() {
    auto checked = folder().Check(kUrl, server_);
    EXPECT_TRUE(checked.ok());
    return checked ? checked->alarm : "error";
  }

  static constexpr const char* kUrl = "http://nowhere.example";
  std::string path_;
  Server server_;
};

TEST_F(WitnessTest, LedgerThatGrows_IsFollowed) {
  server_.Grow(5);
  EXPECT_EQ(AlarmAfterCheck(), "");
  EXPECT_EQ(AlarmAfterCheck(), "");
  const auto all = folder().List();
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().newest.size, 15U);
  EXPECT_EQ(folder().Add(kUrl, std::nullopt, server_).error().kind, ErrorKind::kConflict);
}

TEST_F(WitnessTest, RewrittenHistory_RaisesAnAlarmThatStays) {
  server_.leaves[3] = crypto::LeafHash("forged");
  server_.Grow(2);
  EXPECT_NE(AlarmAfterCheck(), "");
  server_.leaves[3] = crypto::LeafHash("entry 3");
  EXPECT_NE(AlarmAfterCheck(), "");
  EXPECT_NE(folder().List()->front().alarm, "");
}

TEST_F(WitnessTest, AnotherRootAtTheSameSizeOrAShorterLedger_RaisesAnAlarm) {
  server_.leaves.back() = crypto::LeafHash("forged");
  EXPECT_NE(AlarmAfterCheck(), "");
  server_.leaves.pop_back();
  EXPECT_NE(AlarmAfterCheck().find("ngắn lại"), std::string::npos);
}

TEST_F(WitnessTest, AnotherKey_RaisesAnAlarm_UnlessTheOldOneNamedIt) {
  server_.successor = Key(2).Verifier();
  EXPECT_EQ(AlarmAfterCheck(), "");
  server_.successor.reset();
  server_.key = Key(2);
  EXPECT_EQ(AlarmAfterCheck(), "");
  server_.key = Key(3);
  EXPECT_NE(AlarmAfterCheck(), "");
}

TEST_F(WitnessTest, KeyGivenByThePerson_IsTheOnlyOneBelieved) {
  Folder other(path_ + "/khac");
  EXPECT_EQ(other.Add(kUrl, Key(9).Verifier(), server_).error().kind, ErrorKind::kForbidden);
  EXPECT_TRUE(other.Add(kUrl, Key(1).Verifier(), server_).ok());
}

}  // namespace
}  // namespace sauro::witness
