#include "usecase/indicator_adjust.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "usecase/indicator_rows.h"

namespace sauro::usecase {
namespace {

using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;

class IndicatorAdjuster {
 public:
  IndicatorAdjuster(const IndicatorChanges& changes, std::vector<domain::Indicator> newer)
      : changes_(changes) {
    std::map<std::string, std::int64_t> sorts;
    for (const views::IndicatorLine& line : changes.before) {
      before_[line.indicator.id.value] = &line.indicator;
      sorts[line.indicator.id.value] = line.indicator.sort;
    }
    sorts_ = SortsOfAdded(changes.comparison, sorts, true);
    const auto rows = IndicatorRows(changes.draft);
    for (std::size_t i = 0; i < rows.size(); ++i) newer_[rows[i]->key] = std::move(newer[i]);
    FindWhatTheyAre();
  }

  void Add(const RowDiff& diff, std::vector<facts::Fact>& facts) const {
    switch (diff.kind) {
      case RowChangeKind::kSame:
      case RowChangeKind::kChanged: return Change(diff, facts);
      case RowChangeKind::kAdded:
        if (Takes(TickOf(changes_.comparison, diff))) Assign(diff, facts);
        return;
      case RowChangeKind::kDropped:
        if (Takes(TickOf(changes_.comparison, diff))) {
          facts.emplace_back(facts::IndicatorWithdrawn{
              Before(diff).id, changes_.adjustment.reason, changes_.adjustment.authority});
        } else if (ParentAfter(diff) != Before(diff).parent) {
          Adjust(Before(diff), ParentAfter(diff), facts);
        }
        return;
    }
  }

 private:
  [[nodiscard]] bool Takes(const std::string& tick) const {
    return IsTaken(changes_.comparison, changes_.adjustment.take, tick);
  }
  [[nodiscard]] const domain::Indicator& Before(const RowDiff& diff) const {
    return *before_.at(changes_.comparison.before[*diff.before].key);
  }
  [[nodiscard]] const std::string& Key(const RowDiff& diff) const {
    return changes_.comparison.after[*diff.after].key;
  }

  // A row is the indicator that it is a newer text of, else one that is taken, else none.
  void FindWhatTheyAre() {
    for (const RowDiff& diff : changes_.comparison.rows) {
      if (!IsOfIndicator(changes_.comparison, diff)) continue;
      if (!diff.after && Takes(TickOf(changes_.comparison, diff)))
        withdrawn_.insert(Before(diff).id);
      if (!diff.after) continue;
      const domain::IndicatorId read = newer_.at(Key(diff)).id;
      if (diff.before) {
        is_[read] = Before(diff).id;
      } else if (Takes(TickOf(changes_.comparison, diff))) {
        is_[read] = read;
      }
    }
  }

  void Assign(const RowDiff& diff, std::vector<facts::Fact>& facts) const {
    domain::Indicator made = newer_.at(Key(diff));
    made.plan = changes_.adjustment.plan;
    made.sort = sorts_.at(Key(diff));
    made.parent = ParentAfter(diff);
    facts.emplace_back(facts::IndicatorAssigned{std::move(made)});
  }

  // What it is a part of from now on: as the newer text has it, where that is taken; a heading that
  // is withdrawn has no parts.
  [[nodiscard]] std::optional<domain::IndicatorId> ParentAfter(const RowDiff& diff) const {
    if (diff.after) {
      const auto& read = newer_.at(Key(diff)).parent;
      if (!read) return std::nullopt;
      if (const auto parent = is_.find(*read); parent != is_.end()) return parent->second;
    }
    if (!diff.before) return std::nullopt;
    const auto& before = Before(diff).parent;
    return before && withdrawn_.count(*before) > 0 ? std::nullopt : before;
  }

  void Adjust(
      domain::Indicator after,
      std::optional<domain::IndicatorId> parent,
      std::vector<facts::Fact>& facts
  ) const {
    after.parent = std::move(parent);
    facts.emplace_back(facts::IndicatorAdjusted{
        std::move(after), changes_.adjustment.reason, changes_.adjustment.authority});
  }

  // The indicator as it is, with what is taken from the row.
  void Change(const RowDiff& diff, std::vector<facts::Fact>& facts) const {
    std::vector<Field> taken;
    for (const intake::FieldChange& change : diff.fields) {
      if (Takes(TickOf(changes_.comparison, diff, change.field))) taken.push_back(change.field);
    }
    const auto parent = ParentAfter(diff);
    if (taken.empty() && parent == Before(diff).parent) return;
    const domain::Indicator& newer = newer_.at(Key(diff));
    domain::Indicator after = Before(diff);
    for (const Field field : taken) CopyWords(newer, field, after);
    after.group = after.targets.empty() && newer.group;
    after.place = newer.place;
    after.holders = HoldersOf(Before(diff), newer, taken);
    Adjust(std::move(after), parent, facts);
  }

  static void CopyWords(const domain::Indicator& from, Field field, domain::Indicator& to) {
    switch (field) {
      case Field::kSection: to.section = from.section; return;
      case Field::kOrdinal: to.ordinal = from.ordinal; return;
      case Field::kTitle: to.name = from.name; return;
      case Field::kUnit: domain::ChangeUnit(to.unit, to.targets, from.unit); return;
      case Field::kTarget: to.targets = from.targets; return;
      case Field::kNote: to.note = from.note; return;
      case Field::kBaseline:
        to.baseline = from.baseline;
        to.baseline_year = from.baseline_year;
        return;
      default: return;  // who holds it
    }
  }

  // Holders of the roles that are taken come from the row, the others stay.
  static std::vector<domain::Assignment> HoldersOf(
      const domain::Indicator& before,
      const domain::Indicator& newer,
      const std::vector<Field>& taken
  ) {
    const auto takes = [&](const domain::Assignment& holder) {
      const auto field = FieldOf(holder.role);
      return field && std::find(taken.begin(), taken.end(), *field) != taken.end();
    };
    std::vector<domain::Assignment> out;
    for (const domain::Assignment& holder : before.holders) {
      if (!takes(holder)) out.push_back(holder);
    }
    for (const domain::Assignment& holder : newer.holders) {
      if (takes(holder)) out.push_back(holder);
    }
    return out;
  }

  const IndicatorChanges& changes_;
  std::map<std::string, const domain::Indicator*> before_;
  std::map<std::string, domain::Indicator> newer_;  // by key of the row
  std::map<std::string, std::int64_t> sorts_;
  std::map<domain::IndicatorId, domain::IndicatorId> is_;  // of an identifier made for a row
  std::set<domain::IndicatorId> withdrawn_;
};

}  // namespace

void AddIndicatorFacts(
    const IndicatorChanges& changes, std::uint32_t& next_holder, std::vector<facts::Fact>& facts
) {
  auto newer = IndicatorsOf(
      changes.draft,
      changes.catalogue,
      changes.request_id,
      static_cast<std::uint32_t>(facts.size()),
      next_holder
  );
  const IndicatorAdjuster adjuster(changes, std::move(newer));
  for (const RowDiff& diff : changes.comparison.rows) {
    if (IsOfIndicator(changes.comparison, diff)) adjuster.Add(diff, facts);
  }
}

}  // namespace sauro::usecase
