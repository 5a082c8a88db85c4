#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/number_format.h"
#include "docread/read.h"
#include "docread/xlsx_builder.h"

namespace sauro::docread {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr std::string_view kStyles =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"mm/yyyy\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0&quot; tỷ đồng&quot;\"/></numFmts>"
    "<fonts><font><name val=\"Times New Roman\"/></font><font><b/></font>"
    "<font><name val=\".VnTime\"/></font><font><name val=\"VNI-Times\"/></font></fonts>"
    "<cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/>"
    "<xf numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\"/>"
    "<xf numFmtId=\"10\" fontId=\"0\"/><xf numFmtId=\"4\" fontId=\"0\"/>"
    "<xf numFmtId=\"165\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"2\"/>"
    "<xf numFmtId=\"0\" fontId=\"3\"/></cellXfs></styleSheet>";
constexpr int kBold = 1;
constexpr int kTcvn3Style = 7;
constexpr int kVniStyle = 8;

std::string Sheet(std::string_view rows, std::string_view after = "") {
  return "<sheetData>" + std::string(rows) + "</sheetData>" + std::string(after);
}

Document ReadBook(const std::vector<TestSheet>& sheets, ZipEntries parts = {}) {
  parts.emplace_back("xl/styles.xml", std::string(kStyles));
  Result<Document> out = ReadDocument(MakeXlsx(sheets, std::move(parts)), "a.xlsx");
  EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().Text());
  return out.ok() ? *out : Document{};
}

Document ReadRows(std::string_view rows, std::string_view after = "", ZipEntries parts = {}) {
  return ReadBook({{"Phụ lục 1", Sheet(rows, after), ""}}, std::move(parts));
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

TEST(Xlsx, TitleAboveTable_IsParagraphs) {
  const Document document = ReadRows(
      SheetRowXml(1, {"BIỂU PHÂN CÔNG"}, kBold) + SheetRowXml(2, {"(Kèm theo kế hoạch)"}) +
      SheetRowXml(4, {"TT", "Nhiệm vụ", "Chủ trì"}, kBold) + SheetRowXml(5, {"1", "a", "Sở A"})
  );
  EXPECT_EQ(document.format, Format::kXlsx);
  const auto paragraphs = All<Paragraph>(document);
  ASSERT_THAT(paragraphs, SizeIs(2));
  EXPECT_TRUE(paragraphs[0].bold);
  EXPECT_EQ(PlaceOf(paragraphs[1]), "trang tính “Phụ lục 1”, dòng 2");
  const auto tables = All<Table>(document);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].columns, 3U);
  EXPECT_EQ(PlaceOf(tables[0], tables[0].rows.at(1)), "trang tính “Phụ lục 1”, dòng 5");
  EXPECT_THAT(Texts(tables[0].rows[1]), ElementsAre("1", "a", "Sở A"));
}

TEST(Xlsx, SharedAndRichStrings_AreRead) {
  const std::string shared =
      "<sst><si><t>Tên</t></si><si><r><t>Sở </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">A "
      "&amp; "
      "B</t></r><rPh><t>x</t></rPh></si><si><t>dòng 1&#10;dòng 2_x000D_</t></si></sst>";
  const auto tables = All<Table>(ReadRows(
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
      "<row><c t=\"s\"><v>2</v></c><c t=\"str\"><f>A1</f><v>kết quả</v></c></row>",
      "",
      {{"xl/sharedStrings.xml", shared}}
  ));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(Texts(tables[0].rows.at(0)), ElementsAre("Tên", "Sở A & B"));
  EXPECT_THAT(Texts(tables[0].rows.at(1)), ElementsAre("dòng 1\ndòng 2", "kết quả"));
}

TEST(Xlsx, NumbersAndDates_AsTheSheetShowsThem) {
  const auto cell = [](std::string_view value, int style) {
    return "<c s=\"" + std::to_string(style) + "\"><v>" + std::string(value) + "</v></c>";
  };
  const auto tables = All<Table>(ReadRows(
      "<row>" + cell("45838", 2) + cell("45838", 3) + cell("0.955", 4) + cell("1234567.5", 5) +
      cell("12", 6) + cell("0.23", 0) + cell("0.1", 0) + cell("1E-2", 0) +
      "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2025-12-31T00:00:00</v></c>"
      "</row>" +
      SheetRowXml(2, {"a", "b"})
  ));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(
      Texts(tables[0].rows.at(0)),
      ElementsAre(
          "30/06/2025",
          "06/2025",
          "95,50%",
          "1.234.567,50",
          "12 tỷ đồng",
          "0,23",
          "0,1",
          "0,01",
          "TRUE",
          "#REF!",
          "31/12/2025"
      )
  );
}

