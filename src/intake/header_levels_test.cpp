// Headers of several rows, tables of bodies and figures, and columns that the cells explain.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/coverage.h"
#include "intake/draft_for_test.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// One line a row of the header or below it: "TT^2|Chỉ tiêu^2|Kế hoạch>2/2026|2027/1|Số chợ|4|5".
// "^2" goes down two rows, ">2" over two columns.
std::string Table(const std::string& rows) {
  std::string out = "<table>";
  for (const std::string_view row : Split(rows, '\n')) {
    out += "<tr>";
    for (const std::string_view cell : Split(row, '|')) {
      const std::size_t mark = cell.find_first_of("^>");
      std::string spans;
      if (mark != std::string_view::npos) {
        spans =
            (cell[mark] == '^' ? " rowspan=" : " colspan=") + std::string(cell.substr(mark + 1));
      }
      out += "<td" + spans + ">" + std::string(cell.substr(0, mark)) + "</td>";
    }
    out += "</tr>";
  }
  return out + "</table>";
}

// Below the head of a plan of 2026.
DraftPlan Plan(const std::string& rows, const std::string& caption = "") {
  return Draft(
      "<p>Số: 7/KH-UBND</p><p>Bến Lau, ngày 12 tháng 01 năm 2026</p><p>KẾ HOẠCH</p>"
      "<p>Học chữ số trong khu phố</p><p>PHỤ LỤC</p><p>" +
          caption + "</p>" + Table(rows),
      "a.html"
  );
}

std::string Figures(const DraftIndicator& row) {
  std::string out = row.title + " [" + row.unit + "]";
  for (const DraftParty& party : row.lead) out += " " + party.name;
  if (!row.baseline.text.empty()) {
    out += " từ " + row.baseline.value;
    if (row.baseline_year) out += " " + std::to_string(*row.baseline_year);
  }
  for (const DraftTarget& target : row.targets) {
    out += "; " + (target.by ? target.by->Iso() : std::string("?")) + " " + target.op +
           target.figure.value;
  }
  return out;
}

std::vector<std::string> AllFigures(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const DraftIndicator& row : plan.indicators) out.push_back(Figures(row));
  return out;
}

std::vector<std::string> Times(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const DraftTask& task : plan.tasks) {
    out.push_back(task.deadline.raw + (task.status_text->empty() ? "" : "!" + *task.status_text));
  }
  return out;
}

std::vector<std::string> Doubts(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const Doubt& doubt : plan.doubts) out.push_back(doubt.reason);
  return out;
}

TEST(HeaderLevels, YearsBelowAnyTimeWord_AreTargets) {
  for (const char* above :
       {"Kế hoạch thực hiện",
        "Lộ trình thực hiện",
        "Thực hiện qua các năm",
        "Dự kiến thực hiện",
        "Thời gian thực hiện",
        "Tiến độ",
        "Mục tiêu"}) {
    for (const char* year : {"", "Năm "}) {
      const DraftPlan plan = Plan(
          "TT^2|Chỉ tiêu^2|ĐVT^2|Thực hiện năm 2025^2|" + std::string(above) + ">3|Chủ trì^2\n" +
          year + "2026|" + year + "2027|" + year +
          "2030\n1|Điểm học chữ số|Điểm|3|5|7|12|Khu phố 1\n2|Hộ có mạng|%|60|70|80|95|Khu phố 2"
      );
      EXPECT_THAT(
          AllFigures(plan),
          ElementsAre(
              "Điểm học chữ số [Điểm] Khu phố 1 từ 3 2025; 2026-12-31 =5; 2027-12-31 =7; "
              "2030-12-31 =12",
              "Hộ có mạng [%] Khu phố 2 từ 60 2025; 2026-12-31 =70; 2027-12-31 =80; 2030-12-31 =95"
          )
      ) << above
        << " over " << year << "2026";
    }
  }
}

