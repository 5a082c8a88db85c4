// FR-13: the tree from a file or an example, looked at before it is loaded. On both engines.
#include <fstream>

#include "store/fixture_test.h"
#include "usecase/organization_examples.h"
#include "usecase/organization_import.h"
#include "usecase/organizations.h"

namespace sauro::store {
namespace {

using usecase::ImportChange;
using usecase::ImportSource;

class OrganizationImportTest : public StoreTest {
 protected:
  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  ImportSource Upload(const std::string& text) {
    const std::string path = root_ / "co-quan.csv";
    std::ofstream(path) << text;
    const auto kept = usecase::ReceiveOrganizations(app_, keeper_, path, "co-quan.csv");
    EXPECT_TRUE(kept.ok()) << (kept.ok() ? "" : kept.error().Text());
    return {kept ? kept->sha256 : std::string(), "", "", ""};
  }
  usecase::ImportPreview Look(const ImportSource& source) {
    auto preview = usecase::PreviewOrganizations(app_, keeper_, source);
    EXPECT_TRUE(preview.ok()) << (preview.ok() ? "" : preview.error().Text());
    return preview ? std::move(*preview) : usecase::ImportPreview();
  }
  Status Accept(const ImportSource& source, const std::string& mark) {
    return usecase::AcceptOrganizations(app_, keeper_, NewId(), source, mark);
  }

  usecase::App app_ = UseCases();
  usecase::Principal keeper_{
      domain::AccountId("keeper"), "Quản trị", access::Role::kAdministrator, std::nullopt, ""};
};

TEST_P(OrganizationImportTest, Fr13_ExampleAtFirstStart_IsLookedAtThenLoadedWhole) {
  const ImportSource source{"", "tinh", "Lào Cai", ""};
  const Position before = Now().position;
  const usecase::ImportPreview preview = Look(source);
  EXPECT_EQ(Now().position, before) << "a look writes nothing";
  EXPECT_GE(preview.Count(ImportChange::kNew), 30);
  EXPECT_FALSE(preview.tree);
  const Status done = Accept(source, preview.mark);
  ASSERT_TRUE(done.ok()) << done.error().Text();
  const auto tree = usecase::ReadOrganizationTree(app_, std::nullopt);
  EXPECT_EQ(static_cast<std::int64_t>(tree->view.lines.size()), preview.Count(ImportChange::kNew));
  EXPECT_EQ(
      queries().FindOrganization(domain::OrganizationId("ubnd-tinh"), Now().position)->name,
      "Ủy ban nhân dân tỉnh Lào Cai"
  );
  const usecase::ImportPreview again = Look(source);
  EXPECT_EQ(again.Count(ImportChange::kSame), preview.Count(ImportChange::kNew));
  EXPECT_FALSE(Accept(source, again.mark).ok()) << "nothing would change";
}

TEST_P(OrganizationImportTest, Fr13_ChangedRowsShowBeforeAndAfter_AndAMarkOfThePastIsRefused) {
  const std::string file =
      "Mã,Tên,Cấp,Khối,Thuộc\ntinh,Tỉnh,Tỉnh,Chính quyền,\na,Sở A,Tỉnh,Chính quyền,tinh\n";
  ASSERT_TRUE(Accept(Upload(file), Look(Upload(file)).mark).ok());
  const ImportSource changed = Upload(
      "Mã,Tên,Cấp,Khối,Thuộc\na,Sở A mới,Tỉnh,Chính quyền,Tỉnh\nb,Sở B,Tỉnh,Chính quyền,tinh\n"
  );
  const usecase::ImportPreview preview = Look(changed);
  ASSERT_EQ(preview.Count(ImportChange::kChanged), 1);
  EXPECT_EQ(preview.Count(ImportChange::kNew), 1);
  EXPECT_NE(preview.lines[0].before.find("Sở A ·"), std::string::npos);
  EXPECT_NE(preview.lines[0].after.find("Sở A mới"), std::string::npos);
  usecase::OrganizationInput input =
      usecase::InputOf(*queries().FindOrganization(domain::OrganizationId("a"), Now().position));
  input.name = "Sở A khác";
  ASSERT_TRUE(usecase::SaveOrganization(app_, keeper_, NewId(), input).ok());
  const Status stale = Accept(changed, preview.mark);
  ASSERT_FALSE(stale.ok());
  EXPECT_EQ(stale.error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(Accept(changed, Look(changed).mark).ok());
}

TEST_P(OrganizationImportTest, Fr13_WrongRowOrCircle_LoadsNothing) {
  const Position before = Now().position;
  const ImportSource wrong =
      Upload("Mã,Tên,Cấp,Khối\na,Sở A,Tỉnh,Chính quyền\nb,Sở B,Huyện,Chính quyền\n");
  EXPECT_EQ(Look(wrong).Count(ImportChange::kWrong), 1);
  EXPECT_FALSE(Accept(wrong, Look(wrong).mark).ok());
  const ImportSource circle =
      Upload("Mã,Tên,Cấp,Khối,Thuộc\na,Sở A,Tỉnh,Chính quyền,b\nb,Sở B,Tỉnh,Chính quyền,a\n");
  ASSERT_TRUE(Look(circle).tree);
  EXPECT_NE(Look(circle).tree->message.find("vòng tròn"), std::string::npos);
  EXPECT_FALSE(Accept(circle, Look(circle).mark).ok());
  EXPECT_EQ(Now().position, before);
  keeper_.role = access::Role::kEditor;
  EXPECT_EQ(
      usecase::PreviewOrganizations(app_, keeper_, wrong).error().kind, ErrorKind::kForbidden
  );
}

SAURO_ON_BOTH_ENGINES(OrganizationImportTest);

}  // namespace
}  // namespace sauro::store
