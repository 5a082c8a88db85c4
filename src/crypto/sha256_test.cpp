#include "crypto/sha256.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace sauro::crypto {
namespace {

// FIPS 180-4 examples.
constexpr std::string_view kOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view kOfAbc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view kOfMillionA =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, KnownVectors) {
  EXPECT_EQ(ToHex(Sha256("")), kOfNothing);
  EXPECT_EQ(ToHex(Sha256("abc")), kOfAbc);
  EXPECT_EQ(ToHex(Sha256(std::string(1'000'000, 'a'))), kOfMillionA);
}

TEST(Sha256Stream, PiecesGiveTheHashOfTheWhole_AndTheStreamStartsAgain) {
  Sha256Stream stream;
  EXPECT_EQ(ToHex(stream.Add("a").Add("").Add("bc").Finish()), kOfAbc);
  EXPECT_EQ(ToHex(stream.Finish()), kOfNothing);
}

TEST(Sha256File, BigFile_IsHashedWithItsSize) {
  const std::string path = testing::TempDir() + "sha256_test_" + std::to_string(getpid());
  std::ofstream(path, std::ios::binary) << std::string(1'000'000, 'a');
  const auto hash = Sha256File(path);
  std::remove(path.c_str());
  ASSERT_TRUE(hash.ok());
  EXPECT_EQ(ToHex(hash->hash), kOfMillionA);
  EXPECT_EQ(hash->size, 1'000'000);
}

TEST(Sha256File, MissingFileOrFolder_IsAnErrorWithItsPath) {
  const auto missing = Sha256File("/nowhere/at/all");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(missing.error().place, "/nowhere/at/all");
  const auto folder = Sha256File("/tmp");
  ASSERT_FALSE(folder.ok());
  EXPECT_EQ(folder.error().kind, ErrorKind::kUnavailable);
}

TEST(Hex, OnlySixtyFourLowerCaseDigitsAreAHash) {
  const Hash hash = Sha256("abc");
  EXPECT_EQ(HashFromHex(ToHex(hash)), hash);
  EXPECT_EQ(HashFromBytes(BytesOf(hash)), hash);
  EXPECT_FALSE(HashFromHex(std::string(64, 'A')));
  EXPECT_FALSE(HashFromHex(std::string(63, 'a')));
  EXPECT_FALSE(HashFromHex(std::string(64, 'g')));
  EXPECT_FALSE(HashFromBytes("short"));
}

}  // namespace
}  // namespace sauro::crypto
