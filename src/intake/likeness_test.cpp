#include "intake/likeness.h"

#include <gtest/gtest.h>

#include <ctime>

namespace sauro::intake {
namespace {

ComparableTask Task(std::string title, std::string product = {}) {
  return {"", std::move(title), std::move(product), "", "", ""};
}

// "0-1 same; 2-3 shared_result"
std::string Brief(const std::vector<LikeTasks>& found) {
  std::string out;
  for (const LikeTasks& one : found) {
    if (!out.empty()) out += "; ";
    out += std::to_string(one.left) + "-" + std::to_string(one.right) + " " +
           std::string(CodeOf(one.kind));
    if (one.kind == Likeness::kPartOf) out += one.left_is_part ? " left" : " right";
  }
  return out;
}

TEST(Likeness, SameTask_DespiteTypingErrorsAndToneMarks) {
  const std::vector<ComparableTask> plan{
      Task("Xây dựng bản đồ số về nguồn nước sinh hoạt tại các xã vùng cao"),
      Task("Mở lớp dạy nghề dệt thổ cẩm cho phụ nữ")};
  const std::vector<ComparableTask> board{
      Task("Tuyên truyền về an toàn giao thông"),
      Task("Xây dựng bản đồ sô về nguồn nước sinh hoạt tại các xã vùng cao."),
      Task(
          "XÂY DỰNG BẢN ĐỒ SỐ VỀ NGUỒN NƯỚC SINH HOẠT TẠI CÁC XÃ VÙNG CAO theo Kế hoạch số 12-KH/TU"
      )};
  EXPECT_EQ(Brief(FindLikeAcross(plan, board)), "0-1 same; 0-2 same");
}

TEST(Likeness, OneSentenceOfATask_IsAPart) {
  const std::vector<ComparableTask> tasks{
      Task("Trồng rừng ngập mặn ven biển; nạo vét luồng lạch cho tàu cá ra vào cảng; lắp phao tiêu "
           "báo "
           "hiệu mới"),
      Task("Nạo vét luồng lạch cho tàu cá ra vào cảng")};
  EXPECT_EQ(Brief(FindLikeWithin(tasks)), "0-1 part_of right");
  EXPECT_EQ(
      Brief(FindLikeAcross(std::span(tasks).subspan(1), std::span(tasks).first(1))),
      "0-0 part_of left"
  );
}

TEST(Likeness, OtherPeriod_IsRecurring) {
  const std::vector<ComparableTask> tasks{
      Task("Họp giao ban về thu gom rác thải nhựa 6 tháng đầu năm 2026"),
      Task("Họp giao ban về thu gom rác thải nhựa 9 tháng đầu năm 2026"),
      Task("Họp giao ban về thu gom rác thải nhựa năm 2027")};
  const auto found = FindLikeWithin(tasks);
  ASSERT_EQ(found.size(), 3U);
  for (const LikeTasks& one : found) EXPECT_EQ(one.kind, Likeness::kRecurring) << one.reason;
}

TEST(Likeness, SameMeasureInTwoTasks_IsASharedResult) {
  const std::vector<ComparableTask> tasks{
      Task(
          "Mua sắm thiết bị cho trạm y tế",
          "- Có biên bản nghiệm thu\n- 100% trạm y tế có tủ thuốc cấp "
          "cứu đạt chuẩn vùng sâu"
      ),
      Task("Bồi dưỡng y tá thôn bản", "100% trạm y tế có tủ thuốc cấp cứu đạt chuẩn vùng sâu."),
      Task("Kiểm tra 1.347 giếng khoan"),
      Task("Lập danh bạ 1.347 giếng của các thôn")};
  EXPECT_EQ(Brief(FindLikeWithin(tasks)), "0-1 shared_result; 2-3 shared_result");
  EXPECT_NE(FindLikeWithin(tasks)[0].reason.find("tủ thuốc cấp cứu"), std::string::npos);
}

TEST(Likeness, DifferentTasks_AreLeftAlone) {
  const std::vector<ComparableTask> tasks{
      Task("Xây dựng cơ sở dữ liệu đất đai"),
      Task("Xây dựng cơ sở dữ liệu hộ tịch"),
      Task("Xây dựng cơ sở dữ liệu giáo dục, y tế"),
      Task("Phối hợp với Bộ Tài chính thực hiện Nghị quyết số 57-NQ/TW"),
      Task("Chủ trì, phối hợp với các cơ quan liên quan rà soát chợ"),
      Task("Chủ trì, phối hợp với các cơ quan liên quan dạy bơi"),
      Task(""),
      Task("")};
  EXPECT_EQ(Brief(FindLikeWithin(tasks)), "");
}

TEST(Likeness, WhatContradicts_IsNamed) {
  std::vector<ComparableTask> tasks{
      {"t1",
       "Thống kê đàn trâu bò của các xã biên giới",
       "",
       "Sở Y tế",
       "Tháng 4/2025",
       "Đang làm"},
      {"t2", "Thống kê đàn trâu bò của các xã biên giới", "", "Sở Nội vụ", "tháng 04/2025", ""}};
  const auto found = FindLikeWithin(tasks);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].score, 100);
  EXPECT_EQ(
      found[0].differences,
      (std::vector<std::string>{
          "Khác cơ quan chủ trì: Sở Y tế / Sở Nội vụ",
          "Khác thời hạn: Tháng 4/2025 / tháng 04/2025"})
  );
}

TEST(Likeness, ManyEqualTitles_GiveFewPairs) {
  const std::vector<ComparableTask> tasks(
      1000, Task("Báo cáo kết quả thực hiện nhiệm vụ được giao")
  );
  EXPECT_LE(FindLikeAcross(tasks, tasks).size(), 8000U);
}

// Titles like those of a province: few words, much repeated.
std::vector<ComparableTask> Many(std::size_t count, std::size_t seed) {
  const std::vector<std::string> actions{
      "Xây dựng", "Nâng cấp", "Kiểm tra", "Tập huấn", "Ban hành quy chế"};
  const std::vector<std::string> things{
      "nền tảng dữ liệu",
      "hệ thống thông tin",
      "trung tâm điều hành",
      "cổng dịch vụ công",
      "đường truyền"};
  const std::vector<std::string> fields{
      "đất đai", "y tế", "giáo dục", "thủy lợi", "du lịch", "tư pháp", "hộ tịch"};
  std::vector<ComparableTask> out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t n = i * 7919 + seed;
    const std::string title = actions[n % 5] + " " + things[n / 5 % 5] + " " + fields[n / 25 % 7] +
                              " phục vụ công tác chỉ đạo, điều hành tại địa bàn số " +
                              std::to_string(n % 971) + " bảo đảm thông suốt, an toàn, hiệu quả";
    out.push_back(Task(
        title,
        "Báo cáo kết quả; 100% đơn vị " + fields[n % 7] + " được nối mạng số " +
            std::to_string(n % 613)
    ));
  }
  return out;
}

TEST(Likeness, TwoThousandAgainstTwoThousand_IsFast) {
  const auto left = Many(2000, 1);
  const auto right = Many(2000, 5);
  // Time of the processor: other programs on the machine do not count.
  const std::clock_t begin = std::clock();
  FindLikeAcross(left, right);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, 3) << "a debug build; a release build needs a fraction of it";
}

}  // namespace
}  // namespace sauro::intake
