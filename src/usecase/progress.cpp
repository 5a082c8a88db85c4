#include "usecase/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "crypto/sha256.h"
#include "usecase/evidence_type.h"
#include "usecase/progress_rules.h"
#include "usecase/upload_scan.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::AssignmentEvent;

// A file that may be kept, but for what it and its content are called.
Result<facts::EvidenceFile> CheckEvidence(const App& app, const UploadedFile& file) {
  std::error_code code;
  const auto size = std::filesystem::file_size(file.path, code);
  if (code) return Unavailable("Không đọc được tệp vừa tải lên; hãy gửi lại.", "minh_chung");
  const std::string name = Shorten(file.name, 200);
  if (size == 0) return Invalid(fmt::format("Tệp “{}” rỗng.", name), "minh_chung");
  if (size > static_cast<std::uintmax_t>(kMaxEvidenceBytes)) {
    return Invalid(
        fmt::format(
            "Tệp “{}” lớn hơn {} MB; hãy nén hoặc chia nhỏ.", name, kMaxEvidenceBytes >> 20U
        ),
        "minh_chung"
    );
  }
  std::string first(512, '\0');
  std::ifstream in(file.path, std::ios::binary);
  in.read(first.data(), static_cast<std::streamsize>(first.size()));
  first.resize(static_cast<std::size_t>(in.gcount()));
  auto media_type = EvidenceMediaType(first, file.name);
  if (!media_type) return media_type.error();
  if (auto clean = CheckUpload(app, file.path, file.name, "minh_chung"); !clean)
    return clean.error();
  facts::EvidenceFile evidence;
  evidence.media_type = *media_type;
  return evidence;
}

bool SameFiles(const views::ReportLine& report, const ProgressInput& input) {
  return std::equal(
      report.evidence.begin(),
      report.evidence.end(),
      input.evidence.begin(),
      input.evidence.end(),
      [](const views::EvidenceLine& kept, const UploadedFile& sent) {
        const auto hash = crypto::Sha256File(sent.path);
        return hash && crypto::ToHex(hash->hash) == kept.sha256;
      }
  );
}

// What was written under the identifier of this request is what this request asks for.
bool IsRetry(const views::ReportLine& report, const Principal& who, const ProgressInput& input) {
  return report.author == who.account && report.assignment == input.assignment &&
         report.percent.value == input.percent && report.completed == input.completed &&
         report.text == ToNfc(Trim(input.text)) &&
         report.difficulties == ToNfc(Trim(input.difficulties)) &&
         report.proposals == ToNfc(Trim(input.proposals)) && SameFiles(report, input);
}

// The caller names the request and with it these identifiers: none may be that of a file that is
// there already, which the new one would push aside.
Status CheckEvidenceIsNew(const Deciding& deciding, const std::vector<facts::EvidenceFile>& files) {
  for (const facts::EvidenceFile& file : files) {
    const auto found = deciding.queries.FindEvidence(file.id, {}, deciding.at);
    if (found) return UsedForSomethingElse();
    if (found.error().kind != ErrorKind::kNotFound) return found.error();
  }
  return {};
}

// The fact that this request asks for, but for the task; its evidence is stored, all or none.
Result<facts::ProgressReported> StoredReport(
    App& app, const std::string& request_id, const ProgressInput& input
) {
  facts::ProgressReported fact;
  fact.report = domain::ReportId(request_id);
  fact.assignment = input.assignment;
  fact.percent = {input.percent};
  fact.text = ToNfc(Trim(input.text));
  fact.difficulties = ToNfc(Trim(input.difficulties));
  fact.proposals = ToNfc(Trim(input.proposals));
  fact.completed = input.completed;
  for (const UploadedFile& file : input.evidence) {
    auto evidence = CheckEvidence(app, file);
    if (!evidence) return evidence.error();
    evidence->id = domain::EvidenceId(
        DeriveUuid(request_id, static_cast<std::uint32_t>(fact.evidence.size() + 1))
    );
    fact.evidence.push_back(std::move(*evidence));
  }
  for (std::size_t i = 0; i < fact.evidence.size(); ++i) {
    auto blob = app.blobs.PutFile(input.evidence[i].path);
    if (!blob) return blob.error();
    fact.evidence[i].file = facts::FileWords(blob->sha256, Shorten(input.evidence[i].name, 200));
    fact.evidence[i].size = blob->size;
  }
  return fact;
}

}  // namespace

