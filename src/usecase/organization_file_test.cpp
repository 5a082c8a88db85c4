// FR-13: a table of organisations from a file, and the examples that come with the program.
#include "usecase/organization_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "domain/organization_tree.h"
#include "report/sheet_file.h"
#include "usecase/organization_examples.h"
#include "usecase/organizations.h"

namespace sauro::usecase {
namespace {

TEST(Fr13OrganizationFile, ColumnsAreKnownByTheirTitles_InAnyOrder) {
  const auto rows = ReadOrganizationFile(
      "Danh mục năm 2026,,,,\n"
      "Cấp,Tên cơ quan,Khối,Thuộc,Ghi chú\n"
      "Tỉnh,Ủy ban nhân dân tỉnh,Chính quyền,,x\n"
      "tỉnh,Sở Tài chính,chính quyền,Ủy ban nhân dân  tỉnh,\n"
      ",,,,\n"
      "Đơn vị bên trong,Phòng Ngân sách,Chính quyền,so-tai-chinh,\n",
      {}
  );
  ASSERT_TRUE(rows.ok()) << rows.error().Text();
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ(rows->at(0).organization.id.value, "uy-ban-nhan-dan-tinh");
  EXPECT_EQ(rows->at(1).organization.parent->value, "uy-ban-nhan-dan-tinh");
  EXPECT_EQ(rows->at(2).organization.parent->value, "so-tai-chinh");
  EXPECT_EQ(rows->at(2).organization.level, domain::Level::kUnit);
  EXPECT_EQ(rows->at(1).place, "dòng 4");
  for (const OrganizationRow& row : *rows) EXPECT_FALSE(row.error) << row.error->Text();
}

TEST(Fr13OrganizationFile, WorkbookSaysTheSame_AndDaysAreVietnamese) {
  report::SheetTable table{
      "Cơ quan",
      {{"Mã"}, {"Tên"}, {"Cấp"}, {"Khối"}, {"Mã định danh"}, {"Từ ngày"}},
      {{"so-tc", "Sở Tài chính", "Tỉnh", "Chính quyền", "H57.12", "1/7/2025"}}};
  const auto bytes = report::SheetFile({table});
  ASSERT_TRUE(bytes.ok());
  const auto rows = ReadOrganizationFile(*bytes, {});
  ASSERT_TRUE(rows.ok()) << rows.error().Text();
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_FALSE(rows->at(0).error);
  EXPECT_EQ(rows->at(0).organization.from, Day::FromCivil(2025, 7, 1));
  EXPECT_EQ(rows->at(0).organization.identifier, "H57.12");
  EXPECT_EQ(rows->at(0).place, "dòng 2");
}

TEST(Fr13OrganizationFile, WrongRowsAreToldWithTheirPlace_AndOthersAreRead) {
  const auto rows = ReadOrganizationFile(
      "Mã,Tên,Cấp,Khối,Mã định danh\n"
      "a,Sở A,Huyện,Chính quyền,\n"
      "b,Sở B,Tỉnh,Chính quyền,h57\n"
      "c,Sở C,Tỉnh,Đảng,\n"
      "c,Sở C khác,Tỉnh,Đảng,\n",
      {}
  );
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 4U);
  EXPECT_EQ(rows->at(0).error->place, "cap");
  EXPECT_EQ(rows->at(1).error->place, "dinh_danh");
  EXPECT_FALSE(rows->at(2).error);
  EXPECT_NE(rows->at(3).error->message.find("dòng 4"), std::string::npos);
}

TEST(Fr13OrganizationFile, WhatHasNoColumn_StaysAsItIsKnown_AndANameLeadsToItsCode) {
  domain::Catalogue known;
  domain::Organization office{domain::OrganizationId("so-tc"), "Sở Tài chính", {"STC"}};
  office.parent = domain::OrganizationId("tinh");
  office.identifier = "H57.12";
  office.from = Day::FromCivil(2025, 7, 1);
  known.organizations = {office};
  const auto rows = ReadOrganizationFile("Tên,Cấp,Khối\nSở Tài chính,Tỉnh,Chính quyền\n", known);
  ASSERT_TRUE(rows.ok());
  ASSERT_FALSE(rows->at(0).error);
  EXPECT_TRUE(SameOrganization(rows->at(0).organization, office));
  const auto emptied = ReadOrganizationFile(
      "Mã,Tên,Tên khác,Cấp,Khối,Thuộc,Đến ngày\nso-tc,Sở Tài chính,,Tỉnh,Chính quyền,,30/6/2025\n",
      known
  );
  EXPECT_EQ(emptied->at(0).error->place, "den_ngay")
      << "it ends before the first day that is known";
  const auto without_days =
      ReadOrganizationFile("Mã,Tên,Tên khác,Cấp,Khối\nso-tc,STC,,Tỉnh,Chính quyền\n", known);
  EXPECT_TRUE(without_days->at(0).organization.aliases.empty()) << "an empty cell empties";
  EXPECT_EQ(without_days->at(0).organization.identifier, "H57.12");
}

TEST(Fr13OrganizationFile, CommunesHaveBodiesOfTheSameName_WithCodesOfTheirOwn) {
  domain::Catalogue known;
  for (const char* commune : {"xã Suối Mây", "xã Bến Cũ"}) {
    const auto rows = ReadOrganizationFile(*ExampleCsv("xa", "", commune), known);
    for (const OrganizationRow& row : *rows) known.organizations.push_back(row.organization);
  }
  std::set<std::string> codes;
  for (const domain::Organization& each : known.organizations) codes.insert(each.id.value);
  EXPECT_EQ(codes.size(), known.organizations.size());
  EXPECT_EQ(codes.count("ubnd-xa-suoi-may"), 1U);
  EXPECT_TRUE(domain::CheckTree(known.organizations).ok());
}

TEST(Fr13OrganizationFile, WithoutTitlesOrRows_IsRefused) {
  EXPECT_EQ(ReadOrganizationFile("a,b,c\n1,2,3\n", {}).error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(ReadOrganizationFile("Tên,Cấp,Khối\n", {}).error().kind, ErrorKind::kInvalid);
  EXPECT_FALSE(ReadOrganizationFile("PK\x03\x04 khong phai tep nen", {}).ok());
  std::string many = "Tên,Cấp,Khối\n";
  for (int i = 0; i < 5001; ++i) many += "Sở " + std::to_string(i) + ",Tỉnh,Khác\n";
  EXPECT_EQ(ReadOrganizationFile(many, {}).error().kind, ErrorKind::kTooLarge);
}

TEST(Fr13Examples, ThereAre34Provinces_OfThe63BeforeJuly2025) {
  ASSERT_EQ(Provinces().size(), 34U);
  std::set<std::string> names;
  std::set<std::string> before;
  for (const Province& each : Provinces()) {
    names.insert(each.name);
    EXPECT_TRUE(each.kind == "tỉnh" || each.kind == "thành phố") << each.name;
    for (const std::string& old : each.before) EXPECT_TRUE(before.insert(old).second) << old;
  }
  EXPECT_EQ(names.size(), 34U);
  EXPECT_EQ(before.size(), 63U);
  for (const std::string& name : names) EXPECT_EQ(before.count(name), 1U) << name;
  EXPECT_EQ(
      std::count_if(
          Provinces().begin(),
          Provinces().end(),
          [](const Province& each) { return each.kind == "thành phố"; }
      ),
      6
  );
}

void ExpectTree(const Result<std::string>& csv, std::size_t least) {
  ASSERT_TRUE(csv.ok()) << csv.error().Text();
  EXPECT_EQ(csv->find('{'), std::string::npos) << "a mark was not filled";
  const auto rows = ReadOrganizationFile(*csv, {});
  ASSERT_TRUE(rows.ok()) << rows.error().Text();
  EXPECT_GE(rows->size(), least);
  std::vector<domain::Organization> all;
  for (const OrganizationRow& row : *rows) {
    EXPECT_FALSE(row.error) << row.place << " " << row.error->Text();
    all.push_back(row.organization);
  }
  const Status fits = domain::CheckTree(all);
  EXPECT_TRUE(fits.ok()) << fits.error().Text();
}

TEST(Fr13Examples, EachTreeIsWhole_ForEveryProvinceAndKindOfCommune) {
  for (const Province& each : Provinces()) ExpectTree(ExampleCsv("tinh", each.name, ""), 30);
  for (const char* commune : {"xã Suối Mây", "Phường Bến Cũ", "đặc khu Đảo Xa"})
    ExpectTree(ExampleCsv("xa", "", commune), 15);
  const auto city = ExampleCsv("tinh", "Huế", "");
  EXPECT_NE(city->find("Thành ủy Huế"), std::string::npos);
  EXPECT_NE(city->find("Ủy ban nhân dân thành phố Huế"), std::string::npos);
  EXPECT_NE(
      ExampleCsv("tinh", "Hồ Chí Minh", "")->find("Thành ủy Thành phố Hồ Chí Minh"),
      std::string::npos
  );
  const auto invented = ExampleCsv("tinh", "thành phố Hà Giao", "");
  EXPECT_NE(invented->find("Thành ủy Hà Giao"), std::string::npos);
}

TEST(Fr13Examples, BadNames_AreRefused) {
  EXPECT_EQ(ExampleCsv("huyen", "Huế", "").error().place, "mau");
  EXPECT_EQ(ExampleCsv("tinh", " ", "").error().place, "tinh");
  EXPECT_EQ(ExampleCsv("tinh", "A\",=1", "").error().place, "tinh");
  EXPECT_EQ(ExampleCsv("xa", "", "Suối Mây").error().place, "xa");
  EXPECT_EQ(ExampleCsv("xa", "", "xã").error().place, "xa");
}

}  // namespace
}  // namespace sauro::usecase
