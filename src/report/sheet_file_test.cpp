#include "report/sheet_file.h"

#include <gtest/gtest.h>

namespace sauro::report {
namespace {

TEST(SheetFile, IsAWorkbook) {
  const auto bytes = SheetFile({{"Nhiệm vụ", {{"Tên", 20}, {"Mã", 5, true}}, {{"a", "b"}}}});
  ASSERT_TRUE(bytes.ok()) << bytes.error().Text();
  EXPECT_EQ(bytes->substr(0, 2), "PK");
}

TEST(SheetFile, TextTooLongForACell_IsRefusedWithItsPlace) {
  const auto bytes = SheetFile({{"Nhiệm vụ", {{"Tên", 20}}, {{"a"}, {std::string(32'768, 'x')}}}});
  ASSERT_FALSE(bytes.ok());
  EXPECT_EQ(bytes.error().kind, ErrorKind::kTooLarge);
  EXPECT_NE(bytes.error().message.find("“Tên” ở dòng 2"), std::string::npos);
}

}  // namespace
}  // namespace sauro::report
