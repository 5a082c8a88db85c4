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
    if (down) return Unavailable("down");
    const auto all = std::span<const crypto::Hash>(leaves).first(shown.value_or(leaves.size()));
    const ledger::Checkpoint now{key.name, all.size(), crypto::RootOf(all), successor};
    return ledger::SignCheckpoint(now, key);
  }
  Result<std::vector<crypto::VerifierKey>> Keys() override {
    return std::vector<crypto::VerifierKey>{key.Verifier()};
  }
  Result<std::vector<crypto::Hash>> Consistency(std::uint64_t from, std::uint64_t to) override {
    if (proofs) return *proofs;
    if (from == without_proofs_from) return Unavailable("busy");
    if (to > leaves.size()) return Unavailable("not yet");
    return crypto::ConsistencyProof(std::span<const crypto::Hash>(leaves).first(to), from);
  }

  crypto::SignerKey key = Key(1);
  std::optional<crypto::VerifierKey> successor;
  std::vector<crypto::Hash> leaves;
  bool down = false;
  std::optional<Error> proofs;  ///< the answer instead of a proof
  std::uint64_t without_proofs_from = 0;
  std::optional<std::size_t> shown;  ///< instead of all
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
  Folder folder() const {
    return Folder(path_ + "/chung", [this] { return clock_; });
  }
  Watched Listed() const { return *folder().List().front(); }
  std::size_t Notes(const std::string& begin) const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
      count += entry.path().filename().string().rfind(begin, 0) == 0 ? 1 : 0;
    }
    return count;
  }
  Watched Checked() {
    auto checked = folder().Check(kUrl, server_);
    EXPECT_TRUE(checked.ok());
    return checked ? std::move(*checked) : Watched{};
  }
  void Cut(std::size_t size) { server_.leaves.resize(size); }
  std::string AlarmAfterCheck() {
    auto checked = folder().Check(kUrl, server_);
    EXPECT_TRUE(checked.ok());
    return checked ? checked->alarm : "error";
  }

  static constexpr const char* kUrl = "http://nowhere.example";
  std::string path_;
  Instant clock_{1'000};
  Server server_;
};

TEST_F(WitnessTest, LedgerThatGrows_IsFollowed) {
  server_.Grow(5);
  EXPECT_EQ(AlarmAfterCheck(), "");
  EXPECT_EQ(AlarmAfterCheck(), "");
  const auto all = folder().List();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front()->newest.size, 15U);
  EXPECT_EQ(Notes("unproved-"), 0U);
  EXPECT_EQ(folder().Add(kUrl, std::nullopt, server_).error().kind, ErrorKind::kConflict);
}

TEST_F(WitnessTest, RewrittenHistory_RaisesAnAlarmThatStays) {
  server_.leaves[3] = crypto::LeafHash("forged");
  server_.Grow(2);
  EXPECT_NE(AlarmAfterCheck(), "");
  server_.leaves[3] = crypto::LeafHash("entry 3");
  EXPECT_NE(AlarmAfterCheck(), "");
  EXPECT_NE(Listed().alarm, "");
}

TEST_F(WitnessTest, AnotherRootAtTheSameSize_RaisesAnAlarm) {
  server_.leaves.back() = crypto::LeafHash("forged");
  EXPECT_NE(AlarmAfterCheck(), "");
}

// One of several servers that lags behind what another has shown: no proof of anything for now.
TEST_F(WitnessTest, OlderCheckpoint_IsAWarningForTwoHours_ThenAnAlarm_UntilANewerOneExtendsAll) {
  const Instant begin = clock_;
  Cut(8);
  const Watched lagging = Checked();
  EXPECT_EQ(lagging.alarm, "");
  EXPECT_NE(lagging.older.find("trước có 10 sự kiện, nay còn 8"), std::string::npos);
  EXPECT_EQ(lagging.older_since, begin);
  EXPECT_FALSE(lagging.older_for_long);
  EXPECT_EQ(lagging.newest.size, 10U);
  EXPECT_EQ(lagging.unproved, 1U) << "a server that lags cannot prove it";
  clock_.unix_ms += kAlarmAfterMs;
  EXPECT_FALSE(Checked().older_for_long);
  EXPECT_EQ(Listed().older_since, begin) << "counted from the first";
  clock_.unix_ms += 1;
  EXPECT_TRUE(Listed().older_for_long);
  EXPECT_TRUE(Checked().older_for_long);
  server_.leaves.clear();
  server_.Grow(12);
  const Watched caught_up = Checked();
  EXPECT_EQ(caught_up.older, "");
  EXPECT_FALSE(caught_up.older_for_long);
  EXPECT_EQ(caught_up.newest.size, 12U);
  EXPECT_EQ(Listed().older, "");
  EXPECT_EQ(Notes("unproved-"), 0U);
}

