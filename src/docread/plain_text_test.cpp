#include "docread/plain_text.h"

#include <gtest/gtest.h>

#include "docread/markup.h"
#include "docread/read.h"

namespace sauro::docread {
namespace {

Document Read(std::string_view text) {
  Result<Document> out = ReadDocument(text, "a.md");
  EXPECT_TRUE(out.ok());
  return out.ok() ? *out : Document{};
}

TEST(Markup, TagsStarsEntitiesLatex_AreStripped) {
  EXPECT_EQ(StripMarkup("<b>A</b> &amp; <i>b</i><br/>c"), "A & b\nc");
  EXPECT_EQ(StripMarkup("<p>(1) x</p> <p>(2) y</p>"), "(1) x\n(2) y");
  EXPECT_EQ(StripMarkup("$\\geq 60\\%$ và 5$"), "≥ 60% và 5$");
  EXPECT_EQ(StripMarkup("**Đậm** và *nghiêng*"), "Đậm và nghiêng");
  EXPECT_EQ(StripMarkup("* mục"), "* mục");
  EXPECT_EQ(StripMarkup("a < b > c"), "a < b > c");
}

TEST(PlainText, Pipes_MakeATable) {
  const Document document =
      Read("# Kế hoạch\n\n| TT | Tên |\n|---|:--:|\n| 1 | a \\| b |\n| 2 | |\n\nsau\n---\n");
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).style, "heading 1");
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "Kế hoạch");
  const auto& table = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(table.columns, 2U);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_TRUE(table.rows[0].header);
  EXPECT_EQ(table.rows[1].cells[1].text, "a | b");
  ASSERT_EQ(document.left_out.size(), 1U);
  EXPECT_EQ(document.left_out[0].reason, "đường kẻ");
}

TEST(PlainText, Tabs_MakeATableOrAParagraph) {
  const Document document = Read("\xEF\xBB\xBFmột\thai\n\r\nTT\tTên\tHạn\r\n1\ta\t\r\n");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "một hai");
  const auto& table = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(table.columns, 3U);
  EXPECT_EQ(table.rows.size(), 2U);
}

TEST(PlainText, TooManyRowsOrColumns_Refused) {
  Limits limits;
  limits.table_rows = 3;
  EXPECT_EQ(ReadPlainText("a\tb\nc\td\ne\tf\ng\th\n", limits).error().kind, ErrorKind::kTooLarge);
  limits = {};
  limits.table_columns = 2;
  EXPECT_EQ(ReadPlainText("a\tb\tc\n", limits).error().kind, ErrorKind::kTooLarge);
}

}  // namespace
}  // namespace sauro::docread
