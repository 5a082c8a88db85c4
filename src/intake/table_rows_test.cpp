// Rows that stand between the rows of a table, and cells that say what they say by their place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "intake/draft_for_test.h"
#include "intake/row_notes.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> Rows(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const DraftIndicator& row : plan.indicators) {
    std::string line = row.ordinal + " " + row.title + " [" + row.unit + "]";
    for (const DraftTarget& target : row.targets) {
      line += " " + domain::MilestoneText(target.by) + ":" + target.op + target.figure.value;
    }
    out.push_back(line + (row.parent.empty() ? "" : " in " + row.parent));
  }
  return out;
}

std::vector<std::string> Names(const std::vector<DraftParty>& parties) {
  std::vector<std::string> out;
  for (const DraftParty& party : parties) out.push_back(party.name);
  return out;
}

TEST(IndicatorRows, NameByAnyOfItsWords_IsTheName) {
  for (const char* name : {"Tiêu chí", "Mục tiêu", "Chỉ số"}) {
    const DraftPlan plan = FromText(
        "TT|" + std::string(name) +
        "|Đ.vị tính|Thực hiện năm 2025|Kế hoạch năm 2026|Chủ trì\n"
        "1|Tỷ lệ hộ có nước sạch|%|80|85|Sở A\n2|Số chợ đạt chuẩn|Chợ|2|3|Sở B\n"
    );
    EXPECT_THAT(
        Rows(plan),
        ElementsAre("1 Tỷ lệ hộ có nước sạch [%] 2026:=85", "2 Số chợ đạt chuẩn [Chợ] 2026:=3")
    ) << name;
    EXPECT_EQ(plan.indicators.at(0).baseline.value, "80");
  }
}

TEST(IndicatorRows, TargetsCalledIndicators_BesideTheNames_AreTargets) {
  const DraftPlan plan = FromText(
      "KẾ HOẠCH\nXây dựng nông thôn mới năm 2026\n\n"
      "TT|Tiêu chí|Nội dung tiêu chí|ĐVT|Chỉ tiêu|Hiện trạng\n"
      "1|Giao thông|1.1. Đường xã được nhựa hóa|%|100|92\n1|Giao thông|1.2. Đường thôn|%|≥ 80|75\n"
  );
  ASSERT_EQ(plan.indicators.size(), 2U);
  EXPECT_THAT(
      Rows(plan),
      ElementsAre("1.1 Đường xã được nhựa hóa [%] 2026:=100", "1.2 Đường thôn [%] 2026:>=80")
  );
}

TEST(IndicatorRows, RowsOfBodies_GiveAnIndicatorOfEachColumn) {
  const DraftPlan plan = FromText(
      "TT|Xã, phường|Chỉ tiêu năm 2026: Tỷ lệ tài khoản (%)|Chỉ tiêu năm 2026: Số lớp học "
      "(lớp)|Thời hạn\n1|Phường An Lạc|95|4|30/11/2026\n2|Xã Bình Minh|90|2|30/11/2026\n"
  );
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Tỷ lệ tài khoản (%) [%] 2026:=95",
          "1 Số lớp học (lớp) [lớp] 2026:=4",
          "2 Tỷ lệ tài khoản (%) [%] 2026:=90",
          "2 Số lớp học (lớp) [lớp] 2026:=2"
      )
  );
  EXPECT_THAT(Names(plan.indicators.at(2).lead), ElementsAre("Xã Bình Minh"));
}

TEST(IndicatorRows, RowsOfBodies_LoseNothing) {
  DraftPlan plan = FromText(
      "TT|Xã, phường|Cơ quan phụ trách|Hiện trạng năm 2025|Chỉ tiêu năm 2026: Tỷ lệ hộ nghèo (%)|"
      "Chỉ tiêu năm 2026: Số lớp học|Chỉ tiêu năm 2026: Tổng\n"
      "1|Xã An Bình|Sở Nội vụ|40|3|12|99\n2|Xã Bình Minh|Sở Nội vụ|41|4|13|77\n"
      "|Tổng cộng||81|7|25|176\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Tỷ lệ hộ nghèo (%) [%] 2026:=3",
          "1 Số lớp học [] 2026:=12",
          "1 Xã An Bình [] 2026:=99",
          "2 Tỷ lệ hộ nghèo (%) [%] 2026:=4",
          "2 Số lớp học [] 2026:=13",
          "2 Xã Bình Minh [] 2026:=77"
      )
  );
  EXPECT_THAT(Names(plan.indicators.at(0).lead), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Names(*plan.indicators.at(0).implement), ElementsAre("Xã An Bình"));
  EXPECT_EQ(plan.indicators.at(0).baseline.value, "") << "of which of them, nobody says";
  EXPECT_EQ(plan.indicators.at(2).baseline.value, "40");
  ASSERT_FALSE(plan.left_out.empty());
  EXPECT_EQ(plan.left_out.back().reason, "dòng cộng");
}

TEST(IndicatorRows, TargetsUpToAYear_AreNoPast) {
  const DraftPlan plan = FromText(
      "Số: 5/KH-UBND\nPhú Sơn, ngày 10 tháng 01 năm 2026\nKẾ HOẠCH\nKinh tế số đến năm 2030\n\n"
      "TT|Chỉ tiêu|ĐVT|Năm 2026|Năm 2027|Năm 2030\n1|Số chợ|Chợ|4|5|6\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số chợ [Chợ] 2026:=4 2027:=5 2030:=6"));
}

TEST(IndicatorRows, NumbersAndPointsOfIndicators_AreNoTargets) {
  for (const char* numbers :
       {"Mã số tiêu chí", "Điểm chỉ tiêu", "Số hiệu chỉ tiêu", "Tiêu chí số"}) {
    const DraftPlan plan = FromText(
        "TT|" + std::string(numbers) +
        "|Tên chỉ tiêu|ĐVT|Kế hoạch năm 2026\n1|7|Số chợ|Chợ|4\n"
        "2|8|Số bến|Bến|5\n"
    );
    EXPECT_THAT(Rows(plan), ElementsAre("1 Số chợ [Chợ] 2026:=4", "2 Số bến [Bến] 2026:=5"))
        << numbers;
  }
}

TEST(IndicatorRows, TitleThatLooksBack_GivesNoYear) {
  const DraftPlan plan = FromText(
      "Số: 5/KH-UBND\nPhú Sơn, ngày 10 tháng 01 năm 2026\nKẾ HOẠCH\nKhắc phục hạn chế năm 2025\n\n"
      "TT|Chỉ tiêu|ĐVT|Mục tiêu\n1|Số chợ|Chợ|4\n"
  );
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].targets.at(0).by, std::nullopt);
}

