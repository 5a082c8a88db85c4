#include "usecase/draft_years.h"

#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "intake/deadline_text.h"
#include "intake/plan_year.h"

namespace sauro::usecase {
namespace {

using intake::DeadlineReading;
using intake::Field;

DeadlineReading ReadIn(
    const std::string& text, std::optional<int> year, const intake::ReadingRules& rules
) {
  intake::DeadlineContext context;
  context.year = year;
  context.before_excludes_day = rules.before_excludes_day;
  return intake::ReadDeadline(text, context);
}

bool SaysTheSame(const domain::Deadline& one, const domain::Deadline& other) {
  return facts::DeadlineToJson(one) == facts::DeadlineToJson(other);
}

void PutReading(intake::DraftRow& row, const std::string& old_doubt, DeadlineReading reading) {
  std::erase_if(row.doubts, [&](const intake::Doubt& doubt) {
    return doubt.field == Field::kDeadline && doubt.reason == old_doubt;
  });
  row.deadline = std::move(reading.deadline);
  if (!reading.doubt.empty())
    row.doubts.push_back({Field::kDeadline, std::move(reading.doubt), ""});
}

}  // namespace

bool FollowsYear(
    const intake::DraftPlan& plan, const intake::DraftRow& row, const intake::ReadingRules& rules
) {
  const auto year = intake::YearFor(plan, row.section);
  return SaysTheSame(row.deadline, ReadIn(row.deadline.raw, year, rules).deadline);
}

bool ReadDeadlineAgain(
    intake::DraftRow& row,
    std::optional<int> before,
    std::optional<int> now,
    const intake::ReadingRules& rules
) {
  if (now == before || row.deadline.inherited || row.deadline.raw.empty()) return false;
  const DeadlineReading then = ReadIn(row.deadline.raw, before, rules);
  if (!SaysTheSame(row.deadline, then.deadline)) return false;
  DeadlineReading reading = ReadIn(row.deadline.raw, now, rules);
  if (SaysTheSame(row.deadline, reading.deadline)) return false;
  PutReading(row, then.doubt, std::move(reading));
  return true;
}

void ReadDeadlinesAgain(
    intake::DraftPlan& plan, std::optional<int> before, const intake::ReadingRules& rules
) {
  const std::optional<int> now = intake::YearOfDocument(plan.document);
  if (now == before) return;
  const auto read_again = [&](intake::DraftRow& row) {
    if (row.confirmed || intake::YearOfSection(plan, row.section)) return;
    ReadDeadlineAgain(row, before, now, rules);
  };
  for (intake::DraftTask& task : plan.tasks) read_again(task);
  for (intake::DraftIndicator& indicator : plan.indicators) read_again(indicator);
}

}  // namespace sauro::usecase
