#include <gtest/gtest.h>

#include <algorithm>

#include "pages/every_page.h"

namespace sauro::pages {
namespace {

bool Says(const std::string& name, const std::string& words) {
  const auto& pages = EveryPage();
  const auto page =
      std::find_if(pages.begin(), pages.end(), [&](const auto& each) { return each.name == name; });
  return page != pages.end() && page->html.find(words) != std::string::npos;
}

// A chosen duplicate does not lapse in silence when a spreadsheet drops its row.
TEST(ComparePage, DroppedRowThatIsLinked_SaysThatItsLinkGoesToo) {
  const std::string words = "bỏ dòng thì bỏ cả mối nối";
  EXPECT_TRUE(Says("compare-linked", words));
  EXPECT_FALSE(Says("compare", words));
}

}  // namespace
}  // namespace sauro::pages
