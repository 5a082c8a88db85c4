#include "intake/scan_doubts.h"

#include <gtest/gtest.h>

#include "docread/page_document.h"

namespace sauro::intake {
namespace {

docread::Row RowOf(std::uint32_t number, const std::vector<std::string>& texts) {
  docread::Row row;
  row.number = number;
  row.page = 1;
  for (const std::string& text : texts) {
    docread::Cell cell;
    cell.text = text;
    cell.column = static_cast<std::uint32_t>(row.cells.size());
    row.cells.push_back(cell);
  }
  return row;
}

docread::Document Scan() {
  docread::Document document;
  docread::Table table;
  table.number = 1;
  table.columns = 4;
  table.rows.push_back(RowOf(1, {"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"}));
  table.rows.push_back(RowOf(2, {"1", "Xây dựng kho dữ liệu", "Sở Tài chính", "30/6/2026"}));
  table.rows.push_back(RowOf(3, {"2", "Phủ sóng vùng lõm", "Sở Khoa học", "31/12/2026"}));
  document.blocks.emplace_back(table);
  return document;
}

docread::Cell& CellOf(docread::Document& document, std::size_t row, std::size_t column) {
  return std::get<docread::Table>(document.blocks.at(0)).rows.at(row).cells.at(column);
}

std::string DoubtsOf(const DraftRow& row) {
  std::string out;
  for (const Doubt& doubt : row.doubts)
    out += std::string(CodeOf(doubt.field)) + ": " + doubt.reason + "\n";
  return out;
}

TEST(ScanDoubts, CellThatWasHardToRead_IsADoubtOfItsFieldAlone) {
  docread::Document document = Scan();
  const auto before = MakeDraft(document, {});
  ASSERT_TRUE(before.ok());
  CellOf(document, 1, 2).confidence = 52;
  CellOf(document, 2, 0).confidence = 0;
  CellOf(document, 2, 3).confidence = kSureReading;
  const auto plan = MakeDraft(document, {});
  ASSERT_TRUE(plan.ok() && plan->tasks.size() == 2U);
  EXPECT_EQ(
      DoubtsOf(plan->tasks[0]),
      DoubtsOf(before->tasks[0]) + "lead: Bản quét khó đọc ở chỗ này (mức chắc chắn 52%)\n"
  );
  EXPECT_EQ(
      DoubtsOf(plan->tasks[1]),
      DoubtsOf(before->tasks[1]) +
          "ordinal: Bản quét không đọc được ô này; nội dung suy ra từ các dòng bên cạnh\n"
  );
}

TEST(ScanDoubts, ShareOfMoreThanAll_IsADoubtOnAScanOnly) {
  for (const int confidence : {96, 100}) {
    docread::Document document;
    docread::Table table;
    table.number = 1;
    table.columns = 5;
    table.rows.push_back(RowOf(1, {"TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027"}));
    table.rows.push_back(RowOf(2, {"1", "Tỷ trọng kinh tế số", "%", "15", "1725"}));
    table.rows[1].cells[4].confidence = static_cast<std::uint8_t>(confidence);
    document.blocks.emplace_back(table);
    const auto plan = MakeDraft(document, {});
    ASSERT_TRUE(plan.ok() && plan->indicators.size() == 1U);
    const std::string doubts = DoubtsOf(plan->indicators[0]);
    EXPECT_EQ(doubts.find("lớn hơn 100%") != std::string::npos, confidence < 100) << doubts;
  }
}

// Doubts of the only indicator of a table with these figures, read well if `confidence` is below
// 100.
std::string DoubtsOfFigures(const std::vector<std::string>& figures, std::uint8_t confidence) {
  docread::Document document;
  docread::Table table;
  table.number = 1;
  table.columns = 6;
  table.rows.push_back(
      RowOf(1, {"TT", "ChỈtiêu", "Đơn vị tính", "Hiện trạng năm 2024", "Năm 2026", "Năm 2028"})
  );
  std::vector<std::string> texts{"1", "Hồ sơ nộp trực tuyến", "%"};
  texts.insert(texts.end(), figures.begin(), figures.end());
  table.rows.push_back(RowOf(2, texts));
  for (docread::Cell& cell : table.rows[1].cells) cell.confidence = confidence;
  document.blocks.emplace_back(table);
  const auto plan = MakeDraft(document, {});
  return plan.ok() && plan->indicators.size() == 1U ? DoubtsOf(plan->indicators[0]) : "none";
}

TEST(ScanDoubts, FiguresThatAreOutOfOrder_AreDoubtsOnAScanOnly) {
  const std::string doubts = DoubtsOfFigures({"60,5", "7", "85"}, 96);
  EXPECT_NE(
      doubts.find("Các mốc không tăng đều hoặc giảm đều; số “60,5” hoặc “7”"), std::string::npos
  ) << doubts;
  EXPECT_EQ(DoubtsOfFigures({"60,5", "7", "85"}, 100).find("Các mốc"), std::string::npos);
  EXPECT_EQ(DoubtsOfFigures({"60,5", "72", "85"}, 96).find("Các mốc"), std::string::npos);
  EXPECT_EQ(DoubtsOfFigures({"12", "10", "5"}, 96).find("Các mốc"), std::string::npos);
}

TEST(ScanDoubts, TargetThatWasHardToRead_IsADoubtOfItsMilestone) {
  const std::string doubts = DoubtsOfFigures({"60,5", "72", "85"}, 41);
  EXPECT_NE(doubts.find("target: “72”: Bản quét khó đọc"), std::string::npos) << doubts;
  EXPECT_NE(doubts.find("target: “85”: Bản quét khó đọc"), std::string::npos) << doubts;
  EXPECT_EQ(DoubtsOfFigures({"60,5", "72", "85"}, 96).find("khó đọc"), std::string::npos);
}

TEST(ScanDoubts, SignsThatMayBeLost_AreDoubtsOnAScanOnly) {
  EXPECT_NE(DoubtsOfFigures({"1", "02", "95"}, 96).find("“02” có thể mất"), std::string::npos);
  EXPECT_NE(DoubtsOfFigures({"60", "80", "=95"}, 96).find("“=95” có thể mất"), std::string::npos);
  EXPECT_EQ(DoubtsOfFigures({"60", "80", "=95"}, 100).find("có thể mất"), std::string::npos);
}

TEST(ScanDoubts, PlainQuarterBesideRomanOnes_IsADoubtOnAScanOnly) {
  for (const int confidence : {96, 100}) {
    docread::Document document = Scan();
    CellOf(document, 1, 3).text = "Quý 1/2026";
    CellOf(document, 1, 3).confidence = static_cast<std::uint8_t>(confidence);
    CellOf(document, 2, 3).text = "Quý III/2026";
    auto plan = MakeDraft(document, {});
    ASSERT_TRUE(plan.ok() && plan->tasks.size() == 2U);
    EXPECT_EQ(DoubtsOf(plan->tasks[0]).find("số La Mã") != std::string::npos, confidence < 100)
        << DoubtsOf(plan->tasks[0]);
    EXPECT_EQ(DoubtsOf(plan->tasks[1]).find("số La Mã"), std::string::npos);
    CellOf(document, 2, 3).text = "Quý 3/2026";
    plan = MakeDraft(document, {});
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(DoubtsOf(plan->tasks[0]).find("số La Mã"), std::string::npos);
  }
}

TEST(ScanDoubts, TextBehindTheScan_IsADoubtOfTheDocument) {
  docread::Document document = Scan();
  document.left_out.push_back({"Sở Nội vụ", std::string(docread::kHiddenText), "trang 1"});
  const auto plan = MakeDraft(document, {});
  ASSERT_TRUE(plan.ok());
  ASSERT_FALSE(plan->doubts.empty());
  EXPECT_NE(
      plan->doubts.back().reason.find("lớp chữ ẩn sau ảnh quét (trang 1)"), std::string::npos
  );
}

}  // namespace
}  // namespace sauro::intake