TEST(NumberFormat, Codes_AreUnderstood) {
  const auto show = [](std::string_view number, std::string_view code) {
    return ShowNumber(number, ParseNumberFormat(code), false);
  };
  EXPECT_EQ(show("45838", "dd/mm/yyyy"), "30/06/2025");
  EXPECT_EQ(show("45838.5", "[$-42A]d \"tháng\" m, yyyy;@"), "30/06/2025");
  EXPECT_EQ(show("45838", "d-mmm"), "30/06");
  EXPECT_EQ(show("45838", "yyyy"), "2025");
  EXPECT_EQ(show("1", "dd/mm/yyyy"), "01/01/1900");
  EXPECT_EQ(show("61", "dd/mm/yyyy"), "01/03/1900");
  EXPECT_EQ(show("-5", "dd/mm/yyyy"), "-5");
  EXPECT_EQ(show("0.5", "h:mm"), "0,5");
  EXPECT_EQ(show("7", "00"), "07");
  EXPECT_EQ(show("0.12", "0%"), "12%");
  EXPECT_EQ(show("0.685", "0%"), "69%") << "half a unit, as a spreadsheet shows it";
  EXPECT_EQ(show("6000000000000", "#,##0.00"), "6.000.000.000.000,00") << "and no dust in sums";
  EXPECT_EQ(show("1234", "#,##0"), "1.234");
  EXPECT_EQ(show("-1234567", "#,##0;[Red](#,##0)"), "-1.234.567");
  EXPECT_EQ(show("1e20", "General"), "100000000000000000000");
  EXPECT_EQ(show("0.30000000000000004", "General"), "0,3");
  EXPECT_EQ(show("abc", "0"), "abc");
  EXPECT_EQ(ShowNumber("44376", ParseNumberFormat("dd/mm/yyyy"), true), "30/06/2025");
}

TEST(Xlsx, MergedCells_AreOneCellWithSpans) {
  const auto tables = All<Table>(ReadRows(
      SheetRowXml(1, {"STT", "Chỉ tiêu", "Giai đoạn"}) + SheetRowXml(2, {"", "", "2025", "2030"}) +
          SheetRowXml(3, {"1", "a", "2", "3"}) + SheetRowXml(5, {"", "b", "4", "5"}),
      "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/>"
      "<mergeCell ref=\"A3:A5\"/></mergeCells>"
  ));
  ASSERT_THAT(tables, SizeIs(1));
  const Table& table = tables[0];
  EXPECT_EQ(table.columns, 4U);
  EXPECT_EQ(table.rows.at(0).cells.at(0).row_span, 2U);
  EXPECT_EQ(table.rows[0].cells.at(2).col_span, 2U);
  EXPECT_EQ(table.rows.at(1).cells.at(0).column, 2U);
  EXPECT_EQ(table.rows.at(2).cells.at(0).row_span, 2U);  // the empty row is no row of the table
}

TEST(Xlsx, HiddenParts_AreLeftOutWithReason) {
  const Document document = ReadBook(
      {{"Hiện",
        "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>" +
            Sheet(
                SheetRowXml(1, {"a", "b", "cột mật"}) + "<row r=\"2\" hidden=\"1\">" +
                    TextCell("A2", "dòng") + TextCell("B2", "mật") + "</row>" +
                    SheetRowXml(3, {"c", "d"}) +
                    "<row r=\"4\"><c r=\"A4\"><f>SUM(B1:B3)</f></c></row>",
                "<headerFooter><oddHeader>&amp;CTrang</oddHeader></headerFooter>"
            ),
        ""},
       {"Ẩn", Sheet(SheetRowXml(1, {"trang", "mật"})), " state=\"veryHidden\""}},
      {{"xl/comments1.xml",
        "<comments><commentList><comment ref=\"A1\"><text><r><t>xem lại</t></r></text></comment>"
        "</commentList></comments>"}}
  );
  const auto tables = All<Table>(document);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(tables[0].rows, SizeIs(2));
  std::vector<std::string> left;
  for (const LeftOut& item : document.left_out) {
    left.push_back(item.text + "; " + item.reason + "; " + item.place);
  }
  EXPECT_THAT(
      left,
      ElementsAre(
          "cột mật; cột ẩn của bảng tính; trang tính “Hiện”, ô C1",
          "dòng | mật; dòng ẩn hoặc bị lọc của bảng tính; trang tính “Hiện”, dòng 2",
          "=SUM(B1:B3); công thức chưa có giá trị trong tệp; trang tính “Hiện”, ô A4",
          "&CTrang; đầu trang; trang tính “Hiện”",
          "trang | mật; trang tính ẩn; trang tính “Ẩn”, dòng 1",
          "xem lại; ghi chú kèm ô; ô A1"
      )
  );
}

