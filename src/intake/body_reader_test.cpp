// Tasks and targets in the words of a plan that has no table.

#include "intake/body_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/assignment.h"
#include "intake/labels.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

DraftPlan PlanOf(const std::string& body) {
  const std::string head =
      "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\n";
  const auto document = docread::ReadDocument(head + body + "\nNơi nhận:\n- Như trên.\n", "a.txt");
  EXPECT_TRUE(document.ok());
  auto plan = MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok());
  return plan ? *plan : DraftPlan{};
}

std::vector<std::string> Titles(const DraftPlan& plan) {
  std::vector<std::string> out;
  for (const DraftTask& task : plan.tasks) out.push_back(task.title);
  return out;
}

std::vector<std::string> Names(const std::vector<DraftParty>& parties) {
  std::vector<std::string> out;
  for (const DraftParty& party : parties) out.push_back(party.name);
  return out;
}

template <typename Matcher>
auto Doubts(const Matcher& reason) {
  return Contains(Field(&Doubt::reason, reason));
}

TEST(Body, BracketWithBodies_KeepsTheTimeAndTheProductBelow) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Hạ tầng\n- Rà soát trạm phát sóng.\n"
      "- Sửa chữa đường truyền (Sở Y tế chủ trì, Sở Tài chính phối hợp).\n- Mua sắm thiết bị.\n"
      "Thời gian thực hiện: tháng 9/2026.\nSản phẩm: Báo cáo.\nCơ quan chủ trì: Sở Nội vụ\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  for (const DraftTask& task : plan.tasks) {
    EXPECT_EQ(task.deadline.due, Day::FromCivil(2026, 9, 30)) << task.title;
    EXPECT_EQ(task.product, "Báo cáo") << task.title;
  }
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở Tài chính"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Sở Nội vụ"));
}

TEST(Body, WhatWasDoneLastYear_IsNoTask) {
  constexpr std::string_view kRest =
      "I. ĐÁNH GIÁ KẾT QUẢ NĂM 2025\n1. Kết quả đạt được\n- Đã đưa vào sử dụng 20 hệ thống.\n"
      "- Sở Y tế triển khai bệnh án điện tử.\nII. MỤC TIÊU CỤ THỂ\n- Tỷ lệ hồ sơ đạt 90%.\n"
      "III. NHIỆM VỤ VÀ GIẢI PHÁP\n- Rà soát trạm phát sóng.\n";
  for (const std::string_view preamble :
       {"Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai nhiệm vụ năm 2026 như sau:\n",
        "Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện như sau:\n"}) {
    const DraftPlan plan = PlanOf(std::string(preamble) + std::string(kRest));
    EXPECT_THAT(Titles(plan), ElementsAre("Rà soát trạm phát sóng.")) << preamble;
    EXPECT_EQ(plan.indicators.size(), 1U) << preamble;
  }
}

TEST(Body, WordsThatSumUp_EndItOnlyWithTheNameOfADocument) {
  const std::string before = "II. NHIỆM VỤ\n- Rà soát trạm.\n";
  const std::string after = "- Niêm yết thủ tục.\n";
  EXPECT_THAT(
      Titles(PlanOf(before + "Trên đây là các nhiệm vụ chung của các cấp.\n" + after)),
      ElementsAre("Rà soát trạm.", "Niêm yết thủ tục.")
  );
  EXPECT_THAT(
      Titles(PlanOf(before + "Trên đây là Kế hoạch chuyển đổi số năm 2026.\n" + after)),
      ElementsAre("Rà soát trạm.")
  );
}

TEST(Body, BodyOfTheSentence_LeadsBeforeThatOfTheHeading) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Sở Y tế\na) Rà soát quy trình.\n"
      "b) Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí.\n"
      "c) Sở Nội vụ bố trí nhân lực.\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(plan.tasks[0].doubts, IsEmpty());
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Tài chính"));
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(plan.tasks[1].doubts, Doubts(HasSubstr("khác với tiêu đề")));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(plan.tasks[2].doubts, Doubts(HasSubstr("khác với tiêu đề")));
}

TEST(Body, EqualAttributes_AreBothKept) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Hạ tầng\n- Rà soát trạm phát sóng.\n"
      "Sản phẩm: Báo cáo rà soát. Thời gian: tháng 6/2026. Sản phẩm: Kế hoạch nâng cấp.\n"
      "2. Dữ liệu\n- Tạo lập dữ liệu hộ tịch.\n"
      "Thời gian: tháng 6/2026; thời gian hoàn thành: tháng 9/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].product, "Báo cáo rà soát; Kế hoạch nâng cấp");
  EXPECT_THAT(plan.tasks[0].doubts, IsEmpty());
  EXPECT_EQ(plan.tasks[1].deadline.raw, "tháng 6/2026; tháng 9/2026");
  EXPECT_EQ(plan.tasks[1].doubts.size(), 1U);
}

TEST(Body, TimeBeforeTheDocument_IsNoDeadline) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ VÀ GIẢI PHÁP\n- Kiểm tra kho, hoàn thành trước ngày 30/6/2025.\n"
      "- Kiểm tra hồ sơ, hoàn thành trước ngày 30/6/2026.\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_EQ(plan.tasks[0].deadline.due, std::nullopt);
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 6, 30));
}

