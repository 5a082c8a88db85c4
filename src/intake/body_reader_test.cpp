// Tasks and targets in the words of a plan that has no table.

#include "intake/body_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/assignment.h"
#include "intake/deadline_text.h"
#include "intake/labels.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

DraftPlan PlanOf(const std::string& body, const std::string& title = "Chuyển đổi số năm 2026") {
  const std::string head =
      "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n\nKẾ HOẠCH\n" + title + "\n\n";
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

struct Order {
  const char* sentence;
  const char* lead;
  const char* partner;
};

// Whatever the verb is, names end before it.
TEST(Assignments, NamesEndWhereTheDeedBegins) {
  for (const Order& order :
       {Order{
            "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan hoàn thiện "
            "phương án, "
            "trình trước ngày 30/5/2026.",
            "Sở Y tế",
            "Sở Tài chính và các đơn vị liên quan"},
        Order{
            "Giao Sở Y tế chủ trì, phối hợp với các cơ quan liên quan ươm giống tràm.",
            "Sở Y tế",
            "các cơ quan liên quan"},
        Order{"Sở Y tế phối hợp với Sở Tài chính thẩm định đề cương.", "Sở Y tế", "Sở Tài chính"},
        Order{"Sở Tư pháp thẩm định dự thảo nghị quyết.", "Sở Tư pháp", ""},
        Order{
            "Giao Sở Tài chính chủ trì, phối hợp Sở Xây dựng rà soát bến.",
            "Sở Tài chính",
            "Sở Xây dựng"},
        Order{
            "Phối hợp với UBND các xã, phường hoàn thành thu nhận mẫu.", "", "UBND các xã, phường"},
        Order{
            "Trung tâm Giám sát đô thị định kỳ hằng tháng công bố.",
            "Trung tâm Giám sát đô thị",
            ""},
        Order{"Quỹ hỗ trợ nông dân tỉnh rà soát hồ sơ.", "Quỹ hỗ trợ nông dân tỉnh", ""},
        Order{"Trong tháng 4/2026, Sở Y tế hoàn thành danh mục.", "Sở Y tế", ""},
        Order{
            "Dựng bản đồ số. Sở Y tế chủ trì, phối hợp với Sở Xây dựng; hoàn thành trong tháng "
            "10/2026.",
            "Sở Y tế",
            "Sở Xây dựng"},
        Order{"Ban Chỉ đạo chuyển đổi số tỉnh rà soát bến.", "Ban Chỉ đạo chuyển đổi số tỉnh", ""},
        Order{"Đoàn thanh tra liên ngành kiểm tra chợ.", "Đoàn thanh tra liên ngành", ""},
        Order{"Yêu cầu Giám đốc Sở Y tế trực tiếp chỉ đạo thu phí.", "Giám đốc Sở Y tế", ""},
        Order{"Chủ trì, phối hợp với Hội Nông dân mở 03 lớp chữ ký số.", "", "Hội Nông dân"},
        Order{
            "Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh, Sở Tài chính khảo sát bến phà.",
            "Sở Xây dựng",
            "Công an tỉnh, Sở Tài chính"},
        Order{"Yêu cầu Sở Xây dựng phát triển nhà trọ.", "Sở Xây dựng", ""},
        Order{"Sở Nội vụ đào tạo 300 cán bộ.", "Sở Nội vụ", ""},
        Order{"Yêu cầu Sở Y tế đẩy nhanh tiến độ xây trạm.", "Sở Y tế", ""},
        Order{"Giao Sở Tư pháp theo chức năng, nhiệm vụ thẩm định đề cương.", "Sở Tư pháp", ""},
        Order{"Quỹ đầu tư phát triển tỉnh rà soát hồ sơ.", "Quỹ đầu tư phát triển tỉnh", ""},
        Order{
            "Trung tâm hỗ trợ phát triển chợ rà soát bến.", "Trung tâm hỗ trợ phát triển chợ", ""},
        Order{
            "Trường đào tạo, bồi dưỡng nghề tỉnh rà soát bến.",
            "Trường đào tạo, bồi dưỡng nghề tỉnh",
            ""},
        Order{"Phòng ngừa cháy nổ ở xã: lắp chuông báo.", "", ""},
        Order{"Sở Y tế phối hợp tổ chức hội nghị.", "Sở Y tế", ""}}) {
    const Assignment said = FindAssignment(order.sentence);
    EXPECT_EQ(said.lead, order.lead) << order.sentence;
    EXPECT_EQ(said.coordinate, order.partner) << order.sentence;
  }
}

TEST(Assignments, TimesInSentencesWithoutTheirSmallWords) {
  const DeadlineContext context{2026, false, nullptr};
  const auto due = [&](const char* sentence) {
    return DeadlineInSentence(sentence, context).deadline;
  };
  EXPECT_EQ(due("Sửa bến phà; hoàn thành quý II/2026.").due, Day::FromCivil(2026, 6, 30));
  EXPECT_EQ(due("Sửa bến phà, thời gian tháng 9/2026.").due, Day::FromCivil(2026, 9, 30));
  const domain::Deadline monthly = due("báo cáo UBND tỉnh vào ngày 20 hằng tháng.");
  EXPECT_EQ(monthly.kind, domain::DeadlineKind::kRecurring);
  EXPECT_EQ(monthly.raw, "ngày 20 hằng tháng");
  EXPECT_FALSE(
      due("Phấn đấu hoàn thành thắng 4 trận năm 2026.").due == Day::FromCivil(2026, 4, 30)
  );
  EXPECT_EQ(due("báo cáo trước ngày 20 hằng tháng.").raw, "trước ngày 20 hằng tháng");
}

// Plans of communes write tasks below any heading, and some below none.
TEST(Body, WhoAndWhenInLabels_MakeATaskUnderAnyHeading) {
  const std::string items =
      "1. Thay máy chủ của trụ sở\n- Đơn vị chủ trì: Sở Y tế\n- Thời gian: Quý III/2026\n"
      "2. Dạy kỹ năng số\nĐơn vị thực hiện: Sở Nội vụ\nKinh phí: 20 triệu đồng\n"
      "Hạn hoàn thành: 15/8/2026\n";
  for (const char* heading :
       {"NỘI DUNG",
        "CÁC HOẠT ĐỘNG",
        "LỘ TRÌNH THỰC HIỆN",
        "TIẾN ĐỘ",
        "PHƯƠNG HƯỚNG",
        "TỔ CHỨC THỰC HIỆN",
        "YÊU CẦU",
        ""}) {
    const std::string first = *heading == 0 ? "" : "II. " + std::string(heading) + "\n";
    const DraftPlan plan = PlanOf(first + items + "III. KINH PHÍ\n1. Ngân sách tỉnh\n");
    EXPECT_THAT(Titles(plan), ElementsAre("Thay máy chủ của trụ sở", "Dạy kỹ năng số")) << heading;
    ASSERT_EQ(plan.tasks.size(), 2U) << heading;
    EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
    EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 9, 30));
    EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Nội vụ"));
    EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 8, 15));
  }
}

