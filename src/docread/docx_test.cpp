#include <gtest/gtest.h>

#include "docread/docx_builder.h"
#include "docread/read.h"

namespace sauro::docread {
namespace {

Document Read(const std::string& bytes) {
  Result<Document> out = ReadDocument(bytes, "a.docx");
  EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().Text());
  return out.ok() ? *out : Document{};
}

std::vector<Table> TablesOf(const Document& document) {
  std::vector<Table> out;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) out.push_back(*table);
  }
  return out;
}

std::vector<Paragraph> ParagraphsOf(const Document& document) {
  std::vector<Paragraph> out;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(*paragraph);
  }
  return out;
}

TEST(Docx, Paragraph_KeepsSpacesTabsBreaks) {
  const auto paragraphs = ParagraphsOf(Read(MakeDocx(
      "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>KẾ</w:t></w:r>"
      "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> HOẠCH</w:t></w:r></w:p><w:p/>"
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</"
      "w:t></w:r></w:p>"
  )));
  ASSERT_EQ(paragraphs.size(), 2U);
  EXPECT_EQ(paragraphs[0].text, "KẾ HOẠCH");
  EXPECT_TRUE(paragraphs[0].bold);
  EXPECT_EQ(paragraphs[0].alignment, Alignment::kCentre);
  EXPECT_EQ(paragraphs[1].text, "a b\nc-d");
  EXPECT_FALSE(paragraphs[1].bold);
  EXPECT_EQ(PlaceOf(paragraphs[1]), "đoạn 3");
}

TEST(Docx, DecomposedText_BecomesNfc) {
  const auto paragraphs = ParagraphsOf(Read(MakeDocx(Para("ha\xCC\xA3n"))));
  ASSERT_EQ(paragraphs.size(), 1U);
  EXPECT_EQ(paragraphs[0].text, "hạn");
}

TEST(Docx, TrackedChanges_DeletionsLeftOutInsertionsKept) {
  const Document document = Read(MakeDocx(
      "<w:p><w:del><w:r><w:delText>30/6</w:delText></w:r></w:del><w:ins><w:r><w:t>31/12</w:t></"
      "w:r></w:ins>"
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>bỏ</w:delText></"
      "w:r></w:del>"
      "</w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>giữ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
  ));
  EXPECT_EQ(ParagraphsOf(document).at(0).text, "31/12");
  ASSERT_EQ(TablesOf(document).size(), 1U);
  EXPECT_EQ(TablesOf(document)[0].rows.size(), 1U);
  ASSERT_EQ(document.left_out.size(), 3U);
  EXPECT_EQ(document.left_out[0].text, "30/6");
  EXPECT_EQ(document.left_out[1].text, "mật");
  EXPECT_EQ(document.left_out[1].reason, "chữ ẩn");
  EXPECT_EQ(document.left_out[2].text, "bỏ");
}

TEST(Docx, AlternateContent_ReadsChoiceOnlyAndItsTextBox) {
  const auto paragraphs = ParagraphsOf(
      Read(MakeDocx("<w:p><w:r><w:t>thân</"
                    "w:t><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
                    "<w:p><w:r><w:t>trong "
                    "khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
                    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>bản "
                    "sao</w:t></w:r></w:p></w:txbxContent></w:pict>"
                    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"))
  );
  ASSERT_EQ(paragraphs.size(), 2U);
  EXPECT_EQ(paragraphs[1].text, "trong khung");
  EXPECT_TRUE(paragraphs[1].text_box);
}

TEST(Docx, Table_SpansAreCellsOnce) {
  const auto tables = TablesOf(Read(MakeDocx(
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" +
      CellXml("A", "<w:vMerge w:val=\"restart\"/>") + CellXml("B", "<w:gridSpan w:val=\"2\"/>") +
      "</w:tr><w:tr>" + CellXml("", "<w:vMerge/>") + CellXml("C") + CellXml("D") +
      "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + CellXml("E") + CellXml("F") +
      "</w:tr></w:tbl>"
  )));
  ASSERT_EQ(tables.size(), 1U);
  const Table& table = tables[0];
  EXPECT_EQ(table.columns, 3U);
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_TRUE(table.rows[0].header);
  ASSERT_EQ(table.rows[0].cells.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[0].row_span, 2U);
  EXPECT_EQ(table.rows[0].cells[1].col_span, 2U);
  ASSERT_EQ(table.rows[1].cells.size(), 2U);
  EXPECT_EQ(table.rows[1].cells[0].column, 1U);
  EXPECT_EQ(table.rows[1].cells[0].text, "C");
  ASSERT_EQ(table.rows[2].cells.size(), 2U);
  EXPECT_EQ(table.rows[2].cells[0].column, 1U);
  EXPECT_EQ(PlaceOf(table, table.rows[2]), "bảng 1, dòng 3");
}

TEST(Docx, ContentControls_AreTransparent) {
  const auto tables = TablesOf(Read(MakeDocx(
      "<w:sdt><w:sdtPr><w:tag/></"
      "w:sdtPr><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>" +
      CellXml("một") + "</w:sdtContent></w:sdt>" + CellXml("hai") +
      "</w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"
  )));
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].rows.at(0).cells.size(), 2U);
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "một");
}

