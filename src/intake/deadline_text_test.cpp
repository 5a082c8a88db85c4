#include "intake/deadline_text.h"

#include <gtest/gtest.h>

namespace sauro::intake {
namespace {

using domain::Deadline;
using domain::DeadlineKind;

// One line for a deadline: "fixed 2025-06-30", "split [A: ...; B: ...]".
std::string Brief(const Deadline& deadline) {
  std::string out(CodeOf(deadline.kind));
  if (deadline.start) out += " from " + deadline.start->Iso();
  if (deadline.due) out += " " + deadline.due->Iso();
  if (!deadline.rule.empty()) out += " " + deadline.rule;
  if (deadline.kind == DeadlineKind::kEvent) {
    out += deadline.offset_days ? " +" + std::to_string(*deadline.offset_days) : "";
    out += " (" + deadline.event + ")";
  }
  if (deadline.soft) out += " soft";
  for (const auto& part : deadline.parts)
    out += " [" + part.who + ": " + Brief(part.deadline) + "]";
  return out;
}

std::string Read(std::string_view text, std::optional<int> year = std::nullopt) {
  return Brief(ParseDeadline(text, {year}));
}

struct Case {
  std::string_view text;
  std::string_view brief;
};

class DeadlineText : public ::testing::TestWithParam<Case> {};

TEST_P(DeadlineText, IsReadAs) {
  EXPECT_EQ(Read(GetParam().text), GetParam().brief) << GetParam().text;
  EXPECT_EQ(
      ParseDeadline(GetParam().text, {}).kind == DeadlineKind::kUnspecified,
      GetParam().brief == "unspecified"
  );
}

INSTANTIATE_TEST_SUITE_P(
    Fixed,
    DeadlineText,
    ::testing::Values(
        Case{"31/12/2025", "fixed 2025-12-31"},
        Case{"Ngày 05/8/2026", "fixed 2026-08-05"},
        Case{"30-9-2025", "fixed 2025-09-30"},
        Case{"30.9.2025", "fixed 2025-09-30"},
        Case{"Trước ngày 30/6/2025.", "fixed 2025-06-30"},
        Case{"Chậm nhất ngày 15 tháng 8 năm 2025", "fixed 2025-08-15"},
        Case{"Tháng 4/2025", "fixed 2025-04-30"},
        Case{"THÁNG 04/2025", "fixed 2025-04-30"},
        Case{"Tháng 12 năm 2025.", "fixed 2025-12-31"},
        Case{"6/2026", "fixed 2026-06-30"},
        Case{"Xong trong tháng 2/2028", "fixed 2028-02-29"},
        Case{"Hoàn thành trước tháng 12/2025", "fixed 2025-11-30"},
        Case{"Trước tháng 01/2026", "fixed 2025-12-31"},
        Case{"Quý II/2025", "fixed 2025-06-30"},
        Case{"Quý 4 năm 2026", "fixed 2026-12-31"},
        Case{"Năm 2026", "fixed 2026-12-31"},
        Case{"Đến hết năm 2027", "fixed 2027-12-31"},
        Case{"2026", "fixed 2026-12-31"},
        Case{"Trước năm 2026", "fixed 2025-12-31"},
        Case{"6 tháng đầu năm 2026", "fixed 2026-06-30"},
        Case{"6 tháng cuối năm 2026", "fixed 2026-12-31"},
        Case{"Phấn đấu xong trong tháng 12/2025", "fixed 2025-12-31 soft"},
        Case{"Theo hướng dẫn của tỉnh, hoàn thành trước ngày 20/11/2025", "fixed 2025-11-20"},
        Case{"Ban hành đề án trong tháng 5/2026; sửa đổi khi cần", "fixed 2026-05-31"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Ranges,
    DeadlineText,
    ::testing::Values(
        Case{"Quý I-Quý III/2025", "range from 2025-01-01 2025-09-30"},
        Case{"Quý III, IV/2025", "range from 2025-07-01 2025-12-31"},
        Case{"Năm 2025-2026", "range from 2025-01-01 2026-12-31"},
        Case{"Năm 2026 - 2028", "range from 2026-01-01 2028-12-31"},
        Case{"Giai đoạn 2025–2030", "range from 2025-01-01 2030-12-31"},
        Case{"2026-2027", "range from 2026-01-01 2027-12-31"},
        Case{"Năm 2025-2026 theo lộ trình của ngành", "range from 2025-01-01 2026-12-31"},
        Case{"Từ tháng 4 đến tháng 9/2025", "range from 2025-04-01 2025-09-30"},
        Case{"Tháng 11/2025 - tháng 2/2026", "range from 2025-11-01 2026-02-28"},
        Case{"Từ ngày 01/4/2025 đến ngày 30/9/2025", "range from 2025-04-01 2025-09-30"},
        Case{"01/4/2025 - 30/9/2025", "range from 2025-04-01 2025-09-30"},
        Case{"Thường xuyên trong năm 2026", "range from 2026-01-01 2026-12-31"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Standing,
    DeadlineText,
    ::testing::Values(
        Case{"Thường xuyên", "ongoing"},
        Case{"Thực hiện liên tục", "ongoing"},
        Case{"Làm thường xuyên theo chính sách chung", "ongoing"},
        Case{"Từ đầu nhiệm kỳ và thường xuyên rà soát", "ongoing"},
        Case{"Hằng năm", "recurring yearly"},
        Case{"Hàng năm, theo lộ trình chung", "recurring yearly"},
        Case{"Ban hành kế hoạch và làm thường xuyên hằng năm", "recurring yearly"},
        Case{"Tháng 10 hằng năm", "recurring yearly-10"},
        Case{"Trước ngày 15/12 hằng năm", "recurring yearly-12"},
        Case{"Ngày 20 hằng tháng", "recurring monthly"},
        Case{"Hàng quý", "recurring quarterly"},
        Case{"Định kỳ 6 tháng", "recurring half-yearly"},
        Case{"Hằng tuần", "recurring weekly"},
        Case{"Tháng 5/2025 và duy trì thường xuyên", "fixed_then_ongoing 2025-05-31"},
        Case{"Xong trong năm 2025 và duy trì hằng năm", "fixed_then_ongoing 2025-12-31"},
        Case{"Quý I/2026; sau đó làm thường xuyên", "fixed_then_ongoing 2026-03-31"},
        Case{
            "Hoàn thành nội quy, áp dụng từ tháng 5/2025; tập huấn hằng năm",
            "fixed_then_ongoing 2025-05-31"},
        Case{"Từ tháng 4/2025 và bổ sung khi có thay đổi", "start from 2025-04-01"},
        Case{"Từ năm 2026", "start from 2026-01-01"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Events,
    DeadlineText,
    ::testing::Values(
        Case{"Theo hướng dẫn của Trung ương", "event (hướng dẫn của Trung ương)"},
        Case{"Theo hướng dẫn của bộ; duy trì thường xuyên", "event (hướng dẫn của bộ)"},
        Case{"Muộn nhất 7 ngày sau khi tỉnh ban hành khung", "event +7 (tỉnh ban hành khung)"},
        Case{"Trong vòng 30 ngày kể từ khi có quyết định", "event +30 (có quyết định)"},
        Case{"10 ngày làm việc kể từ ngày nhận hồ sơ", "event +10 (nhận hồ sơ)"},
        Case{"02 tuần sau khi họp", "event +14 (họp)"},
        Case{"Sau khi có văn bản của tỉnh", "event (có văn bản của tỉnh)"},
        Case{
            "Theo lộ trình tại Kế hoạch số 12-KH/TU ngày 05/5/2025",
            "event (lộ trình tại Kế hoạch số 12-KH/TU ngày 05/5/2025)"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    Unclear,
    DeadlineText,
    ::testing::Values(
        Case{"", "unspecified"},
        Case{"-", "unspecified"},
        Case{"30/6", "unspecified"},
        Case{"Sớm", "unspecified"},
        Case{"31/02/2025", "unspecified"},
        Case{"Theo Kế hoạch", "event (Kế hoạch)"}
    )
);

TEST(Deadlines, Audiences_AreSplit) {
  EXPECT_EQ(
      Read("Các phường, xã: xong trước ngày 30/6/2025. Các sở: xong trước ngày 15/8/2025."),
      "split [Các phường, xã: fixed 2025-06-30] [Các sở: fixed 2025-08-15]"
  );
  EXPECT_EQ(
      Read("Dự thảo: Quý II/2025; ban hành: Quý IV/2025"),
      "split [Dự thảo: fixed 2025-06-30] [ban hành: fixed 2025-12-31]"
  );
  EXPECT_EQ(Read("Hoàn thành: 30/6/2025"), "fixed 2025-06-30");
}

TEST(Deadlines, MissingYear_ComesFromContext) {
  EXPECT_EQ(Read("Trước ngày 30/6", 2026), "fixed 2026-06-30");
  EXPECT_EQ(Read("Tháng 9", 2026), "fixed 2026-09-30");
  EXPECT_EQ(Read("Quý III", 2026), "fixed 2026-09-30");
  EXPECT_EQ(ReadDeadline("Tháng 9", {}).doubt, "Thời hạn thiếu năm");
}

TEST(Deadlines, BeforeDay_ExclusiveIsASetting) {
  EXPECT_EQ(
      Brief(ParseDeadline("Trước ngày 01/01/2026", {std::nullopt, true})), "fixed 2025-12-31"
  );
}

TEST(Deadlines, SeveralDates_TakeTheLastWithADoubt) {
  const DeadlineReading out = ReadDeadline("Dự thảo quý II/2025, trình 15/9/2025", {});
  EXPECT_EQ(Brief(out.deadline), "fixed 2025-09-15");
  EXPECT_FALSE(out.doubt.empty());
}

TEST(Deadlines, RawText_IsKept) {
  EXPECT_EQ(ParseDeadline(" Sớm  nhất\ncó thể ", {}).raw, "Sớm nhất có thể");
  EXPECT_FALSE(ReadDeadline("Sớm nhất có thể", {}).doubt.empty());
  EXPECT_TRUE(ReadDeadline("", {}).doubt.empty());
}

}  // namespace
}  // namespace sauro::intake
