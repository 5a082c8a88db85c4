#pragma once
// The ports of the use cases in memory, as far as reports and drafts go. For tests only.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "facts/draft_change.h"
#include "usecase/app.h"

namespace sauro::usecase {

/// Nobody was reminded of anything.
class NoReminders : public views::ReminderQueries {
 public:
  Result<std::vector<views::Duty>> ListDuties(Day, Position) override {
    return std::vector<views::Duty>();
  }
  Result<std::vector<views::TaskDirector>> ListDirectors(Position) override {
    return std::vector<views::TaskDirector>();
  }
  Result<std::vector<views::ToldReminder>> ListTold(const domain::AccountId&, Position) override {
    return std::vector<views::ToldReminder>();
  }
  Result<views::Page<views::ReminderLine>> ListReminders(
      const domain::AccountId&, const views::ReminderFilter&, Position
  ) override {
    return views::Page<views::ReminderLine>();
  }
  Result<std::vector<views::UntoldAccount>> ListUntold(domain::Channel, Instant, Position)
      override {
    return std::vector<views::UntoldAccount>();
  }
  Result<views::MessageState> FindMessageState(const domain::AccountId&, domain::Channel, Position)
      override {
    return views::MessageState();
  }
  Result<views::Page<views::DeliveryLine>> ListDeliveries(const views::DeliveryFilter&, Position)
      override {
    return views::Page<views::DeliveryLine>();
  }
};

/// Keeps what was put; everything else does not exist.
class MemoryQueries : public views::Queries {
 public:
  std::map<std::string, views::AssignmentState> assignments;
  std::map<std::string, views::ReportLine> reports;
  std::map<std::string, views::DraftDetail> drafts;
  std::map<std::string, std::vector<views::AssignedTask>> assigned;     ///< by plan
  std::map<std::string, std::vector<views::IndicatorLine>> indicators;  ///< by plan
  domain::Catalogue catalogue;
  Position head;

  Result<Position> Head() override { return head; }
  Result<Position> PositionAt(Day) override { return head; }
  Result<std::string> RootAt(Position) override { return std::string(64, '0'); }
  Result<domain::Catalogue> ReadCatalogue(Position) override { return catalogue; }
  Result<domain::Organization> FindOrganization(const domain::OrganizationId& id, Position)
      override {
    for (const domain::Organization& each : catalogue.organizations) {
      if (each.id == id) return each;
    }
    return None();
  }
  Result<std::vector<views::SuccessionLine>> ListSuccessions(Position) override {
    return std::vector<views::SuccessionLine>();
  }
  Result<std::vector<views::AssignmentLine>>
  ListOpenHeld(const domain::OrganizationId&, const views::At&) override {
    return std::vector<views::AssignmentLine>();
  }
  Result<std::vector<views::LearnedAlias>> ListLearnedAliases(Position) override {
    return std::vector<views::LearnedAlias>();
  }
  Result<views::Appointment> FindAppointment(const domain::AccountId&, Position) override {
    return None();
  }
  Result<std::vector<views::PlanLine>> ListPlans(const views::At&) override {
    return std::vector<views::PlanLine>();
  }
  Result<views::Board> ReadBoard(const std::optional<domain::PlanId>&, const views::At&) override {
    return None();
  }
  Result<views::Dashboard> ReadDashboard(const views::Scope&, const views::At&) override {
    return None();
  }
  Result<views::Page<views::TaskLine>>
  ListTasks(const views::TaskFilter&, const views::Scope&, const views::At&) override {
    return None();
  }
  Result<views::Page<views::AssignmentLine>>
  ListAssignments(const views::AssignmentFilter&, const views::Scope&, const views::At&) override {
    return None();
  }
  Status
  EachAssignment(const views::Scope&, const views::At&, const std::function<bool(const views::AssignmentLine&)>&)
      override {
    return {};
  }
  Result<views::TaskDetail> ReadTask(const domain::TaskId&, const views::Scope&, const views::At&)
      override {
    return None();
  }
  Result<std::vector<views::AssignedTask>> ReadAssigned(const domain::PlanId& plan, Position)
      override {
    return assigned[plan.value];
  }
  Result<std::vector<views::IndicatorLine>> ListIndicators(const domain::PlanId& plan, Position)
      override {
    return indicators[plan.value];
  }
  Result<std::vector<views::EventRecord>> ListEvents(const domain::PlanId&, Position) override {
    return std::vector<views::EventRecord>();
  }
  Result<std::vector<views::EventRecord>> ListPlannedEvents(const domain::PlanId&, Position)
      override {
    return std::vector<views::EventRecord>();
  }
  Result<views::Page<views::ExtensionLine>>
  ListExtensions(const views::ExtensionFilter&, const views::Scope&, const views::At&) override {
    return None();
  }
  Result<views::ExtensionLine> FindExtension(const domain::ExtensionId&, const views::At&)
      override {
    return None();
  }
  Result<views::AssignmentState> FindAssignment(const domain::AssignmentId& id, const views::At&)
      override {
    return Find(assignments, id.value);
  }
  Result<views::Page<views::ReportLine>>
  ListReports(const views::ReportFilter&, const views::Scope&, const views::At&) override {
    return None();
  }
  Result<views::ReportLine> FindReport(const domain::ReportId& id, const views::At&) override {
    return Find(reports, id.value);
  }
  Result<views::EvidenceLine>
  FindEvidence(const domain::EvidenceId& id, const views::Scope&, const views::At&) override {
    for (const auto& [key, report] : reports) {
      for (const views::EvidenceLine& line : report.evidence) {
        if (line.id == id) return line;
      }
    }
    return None();
  }
  Result<std::vector<views::DraftLine>> ListDrafts(Position) override {
    return std::vector<views::DraftLine>();
  }
  Result<views::DraftDetail> FindDraft(const domain::DraftId& id, Position) override {
    return Find(drafts, id.value);
  }
  views::ReminderQueries& reminders() override { return reminders_; }

