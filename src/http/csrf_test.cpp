#include "http/csrf.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace sauro::http {
namespace {

TEST(CsrfToken, OnlyTheSameSecret_IsAccepted) {
  const std::string secret = RandomBytes(32);
  const std::string first = CsrfToken(secret);
  const std::string second = CsrfToken(secret);
  EXPECT_NE(first, second) << "masked anew each time";
  EXPECT_TRUE(CsrfTokenIsValid(secret, first));
  EXPECT_TRUE(CsrfTokenIsValid(secret, second));
  EXPECT_FALSE(CsrfTokenIsValid(RandomBytes(32), first));
  EXPECT_FALSE(CsrfTokenIsValid(secret, ""));
  EXPECT_FALSE(CsrfTokenIsValid(secret, first.substr(1)));
  EXPECT_FALSE(CsrfTokenIsValid(secret, first + "A"));
  EXPECT_FALSE(CsrfTokenIsValid("", ""));
  std::string changed = first;
  changed[10] = changed[10] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(CsrfTokenIsValid(secret, changed));
}

TEST(ConstantTimeEquals, Compares) {
  EXPECT_TRUE(ConstantTimeEquals("", ""));
  EXPECT_TRUE(ConstantTimeEquals("abc", "abc"));
  EXPECT_FALSE(ConstantTimeEquals("abc", "abd"));
  EXPECT_FALSE(ConstantTimeEquals("abc", "ab"));
}

Request Post(std::initializer_list<std::pair<const char*, const char*>> headers) {
  Request request;
  request.method = Method::kPost;
  request.headers.Add("Host", "sauro.example:8057");
  for (const auto& [name, value] : headers) request.headers.Add(name, value);
  return request;
}

TEST(IsSameOrigin, OtherSites_AreRefused) {
  EXPECT_TRUE(IsSameOrigin(Post({{"Sec-Fetch-Site", "same-origin"}})));
  EXPECT_TRUE(IsSameOrigin(Post({{"Sec-Fetch-Site", "none"}})));
  EXPECT_FALSE(IsSameOrigin(Post({{"Sec-Fetch-Site", "cross-site"}})));
  EXPECT_FALSE(IsSameOrigin(Post({{"Sec-Fetch-Site", "same-site"}})));
  EXPECT_TRUE(IsSameOrigin(Post({{"Origin", "http://sauro.example:8057"}})));
  EXPECT_TRUE(IsSameOrigin(Post({{"Origin", "https://SAURO.example:8057"}})));
  EXPECT_FALSE(IsSameOrigin(Post({{"Origin", "http://sauro.example"}})));
  EXPECT_FALSE(IsSameOrigin(Post({{"Origin", "null"}})));
  EXPECT_FALSE(IsSameOrigin(Post({{"Origin", ""}})));
  EXPECT_TRUE(IsSameOrigin(Post({}))) << "not a browser";
  Request get = Post({{"Sec-Fetch-Site", "cross-site"}});
  get.method = Method::kGet;
  EXPECT_TRUE(IsSameOrigin(get));
}

TEST(Base64Url, KnownTexts) {
  EXPECT_EQ(Base64Url(""), "");
  EXPECT_EQ(Base64Url("f"), "Zg");
  EXPECT_EQ(Base64Url("foob"), "Zm9vYg");
  EXPECT_EQ(Base64Url("\xff\xfe\xfd"), "__79");
}

}  // namespace
}  // namespace sauro::http
