#include "http/uri.h"

#include <gtest/gtest.h>

#include <string>

namespace sauro::http {
namespace {

TEST(ParseTarget, PathAndQuery_AreDecoded) {
  const Result<Target> target = ParseTarget("/a/%C4%91/b+c?x=1+2&y=%26&z&&x=");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, "/a/đ/b+c");
  EXPECT_EQ(target->query.Get("x"), "1 2");
  EXPECT_EQ(target->query.Get("y"), "&");
  EXPECT_TRUE(target->query.Has("z"));
  EXPECT_EQ(target->query.size(), 4U);
}

TEST(ParseTarget, Decomposed_BecomesNfc) {
  const Result<Target> target = ParseTarget("/%6F%CC%82?q=e%CC%82");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, "/ô");
  EXPECT_EQ(target->query.Get("q"), "ê");
}

TEST(ParseTarget, AbsoluteForm_LosesItsHost) {
  EXPECT_EQ(ParseTarget("http://h:80/a")->path, "/a");
  EXPECT_EQ(ParseTarget("https://h")->path, "/");
}

TEST(ParseTarget, Tricks_AreRefused) {
  for (const char* bad :
       {"",
        "*",
        "a",
        "/%",
        "/%1",
        "/%g1",
        "/%00",
        "/a/../b",
        "/a/%2e%2E/b",
        "/./a",
        "/a%2Fb",
        "/%FF",
        "/%C0%AF",
        "/%0A",
        "/a#b",
        "/a?b=%",
        "/a?b=%00",
        "/a?%FF=1",
        "/%ED%A0%80"}) {
    EXPECT_FALSE(ParseTarget(bad).ok()) << bad;
  }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "/a";
  EXPECT_FALSE(ParseTarget(deep).ok());
}

TEST(ParseUrlEncoded, TooManyFields_AreRefused) {
  std::string text;
  for (int i = 0; i < 11; ++i) text += "a=1&";
  EXPECT_TRUE(ParseUrlEncoded(text, 11).ok());
  EXPECT_FALSE(ParseUrlEncoded(text, 10).ok());
  EXPECT_TRUE(ParseUrlEncoded("").ok());
}

TEST(PercentEncode, RoundTrip) {
  const std::string text = "Kế hoạch/2025 & \"x\"+%\n";
  EXPECT_EQ(*PercentDecode(PercentEncode(text), true), text);
  EXPECT_EQ(PercentEncode("a b/"), "a%20b%2F");
}

}  // namespace
}  // namespace sauro::http
