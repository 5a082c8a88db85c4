#include "base/json.h"

#include <gtest/gtest.h>

namespace sauro {
namespace {

TEST(CanonicalJson, Keys_AreSortedByUtf16AndTextIsNfc) {
  const auto value = ParseJson(
      "{\"b\":[1,-2,true,null],\"a\":\"\\u0075\\u0309\",\"\\uD83D\\uDE00\":1,\"\\uFB33\":2}"
  );
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(CanonicalJson(*value), "{\"a\":\"ủ\",\"b\":[1,-2,true,null],\"😀\":1,\"\uFB33\":2}");
}

TEST(ParseJson, BadInput_IsRefused) {
  EXPECT_FALSE(ParseJson("{\"a\":1,\"a\":2}").ok());
  EXPECT_FALSE(ParseJson(std::string(100, '[')).ok());
  EXPECT_FALSE(ParseJson("\"\xC0\xAF\"").ok());
  EXPECT_EQ(ParseJson("[1,2,3]", 3).error().kind, ErrorKind::kTooLarge);
  EXPECT_TRUE(ParseJson("{\"a:\\\"b\":\":\"}").ok());
}

TEST(JsonWriter, Nested_PutsCommas) {
  std::string out;
  JsonWriter(out)
      .BeginObject()
      .Field("a", std::int64_t{1})
      .Key("b")
      .BeginArray()
      .Int(1)
      .BeginObject()
      .EndObject()
      .EndArray()
      .Field("c", "x\n")
      .EndObject();
  EXPECT_EQ(out, "{\"a\":1,\"b\":[1,{}],\"c\":\"x\\n\"}");
}

}  // namespace
}  // namespace sauro
