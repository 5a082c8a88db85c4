#include "docread/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/html_tokens.h"
#include "docread/read.h"

namespace sauro::docread {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Document Read(std::string_view html) {
  Result<Document> out = ReadDocument(html, "a.html");
  EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().Text());
  return out.ok() ? *out : Document{};
}

template <typename T>
std::vector<T> All(const Document& document) {
  std::vector<T> out;
  for (const Block& block : document.blocks) {
    if (const auto* item = std::get_if<T>(&block)) out.push_back(*item);
  }
  return out;
}

std::vector<std::string> Texts(const Row& row) {
  std::vector<std::string> out;
  for (const Cell& cell : row.cells) out.push_back(cell.text);
  return out;
}

TEST(Html, Paragraphs_HaveStyleAlignmentAndWeight) {
  const auto paragraphs = All<Paragraph>(Read(
      "<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body>"
      "<h1 align=center>KẾ  HOẠCH</h1><p style='text-align: right'><b>Số</b> 5<p>Nối\ndòng<br>mới"
      "<script>var a='</p>';</script></body>"
  ));
  ASSERT_THAT(paragraphs, SizeIs(3));
  EXPECT_EQ(paragraphs[0].text, "KẾ HOẠCH");
  EXPECT_EQ(paragraphs[0].style, "heading 1");
  EXPECT_EQ(paragraphs[0].alignment, Alignment::kCentre);
  EXPECT_TRUE(paragraphs[0].bold);
  EXPECT_EQ(paragraphs[1].text, "Số 5");
  EXPECT_EQ(paragraphs[1].alignment, Alignment::kRight);
  EXPECT_FALSE(paragraphs[1].bold);
  EXPECT_EQ(paragraphs[2].text, "Nối dòng\nmới");
  EXPECT_EQ(PlaceOf(paragraphs[2]), "đoạn 3");
}

TEST(Html, Table_HasSpansAndHeader) {
  const auto tables =
      All<Table>(Read("<table><thead><tr><th rowspan=2>TT</th><th colspan=2>Giai đoạn</th></tr>"
                      "<tr><th>2025</th><th>2030</th></tr></thead>"
                      "<tbody><tr><td rowspan=\"2\">1<td>a<td>b<tr><td>c<td>d</table>"));
  ASSERT_THAT(tables, SizeIs(1));
  const Table& table = tables[0];
  EXPECT_EQ(table.columns, 3U);
  ASSERT_THAT(table.rows, SizeIs(4));
  EXPECT_TRUE(table.rows[1].header);
  EXPECT_FALSE(table.rows[2].header);
  EXPECT_TRUE(table.rows[0].cells[0].bold);
  EXPECT_EQ(table.rows[0].cells[0].row_span, 2U);
  EXPECT_EQ(table.rows[0].cells[1].col_span, 2U);
  EXPECT_EQ(table.rows[1].cells[0].column, 1U);
  EXPECT_EQ(table.rows[3].cells[0].column, 1U);
  EXPECT_THAT(Texts(table.rows[3]), ElementsAre("c", "d"));
  EXPECT_EQ(PlaceOf(table, table.rows[3]), "bảng 1, dòng 4");
}

TEST(Html, NestedTables_LargeStandAloneSmallAreLines) {
  const std::string large =
      "<table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6<tr><td>7<td>8<td>9</table>";
  const auto tables = All<Table>(Read(
      "<table><tr><td>trước" + large + "sau</td><td><table><tr><td>x<td>y</table></td></tr></table>"
  ));
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_THAT(Texts(tables[0].rows.at(0)), ElementsAre("trước\nsau", "x y"));
  EXPECT_TRUE(tables[1].nested);
  EXPECT_THAT(Texts(tables[1].rows.at(2)), ElementsAre("7", "8", "9"));
}

TEST(Html, Lists_HaveLabels) {
  const auto paragraphs = All<Paragraph>(
      Read("<html><ul><li>a<li>b</ul><ol type=a start=3><li>c</li><li>d<ul><li>e</ul></ol>")
  );
  std::vector<std::string> lines;
  for (const Paragraph& paragraph : paragraphs) {
    lines.push_back(paragraph.label + " " + paragraph.text);
  }
  EXPECT_THAT(lines, ElementsAre("- a", "- b", "c. c", "d. d", "- e"));
  const auto tables = All<Table>(Read("<table><tr><td><ol><li>x<li>y</ol><td>z</table>"));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(Texts(tables[0].rows.at(0)), ElementsAre("1. x\n2. y", "z"));
}

TEST(Html, HiddenDeletedTitle_AreLeftOut) {
  const Document document = Read(
      "<title>Trang</title><p>a<span style='display:none'>ẩn</span><del>cũ</del><ins>mới</ins></p>"
      "<!-- chú <b>thích</b> --><p hidden>nữa</p>"
  );
  EXPECT_EQ(All<Paragraph>(document).at(0).text, "amới");
  std::vector<std::string> left;
  for (const LeftOut& item : document.left_out) left.push_back(item.text + ": " + item.reason);
  EXPECT_THAT(
      left,
      ElementsAre(
          "Trang: tiêu đề của trang web", "ẩn: chữ ẩn", "cũ: nội dung đã xóa", "nữa: chữ ẩn"
      )
  );
}

