#include "usecase/alias_lessons.h"

#include <gtest/gtest.h>

#include "usecase/draft_rows.h"

namespace sauro::usecase {
namespace {

using intake::DraftParty;
using Cell = std::vector<DraftParty>;

domain::Catalogue Offices() {
  domain::Catalogue out;
  for (const auto& [id, name] : {std::pair{"stc", "Sở Tài chính"}, std::pair{"snv", "Sở Nội vụ"}}) {
    domain::Organization office;
    office.id = domain::OrganizationId(id);
    office.name = name;
    out.organizations.push_back(office);
  }
  return out;
}

DraftParty Known(const char* name, const char* id) {
  return {name, {{domain::OrganizationId(id), {}}}};
}

std::string Text(const AliasLessons& lessons) {
  std::string out;
  for (const AliasLesson& lesson : lessons.lessons())
    out += lesson.name + "=" + lesson.organization.value + ";";
  return out;
}

TEST(AliasLessons, UnknownNameThatGivesWay_IsLearned) {
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  lessons.Note(
      "lead",
      {{"Sở TC (chủ trì)", {}}, {"Sở Lạ", {}}},
      {{"Sở Lạ", {}}, Known("Sở Tài chính", "stc")}
  );
  EXPECT_EQ(Text(lessons), "Sở TC=stc;");
  lessons.Note("lead", {{"Sở TC", {}}}, {Known("Sở Tài chính", "stc")});
  EXPECT_EQ(Text(lessons), "Sở TC=stc;") << "once";
  EXPECT_FALSE(lessons.refused().has_value());
}

TEST(AliasLessons, NothingIsLearned_WhereSeveralNamesChangedAtOnce) {
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  const Cell before{{"Sở TC", {}}, {"Sở NV", {}}};
  lessons.Note("lead", before, {Known("Sở Tài chính", "stc")});
  lessons.Note("lead", before, {Known("Sở Nội vụ", "snv"), Known("Sở Tài chính", "stc")});
  lessons.Note("lead", {{"Sở TC", {}}, Known("Sở Nội vụ", "snv")}, {Known("Sở Tài chính", "stc")});
  lessons.Note("lead", {{"Sở TC", {}}}, {Known("Sở Nội vụ", "snv"), {"Sở Thông tin", {}}});
  EXPECT_EQ(Text(lessons), "") << "nobody said which name is whose";
}

TEST(AliasLessons, NothingIsLearned_OfWordsThatNameNoBodyInParticular) {
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  for (const char* words :
       {"nt",
        "như trên",
        "Giám đốc",
        "Lãnh đạo Sở",
        "Ủy ban nhân dân",
        "UBND xã",
        "Hằng năm",
        "Tất cả đơn vị",
        "Mỗi đơn vị",
        "Phòng chuyên môn",
        "Đơn vị chủ đầu tư",
        "Văn phòng"}) {
    lessons.Note("lead", {{words, {}}}, {Known("Sở Tài chính", "stc")});
    EXPECT_EQ(Text(lessons), "") << words;
  }
}

TEST(AliasLessons, NothingIsLearned_OfKnownNames_OfGroups_AndToUnknownOnes) {
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  lessons.Note("lead", {Known("Sở Nội vụ", "snv")}, {Known("Sở Tài chính", "stc")});
  lessons.Note("lead", {{"Sở TC", {}}}, {{"Sở Tài chánh", {}}});
  lessons.Note("lead", {{"Sở TC", {}}}, {{"Các sở", {{{}, domain::GroupId("g")}}}});
  lessons.Note("lead", {{"các đơn vị liên quan", {}}}, {Known("Sở Tài chính", "stc")});
  EXPECT_EQ(Text(lessons), "");
  EXPECT_FALSE(lessons.refused().has_value());
}

TEST(AliasLessons, NameOfAnotherOrganisation_IsRefusedByName) {
  const domain::Catalogue offices = Offices();
  AliasLessons lessons(offices);
  lessons.Note("coordinate", {{"Sở Nội vụ", {}}}, {Known("Sở Tài chính", "stc")});
  ASSERT_TRUE(lessons.refused().has_value());
  EXPECT_EQ(lessons.refused()->place, "coordinate");
  EXPECT_NE(lessons.refused()->message.find("đang là tên của Sở Nội vụ"), std::string::npos);
  AliasLessons twice(offices);
  twice.Note("lead", {{"Sở X", {}}}, {Known("Sở Tài chính", "stc")});
  twice.Note("lead", {{"Sở X", {}}}, {Known("Sở Nội vụ", "snv")});
  EXPECT_TRUE(twice.refused().has_value()) << "one name, two organisations";
}

TEST(AliasLessons, OtherRowsOfTheDraft_AreRightAtOnce) {
  const domain::Catalogue offices = Offices();
  intake::DraftPlan plan;
  intake::DraftTask row;
  row.key = "t1";
  row.title = "Việc";
  row.lead = {{"Sở TC", {}}, {"Sở Lạ", {}}};
  row.doubts = {
      {intake::Field::kLead, "Danh mục chưa có “Sở TC”", ""},
      {intake::Field::kLead, "Danh mục chưa có “Sở Lạ”", ""},
      {intake::Field::kDeadline, "chưa rõ “Sở TC”", ""}};
  plan.tasks.push_back(row);
  row.key = "t2";
  plan.tasks.push_back(row);
  AliasLessons lessons(offices);
  const RowChange change{"t1", "lead", "Sở Tài chính; Sở Lạ", {}, true};
  ASSERT_TRUE(ApplyChange(plan, change, offices, {}, &lessons).ok());
  lessons.ApplyTo(plan);
  EXPECT_EQ(plan.tasks[1].lead[0].name, "Sở TC") << "as printed";
  ASSERT_EQ(plan.tasks[1].lead[0].holders.size(), 1U);
  EXPECT_EQ(plan.tasks[1].lead[0].holders[0].organization.value, "stc");
  EXPECT_TRUE(plan.tasks[1].lead[1].holders.empty());
  EXPECT_EQ(plan.tasks[1].doubts.size(), 2U) << "only the doubt about the name is settled";
}

}  // namespace
}  // namespace sauro::usecase