TEST(IndicatorRows, FigureThatBeginsAName_IsNoNumber) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm 2026\n1|1.000 hộ được vay vốn|%|4\n2|2.5 triệu cây được trồng|%|5\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre("1 1.000 hộ được vay vốn [%] 2026:=4", "2 2.5 triệu cây được trồng [%] 2026:=5")
  );
}

TEST(IndicatorRows, RowsOfBodiesWithOneFigure_AreNamedByThem) {
  const DraftPlan plan = FromText(
      "TT|Đơn vị|Kết quả năm 2025 (%)|Chỉ tiêu năm 2026 (%)\n1|Phường An Lạc|82,4|90\n"
      "2|Xã Bình Minh|79|88\n"
  );
  EXPECT_THAT(
      Rows(plan), ElementsAre("1 Phường An Lạc [%] 2026:=90", "2 Xã Bình Minh [%] 2026:=88")
  );
  EXPECT_EQ(plan.indicators.at(0).baseline.value, "82.4");
}

TEST(IndicatorRows, WhatWasPlannedForAYearThatIsOver_IsNoTarget) {
  const DraftPlan plan = FromText(
      "KẾ HOẠCH\nPhát triển kinh tế năm 2026\n\n"
      "TT|Chỉ tiêu|ĐVT|Năm 2025 Kế hoạch|Năm 2025 Ước thực hiện|Kế hoạch năm 2026\n1|Số "
      "chợ|Chợ|2|3|4\n"
      "|Trong đó:||||\n2|Số bến|Bến|1|1|2\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số chợ [Chợ] 2026:=4", "2 Số bến [Bến] 2026:=2"));
  EXPECT_EQ(plan.indicators.at(0).baseline.value, "3");
}

TEST(IndicatorRows, YearsBelowASpanningHeader_AreOfTheHeader) {
  const DraftPlan plan = Draft(
      "<table><tr><td>STT</td><td>Chỉ tiêu</td><td>ĐVT</td><td colspan=2>MỤC TIÊU</td></tr>"
      "<tr><td></td><td></td><td></td><td>2026</td><td>2027</td></tr>"
      "<tr><td>1</td><td>Số chợ</td><td>Chợ</td><td>4</td><td>5</td></tr></table>",
      "a.html"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số chợ [Chợ] 2026:=4 2027:=5"));
}

TEST(IndicatorRows, YearsBeforeThePlan_AreWhatWasReached) {
  const DraftPlan plan = FromText(
      "KẾ HOẠCH\nPhát triển kinh tế năm 2026\n\n"
      "TT|Chỉ tiêu|ĐVT|Năm 2024|Năm 2025|Năm 2026|Năm 2027\n1|Số chợ|Chợ|2|3|4|5\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số chợ [Chợ] 2026:=4 2027:=5"));
  EXPECT_EQ(plan.indicators[0].baseline.value, "3");
  EXPECT_EQ(plan.indicators[0].baseline_year, 2025);
  ASSERT_EQ(plan.indicators[0].others.size(), 1U);
  EXPECT_EQ(plan.indicators[0].others.at(0).header, "Năm 2024");
  for (const DraftLeftOut& item : plan.left_out) {
    EXPECT_NE(item.reason, "ô nằm ngoài các cột của bảng") << item.text;
  }
}

TEST(IndicatorRows, UnitInBracketsOfTheName_IsTheUnitWhereNoColumnSaysIt) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|Năm 2026\n1|Tỷ lệ hộ nghèo (%)|3\n2|Bác sĩ (người/vạn dân)|12\n"
      "3|Chợ (ở 02 xã)|5\n4|Thu ngân sách (tỷ đồng)|1.200\n5|Chờ ở phà (phút/xe)|7\n"
      "6|Phát thải (tấn CO2/năm)|40\n7|Thuê bao (người/1.000 dân)|900\n8|Kế hoạch (số "
      "7/KH)|1\n9|Hộ (hộ nghèo/cận nghèo)|2\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Tỷ lệ hộ nghèo (%) [%] 2026:=3",
          "2 Bác sĩ (người/vạn dân) [người/vạn dân] 2026:=12",
          "3 Chợ (ở 02 xã) [] 2026:=5",
          "4 Thu ngân sách (tỷ đồng) [tỷ đồng] 2026:=1200",
          "5 Chờ ở phà (phút/xe) [phút/xe] 2026:=7",
          "6 Phát thải (tấn CO2/năm) [tấn CO2/năm] 2026:=40",
          "7 Thuê bao (người/1.000 dân) [người/1.000 dân] 2026:=900",
          "8 Kế hoạch (số 7/KH) [] 2026:=1",
          "9 Hộ (hộ nghèo/cận nghèo) [] 2026:=2"
      )
  );
}

// Some units look like kinds of bodies.
TEST(IndicatorRows, DonViBesideFigures_IsTheUnitEvenWhereOneLooksLikeABody) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|Đơn vị|Thực hiện 2025|Kế hoạch 2026\n1|Hồ sơ trực tuyến|%|70|80\n"
      "2|Doanh nghiệp dùng chữ ký số|Doanh nghiệp|30|50\n3|Hộ có mạng|%|60|75\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Hồ sơ trực tuyến [%] 2026:=80",
          "2 Doanh nghiệp dùng chữ ký số [Doanh nghiệp] 2026:=50",
          "3 Hộ có mạng [%] 2026:=75"
      )
  );
  for (const DraftIndicator& row : plan.indicators) EXPECT_TRUE(row.lead.empty()) << row.title;
}

TEST(IndicatorRows, LastDayOfAPastYear_IsTheBaseline) {
  const DraftPlan plan = Draft(
      "<p>KẾ HOẠCH</p><p>Chuyển đổi số năm 2026</p><table><tr><th>TT</th><th>Chỉ tiêu</th>"
      "<th>31/12/2025</th><th>30/6/2026</th><th>31/12/2026</th></tr>"
      "<tr><td>1</td><td>Hồ sơ số hóa</td><td>62%</td><td>80%</td><td>95%</td></tr>"
      "<tr><td>2</td><td>Chữ ký số</td><td>35%</td><td>50%</td><td>70%</td></tr></table>",
      "a.html"
  );
  ASSERT_EQ(plan.indicators.size(), 2U);
  EXPECT_EQ(plan.indicators[0].baseline.value, "62");
  EXPECT_EQ(plan.indicators[0].baseline_year, 2025);
  ASSERT_EQ(plan.indicators[0].targets.size(), 2U);
  EXPECT_EQ(plan.indicators[0].targets[0].by, Day::FromCivil(2026, 6, 30));
}

