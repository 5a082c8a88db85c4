#include "usecase/extensions.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/progress_rules.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::WorkStatus;
using views::ExtensionState;

constexpr std::size_t kMaxReasonBytes = 2000;

Status CheckReason(const std::string& reason) {
  if (!IsStorable(reason) || reason.size() > kMaxReasonBytes)
    return Invalid("Lý do quá dài hoặc có ký tự không hợp lệ.", "ly_do");
  return {};
}

// Work whose day may still be moved.
Status CheckIsOpen(WorkStatus work) {
  switch (work) {
    case WorkStatus::kNotStarted:
    case WorkStatus::kWaiting:
    case WorkStatus::kInProgress:
    case WorkStatus::kSubmitted:
    case WorkStatus::kReturned: return {};
    case WorkStatus::kCompleted:
      return Conflict("Nhiệm vụ đã được xác nhận hoàn thành nên không gia hạn.");
    case WorkStatus::kSuspended:
      return Conflict("Nhiệm vụ đang tạm dừng nên không gia hạn; hãy chờ nhiệm vụ được tiếp tục.");
    case WorkStatus::kCancelled: return Conflict("Nhiệm vụ đã hủy nên không gia hạn.");
    case WorkStatus::kSuperseded:
      return Conflict("Nhiệm vụ đã được thay thế bằng nhiệm vụ khác nên không gia hạn.");
  }
  return {};
}

Status CheckDay(const views::AssignmentLine& line, Day until, Day today) {
  if (!line.due) return Invalid("Nhiệm vụ không có ngày hạn nên không có gì để gia hạn.");
  if (until <= *line.due) {
    return Invalid(
        "Ngày xin gia hạn phải sau hạn hiện tại là ngày " + line.due->Vietnamese() + ".", "den_ngay"
    );
  }
  if (until < today)
    return Invalid("Ngày xin gia hạn đã qua; hãy chọn từ hôm nay trở đi.", "den_ngay");
  return {};
}

// What was asked before for this holder of the task.
Result<std::vector<views::ExtensionLine>> AskedBefore(
    views::Queries& queries, const views::AssignmentLine& line, const views::At& at
) {
  auto task = queries.ReadTask(line.task, {}, at);
  if (!task) return task.error();
  std::vector<views::ExtensionLine> out;
  for (views::ExtensionLine& extension : task->extensions) {
    if (extension.assignment == line.id) out.push_back(std::move(extension));
  }
  return out;
}

Status CheckLimit(const std::vector<views::ExtensionLine>& before, std::int32_t most) {
  for (const views::ExtensionLine& extension : before) {
    if (extension.state != ExtensionState::kWaiting) continue;
    return Conflict(
        "Đề nghị gia hạn đến ngày " + extension.until.Vietnamese() +
        " đang chờ quyết định; mỗi lần chỉ gửi một đề nghị."
    );
  }
  const std::int64_t granted = GrantedOf(before);
  if (granted < most) return {};
  return Conflict(
      "Nhiệm vụ đã được gia hạn " + std::to_string(granted) + " lần, bằng mức nhiều nhất là " +
      std::to_string(most) + " lần, nên không nhận thêm đề nghị."
  );
}

Result<facts::ExtensionRequested> Asked(
    const std::string& request_id, const ExtensionInput& input
) {
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const auto until = Day::FromIso(Trim(input.until));
  if (!until) return Invalid("Vui lòng ghi ngày xin gia hạn đến.", "den_ngay");
  if (Trim(input.reason).empty()) return Invalid("Vui lòng ghi lý do xin gia hạn.", "ly_do");
  if (auto words = CheckReason(input.reason); !words) return words.error();
  facts::ExtensionRequested fact;
  fact.extension = domain::ExtensionId(request_id);
  fact.assignment = input.assignment;
  fact.until = *until;
  fact.reason = ToNfc(Trim(input.reason));
  return fact;
}

// What was written under the identifier of this request is what this request asks for.
bool IsRetry(
    const views::ExtensionLine& line, const Principal& who, const facts::ExtensionRequested& fact
) {
  return line.asked_by == who.account && line.assignment == fact.assignment &&
         line.until == fact.until && line.reason == fact.reason;
}

