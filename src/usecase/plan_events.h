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
  std::string event;                        ///< as its first task names it
  std::vector<views::TaskLine> tasks;       ///< in order of the document
  std::vector<views::EventRecord> records;  ///< the oldest first; the newest counts

  /// The newest record that names a day; nullptr while the event has not happened.
  [[nodiscard]] const views::EventRecord* Happened() const;
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
};

/// Fact event.recorded; the due days of all tasks of the plan that wait for the event follow from
/// it. Needs kSteerTasks. Errors: kNotFound, no such plan; kInvalid with place "su_kien" (no open
/// task of the plan waits for it), "ngay" (no day, or one that has not come yet), "van_ban",
/// "ly_do" (a correction without a reason) or none (it says what was recorded already).
Status RecordEvent(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::PlanId& plan,
    const EventInput& input
);

}  // namespace sauro::usecase
