#include "docread/document_bytes.h"

#include <gtest/gtest.h>

#include "docread/docx_builder.h"
#include "docread/read.h"

namespace sauro::docread {
namespace {

// Every member says something else than it does by itself.
Document Full() {
  Document out;
  out.format = Format::kXlsx;
  Paragraph paragraph;
  paragraph.number = 7;
  paragraph.origin = {300, 70'000, "Phụ lục 1"};
  paragraph.text = "Kế hoạch\nnăm 2026";
  paragraph.label = "a)";
  paragraph.style = "Heading 1";
  paragraph.bold = true;
  paragraph.alignment = Alignment::kRight;
  paragraph.text_box = true;
  paragraph.continues = true;
  paragraph.confidence = 61;
  out.blocks.emplace_back(paragraph);
  Table table{2, 5, true, "Trang 1", "H", {}};
  table.rows.push_back({17, 3, 210, true, {{"Sở Nội vụ", 1, 2, 3, true, 0}, {}}});
  table.rows.emplace_back();
  out.blocks.emplace_back(table);
  out.left_out.push_back({"3", "số trang", "trang 3"});
  return out;
}

Document WithPages() {
  Document out = Full();
  out.pages = {{595, 842, 0}, {842, 595, 9050}};
  std::get<Paragraph>(out.blocks.at(0)).box = {1, 2, 300, 10'000};
  std::get<Table>(out.blocks.at(1)).rows.at(0).cells.at(0).box = {5, 6, 7, 8};
  return out;
}

// What has no pages is written as it ever was, so that a lost reading comes back under its name.
TEST(DocumentBytes, WithoutPages_FirstShape_WithPages_SecondWithPlaces) {
  EXPECT_TRUE(EncodeDocument(Full()).starts_with("sauro-reading/1\n"));
  const std::string bytes = EncodeDocument(WithPages());
  EXPECT_TRUE(bytes.starts_with("sauro-reading/2\n"));
  const auto read = DecodeDocument(bytes);
  ASSERT_TRUE(read.ok()) << read.error().Text();
  EXPECT_EQ(EncodeDocument(*read), bytes);
  ASSERT_EQ(read->pages.size(), 2U);
  EXPECT_EQ(read->pages.at(1).width * 10 + read->pages.at(0).width, 8420U + 595U);
  EXPECT_EQ(read->pages.at(1).turned, 9050U);
  EXPECT_EQ(std::get<Paragraph>(read->blocks.at(0)).box, (PageBox{1, 2, 300, 10'000}));
  EXPECT_EQ(std::get<Table>(read->blocks.at(1)).rows.at(0).cells.at(0).box, (PageBox{5, 6, 7, 8}));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodeDocument(std::string_view(bytes).substr(0, size)).ok()) << size;
  }
}

TEST(DocumentBytes, EveryMember_ComesBack) {
  const std::string bytes = EncodeDocument(Full());
  const auto read = DecodeDocument(bytes);
  ASSERT_TRUE(read.ok()) << read.error().Text();
  EXPECT_EQ(EncodeDocument(*read), bytes);
  const auto& paragraph = std::get<Paragraph>(read->blocks.at(0));
  EXPECT_EQ(PlaceOf(paragraph), PlaceOf(std::get<Paragraph>(Full().blocks.at(0))));
  EXPECT_EQ(paragraph.text, "Kế hoạch\nnăm 2026");
  EXPECT_EQ(paragraph.label + paragraph.style, "a)Heading 1");
  EXPECT_TRUE(paragraph.bold && paragraph.text_box && paragraph.continues);
  EXPECT_EQ(paragraph.alignment, Alignment::kRight);
  EXPECT_EQ(paragraph.confidence, 61);
  const auto& table = std::get<Table>(read->blocks.at(1));
  EXPECT_TRUE(table.nested && table.rows.at(0).header);
  EXPECT_EQ(table.beside + table.sheet, "HTrang 1");
  EXPECT_EQ(table.columns, 5U);
  EXPECT_EQ(table.rows.at(0).line, 210U);
  EXPECT_EQ(table.rows.at(0).page, 3U);
  const Cell& cell = table.rows.at(0).cells.at(0);
  EXPECT_EQ(cell.text, "Sở Nội vụ");
  EXPECT_EQ(cell.column * 100 + cell.col_span * 10 + cell.row_span, 123U);
  EXPECT_TRUE(cell.bold);
  EXPECT_EQ(cell.confidence, 0);
  EXPECT_EQ(read->left_out.at(0).reason, "số trang");
  EXPECT_EQ(read->format, Format::kXlsx);
}

TEST(DocumentBytes, CutAnywhere_IsAnError) {
  const std::string bytes = EncodeDocument(Full());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(DecodeDocument(std::string_view(bytes).substr(0, size)).ok()) << size;
  }
  EXPECT_FALSE(DecodeDocument(bytes + "x").ok());
}

TEST(DocumentBytes, HugeCount_TakesNoMemory) {
  std::string bytes = EncodeDocument({});
  bytes.resize(bytes.size() - 2);  // no blocks, nothing left out
  bytes += "\xFF\xFF\xFF\xFF\x7F";
  EXPECT_FALSE(DecodeDocument(bytes).ok());
}

TEST(DocumentBytes, DocumentAsRead_ComesBack) {
  const auto read = ReadDocument(MakeDocx(Para("Một dòng") + Para("Hai dòng")), "a.docx");
  ASSERT_TRUE(read.ok());
  const std::string bytes = EncodeDocument(*read);
  EXPECT_EQ(EncodeDocument(*DecodeDocument(bytes)), bytes);
}

}  // namespace
}  // namespace sauro::docread
