// FR-13: the tree of organisations through the writer, on both engines.
#include "store/fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/catalogue_import.h"
#include "usecase/organizations.h"
#include "usecase/progress.h"

namespace sauro::store {
namespace {

using usecase::OrganizationInput;

class OrganizationTest : public StoreTest {
 protected:
  void TearDown() override { ExpectSameWhenReplayed(*store_); }
  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }

  static OrganizationInput Input(const char* code, const char* parent = "") {
    OrganizationInput input;
    input.code = code;
    input.name = std::string("Sở ") + code;
    input.level = "province";
    input.line = "state";
    input.parent = parent;
    input.is_new = true;
    return input;
  }
  Status Save(const OrganizationInput& input) {
    return usecase::SaveOrganization(app_, keeper_, NewId(), input);
  }
  OrganizationInput Known(const char* code) {
    const auto found = queries().FindOrganization(domain::OrganizationId(code), Now().position);
    EXPECT_TRUE(found.ok()) << code;
    return usecase::InputOf(*found);
  }
  std::string Tree(const usecase::AsOf& as_of = {}) {
    const auto tree = usecase::ReadOrganizationTree(app_, as_of);
    EXPECT_TRUE(tree.ok());
    std::string text;
    for (const domain::TreeLine& line : tree->view.lines) {
      text += std::string(static_cast<std::size_t>(line.depth), '-') +
              tree->view.catalogue.organizations[line.index].name + ";";
    }
    return text;
  }

  usecase::App app_ = UseCases();
  usecase::Principal keeper_{
      domain::AccountId("keeper"), "Quản trị", access::Role::kAdministrator, std::nullopt, ""};
};

TEST_P(OrganizationTest, Fr13_EveryFieldIsKept_AndTheSameAgainAddsNoFact) {
  On("2025-03-10");
  ASSERT_TRUE(Save(Input("tinh")).ok());
  OrganizationInput input = Input("khcn", "tinh");
  input.aliases = "Sở KH&CN\n Sở  KHCN |Sở KH&CN";
  input.identifier = "H57.12";
  input.from = "2025-03-01";
  const Status saved = Save(input);
  ASSERT_TRUE(saved.ok()) << saved.error().Text();
  const auto read = queries().ReadCatalogue(Now().position);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->organizations.size(), 2U);
  const domain::Organization& kept = read->organizations[0];
  EXPECT_EQ(kept.id.value, "khcn");
  EXPECT_EQ(kept.aliases, (std::vector<std::string>{"Sở KH&CN", "Sở KHCN"}));
  EXPECT_EQ(kept.parent, domain::OrganizationId("tinh"));
  EXPECT_EQ(kept.identifier, "H57.12");
  EXPECT_EQ(kept.from, Day::FromCivil(2025, 3, 1));
  EXPECT_FALSE(kept.until);
  const Position before = Now().position;
  ASSERT_TRUE(Save(Known("khcn")).ok());
  EXPECT_EQ(Now().position, before);
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(queries().ReadCatalogue(before)->organizations[0].identifier, "H57.12");
}

TEST_P(OrganizationTest, Fr13_AnEarlierDay_ShowsTheTreeAndTheNamesOfThatDay) {
  On("2025-03-10");
  ASSERT_TRUE(Save(Input("tinh")).ok());
  ASSERT_TRUE(Save(Input("a", "tinh")).ok());
  On("2025-03-11");
  OrganizationInput renamed = Known("a");
  renamed.name = "Sở mới";
  renamed.parent.clear();
  ASSERT_TRUE(Save(renamed).ok());
  EXPECT_EQ(Tree(), "Sở mới;Sở tinh;");
  EXPECT_EQ(Tree(*Day::FromIso("2025-03-10")), "Sở tinh;-Sở a;");
  EXPECT_EQ(Tree(*Day::FromIso("2025-03-09")), "");
}

TEST_P(OrganizationTest, Fr13_CircleInTheTree_IsRefused_AndNothingIsWritten) {
  ASSERT_TRUE(Save(Input("a")).ok());
  ASSERT_TRUE(Save(Input("b", "a")).ok());
  const Position before = Now().position;
  OrganizationInput circle = Known("a");
  circle.parent = "b";
  const Status saved = Save(circle);
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(saved.error().place, "cap_tren");
  EXPECT_NE(saved.error().message.find("vòng tròn"), std::string::npos);
  circle.parent = "a";
  EXPECT_EQ(Save(circle).error().place, "cap_tren") << "below itself";
  EXPECT_EQ(Now().position, before);
}