TEST(HeaderLevels, YearsThatAreOver_StayWhatWasReached) {
  const DraftPlan plan = Plan(
      "TT^2|Chỉ tiêu^2|ĐVT^2|Kết quả thực hiện>2|Kế hoạch năm 2026^2\nNăm 2024|Năm 2025\n"
      "1|Điểm học chữ số|Điểm|2|3|5\n2|Hộ có mạng|%|50|60|70"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Điểm học chữ số [Điểm] từ 3 2025; 2026-12-31 =5",
          "Hộ có mạng [%] từ 60 2025; 2026-12-31 =70"
      )
  );
}

TEST(HeaderLevels, YearsBeforeThePlanBelowATimeWord_AreWhatWasReached) {
  for (const char* above : {"Thời gian thực hiện", "Thực hiện qua các năm", "Năm"}) {
    const DraftPlan plan = Plan(
        "TT^2|Chỉ tiêu^2|ĐVT^2|" + std::string(above) +
        ">3\nNăm 2025|Năm 2026|Năm 2027\n1|Điểm học chữ số|Điểm|2|3|5\n2|Hộ có mạng|%|50|60|70"
    );
    EXPECT_THAT(
        AllFigures(plan),
        ElementsAre(
            "Điểm học chữ số [Điểm] từ 2 2025; 2026-12-31 =3; 2027-12-31 =5",
            "Hộ có mạng [%] từ 50 2025; 2026-12-31 =60; 2027-12-31 =70"
        )
    ) << above;
  }
}

TEST(HeaderLevels, MoneyBelowYears_IsNoTargetOfTasks) {
  const DraftPlan plan = Plan(
      "TT^2|Nhiệm vụ^2|Chủ trì^2|Thời gian thực hiện^2|Nhu cầu vốn>2\n2026|2027\n1|Kéo cáp|Sở "
      "A|2026 - 2027|45|60\n2|Dạy gõ phím|Sở B|2026|12|"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.raw, "2026 - 2027");
  EXPECT_TRUE(plan.indicators.empty());
}

TEST(HeaderLevels, WordsForWhatWasReached_AreTheBaseline) {
  for (const char* before :
       {"Cơ sở (2025)", "Giá trị nền 2025", "Đầu kỳ", "Đến 30/9/2025", "Năm cơ sở 2025"}) {
    const DraftPlan plan = Plan(
        "TT^2|Chỉ tiêu^2|ĐVT^2|" + std::string(before) +
        "^2|Mục tiêu>2\n2026|2030\n1|Hộ có mạng|%|60|70|95\n2|Hộ có sổ|%|20|30|90"
    );
    ASSERT_EQ(plan.indicators.size(), 2U) << before;
    EXPECT_EQ(plan.indicators[0].baseline.value, "60") << before;
    EXPECT_EQ(plan.indicators[0].targets.size(), 2U) << before;
  }
}

TEST(BodyMatrix, FiguresOfBodies_AreIndicatorsOfTheYearOfTheCaption) {
  for (const char* name : {"Tên xã, phường", "Xã, phường", "Tên đơn vị hành chính", "Đơn vị"}) {
    const DraftPlan plan = Plan(
        "STT|" + std::string(name) +
            "|Tỷ lệ hộ dùng ví số (%)|Tỷ lệ hộ có mạng (%)|Số tổ tự quản (tổ)\n"
            "1|Phường Bến Lau|40|90|12\n2|Xã Gò Sậy|≥ 25|75|8\n|Tổng cộng|33|82|20",
        "CHỈ TIÊU GIAO CÁC XÃ NĂM 2027"
    );
    EXPECT_TRUE(plan.tasks.empty()) << name;
    EXPECT_THAT(
        AllFigures(plan),
        ElementsAre(
            "Tỷ lệ hộ dùng ví số (%) [%] Phường Bến Lau; 2027-12-31 =40",
            "Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2027-12-31 =90",
            "Số tổ tự quản (tổ) [tổ] Phường Bến Lau; 2027-12-31 =12",
            "Tỷ lệ hộ dùng ví số (%) [%] Xã Gò Sậy; 2027-12-31 >=25",
            "Tỷ lệ hộ có mạng (%) [%] Xã Gò Sậy; 2027-12-31 =75",
            "Số tổ tự quản (tổ) [tổ] Xã Gò Sậy; 2027-12-31 =8"
        )
    ) << name;
  }
}

