// FR-12: a group expands to those who are its members on a day.
#include "domain/organization_group.h"

#include <gtest/gtest.h>

namespace sauro::domain {
namespace {

Day On(const char* iso) {
  return *Day::FromIso(iso);
}

std::string Members(const OrganizationGroup& group, const char* day) {
  std::string text;
  for (const OrganizationId& each : MembersOn(group, On(day))) text += each.value + " ";
  return text;
}

OrganizationGroup Offices() {
  return {GroupId("g"), "Các sở", {}, {OrganizationId("a"), OrganizationId("b")}};
}

TEST(Fr12Group, MembersAreThoseOfTheDay) {
  OrganizationGroup group = Offices();
  EXPECT_EQ(Members(group, "2020-01-01"), "a b ");
  EndMembership(group, OrganizationId("a"), On("2025-06-30"));
  BeginMembership(group, OrganizationId("c"), On("2025-07-01"));
  EXPECT_EQ(Members(group, "2025-06-30"), "a b ");
  EXPECT_EQ(Members(group, "2025-07-01"), "b c ");
  BeginMembership(group, OrganizationId("a"), On("2026-01-01"));
  EXPECT_EQ(Members(group, "2025-12-31"), "b c ");
  EXPECT_EQ(Members(group, "2026-01-01"), "a b c ");
  EndMembership(group, OrganizationId("a"), On("2026-12-31"));
  EXPECT_EQ(Members(group, "2027-01-01"), "b c ");
  EXPECT_EQ(Members(group, "2025-06-30"), "a b ") << "what was stays";
  EXPECT_TRUE(CheckGroup(group).ok());
}

TEST(Fr12Group, BeginOfAMemberAndEndOfNone_ChangeNothing) {
  OrganizationGroup group = Offices();
  BeginMembership(group, OrganizationId("a"), On("2025-07-01"));
  EndMembership(group, OrganizationId("x"), On("2025-07-01"));
  EXPECT_TRUE(group.terms.empty());
  EXPECT_EQ(group.members.size(), 2U);
}

TEST(Fr12Group, BadTermsAndMembers_AreRefused) {
  OrganizationGroup group = Offices();
  group.members.emplace_back("a");
  EXPECT_FALSE(CheckGroup(group).ok()) << "twice";
  group = Offices();
  group.terms = {{OrganizationId("x"), {}, {}}};
  EXPECT_FALSE(CheckGroup(group).ok()) << "no member";
  group.terms = {{OrganizationId("a"), On("2025-07-01"), On("2025-06-30")}};
  EXPECT_FALSE(CheckGroup(group).ok()) << "ends before it begins";
  group.terms = {
      {OrganizationId("a"), {}, On("2025-07-01")}, {OrganizationId("a"), On("2025-07-01"), {}}};
  EXPECT_FALSE(CheckGroup(group).ok()) << "overlap";
  group.members.clear();
  group.terms.clear();
  EXPECT_FALSE(CheckGroup(group).ok()) << "nobody";
}

}  // namespace
}  // namespace sauro::domain
