#include "usecase/plan_events.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;

constexpr std::size_t kMaxTextBytes = 2000;

// Calls `add` with every event of the deadline and its parts.
template <typename Add>
void EachEvent(const domain::Deadline& deadline, const Add& add) {
  if (const std::string& event = domain::EventOf(deadline); !event.empty()) add(event);
  for (const domain::DeadlinePart& part : deadline.parts) EachEvent(part.deadline, add);
}

// The newest record about the event with this key.
std::optional<views::EventRecord> NewestOf(
    const std::vector<views::EventRecord>& records, const std::string& key
) {
  std::optional<views::EventRecord> newest;
  for (const views::EventRecord& record : records) {
    if (domain::EventKey(record.event) == key) newest = record;
  }
  return newest;
}

std::vector<PlanEvent> EventsOf(
    const views::Board& board,
    const std::vector<views::AssignedTask>& words,
    const std::vector<views::EventRecord>& records
) {
  std::map<std::string, const views::TaskLine*> lines;
  for (const views::TaskLine& line : board.tasks) lines[line.id.value] = &line;
  std::vector<PlanEvent> events;
  std::map<std::string, std::size_t> index;
  for (const views::AssignedTask& task : words) {
    const auto line = lines.find(task.id.value);
    if (line == lines.end()) continue;
    EachEvent(task.deadline, [&](const std::string& event) {
      const auto [place, added] = index.try_emplace(domain::EventKey(event), events.size());
      if (added) events.push_back({event, {}, {}});
      std::vector<views::TaskLine>& tasks = events[place->second].tasks;
      if (tasks.empty() || tasks.back().id != task.id) tasks.push_back(*line->second);
    });
  }
  // An adjustment may have changed the last deadline that named an event; its history stays.
  for (const views::EventRecord& record : records) {
    const auto [place, added] = index.try_emplace(domain::EventKey(record.event), events.size());
    if (added) events.push_back({record.event, {}, {}});
    events[place->second].records.push_back(record);
  }
  return events;
}

Status CheckWords(const std::string& text, const char* place, const char* ask) {
  if (Trim(text).empty()) return Invalid(ask, place);
  if (!IsStorable(text) || text.size() > kMaxTextBytes)
    return Invalid("Nội dung quá dài hoặc có ký tự không hợp lệ.", place);
  return {};
}

// The fact as it was asked for, before anything is looked up.
Result<facts::EventRecorded> Asked(const domain::PlanId& plan, const EventInput& input) {
  facts::EventRecorded fact;
  fact.plan = plan;
  fact.event = ToNfc(Trim(input.event));
  fact.authority = ToNfc(Trim(input.authority));
  fact.reason = ToNfc(Trim(input.reason));
  if (auto words = CheckWords(fact.event, "su_kien", "Vui lòng chọn sự kiện."); !words)
    return words.error();
  if (!fact.reason.empty()) {
    if (auto words = CheckWords(fact.reason, "ly_do", ""); !words) return words.error();
  }
  if (input.mistaken) return fact;
  const auto day = Day::FromIso(Trim(input.day));
  if (!day) return Invalid("Vui lòng ghi ngày sự kiện xảy ra.", "ngay");
  fact.on = *day;
  auto words =
      CheckWords(fact.authority, "van_ban", "Vui lòng ghi số, ngày của văn bản về sự kiện.");
  if (!words) return words.error();
  return fact;
}

Result<views::PlanLine> FindPlan(
    views::Queries& queries, const domain::PlanId& plan, const views::At& at
) {
  auto plans = queries.ListPlans(at);
  if (!plans) return plans.error();
  for (views::PlanLine& line : *plans) {
    if (line.id == plan) return std::move(line);
  }
  return NotFound("Không tìm thấy kế hoạch này.");
}

// The event as a task of the plan names it that is not withdrawn.
Status CheckIsWaitedFor(const Deciding& deciding, const facts::EventRecorded& fact) {
  auto tasks = deciding.queries.ReadAssigned(fact.plan, deciding.at.position);
  if (!tasks) return tasks.error();
  const std::string key = domain::EventKey(fact.event);
  const bool waited = std::any_of(tasks->begin(), tasks->end(), [&](const auto& task) {
    return task.work != domain::WorkStatus::kCancelled && domain::IsAnchoredTo(task.deadline, key);
  });
  if (waited) return {};
  return Invalid("Không có nhiệm vụ nào của kế hoạch chờ sự kiện này.", "su_kien");
}

// Against what was recorded before: a correction has a reason and says something new.
Status CheckCorrection(
    const std::optional<views::EventRecord>& before, const facts::EventRecorded& fact
) {
  if (!before || !before->on) {
    if (fact.on) return {};
    return Invalid("Sự kiện chưa được ghi nhận nên không có gì để bỏ.");
  }
  if (fact.on == before->on && fact.authority == before->authority)
    return Invalid("Sự kiện đã được ghi nhận đúng ngày và văn bản này.");
  if (!fact.reason.empty()) return {};
  return Invalid(
      "Sự kiện đã được ghi nhận ngày " + before->on->Vietnamese() +
          "; muốn sửa, vui lòng ghi lý do.",
      "ly_do"
  );
}

Status Check(const Deciding& deciding, const facts::EventRecorded& fact) {
  auto plan = FindPlan(deciding.queries, fact.plan, deciding.at);
  if (!plan) return plan.error();
  if (fact.on && *fact.on > deciding.at.day) {
    return Invalid(
        "Ngày " + fact.on->Vietnamese() +
            " chưa đến; chỉ ghi nhận sự kiện đã xảy ra, từ hôm nay trở về trước.",
        "ngay"
    );
  }
  if (auto waited = CheckIsWaitedFor(deciding, fact); !waited) return waited;
  auto records = deciding.queries.ListEvents(fact.plan, deciding.at.position);
  if (!records) return records.error();
  return CheckCorrection(NewestOf(*records, domain::EventKey(fact.event)), fact);
}

// Nothing was written because the request was known: right only if it was this record.
Status CheckRepeated(App& app, const facts::EventRecorded& fact, Position position) {
  auto records = app.queries.ListEvents(fact.plan, position);
  if (!records) return records.error();
  const bool same = std::any_of(records->begin(), records->end(), [&](const auto& record) {
    return record.event == fact.event && record.on == fact.on &&
           record.authority == fact.authority && record.reason == fact.reason;
  });
  return same ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

const views::EventRecord* PlanEvent::Happened() const {
  return !records.empty() && records.back().on ? &records.back() : nullptr;
}

Result<Dated<PlanEvents>> ListPlanEvents(
    App& app, const Principal& who, const domain::PlanId& plan, const AsOf& as_of
) {
  auto board = ReadBoard(app, who, plan, as_of);
  if (!board) return board.error();
  if (!board->view.plan) return NotFound("Không tìm thấy kế hoạch này.");
  auto words = app.queries.ReadAssigned(plan, board->at.position);
  if (!words) return words.error();
  auto records = app.queries.ListEvents(plan, board->at.position);
  if (!records) return records.error();
  PlanEvents out{*board->view.plan, EventsOf(board->view, *words, *records)};
  return Dated<PlanEvents>{std::move(out), board->at};
}

Status RecordEvent(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::PlanId& plan,
    const EventInput& input
) {
  if (auto allowed = Require(who, Permission::kSteerTasks); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const auto fact = Asked(plan, input);
  if (!fact) return fact.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
        if (auto fits = Check(deciding, *fact); !fits) return fits.error();
        return std::vector<facts::Fact>{*fact};
      });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, *fact, written->position) : Status();
}

}  // namespace sauro::usecase
