#pragma once
// Events for which deadlines of a plan wait: which there are, and recording that one happened.

#include <optional>
#include <string>
#include <vector>

#include "usecase/app.h"
#include "usecase/reading.h"

namespace sauro::usecase {

/// An event with the tasks that wait for it and what was recorded about it.
struct PlanEvent {
  std::string event;                   ///< as its first task names it
  std::vector<views::TaskLine> tasks;  ///< in order of the document
  std::vector<views::EventRecord>
      records;  ///< the oldest first; of a task the newest for it counts
  std::vector<views::EventRecord> planned{};  ///< when it is expected, the oldest first

  /// The newest record that names a day; nullptr while the event has not happened.
  [[nodiscard]] const views::EventRecord* Happened() const;
  /// When it is expected, as said last.
  [[nodiscard]] std::optional<Day> PlannedOn() const {
    return planned.empty() ? std::nullopt : planned.back().on;
  }
};

struct PlanEvents {
  views::PlanLine plan;
  std::vector<PlanEvent> events;  ///< in order of the document
};

/// Needs kReadBoards. Errors: kNotFound, no such plan; those of reading (reading.h).
Result<Dated<PlanEvents>> ListPlanEvents(
    App& app, const Principal& who, const domain::PlanId& plan, const AsOf& as_of
);

struct EventInput {
  std::string event;      ///< as a deadline of the plan names it
  std::string day;        ///< ISO; of the event
  std::string authority;  ///< number and day of the document that tells of it
  std::string reason;     ///< needed where the event was recorded before
  bool mistaken =
      false;  ///< what was recorded is wrong and the event has not happened; no day then
  /// For these tasks alone; none: for all of the plan that wait for it, also those that come later.
  std::vector<std::string> tasks = {};
};

/// Fact event.recorded; the due days of all tasks of the plan that wait for the event follow from
/// it. Needs kSteerTasks. Errors: kNotFound, no such plan; kInvalid with place "su_kien" (no open
/// task of the plan waits for it), "ngay" (no day, or one that has not come yet), "van_ban",
/// "ly_do" (a correction without a reason), "nhiem_vu" (a task that does not wait for it) or none
/// (it says what was recorded already).
Status RecordEvent(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::PlanId& plan,
    const EventInput& input
);

struct PlannedEventInput {
  std::string event;      ///< as a deadline of the plan names it
  std::string day;        ///< ISO; empty: no day is expected any longer
  std::string authority;  ///< where it is said; may be empty
};

/// Fact event.planned: shown beside the deadlines that wait, and moves none. Needs kSteerTasks.
/// Errors: kNotFound, no such plan; kInvalid with place "su_kien", "du_kien" (no such day) or
/// "nguon"; kConflict, nothing is new.
Status PlanEventDay(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::PlanId& plan,
    const PlannedEventInput& input
);

}  // namespace sauro::usecase
