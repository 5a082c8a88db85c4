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

TEST(PlainText, TightPipes_AreATable) {
  const auto document = ReadDocument("TT|Việc|Chủ trì|Hạn\n1|Xây chợ||6/2026\n", "a.txt");
  ASSERT_TRUE(document.ok());
  const auto& table = std::get<Table>(document->blocks.at(0));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].cells.at(3).text, "6/2026");
  const auto words = ReadDocument("Chọn a|b\nhoặc c|d\n", "a.txt");
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(std::holds_alternative<Paragraph>(words->blocks.at(0)));
}

std::vector<std::vector<std::string>> Rows(const Document& document) {
  std::vector<std::vector<std::string>> out;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Row& row : table->rows) {
      out.emplace_back();
      for (const Cell& cell : row.cells) out.back().push_back(cell.text);
    }
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(PlainText, QuotedCellOfSeveralLines_IsOneCell) {
  const auto rows =
      Rows(Read("TT\tViệc\tPhối hợp\tHạn\n1\tXây chợ\t\"Sở A\nSở \"\"B\"\"\"\t6/2026\n"
                "2\tĐo \"đất\" ruộng\tSở C\t\"7/2026\nvà hằng năm\"\n3\t\"Mở lớp\tSở D\t8/2026\n"));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1], (Texts{"1", "Xây chợ", "Sở A\nSở \"B\"", "6/2026"}));
  EXPECT_EQ(rows[2], (Texts{"2", "Đo \"đất\" ruộng", "Sở C", "7/2026\nvà hằng năm"}));
  EXPECT_EQ(rows[3], (Texts{"3", "\"Mở lớp", "Sở D", "8/2026"})) << "nothing closes the quote";
}

TEST(PlainText, BreakInsideACell_IsToldFromTheNextRow) {
  const auto rows = Rows(
      Read("TT\tViệc\tPhối hợp\tHạn\n1\tXây chợ\tSở A\nSở B\nSở C\t6/2026\n"
           "2\tSửa cầu\tSở D\tQuý I\nvà hằng năm\n3\tMở lớp\n4\tĐo đất\tSở E\t7/2026\nNơi nhận:\n")
  );
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[1], (Texts{"1", "Xây chợ", "Sở A\nSở B\nSở C", "6/2026"}));
  EXPECT_EQ(rows[2], (Texts{"2", "Sửa cầu", "Sở D", "Quý I\nvà hằng năm"}));
  EXPECT_EQ(rows[3], (Texts{"3", "Mở lớp"})) << "what stands behind it is a row of its own";
  EXPECT_EQ(rows[4], (Texts{"4", "Đo đất", "Sở E", "7/2026"})) << "what follows is no cell";
  const auto unnumbered = Rows(Read("Việc\tChủ trì\tGhi chú\nXây chợ\tSở A\nSửa cầu\tSở B\n"));
  EXPECT_EQ(unnumbered.size(), 3U) << "rows that lack their last cell are not one row";
}

// What stands right behind the last row, whose last cell an editor trimmed, is no cell of it.
TEST(PlainText, LinesBehindAShortRow_AreNotTakenIn) {
  const std::string table = "TT\tViệc\tChủ trì\tHạn\tGhi chú\n1\tXây chợ\tSở A\t6/2026\tx\n";
  for (const char* behind :
       {"III. TỔ CHỨC THỰC HIỆN\n1. Sở B báo cáo.\nNơi nhận:\tTM. UBND",
        "1. Sở B báo cáo.\nNơi nhận:\tTM. UBND",
        "Nơi nhận:\tTM. UBND",
        "Nhóm nhiệm vụ khác\t"}) {
    const auto rows = Rows(Read(table + "2\tSửa cầu\tSở C\t7/2026\n" + behind + "\n"));
    ASSERT_GE(rows.size(), 3U) << behind;
    EXPECT_EQ(rows[2], (Texts{"2", "Sửa cầu", "Sở C", "7/2026"})) << behind;
  }
}

TEST(PlainText, QuoteThatIsOnlyALetter_TakesNoRows) {
  const auto rows = Rows(Read(
      "TT\tViệc\tKết quả\n1\tXây chợ\t\"Nhà nước số\n2\tSửa cầu\tCầu\n3\tMở lớp\tcông dân số\"\n"
  ));
  EXPECT_EQ(rows.size(), 4U);
}

TEST(PlainText, TablesOfHtml_NestedAndUnclosed) {
  const auto two = Rows(
      Read("<table><tr><td>1</td><td>a</td></tr>\n</table><table>\n<tr><td>2</td><td>b</td></tr>\n"
           "</table>\n")
  );
  EXPECT_EQ(two.size(), 2U);
  const Document open =
      Read("# Kế hoạch\n<table>\n<tr><td>1</td><td>a</td></tr>\n1. Sở A báo cáo.\n");
  EXPECT_EQ(std::get<Paragraph>(open.blocks.back()).text, "1. Sở A báo cáo.");
}

TEST(PlainText, TableOfHtml_IsATable) {
  const Document document = Read(
      "# Kế hoạch\n<table border=\"1\">\n<tr><th>TT</th><th>Việc</th></tr>\n"
      "<tr><td>1</td><td>Xây<br>chợ</td></tr>\n</table>\nsau\n<table không đóng\n"
  );
  const auto rows = Rows(document);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1], (Texts{"1", "Xây\nchợ"}));
  ASSERT_EQ(document.blocks.size(), 4U);
  EXPECT_EQ(std::get<Table>(document.blocks[1]).rows[0].line, 2U);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[2]).text, "sau");
}

