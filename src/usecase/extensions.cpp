#include "usecase/extensions.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/decision_checks.h"
#include "usecase/progress_rules.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using views::ExtensionState;

// Work whose day may still be moved.
Status CheckIsOpen(domain::WorkStatus work) {
  return RequireOpenWork(
      work, "gia hạn", "Nhiệm vụ đang tạm dừng nên không gia hạn; hãy chờ nhiệm vụ được tiếp tục."
  );
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

// The day that would be due without extensions, as far as requests tell.
Day FirstDue(const views::AssignmentLine& line, const std::vector<views::ExtensionLine>& before) {
  Day first = *line.due;
  if (line.due_source != domain::DueSource::kExtension) return first;
  for (const views::ExtensionLine& extension : before) {
    if (extension.state == ExtensionState::kGranted && extension.due_before)
      first = std::min(first, *extension.due_before);
  }
  return first;
}

// The last day of the last year that a deadline of the plan names.
Result<std::optional<Day>> EndOfPlan(
    views::Queries& queries, const domain::PlanId& plan, Position position
) {
  auto tasks = queries.ReadAssigned(plan, position);
  if (!tasks) return tasks.error();
  std::optional<Day> last;
  for (const views::AssignedTask& task : *tasks)
    last = std::max(last, domain::LastDue(task.deadline));
  return last ? Day::FromCivil(last->year(), 12, 31) : last;
}

// How far a day may be moved at all.
Status CheckBound(
    const Deciding& deciding,
    const views::AssignmentLine& line,
    const std::vector<views::ExtensionLine>& before,
    const facts::ExtensionRequested& fact,
    std::int32_t most_days
) {
  const Day first = FirstDue(line, before);
  if (DaysBetween(first, fact.until) > most_days) {
    return Invalid(
        "Mỗi nhiệm vụ được gia hạn nhiều nhất " + std::to_string(most_days) +
            " ngày kể từ hạn ban đầu, tức là đến ngày " + first.Plus(most_days).Vietnamese() + ".",
        "den_ngay"
    );
  }
  auto end = EndOfPlan(deciding.queries, line.plan, deciding.at.position);
  if (!end) return end.error();
  // A day that is due behind it already, by an event, may be moved all the same.
  if (!*end || fact.until <= **end || first > **end) return {};
  return Invalid(
      "Ngày xin gia hạn sau ngày cuối của kỳ kế hoạch (" + (*end)->Vietnamese() +
          "); kéo dài quá kỳ thì phải điều chỉnh kế hoạch.",
      "den_ngay"
  );
}

Result<facts::ExtensionRequested> Asked(
    const std::string& request_id, const ExtensionInput& input
) {
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const auto until = Day::FromIso(Trim(input.until));
  if (!until) return Invalid("Vui lòng ghi ngày xin gia hạn đến.", "den_ngay");
  auto words = RequireWords(input.reason, "ly_do", "Vui lòng ghi lý do xin gia hạn.");
  if (!words) return words.error();
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
         line.until == fact.until && line.reason == fact.reason.text;
}

// Nobody decides on what he or his organisation asked for.
Status CheckIsAnother(const Principal& who, const views::ExtensionLine& line) {
  const bool same = who.organization && who.organization == line.organization;
  if (line.asked_by != who.account && !same) return {};
  return Forbidden("Nơi xin gia hạn không tự quyết định đề nghị của mình.");
}

Status CheckDecision(
    const Deciding& deciding, const Principal& who, const ExtensionDecision& decision
) {
  auto line = deciding.queries.FindExtension(decision.extension, deciding.at);
  if (!line) return line.error();
  if (line->state == ExtensionState::kWithdrawn) {
    return Conflict("Đề nghị này đã được nơi xin gia hạn rút lại.");
  }
  if (line->state != ExtensionState::kWaiting) {
    const std::string when =
        line->decided_at ? " ngày " + DayOf(*line->decided_at).Vietnamese() : std::string();
    return Conflict(
        "Đề nghị này đã được quyết định" + when + " (" + std::string(NameOf(line->state)) + ")."
    );
  }
  if (auto other = CheckIsAnother(who, *line); !other) return other;
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
  const bool same = line->state == state && line->decision_reason == fact.reason.text;
  return same ? Status() : Status(UsedForSomethingElse());
}

Status CheckWithdrawal(const Deciding& deciding, const Principal& who, const ExtensionEnd& end) {
  auto line = deciding.queries.FindExtension(end.extension, deciding.at);
  if (!line) return line.error();
  const bool own =
      line->asked_by == who.account || (who.organization && who.organization == line->organization);
  if (!own) return NotFound("Không tìm thấy đề nghị gia hạn này.");
  if (line->state == ExtensionState::kWaiting) return {};
  return Conflict(
      "Đề nghị này không còn chờ quyết định (" + std::string(NameOf(line->state)) +
      ") nên không rút lại được."
  );
}

Status CheckRevocation(const Deciding& deciding, const Principal& who, const ExtensionEnd& end) {
  auto line = deciding.queries.FindExtension(end.extension, deciding.at);
  if (!line) return line.error();
  if (auto other = CheckIsAnother(who, *line); !other) return other;
  if (line->state != ExtensionState::kGranted) {
    return Conflict(
        "Chỉ thu hồi được gia hạn đã đồng ý; đề nghị này: " + std::string(NameOf(line->state)) + "."
    );
  }
  auto assignment = deciding.queries.FindAssignment(line->assignment, deciding.at);
  if (!assignment) return assignment.error();
  if (auto open = CheckIsOpen(assignment->line.work); !open) return open;
  auto all = AskedBefore(deciding.queries, assignment->line, deciding.at);
  if (!all) return all.error();
  if (IsInForce(*line, assignment->line, *all)) return {};
  return Conflict(
      "Gia hạn này không còn quyết định hạn của nhiệm vụ: đã có lần gia hạn sau (thu hồi lần sau "
      "trước) hoặc thời hạn đã được điều chỉnh."
  );
}

template <typename Fact>
Status End(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const ExtensionEnd& end,
    Status (*check)(const Deciding&, const Principal&, const ExtensionEnd&)
) {
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const Fact fact{end.extension, ToNfc(Trim(end.reason))};
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
        if (auto fits = check(deciding, who, end); !fits) return fits.error();
        return std::vector<facts::Fact>{fact};
      });
  if (!written) return written.error();
  if (!written->repeated) return {};
  const auto line =
      app.queries.FindExtension(end.extension, {written->position, DayOf(app.clock())});
  const auto state = std::is_same_v<Fact, facts::ExtensionRevoked> ? ExtensionState::kRevoked
                                                                   : ExtensionState::kWithdrawn;
  const bool same = line && line->state == state && line->ended_reason == fact.reason.text;
  return same ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

