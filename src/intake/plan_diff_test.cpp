#include "intake/plan_diff.h"

#include <gtest/gtest.h>

#include <chrono>

namespace sauro::intake {
namespace {

DiffRow Row(
    std::string key,
    std::string section,
    std::string ordinal,
    std::string title,
    std::string deadline = "Quý I/2026"
) {
  DiffRow row;
  row.key = std::move(key);
  row.texts = {
      {Field::kSection, std::move(section)},
      {Field::kOrdinal, std::move(ordinal)},
      {Field::kTitle, std::move(title)},
      {Field::kDeadline, std::move(deadline)},
  };
  return row;
}

const char* const kSurvey = "Khảo sát hiện trạng hạ tầng số tại các thôn, bản";
const char* const kTeach = "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên phổ thông";
const char* const kPortal = "Xây dựng cổng dữ liệu mở của tỉnh";
const char* const kTrees = "Trồng cây xanh dọc bờ kè sông";

// "t1 changed deadline" for each difference, in order.
std::vector<std::string> Told(
    const std::vector<DiffRow>& before, const std::vector<DiffRow>& after
) {
  std::vector<std::string> out;
  for (const RowDiff& diff : CompareRows(before, after)) {
    if (diff.kind == RowChangeKind::kSame) continue;
    std::string line = diff.before ? before[*diff.before].key : after[*diff.after].key;
    line += " " + std::string(CodeOf(diff.kind));
    for (const FieldChange& change : diff.fields) line += " " + std::string(CodeOf(change.field));
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(CompareRows, SameRows_NoDifference_WhateverTheBlanksAndTheNormalForm) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", "Hòa mạng  số"), Row("t2", "I", "2", "")};
  std::vector<DiffRow> after = before;
  after[0].texts[Field::kTitle] =
      "H\xC3\xB2"
      "a ma\xCC\xA3ng\nso\xCC\x82\xCC\x81 ";
  EXPECT_EQ(Told(before, after), Lines{});
}

TEST(CompareRows, AddedChangedDropped) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", kSurvey), Row("t2", "I", "2", kTeach), Row("t3", "I", "3", kTrees)};
  const std::vector<DiffRow> after = {
      Row("n1", "I", "1", kSurvey),
      Row("n2", "I", "2", kTeach, "Quý IV/2026"),
      Row("n3", "I", "3", kPortal)};
  EXPECT_EQ(Told(before, after), (Lines{"t2 changed deadline", "n3 added", "t3 dropped"}))
      << "another task under an old number is not that task";
  const auto diffs = CompareRows(before, after);
  EXPECT_EQ(diffs[1].fields[0].before, "Quý I/2026");
  EXPECT_EQ(diffs[1].fields[0].after, "Quý IV/2026");
}

TEST(CompareRows, RenumberedRows_AreTheSameTasks) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", kSurvey), Row("t2", "I", "2", kTeach), Row("t3", "I", "3", kTrees)};
  const std::vector<DiffRow> after = {
      Row("n1", "I", "1", kPortal),
      Row("n2", "I", "2", kSurvey),
      Row("n3", "I", "3", kTeach),
      Row("n4", "I", "4", kTrees)};
  EXPECT_EQ(
      Told(before, after),
      (Lines{"n1 added", "t1 changed ordinal", "t2 changed ordinal", "t3 changed ordinal"})
  );
}

TEST(CompareRows, SwappedOrdinals_FollowTheTitles) {
  const std::vector<DiffRow> before = {Row("t1", "I", "1", kSurvey), Row("t2", "I", "2", kTeach)};
  const std::vector<DiffRow> after = {Row("n1", "I", "1", kTeach), Row("n2", "I", "2", kSurvey)};
  EXPECT_EQ(Told(before, after), (Lines{"t2 changed ordinal", "t1 changed ordinal"}));
}

TEST(CompareRows, AnotherSection_IsAChangeOfTheRow) {
  const std::vector<DiffRow> before = {Row("t1", "I", "1", kSurvey), Row("t2", "I", "2", kTeach)};
  const std::vector<DiffRow> after = {Row("n1", "I", "1", kSurvey), Row("n2", "II", "1", kTeach)};
  EXPECT_EQ(Told(before, after), (Lines{"t2 changed ordinal section"}));
}

TEST(CompareRows, CorrectedTypo_IsAChangeOfTheTitle_AlsoUnderAnotherNumber) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", "Bồi dưởng kỷ năng số cho đội ngủ giáo viên phổ thông vùng cao"),
      Row("t2", "I", "2", "Xây dựng công dử liệu mở")};
  const std::vector<DiffRow> after = {
      Row("n1", "I", "2", "Xây dựng cổng dữ liệu mở"),
      Row("n2", "I", "3", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên phổ thông ở vùng cao")};
  EXPECT_EQ(Told(before, after), (Lines{"t2 changed title", "t1 changed ordinal title"}));
}

TEST(CompareRows, SplitRow_OneHalfIsTheOldTask_TheOtherIsNew) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", std::string(kSurvey) + " và " + kTeach), Row("t2", "I", "2", kTrees)};
  const std::vector<DiffRow> after = {
      Row("n1", "I", "1", kSurvey), Row("n2", "I", "2", kTeach), Row("n3", "I", "3", kTrees)};
  EXPECT_EQ(Told(before, after), (Lines{"t1 changed title", "n2 added", "t2 changed ordinal"}));
}

