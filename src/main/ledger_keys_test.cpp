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
