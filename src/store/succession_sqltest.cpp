// FR-13: organisations merge, split, are renamed and abolished; work moves row by row, the past
// stays. Through the writer, on both engines.
#include <fstream>

#include "store/adjust_fixture_test.h"
#include "store/replayed_test.h"
#include "usecase/naming_catalogue.h"
#include "usecase/organizations.h"
#include "usecase/progress.h"
#include "usecase/reading.h"
#include "usecase/succession.h"

namespace sauro::store {
namespace {

using usecase::SuccessionInput;

class SuccessionTest : public StoreTest {
 protected:
  SuccessionTest() {
    On("2025-03-01");
    MakePlan();
    domain::Organization c;
    c.id = domain::OrganizationId("C");
    c.name = "Sở C";
    Must({facts::OrganizationRegistered{c}});
    On("2025-03-10");
  }

  void TearDown() override { ExpectSameWhenReplayed(*store_); }
  [[nodiscard]] std::string NewId() { return NewUuid(clock_.Function()()); }
  static SuccessionInput Merge(std::vector<std::string> from, const char* to) {
    return {"merge", std::move(from), {to}, "2025-03-10", "", "12/NQ-HĐND"};
  }
  usecase::SuccessionPreview Preview(const SuccessionInput& input) {
    auto preview = usecase::PreviewSuccession(app_, keeper_, input);
    EXPECT_TRUE(preview.ok()) << (preview.ok() ? "" : preview.error().Text());
    return preview ? std::move(*preview) : usecase::SuccessionPreview();
  }
  // Every row goes where it is proposed, or to `to`.
  Status Record(const SuccessionInput& input, const char* to = "") {
    const usecase::SuccessionPreview preview = Preview(input);
    usecase::SuccessionChoices choices;
    for (const usecase::SuccessionRow& row : preview.rows)
      choices[row.key] = row.proposed ? row.proposed->value : to;
    return usecase::RecordSuccession(app_, keeper_, NewId(), input, preview.mark, choices);
  }
  std::string Holders(const char* task, const usecase::AsOf& as_of = {}) {
    const auto at = usecase::Resolve(app_, as_of);
    const auto detail = queries().ReadTask(domain::TaskId(task), {}, *at);
    EXPECT_TRUE(detail.ok());
    std::string text;
    for (const views::AssignmentLine& line : detail->assignments)
      text += line.holder + "=" + std::string(CodeOf(line.work)) + (line.reports ? "! " : " ");
    return text;
  }
  Result<domain::ReportId> Send(const char* organization, const char* assignment) {
    const usecase::Principal officer{
        domain::AccountId("officer"),
        "Cán bộ",
        access::Role::kOfficer,
        domain::OrganizationId(organization),
        ""};
    usecase::ProgressInput report;
    report.assignment = domain::AssignmentId(assignment);
    report.percent = 40;
    report.text = "Đã khảo sát";
    return usecase::ReportProgress(app_, officer, NewId(), report);
  }