TEST(BodyMatrix, YearsBelowIndicators_AreTargetsOfOneIndicator) {
  const std::vector<std::string> wanted{
      "Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2026-12-31 =70; 2030-12-31 =95",
      "Thu từ chợ số (tỷ đồng) [tỷ đồng] Phường Bến Lau; 2026-12-31 =3; 2030-12-31 =9",
      "Tỷ lệ hộ có mạng (%) [%] Xã Gò Sậy; 2026-12-31 =55; 2030-12-31 =90",
      "Thu từ chợ số (tỷ đồng) [tỷ đồng] Xã Gò Sậy; 2026-12-31 =1; 2030-12-31 =4"};
  const DraftPlan below = Plan(
      "TT^2|Xã, phường^2|Tỷ lệ hộ có mạng (%)>2|Thu từ chợ số (tỷ đồng)>2\n2026|2030|Năm 2026|Năm "
      "2030\n1|Phường Bến Lau|70|95|3|9\n2|Xã Gò Sậy|55|90|1|4"
  );
  EXPECT_EQ(AllFigures(below), wanted);
  const DraftPlan above = Plan(
      "TT^2|Xã, phường^2|Năm 2026>2|Năm 2030>2\nTỷ lệ hộ có mạng (%)|Thu từ chợ số (tỷ đồng)|Tỷ lệ "
      "hộ có mạng (%)|Thu từ chợ số (tỷ đồng)\n1|Phường Bến Lau|70|3|95|9\n2|Xã Gò Sậy|55|1|90|4"
  );
  EXPECT_EQ(AllFigures(above), wanted);
}

TEST(BodyMatrix, YearInTheName_IsOfTheTarget) {
  const DraftPlan plan = Plan(
      "TT|Đơn vị|Tỷ lệ hộ có mạng năm 2026 (%)|Tỷ lệ hộ có sổ đến năm 2030 (%)\n"
      "1|Phường Bến Lau|70|95\n2|Xã Gò Sậy|55|90\n|Toàn huyện|60|92"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2026-12-31 =70",
          "Tỷ lệ hộ có sổ (%) [%] Phường Bến Lau; 2030-12-31 =95",
          "Tỷ lệ hộ có mạng (%) [%] Xã Gò Sậy; 2026-12-31 =55",
          "Tỷ lệ hộ có sổ (%) [%] Xã Gò Sậy; 2030-12-31 =90",
          "Tỷ lệ hộ có mạng (%) [%]; 2026-12-31 =60",
          "Tỷ lệ hộ có sổ (%) [%]; 2030-12-31 =92"
      )
  );
}

TEST(BodyMatrix, UnitsInARowOfTheHeader_AreThoseOfTheirColumns) {
  const DraftPlan plan = Plan(
      "TT^2|Xã^2|Hộ có mạng|Tổ tự quản số\n%|Tổ\n1|Gò Sậy|70%|9\n2|Bến Lau|80%|7",
      "GIAO CHỈ TIÊU NĂM 2026"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Hộ có mạng [%] Xã Gò Sậy; 2026-12-31 =70",
          "Tổ tự quản số [Tổ] Xã Gò Sậy; 2026-12-31 =9",
          "Hộ có mạng [%] Xã Bến Lau; 2026-12-31 =80",
          "Tổ tự quản số [Tổ] Xã Bến Lau; 2026-12-31 =7"
      )
  );
}

TEST(BodyMatrix, FiguresThatNobodyCallsTargets_AreNotRead) {
  const DraftPlan plan = Plan(
      "TT|Tên đơn vị hành chính|Số hộ có mạng|Số hộ có máy\n1|Phường Bến Lau|700|95\n2|Xã Gò "
      "Sậy|550|90\n3|Xã Lung Tràm|10|20",
      "HIỆN TRẠNG HẠ TẦNG"
  );
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_TRUE(plan.indicators.empty());
  EXPECT_THAT(Doubts(plan), Contains(HasSubstr("Không nhận ra cột của bảng")));
}

