#include "docread/page_document.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "docread/page_for_test.h"
#include "docread/ruled_grid.h"

namespace sauro::docread {
namespace {

void Across(Page& page, float y, float x0, float x1) {
  page.rules.push_back({{x0, y, x1, y + 1}});
}
void Down(Page& page, float x, float y0, float y1) {
  page.rules.push_back({{x, y0, x + 1, y1}});
}

// Two columns at x = 100, 200, 500 with rows at the given heights.
Page TablePage(std::uint32_t number, const std::vector<float>& rows) {
  Page page = EmptyPage(number);
  for (const float y : rows) Across(page, y, 100, 500);
  for (const float x : {100.0F, 200.0F, 500.0F}) Down(page, x, rows.front(), rows.back());
  return page;
}

std::string TextOf(const Document& document, std::size_t block) {
  return std::get<Paragraph>(document.blocks.at(block)).text;
}

TEST(RuledGrid, MergedCells_HaveSpans) {
  std::vector<PageRule> rules;
  for (const float y : {100.0F, 120.0F, 140.0F}) rules.push_back({{100, y, 400, y + 1}});
  for (const float x : {100.0F, 400.0F}) rules.push_back({{x, 100, x + 1, 140}});
  rules.push_back({{250, 120, 251, 140}});
  const auto grids = FindGrids(rules);
  ASSERT_EQ(grids.size(), 1U);
  ASSERT_EQ(grids[0].cells.size(), 3U);
  EXPECT_EQ(grids[0].cells[0].col_span, 2U);
  EXPECT_EQ(grids[0].cells[1].col_span, 1U);
  EXPECT_EQ(grids[0].cells[2].column, 1U);
}

TEST(RuledGrid, TableInsideACell_BelongsToThatCell) {
  std::vector<PageRule> rules;
  for (const float y : {100.0F, 200.0F, 300.0F}) rules.push_back({{100, y, 500, y + 1}});
  for (const float x : {100.0F, 300.0F, 500.0F}) rules.push_back({{x, 100, x + 1, 300}});
  for (const float x : {306.0F, 400.0F, 497.0F}) rules.push_back({{x, 101, x + 1, 150}});
  for (const float y : {102.0F, 125.0F, 149.0F}) rules.push_back({{306, y, 500, y + 1}});
  const auto grids = FindGrids(rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].cells.size(), 4U);
}

TEST(RuledGrid, FrameAroundATable_TakesNothingFromIt) {
  std::vector<PageRule> rules;
  for (const float y : {100.0F, 300.0F}) rules.push_back({{100, y, 500, y + 1}});
  for (const float x : {100.0F, 500.0F}) rules.push_back({{x, 100, x + 1, 300}});
  for (const float x : {106.0F, 300.0F, 495.0F}) rules.push_back({{x, 107, x + 1, 290}});
  for (const float y : {107.0F, 200.0F, 290.0F}) rules.push_back({{106, y, 496, y + 1}});
  std::size_t most = 0;
  for (const RuledGrid& grid : FindGrids(rules)) most = std::max(most, grid.cells.size());
  EXPECT_GE(most, 4U);
}

TEST(PageDocument, MarkOfAFootnote_IsNoPartOfTheWord) {
  Page page = TablePage(1, {100, 120, 140});
  Write(page, 110, 104, "camera");
  Write(page, 210, 104, "km");
  for (const float x : {146.1F, 222.1F}) {
    PageWord mark;
    mark.text = "2";
    mark.box = {x, 104, x + 3, 112};
    page.words.insert(page.words.begin() + (x < 200 ? 1 : 3), mark);
  }
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  const Row& row = std::get<Table>(document->blocks[0]).rows[0];
  EXPECT_EQ(row.cells[0].text, "camera");
  EXPECT_EQ(row.cells[1].text, "km2");
  ASSERT_EQ(document->left_out.size(), 1U);
  EXPECT_EQ(document->left_out[0].reason, "dấu chú thích");
}

TEST(RuledGrid, LettersInAColumnAndUnderlines_AreNoTable) {
  const auto grids =
      FindGrids({{{100, 100, 300, 101}}, {{350, 200, 351, 300}}, {{100, 400, 300, 401}}});
  EXPECT_TRUE(grids.empty());
}

TEST(RuledGrid, BorderMissingAtThePageBreak_IsSupplied) {
  Page page = EmptyPage(1);
  Across(page, 100, 100, 500);
  Across(page, 200, 100, 500);
  for (const float x : {100.0F, 200.0F, 500.0F}) Down(page, x, 100, 300);
  const auto grids = FindGrids(page.rules);
  ASSERT_EQ(grids.size(), 1U);
  EXPECT_EQ(grids[0].edges_y.size(), 3U);
}

TEST(PageDocument, FullLine_GoesOn_ShortLineEnds) {
  Page page = EmptyPage(1);
  for (int i = 0; i < 3; ++i) {
    const auto y = 200 + 40 * static_cast<float>(i);
    Write(page, 100, y, "mot hai ba bon nam sau bay tam chin muoi muoimot muoihai muoiba muo");
    Write(page, 80, y + 14, "cuoi cau ngan.");
  }
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->blocks.size(), 3U);
  EXPECT_EQ(
      TextOf(*document, 0),
      "mot hai ba bon nam sau bay tam chin muoi muoimot muoihai muoiba muo cuoi cau ngan."
  );
}

