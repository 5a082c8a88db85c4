// Indicators of a corrected document against those of an approved plan, on both engines.
#include <map>

#include "store/adjust_fixture_test.h"
#include "usecase/indicator_rows.h"
#include "usecase/indicators.h"

namespace sauro::store {
namespace {

class AdjustIndicatorsTest : public AdjustTest {};

intake::DraftIndicator Indicator(const char* key, const char* name, const char* targets) {
  intake::DraftIndicator row;
  row.key = key;
  row.title = name;
  row.unit = "%";
  row.lead.push_back({"Sở A", {{domain::OrganizationId("A"), {}}}});
  EXPECT_TRUE(usecase::SetField(row, intake::Field::kTarget, targets).ok());
  return row;
}

TEST_P(AdjustIndicatorsTest, AreAssignedAdjustedAndWithdrawn_AndThePastStays) {
  const char* online = "Tỷ lệ hồ sơ trực tuyến";
  const auto open = [&](const char* number, std::vector<intake::DraftIndicator> indicators) {
    intake::DraftPlan plan;
    plan.document.number = number;
    plan.document.title = "Chỉ tiêu";
    plan.indicators = std::move(indicators);
    const domain::DraftId draft(NewId());
    Must({facts::DraftOpened{draft, domain::DocumentId("doc"), "Chỉ tiêu", *usecase::BodyOf(plan)}}
    );
    return draft;
  };
  const auto approved = usecase::ApproveDraft(
      app_,
      editor_,
      NewId(),
      open(
          "02/KH-UBND",
          {Indicator("i1", online, "2025: 60%\n2030: ≥ 80%"),
           Indicator("i2", "Tỷ lệ dân số có tài khoản", "2030: 100%")}
      ),
      1
  );
  ASSERT_TRUE(approved.ok()) << approved.error().message;
  plan_ = *approved;
  const views::At first = Now();
  const auto names = [&](const views::At& at) {
    usecase::IndicatorFilter filter;
    filter.plan = plan_;
    filter.organization = domain::OrganizationId("A");
    const auto found =
        usecase::ListIndicators(app_, editor_, filter, usecase::AsOf{at.day, at.position});
    EXPECT_TRUE(found.ok());
    std::vector<std::string> out;
    for (const auto& plan : found->view) {
      for (const auto& line : plan.indicators)
        out.push_back(line.indicator.name + " " + domain::TextOf(line.indicator.targets));
    }
    return out;
  };
  const std::vector<std::string> before = names(first);
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0], std::string(online) + " 2025: 60%\n2030: ≥ 80%");

  ASSERT_TRUE(Adjust(open(
                         "02/KH-UBND",
                         {Indicator("i1", "Số xã có mạng 5G", "2027: 50%"),
                          Indicator("i2", online, "2025: 60%\n2030: ≥ 85%")}
                     ))
                  .ok());
  const std::vector<std::string> after = names(Now());
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after[0], "Số xã có mạng 5G 2027: 50%") << "it stands where the paper puts it";
  EXPECT_EQ(after[1], std::string(online) + " 2025: 60%\n2030: ≥ 85%");
  EXPECT_EQ(names(first), before) << "the past stays";

  const auto board = queries().ReadBoard(plan_, Now());
  ASSERT_TRUE(board.ok());
  ASSERT_EQ(board->adjustments.size(), 1U);
  const auto& told = board->adjustments[0].indicators;
  ASSERT_EQ(told.size(), 3U);
  std::map<views::AdjustedHow, std::string> how;
  for (const views::AdjustedIndicator& each : told) {
    how[each.how] = each.name;
    if (each.how != views::AdjustedHow::kChanged) continue;
    ASSERT_EQ(each.fields.size(), 1U);
    EXPECT_EQ(each.fields[0].field, "target");
    EXPECT_EQ(each.fields[0].before, "2025: 60%\n2030: ≥ 80%");
  }
  EXPECT_EQ(how[views::AdjustedHow::kChanged], online);
  EXPECT_EQ(how[views::AdjustedHow::kAdded], "Số xã có mạng 5G");
  EXPECT_EQ(how[views::AdjustedHow::kWithdrawn], "Tỷ lệ dân số có tài khoản");
}

TEST_P(AdjustIndicatorsTest, FollowTheirHeading) {
  const auto open = [&](bool heading, const char* number) {
    intake::DraftPlan plan;
    plan.document.number = number;
    plan.document.title = "Chỉ tiêu";
    if (heading) {
      plan.indicators.push_back(Indicator("i1", "Hạ tầng viễn thông của tỉnh", ""));
      plan.indicators.back().group = true;
    }
    plan.indicators.push_back(Indicator("i2", "Tỷ lệ thôn có sóng di động", "2030: 100"));
    if (heading) plan.indicators.back().parent = "i1";
    const domain::DraftId draft(NewId());
    Must({facts::DraftOpened{draft, domain::DocumentId("doc"), "Chỉ tiêu", *usecase::BodyOf(plan)}}
    );
    return draft;
  };
  const auto all = [&] { return *queries().ListIndicators(plan_, Now().position); };
  const auto approved = usecase::ApproveDraft(app_, editor_, NewId(), open(false, "03/KH"), 1);
  ASSERT_TRUE(approved.ok()) << approved.error().message;
  plan_ = *approved;
  ASSERT_TRUE(Adjust(open(true, "03/KH")).ok());
  auto lines = all();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].indicator.group);
  EXPECT_EQ(lines[1].indicator.parent, lines[0].indicator.id);
  EXPECT_EQ(lines[1].indicator.targets.at(0).unit, "%");
  ASSERT_TRUE(Adjust(open(false, "03/KH")).ok());
  lines = all();
  EXPECT_TRUE(lines[0].withdrawn);
  EXPECT_FALSE(lines[1].indicator.parent.has_value()) << "its heading is no more";
}

SAURO_ON_BOTH_ENGINES(AdjustIndicatorsTest);

}  // namespace
}  // namespace sauro::store