TEST(BodyMatrix, FiguresThatNobodyNamesInAPlanOfAYear_AreTargetsWithADoubt) {
  const std::string table = Table(
      "TT|Tên xã, phường|Tỷ lệ hộ có mạng (%)|Số tổ tự quản (tổ)\n1|Phường Bến Lau|70|9\n2|Xã Gò "
      "Sậy|55|8"
  );
  const DraftPlan plan = Draft(
      "<p>Số: 7/KH-UBND</p><p>Bến Lau, ngày 12 tháng 01 năm 2026</p><p>KẾ HOẠCH</p>"
      "<p>Chuyển đổi số năm 2026</p><p>PHỤ LỤC</p>" +
          table,
      "a.html"
  );
  EXPECT_THAT(
      AllFigures(plan), Contains("Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2026-12-31 =70")
  );
  EXPECT_THAT(Doubts(plan), Contains(HasSubstr("được hiểu là mục tiêu")).Times(1));
  const DraftPlan report = Draft(
      "<p>Số: 7/BC-UBND</p><p>Bến Lau, ngày 12 tháng 01 năm 2026</p><p>BÁO CÁO</p>"
      "<p>Chuyển đổi số năm 2026</p><p>PHỤ LỤC</p>" +
          table,
      "a.html"
  );
  EXPECT_THAT(report.indicators, IsEmpty());
}

TEST(BodyMatrix, FiguresBelowWordsThatLookBack_AreNotRead) {
  const std::string rows =
      "TT|Xã, phường|Tỷ lệ hộ có mạng năm 2026 (%)|Số tổ tự quản (tổ)\n1|Phường Bến Lau|70|9\n"
      "2|Xã Gò Sậy|55|9\n3|Xã Lung Tràm|10|2";
  for (const char* caption : {"KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM 2026", "HIỆN TRẠNG NĂM 2026"}) {
    EXPECT_TRUE(Plan(rows, caption).indicators.empty()) << caption;
  }
  EXPECT_EQ(Plan(rows, "CHỈ TIÊU NĂM 2026").indicators.size(), 6U);
}

TEST(BodyMatrix, WhatWasReachedAndWhatIsPlanned_BelowEachIndicator) {
  const DraftPlan plan = Plan(
      "TT^2|Xã, phường^2|Hộ có mạng (%)>2|Số tổ tự quản (tổ)>2\nThực hiện 2025|Kế hoạch "
      "2026|Thực hiện|Kế hoạch\n1|Phường Bến Lau|60|70|5|9\n2|Xã Gò Sậy|50|55|6|7",
      "KẾ HOẠCH GIAO CHỈ TIÊU NĂM 2026"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Hộ có mạng (%) [%] Phường Bến Lau từ 60 2025; 2026-12-31 =70",
          "Số tổ tự quản (tổ) [tổ] Phường Bến Lau từ 5; 2026-12-31 =9",
          "Hộ có mạng (%) [%] Xã Gò Sậy từ 50 2025; 2026-12-31 =55",
          "Số tổ tự quản (tổ) [tổ] Xã Gò Sậy từ 6; 2026-12-31 =7"
      )
  );
}

TEST(BodyMatrix, OneNameBehindWordsForWhatIsAndWhatIsWanted_IsOneIndicator) {
  const DraftPlan plan = Plan(
      "TT|Xã|Hiện trạng hộ có mạng (%)|Mục tiêu hộ có mạng năm 2027 (%)|Mục tiêu số tổ (tổ)\n"
      "1|Xã Gò Sậy|50|60|3\n2|Xã Bến Lau|60|70|4"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Hộ có mạng (%) [%] Xã Gò Sậy từ 50; 2027-12-31 =60",
          "Mục tiêu số tổ (tổ) [tổ] Xã Gò Sậy; ? =3",
          "Hộ có mạng (%) [%] Xã Bến Lau từ 60; 2027-12-31 =70",
          "Mục tiêu số tổ (tổ) [tổ] Xã Bến Lau; ? =4"
      )
  );
}

