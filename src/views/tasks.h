#pragma once
// What people read about plans, tasks, assignments and reports.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "domain/status.h"
#include "domain/task.h"
#include "views/adjustments.h"
#include "views/events.h"
#include "views/extensions.h"

namespace sauro::views {

/// One page of a longer list.
template <typename Row>
struct Page {
  std::vector<Row> rows;
  std::int64_t total = 0;  ///< of all pages
};

struct PlanLine {
  domain::PlanId id;
  domain::DocumentId document;
  std::string number;
  std::optional<Day> date;
  std::string title;
  std::string issuer;
  domain::Tally tasks;
};

/// A row of the 8-column board (DOMAIN 4.1).
struct TaskLine {
  domain::TaskId id;
  domain::PlanId plan;
  std::vector<std::string> section;  ///< path, outermost first
  std::string ordinal;
  std::string title;
  std::string lead;        ///< as printed
  std::string coordinate;  ///< as printed
  std::string product;
  std::string deadline_text;
  std::optional<Day> due;
  bool ongoing = false;
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
  domain::Timing timing = domain::Timing::kNoDeadline;
  Percent percent;     ///< mean of the reporting holders
  std::string result;  ///< text of the newest accepted report, else of the newest one sent
  std::int64_t evidence_count = 0;  ///< files of accepted reports
  domain::DueSource due_source = domain::DueSource::kPrinted;
};

/// The deadline as printed, with its day where that is not what is printed: "Quý II/2026 (gia hạn
/// đến 30/9/2026)". Empty if nothing is printed and no such day is known.
std::string DeadlineWords(
    const std::string& printed, const std::optional<Day>& due, domain::DueSource source
);

struct Board {
  std::optional<PlanLine> plan;           ///< nothing for the board of all plans
  std::vector<TaskLine> tasks;            ///< in the order of the documents
  domain::Tally tally;                    ///< of `tasks`
  std::vector<Adjustment> adjustments{};  ///< of `plan`, the oldest first
  std::vector<EventRecord> events{};      ///< recorded for `plan`, the oldest first
};

/// What one holder owes.
struct AssignmentLine {
  domain::AssignmentId id;
  domain::TaskId task;
  domain::PlanId plan;
  std::string plan_number;
  std::string ordinal;
  std::string title;
  domain::AssignmentRole role = domain::AssignmentRole::kLead;
  bool reports = false;  ///< this holder reports for the task
  std::optional<domain::OrganizationId> organization;
  std::string holder;  ///< name of the organisation, or as printed
  std::string deadline_text;
  std::optional<Day> due;
  bool ongoing = false;
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
  domain::Timing timing = domain::Timing::kNoDeadline;
  Percent percent;
  std::optional<Instant> last_report_at;
  bool waits_for_review = false;  ///< nobody has decided on the newest report yet
  std::string return_reason;      ///< of the newest report, if it was returned
  domain::DueSource due_source = domain::DueSource::kPrinted;
};

struct EvidenceLine {
  domain::EvidenceId id;
  domain::ReportId report;
  domain::TaskId task;
  std::string sha256;
  std::string name;
  std::int64_t size = 0;
  std::string media_type;
};

enum class ReportState {
  kSent,
  kAccepted,
  kReturned,
  kReplaced
};  ///< kReplaced: a newer report came before a decision

std::string_view CodeOf(ReportState state);  ///< "sent", "accepted", "returned", "replaced"
std::string_view NameOf(ReportState state
);  ///< "Chờ thẩm định", "Đã chấp nhận", "Đã trả lại", "Đã có báo cáo mới"
/// Nothing if `code` is none of these.
std::optional<ReportState> ReportStateFromCode(std::string_view code);

struct ReportLine {
  domain::ReportId id;
  domain::AssignmentId assignment;
  domain::TaskId task;
  std::string task_ordinal;
  std::string task_title;
  std::string plan_number;
  domain::OrganizationId organization;
  std::string organization_name;
  domain::AccountId author;
  Instant at;
  Percent percent;
  std::string text;
  std::string difficulties;
  std::string proposals;
  bool completed = false;
  ReportState state = ReportState::kSent;
  std::optional<Instant> decided_at;
  std::string decision_text;  ///< reason of a return, note of an acceptance
  std::vector<EvidenceLine> evidence;
};

/// Another task that a person linked with this one.
struct LinkedTask {
  domain::TaskRelation relation = domain::TaskRelation::kSame;  ///< of this task to the other
  domain::TaskId id;
  domain::PlanId plan;
  std::string plan_number;
  std::string ordinal;
  std::string title;
  domain::WorkStatus work = domain::WorkStatus::kNotStarted;
};

/// What is shown in the place of words that were erased: "(đã xóa ngày 23/11/2026 theo
/// 12/QĐ-UBND)".
std::string ErasedMark(std::string_view authority, Day day);

struct TaskDetail {
  TaskLine task;
  PlanLine plan;
  std::string note;
  std::vector<std::string> basis;
  std::string place;  ///< in the document
  std::vector<AssignmentLine> assignments;
  std::vector<ReportLine> reports;  ///< newest first; those that the asker may see
  std::vector<LinkedTask> links{};
  std::vector<Adjustment> adjustments{};    ///< that changed this task, the oldest first
  std::vector<TaskEvent> events{};          ///< for which its deadline or a part of it waits
  std::vector<ExtensionLine> extensions{};  ///< newest first; those that the asker may see
  std::vector<Pause> pauses{};              ///< the oldest first
};

struct AssignmentFilter {
  std::optional<domain::OrganizationId> organization;
  std::optional<domain::PlanId> plan;
  std::optional<domain::Timing> timing;
  std::optional<domain::WorkStatus> work;
  bool open_only = false;      ///< not yet completed
  bool reporting_only = true;  ///< only holders that report
  std::string text;            ///< matched in titles without diacritics
  std::int64_t limit = 25;     ///< at most 200; exports use EachAssignment
  std::int64_t offset = 0;
};

struct TaskFilter {
  std::optional<domain::PlanId> plan;
  std::optional<domain::OrganizationId> organization;  ///< holds any role
  /// Reports on the task; timing and work are then those of this holder, as a dashboard counts.
  std::optional<domain::OrganizationId> reporter;
  std::optional<domain::Timing> timing;
  bool open_in_time = false;  ///< what Tally::open_in_time counts: near and undated work too
  std::optional<domain::WorkStatus> work;
  std::string text;
  std::int64_t limit = 25;
  std::int64_t offset = 0;
};

struct ReportFilter {
  std::optional<ReportState> state;
  std::optional<domain::OrganizationId> organization;
  bool with_difficulties = false;  ///< only reports that name a difficulty or a proposal
  std::optional<Day> from;         ///< sent on this day or later
  std::optional<Day> to;           ///< sent on this day or before
  std::int64_t limit = 25;
  std::int64_t offset = 0;
};

}  // namespace sauro::views
