#pragma once
// The ports of the use cases as gmock classes, for tests of what stands above them.

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/ports_for_test.h"

namespace sauro::support {

class MockQueries : public views::Queries {
 public:
  MOCK_METHOD(Result<Position>, Head, (), (override));
  MOCK_METHOD(Result<Position>, PositionAt, (Day), (override));
  MOCK_METHOD(Result<std::string>, RootAt, (Position), (override));
  MOCK_METHOD(Result<domain::Catalogue>, ReadCatalogue, (Position), (override));
  MOCK_METHOD(
      Result<domain::Organization>,
      FindOrganization,
      (const domain::OrganizationId&, Position),
      (override)
  );
  MOCK_METHOD(Result<std::vector<views::SuccessionLine>>, ListSuccessions, (Position), (override));
  MOCK_METHOD(
      Result<std::vector<views::AssignmentLine>>,
      ListOpenHeld,
      (const domain::OrganizationId&, const views::At&),
      (override)
  );
  MOCK_METHOD(Result<std::vector<views::LearnedAlias>>, ListLearnedAliases, (Position), (override));
  MOCK_METHOD(
      Result<views::Appointment>, FindAppointment, (const domain::AccountId&, Position), (override)
  );
  MOCK_METHOD(Result<std::vector<views::PlanLine>>, ListPlans, (const views::At&), (override));
  MOCK_METHOD(
      Result<views::Board>,
      ReadBoard,
      (const std::optional<domain::PlanId>&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::Dashboard>, ReadDashboard, (const views::Scope&, const views::At&), (override)
  );
  MOCK_METHOD(
      Result<views::Page<views::TaskLine>>,
      ListTasks,
      (const views::TaskFilter&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::Page<views::AssignmentLine>>,
      ListAssignments,
      (const views::AssignmentFilter&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Status,
      EachAssignment,
      (const views::Scope&,
       const views::At&,
       const std::function<bool(const views::AssignmentLine&)>&),
      (override)
  );
  MOCK_METHOD(
      Result<views::TaskDetail>,
      ReadTask,
      (const domain::TaskId&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<std::vector<views::AssignedTask>>,
      ReadAssigned,
      (const domain::PlanId&, Position),
      (override)
  );
  MOCK_METHOD(
      Result<std::vector<views::IndicatorLine>>,
      ListIndicators,
      (const domain::PlanId&, Position),
      (override)
  );
  MOCK_METHOD(
      Result<std::vector<views::EventRecord>>,
      ListEvents,
      (const domain::PlanId&, Position),
      (override)
  );
  MOCK_METHOD(
      Result<std::vector<views::EventRecord>>,
      ListPlannedEvents,
      (const domain::PlanId&, Position),
      (override)
  );
  MOCK_METHOD(
      Result<views::Page<views::ExtensionLine>>,
      ListExtensions,
      (const views::ExtensionFilter&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::ExtensionLine>,
      FindExtension,
      (const domain::ExtensionId&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::AssignmentState>,
      FindAssignment,
      (const domain::AssignmentId&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::Page<views::ReportLine>>,
      ListReports,
      (const views::ReportFilter&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(
      Result<views::ReportLine>, FindReport, (const domain::ReportId&, const views::At&), (override)
  );
  MOCK_METHOD(
      Result<views::EvidenceLine>,
      FindEvidence,
      (const domain::EvidenceId&, const views::Scope&, const views::At&),
      (override)
  );
  MOCK_METHOD(Result<std::vector<views::DraftLine>>, ListDrafts, (Position), (override));
  MOCK_METHOD(
      Result<views::DraftDetail>, FindDraft, (const domain::DraftId&, Position), (override)
  );
  views::ReminderQueries& reminders() override { return reminders_; }

 private:
  usecase::NoReminders reminders_;
};

class MockWriter : public usecase::Writer {
 public:
  MOCK_METHOD(
      Result<usecase::Written>,
      Write,
      (const usecase::WriteRequest&, const usecase::Decide&),
      (override)
  );
};

class MockAccounts : public usecase::AccountStore {
 public:
  MOCK_METHOD(Status, AddAccount, (const usecase::Account&), (override));
  MOCK_METHOD(
      Status, ChangePassword, (const domain::AccountId&, const std::string&, bool), (override)
  );
  MOCK_METHOD(
      Status,
      ReplacePassword,
      (const domain::AccountId&, const std::string&, const std::string&),
      (override)
  );
  MOCK_METHOD(Status, SetDisabled, (const domain::AccountId&, bool), (override));
  MOCK_METHOD(Result<usecase::Account>, FindByUsername, (const std::string&), (override));
  MOCK_METHOD(Result<usecase::Account>, FindAccount, (const domain::AccountId&), (override));
  MOCK_METHOD(Result<std::vector<usecase::Account>>, ListAccounts, (), (override));
  MOCK_METHOD(Status, AddSession, (const usecase::Session&), (override));
  MOCK_METHOD(Result<usecase::Session>, FindSession, (const std::string&), (override));
  MOCK_METHOD(Status, ExtendSession, (const std::string&, Instant), (override));
  MOCK_METHOD(Status, EndSession, (const std::string&), (override));
  MOCK_METHOD(
      Result<std::vector<usecase::Session>>,
      ListSessions,
      (const domain::AccountId&, Instant),
      (override)
  );
  MOCK_METHOD(Status, EndSessionOf, (const domain::AccountId&, const std::string&), (override));
  MOCK_METHOD(Status, EndOtherSessions, (const domain::AccountId&, const std::string&), (override));
  MOCK_METHOD(Status, ForgetOldSessions, (Instant), (override));
};

class MockBlobs : public usecase::BlobStore {
 public:
  MOCK_METHOD(Result<usecase::Blob>, PutFile, (const std::string&), (override));
  MOCK_METHOD(Result<usecase::Blob>, PutBytes, (std::string_view), (override));
  MOCK_METHOD(Result<std::string>, PathOf, (const std::string&), (override));
};

class MockLedger : public usecase::LedgerStore {
 public:
  MOCK_METHOD(Result<crypto::Hash>, RootAt, (std::uint64_t), (override));
  MOCK_METHOD(Result<crypto::Hash>, LeafAt, (std::uint64_t), (override));
  MOCK_METHOD(
      Result<std::vector<crypto::Hash>>, Inclusion, (std::uint64_t, std::uint64_t), (override)
  );
  MOCK_METHOD(
      Result<std::vector<crypto::Hash>>, Consistency, (std::uint64_t, std::uint64_t), (override)
  );
  MOCK_METHOD(
      Status, EachRecord, (Position, const std::function<bool(const ledger::Record&)>&), (override)
  );
  MOCK_METHOD(Result<std::vector<ledger::KeptWords>>, WordsOf, (Position, Position), (override));
  MOCK_METHOD(Result<std::optional<usecase::StoredCheckpoint>>, NewestCheckpoint, (), (override));
  MOCK_METHOD(
      Result<std::vector<usecase::StoredCheckpoint>>,
      CheckpointsAfter,
      (std::int64_t, std::int64_t),
      (override)
  );
  MOCK_METHOD(Status, AddCheckpoint, (const usecase::StoredCheckpoint&), (override));
};

/// An App over mocks whose clock stands still.
struct MockApp {
  testing::NiceMock<MockQueries> queries;
  testing::NiceMock<MockWriter> writer;
  testing::NiceMock<MockAccounts> accounts;
  testing::NiceMock<MockBlobs> blobs;
  testing::NiceMock<MockLedger> ledger;
  Instant now{1'795'000'000'000};  // 2026-11-18
  usecase::App app{queries, writer, accounts, blobs, ledger, {}, [this] { return now; }};
};

}  // namespace sauro::support