TEST(BodyMatrix, MoneyOfBodies_IsNoTarget) {
  const DraftPlan plan = Plan(
      "TT|Xã, phường|Tổng|Năm 2026|Năm 2027\n1|Xã Gò Sậy|50|20|30\n2|Xã Bến Lau|60|30|30",
      "PHÂN BỔ KINH PHÍ CHO CÁC XÃ"
  );
  EXPECT_TRUE(plan.indicators.empty());
  EXPECT_TRUE(plan.tasks.empty());
}

TEST(BodyMatrix, SameNamesBelowDifferentWords_StayApart) {
  const DraftPlan plan = Plan(
      "TT^2|Xã, phường^2|Dịch vụ công>2|Sổ tay số>2\nTỷ lệ dùng (%)|Số người dùng|Tỷ lệ dùng "
      "(%)|Số người dùng\n1|Phường Bến Lau|60|700|50|90\n2|Xã Gò Sậy|50|550|60|70",
      "CHỈ TIÊU NĂM 2026"
  );
  std::vector<std::string> names;
  for (const DraftIndicator& row : plan.indicators) names.push_back(row.title);
  EXPECT_THAT(
      names,
      ElementsAre(
          "Dịch vụ công: Tỷ lệ dùng (%)",
          "Dịch vụ công: Số người dùng",
          "Sổ tay số: Tỷ lệ dùng (%)",
          "Sổ tay số: Số người dùng",
          "Dịch vụ công: Tỷ lệ dùng (%)",
          "Dịch vụ công: Số người dùng",
          "Sổ tay số: Tỷ lệ dùng (%)",
          "Sổ tay số: Số người dùng"
      )
  );
}

TEST(BodyMatrix, OneFigureWithAName_IsThatIndicator) {
  const DraftPlan plan =
      Plan("TT|Xã, phường|Tỷ lệ hộ có mạng năm 2026 (%)\n1|Phường Bến Lau|70\n2|Xã Gò Sậy|55");
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2026-12-31 =70",
          "Tỷ lệ hộ có mạng (%) [%] Xã Gò Sậy; 2026-12-31 =55"
      )
  );
}

TEST(BodyMatrix, BodiesAboveFigures_LeadWhatTheyAreGiven) {
  for (const char* over : {"Phân theo địa phương", "Chia theo đơn vị", "Chỉ tiêu giao"}) {
    const DraftPlan plan = Plan(
        "TT^2|Chỉ tiêu^2|ĐVT^2|Tổng số^2|" + std::string(over) +
            ">2\nXã Gò Sậy|Phường Bến Lau\n1|Tổ tự quản số|Tổ|20|9|11\n2|Hộ có mạng|%|75|70|80",
        "CHỈ TIÊU GIAO NĂM 2026"
    );
    EXPECT_THAT(
        AllFigures(plan),
        ElementsAre(
            "Tổ tự quản số [Tổ]; 2026-12-31 =20",
            "Tổ tự quản số [Tổ] Xã Gò Sậy; 2026-12-31 =9",
            "Tổ tự quản số [Tổ] Phường Bến Lau; 2026-12-31 =11",
            "Hộ có mạng [%]; 2026-12-31 =75",
            "Hộ có mạng [%] Xã Gò Sậy; 2026-12-31 =70",
            "Hộ có mạng [%] Phường Bến Lau; 2026-12-31 =80"
        )
    ) << over;
  }
}

