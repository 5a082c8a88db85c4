// What the lines above a table say of its rows.

#include "intake/table_caption.h"

#include <gtest/gtest.h>

#include "intake/draft_for_test.h"

namespace sauro::intake {
namespace {

const std::string kHead =
    "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\n\nAn Giang, ngày 20 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
    "Phát triển kinh tế số năm 2026\n\n";

// Caption and header -> when the only row is due.
struct Due {
  std::string above;
  std::string header;
  std::string cell;
  std::string due;
};

TEST(Caption, YearOfTimes_IsOfHeaderThenGroupThenCaptionThenTitle) {
  for (const Due& each :
       {Due{"", "Thời hạn", "Quý III", "30/09/2026"},
        Due{"PHỤ LỤC\nVIỆC PHẢI LÀM TRONG NĂM 2028\n", "Thời hạn", "Quý III", "30/09/2028"},
        Due{"PHỤ LỤC 2: VIỆC CỦA NĂM 2028\n", "Thời hạn", "15/8", "15/08/2028"},
        Due{"PHỤ LỤC\nVIỆC NĂM 2028\n", "Thời hạn (năm 2029)", "Tháng 2", "28/02/2029"},
        Due{"PHỤ LỤC\nVIỆC NĂM 2028\n", "Thời hạn", "Tháng 2/2027", "28/02/2027"},
        // Years that are over, the end of a period and the date of the paper are none.
        Due{"PHỤ LỤC\nVIỆC TỒN CỦA NĂM 2025\n", "Thời hạn", "Quý III", "30/09/2026"},
        Due{"PHỤ LỤC\nVIỆC ĐẾN NĂM 2030\n", "Thời hạn", "Quý III", "30/09/2026"},
        Due{"PHỤ LỤC\nVIỆC CẦN LÀM\nKèm theo Kế hoạch ngày 20 tháng 01 năm 2027\n",
            "Thời hạn",
            "Quý III",
            "30/09/2026"},
        // An appendix begins anew.
        Due{"PHỤ LỤC I\nVIỆC NĂM 2028\n\nPHỤ LỤC II\nVIỆC KHÁC\n",
            "Thời hạn",
            "Quý III",
            "30/09/2026"}}) {
    const DraftPlan plan = FromText(
        kHead + each.above + "\nTT|Nhiệm vụ|Chủ trì|" + each.header +
        "\n1|Lắp trạm đo mưa|Sở Y tế|" + each.cell + "\n2|Lắp trạm đo gió|Sở Y tế|" + each.cell +
        "\n"
    );
    ASSERT_EQ(plan.tasks.size(), 2U) << each.above;
    ASSERT_TRUE(plan.tasks[0].deadline.due) << each.above;
    EXPECT_EQ(plan.tasks[0].deadline.due->Vietnamese(), each.due) << each.above << each.header;
  }
}

TEST(Caption, YearByWhichFiguresAreWanted) {
  const std::string rows =
      "\nTT|Chỉ tiêu|Đơn vị tính|Giá trị|Cơ quan chủ trì\n1|Tỷ lệ hộ có điện|%|99|Sở Y tế\n"
      "2|Tỷ lệ hộ có nước|%|95|Sở Y tế\n";
  const auto by = [&](const std::string& above) {
    const DraftPlan plan = FromText(kHead + above + rows);
    EXPECT_EQ(plan.indicators.size(), 2U) << above;
    if (plan.indicators.empty() || plan.indicators[0].targets.empty()) return std::string("none");
    return domain::MilestoneText(plan.indicators[0].targets[0].by);
  };
  const std::string end_2026 = by("");
  EXPECT_NE(end_2026.find("2026"), std::string::npos);
  EXPECT_NE(by("PHỤ LỤC\nCHỈ TIÊU ĐẾN NĂM 2031\n").find("2031"), std::string::npos);
  EXPECT_NE(by("PHỤ LỤC\nCHỈ TIÊU GIAI ĐOẠN 2027 - 2031\n").find("2031"), std::string::npos);
  EXPECT_NE(by("PHỤ LỤC\nCHỈ TIÊU NĂM 2028\n").find("2028"), std::string::npos);
  EXPECT_EQ(by("PHỤ LỤC\nCHỈ TIÊU CHUNG\n"), end_2026);
}

TEST(Caption, BodyThatAllTasksAreGivenTo_LeadsThem) {
  const std::string rows =
      "\nTT|Nhiệm vụ|Phối hợp|Thời hạn\n1|Lắp trạm đo mưa|Sở Nội vụ|Quý III\n"
      "2|Lắp trạm đo gió|Sở Nội vụ|Quý III\n";
  const DraftPlan plan = FromText(kHead + "PHỤ LỤC\nGIAO NHIỆM VỤ CHO SỞ Y TẾ NĂM 2026\n" + rows);
  ASSERT_EQ(plan.tasks.size(), 2U);
  ASSERT_EQ(plan.tasks[0].lead.size(), 1U);
  EXPECT_EQ(plan.tasks[0].lead[0].name, "SỞ Y TẾ");
  EXPECT_FALSE(plan.tasks[0].doubts.empty());
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 9, 30));
  const DraftPlan other = FromText(kHead + "PHỤ LỤC\nNHIỆM VỤ CỦA NGÀNH\n" + rows);
  ASSERT_EQ(other.tasks.size(), 2U);
  EXPECT_TRUE(other.tasks[0].lead.empty());
  const DraftPlan given = FromText(kHead + "PHỤ LỤC\nNHIỆM VỤ CỦA UBND TỈNH GIAO\n" + rows);
  ASSERT_EQ(given.tasks.size(), 2U);
  EXPECT_TRUE(given.tasks[0].lead.empty());
}

TEST(Caption, MonthsFromJanuaryOn_AreATime) {
  const DraftPlan plan = FromText(
      kHead +
      "PHỤ LỤC\n\nTT|Chỉ tiêu|Đơn vị|6 tháng 2026|Cả năm 2026\n1|Số cầu|Cầu|4|9\n"
      "2|Số bến|Bến|2|3\n"
  );
  ASSERT_EQ(plan.indicators.size(), 2U);
  ASSERT_EQ(plan.indicators[0].targets.size(), 2U);
  EXPECT_EQ(plan.indicators[0].targets[0].by, Day::FromCivil(2026, 6, 30));
  EXPECT_EQ(plan.indicators[0].targets[1].by, Day::FromCivil(2026, 12, 31));
}

}  // namespace
}  // namespace sauro::intake
