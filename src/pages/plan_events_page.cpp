#include "pages/plan_events_page.h"

#include <algorithm>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

std::string EventsUrl(const domain::PlanId& plan) {
  return "/ke-hoach/" + UrlEncode(plan.value) + "/su-kien";
}

bool MaySteer(const Frame& frame) {
  return frame.who != nullptr && !frame.past() && frame.who->May(access::Permission::kSteerTasks);
}

// "cho nhiệm vụ 1, 3"; empty: for all.
std::string ForWhich(const views::EventRecord& record, const std::vector<views::TaskLine>& tasks) {
  std::vector<std::string> ordinals;
  for (const views::TaskLine& task : tasks) {
    if (!record.tasks.empty() && record.IsFor(task.id))
      ordinals.push_back(task.ordinal.empty() ? task.title : task.ordinal);
  }
  return ordinals.empty() ? std::string() : " cho nhiệm vụ " + Join(ordinals, ", ");
}

void AddRecords(
    Dict& dict,
    const std::vector<views::EventRecord>& records,
    const NameOfAccount& name_of,
    const std::vector<views::TaskLine>& tasks = {}
) {
  for (auto each = records.rbegin(); each != records.rend(); ++each) {
    Dict& item = *dict.AddSectionDictionary("RECORD");
    Set(item,
        "WHAT",
        (each->on ? "Xảy ra ngày " + each->on->Vietnamese() : "Ghi nhầm: sự kiện chưa xảy ra") +
            ForWhich(*each, tasks));
    ShowText(item, "AUTHORITY", "TEXT", each->authority);
    ShowText(item, "REASON", "TEXT", each->reason);
    Set(item, "AT", VietnameseTime(each->at));
    Set(item, "BY", name_of ? name_of(each->by) : std::string());
  }
}

// "7 ngày sau", "trước 3 ngày làm việc".
std::string OffsetText(const views::TaskEvent& event) {
  const std::string unit = event.working_days ? " ngày làm việc" : " ngày";
  const std::int32_t days = event.offset_days.value_or(0);
  if (days < 0) return "trước " + Number(-days) + unit;
  return days == 0 ? "ngay ngày xảy ra" : "sau " + Number(days) + unit;
}

bool IsRefused(const usecase::PlanEvent& event, const EventFormState& state, bool planned) {
  return state.error && state.planned == planned &&
         domain::EventKey(state.typed.event) == domain::EventKey(event.event);
}

// Which tasks the record is for, where there are several: those of the record before, or what was
// ticked when it was refused.
void AddChoice(Dict& form, const usecase::PlanEvent& event, const EventFormState* refused) {
  if (event.tasks.size() < 2) return;
  Dict& choice = *form.AddSectionDictionary("CHOICE");
  SetNumber(choice, "COUNT", static_cast<std::int64_t>(event.tasks.size()));
  const bool none = refused != nullptr && refused->error->place == "nhiem_vu";
  if (none) {
    choice.ShowSection("BAD");
    Set(choice, "ERROR_TEXT", refused->error->message);
  }
  for (const views::TaskLine& task : event.tasks) {
    Dict& item = *choice.AddSectionDictionary("TASK");
    Set(item, "ID", task.id.value);
    SetOrdinal(item, task.ordinal);
    Set(item, "TITLE", task.title);
    bool ticked = event.records.empty() || event.records.back().IsFor(task.id);
    if (refused != nullptr) {
      const std::vector<std::string>& chosen = refused->typed.tasks;
      ticked = !none && (chosen.empty() || std::count(chosen.begin(), chosen.end(), task.id.value));
    }
    ShowIf(item, "CHECKED", ticked);
  }
}

// The day on which it is expected, while it has not happened.
void FillPlanForm(Dict& form, const usecase::PlanEvent& event, const EventFormState& state) {
  Set(form, "EVENT", event.event);
  const bool refused = IsRefused(event, state, true);
  const std::optional<Day> planned = event.PlannedOn();
  ShowIf(form, "OPEN", refused);
  Set(form, "DAY", refused ? state.typed.day : planned ? planned->Iso() : std::string());
  Set(form,
      "SOURCE",
      refused   ? state.typed.authority
      : planned ? event.planned.back().authority
                : std::string());
  if (!refused) return;
  Set(form, "ERROR_TEXT", state.error->message);
  if (!state.error->place.empty()) form.ShowSection("BAD_" + state.error->place);
}

void FillForm(Dict& form, const usecase::PlanEvent& event, const EventFormState& state) {
  const bool again = event.Happened() != nullptr;
  Set(form, "EVENT", event.event);
  ShowIf(form, "FIRST", !again);
  ShowIf(form, "AGAIN", again);
  const bool refused = IsRefused(event, state, false);
  if (again) form.ShowSection("CORRECTION");
  AddChoice(form, event, refused ? &state : nullptr);
  if (!refused) return;
  Set(form, "DAY", state.typed.day);
  Set(form, "AUTHORITY", state.typed.authority);
  Set(form, "REASON", state.typed.reason);
  ShowIf(form, "MISTAKEN", state.typed.mistaken);
  Set(form, "ERROR_TEXT", state.error->message);
  if (!state.error->place.empty()) form.ShowSection("BAD_" + state.error->place);
}