TEST(Body, HeadingsAboveLabelledItems_AreTheirSections) {
  const DraftPlan plan = PlanOf(
      "I. YÊU CẦU\n1. Đúng tiến độ.\nII. NỘI DUNG\n1. Mục tiêu\n- 90% hồ sơ trực tuyến.\n"
      "2. Về hạ tầng\na) Thay cáp\n- Chủ trì: Sở Y tế\n- Thời gian: Quý I/2026\n"
      "b) Lắp trạm\n- Chủ trì: Sở Nội vụ\n- Thời gian: Quý II/2026\nIII. THÔNG TIN\n"
      "1. Trang của tỉnh\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("Thay cáp", "Lắp trạm"));
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(SectionPath(plan, plan.tasks[1].section), ElementsAre("II NỘI DUNG", "2 Về hạ tầng"));
  EXPECT_EQ(plan.indicators.size(), 1U);
}

TEST(Body, LabelsOfDuties_AreNoTasks) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Thay máy chủ\n- Phân công: Sở Y tế chủ trì, phối hợp với Sở Nội vụ.\n"
      "- Lộ trình: Quý III/2026\n- Yêu cầu: không gián đoạn\n- Chỉ tiêu: 02 máy\n"
      "- Đơn vị liên quan: Công an tỉnh\n2. Dạy kỹ năng số\na) Mục tiêu: biết dùng chữ ký số\n"
      "b) Trách nhiệm: Sở Nội vụ\nc) Mốc hoàn thành: 15/8/2026\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("Thay máy chủ", "Dạy kỹ năng số"));
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Names(plan.tasks[0].coordinate), ElementsAre("Sở Nội vụ", "Công an tỉnh"));
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 9, 30));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Nội vụ"));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 8, 15));
}

