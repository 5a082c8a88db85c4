#include "usecase/task_pause.h"

#include <algorithm>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/decision_checks.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::WorkStatus;

struct Wanted {
  const PauseInput& input;
  bool suspended;
};

facts::Fact FactOf(const Wanted& wanted) {
  const std::string reason = ToNfc(Trim(wanted.input.reason));
  const std::string authority = ToNfc(Trim(wanted.input.authority));
  if (wanted.suspended) return facts::TaskSuspended{wanted.input.task, reason, authority};
  return facts::TaskResumed{wanted.input.task, reason, authority};
}

Result<std::vector<facts::Fact>> Decided(
    const Deciding& deciding, const Principal& who, const Wanted& wanted
) {
  if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
  auto task = deciding.queries.ReadTask(wanted.input.task, {}, deciding.at);
  if (!task) return task.error();
  if (wanted.suspended) {
    auto may = RequireOpenWork(task->task.work, "tạm dừng", "Nhiệm vụ đang tạm dừng rồi.");
    if (!may) return may.error();
  } else if (task->task.work != WorkStatus::kSuspended) {
    return Conflict("Nhiệm vụ không tạm dừng nên không có gì để tiếp tục.");
  }
  return std::vector<facts::Fact>{FactOf(wanted)};
}

// Nothing was written because the request was known: right only if it was this one.
Status CheckRepeated(App& app, const Wanted& wanted, Position position) {
  const auto task = app.queries.ReadTask(wanted.input.task, {}, {position, DayOf(app.clock())});
  if (!task) return UsedForSomethingElse();
  const std::string reason = ToNfc(Trim(wanted.input.reason));
  const std::string authority = ToNfc(Trim(wanted.input.authority));
  const bool same =
      std::any_of(task->pauses.begin(), task->pauses.end(), [&](const views::Pause& pause) {
        return pause.suspended == wanted.suspended && pause.reason == reason &&
               pause.authority == authority;
      });
  return same ? Status() : Status(UsedForSomethingElse());
}

Status Write(App& app, const Principal& who, const std::string& request_id, const Wanted& wanted) {
  if (auto allowed = Require(who, Permission::kSteerTasks); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const char* ask =
      wanted.suspended ? "Vui lòng ghi lý do tạm dừng." : "Vui lòng ghi lý do tiếp tục.";
  if (auto words = RequireWords(wanted.input.reason, "ly_do", ask); !words) return words;
  auto authority =
      RequireWords(wanted.input.authority, "van_ban", "Vui lòng ghi số, ngày của văn bản.");
  if (!authority) return authority;
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return Decided(deciding, who, wanted);
  });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, wanted, written->position) : Status();
}

}  // namespace

Status SuspendTask(
    App& app, const Principal& who, const std::string& request_id, const PauseInput& input
) {
  return Write(app, who, request_id, {input, true});
}

Status ResumeTask(
    App& app, const Principal& who, const std::string& request_id, const PauseInput& input
) {
  return Write(app, who, request_id, {input, false});
}

}  // namespace sauro::usecase