TEST(Docx, NestedTables_LargeStandAloneSmallAreLines) {
  const std::string large = TableXml({{"1", "2", "3"}, {"4", "5", "6"}, {"7", "8", "9"}});
  const std::string small = TableXml({{"x", "y"}});
  const auto tables = TablesOf(Read(MakeDocx(
      "<w:tbl><w:tr><w:tc>" + large + Para("sau") + "</w:tc><w:tc>" + small +
      "<w:p/></w:tc></w:tr></w:tbl>"
  )));
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].rows[0].cells[0].text, "sau");
  EXPECT_EQ(tables[0].rows[0].cells[1].text, "x y");
  EXPECT_TRUE(tables[1].nested);
  EXPECT_EQ(tables[1].rows.size(), 3U);
}

TEST(Docx, SideParts_AreLeftOutWithReason) {
  const Document document = Read(MakeDocx(
      Para("thân"),
      {{"word/header1.xml", "<w:hdr>" + Para("trang 1") + "</w:hdr>"},
       {"word/footnotes.xml",
        "<w:footnotes><w:footnote>" + Para("chú thích") + "</w:footnote></w:footnotes>"}}
  ));
  ASSERT_EQ(document.left_out.size(), 2U);
  EXPECT_EQ(document.left_out[0].reason, "đầu trang");
  EXPECT_EQ(document.left_out[1].text, "chú thích");
}

TEST(Docx, Notes_StandWhereTheyAreAnchored) {
  const Document document = Read(MakeDocx(
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>trước 30/6</w:t></w:r><w:r><w:footnoteReference "
      "w:id=\"2\"/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>a</w:t><w:endnoteReference "
      "w:id=\"1\"/></w:r></w:p>",
      {{"word/footnotes.xml",
        "<w:footnotes><w:footnote w:id=\"2\">" + Para("theo giờ hành chính") +
            "</w:footnote></w:footnotes>"},
       {"word/endnotes.xml",
        "<w:endnotes><w:endnote w:id=\"1\">" + Para("nguồn") + "</w:endnote></w:endnotes>"}}
  ));
  EXPECT_EQ(TablesOf(document).at(0).rows.at(0).cells.at(0).text, "trước 30/6");
  ASSERT_EQ(document.left_out.size(), 2U);
  EXPECT_EQ(document.left_out[0].text, "theo giờ hành chính");
  EXPECT_EQ(document.left_out[0].place, "bảng 1, dòng 1");
  EXPECT_EQ(document.left_out[1].place, "đoạn 1");
}

TEST(Docx, OldFonts_AreConverted) {
  const std::string styles =
      "<w:styles><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr>"
      "<w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style></w:styles>";
  const auto vni = [](std::string_view text) {
    return "<w:r><w:rPr><w:rFonts w:ascii=\"VNI-Times\"/></w:rPr><w:t>" + std::string(text) +
           "</w:t></w:r>";
  };
  const auto paragraphs = ParagraphsOf(Read(MakeDocx(
      Para("KÕ ho¹ch") + "<w:p>" + vni("Keá hoa") + vni("ïch") +
          "<w:r><w:rPr><w:rFonts w:hAnsi=\"Arial\"/></w:rPr><w:t> số</w:t></w:r></w:p>" +
          Para("Kế hoạch"),
      {{"word/styles.xml", styles}}
  )));
  ASSERT_EQ(paragraphs.size(), 3U);
  EXPECT_EQ(paragraphs[0].text, "Kế hoạch");
  EXPECT_EQ(paragraphs[1].text, "Kế hoạch số");
  EXPECT_EQ(paragraphs[2].text, "Kế hoạch");
}