TEST(Markup, TagsStarsEntitiesLatex_AreStripped) {
  EXPECT_EQ(StripMarkup("<b>A</b> &amp; <i>b</i><br/>c"), "A & b\nc");
  EXPECT_EQ(StripMarkup("<p>(1) x</p> <p>(2) y</p>"), "(1) x\n(2) y");
  EXPECT_EQ(StripMarkup("$\\geq 60\\%$ và 5$"), "≥ 60% và 5$");
  EXPECT_EQ(StripMarkup("**Đậm** và *nghiêng*"), "Đậm và nghiêng");
  EXPECT_EQ(StripMarkup("* mục"), "* mục");
  EXPECT_EQ(StripMarkup("**UBND XÃ A**\\"), "UBND XÃ A");
  EXPECT_EQ(StripMarkup("1\\. Mục tiêu"), "1. Mục tiêu");
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

TEST(PlainText, PipesWithoutOuterOnes_MakeATable) {
  const Document document = Read(
      "KẾ HOẠCH\nTT | Nội dung | Hạn | Ghi chú\n1 | a \\| b | 6/2026 |\n2 | c |  | x\n3 | d | "
      "7/2026\nsau\n"
  );
  ASSERT_EQ(document.blocks.size(), 3U);
  const auto& table = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(table.columns, 4U);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[0].cells[0].text, "TT");
  EXPECT_EQ(table.rows[1].cells[1].text, "a | b");
  EXPECT_EQ(table.rows[1].cells[3].text, "");
  EXPECT_EQ(table.rows[2].cells[2].text, "");
  EXPECT_EQ(table.rows[2].cells[3].text, "x");
  EXPECT_EQ(table.rows[3].cells[2].text, "7/2026");
  EXPECT_EQ(table.rows[3].line, 5U);
}

TEST(PlainText, RuleOfPipesWithoutOuterOnes_MarksTheHeader) {
  const Document document = Read("TT | Tên | Hạn\n---|---|---\n1 | a | 6/2026\n");
  ASSERT_EQ(document.blocks.size(), 1U);
  const auto& table = std::get<Table>(document.blocks[0]);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_TRUE(table.rows[0].header);
}

TEST(PlainText, LoneLineWithPipes_IsAParagraph) {
  const Document document =
      Read("Điện thoại: 024 | Fax: 025 | Email: a\nđoạn | văn\nđoạn | khác\nx|y|z\nx|y|z\n");
  EXPECT_EQ(document.blocks.size(), 5U);
}

TEST(PlainText, Tabs_MakeATableOrAParagraph) {
  const Document document = Read("\xEF\xBB\xBFmột\thai\n\r\nTT\tTên\tHạn\r\n1\ta\t\r\n");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text, "một hai");
  const auto& table = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(table.columns, 3U);
  EXPECT_EQ(table.rows.size(), 2U);
}

TEST(PlainText, Places_AreLines) {
  const Document document = Read("Kế hoạch\n\n| TT | Tên |\n|---|---|\n| 1 | a |\n\nhết\n");
  ASSERT_EQ(document.blocks.size(), 3U);
  const auto& table = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(PlaceOf(std::get<Paragraph>(document.blocks[0])), "dòng 1");
  EXPECT_EQ(PlaceOf(table), "bảng 1");
  EXPECT_EQ(PlaceOf(table, table.rows.at(1)), "dòng 5");
  EXPECT_EQ(PlaceOf(std::get<Paragraph>(document.blocks[2])), "dòng 7");
}

// The texts of the paragraphs, those that go on put together with '_'.
std::vector<std::string> Joined(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    const auto& paragraph = std::get<Paragraph>(block);
    if (paragraph.continues) {
      out.back() += "_" + paragraph.text;
    } else {
      out.push_back(paragraph.text);
    }
  }
  return out;
}

TEST(PlainText, LinesCutAtPageWidth_GoOn) {
  const std::string full = "một dòng dài đúng bằng bề rộng của trang giấy in khổ đứng, vẫn còn";
  std::string text = "I. MỤC TIÊU \n\n";
  for (int i = 1; i <= 8; ++i) {
    text += std::to_string(i) + ". " + full + " \n\n" + full + " \n\nhết ý. \n\n";
  }
  const auto joined = Joined(Read(text + "9. " + full + " \n\n\n\n\nKHỐI KHÁC\n"));
  ASSERT_EQ(joined.size(), 11U);
  EXPECT_EQ(joined[0], "I. MỤC TIÊU");
  EXPECT_EQ(joined[1], "1. " + full + "_" + full + "_hết ý.");
  EXPECT_EQ(joined[9], "9. " + full);
  EXPECT_EQ(joined[10], "KHỐI KHÁC");
}

TEST(PlainText, Article_BeginsAParagraphAndAReferenceDoesNot) {
  const std::string full = "một dòng dài đúng bằng bề rộng của trang giấy in khổ đứng, vẫn còn";
  std::string text;
  for (int i = 1; i <= 10; ++i) text += std::to_string(i) + ". " + full + "\n";
  const auto joined = Joined(Read(text + "Điều 5 Nghị định này\n11. " + full + "\nĐiều 2. Khác\n"));
  ASSERT_EQ(joined.size(), 12U);
  EXPECT_EQ(joined[9], "10. " + full + "_Điều 5 Nghị định này");
  EXPECT_EQ(joined[11], "Điều 2. Khác");
}

TEST(PlainText, ParagraphsOfTheWriter_NeverGoOn) {
  std::string text;
  for (int i = 1; i <= 20; ++i) {
    text +=
        "Một đoạn văn của người viết thì dài hơn bề rộng một trang giấy nhiều lần, không có chỗ ";
    text +=
        "nào bị ngắt dòng giữa chừng và kết thúc bằng một từ không có dấu câu như thế này đây\n";
  }
  EXPECT_EQ(Joined(Read(text)).size(), 20U);
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