// The room on the right may happen to be as wide as the indent: that is no line in the middle.
TEST(PageDocument, IndentedFirstLine_GoesOnAtTheMargin) {
  Page page = EmptyPage(1);
  const std::string seven = "motmotmo haihaiha babababa bonbonbo namnamna sausausa baybayba";
  Write(page, 120, 200, seven);
  Write(page, 80, 214, "muoimuoimuoi " + seven + " tam");
  Write(page, 80, 228, "cuoi cau.");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->blocks.size(), 1U);
  EXPECT_EQ(TextOf(*document, 0), seven + " muoimuoimuoi " + seven + " tam cuoi cau.");
}

// LibreOffice draws letters that a font lacks in another one; poppler tells them as words.
TEST(PageDocument, WordsWithoutASpaceBetween_AreOne) {
  Page page = EmptyPage(1);
  for (const auto& [x, text] :
       {std::pair{100.0F, "Thành"}, {132.0F, "l"}, {135.0F, "ậ"}, {141.1F, "p"}}) {
    PageWord word;
    word.text = text;
    word.box = {x, 200, x + (x == 100.0F ? 29.0F : x == 132.0F ? 3.1F : 6.0F), 212};
    page.words.push_back(std::move(word));
  }
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(TextOf(*document, 0), "Thành lập");
}

// A cell of 94 points inside holds 16 letters.
TEST(PageDocument, WordWiderThanItsCell_IsOneWord) {
  Page page = TablePage(1, {700, 760});
  Write(page, 103, 705, "den/ngay/15/12/2");
  Write(page, 103, 720, "026 sau");
  Write(page, 203, 705, "mot");
  Write(page, 203, 720, "g");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  const Row& row = std::get<Table>(document->blocks.at(0)).rows.at(0);
  EXPECT_EQ(row.cells.at(0).text, "den/ngay/15/12/2026 sau");
  EXPECT_EQ(row.cells.at(1).text, "mot\ng");  // there was room behind it
}

// Two borders above and below a merged row, and the stem of a letter between them.
TEST(PageDocument, LetterWhereAColumnEnds_DoesNotCutTheMergedRow) {
  Page page = EmptyPage(1);
  for (const float y : {100.0F, 140.0F, 155.0F, 200.0F}) Across(page, y, 100, 500);
  for (const float x : {100.0F, 500.0F}) Down(page, x, 100, 200);
  Down(page, 300, 100, 200);
  Write(page, 290, 142, "dot pha");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  const auto& table = std::get<Table>(document->blocks.at(0));
  ASSERT_EQ(table.rows.size(), 3U);
  ASSERT_EQ(table.rows[0].cells.size(), 2U);
  ASSERT_EQ(table.rows[1].cells.size(), 1U);
  EXPECT_EQ(table.rows[1].cells[0].text, "dot pha");
}