 private:
  NoReminders reminders_;
  static Error None() { return NotFound("none"); }
  template <typename Row>
  static Result<Row> Find(const std::map<std::string, Row>& rows, const std::string& key) {
    const auto found = rows.find(key);
    if (found == rows.end()) return None();
    return found->second;
  }
};

/// Decides at once and keeps the facts; those of reports and drafts change the queries.
class MemoryWriter : public Writer {
 public:
  explicit MemoryWriter(MemoryQueries& queries) : queries_(queries) {}

  std::vector<facts::Fact> facts;
  Instant now{1'780'000'000'000};

  Result<Written> Write(const WriteRequest& request, const Decide& decide) override {
    if (known_.count(request.request_id) > 0) return Written{queries_.head, true};
    auto decided = decide({queries_, {queries_.head, DayOf(now)}, now});
    if (!decided) return decided.error();
    known_.insert(request.request_id);
    for (const facts::Fact& fact : *decided) {
      ++queries_.head.value;
      facts.push_back(fact);
      std::visit([&](const auto& each) { Apply(request, each); }, fact);
    }
    return Written{queries_.head, false};
  }

 private:
  template <typename Other>
  void Apply(const WriteRequest&, const Other&) {}

  void Apply(const WriteRequest& request, const facts::ProgressReported& fact) {
    views::ReportLine line;
    line.id = fact.report;
    line.assignment = fact.assignment;
    line.task = fact.task;
    line.author = request.actor;
    line.percent = fact.percent;
    line.text = fact.text.text;
    line.difficulties = fact.difficulties.text;
    line.proposals = fact.proposals.text;
    line.completed = fact.completed;
    for (const facts::EvidenceFile& file : fact.evidence) {
      auto [sha256, name] = facts::FileOf(file.file.text);
      line.evidence.push_back(
          {file.id, fact.report, fact.task, sha256, name, file.size, file.media_type}
      );
    }
    queries_.reports[fact.report.value] = line;
  }
  void Apply(const WriteRequest&, const facts::ProgressAccepted& fact) {
    queries_.reports[fact.report.value].state = views::ReportState::kAccepted;
    queries_.reports[fact.report.value].decision_text = fact.note.text;
  }
  void Apply(const WriteRequest&, const facts::ProgressReturned& fact) {
    queries_.reports[fact.report.value].state = views::ReportState::kReturned;
    queries_.reports[fact.report.value].decision_text = fact.reason.text;
  }
  void Apply(const WriteRequest&, const facts::DraftMended& fact) {
    queries_.drafts[fact.draft.value].line.revision = fact.revision;
    std::string& body = queries_.drafts[fact.draft.value].body;
    if (auto after = facts::AfterChange(fact, body)) body = *after;
  }
  void Apply(const WriteRequest&, const facts::DraftDiscarded& fact) {
    queries_.drafts[fact.draft.value].line.state = views::DraftState::kDiscarded;
  }
  void Apply(const WriteRequest&, const facts::PlanApproved& fact) {
    queries_.drafts[fact.draft.value].line.state = views::DraftState::kApproved;
    queries_.drafts[fact.draft.value].line.plan = fact.plan;
  }