TEST(Body, HeadingsSayTheTimeOfItemsThatSayNone) {
  const DraftPlan plan = PlanOf(
      "II. TIẾN ĐỘ THỰC HIỆN\n1. Quý III/2026\n- Khảo sát chợ.\n- Đơn vị thực hiện: Sở Y tế\n"
      "2. Tháng 11 năm 2026\n- Lắp trạm, xong trước ngày 05/11/2026.\n- Đơn vị thực hiện: Sở Nội "
      "vụ\nIII. NHIỆM VỤ NĂM 2028\n1. Thay cáp\n- Chủ trì: Sở Y tế\n- Thời hạn: 15/3\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre("Khảo sát chợ.", "Lắp trạm, xong trước ngày 05/11/2026.", "Thay cáp")
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 9, 30));
  EXPECT_THAT(plan.tasks[0].doubts, Doubts("Thời hạn lấy theo tiêu đề mục"));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 11, 5));
  EXPECT_EQ(plan.tasks[2].deadline.due, Day::FromCivil(2028, 3, 15));
}

TEST(Body, WordsLikeNamesOfBodies_AreTasksAboveTheirLabels) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Sơ kết phong trào\n- Đơn vị thực hiện: Sở Y tế\n- Hạn: 15/8/2026\n"
      "2. Phổ biến quy chế\n- Chủ trì: Sở Nội vụ\n- Hạn: 15/9/2026\n3. Trung tâm dữ liệu tỉnh\n"
      "- Chủ trì: Sở Y tế\n- Hạn: 15/9/2026\n4. Sở Tư pháp\n- Rà soát văn bản.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "Sơ kết phong trào", "Phổ biến quy chế", "Trung tâm dữ liệu tỉnh", "Rà soát văn bản."
      )
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Sở Y tế"));
  EXPECT_THAT(Names(plan.tasks[3].lead), ElementsAre("Sở Tư pháp"));
}

TEST(Body, BracketsAndEndsOfItems_SayWhoAndWhen) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Thay máy chủ (Sở Y tế; quý III/2026).\n2. Mở lớp (Sở Nội vụ, tháng "
      "9/2026)\n3. Công an xã: trực cổng an ninh mạng; thực hiện thường xuyên.\n"
      "4. Chợ số (Chợ Đông Ba; tháng 9/2026)\n"
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 9, 30));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Công an xã"));
  EXPECT_EQ(plan.tasks[2].deadline.kind, domain::DeadlineKind::kOngoing);
  EXPECT_THAT(plan.tasks[3].lead, IsEmpty());
}

TEST(Body, ContentBelowALetter_BelongsToTheItem) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Xây dựng kho dữ liệu dùng chung\na) Nội dung: Thiết kế, đầu tư kho.\n"
      "b) Đơn vị chủ trì: Sở Y tế.\nc) Thời gian thực hiện: Quý II/2026.\n2. Lắp camera ở chợ\n"
      "a) Nội dung: Lắp 50 camera.\nb) Đơn vị chủ trì: Công an tỉnh.\nc) Thời gian: Tháng 9/2026.\n"
  );
  EXPECT_THAT(Titles(plan), ElementsAre("Xây dựng kho dữ liệu dùng chung", "Lắp camera ở chợ"));
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở Y tế"));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 9, 30));
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

