// The small grammars: headers, labels, figures, document numbers, statuses.

#include <gtest/gtest.h>

#include "intake/columns.h"
#include "intake/doc_number.h"
#include "intake/figure_text.h"
#include "intake/labels.h"
#include "intake/status_text.h"

namespace sauro::intake {
namespace {

std::vector<Role> Roles(const std::vector<std::string>& texts) {
  std::vector<Role> out;
  const auto layout = ReadHeader(texts);
  if (layout) {
    for (const Column& column : layout->columns) out.push_back(column.role);
  }
  return out;
}

using enum Role;

TEST(Columns, FourLayouts_AreRecognised) {
  EXPECT_EQ(
      Roles(
          {"TT",
           "Tên nhiệm vụ",
           "Cơ quan chủ trì/chỉ đạo",
           "Cơ quan phối hợp",
           "Sản phẩm",
           "Thời gian",
           "Trạng thái",
           "Kết quả"}
      ),
      (std::vector{kOrdinal, kTitle, kLead, kCoordinate, kProduct, kDeadline, kStatus, kResult})
  );
  EXPECT_EQ(
      Roles(
          {"STT",
           "Nội dung nhiệm vụ",
           "Cơ quan chủ trì",
           "Cơ quan phối hợp",
           "Hạn hoàn thành",
           "Yêu cầu kết quả",
           "Ghi chú"}
      ),
      (std::vector{kOrdinal, kTitle, kLead, kCoordinate, kDeadline, kProduct, kNote})
  );
  EXPECT_EQ(
      Roles({"TT", "Nhiệm vụ", "Cơ quan phụ trách", "Đơn vị thực hiện", "Thời gian thực hiện"}),
      (std::vector{kOrdinal, kTitle, kLead, kImplement, kDeadline})
  );
  EXPECT_EQ(
      Roles(
          {"TT",
           "TÊN CHỈ TIÊU",
           "ĐƠN VỊ TÍNH",
           "HIỆN TRẠNG (NĂM 2024)",
           "MỤC TIÊU",
           "Cơ quan chỉ đạo",
           "Cơ quan chủ trì theo dõi",
           "Ghi chú"}
      ),
      (std::vector{kOrdinal, kIndicator, kUnit, kBaseline, kTarget, kDirector, kLead, kNote})
  );
  EXPECT_EQ(
      Roles({"STT", "Chỉ tiêu", "Giai đoạn Năm 2025", "Giai đoạn Năm 2030", "Cơ quan chủ trì"}),
      (std::vector{kOrdinal, kIndicator, kTarget, kTarget, kLead})
  );
}

TEST(Columns, AbbreviatedReorderedMisspelt_AreUnderstood) {
  EXPECT_EQ(
      Roles({"Hạn HT", "Nhiêm vụ", "CQ chủ trỳ", "ĐV phối hợp", "T.gian", "KP"}),
      (std::vector{kDeadline, kTitle, kLead, kCoordinate, kOther, kOther})
  );
  EXPECT_EQ(
      Roles({"TT", "Nội dung công việc", "Đầu mối", "Tiến độ"}),
      (std::vector{kOrdinal, kTitle, kLead, kDeadline})
  );
  EXPECT_EQ(
      Roles({"TT", "Nhiệm vụ", "Chủ trì", "Kết quả"}),
      (std::vector{kOrdinal, kTitle, kLead, kProduct})
  );
}

TEST(Columns, OtherTables_AreNone) {
  EXPECT_TRUE(Roles({"Nơi nhận", "TM. ỦY BAN NHÂN DÂN"}).empty());
  EXPECT_TRUE(Roles({"1", "Xây dựng hệ thống", "Sở Y tế", "30/6/2025"}).empty());
  EXPECT_TRUE(Roles({"TT", "Họ và tên", "Chức vụ"}).empty());
}

TEST(Columns, NarrowAndVague_AreSettledByWhatIsBelow) {
  const auto narrow = ReadHeader(std::vector<std::string>{"T T", "Nhiệm vụ", "Chủ trì", "Hạn"});
  ASSERT_TRUE(narrow.has_value());
  EXPECT_EQ(narrow->columns[0].role, Role::kOrdinal);
  const auto states = ReadHeader(
      {{"TT"}, {"Nhiệm vụ"}, {"Chủ trì"}, {"Kết quả"}},
      {{}, {}, {}, {"Đã hoàn thành", "Đang thực hiện"}}
  );
  ASSERT_TRUE(states.has_value());
  EXPECT_EQ(states->columns[3].role, Role::kStatus);
  const auto unit = ReadHeader(
      {{"TT"}, {"Chỉ tiêu"}, {"Đơn vị"}, {"Năm 2030"}, {"Cơ quan chủ trì"}},
      {{}, {}, {"Doanh nghiệp", "%", "Trung tâm"}, {}, {}}
  );
  ASSERT_TRUE(unit.has_value());
  EXPECT_EQ(unit->columns[2].role, Role::kUnit);
}

TEST(Labels, Kinds) {
  EXPECT_EQ(KindOfLabel("1"), LabelKind::kNumber);
  EXPECT_EQ(KindOfLabel("(12)"), LabelKind::kNumber);
  EXPECT_EQ(KindOfLabel("6.1."), LabelKind::kNumbered);
  EXPECT_EQ(KindOfLabel("IV"), LabelKind::kRoman);
  EXPECT_EQ(KindOfLabel("I.2"), LabelKind::kRomanNumbered);
  EXPECT_EQ(KindOfLabel("A"), LabelKind::kLetter);
  EXPECT_EQ(KindOfLabel("đ)"), LabelKind::kSmall);
  EXPECT_EQ(KindOfLabel("TT"), LabelKind::kNone);
  EXPECT_EQ(KindOfLabel(""), LabelKind::kNone);
  EXPECT_EQ(KindOfLabel("1.x"), LabelKind::kNone);
}

TEST(Labels, SplitFromHeading) {
  EXPECT_EQ(SplitLabel("III Thể chế").label, "III");
  EXPECT_EQ(SplitLabel("I.1. Hạ tầng").rest, "Hạ tầng");
  EXPECT_EQ(SplitLabel("A. Kế hoạch").label, "A");
  EXPECT_EQ(SplitLabel("A Lưới").kind, LabelKind::kNone);
  EXPECT_EQ(SplitLabel("QUÝ I").kind, LabelKind::kNone);
  EXPECT_EQ(SplitLabel("I- MỤC TIÊU").rest, "MỤC TIÊU");
  EXPECT_EQ(SplitLabel("II-MỤC TIÊU").label, "II");
  EXPECT_EQ(SplitLabel("1- 100% chi bộ").rest, "100% chi bộ");
  EXPECT_EQ(SplitLabel("2 – Quán triệt").label, "2");
  EXPECT_EQ(SplitLabel("57-NQ/TW của Bộ Chính trị").kind, LabelKind::kNone);
  EXPECT_EQ(SplitLabel("1 - 2 ngày làm việc").kind, LabelKind::kNone);
  EXPECT_EQ(SplitLabel("5-6 lớp tập huấn").kind, LabelKind::kNone);
}

TEST(Figures, Decimals) {
  EXPECT_EQ(DecimalOf("0,23"), "0.23");
  EXPECT_EQ(DecimalOf("1.200"), "1200");
  EXPECT_EQ(DecimalOf("1.234.567,50"), "1234567.5");
  EXPECT_EQ(DecimalOf("007"), "7");
  EXPECT_EQ(DecimalOf("0.75"), "0.75");
  EXPECT_EQ(DecimalOf("1,2,3"), "");
  EXPECT_EQ(DecimalOf("1 200"), "1200");
  EXPECT_EQ(DecimalOf("12 34"), "");
  EXPECT_EQ(DecimalOf("-1,5"), "-1.5");
  EXPECT_EQ(DecimalOf("–1.200"), "-1200");
  EXPECT_EQ(DecimalOf("-0"), "0");
  EXPECT_EQ(DecimalOf("- 5"), "");
  EXPECT_EQ(ReadBaseline("-3,5%").value, "-3.5");
  EXPECT_EQ(ReadBaseline("Đạt 75%").value, "75");
  EXPECT_EQ(ReadBaseline("> 90%").value, "90");
  EXPECT_EQ(ReadBaseline("12/124 xã").value, "");
  for (const char* words :
       {"5 xã, đạt 50%", "6 tháng: 45%", "3 tháng đầu năm 80", "3 xã", "dưới 5"})
    EXPECT_EQ(ReadBaseline(words, "Hộ").value, "") << words;
  EXPECT_EQ(ReadBaseline("≥ 15 xã (đạt 30%)", "Xã").value, "15");
  EXPECT_EQ(ReadBaseline("02 mô hình", "Mô hình").value, "2");
  EXPECT_EQ(ReadBaseline("8,5%/năm", "%").value, "8.5");
  EXPECT_EQ(ReadBaseline("100% số xã", "Xã").value, "") << "no number of communes";
  EXPECT_EQ(ReadBaseline("2 tỷ đồng", "Triệu đồng").value, "") << "of another scale";
  EXPECT_EQ(DecimalOf("12a"), "");
  EXPECT_EQ(DecimalOf(""), "");
}

std::string Target(std::string_view text, std::string_view unit = "%") {
  const DraftTarget t = ReadTarget(text, unit);
  std::string out = t.none ? "none" : t.op + " " + t.figure.value;
  if (!t.upper.empty()) out += ".." + t.upper;
  out += " " + t.unit;
  if (!t.qualifier.empty()) out += " (" + t.qualifier + ")";
  if (t.per_year) out += " per_year";
  if (t.soft) out += " soft";
  if (t.inherited) out += " inherited";
  if (t.rank) out += " rank " + std::to_string(*t.rank);
  return out;
}

TEST(Figures, TargetsWithANumber) {
  EXPECT_EQ(Target("≥ 60"), ">= 60 %");
  EXPECT_EQ(Target("$\\geq 60\\%$", ""), ">= 60 %");
  EXPECT_EQ(Target("$\\ge 0,75$", "Điểm"), ">= 0.75 Điểm");
  EXPECT_EQ(Target("> = 60"), ">= 60 %");
  EXPECT_EQ(Target("Phấn đấu đạt trên 80%", ""), "> 80 % soft");
  EXPECT_EQ(Target("Phấn đấu 100%", ""), "= 100 % soft");
  EXPECT_EQ(Target("Đạt 40%"), "= 40 %");
  EXPECT_EQ(Target("Đạt 15% GRDP", ""), "= 15 %");
  EXPECT_EQ(Target("100% (5G)"), "= 100 % (5G)");
  EXPECT_EQ(Target("30", "Doanh nghiệp"), "= 30 Doanh nghiệp");
  EXPECT_EQ(Target("1 200", "Cán bộ"), "= 1200 Cán bộ");
  EXPECT_EQ(Target("≥ 1.200", "Cán bộ"), ">= 1200 Cán bộ");
  EXPECT_EQ(Target("Có ít nhất 01", "Tổ chức"), ">= 1 Tổ chức");
  EXPECT_EQ(Target("Ít nhất 30%"), ">= 30 %");
  EXPECT_EQ(Target("Giữ vững 85%", ""), "= 85 %");
  EXPECT_EQ(Target("Giữ ổn định 12", "Tổ"), "= 12 Tổ");
  EXPECT_EQ(Target("95+"), ">= 95 %");
  EXPECT_EQ(Target("95%+", ""), ">= 95 %");
  EXPECT_EQ(Target("≤ 95+"), "  ") << "two directions";
  EXPECT_EQ(Target("5+2"), "  ");
  EXPECT_EQ(Target("1 triệu", "Tài khoản"), "= 1 triệu");
  EXPECT_EQ(Target("-1,5"), "= -1.5 %");
  EXPECT_EQ(Target("80*"), "= 80 %");
  EXPECT_EQ(Target("-02 mô hình"), "  ") << "an item of a list";
  EXPECT_EQ(Target("-80% số xã"), "  ");
  EXPECT_EQ(Target("-3 điểm %", "Điểm %"), "= -3 Điểm %");
  EXPECT_EQ(Target("Bình quân 5 năm tăng 10%"), "  ");
  EXPECT_EQ(Target("80[1]"), "= 80 %");
  EXPECT_EQ(Target("+5"), "= 5 %");
  EXPECT_EQ(Target("＞30"), "> 30 %");
  EXPECT_EQ(Target("Gần 50%"), "= 50 %");
  EXPECT_EQ(Target("100% cơ quan nhà nước từ cấp tỉnh đến cấp xã có hệ thống một cửa"), "= 100 %");
  EXPECT_EQ(Target("Bình quân 11%/năm"), "= 11 % per_year");
  EXPECT_EQ(Target("≥ -2"), ">= -2 %");
  EXPECT_EQ(Target("-"), "none ") << "a dash alone is no number";
  EXPECT_EQ(Target("Không dưới 90%"), ">= 90 %");
  EXPECT_EQ(Target("Không quá 5%"), "<= 5 %");
  EXPECT_EQ(Target("80% trở lên"), ">= 80 %");
  EXPECT_EQ(Target("dưới 2%"), "< 2 %");
  EXPECT_EQ(Target("07 người trên một vạn dân", ""), "= 7 người trên một vạn dân");
}

TEST(Figures, RangesYearsAndUnitsInTheCell) {
  EXPECT_EQ(Target("1-2 mô hình", ""), ">= 1..2 mô hình");
  EXPECT_EQ(Target("80% - 90%"), ">= 80..90 %");
  EXPECT_EQ(Target("Từ 80 đến 90%", ""), ">= 80..90 %");
  EXPECT_EQ(Target("Mỗi năm có ≥ 5", "Dự án"), ">= 5 Dự án per_year");
  EXPECT_EQ(Target("≥ 5", "Dự án/năm"), ">= 5 Dự án/năm per_year");
  EXPECT_EQ(Target("12 sáng kiến/năm", ""), "= 12 sáng kiến/năm per_year");
}

TEST(Figures, TargetsInWords) {
  EXPECT_EQ(Target("-"), "none ");
  EXPECT_EQ(Target("Thuộc nhóm khá"), "   rank 3");
  EXPECT_EQ(Target("Duy trì thuộc nhóm cao của tỉnh"), "   rank 4");
  EXPECT_EQ(Target("Theo chỉ tiêu tỉnh giao (sóng mới)"), "   inherited");
  EXPECT_EQ(Target("Hoàn thành 100% mục tiêu"), "  ");
  EXPECT_EQ(Target("5G", ""), "  ");
  EXPECT_EQ(Target("31/12/2025", ""), "  ");
  EXPECT_EQ(Target("1. Xây trạm", ""), "  ");
  EXPECT_EQ(Target("Có", ""), "  ");
}

TEST(Figures, Baselines) {
  EXPECT_EQ(ReadBaseline("14,48").value, "14.48");
  EXPECT_EQ(ReadBaseline("23 %").value, "23");
  EXPECT_EQ(ReadBaseline("$95\\%$").value, "95");
  EXPECT_EQ(ReadBaseline("Chưa có").value, "");
}

TEST(DocumentNumbers, BothGrammars) {
  const auto numbers = [](std::string_view text) {
    std::string out;
    for (const auto& number : FindDocumentNumbers(text)) out += number.number + ";";
    return out;
  };
  EXPECT_EQ(numbers("Kế hoạch số 12-KH/TU ngày 1/2/2025 và 92A/KH-UBND"), "12-KH/TU;92A/KH-UBND;");
  EXPECT_EQ(
      numbers("Số 2663 -CV/BCĐ, 30 - BC/BTG, 04/2025/NQ-CP, 193/2025/QH15"),
      "2663-CV/BCĐ;30-BC/BTG;04/2025/NQ-CP;193/2025/QH15;"
  );
  EXPECT_EQ(numbers("06-TB-BCĐTW"), "06-TB-BCĐTW;");
  EXPECT_EQ(numbers("31/12/2025, 2025-2030, tháng 6/2025, 5 - Sở Y tế"), "");
  EXPECT_EQ(DocumentTypeName("KH"), "Kế hoạch");
  EXPECT_EQ(DocumentTypeName("XX"), "");
}

TEST(Statuses, Wordings) {
  EXPECT_EQ(ReadStatus("").status, StatedStatus::kNone);
  EXPECT_EQ(ReadStatus("Đã hoàn thành").status, StatedStatus::kCompleted);
  EXPECT_EQ(ReadStatus("Chưa hoàn thành").status, StatedStatus::kInProgress);
  EXPECT_EQ(ReadStatus("Chưa triển khai").status, StatedStatus::kNotStarted);
  EXPECT_EQ(ReadStatus("Đã chỉ đạo, đang tiếp tục làm").status, StatedStatus::kInProgress);
  EXPECT_EQ(ReadStatus("Chờ hướng dẫn").status, StatedStatus::kWaiting);
  EXPECT_FALSE(ReadStatus("Đã chỉ đạo, hoàn thành theo kế hoạch").doubt.empty());
  EXPECT_FALSE(ReadStatus("Lạ").doubt.empty());
}

}  // namespace
}  // namespace sauro::intake