TEST_P(OrganizationTest, Fr13_BadInput_IsSaidWhereItStands) {
  ASSERT_TRUE(Save(Input("a")).ok());
  EXPECT_EQ(Save(Input("a")).error().kind, ErrorKind::kConflict) << "the code is taken";
  const auto place = [&](auto change) {
    OrganizationInput input = Input("b");
    change(input);
    const Status saved = Save(input);
    return saved.ok() ? std::string("saved") : saved.error().place;
  };
  EXPECT_EQ(place([](auto& in) { in.code = "Sở B"; }), "ma");
  EXPECT_EQ(place([](auto& in) { in.name = "  "; }), "ten");
  EXPECT_EQ(place([](auto& in) { in.name = "Sở a"; }), "ten");
  EXPECT_EQ(place([](auto& in) { in.level = "huyen"; }), "cap");
  EXPECT_EQ(place([](auto& in) { in.line = ""; }), "khoi");
  EXPECT_EQ(place([](auto& in) { in.parent = "khong-co"; }), "cap_tren");
  EXPECT_EQ(place([](auto& in) { in.identifier = std::string(36, 'A'); }), "dinh_danh");
  EXPECT_EQ(place([](auto& in) { in.from = "30/02/2025"; }), "tu_ngay");
  EXPECT_EQ(place([](auto& in) { in.from = "2025-07-01", in.until = "2025-06-30"; }), "den_ngay");
  keeper_.role = access::Role::kEditor;
  EXPECT_EQ(Save(Input("c")).error().kind, ErrorKind::kForbidden);
}

TEST_P(OrganizationTest, Fr13_OpenWorkOrOthersBelow_KeepAnOrganisationFromEnding) {
  MakePlan();
  ASSERT_TRUE(Save(Input("so-a")).ok());
  Must({Task("t3", "Đóng bè", {{"t3A", "so-a"}}, {})});
  OrganizationInput a = Known("so-a");
  a.until = "2025-03-31";
  const Status open = Save(a);
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(open.error().kind, ErrorKind::kConflict);
  EXPECT_NE(open.error().message.find("còn 1 phân công"), std::string::npos);
  ASSERT_TRUE(Save(Input("tinh")).ok());
  ASSERT_TRUE(Save(Input("duoi", "tinh")).ok());
  OrganizationInput above = Known("tinh");
  above.until = "2025-06-30";
  const Status saved = Save(above);
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.error().place, "den_ngay");
  EXPECT_NE(saved.error().message.find("Sở duoi"), std::string::npos);
}

TEST_P(OrganizationTest, Fr13_ReportAfterTheOrganisationEnded_IsRefused) {
  MakePlan();
  domain::Organization a;
  a.id = domain::OrganizationId("A");
  a.name = "Sở A";
  a.until = Day::FromCivil(2025, 6, 30);
  Must({facts::OrganizationRegistered{a}});
  const usecase::Principal officer{
      domain::AccountId("officer"), "Cán bộ", access::Role::kOfficer, a.id, "Sở A"};
  usecase::ProgressInput report;
  report.assignment = domain::AssignmentId("t1A");
  report.percent = 10;
  report.text = "Đã khảo sát";
  On("2025-06-30");
  EXPECT_TRUE(usecase::ReportProgress(app_, officer, NewId(), report).ok()) << "the last day";
  On("2025-07-01");
  const Position before = Now().position;
  const auto late = usecase::ReportProgress(app_, officer, NewId(), report);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().kind, ErrorKind::kConflict);
  EXPECT_NE(
      late.error().message.find("Sở A đã kết thúc hoạt động từ ngày 01/07/2025"), std::string::npos
  );
  EXPECT_EQ(Now().position, before);
}

TEST_P(OrganizationTest, Fr13_CatalogueFile_MayHoldTheTree_AndAShortOneKeepsIt) {
  constexpr const char* kWhole =
      "id,name,aliases,level,line,parent,identifier,from,until\n"
      "tinh,Tỉnh,,province,state,,H57,,\n"
      "a,Sở A,,province,state,tinh,H57.1,2025-03-01,\n";
  const auto import = [&](const char* csv) {
    return usecase::ImportCatalogue(app_, keeper_.account, NewId(), csv, "");
  };
  ASSERT_EQ(import(kWhole)->organizations, 2);
  ASSERT_EQ(import("id,name,aliases,level,line\na,Sở A,Sở Á,province,state\n")->organizations, 1);
  EXPECT_EQ(Known("a").parent, "tinh");
  EXPECT_EQ(Known("a").identifier, "H57.1");
  const auto circle = import(
      "id,name,aliases,level,line,parent,identifier,from,until\n"
      "tinh,Tỉnh,,province,state,a,,,\n"
  );
  ASSERT_FALSE(circle.ok());
  EXPECT_NE(circle.error().message.find("vòng tròn"), std::string::npos);
}

SAURO_ON_BOTH_ENGINES(OrganizationTest);

}  // namespace
}  // namespace sauro::store