TEST(Body, WordsBelowAnItem_SayWhoAndWhen) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Số hóa\nHoàn thành số hóa hồ sơ trước ngày 30/6/2026. Giao Văn phòng chủ "
      "trì.\n2. Tuyên truyền\nPhòng Văn hóa tổ chức tuyên truyền. Sở Y tế báo cáo kết quả.\n"
      "3. Đồng ý chủ trương đầu tư. Giao Phòng Tài chính - Kế hoạch bố trí vốn trong tháng "
      "3/2026.\n4. Rà soát trạm phát sóng. Sở Y tế báo cáo kết quả.\n"
  );
  ASSERT_EQ(plan.tasks.size(), 4U);
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 6, 30));
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Văn phòng"));
  EXPECT_THAT(plan.tasks[0].doubts, Doubts("Cơ quan lấy từ câu giao việc"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Phòng Văn hóa"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Phòng Tài chính - Kế hoạch"));
  EXPECT_THAT(Names(plan.tasks[3].lead), IsEmpty());
}

TEST(Body, Article_ClosesWhatStandsBeforeIt) {
  const DraftPlan plan = PlanOf(
      "QUYẾT ĐỊNH:\nĐiều 1. Giao các phòng, đơn vị thực hiện các nhiệm vụ sau:\n1. Phòng Kinh tế:\n"
      "a) Rà soát quy hoạch, hoàn thành trước ngày 30/4/2026.\n"
      "2. Công an xã chủ trì, phối hợp với các thôn làm sạch dữ liệu, xong trước 15/3/2026.\n"
      "Điều 2. Trung tâm Phục vụ hành chính công tổng hợp, báo cáo Chủ tịch UBND xã trước ngày 25 "
      "hằng tháng.\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.\n"
      "Điều 4. Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "Rà soát quy hoạch, hoàn thành trước ngày 30/4/2026.",
          "Công an xã chủ trì, phối hợp với các thôn làm sạch dữ liệu, xong trước 15/3/2026.",
          "Trung tâm Phục vụ hành chính công tổng hợp, báo cáo Chủ tịch UBND xã trước ngày 25 hằng "
          "tháng."
      )
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("các thôn"));
  EXPECT_EQ(plan.tasks[2].ordinal, "Điều 2");
  EXPECT_EQ(plan.tasks[2].section, std::nullopt);
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Trung tâm Phục vụ hành chính công"));
  EXPECT_EQ(plan.tasks[2].deadline.rule, "monthly");
}

TEST(Body, ArticleBelowAChapterOfTasks_IsAHeading) {
  const DraftPlan plan = PlanOf(
      "Chương II. NHIỆM VỤ\nĐiều 3. Hạ tầng số\n1. Rà soát trạm phát sóng.\n2. Mua máy chủ.\n"
      "Điều 4. Dữ liệu số\n1. Tạo lập dữ liệu hộ tịch.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre("Rà soát trạm phát sóng.", "Mua máy chủ.", "Tạo lập dữ liệu hộ tịch.")
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(
      SectionPath(plan, plan.tasks[2].section),
      ElementsAre("Chương II. NHIỆM VỤ", "Điều 4 Dữ liệu số")
  );
}

TEST(Body, TitleOfAnArticle_SaysWhatStandsBelow) {
  const DraftPlan plan = PlanOf(
      "Điều 1. Mục tiêu, chỉ tiêu chủ yếu năm 2026\n- Tỷ lệ che phủ rừng không thấp hơn 55%.\n"
      "Điều 2. Nhiệm vụ, giải pháp chủ yếu\n1. Đẩy mạnh thu ngân sách.\n"
      "Điều 3. Trách nhiệm của Phòng Kinh tế\n1. Báo cáo UBND xã trước ngày 05 hằng tháng.\n"
      "2. Lưu hồ sơ.\nĐiều 4. Công an xã\n1. Gửi số liệu trước ngày 03 hằng tháng.\n"
      "Văn phòng thông báo để các đơn vị biết, thực hiện./.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "Đẩy mạnh thu ngân sách.",
          "Báo cáo UBND xã trước ngày 05 hằng tháng.",
          "Gửi số liệu trước ngày 03 hằng tháng."
      )
  );
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].targets[0].by, Day::FromCivil(2026, 12, 31));
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(Names(plan.tasks[2].lead), ElementsAre("Công an xã"));
}