TEST(BodyMatrix, YearsBelowBodies_AreTargetsOfEachBody) {
  const DraftPlan plan = Plan(
      "TT^2|Chỉ tiêu^2|ĐVT^2|Xã Gò Sậy>2|Phường Bến Lau>2\n2026|2030|2026|2030\n"
      "1|Hộ có mạng|%|70|90|80|95\n2|Hộ có sổ|%|30|60|40|70"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Hộ có mạng [%] Xã Gò Sậy; 2026-12-31 =70; 2030-12-31 =90",
          "Hộ có mạng [%] Phường Bến Lau; 2026-12-31 =80; 2030-12-31 =95",
          "Hộ có sổ [%] Xã Gò Sậy; 2026-12-31 =30; 2030-12-31 =60",
          "Hộ có sổ [%] Phường Bến Lau; 2026-12-31 =40; 2030-12-31 =70"
      )
  );
}

TEST(BodyMatrix, QuartersBelowBodies_AreOfTheYearOfTheCaption) {
  const DraftPlan plan = Plan(
      "TT^2|Chỉ tiêu^2|ĐVT^2|Xã Gò Sậy>2|Xã Bến Lau>2\nQuý I|Quý II|Quý I|Quý II\n1|Hộ có "
      "mạng|%|70|90|80|95\n2|Hộ có sổ|%|30|60|40|70",
      "CHỈ TIÊU NĂM 2027"
  );
  ASSERT_EQ(plan.indicators.size(), 4U);
  EXPECT_EQ(
      Figures(plan.indicators[1]), "Hộ có mạng [%] Xã Bến Lau; 2027-03-31 =80; 2027-06-30 =95"
  );
}

TEST(BodyMatrix, HeaderOfTwoLinesWithoutMergedCells_IsReadAlike) {
  const DraftPlan plan = FromText(
      "CHỈ TIÊU GIAO CÁC XÃ\n\nTT|Xã, phường|Tỷ lệ hộ có mạng (%)||Số sáng kiến|\n"
      "||2026|2030|2026|2030\n1|Xã Gò Sậy|40|50|1|2\n2|Phường Bến Lau|60|70|3|4\n"
  );
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Tỷ lệ hộ có mạng (%) [%] Xã Gò Sậy; 2026-12-31 =40; 2030-12-31 =50",
          "Số sáng kiến [] Xã Gò Sậy; 2026-12-31 =1; 2030-12-31 =2",
          "Tỷ lệ hộ có mạng (%) [%] Phường Bến Lau; 2026-12-31 =60; 2030-12-31 =70",
          "Số sáng kiến [] Phường Bến Lau; 2026-12-31 =3; 2030-12-31 =4"
      )
  );
}

TEST(BodyMatrix, KindsOfBodies_HeadThem) {
  for (const char* name : {"Phòng, ban", "Cơ quan, đơn vị", "Đơn vị trực thuộc", "Tên đơn vị"}) {
    const DraftPlan plan = Plan(
        "TT|" + std::string(name) +
            "|Tỷ lệ văn bản ký số (%)|Số sáng kiến\n1|Phòng Kinh tế|100|4\n2|Văn phòng UBND|98|6",
        "CHỈ TIÊU GIAO NĂM 2026"
    );
    EXPECT_TRUE(plan.tasks.empty()) << name;
    EXPECT_EQ(plan.indicators.size(), 4U) << name;
  }
}

TEST(HeaderLevels, FirstMonthsOfAYear_EndInIt) {
  const DraftPlan plan =
      Plan("TT|Chỉ tiêu|ĐVT|6 tháng 2026|Cả năm 2026\n1|Hộ có mạng|%|70|80\n2|Hộ có sổ|%|10|20");
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Hộ có mạng [%]; 2026-06-30 =70; 2026-12-31 =80",
          "Hộ có sổ [%]; 2026-06-30 =10; 2026-12-31 =20"
      )
  );
}

