#include "usecase/indicator_rows.h"

#include <gtest/gtest.h>

#include "intake/figure_text.h"
#include "usecase/draft_replace.h"
#include "usecase/draft_rows.h"
#include "usecase/sheet_rows.h"

namespace sauro::usecase {
namespace {

using intake::DraftIndicator;
using intake::Field;

DraftIndicator Row(const char* key, const char* name) {
  DraftIndicator row;
  row.key = key;
  row.ordinal = std::string(key).substr(1);
  row.title = name;
  row.unit = "%";
  EXPECT_TRUE(SetField(row, Field::kTarget, "2025: 60\n2030: ≥ 80%").ok());
  EXPECT_TRUE(SetField(row, Field::kBaseline, "2024: 42,5").ok());
  return row;
}

intake::DraftPlan Plan() {
  intake::DraftPlan plan;
  plan.indicators = {Row("i1", "Tỷ lệ hồ sơ trực tuyến"), Row("i2", "Tỷ lệ dân số có tài khoản")};
  plan.indicators[1].parent = "i1";
  plan.indicators[1].doubts.push_back({Field::kTarget, "chưa rõ mốc", ""});
  return plan;
}

RowChange Change(const char* field, std::string value) {
  return {"i2", field, std::move(value), std::nullopt};
}

TEST(IndicatorRows, TargetsAndBaseline_AreEditedAsLines) {
  DraftIndicator row = Row("i1", "Tỷ lệ");
  ASSERT_EQ(row.targets.size(), 2U);
  EXPECT_EQ(row.targets[0].by, Day::FromCivil(2025, 12, 31));
  EXPECT_EQ(row.targets[1].op, ">=");
  EXPECT_EQ(row.targets[1].figure.value, "80");
  EXPECT_EQ(row.baseline_year, 2024);
  EXPECT_EQ(row.baseline.value, "42.5");
  EXPECT_EQ(FieldText(row, Field::kTarget), "2025: 60\n2030: ≥ 80%");
  EXPECT_EQ(FieldText(row, Field::kBaseline), "2024: 42,5");
  ASSERT_TRUE(SetField(row, Field::kTarget, "\n 06/2027:  Tỷ lệ 1:3 \n2030: -\n").ok());
  EXPECT_EQ(FieldText(row, Field::kTarget), "06/2027: Tỷ lệ 1:3\n2030: -");
  EXPECT_TRUE(row.targets[1].none);
}

TEST(IndicatorRows, WhatStands_KeepsWhereItWasRead) {
  DraftIndicator row = Row("i1", "Tỷ lệ");
  row.targets[1].spots = {{1, 4, 5, 0}};
  ASSERT_TRUE(SetField(row, Field::kTarget, "2025: 65\n2030: ≥ 80%").ok());
  EXPECT_TRUE(row.targets[0].spots.empty());
  EXPECT_EQ(row.targets[1].spots.size(), 1U);
}

TEST(IndicatorRows, WrongLines_AreRefusedWithTheirNumber_AndNothingIsChanged) {
  DraftIndicator row = Row("i1", "Tỷ lệ");
  for (const char* wrong : {"2025: 60\n2025: 70", "2025: 60\n2030:"}) {
    const Status set = SetField(row, Field::kTarget, wrong);
    ASSERT_FALSE(set.ok()) << wrong;
    EXPECT_NE(set.error().message.find("Dòng 2"), std::string::npos) << set.error().message;
    EXPECT_EQ(FieldText(row, Field::kTarget), "2025: 60\n2030: ≥ 80%");
  }
  EXPECT_FALSE(SetField(row, Field::kTitle, "").ok());
  EXPECT_FALSE(SetField(row, Field::kDeadline, "2026").ok());
}

TEST(IndicatorRows, TargetWithoutAMilestone_IsADoubt) {
  DraftIndicator row = Row("i1", "Tỷ lệ");
  ASSERT_TRUE(SetField(row, Field::kTarget, "80%").ok());
  ASSERT_EQ(row.doubts.size(), 1U);
  EXPECT_EQ(row.doubts[0].field, Field::kTarget);
}

TEST(IndicatorRows, MendingAField_SettlesItsDoubts_AndSeesWhoWasFaster) {
  intake::DraftPlan plan = Plan();
  ASSERT_TRUE(ApplyChange(plan, Change("target", "2030: 90%"), {}, {}).ok());
  EXPECT_TRUE(plan.indicators[1].doubts.empty());
  RowChange late = Change("unit", "người");
  late.seen = "hộ";
  const Status refused = ApplyChange(plan, late, {}, {});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(refused.error().place, "unit");
  EXPECT_EQ(plan.indicators[1].unit, "%");
  EXPECT_FALSE(ApplyChange(plan, Change("product", "Báo cáo"), {}, {}).ok());
  ASSERT_TRUE(ApplyChange(plan, Change("lead", "Sở A; Sở B"), {}, {}).ok());
  EXPECT_EQ(plan.indicators[1].doubts.size(), 2U) << "in no catalogue";
}

TEST(IndicatorRows, AreConfirmedAndTakenOut) {
  intake::DraftPlan plan = Plan();
  EXPECT_EQ(ConfirmClear(plan), 1U);
  ASSERT_TRUE(ApplyDecision(plan, {"i2", RowAction::kConfirm, RowMark(plan.indicators[1])}).ok());
  EXPECT_TRUE(plan.indicators[1].confirmed);
  EXPECT_FALSE(ApplyDecision(plan, {"i2", RowAction::kRemove, "other"}).ok());
  ASSERT_TRUE(ApplyDecision(plan, {"i1", RowAction::kRemove}).ok());
  ASSERT_EQ(plan.indicators.size(), 1U);
  EXPECT_EQ(plan.indicators[0].parent, "") << "its heading is gone";
  EXPECT_EQ(plan.left_out.size(), 1U);
}

TEST(IndicatorRows, OfTheWords_CountOnlyWithoutAnAppendix) {
  intake::DraftPlan plan = Plan();
  plan.indicators[0].origin = intake::Origin::kBody;
  EXPECT_EQ(IndicatorRows(plan).size(), 1U);
  plan.indicators[1].origin = intake::Origin::kBody;
  EXPECT_EQ(IndicatorRows(plan).size(), 2U);
}

TEST(IndicatorRows, BecomeIndicators_WithTheirParents) {
  std::uint32_t holder = 100;
  const auto made = IndicatorsOf(Plan(), {}, "0190a000-0000-7000-8000-000000000001", 7, holder);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_FALSE(made[0].parent.has_value());
  EXPECT_EQ(made[1].parent, made[0].id);
  EXPECT_LT(made[0].sort, made[1].sort);
  EXPECT_EQ(made[0].targets.size(), 2U);
  EXPECT_EQ(holder, 100U);
}

TEST(IndicatorRows, ANewUnit_IsThatOfItsTargets) {
  DraftIndicator row = Row("i1", "Số xã");
  row.unit.clear();
  for (auto& target : row.targets) target.unit.clear();
  row.targets.push_back({{std::nullopt, ">=", {"≥ 80%", "80"}, "%"}});
  ASSERT_TRUE(SetField(row, Field::kUnit, "xã").ok());
  EXPECT_EQ(row.targets[0].unit, "xã");
  EXPECT_EQ(row.targets[2].unit, "%") << "it prints its own";
  EXPECT_FALSE(SetField(row, Field::kBaseline, "15/06/2024: 42,5").ok());
}

TEST(IndicatorRows, ARowAddedOnTop_CountsWithThoseOfTheWords) {
  intake::DraftPlan plan = Plan();
  for (DraftIndicator& row : plan.indicators) row.origin = intake::Origin::kBody;
  intake::DraftPlan edited = plan;
  edited.indicators.insert(edited.indicators.begin(), Row("i9", "Số xã có mạng 5G"));
  edited.indicators[0].origin = intake::Origin::kBody;
  const auto differs = CompareWithSheet(plan, *SheetOf(edited));
  ASSERT_TRUE(differs.ok());
  const std::string tick = TickOf(*differs, differs->rows.at(0));
  ASSERT_TRUE(TakeFromSheet(plan, *differs, std::set<std::string>{tick}, {}, {}).ok());
  EXPECT_EQ(IndicatorRows(plan).size(), 3U);
  EXPECT_EQ(IndicatorRows(plan).at(0)->title, "Số xã có mạng 5G");
}

TEST(IndicatorRows, WhatIsNotTaken_LeavesNoParentBehind) {
  const intake::DraftPlan older = Plan();
  intake::DraftPlan newer = Plan();
  newer.indicators.push_back(Row("i3", "Hạ tầng"));
  newer.indicators.push_back(Row("i4", "Số xã có mạng 5G"));
  newer.indicators[3].parent = "i3";
  const Comparison compared = CompareDrafts(newer, older, older);
  KeepFromOlder(newer, older, compared, std::set<std::string>{"+i4"}, {});
  ASSERT_EQ(newer.indicators.size(), 3U);
  EXPECT_EQ(newer.indicators[2].parent, "");
}

TEST(IndicatorRows, Sheet_GoesOutAndComesBackWithWhatWasEdited) {
  const intake::DraftPlan plan = Plan();
  const auto bytes = SheetOf(plan);
  ASSERT_TRUE(bytes.ok());
  const auto same = CompareWithSheet(plan, *bytes);
  ASSERT_TRUE(same.ok()) << same.error().message;
  EXPECT_FALSE(same->Differs());

  intake::DraftPlan edited = plan;
  ASSERT_TRUE(SetField(edited.indicators[0], Field::kTarget, "2025: 60\n2030: ≥ 85%").ok());
  edited.indicators.push_back(Row("i9", "Số xã có mạng 5G"));
  const auto other = SheetOf(edited);
  ASSERT_TRUE(other.ok());
  // The rows of the edited sheet bear marks of other rows: what it changes is not ticked by itself.
  const auto differs = CompareWithSheet(plan, *other);
  ASSERT_TRUE(differs.ok());
  ASSERT_EQ(differs->rows.size(), 3U);
  EXPECT_EQ(differs->rows[0].kind, intake::RowChangeKind::kChanged);
  EXPECT_TRUE(IsOfIndicator(*differs, differs->rows[0]));
  EXPECT_EQ(differs->rows[2].kind, intake::RowChangeKind::kAdded);
  std::set<std::string> all;
  for (const auto& diff : differs->rows) {
    if (diff.kind == intake::RowChangeKind::kAdded) all.insert(TickOf(*differs, diff));
    for (const auto& change : diff.fields) all.insert(TickOf(*differs, diff, change.field));
  }
  intake::DraftPlan taken = plan;
  const auto count = TakeFromSheet(taken, *differs, all, {}, {});
  ASSERT_TRUE(count.ok()) << count.error().message;
  EXPECT_EQ(*count, 2U);
  EXPECT_EQ(FieldText(taken.indicators[0], Field::kTarget), "2025: 60\n2030: ≥ 85%");
  ASSERT_EQ(taken.indicators.size(), 3U);
  EXPECT_EQ(taken.indicators[2].key, "i3");
  EXPECT_EQ(FieldText(taken.indicators[2], Field::kTarget), "2025: 60\n2030: ≥ 80%");
  EXPECT_EQ(taken.indicators[2].targets[0].unit, "%");
}

TEST(IndicatorRows, OfAnOlderDraft_AreKeptWhereTheyWereMended) {
  const intake::DraftPlan read = Plan();
  intake::DraftPlan older = read;
  ASSERT_TRUE(SetField(older.indicators[0], Field::kUnit, "hồ sơ").ok());
  intake::DraftPlan newer = read;
  ASSERT_TRUE(SetField(newer.indicators[1], Field::kTarget, "2030: 95%").ok());
  newer.indicators.push_back(Row("i3", "Số xã có mạng 5G"));
  const Comparison compared = CompareDrafts(newer, older, read);
  EXPECT_EQ(compared.kept, (std::set<std::string>{"i1:unit"}));
  EXPECT_EQ(compared.Count(intake::RowChangeKind::kAdded), 1);
  KeepFromOlder(newer, older, compared, std::nullopt, {});
  ASSERT_EQ(newer.indicators.size(), 3U);
  EXPECT_EQ(newer.indicators[0].unit, "hồ sơ");
  EXPECT_EQ(FieldText(newer.indicators[1], Field::kTarget), "2030: 95%");
}

}  // namespace
}  // namespace sauro::usecase