TEST(IndicatorRows, QuartersWithoutAYear_AreOfTheYearOfTheTitle) {
  const DraftPlan plan = Draft(
      "<p>KẾ HOẠCH</p><p>Chuyển đổi số năm 2026</p><table><tr><th>TT</th><th>Chỉ tiêu</th>"
      "<th>ĐVT</th><th>Kế hoạch năm 2026</th><th>Quý I</th><th>Quý II</th><th>Ghi chú</th></tr>"
      "<tr><td>1</td><td>Hồ sơ số hóa</td><td>%</td><td>95</td><td>70</td><td>80</td><td></td></tr>"
      "<tr><td>2</td><td>Chữ ký số</td><td>%</td><td>70</td><td>40</td><td>50</td><td></td></tr>"
      "</table>",
      "a.html"
  );
  ASSERT_EQ(plan.indicators.size(), 2U);
  std::vector<std::optional<Day>> days;
  for (const DraftTarget& target : plan.indicators[0].targets) days.push_back(target.by);
  EXPECT_THAT(
      days,
      ElementsAre(
          Day::FromCivil(2026, 12, 31), Day::FromCivil(2026, 3, 31), Day::FromCivil(2026, 6, 30)
      )
  );
}

TEST(IndicatorRows, QuartersThatHaveBeen_AreNoTargets) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|Đơn vị tính|TH quý I|TH quý II|Kế hoạch năm 2026\n1|Hộ nghèo|%|3,5|3,1|2,5\n"
      "2|Hộ có mạng|%|60|65|75\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Hộ nghèo [%] 2026:=2.5", "2 Hộ có mạng [%] 2026:=75"));
}

TEST(TaskRows, FirstAndLastDayInTwoColumns_AreARange) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì|Ngày bắt đầu|Ngày kết thúc\n"
      "1|Lập danh mục|Sở Y tế|01/3/2026|30/6/2026\n2|Mua máy|Sở Tài chính|02/3/2026|31/7/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.kind, domain::DeadlineKind::kRange);
  EXPECT_EQ(plan.tasks[0].deadline.start, Day::FromCivil(2026, 3, 1));
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 6, 30));
}

TEST(TaskRows, LeadAndHelperOnTheTwoSidesOfASlash_AsInTheHeader) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì/phối hợp|Thời hạn\n1|Lập danh mục|Sở Y tế/Công an "
      "tỉnh|30/6/2026\n"
      "2|Mua máy|Sở Tài chính|31/7/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  ASSERT_EQ(plan.tasks[0].lead.size(), 1U);
  EXPECT_EQ(plan.tasks[0].lead[0].name, "Sở Y tế");
  ASSERT_EQ(plan.tasks[0].coordinate.size(), 1U);
  EXPECT_EQ(plan.tasks[0].coordinate[0].name, "Công an tỉnh");
  EXPECT_TRUE(plan.tasks[1].coordinate.empty());
}

// As in the tables of criteria of rural districts: number and criterion merged over their parts.
TEST(IndicatorRows, CriteriaOverTheirParts_AreSections) {
  const DraftPlan plan = Draft(
      "<table><tr><th>TT</th><th>Tên tiêu chí</th><th>Nội dung tiêu chí</th><th>ĐVT</th>"
      "<th>Chỉ tiêu năm 2026</th></tr>"
      "<tr><td rowspan=2>2</td><td rowspan=2>Giao thông</td><td>2.1. Đường thôn</td><td>%</td>"
      "<td>90</td></tr><tr><td>2.2. Đường xã</td><td>%</td><td>80</td></tr>"
      "<tr><td>3</td><td>Điện</td><td>3.1. Hộ có điện</td><td>%</td><td>99</td></tr></table>",
      "a.html"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "2.1 Đường thôn [%] 2026:=90", "2.2 Đường xã [%] 2026:=80", "3.1 Hộ có điện [%] 2026:=99"
      )
  );
  ASSERT_EQ(plan.sections.size(), 2U);
  EXPECT_THAT(SectionPath(plan, plan.indicators.at(1).section), ElementsAre("2 Giao thông"));
  EXPECT_THAT(SectionPath(plan, plan.indicators.at(2).section), ElementsAre("3 Điện"));
}

TEST(IndicatorRows, PartWithFiguresButNoNumber_IsARowOfItsOwn) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Hiện trạng 2025|Năm 2026|Năm 2027|Cơ quan chủ trì\n"
      "1|Lao động có việc làm|Người|900|1.000|1.200|Phòng Kinh tế\n"
      "|Trong đó: nữ|Người|350|400|500|\n"
      "2|Sản lượng lúa|Tấn|4.900|5.000|5.200|Phòng Kinh tế\n"
      "|- Vụ xuân|Tấn|2.900|3.000|3.100|\n"
      "|- Vụ mùa|Tấn|2.000|2.000|2.100|\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Lao động có việc làm [Người] 2026:=1000 2027:=1200",
          " Trong đó: nữ [Người] 2026:=400 2027:=500 in i1",
          "2 Sản lượng lúa [Tấn] 2026:=5000 2027:=5200",
          "- Vụ xuân [Tấn] 2026:=3000 2027:=3100 in i3",
          "- Vụ mùa [Tấn] 2026:=2000 2027:=2100 in i3"
      )
  );
  EXPECT_EQ(plan.indicators[1].baseline.value, "350");
}

// The second half of row 2 stands below the repeated header and the numbers of the columns.
TEST(TaskRows, RestBehindAPage_WhereNamesCarryTheirNumbers) {
  const DraftPlan plan = FromText(
      "Nhiệm vụ|Chủ trì|Phối hợp|Hạn\n(1)|(2)|(3)|(4)\n1. Xây chợ|Sở A|Sở B|6/2026\n"
      "2. Đo đất, cắm mốc|Sở C|Sở|7/2026\nNhiệm vụ|Chủ trì|Phối hợp|Hạn\n(1)|(2)|(3)|(4)\n"
      "ngoài thực địa|| Tài chính|\n3. Mở lớp|Sở D||8/2026\n"
  );
  EXPECT_THAT(
      Titles(plan), ElementsAre("1 Xây chợ", "2 Đo đất, cắm mốc ngoài thực địa", "3 Mở lớp")
  );
}

TEST(TaskRows, DashesBelowANumber_AreRowsEach) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n1|Chuyển đổi số trong y tế|Sở A|2026\n"
      "|- Lập bệnh án điện tử|Sở B|Quý III/2026\n|- Liên thông dữ liệu||\n2|Mở lớp|Sở C|6/2026\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "1 Chuyển đổi số trong y tế",
          HasSubstr("Lập bệnh án điện tử"),
          HasSubstr("Liên thông dữ liệu"),
          "2 Mở lớp"
      )
  );
}