Result<domain::ReportId> ReportProgress(
    App& app, const Principal& who, const std::string& request_id, const ProgressInput& input
) {
  if (auto allowed = Require(who, Permission::kReportProgress); !allowed) return allowed.error();
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy mở lại biểu mẫu.", "request_id");
  if (auto words = CheckInput(input); !words) return words.error();
  auto now = Resolve(app, std::nullopt);
  if (!now) return now.error();
  // A retry of what was written must not be refused because of what it did itself.
  const domain::ReportId report(request_id);
  const auto known = app.queries.FindReport(report, *now);
  if (known) {
    if (IsRetry(*known, who, input)) return report;
    return UsedForSomethingElse();
  }
  if (auto fits = CheckReport(app.queries, who, input, *now); !fits) return fits.error();

  auto made = StoredReport(app, request_id, input);
  if (!made) return made.error();
  facts::ProgressReported& fact = *made;
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto task = CheckReport(deciding.queries, who, input, deciding.at);
        if (!task) return task.error();
        if (auto fresh = CheckEvidenceIsNew(deciding, fact.evidence); !fresh) return fresh.error();
        fact.task = *task;
        return std::vector<facts::Fact>{fact};
      });
  if (!written) return written.error();
  if (!written->repeated) return report;
  // The same request was on its way twice, or its identifier belongs to another command.
  const auto first = app.queries.FindReport(report, {written->position, now->day});
  return first && IsRetry(*first, who, input) ? Result(report) : UsedForSomethingElse();
}

namespace {

// Checks that hold for both decisions, and the event that the decision is for the assignment.
Status CheckDecision(
    const Deciding& deciding, const Principal& who, const domain::ReportId& id, bool accept
) {
  auto report = deciding.queries.FindReport(id, deciding.at);
  if (!report) return report.error();
  switch (report->state) {
    case views::ReportState::kSent: break;
    case views::ReportState::kAccepted: return Conflict("Báo cáo này đã được chấp nhận trước đó.");
    case views::ReportState::kReturned: return Conflict("Báo cáo này đã được trả lại trước đó.");
    case views::ReportState::kReplaced:
      return Conflict("Cơ quan đã gửi báo cáo mới hơn; hãy thẩm định báo cáo mới.");
  }
  if (who.organization && *who.organization == report->organization) {
    return Forbidden("Cơ quan thực hiện không tự thẩm định báo cáo của mình.");
  }
  if (report->author == who.account) {  // who had another post when it was sent
    return Forbidden("Người gửi báo cáo không tự thẩm định báo cáo của mình.");
  }
  if (accept && report->completed && report->evidence.empty()) {
    return Invalid("Báo cáo hoàn thành chưa có minh chứng nên không chấp nhận được.");
  }
  auto assignment = deciding.queries.FindAssignment(report->assignment, deciding.at);
  if (!assignment) return assignment.error();
  if (who.organization && who.organization == assignment->line.organization) {
    return Forbidden("Cơ quan thực hiện không tự thẩm định báo cáo của mình.");
  }
  auto event = accept ? AssignmentEvent::kProgressAccepted : AssignmentEvent::kProgressReturned;
  if (report->completed)
    event = accept ? AssignmentEvent::kCompletionAccepted : AssignmentEvent::kCompletionReturned;
  auto after = domain::After(assignment->line.work, event);
  return after ? Status() : Status(after.error());
}

// Nothing was written because the request was known: right only if it was this decision.
Status CheckRepeatedDecision(
    App& app, const domain::ReportId& id, const facts::Fact& fact, Position position
) {
  const auto report = app.queries.FindReport(id, {position, DayOf(app.clock())});
  if (!report) return UsedForSomethingElse();
  const auto* accepted = std::get_if<facts::ProgressAccepted>(&fact);
  const auto* returned = std::get_if<facts::ProgressReturned>(&fact);
  const bool same = accepted != nullptr ? report->state == views::ReportState::kAccepted &&
                                              report->decision_text == accepted->note.text
                                        : report->state == views::ReportState::kReturned &&
                                              report->decision_text == returned->reason.text;
  return same ? Status() : Status(UsedForSomethingElse());
}

Status Decided(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const facts::Fact& fact,
    bool accept
) {
  if (auto allowed = Require(who, Permission::kReviewReports); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const domain::ReportId report = accept ? std::get<facts::ProgressAccepted>(fact).report
                                         : std::get<facts::ProgressReturned>(fact).report;
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto fits = CheckDecision(deciding, who, report, accept); !fits) return fits.error();
        return std::vector<facts::Fact>{fact};
      });
  if (!written) return written.error();
  return written->repeated ? CheckRepeatedDecision(app, report, fact, written->position) : Status();
}

}  // namespace

Status AcceptReport(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::ReportId& report,
    const std::string& note
) {
  if (auto text = CheckText(note, "ghi_chu", "Ghi chú"); !text) return text;
  return Decided(app, who, request_id, facts::ProgressAccepted{report, ToNfc(Trim(note))}, true);
}

Status ReturnReport(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::ReportId& report,
    const std::string& reason
) {
  if (Trim(reason).empty())
    return Invalid("Hãy ghi lý do trả lại để cơ quan biết cần bổ sung gì.", "ly_do");
  if (auto text = CheckText(reason, "ly_do", "Lý do"); !text) return text;
  return Decided(app, who, request_id, facts::ProgressReturned{report, ToNfc(Trim(reason))}, false);
}

}  // namespace sauro::usecase
