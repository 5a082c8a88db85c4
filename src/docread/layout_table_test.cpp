#include "docread/layout_table.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "docread/layout_columns.h"
#include "docread/plain_text.h"

namespace sauro::docread {
namespace {

const Table& OnlyTable(const Document& document) {
  static const Table kNone;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) return *table;
  }
  return kNone;
}

std::string RowText(const Row& row) {
  std::string out;
  for (const Cell& cell : row.cells) out += (out.empty() ? "" : "|") + cell.text;
  return out;
}

Document Read(std::string_view text) {
  auto out = ReadPlainText(text, Limits());
  EXPECT_TRUE(out.ok());
  return out.ok() ? *out : Document();
}

// The number and the short cells stand in the middle of their rows, half a line lower.
TEST(LayoutTable, CellsInTheMiddleOfTheirRows) {
  const Document document = Read(
      "                    DANH MỤC NHIỆM VỤ\n"
      "                                  Cơ quan          Cơ quan       Thời\n"
      "TT      Nội dung nhiệm vụ\n"
      "                                  chủ trì          phối hợp       hạn\n"
      "I    Giữ rừng\n"
      "     Đo lại ranh giới rừng\n"
      "                                 Chi cục          Công an\n"
      "1    phòng hộ của các xã ven                                    6/2026\n"
      "                                Kiểm lâm           tỉnh\n"
      "     biển và dựng mốc\n"
      "     Trồng bù diện tích bị\n"
      "2                               UBND xã       Hội Nông dân      9/2026\n"
      "     sạt lở\n"
  );
  const Table& table = OnlyTable(document);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(
      RowText(table.rows[0]), "TT|Nội dung nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời hạn"
  );
  EXPECT_EQ(RowText(table.rows[1]), "I|Giữ rừng");
  EXPECT_EQ(
      RowText(table.rows[2]),
      "1|Đo lại ranh giới rừng phòng hộ của các xã ven biển và dựng mốc|Chi cục Kiểm lâm|Công an "
      "tỉnh|6/2026"
  );
  EXPECT_EQ(RowText(table.rows[3]), "2|Trồng bù diện tích bị sạt lở|UBND xã|Hội Nông dân|9/2026");
  EXPECT_EQ(table.rows[3].line, 11U);
}

// One space is left between two cells; a page ends within a row, and the header comes again.
TEST(LayoutTable, GoesOnOverPages) {
  const Document document = Read(
      "STT   Nhiệm vụ                  Chủ trì          Thời hạn\n"
      "1     Mở lớp dạy nghề cho thanh Sở Nội vụ        30/6/2026\n"
      "      niên các xã\n"
      "2     Sửa lại chợ và bến đò cũ  UBND xã          31/12/2026\n"
      "      ở hai thôn, đắp lại\n"
      "\f                             2\n"
      "STT   Nhiệm vụ                  Chủ trì          Thời hạn\n"
      "      đường ra bến\n"
      "3     Báo cáo kết quả           Văn phòng        Hằng quý\n"
      "\n"
      "Nơi nhận:\n"
  );
  const Table& table = OnlyTable(document);
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(RowText(table.rows[1]), "1|Mở lớp dạy nghề cho thanh niên các xã|Sở Nội vụ|30/6/2026");
  EXPECT_EQ(RowText(table.rows[3]), "đường ra bến||");
  EXPECT_EQ(RowText(table.rows[4]), "3|Báo cáo kết quả|Văn phòng|Hằng quý");
  ASSERT_EQ(document.left_out.size(), 2U);
  EXPECT_EQ(document.left_out[0].reason, "số trang");
  EXPECT_EQ(document.left_out[1].reason, "dòng tiêu đề cột lặp lại");
}

TEST(LayoutTable, NamesOverSeveralColumns) {
  const Document document = Read(
      "STT   Chỉ tiêu               Phấn đấu theo giai đoạn      Cơ quan\n"
      "                             Năm 2026    Năm 2030         theo dõi\n"
      "1     Số hợp tác xã dùng      20          60              Liên minh\n"
      "      phần mềm kế toán                                    Hợp tác xã\n"
      "2     Số chợ không tiền mặt   5           12              Sở Công Thương\n"
  );
  const Table& table = OnlyTable(document);
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(RowText(table.rows[0]), "STT|Chỉ tiêu|Phấn đấu theo giai đoạn|Cơ quan theo dõi");
  EXPECT_EQ(RowText(table.rows[1]), "Năm 2026|Năm 2030");
  EXPECT_EQ(
      RowText(table.rows[2]), "1|Số hợp tác xã dùng phần mềm kế toán|20|60|Liên minh Hợp tác xã"
  );
}

TEST(LayoutTable, OtherTextHasNone) {
  const Document document = Read(
      "TT là chữ viết tắt của thông tin.\n"
      "STT\n"
      "Nội dung\n"
      "1\n"
      "Một dòng\n"
  );
  EXPECT_TRUE(OnlyTable(document).rows.empty());
}

}  // namespace
}  // namespace sauro::docread
