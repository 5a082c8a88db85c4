#include "intake/plan_check.h"

#include <gtest/gtest.h>

#include "intake/indicator_check.h"

namespace sauro::intake {
namespace {

DraftParty Party(std::string name) {
  return {std::move(name), {}};
}

DraftTask Task(DraftPlan& plan, std::string title) {
  DraftTask task;
  task.key = "t" + std::to_string(plan.tasks.size() + 1);
  task.ordinal = std::to_string(plan.tasks.size() + 1);
  task.title = std::move(title);
  task.lead = {Party("Sở Y tế")};
  task.product = "Báo cáo";
  task.deadline.kind = domain::DeadlineKind::kFixed;
  task.deadline.due = Day::FromCivil(2026, 6, 30);
  task.others.Edit() = {{"Kinh phí", "Ngân sách"}};
  return task;
}

DraftTarget Target(
    int year, const std::string& value, std::string op = ">=", std::string unit = "%"
) {
  DraftTarget target;
  target.by = Day::FromCivil(year, 12, 31);
  target.op = std::move(op);
  target.figure = {value, value};
  target.unit = std::move(unit);
  return target;
}

DraftIndicator& Indicator(DraftPlan& plan, std::string name, std::vector<DraftTarget> targets) {
  DraftIndicator row;
  row.key = "i" + std::to_string(plan.indicators.size() + 1);
  row.ordinal = std::to_string(plan.indicators.size() + 1);
  row.title = std::move(name);
  row.lead = {Party("Sở Y tế")};
  row.unit = "%";
  row.targets = std::move(targets);
  plan.indicators.push_back(std::move(row));
  return plan.indicators.back();
}

// "falling_target i1 i2; unit_missing i3"
std::string Brief(const DraftPlan& plan, std::optional<Day> issued = std::nullopt) {
  std::string out;
  for (const Finding& finding : CheckPlan(plan, issued).findings) {
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.advice.empty());
    if (!out.empty()) out += "; ";
    out += CodeOf(finding.kind);
    for (const std::string& row : finding.rows) out += " " + row;
  }
  return out;
}

TEST(PlanCheck, SoundPlan_HasNoFindings) {
  DraftPlan plan;
  plan.tasks = {Task(plan, "Xây cầu qua suối")};
  Indicator(plan, "Tỷ lệ hộ dùng nước sạch", {Target(2026, "80"), Target(2030, "95")}).baseline = {
      "70", "70"};
  EXPECT_EQ(Brief(plan), "");
}

TEST(PlanCheck, SixClears_NameTheRowsThatLackThem) {
  DraftPlan plan;
  for (const char* title : {"Xây cầu", "Đắp đê", "Trồng rừng", "", "Mở chợ", "Dạy nghề"}) {
    plan.tasks.push_back(Task(plan, title));
  }
  plan.tasks[0].lead.clear();
  plan.tasks[1].deadline = {};
  plan.tasks[2].product.clear();
  plan.tasks[4].lead = {Party("Các cơ quan, đơn vị liên quan")};
  plan.tasks[5].others.clear();
  EXPECT_EQ(
      Brief(plan),
      "person_missing t1; work_missing t4; progress_missing t2; result_missing t3; "
      "responsibility_unclear t5; resources_missing t6"
  );
  EXPECT_EQ(CheckPlan(plan).findings[0].message, "1 nhiệm vụ chưa ghi cơ quan chủ trì");
}

TEST(PlanCheck, GroupsOweNothing) {
  DraftPlan plan;
  DraftTask group;
  group.key = "t1";
  group.group = true;
  plan.tasks = {group};
  EXPECT_EQ(Brief(plan), "");
}

TEST(PlanCheck, WhatEveryRowLacks_IsOneFindingForThePlan) {
  DraftPlan plan;
  for (const char* title : {"Xây cầu", "Đắp đê", "Trồng rừng"}) {
    plan.tasks.push_back(Task(plan, title));
    plan.tasks.back().others.clear();
  }
  EXPECT_EQ(Brief(plan), "resources_missing");
  EXPECT_EQ(CheckPlan(plan).findings[0].message, "Cả 3 nhiệm vụ chưa ghi kinh phí, nguồn lực");
}

TEST(PlanCheck, DueBeforeIssue_UnlessDone) {
  DraftPlan plan;
  plan.document.date = Day::FromCivil(2026, 7, 1);
  plan.tasks.push_back(Task(plan, "Xây cầu"));
  plan.tasks.push_back(Task(plan, "Đắp đê"));
  plan.tasks[1].status = StatedStatus::kCompleted;
  EXPECT_EQ(Brief(plan), "past_at_issue t1");
  EXPECT_EQ(Brief(plan, Day::FromCivil(2026, 6, 30)), "");
  EXPECT_EQ(
      CheckPlan(plan).findings[0].message, "1 nhiệm vụ có thời hạn trước ngày giao (01/07/2026)"
  );
}

TEST(PlanCheck, FallingTargets_AcrossRowsAndColumns) {
  DraftPlan plan;
  Indicator(plan, "Tỷ lệ nhà văn hóa đạt chuẩn", {Target(2026, "100"), Target(2030, "60")});
  Indicator(plan, "Số lượng hợp tác xã trên địa bàn", {Target(2026, "9,5", ">=", "Hợp tác xã")});
  plan.indicators.back().targets[0].figure.value = "9.5";
  Indicator(plan, "Tổng số hợp tác xã", {Target(2030, "9.25", ">=", "Hợp tác xã")});
  Indicator(plan, "Tỷ lệ hộ nghèo", {Target(2026, "5", "="), Target(2030, "3", "=")});
  Indicator(plan, "Tỷ lệ trẻ bỏ học", {Target(2026, "2", "<="), Target(2030, "3", "<=")});
  Indicator(plan, "Tỷ lệ phủ sóng", {Target(2026, "100"), Target(2030, "80")});
  plan.indicators.back().targets[1].qualifier = "sóng mới";
  EXPECT_EQ(Brief(plan), "falling_target i2 i3; falling_target i1; falling_target i5");
}

TEST(PlanCheck, BaselineAtOrBeyondTarget) {
  DraftPlan plan;
  Indicator(plan, "Tỷ lệ thôn có điện", {Target(2026, "100")}).baseline = {"100", "100"};
  Indicator(plan, "Tỷ lệ chi sự nghiệp", {Target(2026, "2")}).baseline = {"2,97", "2.97"};
  Indicator(plan, "Tỷ lệ hộ nghèo", {Target(2026, "5")}).baseline = {"9", "9"};
  Indicator(plan, "Tỷ lệ xe quá tải", {Target(2026, "5", "<=")}).baseline = {"4", "4"};
  Indicator(plan, "Số hộ thoát nghèo", {Target(2026, "50", "=")}).baseline = {"10", "10"};
  EXPECT_EQ(Brief(plan), "baseline_reached i1; baseline_reached i2; baseline_reached i4");
  EXPECT_NE(CheckPlan(plan).findings[0].message.find("đã bằng"), std::string::npos);
  EXPECT_NE(CheckPlan(plan).findings[1].message.find("đã vượt"), std::string::npos);
}

TEST(PlanCheck, OneIndicatorTwice_WithOtherFigures) {
  DraftPlan plan;
  Indicator(plan, "Số lượng hợp tác xã", {Target(2026, "30")}).baseline = {"20", "20"};
  Indicator(plan, "Tổng số hợp tác xã", {Target(2026, "30")}).baseline = {"6", "6"};
  Indicator(plan, "Tổng số lượng hợp tác xã", {Target(2026, "40")});
  EXPECT_EQ(
      Brief(plan), "same_name_differs i2 i3; same_name_differs i1 i3; same_name_differs i1 i2"
  );
}

TEST(PlanCheck, BodyAgainstAppendix) {
  DraftPlan plan;
  Indicator(plan, "Tỷ lệ xã có bác sĩ", {Target(2026, "90")});
  Indicator(plan, "Tỷ lệ xã có bác sĩ", {Target(2026, "100")}).origin = Origin::kBody;
  Indicator(plan, "Tỷ lệ thôn có y tá", {Target(2026, "70")}).origin = Origin::kBody;
  EXPECT_EQ(Brief(plan), "body_differs i1 i2; only_in_body i3");
}

TEST(PlanCheck, Units) {
  DraftPlan plan;
  Indicator(plan, "Số lượng hợp tác xã", {Target(2026, "30", ">=", "")}).unit.clear();
  Indicator(plan, "Số sáng kiến", {Target(2026, "30", ">=", "Sáng kiến/năm")}).unit =
      "Sáng kiến/năm";
  Indicator(plan, "Số sáng kiến", {Target(2030, "20", ">=", "Sáng kiến")}).unit = "Sáng kiến";
  EXPECT_EQ(Brief(plan), "unit_missing i1; unit_differs i2 i3");
}

TEST(PlanCheck, PartsOfARow_AreNumberedWithinItAndLedByItsLead) {
  DraftPlan plan;
  Indicator(plan, "Sản lượng lúa", {Target(2030, "60")});
  Indicator(plan, "Vụ xuân", {Target(2030, "30")});
  Indicator(plan, "Vụ mùa", {Target(2030, "30")});
  for (std::size_t i = 1; i < 3; ++i) {
    plan.indicators[i].ordinal = "-";
    plan.indicators[i].parent = "i1";
    plan.indicators[i].lead.clear();
  }
  for (const char* title : {"Xây cầu", "Móng", "Đắp đê", "Chân đê"})
    plan.tasks.push_back(Task(plan, title));
  plan.tasks[1].ordinal = plan.tasks[3].ordinal = "a";
  plan.tasks[1].parent = "t1";
  plan.tasks[3].parent = "t3";
  EXPECT_EQ(Brief(plan), "");
  plan.tasks[3].parent = "t1";
  EXPECT_EQ(Brief(plan), "ordinal_repeated t2 t4");
}

TEST(PlanCheck, TargetsInWordsAndNumbersTwice) {
  DraftPlan plan;
  DraftTarget words;
  words.by = Day::FromCivil(2030, 12, 31);
  words.figure.text = "Ở mức cao";
  Indicator(plan, "Đóng góp của rừng", {words});
  Indicator(plan, "Tỷ lệ che phủ rừng", {Target(2030, "60")}).ordinal = "1";
  Indicator(plan, "Tỷ lệ thu gom rác", {}).lead = {Party("Sở A"), Party("Sở B")};
  EXPECT_EQ(
      Brief(plan),
      "result_missing i3; responsibility_unclear i3; target_in_words i1; ordinal_repeated i1 i2"
  );
}

TEST(PlanCheck, OneTaskTwice_ContradictsItself) {
  DraftPlan plan;
  plan.tasks.push_back(Task(plan, "Thống kê đàn trâu bò của các xã biên giới phía tây"));
  plan.tasks.push_back(Task(plan, "Thống kê đàn trâu bò của các xã biên giới phía tây"));
  plan.tasks[1].lead = {Party("Sở Nội vụ")};
  EXPECT_EQ(Brief(plan), "task_repeated t1 t2");
  plan.tasks[0].origin = Origin::kBody;
  plan.tasks[0].product.clear();
  EXPECT_EQ(Brief(plan), "body_differs t1 t2");
}

TEST(PlanCheck, RowLabel_IsWhatIsPrinted) {
  DraftPlan plan;
  plan.sections = {{"II", "Hạ tầng", std::nullopt, ""}, {"", "Quý I", 0, ""}};
  plan.tasks.push_back(Task(plan, "Xây cầu"));
  plan.tasks[0].section = 1;
  EXPECT_EQ(RowLabel(plan, "t1"), "II.1");
  EXPECT_EQ(RowLabel(plan, "t9"), "t9");
}

TEST(PlanCheck, Decimals_CompareExactly) {
  EXPECT_LT(CompareDecimals("9.25", "9.5"), 0);
  EXPECT_GT(CompareDecimals("10", "9.5"), 0);
  EXPECT_EQ(CompareDecimals("0.75", "0.75"), 0);
  EXPECT_LT(CompareDecimals("2", "2.01"), 0);
  EXPECT_LT(CompareDecimals("-3.5", "1"), 0);
  EXPECT_LT(CompareDecimals("-10", "-9.5"), 0);
}

TEST(PlanCheck, DraftWithoutRows_IsAFinding) {
  DraftPlan plan;
  EXPECT_EQ(Brief(plan), "nothing_read");
  plan.tasks.push_back(Task(plan, "Lắp trạm"));
  EXPECT_EQ(Brief(plan), "");
}

}  // namespace
}  // namespace sauro::intake
