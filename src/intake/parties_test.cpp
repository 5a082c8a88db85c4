#include "intake/parties.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace sauro::intake {
namespace {

using domain::Catalogue;
using domain::GroupId;
using domain::OrganizationId;

std::string Names(std::string_view text, const Catalogue& catalogue = {}) {
  std::string out;
  for (const DraftParty& party : ReadParties(text, NameIndex(catalogue)).parties) {
    out += (out.empty() ? "" : " | ") + party.name;
    for (const Holder& holder : party.holders) {
      out += " <" + holder.organization.value + holder.group.value + ">";
    }
  }
  return out;
}

Catalogue Sample() {
  Catalogue out;
  const auto add = [&](std::string id, std::string name, std::vector<std::string> aliases = {}) {
    out.organizations.push_back({OrganizationId(std::move(id)), std::move(name), std::move(aliases)}
    );
  };
  add("vh", "Sở Văn hóa, Thể thao và Du lịch");
  add("kh", "Sở Khoa học và Công nghệ");
  add("ubnd", "Ủy ban nhân dân tỉnh");
  add("vp", "Văn phòng Ủy ban nhân dân tỉnh");
  add("du", "Đảng ủy Ủy ban nhân dân tỉnh");
  out.groups.push_back({GroupId("g-so"), "Các sở, ban, ngành", {"sở, ngành cấp tỉnh"}, {}});
  out.groups.push_back({GroupId("g-xa"), "UBND cấp xã", {}, {}});
  return out;
}

TEST(Parties, CountedOrHelpedByAnother) {
  EXPECT_EQ(Names("1. Sở Y tế\n2. Sở Tài chính"), "Sở Y tế | Sở Tài chính");
  EXPECT_EQ(Names("a) Sở Tư pháp\nb) Công an tỉnh"), "Sở Tư pháp | Công an tỉnh");
  EXPECT_EQ(Names("Phòng 4.0 số"), "Phòng 4.0 số");
  const PartyCell cell = ReadParties("Sở Y tế phối hợp với Sở Tài chính", NameIndex({}));
  ASSERT_EQ(cell.parties.size(), 1U);
  EXPECT_EQ(cell.parties[0].name, "Sở Y tế");
  ASSERT_EQ(cell.partners.size(), 1U);
  EXPECT_EQ(cell.partners[0].name, "Sở Tài chính");
}

TEST(Parties, Fr13_NameOfTwo_IsNobodys_ButEndedOnesAndOtherNamesStandBack) {
  Catalogue two;
  two.organizations = {
      {OrganizationId("ktA"), "Phòng Kinh tế", {"Phòng KT", "Phòng Kinh tế xã A"}},
      {OrganizationId("ktB"), "Phòng Kinh tế", {"Phòng KT"}},
      {OrganizationId("vhA"), "Phòng Văn hóa", {}},
      {OrganizationId("vhB"), "Phòng VH", {"Phòng Văn hóa"}},
      {OrganizationId("kt"), "Kinh tế", {}}};
  EXPECT_EQ(Names("Phòng Kinh tế", two), "Phòng Kinh tế") << "nor the shorter name inside";
  EXPECT_EQ(Names("Phòng KT", two), "Phòng KT");
  EXPECT_EQ(Names("Phòng Kinh tế xã A", two), "Phòng Kinh tế xã A <ktA>");
  EXPECT_EQ(Names("Phòng Văn hóa", two), "Phòng Văn hóa <vhA>") << "its own name goes first";
  EXPECT_FALSE(NameIndex(two).WhoIs("Phòng Kinh tế"));
  two.ended.emplace(OrganizationId("ktA"), std::nullopt);
  EXPECT_EQ(Names("Phòng Kinh tế", two), "Phòng Kinh tế <ktB>");
  two.ended.clear();
  two.organizations[1].learned = {"Phòng Kinh tế"};
  EXPECT_EQ(Names("Phòng Kinh tế", two), "Phòng Kinh tế <ktB>") << "an editor settled it";
}

TEST(Parties, Separators_SplitNamesNotGroups) {
  EXPECT_EQ(Names("Sở Y tế; Sở Nội vụ."), "Sở Y tế | Sở Nội vụ");
  EXPECT_EQ(
      Names("Sở Y tế, Sở Nội vụ, các sở, ngành liên quan"),
      "Sở Y tế | Sở Nội vụ | các sở, ngành liên quan"
  );
  EXPECT_EQ(Names("Các sở, ban, ngành, địa phương"), "Các sở, ban, ngành, địa phương");
  EXPECT_EQ(
      Names("Các Sở, Ban, Ngành cấp tỉnh; UBND cấp xã"), "Các Sở, Ban, Ngành cấp tỉnh | UBND cấp xã"
  );
  EXPECT_EQ(
      Names("Các sở, ban, ngành, Công an tỉnh, UBND cấp xã"),
      "Các sở, ban, ngành | Công an tỉnh | UBND cấp xã"
  );
  EXPECT_EQ(Names("Sở Văn hóa, Thể thao và Du lịch"), "Sở Văn hóa, Thể thao và Du lịch");
  EXPECT_EQ(Names("Sở Nội vụ và các sở có liên quan"), "Sở Nội vụ và các sở có liên quan");
  EXPECT_EQ(
      Names("Đồng chí Lò Văn Mây - Phó Chủ tịch UBND tỉnh, Phó Trưởng ban, Sở Y tế"),
      "Đồng chí Lò Văn Mây - Phó Chủ tịch UBND tỉnh, Phó Trưởng ban | Sở Y tế"
  );
  EXPECT_EQ(Names("Sở Y tế, Chủ tịch UBND các xã"), "Sở Y tế | Chủ tịch UBND các xã");
  EXPECT_EQ(Names(""), "");
  EXPECT_EQ(Names(" - "), "");
}

TEST(Parties, WordsOfAGroupInAnotherOrder_AreTheGroup) {
  const NameIndex index(Sample());
  const auto group_of = [&](std::string_view text) {
    const PartyCell cell = ReadParties(text, index);
    const bool one = cell.parties.size() == 1 && cell.parties[0].holders.size() == 1;
    EXPECT_EQ(cell.doubts.empty(), one) << text;
    return one ? cell.parties[0].holders[0].group : GroupId();
  };
  EXPECT_EQ(group_of("Các ban, sở, ngành"), GroupId("g-so"));
  EXPECT_EQ(group_of("các sở, ngành cấp tỉnh"), GroupId("g-so"));
  EXPECT_EQ(group_of("UBND các xã"), GroupId());
  EXPECT_EQ(group_of("Các ban, sở, ngành có liên quan"), GroupId()) << "only some of them";
  EXPECT_EQ(group_of("UBND xã"), GroupId()) << "may be one";
}

TEST(Parties, BodiesOfAMinistry_AreBodies) {
  EXPECT_EQ(
      Names("Vụ Pháp chế, Vụ Đào tạo, Cục Đường thủy"), "Vụ Pháp chế | Vụ Đào tạo | Cục Đường thủy"
  );
  EXPECT_EQ(Names("Trung tâm Dữ liệu, Vụ Tổ chức"), "Trung tâm Dữ liệu | Vụ Tổ chức");
  EXPECT_EQ(Names("Các Vụ, Cục, đơn vị trực thuộc Bộ"), "Các Vụ, Cục, đơn vị trực thuộc Bộ");
  EXPECT_EQ(Names("Văn phòng Bộ, các Vụ, Cục liên quan"), "Văn phòng Bộ | các Vụ, Cục liên quan");
}

TEST(Parties, ShortNamesAndPersons_AreTheirOwn) {
  EXPECT_EQ(Names("Sở Y tế, CDC tỉnh, BIDV"), "Sở Y tế | CDC tỉnh | BIDV");
  EXPECT_EQ(Names("Phòng Tài chính, Khoa Dược"), "Phòng Tài chính | Khoa Dược");
  EXPECT_EQ(Names("Sở Giáo dục, Khoa học và Công nghệ"), "Sở Giáo dục, Khoa học và Công nghệ");
  EXPECT_EQ(Names("Các cấp, các ngành"), "Các cấp, các ngành");
  EXPECT_EQ(Names("Trường Đào tạo I, II"), "Trường Đào tạo I, II");
  for (const char* one :
       {"Sở VH, TT và DL", "Sở TN, MT", "Ông A, PCT UBND xã", "Ban Chỉ đạo CĐS, CCHC"})
    EXPECT_EQ(Names(one), one);
  EXPECT_EQ(Names("Các Sở: Nội vụ, Y tế, Tư pháp"), "Các Sở: Nội vụ, Y tế, Tư pháp");
  EXPECT_EQ(
      Names("Ông Lê An, Phó Chủ tịch UBND xã; Bà Đỗ Bình, Trưởng phòng"),
      "Ông Lê An, Phó Chủ tịch UBND xã | Bà Đỗ Bình, Trưởng phòng"
  );
}

TEST(Parties, Brackets_KeepTheirCommas) {
  EXPECT_EQ(
      Names("Văn phòng UBND tỉnh (Trung tâm A, Phòng B), Sở Y tế"),
      "Văn phòng UBND tỉnh (Trung tâm A, Phòng B) | Sở Y tế"
  );
}

TEST(Parties, Lines_SplitOnlyBeforeABody) {
  EXPECT_EQ(Names("- Sở Y tế\n- Sở Nội vụ"), "Sở Y tế | Sở Nội vụ");
  EXPECT_EQ(Names("Sở Y tế\nSở Nội vụ"), "Sở Y tế | Sở Nội vụ");
  EXPECT_EQ(Names("Sở Khoa học và\nCông nghệ"), "Sở Khoa học và Công nghệ");
}

// A page is narrow: what begins with a dash may be the rest of a name, a line end may be lost.
TEST(Parties, LinesThatAPageBroke) {
  EXPECT_EQ(Names("Phòng Kế hoạch\n- Tài chính"), "Phòng Kế hoạch - Tài chính");
  EXPECT_EQ(
      Names("Trung tâm Thông tin\n- Thư viện; Phòng Đào tạo"),
      "Trung tâm Thông tin - Thư viện | Phòng Đào tạo"
  );
  EXPECT_EQ(Names("Các đơn vị\n- Sở Y tế\n- Sở Nội vụ"), "Các đơn vị | Sở Y tế | Sở Nội vụ");
  EXPECT_EQ(
      Names("Sở Y tế; Hiệp hội\nDoanh nghiệp tỉnh; Trung tâm\nPhòng chống thiên tai"),
      "Sở Y tế | Hiệp hội Doanh nghiệp tỉnh | Trung tâm Phòng chống thiên tai"
  );
  EXPECT_EQ(
      Names("Khoa Công nghệ thông tin Khoa Sinh học"), "Khoa Công nghệ thông tin | Khoa Sinh học"
  );
  EXPECT_EQ(Names("Sở Y tế và Sở Nội vụ"), "Sở Y tế và Sở Nội vụ");
  EXPECT_EQ(Names("Sở Y tế\n- Sở Tài chính"), "Sở Y tế | Sở Tài chính");
  EXPECT_EQ(
      Names("Ban Thường vụ Ban Chấp hành Đảng bộ tỉnh"), "Ban Thường vụ Ban Chấp hành Đảng bộ tỉnh"
  );
  EXPECT_EQ(Names("Phòng Kế toán của Phòng Giáo dục"), "Phòng Kế toán của Phòng Giáo dục");
}

TEST(Parties, Catalogue_MatchesLongestNameInAnySpelling) {
  const Catalogue c = Sample();
  EXPECT_EQ(Names("Văn phòng UBND tỉnh", c), "Văn phòng UBND tỉnh <vp>");
  EXPECT_EQ(Names("Đảng uỷ UBND tỉnh.", c), "Đảng uỷ UBND tỉnh <du>");
  EXPECT_EQ(
      Names("SỞ KH&CN, sở văn hóa, thể thao và du lịch", c),
      "SỞ KH&CN, sở văn hóa, thể thao và du lịch <kh> <vh>"
  );
  EXPECT_EQ(
      Names("Sở KHCN; Sở Văn hoá, Thể thao và Du lịch", c),
      "Sở KHCN <kh> | Sở Văn hoá, Thể thao và Du lịch <vh>"
  );
  EXPECT_EQ(
      Names("các sở, ban, ngành; Ủy ban nhân dân cấp xã", c),
      "các sở, ban, ngành <g-so> | Ủy ban nhân dân cấp xã <g-xa>"
  );
  EXPECT_EQ(Names("UBND tỉnh (cơ quan thường trực)", c), "UBND tỉnh (cơ quan thường trực) <ubnd>");
  EXPECT_EQ(
      Names("Sở Khoa học và Công nghệ và các sở, ban, ngành", c),
      "Sở Khoa học và Công nghệ và các sở, ban, ngành <kh> <g-so>"
  );
}

TEST(Parties, UnknownName_IsADoubtNotAGuess) {
  const PartyCell cell = ReadParties("Chi cục thuộc Sở KH&CN", NameIndex(Sample()));
  ASSERT_EQ(cell.parties.size(), 1U);
  EXPECT_TRUE(cell.parties[0].holders.empty());
  ASSERT_EQ(cell.doubts.size(), 1U);
  EXPECT_NE(cell.doubts[0].suggestion.find("Sở KH&CN"), std::string::npos);
}

TEST(Parties, LearnedName_IsKnown_AfterThoseOfTheCatalogue) {
  Catalogue c = Sample();
  EXPECT_EQ(Names("Sở KH-CN; Sở Du lịch (thường trực)", c), "Sở KH-CN | Sở Du lịch (thường trực)");
  c.organizations[0].learned = {"Sở Du lịch", "Sở Khoa học và Công nghệ"};
  c.organizations[1].learned = {LearnableName("Sở KH-CN (chủ trì)")};
  EXPECT_EQ(
      Names("Sở KH-CN; Sở Du lịch (thường trực)", c),
      "Sở KH-CN <kh> | Sở Du lịch (thường trực) <vh>"
  );
  EXPECT_EQ(NameIndex(c).WhoIs("sở khoa học & công nghệ")->organization.value, "kh")
      << "what the catalogue says goes first";
  EXPECT_FALSE(NameIndex(c).WhoIs("Sở Du lịch tỉnh").has_value());
}

TEST(Parties, OnlyNamesOfOneBody_CanBeLearned) {
  EXPECT_EQ(LearnableName(" Chi cục Số (thuộc Sở KH&CN)."), "Chi cục Số");
  EXPECT_EQ(LearnableName("VPUB"), "VPUB");
  for (const char* name : {"", "Sở", "các đơn vị liên quan", "Sở, ngành liên quan", "(a)"})
    EXPECT_EQ(LearnableName(name), "") << name;
}

TEST(Parties, RolesInsideACell_AreTold) {
  const PartyCell cell =
      ReadParties("Sở Y tế chủ trì, phối hợp với các sở, ngành; Công an tỉnh", NameIndex({}));
  EXPECT_TRUE(cell.has_roles);
  ASSERT_EQ(cell.parties.size(), 1U);
  EXPECT_EQ(cell.parties[0].name, "Sở Y tế");
  ASSERT_EQ(cell.partners.size(), 2U);
  EXPECT_EQ(cell.partners[1].name, "Công an tỉnh");
}

}  // namespace
}  // namespace sauro::intake