  MemoryQueries& queries_;
  std::set<std::string> known_;
};

class NoAccounts : public AccountStore {
 public:
  Status AddAccount(const Account&) override { return {}; }
  Status ChangePassword(const domain::AccountId&, const std::string&, bool) override { return {}; }
  Status ReplacePassword(
      const domain::AccountId& account, const std::string&, const std::string& hash
  ) override {
    return ChangePassword(account, hash, false);
  }
  Status SetDisabled(const domain::AccountId&, bool) override { return {}; }
  Result<Account> FindByUsername(const std::string&) override { return NotFound("none"); }
  Result<Account> FindAccount(const domain::AccountId&) override { return NotFound("none"); }
  Result<std::vector<Account>> ListAccounts() override { return std::vector<Account>(); }
  Status AddSession(const Session&) override { return {}; }
  Result<Session> FindSession(const std::string&) override { return NotFound("none"); }
  Status ExtendSession(const std::string&, Instant) override { return {}; }
  Status EndSession(const std::string&) override { return {}; }
  Result<std::vector<Session>> ListSessions(const domain::AccountId&, Instant) override {
    return std::vector<Session>();
  }
  Status EndSessionOf(const domain::AccountId&, const std::string&) override { return {}; }
  Status EndOtherSessions(const domain::AccountId&, const std::string&) override { return {}; }
  Status ForgetOldSessions(Instant) override { return {}; }
};

/// Every content has one name; nothing is kept.
class NoBlobs : public BlobStore {
 public:
  Result<Blob> PutFile(const std::string&) override { return Blob{std::string(64, 'a'), 5}; }
  Result<Blob> PutBytes(std::string_view) override { return Blob{std::string(64, 'a'), 5}; }
  Result<std::string> PathOf(const std::string&) override { return NotFound("none"); }
};

class NoLedger : public LedgerStore {
 public:
  Result<crypto::Hash> RootAt(std::uint64_t) override { return NotFound("none"); }
  Result<crypto::Hash> LeafAt(std::uint64_t) override { return NotFound("none"); }
  Result<std::vector<crypto::Hash>> Inclusion(std::uint64_t, std::uint64_t) override {
    return NotFound("none");
  }
  Result<std::vector<crypto::Hash>> Consistency(std::uint64_t, std::uint64_t) override {
    return NotFound("none");
  }
  Status EachRecord(Position, const std::function<bool(const ledger::Record&)>&) override {
    return {};
  }
  Result<std::vector<ledger::KeptWords>> WordsOf(Position, Position) override {
    return std::vector<ledger::KeptWords>();
  }
  Result<std::optional<StoredCheckpoint>> NewestCheckpoint() override {
    return std::optional<StoredCheckpoint>();
  }
  Result<std::vector<StoredCheckpoint>> CheckpointsAfter(std::int64_t, std::int64_t) override {
    return std::vector<StoredCheckpoint>();
  }
  Status AddCheckpoint(const StoredCheckpoint&) override { return {}; }
};

struct MemoryApp {
  MemoryQueries queries;
  MemoryWriter writer{queries};
  NoAccounts accounts;
  NoBlobs blobs;
  NoLedger ledger;
  App app{queries, writer, accounts, blobs, ledger, {}, [this] { return writer.now; }};
};

}  // namespace sauro::usecase
