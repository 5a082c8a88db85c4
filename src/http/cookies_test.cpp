#include "http/cookies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sauro::http {
namespace {

TEST(ParseCookies, MalformedOnes_AreLeftOut) {
  const Parameters cookies = ParseCookies(" a=1; b=\"2\";c ; =d; e=x y; f=; a=3;g=a=b; h\x01=1");
  EXPECT_EQ(cookies.All("a"), (std::vector<std::string>{"1", "3"}));
  EXPECT_EQ(cookies.Get("b"), "2");
  EXPECT_EQ(cookies.Get("g"), "a=b");
  EXPECT_TRUE(cookies.Has("f"));
  EXPECT_EQ(cookies.size(), 5U);
}

TEST(ParseCookies, NoMoreThan64) {
  std::string header;
  for (int i = 0; i < 200; ++i) header += "a=1;";
  EXPECT_EQ(ParseCookies(header).size(), 64U);
}

TEST(SetCookie, Text_IsAlwaysHttpOnlyAndLax) {
  SetCookie cookie{"sid", "abc"};
  EXPECT_EQ(cookie.Text(), "sid=abc; Path=/; HttpOnly; SameSite=Lax");
  cookie.max_age_s = 60;
  cookie.secure = true;
  EXPECT_EQ(cookie.Text(), "sid=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
  Response response;
  Forget(response, "sid", false);
  EXPECT_EQ(response.headers.Get("Set-Cookie"), "sid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  EXPECT_EQ(SessionCookieName("sid", true), "__Host-sid");
}

TEST(SetCookieDeathTest, ValueThatBreaksTheHeader_IsABug) {
  const SetCookie cookie{"sid", "a; Path=/x"};
  EXPECT_DEATH((void)cookie.Text(), "");
}

}  // namespace
}  // namespace sauro::http
