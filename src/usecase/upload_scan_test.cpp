// What becomes of uploads that a scanner finds wanting: nothing of them is kept.
#include "usecase/upload_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "usecase/plan_import.h"
#include "usecase/plan_reading.h"
#include "usecase/ports_for_test.h"
#include "usecase/progress.h"

namespace sauro::usecase {
namespace {

using Finding = UploadScanner::Finding;
using testing::HasSubstr;

constexpr const char* kRequest = "0197f0a1-5c00-7a10-8b20-000000000100";

// Finds what the test says in files whose path holds `marked`.
class FakeScanner : public UploadScanner {
 public:
  Answer Scan(const std::string& path) override {
    ++scans;
    return path.find(marked) == std::string::npos ? Answer{Finding::kClean, {}} : answer;
  }
  [[nodiscard]] bool required() const override { return must; }

  std::string marked = "second";
  Answer answer{Finding::kInfected, "Eicar-Test-Signature"};
  bool must = true;
  int scans = 0;
};

class CountingBlobs : public NoBlobs {
 public:
  Result<Blob> PutFile(const std::string& path) override {
    ++puts;
    return NoBlobs::PutFile(path);
  }
  Result<Blob> PutBytes(std::string_view bytes) override {
    ++puts;
    return NoBlobs::PutBytes(bytes);
  }
  int puts = 0;
};

class UploadScan : public testing::Test {
 protected:
  UploadScan() {
    app_.scanner = &scanner_;
    officer_.role = access::Role::kOfficer;
    officer_.organization = domain::OrganizationId("so-yt");
    editor_.role = access::Role::kEditor;
    views::AssignmentState state;
    state.line.id = domain::AssignmentId("a");
    state.line.task = domain::TaskId("t");
    state.line.reports = true;
    state.line.organization = officer_.organization;
    state.line.work = domain::WorkStatus::kInProgress;
    memory_.queries.assignments["a"] = state;
    for (const std::string& file : {first_, second_}) std::ofstream(file) << "%PDF-1.4";
  }
  ~UploadScan() override {
    std::error_code ignored;
    for (const std::string& file : {first_, second_}) std::filesystem::remove(file, ignored);
  }

  Result<domain::ReportId> Report() {
    ProgressInput input;
    input.assignment = domain::AssignmentId("a");
    input.percent = 40;
    input.text = "Đã họp tổ công tác";
    input.evidence = {{first_, "biên bản.pdf"}, {second_, "ảnh.pdf"}};
    return ReportProgress(app_, officer_, kRequest, input);
  }
  void ExpectNothingKept() const {
    EXPECT_EQ(blobs_.puts, 0);
    EXPECT_TRUE(memory_.writer.facts.empty());
  }

  MemoryApp memory_;
  CountingBlobs blobs_;
  FakeScanner scanner_;
  App app_{memory_.queries, memory_.writer, memory_.accounts, blobs_, memory_.ledger, {}, [this] {
             return memory_.writer.now;
           }};
  Principal officer_;
  Principal editor_;
  const std::string place_ = testing::TempDir() + "sauro-scan-" + std::to_string(getpid());
  const std::string first_ = place_ + "-first.pdf";
  const std::string second_ = place_ + "-second.pdf";
};

TEST_F(UploadScan, InfectedEvidence_IsNamed_AndNoneOfTheReportIsKept) {
  const auto refused = Report();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(refused.error().place, "minh_chung");
  EXPECT_THAT(refused.error().message, HasSubstr("Tệp “ảnh.pdf” có mã độc (Eicar-Test-Signature)"));
  ExpectNothingKept();
}

TEST_F(UploadScan, CleanEvidence_IsTaken) {
  scanner_.marked = "none of them";
  EXPECT_TRUE(Report().ok());
  EXPECT_EQ(scanner_.scans, 2);
  EXPECT_EQ(blobs_.puts, 2);
}

TEST_F(UploadScan, ScannerThatDoesNotAnswer_RefusesOrLetsPass_AsItIsSet) {
  for (const Finding finding : {Finding::kFailed, Finding::kBusy}) {
    scanner_.answer = {finding, "connect: refused"};
    const auto refused = Report();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::kUnavailable);
    EXPECT_THAT(refused.error().message, HasSubstr("mã độc"));
    ExpectNothingKept();
  }
  scanner_.must = false;
  const auto busy = Report();
  ASSERT_FALSE(busy.ok()) << "a busy scanner is no reason to take a file unseen";
  EXPECT_EQ(busy.error().kind, ErrorKind::kUnavailable);
  ExpectNothingKept();
  scanner_.answer = {Finding::kFailed, "connect: refused"};
  EXPECT_TRUE(Report().ok());
  EXPECT_EQ(blobs_.puts, 2);
}

TEST_F(UploadScan, InfectedFile_IsRefused_AlsoWhereScanningIsNotRequired) {
  scanner_.must = false;
  EXPECT_EQ(Report().error().kind, ErrorKind::kInvalid);
  ExpectNothingKept();
}

TEST_F(UploadScan, Plans_AreLookedAtBeforeTheyAreRead) {
  const auto at_once = ReceivePlan(app_, editor_, kRequest, second_, "kế hoạch.docx");
  EXPECT_THAT(at_once.error().message, HasSubstr("Tệp “kế hoạch.docx” có mã độc"));
  const auto queued = UploadPlan(app_, editor_, kRequest, second_, "kế hoạch.pdf");
  EXPECT_THAT(queued.error().message, HasSubstr("Tệp “kế hoạch.pdf” có mã độc"));
  EXPECT_EQ(scanner_.scans, 2);
  ExpectNothingKept();
}

}  // namespace
}  // namespace sauro::usecase
