#include "usecase/board_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sauro::usecase {
namespace {

TEST(BoardCsv, CellsThatLookLikeFormulasAreText) {
  views::TaskLine task;
  task.title = "=HYPERLINK(\"x\")";
  task.lead = "a\"b";
  const std::string csv = BoardCsv({task});
  EXPECT_THAT(csv, testing::StartsWith("\xEF\xBB\xBF"));
  EXPECT_THAT(csv, testing::HasSubstr("\"'=HYPERLINK(\"\"x\"\")\",\"a\"\"b\""));
}

}  // namespace
}  // namespace sauro::usecase
