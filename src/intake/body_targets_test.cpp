// Targets that sentences of the body set.

#include "intake/body_targets.h"

#include <gtest/gtest.h>

namespace sauro::intake {
namespace {

std::string Said(std::string_view sentence) {
  const BodyTarget read = ReadBodyTarget(sentence);
  std::string out = read.target.op + read.target.figure.value;
  if (!read.target.upper.empty()) out += ".." + read.target.upper;
  out += read.target.unit;
  if (read.target.soft) out += " soft";
  return read.doubt.empty() ? out : out + " (" + read.doubt + ")";
}

TEST(BodyTargets, WordsThatCompare_BelongToThePercentage) {
  EXPECT_EQ(Said("Trên 80% hộ dân có tài khoản."), ">80%");
  EXPECT_EQ(Said("Tối thiểu 90% cán bộ được tập huấn."), ">=90%");
  EXPECT_EQ(Said("Không quá 5% hồ sơ trễ hạn."), "<=5%");
  EXPECT_EQ(Said("Tỷ lệ hộ nghèo còn dưới 1,5%."), "<1.5%");
  EXPECT_EQ(Said("Đạt từ 70% trở lên người dân hài lòng."), ">=70%");
  EXPECT_EQ(Said("Có ít nhất 95% xã, phường có tổ công nghệ số"), ">=95%");
  EXPECT_EQ(Said("Tỷ lệ trễ hạn không vượt quá 2%"), "<=2%");
  EXPECT_EQ(Said("Tỷ lệ hài lòng không thấp hơn 90%"), ">=90%");
  EXPECT_EQ(Said("Phấn đấu 70% hộ kinh doanh thanh toán không tiền mặt"), "=70% soft");
  EXPECT_EQ(Said("Tỷ lệ phủ sóng 5G ≥ 60%"), ">=60%");
  EXPECT_EQ(Said("Tỷ lệ sử dụng năm 2026 đạt 60%"), "=60%");
  EXPECT_EQ(Said("Tỷ lệ hồ sơ trực tuyến 80-90%"), ">=80..90%");
  EXPECT_EQ(Said("Từ 80% đến 90% hồ sơ trực tuyến"), ">=80..90%");
  EXPECT_EQ(Said("Năm 2026, 100% xã có điểm"), "=100%");
  EXPECT_EQ(Said("Có ít nhất 15 sản phẩm OCOP."), ">=15sản phẩm OCOP");
  EXPECT_EQ(Said("Có ít nhất 08 mô hình điểm tại các thôn."), ">=8mô hình điểm tại các thôn");
  EXPECT_EQ(Said("Có trên 300 hộ được cấp chữ ký số năm 2026"), ">300hộ");
  EXPECT_EQ(Said("Có 3 tổ với 25 thành viên trong thôn"), "");
}

TEST(BodyTargets, Change_IsNoLevelInSilence) {
  const std::string change = " (Câu nêu mức tăng hoặc giảm, không nêu mức phải đạt)";
  EXPECT_EQ(Said("Giảm 30% thời gian xử lý."), change);
  EXPECT_EQ(Said("Tăng thêm ít nhất 10% số doanh nghiệp"), change);
  EXPECT_EQ(Said("Doanh thu du lịch tăng trên 12% so với năm 2025"), change);
  EXPECT_EQ(Said("Giảm tỷ lệ hộ nghèo bình quân 1,5%/năm"), change);
  EXPECT_EQ(Said("Rút ngắn 20% thời gian giải quyết"), change);
  EXPECT_EQ(Said("Giảm từ 5% đến 10% chi phí"), change);
  EXPECT_EQ(Said("Tăng tỷ lệ hồ sơ trực tuyến đạt trên 80%"), ">80%");
  EXPECT_EQ(Said("Giảm tỷ lệ hộ nghèo dưới 1%"), "<1% (Câu nói tăng hoặc giảm)");
  EXPECT_EQ(Said("Giảm tỷ lệ hộ nghèo xuống dưới 1%."), "<1%");
  EXPECT_EQ(Said("Nâng tỷ lệ số hóa lên 80%"), "=80%");
  EXPECT_EQ(Said("Tốc độ tăng trưởng kinh tế đạt 10%"), "=10%");
  EXPECT_EQ(Said("Tốc độ tăng dân số 1%"), "=1%");
  EXPECT_EQ(Said("Nền tảng số phủ 80% hộ"), "=80%");
  EXPECT_EQ(Said("Tăng cường giám sát 80% dự án"), "=80%");
}

TEST(BodyTargets, FiguresThatNobodyCanTell_KeepTheirWords) {
  EXPECT_EQ(Said("Trên 80% xã, trên 90% thôn"), " (Câu nêu nhiều số liệu)");
  EXPECT_EQ(Said("Có 80% xã, 80% thôn"), " (Câu nêu nhiều số liệu)");
  EXPECT_EQ(Said("70% hộ vào năm 2027 và 90% vào năm 2030"), " (Câu nêu nhiều số liệu)");
  EXPECT_EQ(Said("Đạt 100 doanh nghiệp; 50 hợp tác xã."), " (Câu nêu nhiều số liệu)");
  EXPECT_EQ(Said("Tỷ lệ trễ hạn thấp hơn 5%"), " (Chưa hiểu cách so sánh của mục tiêu)");
  EXPECT_EQ(Said("Tỷ lệ trễ hạn chưa đến 5%"), " (Chưa hiểu cách so sánh của mục tiêu)");
  EXPECT_EQ(ReadBodyTarget("Giảm 30% thời gian").target.figure.text, "Giảm 30% thời gian");
}

TEST(BodyTargets, YearByWhich) {
  EXPECT_EQ(YearOfTarget("Đến năm 2028: đón 50.000 lượt khách"), 2028);
  EXPECT_EQ(YearOfTarget("Đến hết năm 2027, đạt 80%"), 2027);
  EXPECT_EQ(YearOfTarget("Đạt 80% vào cuối năm 2026"), 2026);
  EXPECT_EQ(YearOfTarget("Năm 2026: 80% xã"), 2026);
  EXPECT_EQ(YearOfTarget("Giai đoạn 2026 - 2030 đạt 80%"), 2030);
  EXPECT_EQ(YearOfTarget("Tăng 10% so với năm 2025"), std::nullopt);
  EXPECT_EQ(YearOfTarget("70% vào năm 2027 và 90% vào năm 2030"), std::nullopt);
  EXPECT_EQ(YearOfTarget("Đạt 80% theo Đề án năm 2022"), std::nullopt);
}

}  // namespace
}  // namespace sauro::intake