  usecase::App app_ = UseCases();
  usecase::Principal keeper_{
      domain::AccountId("keeper"), "Quản trị", access::Role::kAdministrator, std::nullopt, ""};
};

TEST_P(SuccessionTest, Fr13_Merge_MovesOpenWorkWithItsReports_AndTheDayBeforeShowsTheOldHolders) {
  On("2025-03-09");
  const auto report = Send("A", "t2A");
  ASSERT_TRUE(report.ok()) << report.error().Text();
  EXPECT_EQ(Holders("t1"), "Sở A=not_started! Sở B=not_started! ");
  On("2025-03-10");
  const Status done = Record(Merge({"A"}, "C"));
  ASSERT_TRUE(done.ok()) << done.error().Text();
  EXPECT_EQ(Holders("t1"), "Sở C=not_started! Sở B=not_started! ") << "in the same place";
  EXPECT_EQ(Holders("t2"), "Sở C=in_progress! Sở B=not_started ");
  EXPECT_EQ(Holders("t2", *Day::FromIso("2025-03-09")), "Sở A=in_progress! Sở B=not_started ");
  const auto a = queries().FindOrganization(domain::OrganizationId("A"), Now().position);
  EXPECT_EQ(a->until, Day::FromCivil(2025, 3, 9));
  // What A reported is A's, and its successor reads it and goes on from it.
  const auto sent = queries().FindReport(*report, Now());
  EXPECT_EQ(sent->organization_name, "Sở A");
  const auto seen =
      queries().ReadTask(domain::TaskId("t2"), views::Scope{domain::OrganizationId("C")}, Now());
  ASSERT_TRUE(seen.ok());
  ASSERT_EQ(seen->reports.size(), 1U);
  EXPECT_TRUE(Send("C", "t2A").ok());
  const auto late = Send("A", "t1A");
  ASSERT_FALSE(late.ok());
  const auto by_c = queries().ListOpenHeld(domain::OrganizationId("C"), Now());
  EXPECT_EQ(by_c->size(), 2U);
  EXPECT_TRUE(queries().ListOpenHeld(domain::OrganizationId("A"), Now())->empty());
}

TEST_P(SuccessionTest, Fr13_SuccessorThatLeadsTheSameTask_HoldsItOnce_AndTheWaitingReportGoesBack) {
  On("2025-03-09");
  const auto report = Send("A", "t1A");
  ASSERT_TRUE(report.ok());
  On("2025-03-10");
  ASSERT_TRUE(Record(Merge({"A", "B"}, "C")).ok());
  EXPECT_EQ(Holders("t1"), "Sở C=in_progress! Sở B=superseded ");
  EXPECT_EQ(Holders("t2"), "Sở C=not_started! Sở C=not_started ")
      << "lead and beside are two roles";
}

TEST_P(SuccessionTest, Fr13_MergeIntoOneThatHoldsTheTask_ReturnsWhatWaits) {
  On("2025-03-09");
  const auto report = Send("A", "t1A");
  ASSERT_TRUE(report.ok());
  On("2025-03-10");
  ASSERT_TRUE(Record(Merge({"A"}, "B")).ok());
  EXPECT_EQ(Holders("t1"), "Sở A=superseded Sở B=not_started! ");
  const auto sent = queries().FindReport(*report, Now());
  EXPECT_EQ(sent->state, views::ReportState::kReturned);
  EXPECT_NE(sent->decision_text.find("cơ quan kế thừa"), std::string::npos);
  const auto task = queries().ReadTask(domain::TaskId("t1"), {}, Now());
  EXPECT_EQ(task->task.work, domain::WorkStatus::kNotStarted);
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(Holders("t1"), "Sở A=superseded Sở B=not_started! ");
}

TEST_P(SuccessionTest, Fr13_Split_NeedsAChoiceForEachRow_AndRowsMayStay) {
  const SuccessionInput split{"split", {"A"}, {"B", "C"}, "2025-03-10", "", "12/NQ-HĐND"};
  const usecase::SuccessionPreview preview = Preview(split);
  ASSERT_EQ(preview.rows.size(), 2U);
  EXPECT_FALSE(preview.rows[0].proposed);
  const Position before = Now().position;
  const auto record = [&](const usecase::SuccessionChoices& choices) {
    return usecase::RecordSuccession(app_, keeper_, NewId(), split, preview.mark, choices);
  };
  const Status open = record({{"viec.t1A", "C"}});
  EXPECT_EQ(open.error().place, "dong");
  EXPECT_NE(open.error().message.find("Còn 1 dòng"), std::string::npos);
  EXPECT_EQ(record({{"viec.t1A", "C"}, {"viec.t2A", "A"}}).error().place, "dong") << "no successor";
  EXPECT_EQ(Now().position, before);
  ASSERT_TRUE(record({{"viec.t1A", "C"}, {"viec.t2A", usecase::kStays}}).ok());
  EXPECT_EQ(Holders("t1"), "Sở C=not_started! Sở B=not_started! ");
  EXPECT_EQ(Holders("t2"), "Sở A=not_started! Sở B=not_started ") << "it stays where it was";
}

TEST_P(SuccessionTest, Fr13_Rename_KeepsTheIdentifier_AndTheOldNameLeadsToIt) {
  const SuccessionInput rename{"rename", {"A"}, {}, "2025-03-10", "Sở A mới", "12/NQ-HĐND"};
  ASSERT_TRUE(Record(rename).ok());
  EXPECT_EQ(Holders("t1"), "Sở A mới=not_started! Sở B=not_started! ");
  EXPECT_EQ(Holders("t1", *Day::FromIso("2025-03-09")), "Sở A=not_started! Sở B=not_started! ");
  const auto a = queries().FindOrganization(domain::OrganizationId("A"), Now().position);
  EXPECT_EQ(a->aliases, std::vector<std::string>{"Sở A"});
  EXPECT_FALSE(a->until);
  const auto tree = usecase::ReadOrganizationTree(app_, std::nullopt);
  ASSERT_EQ(tree->view.successions.size(), 1U);
  EXPECT_EQ(tree->view.successions[0].name_before, "Sở A");
  EXPECT_TRUE(
      usecase::ReadOrganizationTree(app_, *Day::FromIso("2025-03-09"))->view.successions.empty()
  );
}

TEST_P(SuccessionTest, Fr13_GroupsThoseBelowAndAccounts_GoOverToo) {
  MakeAccounts();
  domain::Organization below;
  below.id = domain::OrganizationId("phong");
  below.name = "Phòng";
  below.level = domain::Level::kUnit;
  below.parent = domain::OrganizationId("A");
  const domain::OrganizationGroup group{
      domain::GroupId("g"),
      "Các sở",
      {},
      {domain::OrganizationId("A"), domain::OrganizationId("B")}};
  Must(
      {facts::OrganizationRegistered{below},
       facts::GroupDefined{group},
       facts::AccountAppointed{domain::AccountId("a"), "officer", domain::OrganizationId("A")},
       facts::AccountAppointed{domain::AccountId("b"), "officer", domain::OrganizationId("B")}}
  );
  EXPECT_EQ(Preview(Merge({"A"}, "C")).rows.size(), 5U)
      << "two tasks, a group, one below, a person";
  ASSERT_TRUE(Record(Merge({"A"}, "C")).ok());
  const Position now = Now().position;
  EXPECT_EQ(
      queries().FindAppointment(domain::AccountId("a"), now)->organization,
      domain::OrganizationId("C")
  );
  EXPECT_EQ(
      queries().FindAppointment(domain::AccountId("b"), now)->organization,
      domain::OrganizationId("B")
  );
  EXPECT_EQ(queries().FindOrganization(below.id, now)->parent, domain::OrganizationId("C"));
  const auto catalogue = usecase::CatalogueForDocuments(queries(), Now());
  ASSERT_TRUE(catalogue.ok());
  EXPECT_EQ(
      catalogue->groups[0].members,
      (std::vector<domain::OrganizationId>{domain::OrganizationId("B"), domain::OrganizationId("C")}
      )
  ) << "FR-12: members of the day";
  EXPECT_EQ(catalogue->ended.at(domain::OrganizationId("A")), domain::OrganizationId("C"));
  ASSERT_TRUE(store_->Rebuild(nullptr).ok());
  EXPECT_EQ(queries().ReadCatalogue(now)->groups[0].terms.size(), 2U);
}

TEST_P(SuccessionTest, Fr13_Indicators_AreAnsweredForByTheSuccessor_UnderThePrintedName) {
  domain::Indicator indicator;
  indicator.id = domain::IndicatorId("i1");
  indicator.plan = domain::PlanId("plan");
  indicator.name = "Tỷ lệ hồ sơ trực tuyến";
  for (const char* name : {"A", "B"}) {
    domain::Assignment holder;
    holder.id = domain::AssignmentId(std::string("i1") + name);
    holder.role = domain::AssignmentRole::kLead;
    holder.organization = domain::OrganizationId(name);
    holder.printed = std::string("Sở ") + name;
    indicator.holders.push_back(std::move(holder));
  }
  Must({facts::IndicatorAssigned{indicator}});
  const Position before = Now().position;
  ASSERT_TRUE(Record(Merge({"A", "B"}, "C")).ok());
  const auto holders = [&](Position position) {
    const auto lines = queries().ListIndicators(domain::PlanId("plan"), position);
    std::string text;
    for (const domain::Assignment& holder : lines->at(0).indicator.holders)
      text += holder.printed + "=" + holder.organization->value + " ";
    return text;
  };
  EXPECT_EQ(holders(before), "Sở A=A Sở B=B ");
  EXPECT_EQ(holders(Now().position), "Sở A=C Sở B=C ");
}

TEST_P(SuccessionTest, Fr13_RowsThatChangedSinceTheyWereShown_AreNotConfirmedUnseen) {
  const usecase::SuccessionPreview preview = Preview(Merge({"A"}, "C"));
  Must({Task("t3", "Đóng bè", {{"t3A", "A"}}, {})});
  usecase::SuccessionChoices choices;
  for (const usecase::SuccessionRow& row : preview.rows) choices[row.key] = "C";
  const Status done =
      usecase::RecordSuccession(app_, keeper_, NewId(), Merge({"A"}, "C"), preview.mark, choices);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(Holders("t1"), "Sở A=not_started! Sở B=not_started! ");
  keeper_.role = access::Role::kEditor;
  EXPECT_EQ(
      usecase::PreviewSuccession(app_, keeper_, Merge({"A"}, "C")).error().kind,
      ErrorKind::kForbidden
  );
}

TEST_P(SuccessionTest, Fr13_TheSameRequestTwice_ActsOnce) {
  const usecase::SuccessionPreview preview = Preview(Merge({"A"}, "C"));
  usecase::SuccessionChoices choices;
  for (const usecase::SuccessionRow& row : preview.rows) choices[row.key] = "C";
  const std::string id = NewId();
  const auto record = [&](const SuccessionInput& input) {
    return usecase::RecordSuccession(app_, keeper_, id, input, preview.mark, choices);
  };
  ASSERT_TRUE(record(Merge({"A"}, "C")).ok());
  const Position once = Now().position;
  EXPECT_TRUE(record(Merge({"A"}, "C")).ok());
  EXPECT_EQ(record(Merge({"B"}, "C")).error().kind, ErrorKind::kConflict) << "another one";
  EXPECT_EQ(Now().position, once);
}

// A plan whose first row A and B lead together.
class AdjustAfterSuccessionTest : public AdjustTest {
 protected:
  void Merge(const char* from, const char* to) {
    On("2025-03-10");
    const SuccessionInput merge{"merge", {from}, {to}, "2025-03-10", "", "12/NQ-HĐND"};
    const auto preview = usecase::PreviewSuccession(app_, keeper_, merge);
    ASSERT_TRUE(preview.ok()) << preview.error().Text();
    usecase::SuccessionChoices choices;
    for (const usecase::SuccessionRow& row : preview->rows) choices[row.key] = to;
    const Status done =
        usecase::RecordSuccession(app_, keeper_, NewId(), merge, preview->mark, choices);
    ASSERT_TRUE(done.ok()) << done.error().Text();
  }
  std::string Holders(const char* ordinal) {
    std::string text;
    for (const views::AssignmentLine& line : TaskNumbered(ordinal).assignments) {
      text += line.holder + "=" + std::string(CodeOf(line.work)) + (line.reports ? "! " : " ");
    }
    return text;
  }

