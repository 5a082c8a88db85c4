#include "usecase/plan_events.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/decision_checks.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;

// Calls `add` with every event of the deadline and its parts.
template <typename Add>
void EachEvent(const domain::Deadline& deadline, const Add& add) {
  if (const std::string& event = domain::EventOf(deadline); !event.empty()) add(event);
  for (const domain::DeadlinePart& part : deadline.parts) EachEvent(part.deadline, add);
}

// The newest record about the event with this key that is for the task.
const views::EventRecord* NewestFor(
    const std::vector<views::EventRecord>& records,
    const std::string& key,
    const domain::TaskId& task
) {
  const views::EventRecord* newest = nullptr;
  for (const views::EventRecord& record : records) {
    if (domain::EventKey(record.event) == key && record.IsFor(task)) newest = &record;
  }
  return newest;
}

std::vector<PlanEvent> EventsOf(
    const views::Board& board,
    const std::vector<views::AssignedTask>& words,
    const std::vector<views::EventRecord>& records,
    const std::vector<views::EventRecord>& planned
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
      if (added) events.push_back({event, {}, {}, {}});
      std::vector<views::TaskLine>& tasks = events[place->second].tasks;
      if (tasks.empty() || tasks.back().id != task.id) tasks.push_back(*line->second);
    });
  }
  // An adjustment may have changed the last deadline that named an event; its history stays.
  for (const views::EventRecord& record : records) {
    const auto [place, added] = index.try_emplace(domain::EventKey(record.event), events.size());
    if (added) events.push_back({record.event, {}, {}, {}});
    events[place->second].records.push_back(record);
  }
  for (const views::EventRecord& record : planned) {
    const auto place = index.find(domain::EventKey(record.event));
    if (place != index.end()) events[place->second].planned.push_back(record);
  }
  return events;
}