TEST(OtherTables, EstimatesAndEmptyForms_AreNoTasks) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n1|Xây chợ|Sở A|6/2026\n2|...|...|\n\n"
      "Dự toán:\nTT|Nội dung|ĐVT|Số lượng|Đơn giá|Thành tiền\n1|Máy "
      "in|Cái|2|4.000.000|8.000.000\n\n"
      "Mẫu báo cáo:\nTT|Nhiệm vụ|Chủ trì|Thời hạn|Kết quả\n1|...|…|...|\n2||||\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Xây chợ", "2 ..."));
  std::vector<std::string> reasons;
  for (const auto& left : plan.left_out) reasons.push_back(left.reason);
  EXPECT_THAT(reasons, Contains("bảng dự toán (đơn giá, thành tiền)"));
  EXPECT_THAT(reasons, Contains("biểu mẫu chưa điền"));
}

TEST(IndicatorRows, RestOfANameBehindAPage_IsNoRow) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm 2026|Cơ quan chủ trì\n"
      "1|Tỷ lệ hồ sơ được giải quyết|%|90|Sở A\n"
      "|đúng hạn trên môi trường mạng||| \n"
      "2|Số bè|Bè|4|Sở A\n"
  );
  EXPECT_THAT(
      Rows(plan),
      ElementsAre(
          "1 Tỷ lệ hồ sơ được giải quyết đúng hạn trên môi trường mạng [%] 2026:=90",
          "2 Số bè [Bè] 2026:=4"
      )
  );
}

TEST(IndicatorColumns, DaysQuartersAndHalves_AreTheirLastDay) {
  const DraftPlan halves = FromText(
      "TT|Chỉ tiêu|ĐVT|6 tháng đầu năm 2026|Cả năm 2026|Đơn vị chủ trì\n"
      "1|Số bè|Bè|50|120|Phòng Kinh tế\n"
  );
  EXPECT_THAT(Rows(halves), ElementsAre("1 Số bè [Bè] 06/2026:=50 2026:=120"));
  const DraftPlan days = FromText(
      "TT|Chỉ tiêu|ĐVT|Đến 15/6/2027|Mốc 2 (31/12/2027)|Đơn vị chủ trì\n"
      "1|Số bè|Bè|3|8|Phòng Kinh tế\n"
  );
  EXPECT_THAT(Rows(days), ElementsAre("1 Số bè [Bè] 15/06/2027:=3 2027:=8"));
  const DraftPlan quarters = FromText(
      "TT|Chỉ tiêu|ĐVT|Quý I/2026|Quý II/2026|Quý III/2026|Quý IV/2026|Đơn vị chủ trì\n"
      "1|Số lớp|Lớp|3|8|10|12|Phòng Văn hóa\n"
  );
  EXPECT_THAT(
      Rows(quarters), ElementsAre("1 Số lớp [Lớp] 03/2026:=3 06/2026:=8 09/2026:=10 2026:=12")
  );
  EXPECT_THAT(quarters.indicators[0].implement, IsEmpty()) << "a quarter is no fund";
}

TEST(IndicatorColumns, ComparisonsAndAverages_AreNoTargets) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|KH 2026|So với 2025 (%)|Đơn vị chủ trì\n1|Sản lượng|Tấn|900|105,5|Sở A\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Sản lượng [Tấn] 2026:=900"));
  const DraftPlan average = FromText(
      "TT|Chỉ tiêu|ĐVT|Giai đoạn 2029-2030|Bình quân 2026-2030|Đơn vị chủ trì\n"
      "1|Tăng trưởng|%|10|9|Sở A\n"
  );
  EXPECT_THAT(Rows(average), ElementsAre("1 Tăng trưởng [%] 2030:=10"));
  const DraftPlan alone =
      FromText("TT|Chỉ tiêu|ĐVT|Bình quân 2026-2030|Đơn vị chủ trì\n1|Tăng trưởng|%|9|Sở A\n");
  EXPECT_THAT(Rows(alone), ElementsAre("1 Tăng trưởng [%] 2030:=9"));
}

TEST(IndicatorColumns, TwoTargetsOfOneDay_AreInDoubt) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Kế hoạch năm 2026|Phấn đấu năm 2026|Đơn vị chủ trì\n1|Số bè|Bè|3|5|Sở A\n"
  );
  EXPECT_THAT(Reasons(plan.indicators.at(0)), Contains("Có hai mục tiêu cùng một mốc 2026"));
}

TEST(IndicatorFigures, ScaleThatTheCellPrints_StaysWithItsFigureInDoubt) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm 2026|Cơ quan chủ trì\n1|Vốn|Triệu USD|2,5 tỷ USD|Sở A\n"
      "2|Dân số|Người|1,5 triệu|Sở A\n3|Thu|Tỷ đồng|850 tỷ đồng|Sở A\n"
  );
  EXPECT_EQ(plan.indicators.at(0).targets.at(0).figure.value, "2.5");
  EXPECT_EQ(plan.indicators[0].targets[0].unit, "tỷ USD");
  EXPECT_THAT(
      Reasons(plan.indicators[0]),
      Contains("Ô ghi đơn vị “tỷ USD”, đơn vị tính của dòng là “Triệu USD”")
  );
  EXPECT_EQ(plan.indicators[1].targets.at(0).unit, "triệu");
  EXPECT_EQ(plan.indicators[2].targets.at(0).unit, "Tỷ đồng");
  EXPECT_THAT(plan.indicators[2].doubts, IsEmpty());
}

TEST(IndicatorFigures, MixedSeparators_AreInDoubt) {
  const auto reasons = [](const std::string& figures) {
    const DraftPlan plan = FromText(
        "TT|Chỉ tiêu|ĐVT|Năm 2026|Năm 2027|Năm 2028|Cơ quan chủ trì\n1|Thu|Tỷ đồng|" + figures +
        "|Sở A\n"
    );
    return Reasons(plan.indicators.at(0));
  };
  const auto mixed = Contains(HasSubstr("dùng lẫn dấu chấm và dấu phẩy"));
  EXPECT_THAT(reasons("1,250|1.375|2.000"), mixed);
  EXPECT_THAT(reasons("1,375.5|1|2"), mixed);
  EXPECT_THAT(reasons("1.250,5|1.375|2.000"), IsEmpty());
  EXPECT_THAT(reasons("0,125|1.375|2.000"), IsEmpty());
  EXPECT_THAT(reasons("1,5|2,25|1.000"), IsEmpty());
}

