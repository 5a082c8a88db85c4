#include "base/csv.h"

#include <gtest/gtest.h>

namespace sauro {
namespace {

TEST(ParseCsv, QuotesAndLines_AreRead) {
  const auto rows = ParseCsv(
      "\xEF\xBB\xBF"
      "a,\"b, \"\"c\"\"\nd\"\r\n\n,x\n"
  );
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].cells, (std::vector<std::string>{"a", "b, \"c\"\nd"}));
  EXPECT_EQ((*rows)[1].cells, (std::vector<std::string>{"", "x"}));
  EXPECT_EQ((*rows)[1].line, 4U);
}

TEST(ParseCsv, BadInput_IsRefusedWithItsPlace) {
  EXPECT_EQ(ParseCsv("a\nb,\"c").error().place, "dòng 2");
  EXPECT_EQ(ParseCsv("\xFF").error().kind, ErrorKind::kUnreadable);
  EXPECT_EQ(ParseCsv("a\nb\nc\n", 2).error().kind, ErrorKind::kTooLarge);
}

TEST(AppendCsvCell, Formula_IsDisarmed) {
  std::string out;
  AppendCsvCell(out, "=HYPERLINK(\"x\")");
  EXPECT_EQ(out, "\"'=HYPERLINK(\"\"x\"\")\"");
}

}  // namespace
}  // namespace sauro