TEST(Body, AttributesBelowAnItem_SayNothingOfTheHeadingBefore) {
  const DraftPlan plan = PlanOf(
      "Chủ tịch UBND tỉnh kết luận và giao nhiệm vụ như sau:\n1. Sở Y tế:\na) Rà soát quy trình.\n"
      "2. Tổ chức hội nghị.\nCơ quan chủ trì: Sở Nội vụ\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Nội vụ"));
}

TEST(Body, SecondContentBelowAnItem_IsAnItem) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ VÀ GIẢI PHÁP\n1. Hạ tầng\n- Rà soát trạm.\n"
      "- Nội dung: Tổ chức đo kiểm, hoàn thành trước ngày 30/6/2026.\n"
      "- Nội dung: Nâng cấp đường truyền.\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("Rà soát trạm.", "Nội dung: Nâng cấp đường truyền."));
  EXPECT_EQ(plan.tasks.at(0).deadline.due, Day::FromCivil(2026, 6, 30));
  EXPECT_EQ(plan.tasks.at(1).deadline.due, std::nullopt);
}

TEST(Body, TimeInTheName_IsADeadlineOnlyWhereTheWorkIsDoneByThen) {
  const auto due = [](const std::string& name) {
    const auto document = docread::ReadDocument(
        "TT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\n1\t" + name +
            "\tCác xã\tHồ sơ\n"
            "2\tNiêm yết thủ tục\tCác xã\tBảng\n",
        "a.txt"
    );
    const auto plan = MakeDraft(*document, {});
    return plan.ok() && !plan->tasks.empty() ? plan->tasks[0].deadline.due : std::nullopt;
  };
  EXPECT_EQ(due("Số hóa hồ sơ đã tiếp nhận trước ngày 01/7/2026"), std::nullopt);
  EXPECT_EQ(due("Số hóa hồ sơ tiếp nhận trước ngày 01/7/2026"), std::nullopt);
  EXPECT_EQ(due("Rà soát, số hóa hồ sơ cấp trước ngày 01/7/2026"), std::nullopt);
  const auto july = Day::FromCivil(2026, 7, 1);
  EXPECT_EQ(due("Số hóa hồ sơ, hoàn thành trước ngày 01/7/2026"), july);
  EXPECT_EQ(due("Số hóa hồ sơ, trước ngày 01/7/2026"), july);
  EXPECT_EQ(due("Số hóa hồ sơ (trước ngày 01/7/2026)"), july);
}

TEST(Assignments, BodyThatIsOnlyMentioned_IsNone) {
  for (const std::string_view sentence :
       {"Sở Y tế được giao kinh phí; Sở Tài chính chủ trì thẩm định.",
        "Công an tỉnh phát hiện 12 vụ lừa đảo, cần tăng cường tuyên truyền.",
        "Trường học chưa đạt chuẩn phải sửa chữa trước năm học mới.",
        "Văn phòng UBND tỉnh là đầu mối, các sở gửi báo cáo trước ngày 15 hằng tháng.",
        "Bệnh viện đa khoa tỉnh và các trạm y tế được Sở Y tế hướng dẫn kết nối.",
        "Ủy ban nhân dân xã cần được bố trí kinh phí.",
        "Sở Y tế báo cáo chưa đầy đủ; yêu cầu Sở Nội vụ kiểm tra lại.",
        "Sở Nội vụ đã hoàn thành rà soát."}) {
    EXPECT_EQ(ReadAssignment(sentence).lead, "") << sentence;
  }
  EXPECT_EQ(
      ReadAssignment("Công an tỉnh phối hợp với Sở Nội vụ cấp tài khoản.").coordinate, "Sở Nội vụ"
  );
  EXPECT_EQ(ReadAssignment("Giao Sở Y tế rà soát trạm.").lead, "Sở Y tế");
  EXPECT_EQ(
      ReadAssignment("Sở Văn hóa, Thể thao và Du lịch tổ chức hội thi.").lead,
      "Sở Văn hóa, Thể thao và Du lịch"
  );
  EXPECT_EQ(
      ReadAssignment("Các cơ quan, tổ chức và cán bộ các xã triển khai chữ ký số.").lead,
      "Các cơ quan, tổ chức và cán bộ các xã"
  );
  EXPECT_EQ(ReadAssignment("Trung tâm Thiết bị y tế mua sắm máy.").lead, "Trung tâm Thiết bị y tế");
}

TEST(Labels, TightDash_IsPartOfAWord) {
  for (const std::string_view text :
       {"E-Learning cho giáo viên",
        "G-Cloud của tỉnh",
        "V-League mùa tới",
        "5-Rõ trong phân công",
        "4-Không trong xử lý"}) {
    EXPECT_EQ(SplitLabel(text).kind, LabelKind::kNone) << text;
  }
  EXPECT_EQ(SplitLabel("I-MỤC TIÊU").label, "I");
  EXPECT_EQ(SplitLabel("1-MỤC TIÊU").label, "1");
  EXPECT_EQ(SplitLabel("1- Quán triệt").label, "1");
}

}  // namespace
}  // namespace sauro::intake