TEST(TaskRows, TotalOfMoney_IsLeftOut) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Thời gian|Kinh phí (triệu đồng)\n1|Mua máy|Sở A|6/2026|1.000\n"
      "2|Mua phần mềm|Sở A|9/2026|500\n|Tổng cộng|||1.500\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Mua máy", "2 Mua phần mềm"));
  EXPECT_EQ(plan.left_out.back().reason, "dòng cộng");
  EXPECT_THAT(plan.left_out.back().text, HasSubstr("1.500"));
}

TEST(TaskRows, RemarkBetweenRows_IsADoubtOfTheRowAboveAndNoHeading) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Đơn vị chủ trì|Thời gian\n1|Rà soát|Sở A|6/2026\n"
      "|Yêu cầu: Báo cáo riêng thôn Đồi||\n2|Cấp thẻ|Sở B|9/2026\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Rà soát", "2 Cấp thẻ"));
  EXPECT_THAT(
      Reasons(plan.tasks[0]),
      ElementsAre("Dưới dòng này có ghi chú: “Yêu cầu: Báo cáo riêng thôn Đồi”")
  );
  EXPECT_THAT(plan.tasks[1].doubts, IsEmpty()) << "no number is missing";
  EXPECT_EQ(plan.left_out.back().reason, "ghi chú trong bảng");
}

TEST(TaskRows, NumberThatGoesOnOverTheWholeRow_IsATask) {
  const DraftPlan plan = Draft(
      "<table><tr><td>TT<td>Nhiệm vụ<td>Chủ trì<td>Hạn</tr><tr><td>1<td>Một<td>Sở A<td>5/2026</tr>"
      "<tr><td>2<td>Hai<td>Sở A<td>5/2026</tr><tr><td colspan=4>3. Trực ban trong mùa mưa</tr>"
      "<tr><td>4<td>Bốn<td>Sở A<td>5/2026</tr></table>",
      "a.html"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Một", "2 Hai", "3 Trực ban trong mùa mưa", "4 Bốn"));
  EXPECT_FALSE(plan.tasks[2].group);
  EXPECT_THAT(Reasons(plan.tasks[2]), ElementsAre("Chưa ghi cơ quan chủ trì", "Chưa ghi thời hạn"));
}

TEST(TaskRows, DittoMarks_TakeTheTextAboveInEveryColumn) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Phối hợp|Hoàn thành\n1|Một|Sở A|Sở B|30/6/2026\n2|Hai|\"|\"|\"\n"
      "3|Ba|Như trên|//|nt\n4|Bốn|”|''|-nt-\n"
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  for (const DraftTask& task : plan.tasks) {
    EXPECT_THAT(Names(task.lead), ElementsAre("Sở A")) << task.title;
    EXPECT_THAT(Names(task.coordinate), ElementsAre("Sở B")) << task.title;
    EXPECT_EQ(task.deadline.due, Day::FromCivil(2026, 6, 30)) << task.title;
  }
}

TEST(TaskRows, LineBetweenTheRowsOfAText_DoesNotEndTheTable) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì|Thời gian\n1|A|Sở Y tế|6/2026\nGhi chú giữa bảng\n"
      "2|B|Sở Y tế|6/2026|x\n3|C|Sở Y tế|7/2026\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 A", "2 B", "3 C"));
}

TEST(TaskRows, TableOfNumberedRowsThatIsNotRead_IsADoubtOfTheDocument) {
  const DraftPlan plan =
      FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|A|Sở A|6/2026\n\nPhụ lục 2\n\n1|một|hai\n");
  EXPECT_TRUE(std::any_of(plan.doubts.begin(), plan.doubts.end(), [](const Doubt& doubt) {
    return doubt.reason == "Không nhận ra cột của bảng 2 nên bảng này chưa được đọc";
  }));
}

TEST(TaskRows, NumbersThatGoOnBelowAHeading_AreInOrder) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\nI|Một||\n1|a|Sở A|5/2026\n2|b|Sở A|5/2026\nII|Hai||\n"
      "3|c|Sở A|5/2026\nIII|Ba||\n5|d|Sở A|5/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_THAT(plan.tasks[2].doubts, IsEmpty());
  EXPECT_THAT(Reasons(plan.tasks[3]), ElementsAre(HasSubstr("Thiếu số thứ tự")));
}

TEST(DocumentHead, BodyAndNumberInTwoRows_AreThoseOfOneColumn) {
  const DraftPlan plan = Draft(
      "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH HÀ GIAO<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
      "Độc lập - Tự do - Hạnh phúc</tr><tr><td>Số: 45/KH-UBND<td>Hà Giao, ngày 12 tháng 01 năm 2026"
      "</tr></table><p>KẾ HOẠCH</p><p>Phát triển bến thuyền</p><table><tr><td>TT<td>Nhiệm vụ"
      "<td>Chủ trì<td>Hạn</tr><tr><td>1<td>Một<td>Sở A<td>5/2026</tr></table>",
      "a.html"
  );
  EXPECT_EQ(plan.document.issuer, "ỦY BAN NHÂN DÂN TỈNH HÀ GIAO");
  EXPECT_EQ(plan.document.number, "45/KH-UBND");
  EXPECT_THAT(plan.doubts, IsEmpty());
}

TEST(DocumentHead, MottoBesideTheBodyInPlainText_IsNoPartOfIt) {
  const std::string rows = "TT\tNhiệm vụ\tChủ trì\tHạn\n1\tMột\tSở A\t5/2026\n";
  const DraftPlan plan = Draft(
      "UBND TỈNH PHÚ SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
      "    VĂN PHÒNG                Độc lập - Tự do - Hạnh phúc\n"
      "Số: 118/TB-VP           Phú Sơn, ngày 06 tháng 02 năm 2026\nTHÔNG BÁO\nKết luận\n\n" +
          rows,
      "a.txt"
  );
  EXPECT_EQ(plan.document.issuer, "VĂN PHÒNG UBND TỈNH PHÚ SƠN");
  const DraftPlan enclosed = Draft(
      "PHỤ LỤC\n(Kèm theo Kế hoạch số 318/KH-UBND ngày 12/02/2026 của UBND huyện Cồn Lá)\n\n" +
          rows,
      "a.txt"
  );
  EXPECT_EQ(enclosed.document.issuer, "UBND huyện Cồn Lá");
}