TEST_F(WitnessTest, OlderCheckpointThatWasKeptOrIsProved_NeedsNoFurtherProof) {
  server_.Grow(5);
  EXPECT_EQ(AlarmAfterCheck(), "");
  Cut(10);  // as it was shown when the watch began
  EXPECT_EQ(Checked().unproved, 0U);
  EXPECT_NE(Listed().older, "");
  // A node shows an older one, and another proves it.
  server_.shown = 12;
  server_.Grow(5);
  EXPECT_EQ(Checked().unproved, 0U);
  EXPECT_NE(Listed().older, "");
  server_.shown.reset();
  EXPECT_EQ(Checked().older, "") << "the same as before is newest again";
}

TEST_F(WitnessTest, OlderCheckpointThatContradicts_IsAnAlarmAtOnce_OrAsSoonAsItIsComparedWithMore) {
  const std::vector<crypto::Hash> honest = server_.leaves;
  server_.Grow(5);
  EXPECT_EQ(AlarmAfterCheck(), "");
  server_.leaves = honest;
  server_.leaves[3] = crypto::LeafHash("forged");
  EXPECT_NE(AlarmAfterCheck().find("viết lại"), std::string::npos)
      << "10 were kept with another root";
  EXPECT_EQ(Notes("alarm-"), 1U);
}

TEST_F(WitnessTest, ForkOfAnOlderCheckpoint_IsHeldAgainstTheHonestHistory) {
  const std::vector<crypto::Hash> honest = server_.leaves;
  Cut(8);
  server_.leaves[3] = crypto::LeafHash("forged");
  EXPECT_EQ(AlarmAfterCheck(), "") << "nobody can tell yet";
  EXPECT_EQ(Notes("unproved-"), 1U);
  server_.leaves = honest;
  server_.Grow(10);
  EXPECT_NE(AlarmAfterCheck().find("viết lại"), std::string::npos);
}

// Cut, and written on: found at the latest when it is as long as it was.
TEST_F(WitnessTest, CutLedgerThatGrowsAgain_RaisesAnAlarm) {
  Cut(6);
  EXPECT_EQ(AlarmAfterCheck(), "");
  server_.leaves.push_back(crypto::LeafHash("another"));
  EXPECT_EQ(AlarmAfterCheck(), "");
  server_.Grow(5);
  EXPECT_NE(AlarmAfterCheck().find("viết lại"), std::string::npos);
}