TEST(Html, Entities_AreCharacters) {
  EXPECT_EQ(
      ResolveEntities("&lt;a&gt; &amp;&nbsp;&agrave;&#7841;&#x1EA1; &ge; &bomb; &#0; R&D"),
      "<a> &\xC2\xA0àạạ ≥ &bomb; &#0; R&D"
  );
}

TEST(Html, OldFonts_AreConverted) {
  const auto paragraphs =
      All<Paragraph>(Read("<html><p><font face='.VnTime, serif'>KÕ ho¹ch</font> số 5</p>"
                          "<p style=\"font-family:'VNI-Times'\">Keá hoa<b>ïch</b></p>"));
  ASSERT_THAT(paragraphs, SizeIs(2));
  EXPECT_EQ(paragraphs[0].text, "Kế hoạch số 5");
  EXPECT_EQ(paragraphs[1].text, "Kế hoạch");
}

TEST(Html, DeclaredCharset_IsUsed) {
  EXPECT_EQ(DeclaredCharset("<meta charset=\"UTF-8\">"), "utf-8");
  EXPECT_EQ(
      DeclaredCharset("<meta content='text/html; charset=windows-1258' http-equiv=x>"),
      "windows-1258"
  );
  const auto paragraphs =
      All<Paragraph>(Read("<html><meta charset=windows-1258><p>\xD0\xF4ng Anh"));
  ASSERT_THAT(paragraphs, SizeIs(1));
  EXPECT_EQ(paragraphs[0].text, "Đông Anh");
}

// What Word writes as "Web Page": the bytes of windows-1252, other letters as references.
TEST(Html, WordsWebPage_IsNotTakenForWindows1258) {
  const auto paragraphs = All<Paragraph>(
      Read("<html><meta charset=windows-1252><p>Ph\xF2ng t&#7893; ch&#7913;c, x\xE3 &#272;\xF4ng "
           "H&#432;ng, Qu\xFD II")
  );
  ASSERT_THAT(paragraphs, SizeIs(1));
  EXPECT_EQ(paragraphs[0].text, "Phòng tổ chức, xã Đông Hưng, Quý II");
}

TEST(Html, RecognisedByContent) {
  const auto document = ReadDocument("  <table><tr><td>a<td>b</table>", "ke-hoach.doc");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->format, Format::kHtml);
}

TEST(Html, CrossedAndUnclosedTags_LoseNothing) {
  const Document document = Read(
      "</td></table><b>một<i>hai</b>ba</i><td>bốn<table><td>năm</b></p><tr><td>sáu<p>bảy"
      "<a href='x>tám < chín & <unknown>mười</unknown"
  );
  std::string all;
  for (const auto& paragraph : All<Paragraph>(document)) all += paragraph.text + " ";
  for (const auto& table : All<Table>(document)) {
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) all += cell.text + " ";
    }
  }
  for (const std::string word : {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "chín"}) {
    EXPECT_THAT(all, HasSubstr(word));
  }
}

void ExpectRefused(const std::string& html, const std::string& says, const Limits& limits = {}) {
  const Result<Document> out = ReadDocument(html, "ke-hoach.html", limits);
  ASSERT_FALSE(out.ok()) << says;
  EXPECT_EQ(out.error().kind, ErrorKind::kTooLarge);
  EXPECT_THAT(out.error().message, HasSubstr(says));
  EXPECT_THAT(out.error().message, HasSubstr("Hãy"));
  EXPECT_THAT(out.error().place, HasSubstr("ke-hoach.html"));
}

std::string Repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(BadHtml, TooDeepTooManyTooLong_Refused) {
  ExpectRefused(Repeat("<div>", 10'000), "quá sâu");
  ExpectRefused(Repeat("<table><tr><td>", 20), "lồng nhau");
  ExpectRefused("<table>" + Repeat("<tr><td>a", 20'001) + "</table>", "20000 dòng");
  ExpectRefused("<table><tr>" + Repeat("<td>a", 201), "quá nhiều cột");
  Limits limits;
  limits.paragraphs = 10;
  ExpectRefused(Repeat("<p>a", 11), "quá nhiều đoạn", limits);
  limits = {};
  limits.paragraph_bytes = 1000;
  ExpectRefused("<p>" + std::string(2000, 'a'), "quá dài", limits);
}

TEST(BadHtml, ManyTagsWithoutEnd_CostLittle) {
  const Document document = Read("<html>" + Repeat("<a x=\"", 100'000));
  EXPECT_FALSE(document.blocks.empty());
}

TEST(BadHtml, SpansOfAnySize_AreHarmless) {
  const auto tables = All<Table>(
      Read("<table><tr><td rowspan=999999999>a<td colspan=-5>b<td rowspan=x>c<tr><td>d</table>")
  );
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].rows.at(1).cells.at(0).column, 1U);
}

}  // namespace
}  // namespace sauro::docread