TEST(Xlsx, TablesSideBySide_AreTwo) {
  const Document document = ReadRows(
      SheetRowXml(1, {"TT", "Việc", "Ai", "", "TT", "Chỉ tiêu"}) +
      SheetRowXml(2, {"1", "a", "Sở A", "", "1", "x"}) +
      SheetRowXml(3, {"2", "b", "Sở B", "", "2", "y"}) + SheetRowXml(4, {"3", "c", "Sở C"})
  );
  const auto tables = All<Table>(document);
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_THAT(tables[0].rows, SizeIs(4));
  EXPECT_THAT(tables[1].rows, SizeIs(3));
  EXPECT_EQ(tables[1].columns, 2U);
  EXPECT_THAT(Texts(tables[1].rows[1]), ElementsAre("1", "x"));
  EXPECT_EQ(PlaceOf(tables[1], tables[1].rows[1]), "trang tính “Phụ lục 1”, dòng 2, từ cột E");
}

TEST(Xlsx, EmptyRows_PartTablesOnlyBeforeATitleOrAHeader) {
  const std::vector<std::string> header{"TT", "Việc", "Ai"};
  const Document document = ReadRows(
      SheetRowXml(2, header, kBold) + SheetRowXml(4, {"1", "a", "Sở A"}) +
      SheetRowXml(6, {"II. NHÓM HAI"}, kBold) + SheetRowXml(7, {"2", "b", "Sở B"}) +
      SheetRowXml(9, {"BIỂU SỐ 2"}, kBold) + SheetRowXml(10, {"TT", "Chỉ tiêu", "Mức"}) +
      SheetRowXml(11, {"1", "x", "9"}) + SheetRowXml(14, header, kBold) +
      SheetRowXml(15, {"1", "y", "8"})
  );
  const auto tables = All<Table>(document);
  ASSERT_THAT(tables, SizeIs(3));
  EXPECT_THAT(tables[0].rows, SizeIs(4));
  EXPECT_THAT(tables[1].rows, SizeIs(2));
  EXPECT_THAT(tables[2].rows, SizeIs(2));
  EXPECT_THAT(All<Paragraph>(document), SizeIs(1));
}

TEST(Xlsx, Letterhead_IsParagraphs) {
  const Document document = ReadRows(
      "<row r=\"1\">" + TextCell("A1", "UBND TỈNH") + TextCell("D1", "CỘNG HÒA") + "</row>" +
      SheetRowXml(2, {"KẾ HOẠCH"}) + SheetRowXml(3, {"TT", "Việc", "Ai", "Hạn"}) +
      SheetRowXml(4, {"1", "a", "Sở A", "6/2026"})
  );
  EXPECT_THAT(All<Paragraph>(document), SizeIs(3));
  EXPECT_THAT(All<Table>(document), SizeIs(1));
}

TEST(Xlsx, SeveralAndEmptySheets_InOrder) {
  const Document document = ReadBook(
      {{"Một", Sheet(SheetRowXml(1, {"a", "b"})), ""},
       {"Trống", Sheet("<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"), ""},
       {"Ba", Sheet(SheetRowXml(1, {"c", "d"})), ""}}
  );
  const auto tables = All<Table>(document);
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_EQ(PlaceOf(tables[1]), "trang tính “Ba”, bảng 2");
}

TEST(Xlsx, TextBoxes_AreParagraphs) {
  const auto paragraphs = All<Paragraph>(ReadRows(
      SheetRowXml(1, {"a", "b"}),
      "",
      {{"xl/drawings/drawing1.xml",
        "<xdr:wsDr><xdr:anchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>KẾ HOẠCH</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>năm 2026</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:anchor></xdr:wsDr>"}}
  ));
  ASSERT_THAT(paragraphs, SizeIs(1));
  EXPECT_EQ(paragraphs[0].text, "KẾ HOẠCH năm 2026");
  EXPECT_TRUE(paragraphs[0].text_box);
}

TEST(Xlsx, OldFonts_AreConverted) {
  const std::string shared =
      "<sst><si><t>nhiÖm vô</t></si><si><r><rPr><rFont val=\"VNI-Times\"/></rPr><t>keá hoa</t></r>"
      "<r><rPr><rFont val=\"VNI-Times\"/></rPr><t>ïch</t></r><r><t> số</t></r></si></sst>";
  const auto tables = All<Table>(ReadRows(
      "<row><c t=\"s\" s=\"7\"><v>0</v></c><c t=\"s\" s=\"7\"><v>1</v></c>" +
          TextCell("C1", "C«ng an tØnh", kTcvn3Style) +
          TextCell("D1", "UÛy ban nhaân daân", kVniStyle) + "</row>" + SheetRowXml(2, {"a", "b"}),
      "",
      {{"xl/sharedStrings.xml", shared}}
  ));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(
      Texts(tables[0].rows.at(0)),
      ElementsAre("nhiệm vụ", "kế hoạch số", "Công an tỉnh", "Ủy ban nhân dân")
  );
}

