#include "base/seldom.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sauro {
namespace {

TEST(Seldom, Empty_ReadsAsTheEmptyContainerAndTakesAPointer) {
  const Seldom<std::string> text;
  EXPECT_TRUE(text.empty());
  EXPECT_TRUE(text == "");
  EXPECT_TRUE(Seldom<std::string>(std::string()) == text);
  EXPECT_EQ(sizeof(Seldom<std::vector<int>>), sizeof(void*));
}

TEST(Seldom, CopiesAreDeep) {
  Seldom<std::vector<int>> first;
  first.Edit().push_back(1);
  Seldom<std::vector<int>> second = first;
  first.Edit().push_back(2);
  EXPECT_EQ(*second, std::vector<int>{1});
  second = first;
  first.clear();
  EXPECT_EQ(*second, (std::vector<int>{1, 2}));
  EXPECT_TRUE(first.empty());
}

}  // namespace
}  // namespace sauro
