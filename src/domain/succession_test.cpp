// FR-13: merge, split, rename and abolish, and what may not be.
#include "domain/succession.h"

#include <gtest/gtest.h>

#include "domain/organization_tree.h"

namespace sauro::domain {
namespace {

const Day kToday = *Day::FromIso("2025-07-05");

std::vector<Organization> Offices() {
  std::vector<Organization> all(4);
  const char* ids[] = {"a", "b", "c", "d"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].id = OrganizationId(ids[i]);
    all[i].name = std::string("Sở ") + ids[i];
  }
  all[3].until = *Day::FromIso("2025-03-01");
  return all;
}

Succession Make(
    SuccessionKind kind,
    const std::vector<const char*>& from,
    const std::vector<const char*>& to = {}
) {
  Succession succession;
  succession.kind = kind;
  succession.on = *Day::FromIso("2025-07-01");
  for (const char* id : from) succession.from.emplace_back(id);
  for (const char* id : to) succession.to.emplace_back(id);
  succession.authority = "202/2025/QH15 ngày 12/6/2025";
  return succession;
}

std::string Place(const Succession& succession) {
  const Status fits = CheckSuccession(succession, Offices(), kToday);
  return fits.ok() ? "ok" : fits.error().place;
}

using enum SuccessionKind;

TEST(Fr13Succession, EachKind_TakesWhomItNeeds) {
  EXPECT_EQ(Place(Make(kMerge, {"a", "b"}, {"c"})), "ok");
  EXPECT_EQ(Place(Make(kMerge, {"a", "c"}, {"c"})), "tu");
  EXPECT_EQ(Place(Make(kMerge, {"a"}, {"b", "c"})), "den");
  EXPECT_EQ(Place(Make(kMerge, {}, {"c"})), "tu");
  EXPECT_EQ(Place(Make(kMerge, {"a", "a"}, {"c"})), "tu");
  EXPECT_EQ(Place(Make(kSplit, {"a"}, {"b", "c"})), "ok");
  EXPECT_EQ(Place(Make(kSplit, {"a"}, {"a", "c"})), "ok") << "a part of it leaves";
  EXPECT_EQ(Place(Make(kSplit, {"a"}, {"b"})), "den");
  EXPECT_EQ(Place(Make(kSplit, {"a", "b"}, {"b", "c"})), "tu");
  EXPECT_EQ(Place(Make(kAbolish, {"a"})), "ok");
  EXPECT_EQ(Place(Make(kAbolish, {"a"}, {"b", "c"})), "ok");
  EXPECT_EQ(Place(Make(kAbolish, {"a"}, {"a"})), "den");
  Succession renamed = Make(kRename, {"a"});
  EXPECT_EQ(Place(renamed), "ten_moi");
  renamed.name = "Sở a";
  EXPECT_EQ(Place(renamed), "ten_moi");
  renamed.name = "Sở mới";
  EXPECT_EQ(Place(renamed), "ok");
  renamed.to.emplace_back("b");
  EXPECT_EQ(Place(renamed), "den");
}

TEST(Fr13Succession, FutureDayUnknownOrEndedOrganisationAndNoDocument_AreRefused) {
  Succession merge = Make(kMerge, {"a"}, {"c"});
  merge.on = *Day::FromIso("2025-07-06");
  EXPECT_EQ(Place(merge), "ngay");
  EXPECT_EQ(Place(Make(kMerge, {"d"}, {"c"})), "tu") << "it has ended";
  EXPECT_EQ(Place(Make(kMerge, {"a"}, {"d"})), "den");
  EXPECT_EQ(Place(Make(kMerge, {"a"}, {"x"})), "den");
  std::vector<Organization> planned = Offices();
  planned[0].until = planned[2].until = kToday;
  EXPECT_TRUE(CheckSuccession(Make(kMerge, {"a"}, {"c"}), planned, kToday).ok()) << "not over yet";
  EXPECT_FALSE(CheckSuccession(Make(kMerge, {"a"}, {"c"}), planned, kToday.Plus(1)).ok());
  merge = Make(kMerge, {"a"}, {"c"});
  merge.authority.clear();
  EXPECT_EQ(Place(merge), "van_ban");
}

TEST(Fr13Succession, Apply_EndsTheDayBefore_OrRenamesAndKeepsTheOldName) {
  std::vector<Organization> all = Offices();
  Apply(Make(kMerge, {"a", "b"}, {"c"}), all);
  EXPECT_EQ(all[0].until, Day::FromCivil(2025, 6, 30));
  EXPECT_EQ(all[1].until, Day::FromCivil(2025, 6, 30));
  EXPECT_FALSE(all[2].until);
  Succession renamed = Make(kRename, {"c"});
  renamed.name = "Sở mới";
  Apply(renamed, all);
  EXPECT_EQ(all[2].name, "Sở mới");
  EXPECT_EQ(all[2].aliases, std::vector<std::string>{"Sở c"});
  EXPECT_FALSE(all[2].until);
  all = Offices();
  Apply(Make(kSplit, {"a"}, {"a", "b"}), all);
  EXPECT_FALSE(all[0].until) << "it goes on";
}

TEST(Fr13Succession, ForDocuments_LeadsOldNamesToTheSoleSuccessor) {
  Catalogue catalogue;
  catalogue.organizations = Offices();
  catalogue.groups = {{GroupId("g"), "Các sở", {}, {OrganizationId("a"), OrganizationId("c")}}};
  const std::vector<Succession> happened = {Make(kMerge, {"a"}, {"b"}), Make(kMerge, {"b"}, {"c"})};
  for (const Succession& each : happened) Apply(each, catalogue.organizations);
  const Catalogue now = ForDocuments(catalogue, happened, kToday);
  EXPECT_EQ(now.organizations.front().id.value, "c");
  EXPECT_EQ(now.ended.at(OrganizationId("a")), OrganizationId("c")) << "along the chain";
  EXPECT_EQ(now.ended.at(OrganizationId("d")), std::nullopt) << "nobody is known";
  EXPECT_EQ(now.groups[0].members, std::vector<OrganizationId>{OrganizationId("c")});
  EXPECT_TRUE(ForDocuments(catalogue, happened, *Day::FromIso("2025-02-01")).ended.empty());
}

}  // namespace
}  // namespace sauro::domain