TEST(Timeline, MarksBelowYearsUnderAnyTimeWord_AreWhenTheWorkGoesOn) {
  for (const char* above :
       {"Thời gian thực hiện",
        "Thời gian",
        "Tiến độ",
        "Tiến độ thực hiện",
        "Thời gian hoàn thành",
        "Năm thực hiện",
        "Lộ trình thực hiện",
        "Phân kỳ"}) {
    for (const char* year : {"", "Năm "}) {
      const DraftPlan plan = Plan(
          "TT^2|Nhiệm vụ^2|Chủ trì^2|" + std::string(above) + ">3\n" + year + "2026|" + year +
          "2027|" + year + "2028\n1|Kéo cáp qua rạch|Sở A|x||\n2|Dạy gõ phím|Sở B||x|x"
      );
      EXPECT_THAT(Times(plan), ElementsAre("Năm 2026", "Năm 2027 - 2028")) << above << year;
    }
  }
}

TEST(Timeline, MarksBelowMonthsAndQuarters_AreWhenTheWorkGoesOn) {
  const auto times = [](const std::string& above, const std::string& below) {
    return Times(Plan(
        "TT^2|Nhiệm vụ^2|Chủ trì^2|" + above + ">3\n" + below +
        "\n1|Kéo cáp qua rạch|Sở A|✓||\n2|Dạy gõ phím|Sở B||■|✓"
    ));
  };
  EXPECT_THAT(
      times("Thời gian thực hiện (tháng/2026)", "1|2|3"),
      ElementsAre("Tháng 1/2026", "Từ Tháng 2/2026 đến Tháng 3/2026")
  );
  EXPECT_THAT(
      times("Tiến độ năm 2026", "T1|T2|T3"),
      ElementsAre("Tháng 1/2026", "Từ Tháng 2/2026 đến Tháng 3/2026")
  );
  EXPECT_THAT(
      times("Quý/2026", "I|II|III"), ElementsAre("Quý I/2026", "Từ Quý II/2026 đến Quý III/2026")
  );
}

TEST(Timeline, WordsAmongMarks_StayBesideTheRow) {
  const DraftPlan plan = Plan(
      "TT^2|Nhiệm vụ^2|Chủ trì^2|Thời gian>2\n2026|2027\n1|Kéo cáp|Sở A|x|\n2|Dạy gõ phím|Sở "
      "B|x|x\n3|Sửa máy|Sở C|x|Duy trì\n4|Gom rác điện tử|Sở D||x"
  );
  EXPECT_THAT(Times(plan), ElementsAre("Năm 2026", "Năm 2026 - 2027", "Năm 2026", "Năm 2027"));
  EXPECT_EQ(plan.tasks.at(2).others.at(0).text, "Duy trì");
}

TEST(Values, OneColumnOfFiguresBesideIndicators_HoldsTheTargets) {
  for (const char* name : {"Giá trị cần đạt", "Kết quả cần đạt", "Số lượng", "Con số phải tới"}) {
    const DraftPlan plan = Plan(
        "TT|Chỉ tiêu|ĐVT|" + std::string(name) +
            "|Đơn vị theo dõi\n1|Điểm học chữ số|Điểm|12|Khu "
            "phố 1\n2|Hộ có mạng|%|≥ 95|Khu phố 2",
        "CHỈ TIÊU ĐẾN NĂM 2030"
    );
    EXPECT_THAT(
        AllFigures(plan),
        ElementsAre(
            "Điểm học chữ số [Điểm] Khu phố 1; 2030-12-31 =12",
            "Hộ có mạng [%] Khu phố 2; 2030-12-31 >=95"
        )
    ) << name;
  }
}

TEST(Values, PointsAndMoney_AreNoTargets) {
  for (const char* name : {"Điểm tối đa", "Kinh phí (triệu đồng)", "Trọng số"}) {
    const DraftPlan plan = Plan(
        "TT|Chỉ tiêu|ĐVT|" + std::string(name) +
        "|Đơn vị theo dõi\n1|Điểm học chữ số|Điểm|12|Khu phố 1\n2|Hộ có mạng|%|95|Khu phố 2"
    );
    for (const DraftIndicator& row : plan.indicators) EXPECT_THAT(row.targets, IsEmpty()) << name;
  }
}