bool IsInForce(
    const views::ExtensionLine& extension,
    const views::AssignmentLine& line,
    const std::vector<views::ExtensionLine>& all
) {
  if (extension.state != ExtensionState::kGranted || !line.due || *line.due < extension.until)
    return false;
  return std::none_of(all.begin(), all.end(), [&](const views::ExtensionLine& other) {
    return other.assignment == extension.assignment && other.state == ExtensionState::kGranted &&
           other.until > extension.until;
  });
}

Status WithdrawExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionEnd& end
) {
  if (auto allowed = Require(who, Permission::kReportProgress); !allowed) return allowed;
  if (auto words = CheckWords(end.reason, "ly_do"); !words) return words;
  return End<facts::ExtensionWithdrawn>(app, who, request_id, end, CheckWithdrawal);
}

Status RevokeExtension(
    App& app, const Principal& who, const std::string& request_id, const ExtensionEnd& end
) {
  if (auto allowed = Require(who, Permission::kSteerTasks); !allowed) return allowed;
  auto words = RequireWords(end.reason, "ly_do", "Vui lòng ghi lý do thu hồi gia hạn.");
  if (!words) return words;
  return End<facts::ExtensionRevoked>(app, who, request_id, end, CheckRevocation);
}

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
        auto bound =
            CheckBound(deciding, own->line, *before, *fact, app.settings.max_extension_days);
        if (!bound) return bound.error();
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
  auto words = decision.granted
                   ? CheckWords(decision.reason, "ly_do")
                   : RequireWords(decision.reason, "ly_do", "Vui lòng ghi lý do không đồng ý.");
  if (!words) return words;
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
