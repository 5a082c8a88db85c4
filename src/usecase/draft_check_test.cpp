#include "usecase/draft_check.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "intake/draft_json.h"
#include "usecase/ports_for_test.h"

namespace sauro::usecase {
namespace {

class OnePlan : public MemoryQueries {
 public:
  Result<std::vector<views::PlanLine>> ListPlans(const views::At&) override {
    views::PlanLine plan;
    plan.id = domain::PlanId("p");
    plan.number = "12/KH-UBND";
    return std::vector{plan};
  }
  Result<views::Board> ReadBoard(const std::optional<domain::PlanId>&, const views::At&) override {
    views::Board board;
    for (const char* title :
         {"Trồng cây xanh dọc bờ kè", "Xây bể chứa nước mưa tại các điểm trường"}) {
      views::TaskLine task;
      task.id = domain::TaskId(title);
      task.plan = domain::PlanId("p");
      task.title = title;
      task.deadline_text = "Quý I/2026";
      board.tasks.push_back(task);
    }
    return board;
  }
};

class DraftChecks : public ::testing::Test {
 protected:
  void SetUp() override {
    intake::DraftPlan plan;
    intake::DraftTask task;
    task.key = "t1";
    task.title = "Xây bể chứa nước mưa tại các điểm trường";
    task.deadline.raw = "Quý II/2026";
    plan.tasks.push_back(task);
    queries_.drafts["d"].body = CanonicalJson(intake::ToJson(plan));
    who_.role = access::Role::kEditor;
  }
  Result<DraftCheck> Check(const char* draft) {
    return CheckDraft(app_, who_, domain::DraftId(draft));
  }

  OnePlan queries_;
  MemoryWriter writer_{queries_};
  NoAccounts accounts_;
  NoBlobs blobs_;
  NoLedger ledger_;
  App app_{queries_, writer_, accounts_, blobs_, ledger_, {}, [this] { return writer_.now; }};
  Principal who_;
};

TEST_F(DraftChecks, NamesTheApprovedTaskThatIsTheSame) {
  const auto check = Check("d");
  ASSERT_TRUE(check.ok()) << check.error().Text();
  ASSERT_EQ(check->known.size(), 1U);
  const KnownTask& known = check->known[0];
  EXPECT_EQ(known.row, "t1");
  EXPECT_EQ(known.task.title, "Xây bể chứa nước mưa tại các điểm trường");
  EXPECT_EQ(known.plan_number, "12/KH-UBND");
  EXPECT_EQ(known.kind, intake::Likeness::kSame);
  EXPECT_EQ(
      known.differences, (std::vector<std::string>{"Khác thời hạn: Quý II/2026 / Quý I/2026"})
  );
  ASSERT_FALSE(check->inside.findings.empty());
  EXPECT_EQ(check->inside.findings[0].kind, intake::FindingKind::kPersonMissing);
}

TEST_F(DraftChecks, AsksForThePermissionAndTheDraft) {
  EXPECT_EQ(Check("x").error().kind, ErrorKind::kNotFound);
  who_.role = access::Role::kOfficer;
  EXPECT_EQ(Check("d").error().kind, ErrorKind::kForbidden);
}

}  // namespace
}  // namespace sauro::usecase