TEST(TableColumns, ColumnOfGroups_IsNoName) {
  for (const char* names :
       {"Nhóm nhiệm vụ|Nhiệm vụ cụ thể",
        "Nhiệm vụ|Nội dung công việc",
        "Lĩnh vực|Nhiệm vụ",
        "Nhóm nhiệm vụ, giải pháp|Nội dung thực hiện"}) {
    const DraftPlan plan = FromText(
        std::string("TT|") + names +
        "|Chủ trì|Hạn\n1|Bến bãi|Nạo vét luồng|Sở A|5/2026\n"
        "2||Cắm phao|Sở A|6/2026\n3|Chợ|Lợp mái chợ|Sở B|7/2026\n"
    );
    EXPECT_THAT(
        Titles(plan),
        ElementsAre("Bến bãi: 1 Nạo vét luồng", "Bến bãi: 2 Cắm phao", "Chợ: 3 Lợp mái chợ")
    ) << names;
    EXPECT_THAT(plan.tasks.at(2).doubts, IsEmpty()) << names;
  }
}

TEST(TableColumns, WhoDecides_DoesNotDoTheWork) {
  for (const char* header : {"Cấp trình", "Cơ quan ban hành", "Thẩm quyền phê duyệt"}) {
    const DraftPlan plan = FromText(
        std::string("TT|Đề án|Cơ quan chủ trì|") + header +
        "|Thời gian\n"
        "1|Bến|Sở A|UBND tỉnh|5/2026\n2|Chợ|Sở B|UBND tỉnh|6/2026\n"
    );
    ASSERT_EQ(plan.tasks.size(), 2U) << header;
    EXPECT_THAT(plan.tasks[0].coordinate, IsEmpty()) << header;
    EXPECT_EQ(plan.tasks[0].others.at(0).text, "UBND tỉnh") << header;
  }
}

TEST(TableColumns, YearBeforeTheTargets_IsWhereTheyBegin) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm 2025|Mục tiêu năm 2026|Mục tiêu năm 2030|Chủ trì\n"
      "1|Số bè|Bè|62|70|90|Sở A\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số bè [Bè] 2026:=70 2030:=90"));
  EXPECT_EQ(plan.indicators[0].baseline.value, "62");
  EXPECT_EQ(plan.indicators[0].baseline_year, 2025);
  const DraftPlan years =
      FromText("TT|Chỉ tiêu|ĐVT|Năm 2025|Năm 2026|Chủ trì\n1|Số bè|Bè|62|70|Sở A\n");
  EXPECT_THAT(Rows(years), ElementsAre("1 Số bè [Bè] 2025:=62 2026:=70"));
}

TEST(TableColumns, FourRomanNumbersUnderOneHeader_AreQuarters) {
  const DraftPlan plan = Draft(
      "<table><tr><td rowspan=2>TT<td rowspan=2>Nhiệm vụ<td rowspan=2>Chủ trì<td colspan=4>Tiến độ "
      "thực "
      "hiện năm 2026</tr><tr><td>I<td>II<td>III<td>IV</tr><tr><td>1<td>Một<td>Sở "
      "A<td><td>x<td>x<td></tr>"
      "<tr><td>2<td>Hai<td>Sở A<td><td><td><td>x</tr></table>",
      "a.html"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Từ Quý II/2026 đến Quý III/2026");
  EXPECT_EQ(plan.tasks[1].deadline.raw, "Quý IV/2026");
}

TEST(TaskRows, AddresseesAndSignatureBelowTheTable_AreNoRows) {
  const DraftPlan plan = FromText(
      "STT|Nhiệm vụ|Chủ trì|Quý I|Quý II|Quý III|Quý IV\n1|Một|Sở A||x||\n2|Hai|Sở B||x|x|\n"
      "|Nơi nhận:||||GIÁM ĐỐC|\n|- UBND tỉnh (b/c);|||||\n|||||Trần Văn Bến|\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("1 Một", "2 Hai"));
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Quý II");
  EXPECT_EQ(plan.tasks[1].deadline.raw, "Từ Quý II đến Quý III");
  EXPECT_EQ(plan.left_out.back().reason, "nơi nhận, chữ ký");
}

TEST(TaskRows, NumberedLinesAboveTables_AreHeadingsBelowTheOneAboveThem) {
  const std::string table =
      "<table><tr><td>TT<td>Nhiệm vụ<td>Chủ trì<td>Hạn</tr><tr><td>1<td>Một<td>Sở "
      "A<td>5/2026</tr></table>";
  const DraftPlan plan = Draft(
      "<p><b>II. VIỆC CỤ THỂ</b></p><p>1. Nhóm việc trên bờ</p>" + table +
          "<p>2. Nhóm việc dưới nước</p>" + table,
      "a.html"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(
      SectionPath(plan, plan.tasks[0].section),
      ElementsAre("II VIỆC CỤ THỂ", "1. Nhóm việc trên bờ")
  );
  EXPECT_THAT(
      SectionPath(plan, plan.tasks[1].section),
      ElementsAre("II VIỆC CỤ THỂ", "2. Nhóm việc dưới nước")
  );
}

TEST(TableColumns, FirstOfTwoNames_IsWhatTheRowsAre) {
  const DraftPlan mixed =
      FromText("TT|Nhiệm vụ/Sản phẩm|Chủ trì|Hạn\n1|Nạo vét luồng|Sở A|5/2026\n");
  EXPECT_THAT(Titles(mixed), ElementsAre("1 Nạo vét luồng"));
  const DraftPlan beside =
      FromText("TT|Nhiệm vụ|Chỉ tiêu/Kết quả|Chủ trì|Hạn\n1|Số hóa hồ sơ|4.500 hồ sơ|Sở A|5/2026\n"
      );
  EXPECT_THAT(Titles(beside), ElementsAre("1 Số hóa hồ sơ"));
  EXPECT_EQ(beside.tasks[0].product, "4.500 hồ sơ");
  const DraftPlan unit =
      FromText("TT|Chỉ tiêu (đơn vị tính)|Năm 2026|Năm 2030|Chủ trì\n1|Số bè (bè)|3|5|Sở A\n");
  EXPECT_EQ(unit.indicators.size(), 1U);
}

TEST(TableColumns, ResultAndTimeBesideASlash_AreParted) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Sản phẩm/Thời gian hoàn thành\n1|Nạo vét luồng|Sở A|Đề án/Quý II/2026\n"
      "2|Mở lớp|Sở B|30/6/2026\n3|Đo đất|Sở C|Bản đồ số hóa\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].product, "Đề án");
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 6, 30));
  EXPECT_THAT(plan.tasks[1].product, IsEmpty());
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 6, 30));
  EXPECT_EQ(plan.tasks[2].product, "Bản đồ số hóa");
}