TEST(Body, DutiesWithATime_AreTasks) {
  const DraftPlan plan = PlanOf(
      "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"
      "- Tham mưu ban hành kế hoạch chi tiết trước ngày 31/01/2026.\n"
      "- Theo dõi việc thực hiện Kế hoạch.\n"
      "2. Giao Công an xã chủ trì bảo đảm an ninh mạng, hoàn thành trong tháng 4/2026.\n"
      "3. Ủy ban MTTQ và các đoàn thể tuyên truyền; báo cáo Đảng ủy trước ngày 15/12 hằng năm.\n"
      "4. Các cấp ủy quán triệt Kế hoạch này.\n"
      "5. Kế hoạch năm 2025 được tổng kết trước ngày 30/3/2026.\n"
      "Trong quá trình thực hiện, Văn phòng báo cáo vướng mắc.\n"
  );
  ASSERT_EQ(
      Titles(plan),
      (std::vector<std::string>{
          "Tham mưu ban hành kế hoạch chi tiết trước ngày 31/01/2026.",
          "Giao Công an xã chủ trì bảo đảm an ninh mạng, hoàn thành trong tháng 4/2026.",
          "Ủy ban MTTQ và các đoàn thể tuyên truyền; báo cáo Đảng ủy trước ngày 15/12 hằng năm."})
  );
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Công an xã"));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 4, 30));
  EXPECT_EQ(plan.tasks[2].deadline.kind, domain::DeadlineKind::kRecurring);
  EXPECT_THAT(SectionPath(plan, plan.tasks[1].section), ElementsAre("IV TỔ CHỨC THỰC HIỆN"));
}

TEST(Body, OrderToABody_IsNoHeadingOfRequirements) {
  const DraftPlan plan = PlanOf(
      "Thường trực Huyện ủy kết luận như sau:\n1. Giao UBND huyện giải phóng mặt bằng trước ngày "
      "30/6/2026.\n2. Yêu cầu Ban Tuyên giáo và Dân vận:\n- Tổ chức hội nghị báo cáo viên;\n"
      "- Chuẩn bị nội dung kỷ niệm.\n3. Yêu cầu Phòng Kinh tế bố trí vốn.\n"
      "4. Về công tác cán bộ: Ban Tổ chức trình phương án nhân sự.\n5. Giao Văn phòng lắp máy "
      "chủ.\n"
  );
  ASSERT_EQ(
      Titles(plan),
      (std::vector<std::string>{
          "Giao UBND huyện giải phóng mặt bằng trước ngày 30/6/2026.",
          "Tổ chức hội nghị báo cáo viên;",
          "Chuẩn bị nội dung kỷ niệm.",
          "Yêu cầu Phòng Kinh tế bố trí vốn.",
          "Về công tác cán bộ: Ban Tổ chức trình phương án nhân sự.",
          "Giao Văn phòng lắp máy chủ."})
  );
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Ban Tuyên giáo và Dân vận"));
  EXPECT_THAT(Names(plan.tasks[3].lead), ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(Names(plan.tasks[4].lead), ElementsAre("Ban Tổ chức"));
}

TEST(Body, EndOfAMeeting_EndsIt) {
  for (const std::string_view end :
       {"Cuộc họp kết thúc lúc 11h30 cùng ngày.",
        "Hội nghị kết thúc vào hồi 17 giờ.",
        "Biên bản được lập thành 02 bản.",
        "THƯ KÝ                       CHỦ TRÌ",
        "CHỦ TỌA",
        "GIÁM ĐỐC"}) {
    const DraftPlan plan = PlanOf(
        "II. Phân công nhiệm vụ tháng 3\n1. Rà soát trạm phát sóng.\n" + std::string(end) +
        "\nTrần Văn A\n"
    );
    EXPECT_THAT(Titles(plan), ElementsAre("Rà soát trạm phát sóng.")) << end;
  }
}

TEST(Body, WhoSpeaks_OpensOrders) {
  for (const std::string_view opening :
       {"Để khắc phục, Chủ tịch UBND tỉnh yêu cầu:",
        "Sau khi nghe báo cáo, Giám đốc Sở kết luận:",
        "Thường trực Huyện ủy đề nghị:",
        "Điều 1. Phân công nhiệm vụ cho các cơ quan như sau:",
        "II. Nội dung cuộc họp\nChủ tịch UBND xã kết luận như sau:",
        "Về việc trên, Chủ tịch UBND tỉnh có ý kiến như sau:",
        "UBND tỉnh yêu cầu các cơ quan, đơn vị, địa phương:",
        "Chủ tịch UBND tỉnh giao:",
        "Sở Y tế đề nghị các đơn vị thực hiện:",
        "II. Kết luận của Chủ tịch UBND xã",
        "II. NỘI DUNG, BIỆN PHÁP"}) {
    const DraftPlan plan = PlanOf(std::string(opening) + "\n1. Phòng Kinh tế rà soát chợ.\n");
    EXPECT_THAT(Titles(plan), ElementsAre("Phòng Kinh tế rà soát chợ.")) << opening;
  }
  for (const std::string_view words : {"I. MỤC ĐÍCH, YÊU CẦU:", "Yêu cầu:", "Theo đề nghị:"}) {
    const auto document =
        docread::ReadDocument("KẾ HOẠCH\n" + std::string(words) + "\n1. Đúng hạn.\n", "a.txt");
    EXPECT_FALSE(MakeDraft(*document, {}).ok()) << words;
  }
}

TEST(Body, ItemThatSaysWhoAndWhen_KeepsItFromLinesBelowTheNext) {
  const DraftPlan plan = PlanOf(
      "I. NHIỆM VỤ\n1. Nối mạng các chợ (Đơn vị chủ trì: Sở A; Thời gian hoàn thành: Tháng "
      "5/2026)\n"
      "2. Dựng 50 mô hình chợ số\nChủ trì: Sở B\nTham gia: Sở C\nHoàn thành trước: 30/6/2026\n"
  );
  ASSERT_EQ(plan.tasks.size(), 2U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Sở A"));
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 5, 31));
  EXPECT_THAT(Names(plan.tasks[1].lead), ElementsAre("Sở B"));
  EXPECT_THAT(Names(plan.tasks[1].coordinate), ElementsAre("Sở C"));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 6, 30));
}