Status CheckDecision(
    const Deciding& deciding, const Principal& who, const ExtensionDecision& decision
) {
  auto line = deciding.queries.FindExtension(decision.extension, deciding.at);
  if (!line) return line.error();
  if (line->state != ExtensionState::kWaiting) {
    const std::string when =
        line->decided_at ? " ngày " + DayOf(*line->decided_at).Vietnamese() : std::string();
    return Conflict(
        "Đề nghị này đã được quyết định" + when + " (" + std::string(NameOf(line->state)) + ")."
    );
  }
  if (line->asked_by == who.account || (who.organization && who.organization == line->organization))
    return Forbidden("Nơi xin gia hạn không tự quyết định đề nghị của mình.");
  if (!decision.granted) return {};
  auto assignment = deciding.queries.FindAssignment(line->assignment, deciding.at);
  if (!assignment) return assignment.error();
  if (auto open = CheckIsOpen(assignment->line.work); !open) return open;
  if (assignment->line.due && line->until <= *assignment->line.due) {
    return Conflict(
        "Hạn hiện tại là ngày " + assignment->line.due->Vietnamese() +
        ", không sớm hơn ngày xin gia hạn; hãy trả lời không đồng ý kèm lý do này."
    );
  }
  return {};
}

// Nothing was written because the request was known: right only if it was this decision.
Status CheckRepeated(App& app, const facts::ExtensionDecided& fact, Position position) {
  const auto line = app.queries.FindExtension(fact.extension, {position, DayOf(app.clock())});
  if (!line) return UsedForSomethingElse();
  const auto state = fact.granted ? ExtensionState::kGranted : ExtensionState::kRefused;
  const bool same = line->state == state && line->decision_reason == fact.reason;
  return same ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

std::int64_t GrantedOf(const std::vector<views::ExtensionLine>& extensions) {
  return std::count_if(extensions.begin(), extensions.end(), [](const auto& extension) {
    return extension.state == ExtensionState::kGranted;
  });
}

Result<Dated<views::Page<views::ExtensionLine>>> ListExtensions(
    App& app, const Principal& who, const views::ExtensionFilter& filter, const AsOf& as_of
) {
  if (auto allowed = Require(who, Permission::kReadBoards); !allowed) return allowed.error();
  auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto page = app.queries.ListExtensions(filter, who.ReportScope(), *at);
  if (!page) return page.error();
  return Dated<views::Page<views::ExtensionLine>>{std::move(*page), *at};
}

Result<domain::ExtensionId> AskExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionInput& input
) {
  if (auto allowed = Require(who, Permission::kReportProgress); !allowed) return allowed.error();
  auto fact = Asked(request_id, input);
  if (!fact) return fact.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
        auto own = OwnAssignment(deciding.queries, who, input.assignment, deciding.at);
        if (!own) return own.error();
        if (auto open = CheckIsOpen(own->line.work); !open) return open.error();
        if (auto day = CheckDay(own->line, fact->until, deciding.at.day); !day) return day.error();
        auto before = AskedBefore(deciding.queries, own->line, deciding.at);
        if (!before) return before.error();
        if (auto fits = CheckLimit(*before, app.settings.max_extensions); !fits)
          return fits.error();
        fact->task = own->line.task;
        return std::vector<facts::Fact>{*fact};
      });
  if (!written) return written.error();
  if (!written->repeated) return fact->extension;
  const auto first =
      app.queries.FindExtension(fact->extension, {written->position, DayOf(app.clock())});
  return first && IsRetry(*first, who, *fact) ? Result(fact->extension) : UsedForSomethingElse();
}

Status DecideExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionDecision& decision
) {
  if (auto allowed = Require(who, Permission::kSteerTasks); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  if (!decision.granted && Trim(decision.reason).empty())
    return Invalid("Vui lòng ghi lý do không đồng ý.", "ly_do");
  if (auto words = CheckReason(decision.reason); !words) return words;
  const facts::ExtensionDecided fact{
      decision.extension, decision.granted, ToNfc(Trim(decision.reason))};
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
        if (auto fits = CheckDecision(deciding, who, decision); !fits) return fits.error();
        return std::vector<facts::Fact>{fact};
      });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, fact, written->position) : Status();
}

}  // namespace sauro::usecase
