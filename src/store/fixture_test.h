#pragma once
// A data folder in a temporary place, with a clock that tests set and a plan that they report on.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/uuid.h"
#include "store/data_folder.h"
#include "store/database.h"
#include "store/engines_test.h"
#include "store/layout.h"
#include "support/province.h"

namespace sauro::store {

/// A folder that is removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_(testing::TempDir() + "sauro-store-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// One engine under test; write TEST_P, and SAURO_ON_BOTH_ENGINES once for a fixture.
class StoreTest : public testing::TestWithParam<Engine> {
 protected:
  StoreTest() {
    clock_.Set(StartOf(*Day::FromCivil(2025, 3, 1)));
    if (GetParam() == Engine::kPostgres) database_ = std::make_unique<TemporaryDatabase>();
    const auto made = DataFolder::Create(folder_, database_ ? database_->url() : std::string());
    EXPECT_TRUE(made.ok()) << made.error().Text();
    Open(OpenMode::kWrite);
  }

  void Open(OpenMode mode) {
    store_.reset();
    auto opened = DataFolder::Open(folder_, mode, {{}, 15, clock_.Function()});
    ASSERT_TRUE(opened.ok()) << opened.error().Text();
    store_ = std::move(*opened);
  }

  void On(const char* iso) {
    day_ = *Day::FromIso(iso);
    clock_.Set({StartOf(day_).unix_ms + 3'600'000});
  }

  /// The use cases on this store, for as long as it is open.
  usecase::App UseCases() { return UseCases(*store_); }
  usecase::App UseCases(DataFolder& folder) {
    return {
        folder.queries(),
        folder.writer(),
        folder.accounts(),
        folder.blobs(),
        folder.ledger(),
        {},
        clock_.Function()};
  }
  static usecase::Principal Editor() {
    return {domain::AccountId("editor"), "Biên tập", access::Role::kEditor, std::nullopt, ""};
  }

  /// Two accounts "a" and "b", each with a session of its name.
  void MakeAccounts() {
    const Instant now = clock_.Function()();
    for (const char* name : {"a", "b"}) {
      usecase::Account account;
      account.id = domain::AccountId(name);
      account.username = name;
      ASSERT_TRUE(store_->accounts().AddAccount(account).ok());
      const usecase::Session session{name, account.id, "secret", now, {now.unix_ms + 9000}};
      ASSERT_TRUE(store_->accounts().AddSession(session).ok());
    }
  }

  Result<usecase::Written> Write(std::vector<facts::Fact> facts, std::string id = {}) {
    if (id.empty()) id = NewUuid(clock_.Function()());
    return store_->writer().Write(
        {id, domain::AccountId("editor"), {}},
        [&](const usecase::Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
          return facts;
        }
    );
  }
  void Must(std::vector<facts::Fact> facts) {
    const auto written = Write(std::move(facts));
    ASSERT_TRUE(written.ok()) << written.error().Text();
  }

  /// Two organisations; one plan of two tasks: t1 led by A and B, t2 led by A with B beside.
  void MakePlan() {
    std::vector<facts::Fact> facts;
    for (const char* name : {"A", "B"}) {
      domain::Organization organization;
      organization.id = domain::OrganizationId(name);
      organization.name = std::string("Sở ") + name;
      facts.emplace_back(facts::OrganizationRegistered{organization});
    }
    const auto content = store_->blobs().PutBytes("kế hoạch");
    facts.emplace_back(facts::DocumentReceived{
        domain::DocumentId("doc"), content->sha256, "kh.docx", content->size});
    facts.emplace_back(facts::DraftOpened{
        domain::DraftId("draft"), domain::DocumentId("doc"), "Kế hoạch", "{}"});
    facts::PlanApproved plan;
    plan.plan = domain::PlanId("plan");
    plan.draft = domain::DraftId("draft");
    plan.document = domain::DocumentId("doc");
    plan.number = "01/KH";
    facts.emplace_back(plan);
    facts.emplace_back(Task("t1", "Phủ sóng di động", {{"t1A", "A"}, {"t1B", "B"}}, {}));
    facts.emplace_back(Task("t2", "Số hóa hồ sơ", {{"t2A", "A"}}, {{"t2B", "B"}}));
    Must(std::move(facts));
  }

  using Holders = std::vector<std::pair<const char*, const char*>>;
  static facts::TaskAssigned Task(
      const char* id, const char* title, const Holders& leads, const Holders& others
  ) {
    facts::TaskAssigned task;
    task.task = domain::TaskId(id);
    task.plan = domain::PlanId("plan");
    task.sort = id[1] - '0';
    task.section = {"I"};
    task.ordinal = id + 1;
    task.title = title;
    task.basis = {"01-KH/TU"};
    task.deadline.kind = domain::DeadlineKind::kFixed;
    task.deadline.raw = "Trước 30/6/2025";
    task.deadline.due = Day::FromCivil(2025, 6, 30);
    const auto add = [&](const Holders& holders, domain::AssignmentRole role) {
      for (const auto& [assignment, organization] : holders) {
        task.assignments.push_back(
            {domain::AssignmentId(assignment), role, domain::OrganizationId(organization), {}, ""}
        );
      }
    };
    add(leads, domain::AssignmentRole::kLead);
    add(others, domain::AssignmentRole::kCoordinator);
    return task;
  }

  facts::ProgressReported Report(
      const char* id, const char* assignment, int percent, bool completed = false
  ) {
    facts::ProgressReported report;
    report.report = domain::ReportId(id);
    report.assignment = domain::AssignmentId(assignment);
    report.task = domain::TaskId(std::string(assignment, 2));
    report.percent = {percent};
    report.text = std::string("kết quả ") + id;
    report.completed = completed;
    if (completed) {
      const auto content = store_->blobs().PutBytes(std::string("minh chứng ") + id);
      report.evidence.push_back(
          {domain::EvidenceId(std::string("e-") + id),
           facts::FileWords(content->sha256, "a.pdf"),
           content->size,
           "application/pdf"}
      );
    }
    return report;
  }
  static facts::ProgressAccepted Accept(const char* report) {
    return {domain::ReportId(report), "đạt"};
  }
  static facts::ProgressReturned Return(const char* report) {
    return {domain::ReportId(report), "thiếu số liệu"};
  }

  /// A statement past the store, as someone with the rights of the owner could do. True: done.
  bool TryInDatabase(const char* sql) {
    const auto where = database_ ? Database::Postgres(database_->url())
                                 : Database::Sqlite(folder_ + "/" + kDatabaseFile);
    auto connection = where.Open(Connection::Mode::kWrite);
    return connection.ok() && (*connection)->RunScript(sql).ok();
  }
  void InDatabase(const char* sql) { ASSERT_TRUE(TryInDatabase(sql)) << sql; }

  [[nodiscard]] views::At Now() { return {*store_->queries().Head(), day_}; }
  [[nodiscard]] views::At AsOf(const char* iso) {
    const Day day = *Day::FromIso(iso);
    return {*store_->queries().PositionAt(day), day};
  }
  views::Queries& queries() { return store_->queries(); }

  std::unique_ptr<TemporaryDatabase> database_;  // of PostgreSQL
  TemporaryFolder root_;
  std::string folder_ = root_ / "data";
  support::SetClock clock_;
  Day day_ = *Day::FromCivil(2025, 3, 1);
  std::unique_ptr<DataFolder> store_;
};

}  // namespace sauro::store
