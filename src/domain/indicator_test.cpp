#include "domain/indicator.h"

#include <gtest/gtest.h>

namespace sauro::domain {
namespace {

TEST(Milestone, IsWrittenAsPlansDo_AndReadBack) {
  for (const char* text : {"2030", "06/2027", "15/06/2027", "0999"}) {
    const auto day = MilestoneFromText(text);
    ASSERT_TRUE(day.has_value()) << text;
    EXPECT_EQ(MilestoneText(day), text);
  }
  EXPECT_EQ(MilestoneFromText(" 6/2027 "), Day::FromCivil(2027, 6, 30));
  EXPECT_EQ(MilestoneFromText("30/6/2027"), MilestoneFromText("6/2027")) << "the same day";
  EXPECT_EQ(MilestoneText(std::nullopt), "");
}

TEST(Milestone, WhatIsNone_IsNone) {
  for (const char* text :
       {"",
        "/",
        "203",
        "20300",
        "13/2027",
        "31/2/2027",
        "1/2/3/2027",
        "quý I/2027",
        "2030 ",
        "-2030"}) {
    const bool trimmed = std::string_view(text) == "2030 ";
    EXPECT_EQ(MilestoneFromText(text).has_value(), trimmed) << text;
  }
}

TEST(Targets, AreLines) {
  Target later;
  later.by = Day::FromCivil(2030, 12, 31);
  later.figure = {"≥ 80%", "80"};
  Target whenever;
  whenever.figure = {"Đạt", ""};
  EXPECT_EQ(TextOf({later, whenever}), "2030: ≥ 80%\nĐạt");
  EXPECT_EQ(TextOf(std::vector<Target>{}), "");
  EXPECT_EQ(BaselineText(2024, {"42,5", "42.5"}), "2024: 42,5");
  EXPECT_EQ(BaselineText(2024, {}), "");
}

}  // namespace
}  // namespace sauro::domain