TEST(Body, TimeBehindTheBodiesOfABracket_IsTheDeadline) {
  const DraftPlan plan = PlanOf(
      "I. NHIỆM VỤ\n1. Kéo lưới điện ra đảo (chủ trì: Công ty Điện lực; phối hợp: Sở Công Thương, "
      "UBND đặc khu; hoàn thành trước tháng 6/2027).\n"
  );
  ASSERT_EQ(plan.tasks.size(), 1U);
  ASSERT_EQ(plan.tasks[0].coordinate.size(), 2U);
  EXPECT_EQ(plan.tasks[0].coordinate[1].name, "UBND đặc khu");
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2027, 5, 31));
}

TEST(Body, BodyWithNothingBelowIt_IsAnItem) {
  const DraftPlan plan = PlanOf(
      "UBND xã đề nghị các đơn vị thực hiện các nội dung sau:\n1. Các thôn vận động nhân dân đóng "
      "góp xây nhà văn hóa.\n2. Trạm Y tế tiêm vắc xin, hoàn thành trong tháng 4/2026.\n"
      "3. Hội Phụ nữ xã vận động hội viên tham gia.\n"
      "Nhận được Công văn này, đề nghị các đơn vị nghiêm túc thực hiện.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "Các thôn vận động nhân dân đóng góp xây nhà văn hóa.",
          "Trạm Y tế tiêm vắc xin, hoàn thành trong tháng 4/2026.",
          "Hội Phụ nữ xã vận động hội viên tham gia."
      )
  );
}

TEST(Body, TimeInTheBracket_IsNoBody) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n- Tuyên truyền tại trường học (Đoàn Thanh niên chủ trì; tháng 5/2026).\n"
      "- Sơ kết mô hình (quý III/2026).\n- Kỷ niệm 80 năm ngày truyền thống (15/4).\n"
  );
  ASSERT_EQ(plan.tasks.size(), 3U);
  EXPECT_THAT(Names(plan.tasks[0].lead), ElementsAre("Đoàn Thanh niên"));
  EXPECT_THAT(plan.tasks[0].coordinate, IsEmpty());
  EXPECT_EQ(plan.tasks[0].deadline.due, Day::FromCivil(2026, 5, 31));
  EXPECT_EQ(plan.tasks[1].deadline.due, Day::FromCivil(2026, 9, 30));
  EXPECT_EQ(plan.tasks[2].deadline.kind, domain::DeadlineKind::kUnspecified);
}