TEST_F(WitnessTest, ClockThatGoesBack_DoesNotPutTheAlarmOff) {
  clock_ = {kAlarmAfterMs * 10};
  Cut(8);
  EXPECT_EQ(AlarmAfterCheck(), "");
  clock_ = {1'000};
  EXPECT_EQ(AlarmAfterCheck(), "");
  clock_.unix_ms += kAlarmAfterMs + 1;
  EXPECT_TRUE(Listed().older_for_long);
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

// Whoever signs a fork must not escape by keeping its proof to himself.
TEST_F(WitnessTest, RefusedProof_IsAnAlarmOfItsOwn_AndTheNoteIsKept) {
  server_.Grow(5);
  server_.proofs = Forbidden("no");
  const auto checked = folder().Check(kUrl, server_);
  ASSERT_TRUE(checked.ok());
  EXPECT_NE(checked->withheld.find("15 sự kiện"), std::string::npos) << checked->withheld;
  EXPECT_EQ(checked->alarm, "");
  EXPECT_EQ(checked->unproved, 1U);
  EXPECT_EQ(Notes("unproved-"), 1U);
  EXPECT_EQ(Listed().newest.size, 10U);
  // A proof that comes later settles the note; the alarm stays for a person to see.
  server_.proofs.reset();
  server_.Grow(1);
  EXPECT_EQ(AlarmAfterCheck(), "");
  EXPECT_NE(Listed().withheld, "");
  EXPECT_EQ(Notes("unproved-"), 0U);
  EXPECT_EQ(Listed().newest.size, 16U);
}

// A server that is always too busy to prove what it signed does not get away with it either.
TEST_F(WitnessTest, ProofThatIsNotThereForTwoHours_IsAnAlarm_UntilItComes) {
  server_.Grow(5);
  server_.proofs = Unavailable("busy");
  EXPECT_FALSE(folder().Check(kUrl, server_).ok());
  clock_.unix_ms += kAlarmAfterMs;
  EXPECT_FALSE(folder().Check(kUrl, server_).ok());
  EXPECT_FALSE(Listed().unproved_for_long);
  clock_.unix_ms += 1;
  EXPECT_TRUE(Listed().unproved_for_long);
  server_.proofs.reset();
  EXPECT_FALSE(Checked().unproved_for_long);
  EXPECT_EQ(Listed().unproved_since, Instant{});
}

TEST_F(WitnessTest, ForkThatWasShownOnce_IsHeldAgainstTheHonestHistory) {
  const std::vector<crypto::Hash> honest = server_.leaves;
  server_.leaves[3] = crypto::LeafHash("forged");
  server_.Grow(5);
  server_.proofs = Unavailable("down for a moment");
  EXPECT_EQ(folder().Check(kUrl, server_).error().kind, ErrorKind::kUnavailable);
  EXPECT_EQ(Notes("unproved-"), 1U) << "it is kept before the proof is asked for";
  EXPECT_EQ(Listed().failures, 1U);
  server_.proofs.reset();
  server_.leaves = honest;
  server_.Grow(10);
  EXPECT_NE(AlarmAfterCheck().find("viết lại"), std::string::npos);
  EXPECT_EQ(Notes("unproved-"), 2U);
  EXPECT_EQ(Notes("alarm-"), 1U);
}

// Two signed notes of one size need no proof: the server must not keep them apart by being busy.
TEST_F(WitnessTest, TwoNotesOfOneSize_RaiseAnAlarm_ThoughTheServerGivesNoProofForNow) {
  const std::vector<crypto::Hash> before = server_.leaves;
  server_.proofs = Unavailable("busy");
  server_.Grow(5);
  EXPECT_FALSE(folder().Check(kUrl, server_).ok());
  server_.leaves = before;
  server_.leaves.push_back(crypto::LeafHash("forged"));
  server_.Grow(4);
  EXPECT_NE(AlarmAfterCheck().find("viết lại"), std::string::npos);
  EXPECT_EQ(Notes("alarm-"), 1U);
}

// One proof that is not there for now does not hide what the others show.
TEST_F(WitnessTest, ProofThatIsUnavailable_DoesNotKeepTheOthersFromBeingJudged) {
  server_.Grow(5);
  server_.proofs = Unavailable("busy");
  EXPECT_FALSE(folder().Check(kUrl, server_).ok());
  server_.proofs.reset();
  server_.without_proofs_from = 10;
  server_.leaves[12] = crypto::LeafHash("forged");
  server_.Grow(5);
  EXPECT_NE(AlarmAfterCheck().find("15 sự kiện"), std::string::npos);
}

TEST_F(WitnessTest, KeyNamedByTheFirstNote_IsFollowedFromThen) {
  Folder other(path_ + "/khac");
  server_.successor = Key(2).Verifier();
  ASSERT_TRUE(other.Add(kUrl, Key(1).Verifier(), server_).ok());
  server_.successor.reset();
  server_.key = Key(2);  // the old one was retired
  server_.Grow(1);
  const auto checked = other.Check(kUrl, server_);
  ASSERT_TRUE(checked.ok());
  EXPECT_EQ(checked->alarm, "");
}

TEST_F(WitnessTest, Outages_AreCountedUntilACheckFindsSomethingOut) {
  server_.down = true;
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(folder().Check(kUrl, server_).ok());
  EXPECT_EQ(Listed().failures, 3U);
  EXPECT_EQ(Listed().checked_at, Instant{});
  server_.down = false;
  clock_ = {5'000};
  EXPECT_EQ(AlarmAfterCheck(), "");
  EXPECT_EQ(Listed().failures, 0U);
  EXPECT_EQ(Listed().checked_at, Instant{5'000});
}

TEST_F(WitnessTest, DamagedPlace_IsAnErrorOfItsOwn) {
  const std::string other = "http://other.example";
  ASSERT_TRUE(folder().Add(other, std::nullopt, server_).ok());
  for (const auto& entry : std::filesystem::directory_iterator(path_ + "/chung")) {
    if (!entry.is_directory()) continue;
    std::filesystem::resize_file(entry.path() / "newest", 0);
    break;
  }
  const auto all = folder().List();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_TRUE(all[0].ok());
  EXPECT_EQ(all[1].error().kind, ErrorKind::kUnreadable);
  EXPECT_TRUE(folder().Check(all[0]->url, server_).ok());
}

TEST_F(WitnessTest, KeyGivenByThePerson_IsTheOnlyOneBelieved) {
  Folder other(path_ + "/khac");
  EXPECT_EQ(other.Add(kUrl, Key(9).Verifier(), server_).error().kind, ErrorKind::kForbidden);
  EXPECT_TRUE(other.Add(kUrl, Key(1).Verifier(), server_).ok());
}

}  // namespace
}  // namespace sauro::witness
