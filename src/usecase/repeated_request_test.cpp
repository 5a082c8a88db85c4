#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "base/uuid.h"
#include "usecase/draft_edit.h"
#include "usecase/plan_import.h"
#include "usecase/ports_for_test.h"
#include "usecase/progress.h"

namespace sauro::usecase {
namespace {

constexpr const char* kFirst = "0197f0a1-5c00-7a10-8b20-000000000100";
constexpr const char* kSecond = "0197f0a1-5c00-7a10-8b20-0000000f0000";

// An officer of so-yt with the assignments "a" and "b", and a reviewer.
struct Office : MemoryApp {
  Office() {
    officer.account = domain::AccountId("officer");
    officer.role = access::Role::kOfficer;
    officer.organization = domain::OrganizationId("so-yt");
    reviewer.account = domain::AccountId("reviewer");
    reviewer.role = access::Role::kReviewer;
    editor.account = domain::AccountId("editor");
    editor.role = access::Role::kEditor;
    for (const char* id : {"a", "b"}) {
      views::AssignmentState state;
      state.line.id = domain::AssignmentId(id);
      state.line.task = domain::TaskId("t");
      state.line.reports = true;
      state.line.organization = officer.organization;
      state.line.work = domain::WorkStatus::kInProgress;
      queries.assignments[id] = state;
    }
    for (const char* id : {"d", "e"}) {
      views::DraftDetail detail;
      detail.line.id = domain::DraftId(id);
      detail.body =
          R"({"document":{},"tasks":[{"key":"t1","title":"Việc một","deadline":{"kind":"unspecified"},"status":""}]})";
      queries.drafts[id] = detail;
    }
    std::ofstream(file) << "%PDF-1.4";
  }
  ~Office() {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  ProgressInput Input(const char* assignment, const char* text) const {
    ProgressInput input;
    input.assignment = domain::AssignmentId(assignment);
    input.percent = 40;
    input.text = text;
    return input;
  }
  Result<domain::ReportId> Report(const char* request, const ProgressInput& input) {
    return ReportProgress(app, officer, request, input);
  }

  Principal officer;
  Principal reviewer;
  Principal editor;
  std::string file = testing::TempDir() + "sauro-repeated-" + std::to_string(getpid()) + ".pdf";
};

TEST(ReportProgress, SameRequestAgain_GivesTheSameReportAndOneFact) {
  Office office;
  const ProgressInput input = office.Input("a", " Đã họp tổ công tác ");
  ASSERT_TRUE(office.Report(kFirst, input).ok());
  const auto again = office.Report(kFirst, input);
  ASSERT_TRUE(again.ok()) << again.error().Text();
  EXPECT_EQ(again->value, kFirst);
  EXPECT_EQ(office.writer.facts.size(), 1U);
}

TEST(ReportProgress, KnownRequestWithOtherContent_IsAConflictAndNoSuccess) {
  Office office;
  ASSERT_TRUE(office.Report(kFirst, office.Input("a", "Tuần một")).ok());
  const auto other_text = office.Report(kFirst, office.Input("a", "Tuần hai"));
  ASSERT_FALSE(other_text.ok()) << "told that it was sent, but nobody would ever read it";
  EXPECT_EQ(other_text.error().kind, ErrorKind::kConflict);
  EXPECT_FALSE(office.Report(kFirst, office.Input("b", "Tuần một")).ok());
  office.officer.account = domain::AccountId("colleague");
  EXPECT_FALSE(office.Report(kFirst, office.Input("a", "Tuần một")).ok());
  EXPECT_EQ(office.writer.facts.size(), 1U);
}

TEST(ReportProgress, RequestOfAnotherCommand_IsAConflict) {
  Office office;
  ASSERT_TRUE(DiscardDraft(office.app, office.editor, kFirst, domain::DraftId("d"), "trùng").ok());
  const auto report = office.Report(kFirst, office.Input("a", "Tuần một"));
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().kind, ErrorKind::kConflict);
}

// The identifiers of files follow from the request's, and whoever sends a request chooses that.
TEST(ReportProgress, EvidenceOfAnAcceptedReport_CannotBePushedAside) {
  Office office;
  ProgressInput done = office.Input("a", "Đã ban hành");
  done.percent = 100;
  done.completed = true;
  done.evidence = {{office.file, "quyet-dinh.pdf"}};
  ASSERT_TRUE(office.Report(kFirst, done).ok());
  const domain::EvidenceId evidence = office.queries.reports[kFirst].evidence[0].id;

  ProgressInput next = office.Input("b", "Đang làm");
  next.evidence = {{office.file, "mot.pdf"}, {office.file, "hai.pdf"}};
  const char* before = "0197f0a1-5c00-7a10-8b20-0000000000ff";
  ASSERT_EQ(DeriveUuid(before, 2), evidence.value);
  const auto report = office.Report(before, next);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().kind, ErrorKind::kConflict);
}

TEST(Review, KnownRequestWithAnotherDecision_IsAConflict) {
  Office office;
  ASSERT_TRUE(office.Report(kFirst, office.Input("a", "Tuần một")).ok());
  const domain::ReportId report(kFirst);
  ASSERT_TRUE(AcceptReport(office.app, office.reviewer, kSecond, report, "tốt").ok());
  EXPECT_TRUE(AcceptReport(office.app, office.reviewer, kSecond, report, "tốt").ok()) << "a retry";
  const Status returned = ReturnReport(office.app, office.reviewer, kSecond, report, "thiếu");
  ASSERT_FALSE(returned.ok());
  EXPECT_EQ(returned.error().kind, ErrorKind::kConflict);
  const Status of_report = AcceptReport(office.app, office.reviewer, kFirst, report, "tốt khác");
  EXPECT_FALSE(of_report.ok());
  EXPECT_EQ(office.writer.facts.size(), 2U);
}

TEST(Drafts, KnownRequestForAnotherDraft_IsAConflict) {
  Office office;
  const domain::DraftId one("d");
  const domain::DraftId two("e");
  const auto approved = ApproveDraft(office.app, office.editor, kFirst, one, 1);
  ASSERT_TRUE(approved.ok()) << approved.error().Text();
  EXPECT_TRUE(ApproveDraft(office.app, office.editor, kFirst, one, 1).ok()) << "a retry";
  EXPECT_FALSE(ApproveDraft(office.app, office.editor, kFirst, two, 1).ok());
  EXPECT_FALSE(DiscardDraft(office.app, office.editor, kFirst, two, "thôi").ok());

  const std::vector<RowChange> note{{"t1", "note", "gấp"}};
  ASSERT_TRUE(MendDraft(office.app, office.editor, {kSecond, two, 1}, note).ok());
  EXPECT_TRUE(MendDraft(office.app, office.editor, {kSecond, two, 1}, note).ok()) << "a retry";
  EXPECT_FALSE(MendDraft(office.app, office.editor, {kSecond, two, 2}, note).ok());
  constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
  EXPECT_FALSE(MendDraft(office.app, office.editor, {kSecond, two, kLargest}, note).ok());
}

TEST(Drafts, KnownRequestWithOtherWords_IsNotAnsweredForTheFirst) {
  Office office;
  const domain::DraftId draft("d");
  ASSERT_TRUE(
      MendDraft(office.app, office.editor, {kFirst, draft, {}}, {{"t1", "note", "một"}}).ok()
  );
  ASSERT_TRUE(
      MendDraft(office.app, office.editor, {kFirst, draft, {}}, {{"t1", "note", "hai"}}).ok()
  );
  EXPECT_EQ(office.writer.facts.size(), 2U) << "both changes are written";
}

TEST(Drafts, FieldWithNul_IsRefused) {
  Office office;
  const std::vector<RowChange> change{{"t1", "title", std::string("A\0B", 3)}};
  const auto mended =
      MendDraft(office.app, office.editor, {kFirst, domain::DraftId("d"), 1}, change);
  ASSERT_FALSE(mended.ok());
  EXPECT_EQ(mended.error().kind, ErrorKind::kInvalid);
}

// A chosen key must not give new holders the identifiers of those of another plan.
TEST(Drafts, ApprovalWhoseHoldersAreThoseOfAnotherPlan_IsAConflict) {
  Office office;
  std::string& body = office.queries.drafts["d"].body;
  body =
      R"({"document":{},"tasks":[{"key":"t1","title":"Việc một","lead":[{"name":"Sở Y tế"}],"deadline":{"kind":"unspecified"},"status":""}]})";
  views::AssignmentState other;
  other.line.id = domain::AssignmentId(DeriveUuid(kFirst, 1'000'000));
  office.queries.assignments[other.line.id.value] = other;
  const auto approved = ApproveDraft(office.app, office.editor, kFirst, domain::DraftId("d"), 1);
  ASSERT_FALSE(approved.ok());
  EXPECT_EQ(approved.error().kind, ErrorKind::kConflict);
}

TEST(Drafts, MendedBeyondWhatAFactHolds_IsTooLarge) {
  Office office;
  std::string rows;
  for (int i = 0; i < 17; ++i) {
    rows += ",{\"key\":\"x" + std::to_string(i) + "\",\"title\":\"" +
            std::string(std::size_t{1} << 20U, 'x') +
            "\",\"deadline\":{\"kind\":\"unspecified\"},\"status\":\"\"}";
  }
  std::string& body = office.queries.drafts["d"].body;
  body.insert(body.size() - 2, rows);
  const std::vector<RowChange> note{{"t1", "note", "gấp"}};
  const auto mended = MendDraft(office.app, office.editor, {kFirst, domain::DraftId("d"), 1}, note);
  ASSERT_FALSE(mended.ok());
  EXPECT_EQ(mended.error().kind, ErrorKind::kTooLarge);
  EXPECT_TRUE(office.writer.facts.empty());
}

}  // namespace
}  // namespace sauro::usecase
