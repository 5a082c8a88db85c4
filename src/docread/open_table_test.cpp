#include "docread/open_table.h"

#include <gtest/gtest.h>

#include <array>

#include "docread/page_document.h"
#include "docread/page_for_test.h"

namespace sauro::docread {
namespace {

void Across(Page& page, float y) {
  page.rules.push_back({{48, y, 552, y + 1}});
}

using Texts = std::vector<std::string_view>;

// One line of a table with columns at 50, 90, 290 and 420.
void WriteRow(Page& page, float y, const Texts& cells, bool bold = false) {
  constexpr std::array<float, 4> kColumns{50, 90, 290, 420};
  for (std::size_t i = 0; i < cells.size(); ++i) Write(page, kColumns.at(i), y, cells[i], bold);
}

void WriteHeader(Page& page, float y) {
  WriteRow(page, y, {"STT", "Ten cong viec", "Don vi lam", "Thoi han"}, true);
}

// The texts of a table, cells and rows divided by '|' and '/'; "x2" behind a cell over two columns.
std::string Shown(const Block& block) {
  const auto* table = std::get_if<Table>(&block);
  if (table == nullptr) return std::get<Paragraph>(block).text;
  std::string out;
  for (const Row& row : table->rows) {
    if (!out.empty()) out += " / ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += "|";
      out += row.cells[i].text;
      if (row.cells[i].col_span > 1) out += "x" + std::to_string(row.cells[i].col_span);
      if (row.cells[i].row_span > 1) out += "y" + std::to_string(row.cells[i].row_span);
    }
  }
  return out;
}

std::vector<std::string> Read(const std::vector<Page>& pages) {
  const auto document = DocumentOfPages(pages, {});
  std::vector<std::string> out;
  if (!document.ok()) return out;
  for (const Block& block : document->blocks) out.push_back(Shown(block));
  return out;
}

TEST(OpenTable, RulesAcrossOnly_RowsAreBetweenThem) {
  Page page = EmptyPage();
  for (const float y : {98.0F, 114.0F, 130.0F, 160.0F, 176.0F}) Across(page, y);
  WriteHeader(page, 100);
  WriteRow(page, 116, {"I", "NAO VET KENH RACH CUA CA HUYEN TA TRONG MUA KHO"}, true);
  WriteRow(page, 132, {"1", "Nao vet kenh Ba Bo dai ba cay so", "To thuy loi xa", "Thang 3"});
  WriteRow(page, 145, {"", "va cam moc"});
  WriteRow(page, 162, {"2", "Trong tre giu bo", "Hoi nong dan", "Quy II"});
  EXPECT_EQ(
      Read({page}),
      std::vector<std::string>{
          "STT|Ten cong viec|Don vi lam|Thoi han / I|NAO VET KENH RACH CUA CA HUYEN TA TRONG MUA "
          "KHOx3 / "
          "1|Nao vet kenh Ba Bo dai ba cay so va cam moc|To thuy loi xa|Thang 3 / "
          "2|Trong tre giu bo|Hoi nong dan|Quy II"}
  );
}

TEST(OpenTable, NoRules_RowsBeginAtTheirNumbers_TextAroundStays) {
  Page page = EmptyPage();
  Write(page, 50, 60, "Danh muc cac viec phai lam trong nam nay theo thu tu cua bang duoi");
  WriteHeader(page, 100);
  WriteRow(page, 120, {"1", "Dong be tre cho hoc tro qua", "Hop tac xa", "Thang 3"});
  WriteRow(page, 133, {"", "song mua lu", "van tai"});
  WriteRow(page, 152, {"2", "Sua cau khi", "To xay dung", "Thang 9"});
  Write(page, 50, 190, "Cac don vi can cu bang tren day ma lam, bao cao truoc ngay hai muoi.");
  const std::vector<std::string> blocks = Read({page});
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(
      blocks[1],
      "STT|Ten cong viec|Don vi lam|Thoi han / 1|Dong be tre cho hoc tro qua song mua lu|Hop tac "
      "xa van tai|Thang 3 / 2|Sua cau khi|To xay dung|Thang 9"
  );
}

TEST(OpenTable, NumbersInTheMiddleOfTheirRows_RowsEndWhereTheRoomIs) {
  Page page = EmptyPage();
  WriteHeader(page, 100);
  for (int i = 0; i < 3; ++i) {
    const auto y = 130 + 60 * static_cast<float>(i);
    WriteRow(page, y, {"", "Dong be tre cho hoc tro qua"});
    WriteRow(
        page, y + 13, {std::to_string(i + 1), "song mua lu co phao deo", "Hop tac xa", "Thang 3"}
    );
    WriteRow(page, y + 26, {"", "moi nam hoc"});
  }
  const std::vector<std::string> blocks = Read({page});
  ASSERT_EQ(blocks.size(), 1U);
  const std::string row =
      "|Dong be tre cho hoc tro qua song mua lu co phao deo moi nam hoc|Hop tac xa|Thang 3";
  EXPECT_EQ(
      blocks[0], "STT|Ten cong viec|Don vi lam|Thoi han / 1" + row + " / 2" + row + " / 3" + row
  );
}

TEST(OpenTable, NextPage_GoesOnWithTheRowThatWasTorn) {
  Page first = EmptyPage(1);
  WriteHeader(first, 720);
  WriteRow(first, 740, {"1", "Sua cau khi", "To xay dung", "Thang 9"});
  WriteRow(first, 756, {"2", "Dong be tre cho hoc tro qua", "Hop tac xa", "Thang 3"});
  Page second = EmptyPage(2);
  Write(second, 297, 30, "2");
  WriteRow(second, 70, {"", "song mua lu", "van tai"});
  WriteRow(second, 90, {"3", "Trong tre giu bo", "Hoi nong dan", "Quy II"});
  const std::vector<std::string> blocks = Read({first, second});
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_EQ(
      blocks[0],
      "STT|Ten cong viec|Don vi lam|Thoi han / 1|Sua cau khi|To xay dung|Thang 9 / 2|Dong be tre "
      "cho hoc tro qua|Hop tac xa|Thang 3 / |song mua lu|van tai| / 3|Trong tre giu bo|Hoi nong "
      "dan|Quy II"
  );
}

TEST(OpenTable, NameOverTwoColumns_IsOneCellAboveThem) {
  Page page = EmptyPage();
  for (const float y : {98.0F, 130.0F, 146.0F, 162.0F}) Across(page, y);
  Write(page, 300, 100, "Muc tieu tung nam cua huyen", true);
  WriteRow(page, 116, {"TT", "Ten chi tieu", "2027", "2028"}, true);
  WriteRow(page, 132, {"1", "So cau tre con lai tren kenh", "12", "3"});
  WriteRow(page, 148, {"2", "So ho co ghe", "40", "90"});
  EXPECT_EQ(
      Read({page}),
      std::vector<std::string>{"TTy2|Ten chi tieuy2|Muc tieu tung nam cua huyenx2 / 2027|2028 / "
                               "1|So cau tre con lai tren kenh|12|3 / 2|So ho co ghe|40|90"}
  );
}

TEST(OpenTable, ColumnThatIsNearlyEmpty_IsKeptByItsName) {
  Page page = EmptyPage();
  WriteHeader(page, 100);
  for (int i = 0; i < 8; ++i) {
    const auto y = 120 + 18 * static_cast<float>(i);
    WriteRow(
        page,
        y,
        {std::to_string(i + 1), "Trong tre giu bo kenh", i == 3 ? "Hoi nong dan" : "", "Quy II"}
    );
  }
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(std::get<Table>(document->blocks.at(0)).columns, 4U);
}

TEST(OpenTable, ParagraphsWithNumbersAndShortLines_AreNoTable) {
  Page page = EmptyPage();
  Write(page, 50, 100, "TT so 12 huong dan viec ghi chep so sach cua cac hop tac xa trong");
  Write(page, 50, 114, "huyen, trong do neu ro cach lam.");
  Write(page, 50, 130, "1. Lap so cai cua hop tac xa va giu trong tu co khoa.");
  Write(page, 50, 146, "2. Ghi so moi ngay, cuoi thang cong lai.");
  for (const float y : {170.0F, 190.0F, 210.0F}) Across(page, y);
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  for (const Block& block : document->blocks) EXPECT_TRUE(std::holds_alternative<Paragraph>(block));
}

// Columns are ruled, rows are not.
TEST(MissingRules, NumbersBelowEachOtherInOneCell_AreRows) {
  Page page = EmptyPage();
  for (const float y : {98.0F, 114.0F, 190.0F}) Across(page, y);
  for (const float x : {48.0F, 86.0F, 286.0F, 416.0F, 552.0F})
    page.rules.push_back({{x, 98, x + 1, 190}});
  WriteHeader(page, 100);
  WriteRow(page, 118, {"1", "Dong be tre cho cac tro nho qua", "Hop tac xa", "Thang 3"});
  WriteRow(page, 131, {"", "song mua lu"});
  WriteRow(page, 147, {"2", "Sua cau khi", "To xay dung", "Thang 9"});
  WriteRow(page, 163, {"3", "Trong tre giu bo", "Hoi nong dan", "Quy II"});
  EXPECT_EQ(
      Read({page}),
      std::vector<std::string>{
          "STT|Ten cong viec|Don vi lam|Thoi han / 1|Dong be tre cho cac tro nho qua song mua "
          "lu|Hop tac xa|Thang 3 / 2|Sua cau khi|To xay dung|Thang 9 / 3|Trong tre giu bo|Hoi nong "
          "dan|Quy II"}
  );
}

TEST(MissingRules, NumberOnTwoLinesOfANarrowCell_IsOneRow) {
  Page page = EmptyPage();
  for (const float y : {98.0F, 114.0F, 150.0F}) Across(page, y);
  for (const float x : {48.0F, 66.0F, 286.0F, 552.0F}) page.rules.push_back({{x, 98, x + 1, 150}});
  Write(page, 53, 118, "1");
  Write(page, 53, 131, "2");
  Write(page, 90, 118, "Dong be tre cho hoc tro qua");
  Write(page, 90, 131, "song");
  Write(page, 290, 118, "Hop tac xa");
  const auto document = DocumentOfPages({page}, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(std::get<Table>(document->blocks.at(0)).rows.size(), 2U);
}

// Borders between the columns and rows, none around the table.
TEST(RuledGrid, TableOpenAtItsSides_HasItsOuterColumns) {
  std::vector<PageRule> rules;
  for (const float y : {100.0F, 120.0F, 140.0F, 160.0F}) rules.push_back({{50, y, 500, y + 1}});
  for (const float x : {90.0F, 300.0F}) rules.push_back({{x, 100, x + 1, 160}});
  const auto grids = FindGrids(rules);
  ASSERT_EQ(grids.size(), 1U);
  ASSERT_EQ(grids[0].edges_x.size(), 4U);
  EXPECT_NEAR(grids[0].edges_x.front(), 50, 1);
  EXPECT_NEAR(grids[0].edges_x.back(), 500, 1);
}

}  // namespace
}  // namespace sauro::docread
