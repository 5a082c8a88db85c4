// Names that editors teach while they mend drafts, through the writer, on both engines.
#include <fstream>

#include "store/fixture_test.h"
#include "usecase/catalogue_import.h"
#include "usecase/draft_edit.h"
#include "usecase/draft_sheet.h"
#include "usecase/learned_aliases.h"
#include "usecase/plan_import.h"
#include "usecase/sheet_rows.h"
#include "usecase/unknown_names.h"

namespace sauro::store {
namespace {

constexpr const char* kCatalogue =
    "id,name,aliases,level,line\n"
    "a,Sở A,,province,state\n"
    "b,Sở B,Sở Bê,province,state\n";
constexpr const char* kPlan =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    "1\tĐóng bè tre\tSở Chữ A\tTrước ngày 30/6/2026\n"
    "2\tThả bè tre\tSở Chữ A\tTrước ngày 31/7/2026\n";

class AliasTest : public StoreTest {
 protected:
  AliasTest() { Import(); }

  void Import() {
    const auto done =
        usecase::ImportCatalogue(app_, editor_.account, NewId(), kCatalogue, std::string_view());
    ASSERT_TRUE(done.ok()) << done.error().Text();
  }
  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  domain::DraftId Upload() {
    const std::string path = root_ / "be-tre.txt";
    std::ofstream(path) << kPlan;
    const auto draft = usecase::ReceivePlan(app_, editor_, NewId(), path, "be-tre.txt");
    EXPECT_TRUE(draft.ok());
    return draft ? *draft : domain::DraftId();
  }
  intake::DraftPlan Plan(const domain::DraftId& draft) {
    const auto review = usecase::ReadDraft(app_, editor_, draft);
    EXPECT_TRUE(review.ok());
    return review ? review->plan : intake::DraftPlan();
  }
  // A plan with these names as it is read now.
  intake::DraftPlan Read() { return Plan(Upload()); }
  Result<usecase::Mended> Mend(
      const domain::DraftId& draft, const char* row, const char* lead, bool remember = true
  ) {
    return usecase::MendDraft(
        app_, editor_, {NewId(), draft, {}}, {{row, "lead", lead, {}, remember}}
    );
  }
  static std::string Holder(const intake::DraftPlan& plan, std::size_t row) {
    const auto& lead = plan.tasks.at(row).lead.at(0);
    return lead.name + " <" + (lead.holders.empty() ? "" : lead.holders[0].organization.value) +
           ">";
  }

  usecase::App app_ = UseCases();
  usecase::Principal editor_ = Editor();
};

TEST_P(AliasTest, MendedName_IsRightInTheOtherRows_AndInTheNextPlan) {
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <>");
  const auto draft = Upload();
  const Position before = Now().position;
  const auto mended = Mend(draft, "t1", "Sở A");
  ASSERT_TRUE(mended.ok()) << mended.error().Text();
  EXPECT_EQ(mended->learned, 1U);
  EXPECT_EQ(mended->revision, 2);
  const intake::DraftPlan now = Plan(draft);
  EXPECT_EQ(Holder(now, 1), "Sở Chữ A <a>") << "the other row of this draft";
  EXPECT_TRUE(now.tasks.at(1).doubts.empty());
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <a>") << "the next plan";
  EXPECT_TRUE(Read().tasks.at(0).doubts.empty());
  EXPECT_TRUE(queries().ReadCatalogue(before)->organizations.at(0).learned.empty())
      << "at the position before, nobody knew it";

  const auto aliases = usecase::ListLearnedAliases(app_, editor_);
  ASSERT_TRUE(aliases.ok());
  ASSERT_EQ(aliases->size(), 1U);
  EXPECT_EQ(aliases->at(0).alias.name, "Sở Chữ A");
  EXPECT_EQ(aliases->at(0).organization_name, "Sở A");
  EXPECT_FALSE(aliases->at(0).draft_title.empty());
  EXPECT_EQ(aliases->at(0).alias.learned_by, editor_.account);
}

TEST_P(AliasTest, NameSettledForAllRows_IsAssigned_AndLearnedWhereAsked) {
  const auto draft = Upload();
  const auto unknown = usecase::UnknownNames(Plan(draft));
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].rows.size(), 2U);
  const auto settle = [&](const usecase::NameDecision& decision) {
    return usecase::SettleName(app_, editor_, {NewId(), draft, {}}, decision);
  };
  const auto nobody = settle({"Sở Chữ A", "Sở Không Có"});
  ASSERT_FALSE(nobody.ok());
  EXPECT_EQ(nobody.error().place, "chosen");
  EXPECT_EQ(settle({"Sở Chữ A", "Sở A", false, "cũ"}).error().kind, ErrorKind::kConflict);
  const Position before = Now().position;
  const auto settled = settle({"Sở Chữ A", "Sở A", true, unknown[0].mark});
  ASSERT_TRUE(settled.ok()) << settled.error().Text();
  EXPECT_EQ(settled->learned, 1U);
  EXPECT_EQ(Now().position.value, before.value + 2) << "draft.mended and alias.learned";
  EXPECT_EQ(Holder(Plan(draft), 0), "Sở Chữ A <a>") << "the printed words stay";
  EXPECT_EQ(Holder(Plan(draft), 1), "Sở Chữ A <a>");
  EXPECT_TRUE(Plan(draft).tasks.at(1).doubts.empty());
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <a>") << "the next plan";
  EXPECT_EQ(settle({"Sở Chữ A", "Sở A"}).error().kind, ErrorKind::kConflict) << "settled already";
}

