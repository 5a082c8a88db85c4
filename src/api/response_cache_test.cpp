#include "api/response_cache.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sauro::api {
namespace {

ResponseCache::Body BodyOf(std::size_t size, char c) {
  return std::make_shared<const std::string>(size, c);
}

TEST(ResponseCache, Find_UnknownKey_GivesNothing) {
  ResponseCache cache(100'000);
  cache.Put("a", BodyOf(10, 'x'));
  EXPECT_EQ(cache.Find("b"), nullptr);
  ASSERT_NE(cache.Find("a"), nullptr);
  EXPECT_EQ(*cache.Find("a"), "xxxxxxxxxx");
}

TEST(ResponseCache, Put_SpaceUsedUp_DropsTheLeastRecentlyUsed) {
  ResponseCache cache(16'000);
  for (char c = 'a'; c <= 'h'; ++c) cache.Put(std::string(1, c), BodyOf(1'700, c));
  ASSERT_NE(cache.Find("a"), nullptr);  // now the most recently used
  cache.Put("i", BodyOf(1'700, 'i'));
  EXPECT_NE(cache.Find("a"), nullptr);
  EXPECT_EQ(cache.Find("b"), nullptr);
  EXPECT_NE(cache.Find("i"), nullptr);
}

TEST(ResponseCache, Put_BodyLargerThanAnEighth_IsNotKept) {
  ResponseCache cache(16'000);
  cache.Put("a", BodyOf(3'000, 'a'));
  EXPECT_EQ(cache.Find("a"), nullptr);
}

TEST(ResponseCache, Find_BodyInUseWhenDropped_StaysAlive) {
  ResponseCache cache(2'000);
  cache.Put("a", BodyOf(20, 'a'));
  const ResponseCache::Body held = cache.Find("a");
  for (int i = 0; i < 100; ++i) cache.Put(std::to_string(i), BodyOf(20, 'z'));
  EXPECT_EQ(cache.Find("a"), nullptr);
  EXPECT_EQ(held->size(), 20U);
}

}  // namespace
}  // namespace sauro::api