// A narrow column of numbers: its word runs over the border, and the bars of its letters are as long
// as a short rule.
TEST(PageDocument, WordThatFillsANarrowColumn_IsItsOnlyWord) {
  Page page = EmptyPage(1);
  for (const float y : {100.0F, 140.0F, 180.0F}) Across(page, y, 100, 500);
  for (const float x : {100.0F, 120.0F, 500.0F}) Down(page, x, 100, 180);
  Across(page, 117, 105, 122);
  Write(page, 105, 114, "STT");
  Write(page, 250, 114, "Noi dung");
  Write(page, 108, 154, "1");
  Write(page, 130, 154, "Xay cho");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  const auto& table = std::get<Table>(document->blocks.at(0));
  ASSERT_EQ(table.rows.size(), 2U);
  ASSERT_EQ(table.rows[0].cells.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[0].text, "STT");
  EXPECT_EQ(table.rows[0].cells[1].text, "Noi dung");
  EXPECT_EQ(table.rows[1].cells[1].text, "Xay cho");
}

TEST(PageDocument, TableOverTwoPages_IsOneWithPlacesOfBoth) {
  Page first = TablePage(1, {700, 740, 780});
  Write(first, 105, 705, "TT");
  Write(first, 105, 745, "1");
  Page second = TablePage(2, {80, 120});
  Write(second, 300, 30, "2");  // page number
  Write(second, 105, 85, "2");
  const auto document = DocumentOfPages({first, second}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->blocks.size(), 1U);
  const auto& table = std::get<Table>(document->blocks[0]);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(PlaceOf(table, table.rows[2]), "trang 2, bảng 1, dòng 3");
  ASSERT_EQ(document->left_out.size(), 1U);
  EXPECT_EQ(document->left_out[0].reason, "số trang");
}