TEST(Values, CaptionOfAYearThatIsOver_GivesNoYear) {
  const DraftPlan plan =
      Plan("TT|Chỉ tiêu|ĐVT|Mục tiêu\n1|Hộ có mạng|%|95\n2|Hộ có sổ|%|90", "CHỈ TIÊU NĂM 2024");
  ASSERT_EQ(plan.indicators.size(), 2U);
  EXPECT_EQ(plan.indicators[0].targets.at(0).by, std::nullopt);
}

TEST(Values, NamesThatSayWhatIsWanted_AreIndicators) {
  const DraftPlan plan = Plan(
      "TT|Chỉ tiêu|Chủ trì|Thời gian hoàn thành\n1|Tỷ lệ hộ có mạng đạt trên 40%|Khu phố 1|Tháng "
      "12/2026\n2|100% tổ tự quản có máy|Khu phố 2|Năm 2027"
  );
  EXPECT_TRUE(plan.tasks.empty());
  EXPECT_THAT(
      AllFigures(plan),
      ElementsAre(
          "Tỷ lệ hộ có mạng đạt trên 40% [%] Khu phố 1; 2026-12-31 >40",
          "100% tổ tự quản có máy [%] Khu phố 2; 2027-12-31 =100"
      )
  );
}

TEST(Status, JudgementsOfProgress_AreTheStatus) {
  for (const char* name : {"Đánh giá", "Mức độ hoàn thành"}) {
    const DraftPlan plan = Plan(
        "TT|Nhiệm vụ|Chủ trì|Thời hạn|Kết quả thực hiện|" + std::string(name) +
        "\n1|Kéo cáp|Sở A|Quý I/2026|Đã kéo 2 km|Hoàn thành\n2|Dạy gõ|Sở B|Quý II/2026||Chưa thực "
        "hiện\n3|Sửa máy|Sở C|Quý I/2026|Nửa số máy|Quá hạn"
    );
    ASSERT_EQ(plan.tasks.size(), 3U) << name;
    EXPECT_EQ(plan.tasks[0].status, StatedStatus::kCompleted) << name;
    EXPECT_EQ(plan.tasks[1].status, StatedStatus::kNotStarted) << name;
    EXPECT_EQ(*plan.tasks[2].status_text, "Quá hạn") << name;
    EXPECT_EQ(*plan.tasks[0].result, "Đã kéo 2 km") << name;
  }
}

TEST(Status, JudgementsInFreeWords_AreNone) {
  const DraftPlan plan = Plan(
      "TT|Nhiệm vụ|Chủ trì|Thời hạn|Đánh giá\n1|Kéo cáp|Sở A|Quý I/2026|Loại A\n2|Dạy gõ|Sở B|Quý "
      "II/2026|Loại B"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(*plan.tasks[0].status_text, "");
}

TEST(Coverage, CellsOfColumnsThatNothingExplains_AreLeftOutWithOneDoubt) {
  const std::string paper =
      "<p>KẾ HOẠCH</p>" +
      Table(
          "TT|Nhiệm vụ|Chủ trì|Thời hạn|Màu cờ|Hướng gió|Kinh phí\n1|Kéo cáp|Sở "
          "A|Quý I/2026|Đỏ|Bắc|5\n2|Dạy gõ|Sở B|Quý II/2026||Nam|7"
      );
  const auto document = docread::ReadDocument(paper, "a.html");
  ASSERT_TRUE(document.ok());
  const auto plan = MakeDraft(*document, {});
  ASSERT_TRUE(plan.ok());
  const Coverage coverage = MeasureCoverage(*document, *plan);
  EXPECT_EQ(coverage.left_out.at(std::string(kUnknownColumn)), 3U);
  EXPECT_THAT(coverage.missing, IsEmpty());
  EXPECT_THAT(Doubts(*plan), Contains(HasSubstr("“Hướng gió”, “Màu cờ” của bảng 1")).Times(1));
  EXPECT_EQ(plan->tasks.at(0).others.size(), 3U) << "they stay beside the row";
}

}  // namespace
}  // namespace sauro::intake