void AddTasks(Dict& card, const Frame& frame, const std::vector<views::TaskLine>& tasks) {
  const Day today = frame.at ? frame.at->day : Day();
  for (const views::TaskLine& task : tasks) {
    Dict& item = *card.AddSectionDictionary("TASK");
    Set(item, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(task.id.value)));
    SetOrdinal(item, task.ordinal);
    Set(item, "TITLE", task.title);
    Set(item, "DEADLINE", task.deadline_text);
    ShowText(item, "DUE", "TEXT", task.due ? task.due->Vietnamese() : "");
    ShowText(item, "LEFT", "TEXT", DaysLeft(task.due, task.timing, today));
    AddChip(item, "WORK", task.work);
  }
  SetNumber(card, "COUNT", static_cast<std::int64_t>(tasks.size()));
}

}  // namespace

std::string RenderPlanEvents(
    const Frame& frame,
    const usecase::PlanEvents& events,
    const NameOfAccount& name_of,
    const EventFormState& state
) {
  Page page(frame, "plan_events.tpl");
  Dict& body = page.body();
  if (state.error) AddErrorBox(body, *state.error);
  Set(body, "PLANS_URL", LinkAt(frame, "/ke-hoach"));
  Set(body, "PLAN_URL", LinkAt(frame, "/ke-hoach/" + UrlEncode(events.plan.id.value)));
  Set(body, "NUMBER", events.plan.number.empty() ? std::string("Không số") : events.plan.number);
  Set(body, "TITLE", events.plan.title);
  Set(body, "URL", EventsUrl(events.plan.id));
  ShowIf(body, "NOTHING", events.events.empty());
  std::int64_t number = 0;
  for (const usecase::PlanEvent& event : events.events) {
    Dict& card = *body.AddSectionDictionary("CARD");
    SetNumber(card, "NUMBER_OF", ++number);
    Set(card, "NAME", event.event);
    if (const views::EventRecord* happened = event.Happened()) {
      Dict& known = *card.AddSectionDictionary("HAPPENED");
      Set(known, "DAY", happened->on->Vietnamese());
      Set(known, "AUTHORITY", happened->authority);
    } else {
      card.ShowSection("WAITING");
    }
    if (const auto planned = event.PlannedOn()) {
      Dict& expected = *card.AddSectionDictionary("PLANNED");
      Set(expected, "DAY", planned->Vietnamese());
      ShowText(expected, "SOURCE", "TEXT", event.planned.back().authority);
    }
    AddTasks(card, frame, event.tasks);
    if (!event.records.empty())
      AddRecords(*card.AddSectionDictionary("HISTORY"), event.records, name_of, event.tasks);
    if (MaySteer(frame) && !event.tasks.empty() && event.Happened() == nullptr)
      FillPlanForm(*card.AddSectionDictionary("PLAN_FORM"), event, state);
    // What no task waits for any longer has its history alone.
    if (MaySteer(frame) && !event.tasks.empty())
      FillForm(*card.AddSectionDictionary("FORM"), event, state);
  }
  return page.Html();
}

void AddTaskEvents(
    Dict& body, const Frame& frame, const views::TaskDetail& detail, const NameOfAccount& name_of
) {
  for (const views::TaskEvent& event : detail.events) {
    Dict& item = *body.AddSectionDictionary("EVENT");
    Set(item, "NAME", event.event);
    const bool happened = !event.records.empty() && event.records.back().on;
    if (happened) {
      const views::EventRecord& newest = event.records.back();
      Dict& known = *item.AddSectionDictionary(event.offset_days ? "COUNTED" : "UNCOUNTED");
      Set(known, "DAY", newest.on->Vietnamese());
      Set(known, "AUTHORITY", newest.authority);
      Set(known, "OFFSET", OffsetText(event));
    } else {
      Dict& waiting = *item.AddSectionDictionary("WAITING");
      ShowText(waiting, "PLANNED", "TEXT", event.planned ? event.planned->Vietnamese() : "");
    }
    const std::string url = EventsUrl(detail.task.plan);
    if (MaySteer(frame)) {
      ShowText(item, "STEER", "URL", url);
    } else {
      ShowText(item, "LOOK", "URL", LinkAt(frame, url));
    }
    if (event.records.empty()) continue;
    Dict& history = *body.AddSectionDictionary("EVENT_HISTORY");
    Set(history, "NAME", event.event);
    AddRecords(history, event.records, name_of);
  }
}

}  // namespace sauro::pages
