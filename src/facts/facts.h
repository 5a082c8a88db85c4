#pragma once
// The closed list of fact kinds. What each means and holds: spec/facts.md. A kind is never removed
// and never changes its meaning; a new shape is a new version, and Decode reads every version that
// was ever written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/deadline.h"
#include "domain/indicator.h"
#include "domain/message_pace.h"
#include "domain/organization.h"
#include "domain/reminder.h"
#include "domain/succession.h"
#include "domain/task.h"

namespace sauro::facts {

/// Words that may have to be erased one day. The record holds SHA-256(salt || text) alone
/// (of kinds that once held the text itself: from version 2 on); the text and its salt are kept
/// beside it, under the number of the fact and the name of the field.
struct Words {
  Words() = default;
  Words(std::string words) : text(std::move(words)) {}  // NOLINT(google-explicit-constructor)
  Words(const char* words) : text(words) {}             // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool empty() const { return text.empty() && sha256.empty(); }

  std::string text;    ///< empty where a record of version 2 was read
  std::string sha256;  ///< hex; to be set before Encode; empty in version 1, and for no words
};

struct OrganizationRegistered {
  static constexpr std::string_view kKind = "organization.registered";
  static constexpr std::int32_t kVersion = 2;
  /// A known id is changed by it. Version 1 knows no parent, no identifier and no days.
  domain::Organization organization;
};

/// An editor said that a name, printed in a plan, is this organisation's. It stays when the
/// organisation is registered anew.
struct AliasLearned {
  static constexpr std::string_view kKind = "alias.learned";
  domain::OrganizationId organization;
  std::string name;
  domain::DraftId draft;  ///< where it was printed
};

struct AliasRemoved {
  static constexpr std::string_view kKind = "alias.removed";
  domain::OrganizationId organization;
  std::string name;  ///< one that was learned
};

struct GroupDefined {
  static constexpr std::string_view kKind = "group.defined";
  static constexpr std::int32_t kVersion = 2;
  domain::OrganizationGroup group;  ///< version 1 knows no terms
};

/// Gives an account its role. Name, user name and password of a person stand outside the ledger,
/// where they can be erased.
struct AccountAppointed {
  static constexpr std::string_view kKind = "account.appointed";
  domain::AccountId account;
  std::string role;  ///< a code of access::Role
  std::optional<domain::OrganizationId> organization;
};

struct DocumentReceived {
  static constexpr std::string_view kKind = "document.received";
  domain::DocumentId document;
  std::string sha256;  ///< hex; the bytes lie in the blob store
  std::string name;
  std::int64_t size = 0;
};

struct DraftOpened {
  static constexpr std::string_view kKind = "draft.opened";
  static constexpr std::int32_t kVersion = 2;
  domain::DraftId draft;
  domain::DocumentId document;
  std::string title;
  std::string body;  ///< canonical JSON of intake::DraftPlan; opaque here
  /// Of the document as it was read (docread::EncodeDocument), hex; in the blob store. Empty in
  /// version 1.
  std::string reading{};
};

/// A person's change of a draft: what stands between the first `keep_front` and the last
/// `keep_back` bytes of the draft's text is replaced by `text` (draft_change.h). In version 1,
/// `text` is the whole draft.
struct DraftMended {
  static constexpr std::string_view kKind = "draft.mended";
  static constexpr std::int32_t kVersion = 2;
  domain::DraftId draft;
  std::int64_t revision = 0;  ///< the new one; DraftOpened is revision 1
  std::string change;         ///< "t12:lead"
  std::string text;
  std::int64_t keep_front = 0;
  std::int64_t keep_back = 0;
};

struct DraftDiscarded {
  static constexpr std::string_view kKind = "draft.discarded";
  static constexpr std::int32_t kVersion = 2;
  domain::DraftId draft;
  Words reason;
};

/// What a plan is called.
struct PlanWords {
  std::string number;
  std::optional<Day> date;
  std::string title;
  std::string issuer;
};

struct PlanApproved : PlanWords {
  static constexpr std::string_view kKind = "plan.approved";
  domain::PlanId plan;
  domain::DraftId draft;
  domain::DocumentId document;
};

struct TaskAssigned {
  static constexpr std::string_view kKind = "task.assigned";
  domain::TaskId task;
  domain::PlanId plan;
  std::int64_t sort = 0;             ///< order in the document
  std::vector<std::string> section;  ///< path from the outermost heading, as printed
  std::string ordinal;               ///< a label, never a key
  std::string title;
  std::string product;
  domain::Deadline deadline;
  std::string note;
  std::vector<std::string> basis;  ///< numbers of the documents that it comes from
  std::string place;               ///< where in the document: "bảng 2, dòng 17"
  std::string lead;                ///< the cells as printed
  std::string coordinate;
  std::vector<domain::Assignment> assignments;
};

/// A corrected document took the place of what was approved. What it changes stands here and in the
/// facts of the tasks that follow; what they do not name stays as it is.
struct PlanAdjusted {
  static constexpr std::string_view kKind = "plan.adjusted";
  static constexpr std::int32_t kVersion = 3;
  domain::PlanId plan;
  domain::DraftId draft;  ///< of the corrected document
  domain::DocumentId document;
  Words reason;
  std::string authority;  ///< the document that orders it: "212/QĐ-UBND ngày 05/10/2026"
  std::optional<PlanWords> after = {};  ///< from now on; nothing, as in version 1: as before
};

/// A task as it is from now on. What its holders reported stays theirs.
struct TaskAdjusted {
  static constexpr std::string_view kKind = "task.adjusted";
  static constexpr std::int32_t kVersion = 2;
  TaskAssigned after;                           ///< with all holders from now on
  std::vector<domain::AssignmentId> kept;       ///< those of them that were holders before
  std::vector<domain::AssignmentId> withdrawn;  ///< holders no longer
  Words reason;
  std::string authority;
};

/// Nobody owes this task any longer; what was reported stays readable.
struct TaskWithdrawn {
  static constexpr std::string_view kKind = "task.withdrawn";
  static constexpr std::int32_t kVersion = 2;
  domain::TaskId task;
  std::vector<domain::AssignmentId> assignments;  ///< all its holders
  Words reason;
  std::string authority;
};

/// The thing for which deadlines of a plan wait happened on a day. A newer one about the same event
/// corrects it.
struct EventRecorded {
  static constexpr std::string_view kKind = "event.recorded";
  static constexpr std::int32_t kVersion = 2;
  domain::PlanId plan;
  std::string event;      ///< as a deadline of the plan names it (domain::EventOf)
  std::optional<Day> on;  ///< nothing: recorded by mistake, it has not happened
  std::string authority;  ///< the document that tells of it; may be empty without a day
  Words reason;           ///< of a correction
  /// For these alone; none, as in version 1: for every task of the plan that names it.
  std::vector<domain::TaskId> tasks = {};
};

/// When an event that has not happened is expected; a newer one about the same event takes its
/// place. It moves no day.
struct EventPlanned {
  static constexpr std::string_view kKind = "event.planned";
  domain::PlanId plan;
  std::string event;      ///< as EventRecorded
  std::optional<Day> on;  ///< nothing: no day is expected any longer
  std::string authority;  ///< where it is said; may be empty
};

/// Who reports on a task asks for another day.
struct ExtensionRequested {
  static constexpr std::string_view kKind = "extension.requested";
  static constexpr std::int32_t kVersion = 2;
  domain::ExtensionId extension;
  domain::AssignmentId assignment;
  domain::TaskId task;
  Day until;
  Words reason;
};

/// A granted one moves the day of the assignment; it stays until it is revoked or an adjustment
/// changes the deadline.
struct ExtensionDecided {
  static constexpr std::string_view kKind = "extension.decided";
  static constexpr std::int32_t kVersion = 2;
  domain::ExtensionId extension;
  bool granted = false;
  Words reason;
};

/// Who asked takes a request back that waits for a decision.
struct ExtensionWithdrawn {
  static constexpr std::string_view kKind = "extension.withdrawn";
  domain::ExtensionId extension;
  Words reason;
};

/// A granted one counts no longer: the day is again what it was before.
struct ExtensionRevoked {
  static constexpr std::string_view kKind = "extension.revoked";
  domain::ExtensionId extension;
  Words reason;
};

/// Nothing is owed until the task is resumed; all who hold it and are not done stand where they
/// stood then.
struct TaskSuspended {
  static constexpr std::string_view kKind = "task.suspended";
  static constexpr std::int32_t kVersion = 2;
  domain::TaskId task;
  Words reason;
  std::string authority;
};

struct TaskResumed {
  static constexpr std::string_view kKind = "task.resumed";
  static constexpr std::int32_t kVersion = 2;
  domain::TaskId task;
  Words reason;
  std::string authority;
};

/// A plan wants a figure by milestones.
struct IndicatorAssigned {
  static constexpr std::string_view kKind = "indicator.assigned";
  domain::Indicator indicator;
};

/// An indicator as it is from now on.
struct IndicatorAdjusted {
  static constexpr std::string_view kKind = "indicator.adjusted";
  static constexpr std::int32_t kVersion = 2;
  domain::Indicator after;
  Words reason;
  std::string authority;
};

/// Its plan wants this figure no longer.
struct IndicatorWithdrawn {
  static constexpr std::string_view kKind = "indicator.withdrawn";
  static constexpr std::int32_t kVersion = 2;
  domain::IndicatorId indicator;
  Words reason;
  std::string authority;
};

/// A person said what one task is to another one, of the same plan or of two.
struct TaskLinked {
  static constexpr std::string_view kKind = "task.linked";
  domain::TaskId task;
  domain::TaskId other;
  domain::TaskRelation relation = domain::TaskRelation::kSame;  ///< of `task` to `other`
};

struct EvidenceFile {
  domain::EvidenceId id;
  Words file;  ///< as of FileWords
  std::int64_t size = 0;
  std::string media_type;
};

struct ProgressReported {
  static constexpr std::string_view kKind = "progress.reported";
  static constexpr std::int32_t kVersion = 2;
  domain::ReportId report;
  domain::AssignmentId assignment;
  domain::TaskId task;
  Percent percent;
  Words text;
  Words difficulties;
  Words proposals;
  bool completed = false;  ///< the holder says that it is done
  std::vector<EvidenceFile> evidence;
};

struct ProgressAccepted {
  static constexpr std::string_view kKind = "progress.accepted";
  static constexpr std::int32_t kVersion = 2;
  domain::ReportId report;
  Words note;
};

struct ProgressReturned {
  static constexpr std::string_view kKind = "progress.returned";
  static constexpr std::int32_t kVersion = 2;
  domain::ReportId report;
  Words reason;
};

/// An administrator locked an account: it cannot sign in until it is unlocked.
struct AccountLocked {
  static constexpr std::string_view kKind = "account.locked";
  domain::AccountId account;
  Words reason;
};

struct AccountUnlocked {
  static constexpr std::string_view kKind = "account.unlocked";
  domain::AccountId account;
  Words reason;
};

/// An administrator set a password; its owner must choose another one at the next sign-in.
struct PasswordReset {
  static constexpr std::string_view kKind = "account.password_reset";
  domain::AccountId account;
};

/// The second step of signing in was turned on by its owner, or off by the owner or an
/// administrator.
struct SecondStepSet {
  static constexpr std::string_view kKind = "account.second_step";
  domain::AccountId account;
  bool on = false;
};

/// One thing that somebody was reminded of.
struct ReminderItem {
  domain::ReminderKind kind = domain::ReminderKind::kDeadline;
  std::string about;  ///< an assignment; of kReview a report
  domain::TaskId task;
  domain::ReminderStep step = domain::ReminderStep::kOfficer;
  Day anchor;             ///< the day that counted (ReminderKind)
  std::int32_t rule = 0;  ///< the day of the rules after it, or before it if negative
  bool urgent = false;
};

/// A person was reminded: from then on it stands in the application, and is sent where they wish.
struct ReminderRaised {
  static constexpr std::string_view kKind = "reminder.raised";
  domain::ReminderId reminder;
  domain::AccountId account;
  std::vector<ReminderItem> items;
};

/// A message with reminders is about to leave: nobody begins another one to this person meanwhile.
struct DeliveryStarted {
  static constexpr std::string_view kKind = "delivery.started";
  domain::DeliveryId delivery;
  domain::AccountId account;
  domain::Channel channel = domain::Channel::kEmail;
  bool urgent = false;       ///< else the digest of the day
  Position upto;             ///< the newest reminder in it
  std::int32_t attempt = 1;  ///< how many in a row were not sent, with this one
};

struct DeliveryEnded {
  static constexpr std::string_view kKind = "delivery.ended";
  domain::DeliveryId delivery;
  domain::SendOutcome outcome = domain::SendOutcome::kSent;
  std::int32_t code = 0;  ///< the answer of the server (SMTP, HTTP); 0: none
};

/// Words of a fact are no longer kept; their hashes stay.
struct ContentErased {
  static constexpr std::string_view kKind = "content.erased";
  static constexpr std::int32_t kVersion = 2;
  std::string subject;              ///< of that fact
  std::string of;                   ///< its kind; empty in version 1: one of reports
  Position fact;                    ///< whose words they were
  std::vector<std::string> fields;  ///< names as of WordsOf
  std::string reason;
  std::string authority;  ///< the document that orders it
  std::string signature;  ///< of all this, by the key of the ledger; releases before 0.3 had none
};

/// Organisations merged, split, were renamed or abolished. What follows for their work, their
/// people, their groups and those below them stands in facts of its own beside it.
struct OrganizationSucceeded {
  static constexpr std::string_view kKind = "organization.succeeded";
  domain::Succession succession;
};

/// Somebody else holds an assignment from now on, because its holder ended. What was reported on it
/// stays under the name of who reported.
struct AssignmentMoved {
  static constexpr std::string_view kKind = "assignment.moved";
  domain::AssignmentId assignment;
  domain::TaskId task;
  domain::SuccessionId succession;
  std::optional<domain::OrganizationId> organization;  ///< who holds it, or
  std::optional<domain::AssignmentId> into;  ///< the one of the successor that stands for it
};

using Fact = std::variant<
    OrganizationRegistered,
    GroupDefined,
    AccountAppointed,
    DocumentReceived,
    DraftOpened,
    DraftMended,
    DraftDiscarded,
    PlanApproved,
    TaskAssigned,
    PlanAdjusted,
    TaskAdjusted,
    TaskWithdrawn,
    ProgressReported,
    ProgressAccepted,
    ProgressReturned,
    AliasLearned,
    AliasRemoved,
    TaskLinked,
    ContentErased,
    EventRecorded,
    ExtensionRequested,
    ExtensionDecided,
    TaskSuspended,
    TaskResumed,
    IndicatorAssigned,
    IndicatorAdjusted,
    IndicatorWithdrawn,
    AccountLocked,
    AccountUnlocked,
    PasswordReset,
    ExtensionWithdrawn,
    ExtensionRevoked,
    EventPlanned,
    SecondStepSet,
    ReminderRaised,
    DeliveryStarted,
    DeliveryEnded,
    OrganizationSucceeded,
    AssignmentMoved>;

/// A fact with its place in the ledger.
struct Envelope {
  Position seq;  ///< 1 for the first fact of a ledger
  std::string id;
  Instant at;
  domain::AccountId actor;
  std::optional<domain::OrganizationId> organization;  ///< on whose behalf
};

/// A fact as bytes, for the ledger.
struct Encoded {
  std::string kind;
  std::int32_t version = 1;
  std::string subject;  ///< identifier of the thing that it is about
  std::string body;     ///< canonical JSON (RFC 8785, NFC)
};

Encoded Encode(const Fact& fact);

/// Errors: kInternal, a kind or version that this release does not know, or a body without the
/// shape of its kind.
Result<Fact> Decode(
    std::string_view kind, std::int32_t version, std::string_view subject, std::string_view body
);

/// The words of a file: its SHA-256 (hex), a blank, its name.
std::string FileWords(std::string_view sha256, std::string_view name);
/// SHA-256 and name in words of FileWords.
std::pair<std::string, std::string> FileOf(std::string_view words);
/// The words of files stand under their identifiers, all others under names.
bool IsFileField(std::string_view field);

/// The words in a fact that may be erased, by the names of their fields: "text", "difficulties",
/// "proposals", "note", "reason", and for a file of evidence its identifier.
struct Field {
  std::string name;
  Words* words;
};
std::vector<Field> WordsOf(Fact& fact);

/// All kinds in order of the list above, for documents and tests.
std::vector<std::string_view> Kinds();

/// Canonical JSON of a deadline, and back. Errors: kInternal, not of that shape.
std::string DeadlineToJson(const domain::Deadline& deadline);
Result<domain::Deadline> DeadlineFromJson(std::string_view text);

}  // namespace sauro::facts
