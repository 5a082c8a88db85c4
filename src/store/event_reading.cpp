#include "store/event_reading.h"

#include <algorithm>
#include <utility>

#include "store/columns.h"
#include "store/query.h"
#include "store/sql.gen.h"
#include "store/stored_queries.h"

namespace sauro::store {
namespace {

// Parts that wait for the same number of days after the same event are one.
void AddEvents(const domain::Deadline& deadline, std::vector<views::TaskEvent>& out) {
  if (const std::string& event = domain::EventOf(deadline); !event.empty()) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const views::TaskEvent& each) {
      return domain::EventKey(each.event) == domain::EventKey(event) &&
             each.offset_days == deadline.offset_days && each.working_days == deadline.working_days;
    });
    if (!known) out.push_back({event, deadline.offset_days, deadline.working_days, {}, {}});
  }
  for (const domain::DeadlinePart& part : deadline.parts) AddEvents(part.deadline, out);
}

}  // namespace

Result<std::vector<views::EventRecord>> ReadEventRecords(
    Connection& connection, const domain::PlanId& plan, Position position, bool planned
) {
  std::vector<views::EventRecord> out;
  Query rows(connection, sql::kPlanEventList, position, plan, planned);
  while (rows.Next()) {
    views::EventRecord record;
    record.event = rows.Text();
    record.on = rows.OptionalDay();
    record.authority = rows.Text();
    record.reason = rows.Text();
    record.at = rows.Instant();
    record.by = rows.Identifier<domain::AccountId>();
    for (std::string& task : TextsFromColumn(rows.TextView()))
      record.tasks.emplace_back(std::move(task));
    out.push_back(std::move(record));
  }
  if (!rows.status()) return rows.status().error();
  return out;
}

Result<std::vector<views::TaskEvent>> ReadTaskEvents(
    Connection& connection,
    const domain::Deadline& deadline,
    const domain::PlanId& plan,
    const domain::TaskId& task,
    Position position
) {
  std::vector<views::TaskEvent> events;
  AddEvents(deadline, events);
  if (events.empty()) return events;
  auto records = ReadEventRecords(connection, plan, position);
  if (!records) return records.error();
  auto planned = ReadEventRecords(connection, plan, position, true);
  if (!planned) return planned.error();
  for (views::TaskEvent& event : events) {
    const std::string key = domain::EventKey(event.event);
    for (const views::EventRecord& record : *records) {
      if (domain::EventKey(record.event) == key && record.IsFor(task))
        event.records.push_back(record);
    }
    for (const views::EventRecord& record : *planned) {
      if (domain::EventKey(record.event) == key) event.planned = record.on;
    }
  }
  return events;
}

Result<std::vector<views::EventRecord>> StoredQueries::ListEvents(
    const domain::PlanId& plan, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  return ReadEventRecords(**lease, plan, position);
}

Result<std::vector<views::EventRecord>> StoredQueries::ListPlannedEvents(
    const domain::PlanId& plan, Position position
) {
  auto lease = source_.Take();
  if (!lease) return lease.error();
  return ReadEventRecords(**lease, plan, position, true);
}

}  // namespace sauro::store
