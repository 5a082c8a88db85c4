#include "crypto/totp.h"

#include <gtest/gtest.h>

namespace sauro::crypto {
namespace {

// RFC 6238, appendix B: the last six of the eight digits there.
TEST(Totp, GivesTheNumbersOfTheStandard) {
  const std::string secret = "12345678901234567890";
  struct Example {
    std::int64_t seconds;
    const char* digits;
  };
  for (const Example& each :
       {Example{59, "287082"},
        Example{1'111'111'109, "081804"},
        Example{1'111'111'111, "050471"},
        Example{1'234'567'890, "005924"},
        Example{2'000'000'000, "279037"},
        Example{20'000'000'000, "353130"}}) {
    EXPECT_EQ(Totp(secret, TotpStepAt(each.seconds * 1000)), each.digits) << each.seconds;
  }
}

// RFC 4648, section 10.
TEST(Base32, GivesTheTextsOfTheStandard) {
  EXPECT_EQ(ToBase32(""), "");
  EXPECT_EQ(ToBase32("f"), "MY");
  EXPECT_EQ(ToBase32("fo"), "MZXQ");
  EXPECT_EQ(ToBase32("foo"), "MZXW6");
  EXPECT_EQ(ToBase32("foob"), "MZXW6YQ");
  EXPECT_EQ(ToBase32("fooba"), "MZXW6YTB");
  EXPECT_EQ(ToBase32("foobar"), "MZXW6YTBOI");
}

}  // namespace
}  // namespace sauro::crypto
