#include "usecase/secrets.h"

#include <gtest/gtest.h>

namespace sauro::usecase {
namespace {

// RFC 4231, case 2; FIPS 180-4 for "abc".
TEST(Secrets, AreWhatTheStandardsSay) {
  EXPECT_EQ(
      ProofHex("Jefe", "what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
  );
  EXPECT_EQ(HashHex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Secrets, HexGoesAndComes) {
  EXPECT_EQ(ToHexText(std::string_view("\0\xff", 2)), "00ff");
  EXPECT_EQ(FromHexText("00ff"), std::string("\0\xff", 2));
  EXPECT_EQ(FromHexText("00f"), "");
  EXPECT_EQ(FromHexText("zz"), "");
  EXPECT_EQ(RandomHex(32).size(), 64U);
  EXPECT_NE(RandomHex(32), RandomHex(32));
  EXPECT_TRUE(SameSecret("ab", "ab"));
  EXPECT_FALSE(SameSecret("ab", "a"));
}

}  // namespace
}  // namespace sauro::usecase