TEST(CompareRows, EqualTitles_ArePairedByTheirPlace_ThenInOrder) {
  const std::vector<DiffRow> before = {
      Row("t1", "I", "1", "Báo cáo định kỳ"),
      Row("t2", "II", "1", "Báo cáo định kỳ", "Hằng quý"),
      Row("t3", "III", "7", "Báo cáo định kỳ", "Hằng năm")};
  const std::vector<DiffRow> after = {
      Row("n1", "II", "1", "Báo cáo định kỳ", "Hằng tháng"),
      Row("n2", "IV", "1", "Báo cáo định kỳ"),
      Row("n3", "III", "7", "Báo cáo định kỳ", "Hằng năm")};
  EXPECT_EQ(Told(before, after), (Lines{"t2 changed deadline", "t1 changed section"}));
}

TEST(CompareRows, KnownIdentity_ComesBeforeEverything) {
  const std::vector<DiffRow> before = {Row("t1", "I", "1", kSurvey), Row("t2", "I", "2", kTeach)};
  std::vector<DiffRow> after = {Row("r5", "I", "1", kTeach), Row("r6", "I", "2", kTrees)};
  after[0].same_as = "t1";
  after[1].same_as = "t2";
  EXPECT_EQ(Told(before, after), (Lines{"t1 changed title", "t2 changed title"}));
  after[1].same_as = "t1";  // a line that was copied in the spreadsheet
  EXPECT_EQ(Told(before, after), (Lines{"t1 changed title", "r6 added", "t2 dropped"}));
}

TEST(CompareRows, FieldsOfOneSideOnly_AreNotCompared) {
  const std::vector<DiffRow> before = {Row("t1", "I", "1", kSurvey)};
  std::vector<DiffRow> after = {Row("n1", "I", "1", kSurvey)};
  after[0].texts[Field::kNote] = "mới";
  EXPECT_EQ(Told(before, after), Lines{});
  after[0].texts.erase(Field::kDeadline);
  EXPECT_EQ(Told(before, after), Lines{});
}

TEST(CompareRows, TwoThousandRows_TakeUnderASecond) {
  std::vector<DiffRow> before;
  std::vector<DiffRow> after;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    before.push_back(Row("t" + number, "I", number, "Nhiệm vụ " + number + " của xã " + number));
    after.push_back(Row("n" + number, "I", number, "Việc số " + number + " tại xã " + number));
  }
  const std::clock_t begin = std::clock();
  EXPECT_EQ(CompareRows(before, after).size(), 2000U);
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 3.0);
}

}  // namespace
}  // namespace sauro::intake
