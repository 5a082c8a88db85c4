#include <gtest/gtest.h>

#include "usecase/ports_for_test.h"
#include "usecase/progress.h"

namespace sauro::usecase {
namespace {

constexpr const char* kRequest = "0197f0a1-5c00-7a10-8b20-000000000100";

// An officer of so-yt: "a" was reported on once, "new" never, "back" was returned; "other" is
// another organisation's.
struct Office : MemoryApp {
  Office() {
    officer.account = domain::AccountId("officer");
    officer.role = access::Role::kOfficer;
    officer.organization = domain::OrganizationId("so-yt");
    Add("a", domain::WorkStatus::kInProgress, Instant{1});
    Add("new", domain::WorkStatus::kNotStarted, std::nullopt);
    Add("back", domain::WorkStatus::kReturned, Instant{1});
    Add("other", domain::WorkStatus::kInProgress, Instant{1});
    queries.assignments["other"].line.organization = domain::OrganizationId("so-nv");
  }

  void Add(const char* id, domain::WorkStatus work, std::optional<Instant> last) {
    views::AssignmentState state;
    state.line.id = domain::AssignmentId(id);
    state.line.task = domain::TaskId(std::string("task-") + id);
    state.line.reports = true;
    state.line.organization = officer.organization;
    state.line.work = work;
    state.line.percent = {35};
    state.line.last_report_at = last;
    queries.assignments[id] = state;
  }

  static GridRow Typed(const char* id, std::int32_t percent, const char* text) {
    GridRow row{domain::AssignmentId(id), percent, text, "", false, 35, Instant{1}};
    if (std::string_view(id) == "new") row.seen_report_at.reset();
    return row;
  }
  static GridRow Unchanged(const char* id) {
    GridRow row = Typed(id, 35, "");
    row.unchanged = true;
    return row;
  }

  Result<std::vector<RowProblem>> Report(const std::vector<GridRow>& rows) {
    return ReportMany(app, officer, kRequest, rows);
  }

  Principal officer;
};

TEST(ReportMany, RowsAreReportsOfTheirTasks_InOneStep) {
  Office office;
  const auto problems =
      office.Report({Office::Unchanged("a"), Office::Typed("new", 10, " Đã khởi động ")});
  ASSERT_TRUE(problems.ok()) << problems.error().Text();
  EXPECT_TRUE(problems->empty());
  ASSERT_EQ(office.writer.facts.size(), 2U);
  const auto& first = std::get<facts::ProgressReported>(office.writer.facts[0]);
  EXPECT_EQ(first.task.value, "task-a");
  EXPECT_EQ(first.percent.value, 35) << "that of the report before";
  EXPECT_EQ(first.text.text, "Không thay đổi so với kỳ trước.");
  const auto& second = std::get<facts::ProgressReported>(office.writer.facts[1]);
  EXPECT_EQ(second.text.text, "Đã khởi động");
  EXPECT_NE(first.report, second.report);
}

TEST(ReportMany, OneWrongRow_NothingIsWrittenAndEachWrongRowIsNamed) {
  Office office;
  GridRow both = Office::Unchanged("a");
  both.text = "Đã họp";
  const GridRow too_much = Office::Typed("back", 140, "x");
  const auto problems = office.Report({both, Office::Unchanged("new"), too_much});
  ASSERT_TRUE(problems.ok());
  ASSERT_EQ(problems->size(), 3U);
  EXPECT_EQ((*problems)[0].error.place, "khong_doi");
  EXPECT_EQ((*problems)[1].error.place, "khong_doi");
  EXPECT_EQ((*problems)[2].error.place, "phan_tram");
  EXPECT_FALSE(office.Report({too_much, Office::Unchanged("back")}).ok()) << "one task twice";
  EXPECT_TRUE(office.writer.facts.empty());
}

TEST(ReportMany, UnchangedWithAnotherPercentage_IsNotTakenForTheOldOne) {
  Office office;
  GridRow row = Office::Unchanged("a");
  row.percent = 60;
  const auto problems = office.Report({row});
  ASSERT_TRUE(problems.ok());
  ASSERT_EQ(problems->size(), 1U);
  EXPECT_EQ((*problems)[0].error.place, "khong_doi");
}

TEST(ReportMany, UnchangedWhileAReportWaits_DoesNotPushItAside) {
  Office office;
  office.queries.assignments["a"].line.waits_for_review = true;
  const auto problems = office.Report({Office::Unchanged("a")});
  ASSERT_TRUE(problems.ok());
  ASSERT_EQ(problems->size(), 1U);
  EXPECT_EQ((*problems)[0].error.place, "khong_doi");
  EXPECT_TRUE(office.writer.facts.empty());
  const auto words = office.Report({Office::Typed("a", 50, "Đã họp xong")});
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(words->empty()) << "what is new may always be said";
}

TEST(ReportMany, PageThatIsOlderThanTheNewestReport_PushesNothingAside) {
  Office office;
  views::AssignmentLine& line = office.queries.assignments["a"].line;
  line.last_report_at = Instant{2};  // of a colleague
  for (const GridRow& row : {Office::Unchanged("a"), Office::Typed("a", 50, "Đã họp")}) {
    const auto problems = office.Report({row});
    ASSERT_TRUE(problems.ok());
    ASSERT_EQ(problems->size(), 1U);
    EXPECT_EQ((*problems)[0].error.kind, ErrorKind::kConflict);
  }
  line.last_report_at = Instant{1};
  line.work = domain::WorkStatus::kSubmitted;
  EXPECT_EQ(office.Report({Office::Unchanged("a")})->size(), 1U) << "a completion waits for review";
  EXPECT_TRUE(office.writer.facts.empty());
}

TEST(ReportMany, TaskOfAnotherOrganization_IsNotFoundWhateverIsAsked) {
  Office office;
  for (const GridRow& row : {Office::Unchanged("other"), Office::Typed("other", 10, "x")}) {
    const auto problems = office.Report({row});
    ASSERT_TRUE(problems.ok());
    ASSERT_EQ(problems->size(), 1U);
    EXPECT_EQ((*problems)[0].error.kind, ErrorKind::kNotFound);
  }
  EXPECT_TRUE(office.writer.facts.empty());
}

TEST(ReportMany, SentTwice_AddsNothing_AndNoRowIsRefused) {
  Office office;
  const std::vector<GridRow> rows = {Office::Typed("a", 50, "Đã xong một nửa")};
  ASSERT_TRUE(office.Report(rows).ok());
  ASSERT_TRUE(office.Report(rows).ok());
  EXPECT_EQ(office.writer.facts.size(), 1U);
  EXPECT_EQ(office.Report({}).error().kind, ErrorKind::kInvalid);
}

TEST(ReportMany, WhoDoesNotReport_IsForbidden) {
  Office office;
  office.officer.role = access::Role::kLeader;
  EXPECT_EQ(office.Report({Office::Unchanged("a")}).error().kind, ErrorKind::kForbidden);
}

}  // namespace
}  // namespace sauro::usecase