TEST(TableColumns, ResultAndTimeInOneCell_AreParted) {
  const DraftPlan plan = Draft(
      "<table><tr><td>TT<td>Nhiệm vụ<td>Chủ trì<td>Sản phẩm, thời gian hoàn thành</tr>"
      "<tr><td>1<td>Một<td>Sở A<td>Sản phẩm: 4.500 hồ sơ<br>Thời gian: Quý II/2026</tr>"
      "<tr><td>2<td>Hai<td>Sở A<td>Báo cáo; tháng 6/2026</tr></table>",
      "a.html"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].product, "4.500 hồ sơ");
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Quý II/2026");
  EXPECT_EQ(plan.tasks[1].product, "Báo cáo");
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 6, 30));
}

TEST(TableColumns, YearOverAnEarlierOne_ComparesAndTheLastDoneYearBegins) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Thực hiện 2024|ƯTH 2025|KH 2026|2026/2025 (%)|Chủ trì\n"
      "1|Số bè|Bè|50|60|80|133,3|Sở A\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số bè [Bè] 2026:=80"));
  EXPECT_EQ(plan.indicators[0].baseline.value, "60");
  EXPECT_EQ(plan.indicators[0].baseline_year, 2025);
}

TEST(TableColumns, YearAboveHalvesAndQuarters_IsTheirs) {
  const DraftPlan plan = Draft(
      "<table><tr><td rowspan=2>TT<td rowspan=2>Chỉ tiêu<td rowspan=2>ĐVT<td colspan=2>Kế hoạch "
      "năm 2026"
      "<td rowspan=2>Chủ trì</tr><tr><td>6 tháng đầu năm<td>Cả năm</tr>"
      "<tr><td>1<td>Số bè<td>Bè<td>3<td>5<td>Sở A</tr></table>",
      "a.html"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số bè [Bè] 06/2026:=3 2026:=5"));
}

TEST(IndicatorFigures, FigureThatAPrinterBroke_IsJoinedInDoubt) {
  const DraftPlan plan = Draft(
      "<table><tr><td>TT<td>Chỉ tiêu<td>ĐVT<td>Hiện trạng<td>Năm 2026<td>Chủ trì</tr>"
      "<tr><td>1<td>Tỷ lệ<td>%<td>1.10<br>0,75<td>20,2 5<td>Sở A</tr></table>",
      "a.html"
  );
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].targets.at(0).figure.value, "20.25");
  EXPECT_EQ(plan.indicators[0].baseline.value, "1100.75");
  EXPECT_THAT(Reasons(plan.indicators[0]), Contains(HasSubstr("Số bị ngắt dòng trong ô")));
}

TEST(TableLeads, HeadingNamesTheBody_ItsRowsAreLedByIt) {
  const DraftPlan title = FromText(
      "TT|Nhiệm vụ|Hạn|Sản phẩm\nI|SỞ Y TẾ||\n1|Một|5/2026|Báo cáo\nII|Nhiệm vụ của Sở Nội vụ||\n"
      "2|Hai|5/2026|Báo cáo\nIII|PHÁT TRIỂN HẠ TẦNG||\n3|Ba|5/2026|Báo cáo\n"
  );
  ASSERT_EQ(title.tasks.size(), 3U);
  EXPECT_THAT(Names(title.tasks[0].lead), ElementsAre("SỞ Y TẾ"));
  EXPECT_THAT(Reasons(title.tasks[0]), Contains("Cơ quan chủ trì lấy theo tiêu đề mục"));
  EXPECT_THAT(Names(title.tasks[1].lead), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(title.tasks[2].lead, IsEmpty());
  const DraftPlan row = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì|Hạn\nI|Nhận thức|Phòng Văn hóa|\n1|Một||5/2026\n2|Hai|Sở "
      "B|5/2026\n"
  );
  EXPECT_THAT(Names(row.tasks.at(1).lead), ElementsAre("Phòng Văn hóa"));
  EXPECT_THAT(Names(row.tasks.at(2).lead), ElementsAre("Sở B"));
}

TEST(TableLeads, ShortRoles_AreRoles) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Cơ quan chủ trì/phối hợp|Hạn\n1|Một|CT: Sở A; PH: Sở B, Sở C|5/2026\n"
      "4|Bốn|Sở A Phối hợp: Sở B|5/2026\n2|Hai|Sở A (CT), Trường Chính trị tỉnh "
      "(PH)|5/2026\n3|Ba|Công an tỉnh, Bảo hiểm xã hội "
      "tỉnh|5/2026\n"
  );
  EXPECT_THAT(Names(plan.tasks.at(0).lead), ElementsAre("Sở A"));
  EXPECT_THAT(Names(plan.tasks[0].coordinate), ElementsAre("Sở B", "Sở C"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Sở A"));
  EXPECT_THAT(Names(plan.tasks[2].coordinate), ElementsAre("Trường Chính trị tỉnh"));
  EXPECT_THAT(Names(plan.tasks[3].lead), ElementsAre("Công an tỉnh", "Bảo hiểm xã hội tỉnh"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở A"));
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở B"));
}

TEST(TaskRows, NumberOfAWorkbook_IsALabelWithADot) {
  const DraftPlan plan =
      FromText("TT|Nhiệm vụ|Chủ trì|Hạn\n1|Một|Sở A|5/2026\n1,1|Phần|Sở A|5/2026\n");
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[1].ordinal, "1.1");
  EXPECT_EQ(plan.tasks[1].parent, plan.tasks[0].key);
}

TEST(DocumentHead, TypeAndTitleInOneLine_GiveTheYear) {
  const DraftPlan plan =
      FromText("KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026\n\nTT|Nhiệm vụ|Chủ trì|Hạn\n1|Một|Sở A|Tháng 6\n");
  EXPECT_EQ(plan.document.title, "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026");
  EXPECT_EQ(plan.tasks.at(0).deadline.due, Day::FromCivil(2026, 6, 30));
  const DraftPlan scheme = FromText(
      "KẾ HOẠCH THỰC HIỆN ĐỀ ÁN 06 NĂM 2026\n\nTT|Nhiệm vụ|Chủ trì|Hạn\n1|Một|Sở A|Tháng 6\n"
  );
  EXPECT_EQ(scheme.tasks.at(0).deadline.due, Day::FromCivil(2026, 6, 30));
  const DraftPlan list =
      FromText("DANH MỤC NHIỆM VỤ NĂM 2026\n\nTT|Nhiệm vụ|Chủ trì|Hạn\n1|Một|Sở A|Quý III\n");
  EXPECT_EQ(list.tasks.at(0).deadline.due, Day::FromCivil(2026, 9, 30));
}

TEST(TaskRows, PostInCapitals_IsAHeadingOrALeadWhereRowsFollow) {
  const DraftPlan heading = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n|GIÁM ĐỐC||\n1|Một|Sở A|5/2026\n|PHÓ GIÁM ĐỐC||\n2|Hai|Sở "
      "A|5/2026\n"
  );
  EXPECT_THAT(Titles(heading), ElementsAre("GIÁM ĐỐC: 1 Một", "PHÓ GIÁM ĐỐC: 2 Hai"));
  const DraftPlan lead = FromText(
      "Nhiệm vụ|Chủ trì|Hạn\nMột|Sở A|5/2026\nĐiều hành chung|CHỦ TỊCH|Thường xuyên\nBa|Sở "
      "A|5/2026\n"
  );
  EXPECT_EQ(lead.tasks.size(), 3U);
}

TEST(TaskRows, RequirementInTheColumnOfProducts_GoesOnWithTheProduct) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn|Sản phẩm\n1|Một|Sở A|5/2026|Phần mềm;\n||||Yêu cầu: dùng được\n"
      "2|Hai|Sở A|5/2026|Báo cáo\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(plan.tasks[0].product, HasSubstr("Yêu cầu: dùng được"));
}

