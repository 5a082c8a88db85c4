#include "main/ledger_keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace sauro::main {
namespace {

class LedgerKeys : public testing::Test {
 protected:
  LedgerKeys() {
    std::string path = testing::TempDir() + "sauro-keys-XXXXXX";
    folder_ = mkdtemp(path.data());
  }
  ~LedgerKeys() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(LedgerKeys, FirstKey_IsNamedAfterThePlaceAndForTheOwnerAlone) {
  EXPECT_FALSE(*ReadLedgerKeys(folder_));
  EXPECT_TRUE(ReadPublicKeys(folder_)->empty());
  ASSERT_TRUE(MakeLedgerKey(folder_, "Hà Giao").ok());
  const auto keys = ReadLedgerKeys(folder_);
  ASSERT_TRUE(keys.ok() && *keys);
  EXPECT_EQ((*keys)->current.name.rfind("sauro/ha-giao/", 0), 0U) << (*keys)->current.name;
  EXPECT_FALSE((*keys)->previous);
  struct stat about {};
  ASSERT_EQ(stat((folder_ + "/ledger.key").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  EXPECT_EQ(ReadPublicKeys(folder_)->back(), (*keys)->current.Verifier());
  EXPECT_EQ(MakeLedgerKey(folder_, "Hà Giao").error().kind, ErrorKind::kConflict);
}

TEST_F(LedgerKeys, Rotation_KeepsTheNameAndTheOldPublicKey) {
  ASSERT_TRUE(MakeLedgerKey(folder_, "").ok());
  const auto first = (*ReadLedgerKeys(folder_))->current;
  EXPECT_EQ(RetirePreviousKey(folder_).error().kind, ErrorKind::kNotFound);
  const auto second = RotateLedgerKey(folder_);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->current.name, first.name);
  EXPECT_EQ(second->previous->Verifier(), first.Verifier());
  const auto known = ReadPublicKeys(folder_);
  ASSERT_EQ(known->size(), 2U);
  EXPECT_EQ(known->front(), first.Verifier());
  EXPECT_EQ(known->back(), second->current.Verifier());
  ASSERT_TRUE(RetirePreviousKey(folder_).ok());
  EXPECT_FALSE((*ReadLedgerKeys(folder_))->previous);
  EXPECT_EQ(ReadPublicKeys(folder_)->size(), 2U);
}

TEST_F(LedgerKeys, KeyOfAnotherPlaceOrAnEarlierOne_MayNotSign) {
  ASSERT_TRUE(MakeLedgerKey(folder_, "Mẫu").ok());
  const auto first = **ReadLedgerKeys(folder_);
  EXPECT_TRUE(CheckMaySign(folder_, first).ok());
  const auto second = RotateLedgerKey(folder_);
  ASSERT_TRUE(second.ok());
  EXPECT_TRUE(CheckMaySign(folder_, *second).ok());
  EXPECT_EQ(CheckMaySign(folder_, first).error().kind, ErrorKind::kConflict);
  usecase::SigningKeys stranger = *second;
  stranger.current.name = "sauro/khac/0000";
  EXPECT_EQ(CheckMaySign(folder_, stranger).error().kind, ErrorKind::kConflict);
  std::filesystem::remove(folder_ + "/ledger.pub");
  EXPECT_EQ(CheckMaySign(folder_, *second).error().kind, ErrorKind::kConflict);
}

// A witness that has not seen the second key could not follow to the third.
TEST_F(LedgerKeys, SecondChange_WaitsUntilTheFirstKeyIsRetired) {
  ASSERT_TRUE(MakeLedgerKey(folder_, "Mẫu").ok());
  const auto second = RotateLedgerKey(folder_);
  ASSERT_TRUE(second.ok());
  const auto third = RotateLedgerKey(folder_);
  ASSERT_FALSE(third.ok());
  EXPECT_EQ(third.error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(CheckMaySign(folder_, *second).ok());
  ASSERT_TRUE(RetirePreviousKey(folder_).ok());
  EXPECT_TRUE(RotateLedgerKey(folder_).ok());
}

// The public list is written first; the power may go before the secret file.
TEST_F(LedgerKeys, ChangeThatWasCutOff_SaysItsRemedy_WhichHelps) {
  ASSERT_TRUE(MakeLedgerKey(folder_, "Mẫu").ok());
  const auto first = **ReadLedgerKeys(folder_);
  const crypto::SignerKey lost{first.current.name, crypto::NewSeed()};
  std::ofstream(folder_ + "/ledger.pub", std::ios::app) << lost.Verifier().Text() << '\n';
  const auto may = CheckMaySign(folder_, first);
  ASSERT_FALSE(may.ok());
  EXPECT_NE(may.error().message.find("sauro key rotate"), std::string::npos);
  const auto again = RotateLedgerKey(folder_);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->previous->Verifier(), first.current.Verifier());
  EXPECT_TRUE(CheckMaySign(folder_, *again).ok());
}

TEST_F(LedgerKeys, LostKey_IsReplacedWithoutThePrevious) {
  EXPECT_EQ(RotateLedgerKey(folder_).error().kind, ErrorKind::kNotFound);
  ASSERT_TRUE(MakeLedgerKey(folder_, "Mẫu").ok());
  std::filesystem::remove(folder_ + "/ledger.key");
  const auto keys = RotateLedgerKey(folder_);
  ASSERT_TRUE(keys.ok());
  EXPECT_FALSE(keys->previous);
}

TEST_F(LedgerKeys, FileOfAnotherShapeOrOpenToOthers_IsRefused) {
  ASSERT_TRUE(MakeLedgerKey(folder_, "Mẫu").ok());
  chmod((folder_ + "/ledger.key").c_str(), 0640);
  EXPECT_EQ(ReadLedgerKeys(folder_).error().kind, ErrorKind::kUnreadable);
  chmod((folder_ + "/ledger.key").c_str(), 0600);
  std::ofstream(folder_ + "/ledger.key") << "nothing\n";
  EXPECT_EQ(ReadLedgerKeys(folder_).error().kind, ErrorKind::kUnreadable);
  std::ofstream(folder_ + "/ledger.pub") << "nothing\n";
  EXPECT_EQ(ReadPublicKeys(folder_).error().kind, ErrorKind::kUnreadable);
}

}  // namespace
}  // namespace sauro::main
