// FR-12: a group is expanded at a date into one assignment for each member. On both engines.
#include <fstream>

#include "store/fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/organization_groups.h"
#include "usecase/organizations.h"
#include "usecase/plan_import.h"
#include "usecase/succession.h"

namespace sauro::store {
namespace {

constexpr const char* kPlan =
    "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    "1\tĐóng bè tre\tCác sở\tTrước ngày 30/6/2026\n";

class GroupTest : public StoreTest {
 protected:
  GroupTest() {
    for (const char* code : {"a", "b", "c"}) {
      usecase::OrganizationInput input;
      input.code = code;
      input.name = std::string("Sở ") + code;
      input.level = "province";
      input.line = "state";
      input.is_new = true;
      EXPECT_TRUE(usecase::SaveOrganization(app_, keeper_, NewId(), input).ok());
    }
  }
  void TearDown() override { ExpectSameWhenReplayed(*store_); }
  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  Status Save(const char* members, bool is_new = true, const char* code = "cac-so") {
    return usecase::SaveGroup(app_, keeper_, NewId(), {code, "Các sở", "", members, is_new});
  }
  // Holders of the one task of a plan that is approved now.
  std::string Approve(const char* number) {
    const std::string path = root_ / "ke-hoach.txt";
    std::ofstream(path) << "Số: " << number << "/KH-UBND\n\n" << kPlan;
    const auto draft = usecase::ReceivePlan(app_, Editor(), NewId(), path, "ke-hoach.txt");
    EXPECT_TRUE(draft.ok()) << (draft.ok() ? "" : draft.error().Text());
    const auto plan = usecase::ApproveDraft(app_, Editor(), NewId(), *draft, 1);
    EXPECT_TRUE(plan.ok()) << (plan.ok() ? "" : plan.error().Text());
    const auto tasks = queries().ReadAssigned(*plan, Now().position);
    EXPECT_EQ(tasks->size(), 1U);
    std::string text;
    for (const views::AssignedHolder& holder : tasks->at(0).holders)
      text += holder.assignment.organization ? holder.assignment.organization->value + " " : "? ";
    return text;
  }

  usecase::App app_ = UseCases();
  usecase::Principal keeper_{
      domain::AccountId("keeper"), "Quản trị", access::Role::kAdministrator, std::nullopt, ""};
};

TEST_P(GroupTest, Fr12_PlanIsAssignedToTheMembersOfTheDay_AndStatisticsCountTasksAndAssignments) {
  On("2026-05-04");
  const Status saved = Save("Sở a\nb; ; 30/06/2026\nSở c; 01/07/2026\n");
  ASSERT_TRUE(saved.ok()) << saved.error().Text();
  EXPECT_EQ(Approve("11"), "a b ");
  On("2026-07-02");
  EXPECT_EQ(Approve("12"), "a c ");
  const auto dashboard = queries().ReadDashboard({}, Now());
  ASSERT_TRUE(dashboard.ok());
  EXPECT_EQ(dashboard->tasks.Total(), 2);
  EXPECT_EQ(dashboard->assignments.Total(), 4);
}

TEST_P(GroupTest, Fr12_MemberThatEnded_GetsNothing_AndItsSuccessorDoes) {
  On("2026-05-04");
  ASSERT_TRUE(Save("a\nb\n").ok());
  const usecase::SuccessionInput merge{"merge", {"b"}, {"c"}, "2026-05-04", "", "12/NQ"};
  const auto preview = usecase::PreviewSuccession(app_, keeper_, merge);
  ASSERT_TRUE(preview.ok()) << preview.error().Text();
  ASSERT_EQ(preview->rows.size(), 1U);
  const usecase::SuccessionChoices choices = {{preview->rows[0].key, "c"}};
  ASSERT_TRUE(usecase::RecordSuccession(app_, keeper_, NewId(), merge, preview->mark, choices).ok()
  );
  EXPECT_EQ(Approve("13"), "a c ");
}

TEST_P(GroupTest, Fr12_GroupThatContainsItselfAnotherOneOrNobody_IsRefused) {
  ASSERT_TRUE(Save("a\n").ok());
  const Position before = Now().position;
  const auto why = [&](const char* members, const char* code = "nhom-khac") {
    const usecase::GroupInput input{code, "Nhóm khác", "", members, true};
    const Status saved = usecase::SaveGroup(app_, keeper_, NewId(), input);
    EXPECT_FALSE(saved.ok());
    EXPECT_EQ(saved.error().place, "thanh_vien");
    return saved.error().message;
  };
  EXPECT_NE(why("a\nNhóm khác\n").find("Dòng 2: nhóm không thể"), std::string::npos);
  EXPECT_NE(why("nhom-khac\n").find("chính nó"), std::string::npos);
  EXPECT_NE(why("Các sở\n").find("là một nhóm"), std::string::npos);
  EXPECT_NE(why("Sở x\n").find("không có cơ quan"), std::string::npos);
  EXPECT_NE(why("a; 31/02/2026\n").find("31/02/2026"), std::string::npos);
  EXPECT_NE(why("a; 01/07/2026; 01/01/2026\n").find("trước ngày"), std::string::npos);
  EXPECT_NE(why("\n").find("không có thành viên"), std::string::npos);
  EXPECT_EQ(Save("a\n").error().kind, ErrorKind::kConflict) << "the code is taken";
  EXPECT_EQ(Save("a\n", true, "khac").error().place, "ten") << "the name is taken";
  EXPECT_EQ(Save("a\n", false, "khong-co").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(Now().position, before);
  EXPECT_TRUE(Save("a\n", false).ok());
  EXPECT_EQ(Now().position, before) << "the same again adds no fact";
  keeper_.role = access::Role::kEditor;
  EXPECT_EQ(Save("a\nb\n", false).error().kind, ErrorKind::kForbidden);
}

TEST_P(GroupTest, Fr12_WhatIsShownToEdit_SaysTheSameAgain) {
  ASSERT_TRUE(Save("Sở a; 01/01/2026; 31/03/2026\nSở a; 01/06/2026\nb\n").ok());
  const auto catalogue = queries().ReadCatalogue(Now().position);
  const usecase::GroupInput input = usecase::InputOf(catalogue->groups.at(0), *catalogue);
  EXPECT_EQ(input.members, "Sở a; 01/01/2026; 31/03/2026\nSở a; 01/06/2026\nSở b\n");
  const Position before = Now().position;
  EXPECT_TRUE(usecase::SaveGroup(app_, keeper_, NewId(), input).ok());
  EXPECT_EQ(Now().position, before);
}

SAURO_ON_BOTH_ENGINES(GroupTest);

}  // namespace
}  // namespace sauro::store