TEST(TableColumns, TwoNamesThatAreFilledAlike_TheFirstStays) {
  for (const char* second :
       {"Nội dung thực hiện", "Nội dung/sản phẩm cụ thể", "Nội dung, sản phẩm"}) {
    const DraftPlan plan = FromText(
        std::string("TT|Nhiệm vụ|") + second +
        "|Chủ trì|Hạn\n1|Đề án A|Lập hồ sơ|Sở A|5/2026\n"
        "2|Đề án B|Trình duyệt|Sở A|6/2026\n"
    );
    EXPECT_THAT(Titles(plan), ElementsAre("1 Đề án A", "2 Đề án B")) << second;
  }
}

TEST(TableColumns, YearOfThePlanBeforeTheTargets_IsATarget) {
  const DraftPlan plan = FromText(
      "KẾ HOẠCH PHÁT TRIỂN NĂM 2026\n\nTT|Chỉ tiêu|ĐVT|Năm 2026|Mục tiêu năm 2030|Chủ trì\n"
      "1|Số bè|Bè|62|90|Sở A\n"
  );
  EXPECT_THAT(Rows(plan), ElementsAre("1 Số bè [Bè] 2026:=62 2030:=90"));
  EXPECT_TRUE(plan.indicators[0].baseline.text.empty());
}

TEST(TaskTimes, StepThatBegins_IsNoDeadline) {
  const DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Hạn\n1|Một|Sở A|Triển khai từ quý I/2026, nghiệm thu quý IV/2026\n"
  );
  EXPECT_NE(plan.tasks.at(0).deadline.kind, domain::DeadlineKind::kSplit);
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 12, 31));
}

TEST(RowNotes, WhatHasNoFieldOfItsOwn_StandsInTheNote) {
  DraftPlan plan = FromText(
      "TT|Nhiệm vụ|Chủ trì|Thời gian|Kinh phí (triệu đồng)|Tình trạng|Ghi chú\n"
      "1|Mua máy|Sở A chủ trì, phối hợp với Sở B|6/2026|1.000|Đang thực hiện|Ưu tiên\n"
      "2|Mua phần mềm|Sở A|9/2026|-||\n"
  );
  plan.tasks.at(1).drafter.Edit() = {{"Văn phòng", {}}};
  NoteOthers(plan);
  EXPECT_EQ(
      plan.tasks[0].note, "Ưu tiên\nKinh phí (triệu đồng): 1.000\nTrạng thái: Đang thực hiện"
  );
  EXPECT_EQ(plan.tasks[1].note, "Cơ quan tham mưu: Văn phòng");
  const std::string once = plan.tasks[0].note;
  NoteOthers(plan);
  EXPECT_EQ(plan.tasks[0].note, once);
}

TEST(TaskTimes, WholeYearOverBothColumns_IsAsPrinted) {
  const DraftPlan plan = Draft(
      "<p>Kế hoạch năm 2026</p><table><tr><td>TT<td>Nhiệm vụ<td>Chủ trì<td>Bắt đầu<td>Kết thúc</tr>"
      "<tr><td>1<td>Một<td>Sở A<td colspan=2>Cả năm 2026</tr>"
      "<tr><td>2<td>Hai<td>Sở A<td>3/2026<td></tr></table>",
      "a.html"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Cả năm 2026");
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 12, 31));
  EXPECT_EQ(plan.tasks[1].deadline.raw, "3/2026");
  EXPECT_EQ(plan.tasks[1].deadline.kind, domain::DeadlineKind::kStart);
}

TEST(TaskTimes, SecondColumnOfTimes_CountsWhereTheFirstIsEmptyAndIsNeverSilent) {
  const DraftPlan plan = FromText(
      "TT|Văn bản|Chủ trì|Thời gian trình|Thời gian ban hành\n"
      "1|Đề án A|Sở A|10/11/2026|20/12/2026\n2|Đề án B|Sở A||10/12/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 11, 10));
  EXPECT_THAT(
      Reasons(plan.tasks[0]),
      ElementsAre("Bảng có hai cột thời hạn; cột “Thời gian ban hành” ghi “20/12/2026”")
  );
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 12, 10));
  EXPECT_THAT(Reasons(plan.tasks[1]), ElementsAre("Thời hạn lấy từ cột “Thời gian ban hành”"));
}

TEST(TaskTimes, ShortQuartersWithMarks_AreWhenTheWorkIsDone) {
  const DraftPlan plan = FromText(
      "STT|Nhiệm vụ|Đơn vị thực hiện|Q1|Q2|Q3|Q4|Ghi chú\n1|Một|Sở A||x||x|\n2|Hai|Sở B|||x||\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.raw, "Từ Quý 2 đến Quý 4");
  EXPECT_EQ(plan.tasks[1].deadline.raw, "Quý 3");
}

TEST(IndicatorRows, SchoolYear_EndsInMay) {
  const DraftPlan plan = FromText(
      "TT|Chỉ tiêu|ĐVT|Năm học 2025-2026|Năm học 2026-2027|Chủ trì\n1|Trường có học bạ số|%|60|80|"
      "Sở A\n2|Giáo viên được bồi dưỡng|%|50|70|Sở A\n"
  );
  ASSERT_EQ(plan.indicators.size(), 2U);
  ASSERT_EQ(plan.indicators[0].targets.size(), 2U);
  EXPECT_EQ(plan.indicators[0].targets[0].by, Day::FromCivil(2026, 5, 31));
  EXPECT_EQ(plan.indicators[0].targets[1].by, Day::FromCivil(2027, 5, 31));
}

}  // namespace
}  // namespace sauro::intake