TEST(Docx, OldLettersWithoutFont_AreConverted) {
  const auto paragraphs =
      ParagraphsOf(Read(MakeDocx(Para("KÕ ho¹ch thùc hiÖn nhiÖm vô") + Para("§ång chÝ"))));
  EXPECT_EQ(paragraphs.at(0).text, "Kế hoạch thực hiện nhiệm vụ");
  EXPECT_EQ(paragraphs.at(1).text, "Đồng chí");
}

TEST(Docx, Symbols_AreCharacters) {
  const auto paragraphs = ParagraphsOf(
      Read(MakeDocx("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t> 80%</w:t><w:sym "
                    "w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>"))
  );
  EXPECT_EQ(paragraphs.at(0).text, "≥ 80%•");
}

TEST(Docx, HiddenRows_AreLeftOut) {
  const Document document = Read(MakeDocx(
      "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>" + CellXml("mật") + "</w:tr><w:tr>" +
      CellXml("rõ") + "</w:tr></w:tbl>"
  ));
  EXPECT_EQ(TablesOf(document).at(0).rows.size(), 1U);
  ASSERT_EQ(document.left_out.size(), 1U);
  EXPECT_EQ(document.left_out[0].reason, "dòng ẩn của bảng");
}

TEST(Docx, BodyUnderAnotherName_IsRead) {
  const Document document = Read(MakeZip({{"word/document2.xml", DocumentXml(Para("thân"))}}));
  EXPECT_EQ(ParagraphsOf(document).at(0).text, "thân");
}

std::string NumberedPara(int list, int level, std::string_view text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
         std::to_string(list) + "\"/></w:numPr></w:pPr><w:r><w:t>" + std::string(text) +
         "</w:t></w:r></w:p>";
}

std::string LevelXml(int level, std::string_view format, std::string_view text) {
  return "<w:lvl w:ilvl=\"" + std::to_string(level) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) +
         "\"/><w:lvlText w:val=\"" + std::string(text) + "\"/></w:lvl>";
}

TEST(Docx, AutomaticNumbers_AreLabels) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + LevelXml(0, "upperRoman", "%1.") +
      LevelXml(1, "decimal", "%1.%2.") + LevelXml(2, "lowerLetter", "%3)") +
      LevelXml(3, "bullet", "\xEF\x82\xB7") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
  const auto paragraphs = ParagraphsOf(Read(MakeDocx(
      NumberedPara(1, 0, "a") + NumberedPara(1, 1, "b") + NumberedPara(1, 1, "c") +
          NumberedPara(1, 2, "d") + NumberedPara(1, 0, "e") + NumberedPara(1, 1, "f") +
          NumberedPara(1, 3, "g") + NumberedPara(2, 0, "h") + NumberedPara(0, 0, "i"),
      {{"word/numbering.xml", numbering}}
  )));
  std::vector<std::string> labels;
  labels.reserve(paragraphs.size());
  for (const Paragraph& paragraph : paragraphs) labels.push_back(paragraph.label);
  EXPECT_EQ(
      labels, (std::vector<std::string>{"I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "-", "V.", ""})
  );
}

TEST(Docx, NumberedFirstColumn_GetsItsNumber) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"3\">" + LevelXml(0, "decimal", "%1") +
      "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
  const auto row = [](std::string_view name) {
    return "<w:tr><w:tc>" + NumberedPara(7, 0, "") + "</w:tc>" + CellXml(name) + "</w:tr>";
  };
  const auto tables = TablesOf(Read(MakeDocx(
      "<w:tbl>" + row("việc") + row("nữa") + "</w:tbl>", {{"word/numbering.xml", numbering}}
  )));
  EXPECT_EQ(tables.at(0).rows.at(0).cells.at(0).text, "1");
  EXPECT_EQ(tables.at(0).rows.at(1).cells.at(0).text, "2");
}

}  // namespace
}  // namespace sauro::docread
