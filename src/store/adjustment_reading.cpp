#include "store/adjustment_reading.h"

#include <utility>

#include "base/text.h"
#include "domain/section_path.h"
#include "facts/indicator_json.h"
#include "store/columns.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

struct Dated {
  Position from;
  views::Adjustment adjustment;
};

// What the plan was called by each version of it.
struct PlanVersion {
  Position from;
  std::vector<views::ChangedField> fields;  // `after` holds what the version says
};

// One version of the words of a task.
struct Words {
  domain::TaskId task;
  Position from;
  std::string ordinal;
  std::string title;
  std::vector<views::ChangedField> fields;  // `after` holds what the version says
};

Result<std::vector<Dated>> ReadDocuments(
    Connection& connection, const domain::PlanId& plan, Position position
) {
  std::vector<Dated> out;
  Query rows(connection, sql::kAdjustmentList, position, plan);
  while (rows.Next()) {
    Dated one;
    one.from = Position{static_cast<std::uint64_t>(rows.Int())};
    one.adjustment.at = rows.Instant();
    one.adjustment.by = rows.Identifier<domain::AccountId>();
    one.adjustment.reason = rows.Text();
    one.adjustment.authority = rows.Text();
    one.adjustment.document = rows.Text();
    out.push_back(std::move(one));
  }
  if (!rows.status()) return rows.status().error();
  return out;
}

PlanVersion ReadPlanVersion(Query& row) {
  PlanVersion version;
  version.from = Position{static_cast<std::uint64_t>(row.Int())};
  version.fields.push_back({"number", "", row.Text()});
  const std::optional<Day> date = row.OptionalDay();
  version.fields.push_back({"date", "", date ? date->Vietnamese() : std::string()});
  version.fields.push_back({"title", "", row.Text()});
  version.fields.push_back({"issuer", "", row.Text()});
  return version;
}

Words ReadWords(Query& row) {
  Words words;
  words.task = row.Identifier<domain::TaskId>();
  words.from = Position{static_cast<std::uint64_t>(row.Int())};
  const auto put = [&](const char* field, std::string text) {
    words.fields.push_back({field, "", std::move(text)});
  };
  put("section", domain::JoinPath(TextsFromColumn(row.TextView())));
  words.ordinal = row.Text();
  put("ordinal", words.ordinal);
  words.title = row.Text();
  put("title", words.title);
  for (const char* field : {"lead", "coordinate", "product", "deadline", "note"})
    put(field, row.Text());
  put("basis", Join(TextsFromColumn(row.TextView()), "; "));
  return words;
}

// The adjustment whose facts those at `from` are among; nullptr before the first one.
views::Adjustment* MadeBy(std::vector<Dated>& all, Position from) {
  views::Adjustment* found = nullptr;
  for (Dated& each : all) {
    if (each.from < from) found = &each.adjustment;
  }
  return found;
}

using Fields = std::vector<views::ChangedField>;

// The fields of a version that say something else than the version before.
Fields Difference(const Fields& before, const Fields& after) {
  Fields out;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i].after != after[i].after)
      out.push_back({after[i].field, before[i].after, after[i].after});
  }
  return out;
}

views::AdjustedTask Difference(const Words* before, const Words& after) {
  views::AdjustedTask task{after.task, after.ordinal, after.title};
  if (before == nullptr) {
    task.how = views::AdjustedHow::kAdded;
  } else {
    task.fields = Difference(before->fields, after.fields);
  }
  return task;
}

// An adjustment that renames the plan makes the version in its own place in the ledger.
Status AddPlanFields(
    Connection& connection, const domain::PlanId& plan, Position position, std::vector<Dated>& all
) {
  std::optional<PlanVersion> before;
  Query versions(connection, sql::kPlanVersions, position, plan);
  while (versions.Next()) {
    PlanVersion now = ReadPlanVersion(versions);
    for (Dated& each : all) {
      if (before && each.from == now.from)
        each.adjustment.fields = Difference(before->fields, now.fields);
    }
    before = std::move(now);
  }
  return versions.status();
}