// The fact as it was asked for, before anything is looked up.
Result<facts::EventRecorded> Asked(const domain::PlanId& plan, const EventInput& input) {
  facts::EventRecorded fact;
  fact.plan = plan;
  fact.event = ToNfc(Trim(input.event));
  fact.authority = ToNfc(Trim(input.authority));
  fact.reason = ToNfc(Trim(input.reason));
  for (const std::string& task : input.tasks) fact.tasks.emplace_back(task);
  if (auto words = RequireWords(fact.event, "su_kien", "Vui lòng chọn sự kiện."); !words)
    return words.error();
  if (!fact.reason.empty()) {
    if (auto words = CheckWords(fact.reason.text, "ly_do"); !words) return words.error();
  }
  if (input.mistaken) return fact;
  const auto day = Day::FromIso(Trim(input.day));
  if (!day) return Invalid("Vui lòng ghi ngày sự kiện xảy ra.", "ngay");
  fact.on = *day;
  auto words =
      RequireWords(fact.authority, "van_ban", "Vui lòng ghi số, ngày của văn bản về sự kiện.");
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

using TaskIds = std::vector<domain::TaskId>;

// The tasks of the plan that wait for the event, but for withdrawn ones. Errors: kInvalid, none.
Result<TaskIds> WaitingFor(
    const Deciding& deciding, const domain::PlanId& plan, const std::string& event
) {
  auto tasks = deciding.queries.ReadAssigned(plan, deciding.at.position);
  if (!tasks) return tasks.error();
  const std::string key = domain::EventKey(event);
  TaskIds waiting;
  for (const views::AssignedTask& task : *tasks) {
    if (task.work == domain::WorkStatus::kCancelled) continue;
    if (domain::IsAnchoredTo(task.deadline, key)) waiting.push_back(task.id);
  }
  if (!waiting.empty()) return waiting;
  return Invalid("Không có nhiệm vụ nào của kế hoạch chờ sự kiện này.", "su_kien");
}

// The tasks that the record is for.
Result<TaskIds> ChosenOf(const facts::EventRecorded& fact, TaskIds waiting) {
  if (fact.tasks.empty()) return waiting;
  for (const domain::TaskId& task : fact.tasks) {
    if (std::find(waiting.begin(), waiting.end(), task) != waiting.end()) continue;
    return Invalid("Có nhiệm vụ được chọn không chờ sự kiện này; hãy tải lại trang.", "nhiem_vu");
  }
  return fact.tasks;
}

// Against what was recorded before for these tasks: a correction has a reason and says something
// new.
Status CheckCorrection(
    const std::vector<views::EventRecord>& records,
    const facts::EventRecorded& fact,
    const TaskIds& chosen
) {
  const std::string key = domain::EventKey(fact.event);
  const views::EventRecord* other = nullptr;  // one that names another day or document
  std::size_t same = 0;
  for (const domain::TaskId& task : chosen) {
    const views::EventRecord* newest = NewestFor(records, key, task);
    if (newest == nullptr || !newest->on) continue;
    if (fact.on == newest->on && fact.authority == newest->authority) {
      ++same;
    } else {
      other = newest;
    }
  }
  if (same == chosen.size()) return Invalid("Sự kiện đã được ghi nhận đúng ngày và văn bản này.");
  if (other == nullptr) {
    if (fact.on) return {};
    return Invalid("Sự kiện chưa được ghi nhận nên không có gì để bỏ.");
  }
  if (!fact.reason.empty()) return {};
  return Invalid(
      "Sự kiện đã được ghi nhận ngày " + other->on->Vietnamese() +
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
  auto waiting = WaitingFor(deciding, fact.plan, fact.event);
  if (!waiting) return waiting.error();
  auto chosen = ChosenOf(fact, std::move(*waiting));
  if (!chosen) return chosen.error();
  auto records = deciding.queries.ListEvents(fact.plan, deciding.at.position);
  if (!records) return records.error();
  return CheckCorrection(*records, fact, *chosen);
}

// Nothing was written because the request was known: right only if it was this record.
Status CheckRepeated(App& app, const facts::EventRecorded& fact, Position position) {
  auto records = app.queries.ListEvents(fact.plan, position);
  if (!records) return records.error();
  const bool same = std::any_of(records->begin(), records->end(), [&](const auto& record) {
    return record.event == fact.event && record.on == fact.on &&
           record.authority == fact.authority && record.reason == fact.reason.text &&
           record.tasks == fact.tasks;
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
  auto planned = app.queries.ListPlannedEvents(plan, board->at.position);
  if (!planned) return planned.error();
  PlanEvents out{*board->view.plan, EventsOf(board->view, *words, *records, *planned)};
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

namespace {

Result<facts::EventPlanned> Planned(const domain::PlanId& plan, const PlannedEventInput& input) {
  facts::EventPlanned fact;
  fact.plan = plan;
  fact.event = ToNfc(Trim(input.event));
  fact.authority = ToNfc(Trim(input.authority));
  auto words = RequireWords(fact.event, "su_kien", "Vui lòng chọn sự kiện.");
  if (!words) return words.error();
  if (auto source = CheckWords(fact.authority, "nguon"); !source) return source.error();
  if (Trim(input.day).empty()) return fact;
  const auto day = Day::FromIso(Trim(input.day));
  if (!day) return Invalid("Ngày dự kiến không đúng.", "du_kien");
  fact.on = *day;
  return fact;
}

bool SaysTheSame(const views::EventRecord& record, const facts::EventPlanned& fact) {
  return domain::EventKey(record.event) == domain::EventKey(fact.event) && record.on == fact.on &&
         record.authority == fact.authority;
}

Status CheckPlanned(const Deciding& deciding, const facts::EventPlanned& fact) {
  auto plan = FindPlan(deciding.queries, fact.plan, deciding.at);
  if (!plan) return plan.error();
  if (auto waiting = WaitingFor(deciding, fact.plan, fact.event); !waiting) return waiting.error();
  auto before = deciding.queries.ListPlannedEvents(fact.plan, deciding.at.position);
  if (!before) return before.error();
  const std::string key = domain::EventKey(fact.event);
  const auto newest = std::find_if(before->rbegin(), before->rend(), [&](const auto& record) {
    return domain::EventKey(record.event) == key;
  });
  const bool known = newest != before->rend();
  if (known ? SaysTheSame(*newest, fact) : !fact.on)
    return Conflict("Ngày dự kiến không có gì thay đổi.");
  return {};
}

}  // namespace

Status PlanEventDay(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::PlanId& plan,
    const PlannedEventInput& input
) {
  if (auto allowed = Require(who, Permission::kSteerTasks); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const auto fact = Planned(plan, input);
  if (!fact) return fact.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
        if (auto fits = CheckPlanned(deciding, *fact); !fits) return fits.error();
        return std::vector<facts::Fact>{*fact};
      });
  if (!written) return written.error();
  if (!written->repeated) return {};
  auto records = app.queries.ListPlannedEvents(plan, written->position);
  if (!records) return records.error();
  const bool same = std::any_of(records->begin(), records->end(), [&](const auto& record) {
    return SaysTheSame(record, *fact);
  });
  return same ? Status() : Status(UsedForSomethingElse());
}

}  // namespace sauro::usecase