TEST_P(AliasTest, NameKeptAsPrinted_IsNoDoubtAnyMore_AndNobodyIsMeant) {
  const auto draft = Upload();
  const Position before = Now().position;
  ASSERT_TRUE(usecase::SettleName(app_, editor_, {NewId(), draft, {}}, {"Sở Chữ A"}).ok());
  EXPECT_EQ(Now().position.value, before.value + 1);
  EXPECT_EQ(Holder(Plan(draft), 0), "Sở Chữ A <>");
  EXPECT_TRUE(Plan(draft).tasks.at(0).doubts.empty());
  EXPECT_TRUE(Plan(draft).tasks.at(1).doubts.empty());
  EXPECT_TRUE(usecase::UnknownNames(Plan(draft)).empty());
}

TEST_P(AliasTest, NotAsked_NothingIsLearned) {
  const auto draft = Upload();
  const auto mended = Mend(draft, "t1", "Sở A", false);
  ASSERT_TRUE(mended.ok());
  EXPECT_EQ(mended->learned, 0U);
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <>");
}

TEST_P(AliasTest, NameOfAnotherOrganisation_IsRefused_AndNothingIsWritten) {
  const auto first = Upload();
  const auto second = Upload();
  ASSERT_TRUE(Mend(first, "t1", "Sở A").ok());
  const Position before = Now().position;
  const auto refused = Mend(second, "t1", "Sở Bê");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(refused.error().place, "lead");
  EXPECT_NE(refused.error().message.find("đang là tên của Sở A"), std::string::npos);
  EXPECT_EQ(Now().position, before);
  EXPECT_TRUE(Mend(second, "t1", "Sở Bê", false).ok()) << "without the tick it is saved";
}

TEST_P(AliasTest, LoadingTheCatalogueAgain_KeepsWhatWasLearned_AndAddsNoFact) {
  ASSERT_TRUE(Mend(Upload(), "t1", "Sở A").ok());
  const Position before = Now().position;
  Import();
  EXPECT_EQ(Now().position, before);
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <a>");
}

TEST_P(AliasTest, RemovedName_IsUnknownAgain_AndCanBeLearnedAnew) {
  ASSERT_TRUE(Mend(Upload(), "t1", "Sở A").ok());
  const domain::OrganizationId a("a");
  const auto other =
      usecase::RemoveLearnedAlias(app_, editor_, NewId(), domain::OrganizationId("b"), "Sở Chữ A");
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().kind, ErrorKind::kNotFound);
  const Position learned = Now().position;
  ASSERT_TRUE(usecase::RemoveLearnedAlias(app_, editor_, NewId(), a, " Sở Chữ  A ").ok());
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <>");
  EXPECT_TRUE(usecase::ListLearnedAliases(app_, editor_)->empty());
  EXPECT_EQ(queries().ReadCatalogue(learned)->organizations.at(0).learned.size(), 1U);
  EXPECT_FALSE(usecase::RemoveLearnedAlias(app_, editor_, NewId(), a, "Sở Chữ A").ok());
  ASSERT_TRUE(Mend(Upload(), "t2", "Sở B").ok());
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <b>");
  usecase::Principal leader = editor_;
  leader.role = access::Role::kLeader;
  EXPECT_EQ(usecase::ListLearnedAliases(app_, leader).error().kind, ErrorKind::kForbidden);
}

TEST_P(AliasTest, SheetThatMendsTheName_TeachesIt) {
  const auto draft = Upload();
  intake::DraftPlan edited = Plan(draft);
  edited.tasks.at(0).lead = {{"Sở A", {}}};
  const std::string path = root_ / "sua.xlsx";
  std::ofstream(path, std::ios::binary) << *usecase::SheetOf(edited);
  const auto sheet = usecase::ReceiveSheet(app_, editor_, draft, path, "sua.xlsx");
  ASSERT_TRUE(sheet.ok()) << sheet.error().Text();
  const auto compared = usecase::CompareSheet(app_, editor_, draft, sheet->sha256);
  ASSERT_TRUE(compared.ok());
  const std::set<std::string> lead = {"dong-2:lead"};
  const usecase::SheetAcceptance acceptance{*sheet, compared->comparison.mark, lead, true};
  const auto accepted = usecase::AcceptSheet(app_, editor_, NewId(), draft, acceptance);
  ASSERT_TRUE(accepted.ok()) << accepted.error().Text();
  EXPECT_EQ(Holder(Plan(draft), 1), "Sở Chữ A <a>");
  EXPECT_EQ(Holder(Read(), 0), "Sở Chữ A <a>");
}

TEST_P(AliasTest, Rebuild_GivesTheSameState) {
  ASSERT_TRUE(Mend(Upload(), "t1", "Sở A").ok());
  const domain::OrganizationId a("a");
  ASSERT_TRUE(usecase::RemoveLearnedAlias(app_, editor_, NewId(), a, "Sở Chữ A").ok());
  ASSERT_TRUE(Mend(Upload(), "t1", "Sở B").ok());
  const auto state = store_->DumpState();
  ASSERT_TRUE(state.ok());
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(*store_->DumpState(), *state);
}

SAURO_ON_BOTH_ENGINES(AliasTest);

}  // namespace
}  // namespace sauro::store