TEST(Body, OrderBelowAWholeSentence_IsAnItem) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Sở Y tế rà soát trạm.\nGiao Văn phòng UBND tỉnh theo dõi, đôn đốc.\n"
      "2. Số hóa\nGiao Sở Nội vụ chủ trì.\n"
  );
  EXPECT_THAT(
      Titles(plan),
      ElementsAre(
          "Sở Y tế rà soát trạm.",
          "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc.",
          "Số hóa Giao Sở Nội vụ chủ trì."
      )
  );
}

TEST(Body, TargetWithoutAYear_IsOfTheTitlesYear) {
  const DraftPlan plan = PlanOf("I. MỤC TIÊU\n- Trên 80% hộ có tài khoản.\n");
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].targets.at(0).by, Day::FromCivil(2026, 12, 31));
}

TEST(Body, TargetWithoutAYear_IsADoubt) {
  const DraftPlan plan = PlanOf(
      "I. MỤC TIÊU CỤ THỂ\n- Đến năm 2028: đón 50.000 lượt khách.\n- Trên 80% hộ có tài khoản.\n"
      "- Giảm 30% thời gian xử lý trong năm 2027.\n",
      "Phát triển du lịch"
  );
  ASSERT_EQ(plan.indicators.size(), 3U);
  const auto target = [&](std::size_t i) { return plan.indicators[i].targets.at(0); };
  EXPECT_EQ(target(0).by, Day::FromCivil(2028, 12, 31));
  EXPECT_THAT(plan.indicators[0].doubts, IsEmpty());
  EXPECT_EQ(target(1).by, std::nullopt);
  EXPECT_EQ(target(1).op, ">");
  EXPECT_THAT(plan.indicators[1].doubts, Doubts("Không rõ mục tiêu của năm nào"));
  EXPECT_EQ(target(2).by, Day::FromCivil(2027, 12, 31));
  EXPECT_EQ(target(2).figure.value, "");
  EXPECT_THAT(plan.indicators[2].doubts, Doubts(HasSubstr("mức tăng hoặc giảm")));
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
  EXPECT_EQ(
      ReadAssignment("Công an xã phối hợp với các thôn đi tuần, xong trước 15/3.").coordinate,
      "các thôn đi tuần"
  );
  EXPECT_EQ(ReadAssignment("Giao Sở Y tế rà soát trạm.").lead, "Sở Y tế");
  EXPECT_EQ(ReadAssignment("Phòng Kỹ thuật: sửa tuyến ống.").lead, "Phòng Kỹ thuật");
  EXPECT_EQ(
      ReadAssignment("Sở Y tế: Chủ trì, phối hợp với Công an tỉnh rà soát.").coordinate,
      "Công an tỉnh"
  );
  EXPECT_EQ(ReadAssignment("Phòng ngừa tội phạm: treo 20 pa nô.").lead, "");
  EXPECT_EQ(ReadAssignment("Quỹ đất: rà soát toàn bộ.").lead, "");
  EXPECT_EQ(ReadAssignment("UBND các xã: đo đạc ruộng.").lead, "UBND các xã");
  EXPECT_EQ(ReadAssignment("Phòng Kỹ thuật đã sửa: ống, van.").lead, "");
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

TEST(Body, ItemsThatSoundLikeAnEnd_AreItems) {
  const DraftPlan plan = PlanOf(
      "II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n2. Biên bản được số hóa đầy đủ.\n"
      "CHỦ TỊCH UBND TỈNH CHỈ ĐẠO\n3. Biểu dương tập thể tiêu biểu.\n4. Xây dựng phần mềm.\n"
  );
  EXPECT_EQ(plan.tasks.size(), 4U);
}

}  // namespace
}  // namespace sauro::intake