// Refused with a message that says what to do.
void ExpectRefused(
    const std::string& bytes, ErrorKind kind, const std::string& says, const Limits& limits = {}
) {
  const Result<Document> out = ReadDocument(bytes, "bieu.xlsx", limits);
  ASSERT_FALSE(out.ok()) << says;
  EXPECT_EQ(out.error().kind, kind) << out.error().Text();
  EXPECT_THAT(out.error().message, HasSubstr(says));
  EXPECT_THAT(out.error().message, HasSubstr("Hãy"));
  EXPECT_THAT(out.error().place, HasSubstr("bieu.xlsx"));
}

std::string Repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string BookOf(const std::string& sheet_xml, ZipEntries parts = {}) {
  return MakeXlsx({{"A", sheet_xml, ""}}, std::move(parts));
}

TEST(BadWorkbook, Truncated_Refused) {
  const std::string whole = BookOf(Sheet(SheetRowXml(1, {"a", "b"})));
  for (std::size_t size = 4; size < whole.size(); size += 11) {
    ExpectRefused(whole.substr(0, size), ErrorKind::kUnreadable, "hỏng");
  }
}

TEST(BadWorkbook, BrokenXmlAndEntities_Refused) {
  ExpectRefused(BookOf("<sheetData><row>"), ErrorKind::kUnreadable, "hỏng");
  ExpectRefused(BookOf("<sheetData></row></sheetData>"), ErrorKind::kUnreadable, "hỏng");
  ExpectRefused(BookOf(Sheet("<row><c><v>&bomb;</v></c></row>")), ErrorKind::kUnreadable, "hỏng");
  ExpectRefused(BookOf(Sheet("<row><c><v>\xFF</v></c></row>")), ErrorKind::kUnreadable, "hỏng");
  ExpectRefused(BookOf("<!DOCTYPE a>"), ErrorKind::kUnreadable, "DOCTYPE");
  ExpectRefused(
      BookOf(Sheet(""), {{"xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><sst/>"}}),
      ErrorKind::kUnreadable,
      "ENTITY"
  );
  ExpectRefused(BookOf(Sheet(""), {{"xl/styles.xml", "<a>"}}), ErrorKind::kUnreadable, "hỏng");
  ExpectRefused(
      MakeZip({{"xl/workbook.xml", "<workbook/>"}}), ErrorKind::kUnreadable, "trang tính"
  );
}

TEST(BadWorkbook, DeepXml_Refused) {
  ExpectRefused(
      BookOf(Repeat("<x>", 10'000) + Repeat("</x>", 10'000)), ErrorKind::kTooLarge, "quá sâu"
  );
}

TEST(BadWorkbook, Bomb_RefusedUnread) {
  ExpectRefused(BookOf(std::string(8U << 20U, ' ')), ErrorKind::kTooLarge, "tỷ lệ nén");
}

TEST(BadWorkbook, TooManyRowsColumnsCells_Refused) {
  Limits limits;
  limits.sheet_rows = 3;
  std::string rows;
  for (int i = 1; i <= 4; ++i) rows += SheetRowXml(i, {"a", "b"});
  ExpectRefused(BookOf(Sheet(rows)), ErrorKind::kTooLarge, "3 dòng", limits);
  limits = {};
  limits.cells = 7;
  ExpectRefused(BookOf(Sheet(rows)), ErrorKind::kTooLarge, "quá nhiều ô", limits);
  const std::string wide = "<row r=\"1\">" + TextCell("A1", "a") + TextCell("XFD1", "b") + "</row>";
  ExpectRefused(BookOf(Sheet(wide)), ErrorKind::kTooLarge, "200 cột");
  limits = {};
  limits.paragraph_bytes = 100'000;
  const std::string large = Sheet("<row>" + TextCell("A1", std::string(300'000, 'a')) + "</row>");
  limits.zip_ratio = 5000;
  ExpectRefused(BookOf(large), ErrorKind::kTooLarge, "quá dài", limits);
}

TEST(BadWorkbook, NoText_Refused) {
  ExpectRefused(BookOf(Sheet("")), ErrorKind::kUnreadable, "không có chữ");
}

TEST(BadWorkbook, OddReferences_StayHarmless) {
  const Document document = ReadRows(
      "<row r=\"0\"><c r=\"ZZZZ1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"1\" "
      "t=\"s\"><v>99</v></c>"
      "<c r=\"B99999999999\"><v>1</v></c></row><row r=\"x\"><c s=\"999\"><v>2</v></c></row>",
      "<mergeCells><mergeCell ref=\"B2:A1\"/><mergeCell ref=\"A1\"/><mergeCell "
      "ref=\"A1:XFD1048576\"/>"
      "</mergeCells>"
  );
  EXPECT_FALSE(document.blocks.empty());
}

}  // namespace
}  // namespace sauro::docread
