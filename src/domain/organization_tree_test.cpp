// FR-13: organisations have a level, a line, a parent, an identifier and days between which they
// work.
#include "domain/organization_tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sauro::domain {
namespace {

Organization Make(const char* id, const char* parent = "", Level level = Level::kProvince) {
  Organization organization;
  organization.id = OrganizationId(id);
  organization.name = std::string("Cơ quan ") + id;
  organization.level = level;
  if (*parent != '\0') organization.parent.emplace(parent);
  return organization;
}

std::string Drawn(const std::vector<Organization>& all, const char* day) {
  std::string text;
  for (const TreeLine& line : TreeOn(all, *Day::FromIso(day)))
    text += std::string(static_cast<std::size_t>(line.depth), '-') + all[line.index].id.value + " ";
  return text;
}

TEST(Fr13OrganizationTree, EachStandsBelowItsParent_ByLevelLineAndName) {
  std::vector<Organization> all = {
      Make("so-y", "tinh"),
      Make("phong", "so-y", Level::kUnit),
      Make("tinh"),
      Make("so-a", "tinh")};
  all[3].name = "Cơ quan xyz";
  all.push_back(Make("xa", "tinh", Level::kCommune));
  EXPECT_EQ(Drawn(all, "2026-01-01"), "tinh -so-y --phong -so-a -xa ");
}

TEST(Fr13OrganizationTree, DayBeforeAnEnd_ShowsTheOldTree_AndAfterItTheNewOne) {
  std::vector<Organization> all = {
      Make("tinh"),
      Make("huyen", "tinh"),
      Make("xa", "huyen", Level::kCommune),
      Make("phuong", "tinh")};
  all[1].until = *Day::FromIso("2025-06-30");
  all[3].from = *Day::FromIso("2025-07-01");
  EXPECT_EQ(Drawn(all, "2025-06-30"), "tinh -huyen --xa ");
  EXPECT_EQ(Drawn(all, "2025-07-01"), "tinh -phuong xa ");
  EXPECT_EQ(
      NotWorkingText(all[1], *Day::FromIso("2025-07-01")),
      "đã kết thúc hoạt động từ ngày 01/07/2025"
  );
  EXPECT_EQ(
      NotWorkingText(all[3], *Day::FromIso("2025-06-30")), "đến ngày 01/07/2025 mới hoạt động"
  );
}

TEST(Fr13OrganizationTree, Circle_IsRefused_AndTheMessageNamesIt) {
  const std::vector<Organization> all = {Make("a", "c"), Make("b", "a"), Make("c", "b")};
  const Status fits = CheckTree(all);
  ASSERT_FALSE(fits.ok());
  EXPECT_EQ(fits.error().place, "cap_tren");
  EXPECT_NE(
      fits.error().message.find("“Cơ quan a” thuộc “Cơ quan c” thuộc “Cơ quan b” thuộc “Cơ quan a”"
      ),
      std::string::npos
  ) << fits.error().message;
  const std::vector<Organization> itself = {Make("a", "a")};
  EXPECT_EQ(CheckTree(itself).error().place, "cap_tren");
}

TEST(Fr13OrganizationTree, CircleAboveAnother_IsFoundToo) {
  const std::vector<Organization> all = {Make("duoi", "a"), Make("a", "b"), Make("b", "a")};
  EXPECT_FALSE(CheckTree(all).ok());
  EXPECT_EQ(Drawn(all, "2026-01-01"), "") << "nobody is shown twice, and it ends";
}

TEST(Fr13OrganizationTree, UnknownOrLowerParent_IsRefused) {
  EXPECT_EQ(CheckTree(std::vector{Make("a", "khong-co")}).error().place, "cap_tren");
  const std::vector<Organization> lower = {Make("xa", "", Level::kCommune), Make("so", "xa")};
  EXPECT_EQ(CheckTree(lower).error().place, "cap_tren");
}

TEST(Fr13OrganizationTree, NameOrIdentifierOfAnotherInTheSameDays_IsRefused) {
  std::vector<Organization> all = {Make("a"), Make("b")};
  all[0].identifier = all[1].identifier = "H57.12";
  EXPECT_EQ(CheckTree(all).error().place, "dinh_danh");
  all[0].until = *Day::FromIso("2025-06-30");
  all[1].from = *Day::FromIso("2025-07-01");
  EXPECT_TRUE(CheckTree(all).ok()) << "one follows the other";
  all[1].name = all[0].name;
  EXPECT_TRUE(CheckTree(all).ok());
  all[1].from.reset();
  all[1].identifier.clear();
  EXPECT_EQ(CheckTree(all).error().place, "ten");
  all[1].parent.emplace("a");
  EXPECT_TRUE(CheckTree(all).ok()) << "below another one";
}

TEST(Fr13OrganizationTree, IdentifierOfDecision20_HasAtMost35CharactersInGroups) {
  EXPECT_TRUE(IsElectronicIdentifier("H57"));
  EXPECT_TRUE(IsElectronicIdentifier("000.00.12.H57"));
  EXPECT_TRUE(IsElectronicIdentifier(std::string(35, 'A')));
  for (const std::string& bad :
       {std::string(),
        std::string(36, 'A'),
        std::string("h57"),
        std::string("H57-12"),
        std::string(".H57"),
        std::string("H57."),
        std::string("H57..12"),
        std::string("Đ57")}) {
    EXPECT_FALSE(IsElectronicIdentifier(bad)) << bad;
  }
  Organization organization = Make("a");
  organization.identifier = "H57/12";
  EXPECT_EQ(CheckOrganization(organization).error().place, "dinh_danh");
}

TEST(Fr13OrganizationTree, EndBeforeBegin_IsRefused) {
  Organization organization = Make("a");
  organization.from = *Day::FromIso("2025-07-01");
  organization.until = *Day::FromIso("2025-06-30");
  EXPECT_EQ(CheckOrganization(organization).error().place, "den_ngay");
}

}  // namespace
}  // namespace sauro::domain