// Tasks that a newer paper dropped, to the adjustments that did so.
Status AddWithdrawals(Query& gone, std::vector<Dated>& all) {
  while (gone.Next()) {
    views::AdjustedTask withdrawn;
    withdrawn.id = gone.Identifier<domain::TaskId>();
    withdrawn.ordinal = gone.Text();
    withdrawn.title = gone.Text();
    withdrawn.how = views::AdjustedHow::kWithdrawn;
    const Position since{static_cast<std::uint64_t>(gone.Int())};
    if (views::Adjustment* made = MadeBy(all, since)) made->tasks.push_back(std::move(withdrawn));
  }
  return gone.status();
}

Fields FieldsOf(const domain::Indicator& indicator) {
  using domain::AssignmentRole;
  return {
      {"section", "", domain::JoinPath(indicator.section)},
      {"ordinal", "", indicator.ordinal},
      {"title", "", indicator.name},
      {"unit", "", indicator.unit},
      {"baseline", "", domain::BaselineText(indicator.baseline_year, indicator.baseline)},
      {"target", "", domain::TextOf(indicator.targets)},
      {"director", "", PrintedNames(indicator.holders, AssignmentRole::kDirector)},
      {"lead", "", PrintedNames(indicator.holders, AssignmentRole::kLead)},
      {"coordinate", "", PrintedNames(indicator.holders, AssignmentRole::kCoordinator)},
      {"implement", "", PrintedNames(indicator.holders, AssignmentRole::kImplementer)},
      {"note", "", indicator.note},
  };
}

// Indicators with versions that are newer than the first adjustment.
Status AddIndicators(
    Connection& connection, const domain::PlanId& plan, Position position, std::vector<Dated>& all
) {
  Query versions(connection, sql::kAdjustmentIndicators, position, plan, all.front().from);
  std::optional<domain::Indicator> before;
  while (versions.Next()) {
    auto id = versions.Identifier<domain::IndicatorId>();
    const Position from{static_cast<std::uint64_t>(versions.Int())};
    const bool withdrawn = versions.Bool();
    auto now = facts::IndicatorFromJson(std::move(id), versions.TextView());
    if (!now) return now.error();
    views::AdjustedIndicator adjusted{now->id, now->ordinal, now->name};
    if (withdrawn) {
      adjusted.how = views::AdjustedHow::kWithdrawn;
    } else if (!before || before->id != now->id) {
      adjusted.how = views::AdjustedHow::kAdded;
    } else {
      adjusted.fields = Difference(FieldsOf(*before), FieldsOf(*now));
    }
    // Another organisation answers for it after a succession; what the plan says is the same.
    const bool says = adjusted.how != views::AdjustedHow::kChanged || !adjusted.fields.empty();
    views::Adjustment* made = MadeBy(all, from);
    if (says && made != nullptr) made->indicators.push_back(adjusted);
    before = std::move(*now);
  }
  return versions.status();
}

// What is not of single tasks.
Status AddOfPlan(
    Connection& connection, const domain::PlanId& plan, Position position, std::vector<Dated>& all
) {
  if (auto added = AddPlanFields(connection, plan, position, all); !added) return added;
  return AddIndicators(connection, plan, position, all);
}

}  // namespace

Result<std::vector<views::Adjustment>> ReadAdjustments(
    Connection& connection,
    const domain::PlanId& plan,
    const std::optional<domain::TaskId>& task,
    Position position
) {
  auto all = ReadDocuments(connection, plan, position);
  if (!all) return all.error();
  std::vector<views::Adjustment> out;
  if (all->empty()) return out;
  if (!task) {
    if (auto added = AddOfPlan(connection, plan, position, *all); !added) return added.error();
  }
  const Position first = all->front().from;
  Query words(connection, sql::kAdjustmentWords, position, plan, task, first);
  std::optional<Words> before;
  while (words.Next()) {
    Words now = ReadWords(words);
    const bool same = before && before->task == now.task;
    if (views::Adjustment* made = MadeBy(*all, now.from))
      made->tasks.push_back(Difference(same ? &*before : nullptr, now));
    before = std::move(now);
  }
  if (!words.status()) return words.status().error();
  Query gone(connection, sql::kAdjustmentWithdrawals, position, plan, task, first);
  if (auto added = AddWithdrawals(gone, *all); !added) return added.error();
  for (Dated& each : *all) {
    if (!task || !each.adjustment.tasks.empty()) out.push_back(std::move(each.adjustment));
  }
  return out;
}

}  // namespace sauro::store