TEST(PageDocument, ParagraphsAndCells_SayWhereOnTheirPageTheyStand) {
  Page first = TablePage(1, {400, 420, 440});
  Write(first, 150, 84, "Phần mở đầu");
  Write(first, 110, 404, "TT");
  Write(first, 210, 424, "Đóng bè tre");
  first.turned = 9000;
  const auto document = DocumentOfPages({first}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->pages.size(), 1U);
  EXPECT_EQ(document->pages[0].width * 1000 + document->pages[0].height, 600'840U);
  EXPECT_EQ(document->pages[0].turned, 9000U);
  const PageBox words = std::get<Paragraph>(document->blocks.at(0)).box;
  EXPECT_EQ(words.x0, 2500);
  EXPECT_EQ(words.y0, 1000);
  EXPECT_TRUE(words.Known());
  const auto& rows = std::get<Table>(document->blocks.at(1)).rows;
  const PageBox cell = rows.at(1).cells.at(1).box;
  EXPECT_NEAR(cell.x0, 10'000.0 * 200 / 600, 20);
  EXPECT_NEAR(cell.x1, 10'000.0 * 500 / 600, 20);
  EXPECT_NEAR(cell.y0, 5000, 20);
  EXPECT_NEAR(cell.y1, 10'000.0 * 440 / 840, 20);
}

TEST(PageDocument, OneWordThatWasHardToRead_MakesItsCellUnsure) {
  Page page = TablePage(1, {700, 740, 780});
  Write(page, 105, 705, "TT");
  Write(page, 205, 705, "doi moi sang tao");
  page.words[2].confidence = 41;
  Write(page, 105, 745, "1");
  page.words.back().confidence = 0;
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  const auto& table = std::get<Table>(document->blocks[0]);
  EXPECT_EQ(table.rows[0].cells[0].confidence, 100);
  EXPECT_EQ(table.rows[0].cells[1].confidence, 41);
  EXPECT_EQ(table.rows[1].cells[0].confidence, 1);  // read, though badly; 0 is for what was not
}

TEST(PageDocument, OtherColumnsOnNextPage_AreAnotherTable) {
  Page first = TablePage(1, {700, 740, 780});
  Write(first, 105, 705, "a");
  Page second = EmptyPage(2);
  for (const float y : {80.0F, 120.0F}) Across(second, y, 100, 500);
  for (const float x : {100.0F, 300.0F, 400.0F, 500.0F}) Down(second, x, 80, 120);
  Write(second, 105, 85, "b");
  const auto document = DocumentOfPages({first, second}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->blocks.size(), 2U);
}

// A narrow cell: what stands whole on two lines is two words, what was cut is one.
TEST(PageDocument, NarrowCell_JoinsWhatWasCutAndNothingElse) {
  const auto cell = [](const char* upper, const char* lower) {
    Page page = EmptyPage(1);
    const float right = 104 + 6 * static_cast<float>(CountCodePoints(upper)) + 3;
    for (const float y : {100.0F, 160.0F, 180.0F}) Across(page, y, 100, 500);
    for (const float x : {100.0F, right, 500.0F}) Down(page, x, 100, 180);
    Write(page, 103, 110, upper);
    Write(page, 103, 130, lower);
    Write(page, right + 10, 110, "Nội dung");
    const auto document = DocumentOfPages({page}, {});
    return std::get<Table>(document->blocks.at(0)).rows.at(0).cells.at(0).text;
  };
  EXPECT_EQ(cell("20/5/202", "6"), "20/5/2026");
  EXPECT_EQ(cell("30/6/2026", "30/9/2026"), "30/6/2026 30/9/2026");
  EXPECT_EQ(cell("1.500", "2.000"), "1.500 2.000");
  EXPECT_EQ(cell("BHXH", "tinh"), "BHXH tinh");
}

TEST(PageDocument, Letterhead_IsATableOfTwoCells) {
  Page page = EmptyPage(1);
  Write(page, 100, 100, "UBND TINH");
  Write(page, 350, 100, "CONG HOA XA HOI");
  Write(page, 100, 115, "So: 1/KH");
  Write(page, 350, 115, "Doc lap - Tu do");
  Write(page, 200, 200, "KE HOACH");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->blocks.size(), 2U);
  const auto& cells = std::get<Table>(document->blocks[0]).rows.at(0).cells;
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].text, "UBND TINH\nSo: 1/KH");
  EXPECT_EQ(cells[1].text, "CONG HOA XA HOI\nDoc lap - Tu do");
}

TEST(PageDocument, NameBelowTheSignature_BelongsToTheColumnOfThePost) {
  Page page = EmptyPage(1);
  Write(page, 50, 300, "2. Don vi theo doi, don doc viec thuc hien ke hoach nay.");
  Write(page, 50, 330, "Nơi nhận:");
  Write(page, 400, 330, "CHỦ TỊCH");
  Write(page, 50, 345, "- Luu: VT.");
  Write(page, 385, 405, "Trần Văn Minh");
  Write(page, 50, 500, "Phu luc kem theo ke hoach nay cua tinh.");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->blocks.size(), 3U);
  const Row& row = std::get<Table>(document->blocks[1]).rows[0];
  ASSERT_EQ(row.cells.size(), 2U);
  EXPECT_EQ(row.cells[0].text, "Nơi nhận:\n- Luu: VT.");
  EXPECT_EQ(row.cells[1].text, "CHỦ TỊCH\nTrần Văn Minh");
}

TEST(PageDocument, HiddenText_IsLeftOutWithReason) {
  Page page = EmptyPage(1);
  page.hidden = "chu an";
  Write(page, 100, 200, "nhin thay");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->left_out.size(), 1U);
  EXPECT_EQ(document->left_out[0].text, "chu an");
}

TEST(PageDocument, NoText_IsUnreadable) {
  const auto document = DocumentOfPages({EmptyPage(1)}, {});
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().kind, ErrorKind::kUnreadable);
}

}  // namespace
}  // namespace sauro::docread
