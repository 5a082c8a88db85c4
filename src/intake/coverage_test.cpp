// What of a document is in the draft, and what is said of the rest.

#include "intake/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docread/read.h"
#include "intake/left_out_reasons.h"

namespace sauro::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Account {
  DraftPlan plan;
  Coverage coverage;
};

Account AccountOf(const std::string& text, std::string_view file) {
  const auto document = docread::ReadDocument(text, file);
  EXPECT_TRUE(document.ok());
  auto plan = MakeDraft(*document, {});
  EXPECT_TRUE(plan.ok());
  if (!plan) return {};
  Coverage coverage = MeasureCoverage(*document, *plan);
  std::size_t sum = coverage.in_draft + coverage.missing.size();
  for (const auto& [reason, count] : coverage.left_out) sum += count;
  EXPECT_EQ(coverage.total, sum);
  EXPECT_THAT(coverage.missing, IsEmpty());
  return {std::move(*plan), std::move(coverage)};
}

std::vector<std::string> LeftOut(const DraftPlan& plan, std::string_view reason) {
  std::vector<std::string> out;
  for (const DraftLeftOut& item : plan.left_out) {
    if (item.reason == reason) out.push_back(item.text);
  }
  return out;
}

constexpr std::string_view kUnused = "đề mục hoặc ghi chú không gắn với nhiệm vụ nào";

TEST(Coverage, SectionWithoutRows_IsLeftOut) {
  const Account account = AccountOf(
      "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n"
      "| I | Hạ tầng | | |\n| 1 | Rà soát hộ nghèo | Phòng Kinh tế | 6/2026 |\n"
      "| | Thời hạn tính theo ngày làm việc | | |\n",
      "a.md"
  );
  ASSERT_EQ(account.plan.tasks.size(), 1U);
  EXPECT_THAT(LeftOut(account.plan, kUnused), ElementsAre("Thời hạn tính theo ngày làm việc"));
  EXPECT_EQ(account.coverage.left_out.at(std::string(kUnused)), 1U);
}

TEST(Coverage, ParagraphThatAsksSomething_IsLeftOutWithADoubt) {
  const Account account = AccountOf(
      "KẾ HOẠCH\nCải cách hành chính năm 2026\nSố: 5/KH-UBND\nTân An, ngày 05 tháng 01 năm 2026\n"
      "Căn cứ chương trình công tác trong năm 2026;\n"
      "I. TÌNH HÌNH\n1. Năm 2025, các xã đã hoàn thành số hóa trong tháng 10/2025.\n"
      "2. Sở Y tế triển khai bệnh án điện tử.\n"
      "Các xã gửi báo cáo trước ngày 15/3/2026.\nGiao Sở Nội vụ chủ trì theo dõi.\n"
      "II. NHIỆM VỤ\n1. Rà soát thủ tục.\nNơi nhận:\n- Sở Nội vụ (báo cáo trước ngày 15/3/2026);\n",
      "a.txt"
  );
  EXPECT_THAT(
      LeftOut(account.plan, kAsksSomething),
      ElementsAre("Các xã gửi báo cáo trước ngày 15/3/2026.", "Giao Sở Nội vụ chủ trì theo dõi.")
  );
  EXPECT_THAT(
      account.plan.doubts,
      Contains(Field(&Doubt::reason, "2 đoạn nêu cơ quan hoặc thời hạn nhưng chưa vào dự thảo"))
  );
  EXPECT_THAT(
      account.plan.doubts, Contains(Field(&Doubt::suggestion, HasSubstr("dòng 9, dòng 10")))
  );
}

TEST(Coverage, ParagraphsThatAskNothing_GiveNoDoubt) {
  const Account account = AccountOf(
      "QUYẾT ĐỊNH:\nĐiều 1. Giao các phòng, đơn vị thực hiện các nhiệm vụ sau:\n1. Rà soát thủ "
      "tục.\n"
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
      "Điều 3. Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./.\n",
      "a.txt"
  );
  EXPECT_EQ(account.plan.tasks.size(), 1U);
  EXPECT_THAT(account.plan.doubts, Not(Contains(Field(&Doubt::reason, HasSubstr("chưa vào")))));
}

TEST(Coverage, SharesAddUp) {
  EXPECT_EQ(SharesOf({1, 1, 1}), (std::vector<std::uint32_t>{334, 333, 333}));
  EXPECT_EQ(SharesOf({0, 7, 0}), (std::vector<std::uint32_t>{0, 1000, 0}));
  EXPECT_EQ(SharesOf({1, 2, 4, 8, 2985}), (std::vector<std::uint32_t>{0, 1, 1, 3, 995}));
  EXPECT_EQ(SharesOf({0, 0}), (std::vector<std::uint32_t>{0, 0}));
}

}  // namespace
}  // namespace sauro::intake