  usecase::Principal keeper_{
      domain::AccountId("keeper"), "Quản trị", access::Role::kAdministrator, std::nullopt, ""};
};

TEST_P(AdjustAfterSuccessionTest, Fr13_NamesOfThePaperLeadToTheSuccessor_AndWhatIsOverStaysOver) {
  Merge("A", "B");
  EXPECT_EQ(Holders("1"), "Sở A=superseded Sở B=not_started! ");
  const auto same = Open(
      "d2",
      {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-06-30", {"B"}),
       Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-09-30", {"A"}),
       Row("3", "Trồng cây xanh dọc bờ kè", "2025-12-31", {"B"})}
  );
  const auto compared = usecase::CompareWithPlan(app_, editor_, same, plan_);
  ASSERT_TRUE(compared.ok());
  EXPECT_FALSE(compared->comparison.Differs()) << "who is over is not named, an old name is known";
  const auto later = Open(
      "d3",
      {Row("1", "Khảo sát hiện trạng hạ tầng số tại các thôn bản", "2025-08-31", {"A", "C"}),
       Row("2", "Bồi dưỡng kỹ năng số cho đội ngũ giáo viên", "2025-11-30", {"A"}),
       Row("3", "Trồng cây xanh dọc bờ kè", "2025-12-31", {"B"})}
  );
  const Status done = Adjust(later);
  ASSERT_TRUE(done.ok()) << done.error().Text();
  EXPECT_EQ(Holders("1"), "Sở A=superseded Sở B=not_started! Sở C=not_started! ");
  EXPECT_EQ(Holders("2"), "Sở B=not_started! ");
  EXPECT_EQ(TaskNumbered("2").assignments.at(0).due, *Day::FromIso("2025-11-30"));
}

SAURO_ON_BOTH_ENGINES(SuccessionTest);
SAURO_ON_BOTH_ENGINES(AdjustAfterSuccessionTest);

}  // namespace
}  // namespace sauro::store
