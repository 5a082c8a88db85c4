#include "usecase/plan_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "crypto/sha256.h"
#include "domain/section_path.h"
#include "usecase/draft_rows.h"
#include "usecase/indicator_rows.h"

namespace sauro::usecase {
namespace {

using domain::AssignmentRole;
using intake::DiffRow;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;

// A name that the catalogue has learnt since is a change: its holder can report from now on.
void PutHolders(DiffRow& row, std::vector<domain::Assignment> holders) {
  for (domain::Assignment& holder : holders) {
    if (!holder.organization) holder.printed += " (không có trong danh mục)";
  }
  for (const AssignmentRole role :
       {AssignmentRole::kDirector,
        AssignmentRole::kLead,
        AssignmentRole::kCoordinator,
        AssignmentRole::kImplementer}) {
    row.texts[*FieldOf(role)] = PrintedNames(holders, role);
  }
}

DiffRow RowOf(const views::AssignedTask& task) {
  DiffRow row;
  row.key = task.id.value;
  row.texts = {
      {Field::kOrdinal, task.ordinal},
      {Field::kSection, domain::JoinPath(task.section)},
      {Field::kTitle, task.title},
      {Field::kProduct, task.product},
      {Field::kDeadline, task.deadline.raw},
      {Field::kNote, task.note},
      {Field::kBasis, Join(task.basis, "; ")},
  };
  std::vector<domain::Assignment> holders;
  for (const views::AssignedHolder& holder : task.holders) {
    if (!domain::IsOver(holder.work)) holders.push_back(holder.assignment);
  }
  PutHolders(row, holders);
  return row;
}

DiffRow RowOf(
    const intake::DraftPlan& plan, const intake::DraftTask& task, const domain::Catalogue& catalogue
) {
  DiffRow row;
  row.key = task.key;
  row.texts = {
      {Field::kOrdinal, task.ordinal},
      {Field::kSection, domain::JoinPath(intake::SectionPath(plan, task.section))},
      {Field::kTitle, task.title},
      {Field::kProduct, task.product},
      {Field::kDeadline, task.deadline.raw},
      {Field::kNote, task.note},
      {Field::kBasis, Join(task.basis, "; ")},
  };
  PutHolders(row, AssignmentsOf(task, catalogue, "", 0));
  return row;
}

DiffRow RowOf(const domain::Indicator& indicator) {
  DiffRow row;
  row.key = indicator.id.value;
  row.indicator = true;
  row.texts[Field::kSection] = domain::JoinPath(indicator.section);
  for (const Field field : kIndicatorFields) row.texts[field] = FieldText(indicator, field);
  PutHolders(row, indicator.holders);
  return row;
}

DiffRow RowOf(
    const intake::DraftPlan& plan,
    const intake::DraftIndicator& indicator,
    const domain::Catalogue& catalogue
) {
  DiffRow row;
  row.key = indicator.key;
  row.indicator = true;
  row.texts[Field::kSection] = domain::JoinPath(intake::SectionPath(plan, indicator.section));
  for (const Field field : kIndicatorFields) row.texts[field] = FieldText(indicator, field);
  PutHolders(row, AssignmentsOf(indicator, catalogue, "", 0));
  return row;
}

}  // namespace

std::int64_t Comparison::Count(RowChangeKind kind) const {
  return std::count_if(rows.begin(), rows.end(), [&](const RowDiff& diff) {
    return diff.kind == kind;
  });
}

bool Comparison::Differs() const {
  return !document.empty() || !links.empty() ||
         Count(RowChangeKind::kSame) != static_cast<std::int64_t>(rows.size());
}

std::string TickOf(const Comparison& comparison, const RowDiff& diff) {
  switch (diff.kind) {
    case RowChangeKind::kAdded: return "+" + comparison.after[*diff.after].key;
    case RowChangeKind::kDropped: return "-" + comparison.before[*diff.before].key;
    case RowChangeKind::kSame:
    case RowChangeKind::kChanged: break;
  }
  return comparison.after[*diff.after].key;
}

std::string TickOf(const Comparison& comparison, const RowDiff& diff, Field field) {
  return comparison.after[*diff.after].key + ":" + std::string(intake::CodeOf(field));
}

std::string TickOf(Field field_of_plan) {
  return "plan:" + std::string(intake::CodeOf(field_of_plan));
}

bool IsOfIndicator(const Comparison& comparison, const RowDiff& diff) {
  return diff.after ? comparison.after[*diff.after].indicator
                    : comparison.before[*diff.before].indicator;
}

std::string MarkOf(const Comparison& comparison) {
  json::array said;
  for (const intake::FieldChange& change : comparison.document)
    said.push_back({intake::CodeOf(change.field), change.before, change.after});
  for (const intake::DraftLink& link : comparison.links)
    said.push_back({link.row, link.other, link.relation ? CodeOf(*link.relation) : ""});
  for (const RowDiff& diff : comparison.rows) {
    if (diff.kind == RowChangeKind::kSame) continue;
    json::array one = {json::string(TickOf(comparison, diff))};
    for (const intake::FieldChange& change : diff.fields) {
      one.push_back({intake::CodeOf(change.field), change.before, change.after});
    }
    const auto put_all = [&](const DiffRow& row) {
      for (const auto& [field, text] : row.texts) one.push_back({intake::CodeOf(field), text});
    };
    if (diff.kind == RowChangeKind::kAdded) put_all(comparison.after[*diff.after]);
    if (diff.kind == RowChangeKind::kDropped) put_all(comparison.before[*diff.before]);
    said.push_back(std::move(one));
  }
  return crypto::ToHex(crypto::Sha256(CanonicalJson(said))).substr(0, 24);
}

bool IsTaken(const Comparison& comparison, const Ticks& ticks, const std::string& tick) {
  return ticks ? ticks->count(tick) > 0 : comparison.kept.count(tick) == 0;
}

namespace {

// An amending document has a number and a title of its own, and so has what it amends.
bool Amends(const intake::DraftDocument& newer, const intake::DraftDocument& approved) {
  return std::any_of(
      newer.relations.begin(),
      newer.relations.end(),
      [&](const intake::DraftRelation& relation) {
        return relation.kind == intake::RelationKind::kAmends && !approved.number.empty() &&
               Fold(relation.number) == Fold(approved.number);
      }
  );
}

// A link of a row to the very task that it is makes nothing.
std::vector<intake::DraftLink> LinksToMake(
    const intake::DraftPlan& draft, const Comparison& comparison
) {
  std::set<std::pair<std::string, std::string>> itself;
  for (const RowDiff& diff : comparison.rows) {
    if (diff.before && diff.after)
      itself.emplace(comparison.after[*diff.after].key, comparison.before[*diff.before].key);
  }
  std::vector<intake::DraftLink> out;
  for (const intake::DraftLink& link : draft.links) {
    if (link.relation && itself.count({link.row, link.other}) == 0) out.push_back(link);
  }
  return out;
}

}  // namespace

void AppendRows(Comparison& out, std::vector<DiffRow> before, std::vector<DiffRow> after) {
  for (RowDiff& diff : intake::CompareRows(before, after)) {
    if (diff.before) *diff.before += out.before.size();
    if (diff.after) *diff.after += out.after.size();
    out.rows.push_back(std::move(diff));
  }
  std::move(before.begin(), before.end(), std::back_inserter(out.before));
  std::move(after.begin(), after.end(), std::back_inserter(out.after));
}

namespace {

void AppendTasks(
    Comparison& out,
    const intake::DraftPlan& draft,
    const domain::Catalogue& catalogue,
    const ApprovedPlan& approved
) {
  std::vector<DiffRow> before;
  std::vector<DiffRow> after;
  std::set<std::string> done;  // the work was done, whether or not the paper names it still
  for (const views::AssignedTask& task : approved.tasks) {
    if (task.work == domain::WorkStatus::kCompleted) done.insert(task.id.value);
    if (!domain::IsOver(task.work)) before.push_back(RowOf(task));
  }
  for (const intake::DraftTask* row : TaskRows(draft))
    after.push_back(RowOf(draft, *row, catalogue));
  AppendRows(out, std::move(before), std::move(after));
  for (const RowDiff& diff : out.rows) {
    const bool dropped = diff.kind == RowChangeKind::kDropped;
    if (dropped && done.count(out.before[*diff.before].key) > 0) out.kept.insert(TickOf(out, diff));
  }
}

void AppendIndicators(
    Comparison& out,
    const intake::DraftPlan& draft,
    const domain::Catalogue& catalogue,
    const ApprovedPlan& approved
) {
  std::vector<DiffRow> before;
  std::vector<DiffRow> after;
  for (const views::IndicatorLine& line : approved.indicators) {
    if (!line.withdrawn) before.push_back(RowOf(line.indicator));
  }
  for (const intake::DraftIndicator* row : IndicatorRows(draft))
    after.push_back(RowOf(draft, *row, catalogue));
  AppendRows(out, std::move(before), std::move(after));
}

}  // namespace

Comparison CompareWithApproved(
    const intake::DraftPlan& draft, const domain::Catalogue& catalogue, const ApprovedPlan& approved
) {
  Comparison out;
  AppendTasks(out, draft, catalogue, approved);
  AppendIndicators(out, draft, catalogue, approved);
  out.document = CompareDocuments(approved.words, draft.document);
  const bool amends = Amends(draft.document, approved.words);
  for (const intake::FieldChange& change : out.document) {
    if (amends || change.after.empty()) out.kept.insert(TickOf(change.field));
  }
  out.links = LinksToMake(draft, out);
  out.mark = MarkOf(out);
  return out;
}

std::map<std::string, std::int64_t> SortsOfAdded(
    const Comparison& comparison, const std::map<std::string, std::int64_t>& sorts, bool indicators
) {
  std::map<std::string, std::int64_t> out;
  std::int64_t last = 0;
  std::vector<std::string> waiting;
  const auto place = [&](std::int64_t next) {
    const auto parts = static_cast<std::int64_t>(waiting.size()) + 1;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      out[waiting[i]] = last + (next - last) * static_cast<std::int64_t>(i + 1) / parts;
    }
    waiting.clear();
  };
  for (const RowDiff& diff : comparison.rows) {
    if (!diff.after || comparison.after[*diff.after].indicator != indicators) continue;
    if (diff.kind == RowChangeKind::kAdded) waiting.push_back(comparison.after[*diff.after].key);
    if (!diff.before) continue;
    const std::int64_t sort = sorts.at(comparison.before[*diff.before].key);
    if (sort <= last) continue;  // what moved stands where it stood
    place(sort);
    last = sort;
  }
  place(last + kSortStep * (static_cast<std::int64_t>(waiting.size()) + 1));
  return out;
}

std::optional<Field> FieldOf(AssignmentRole role) {
  switch (role) {
    case AssignmentRole::kDirector: return Field::kDirector;
    case AssignmentRole::kLead: return Field::kLead;
    case AssignmentRole::kCoordinator: return Field::kCoordinate;
    case AssignmentRole::kImplementer: return Field::kImplement;
    case AssignmentRole::kMonitor: break;
  }
  return std::nullopt;
}

std::vector<intake::FieldChange> CompareDocuments(
    const intake::DraftDocument& before, const intake::DraftDocument& after
) {
  std::vector<intake::FieldChange> out;
  const auto compare = [&](Field field, const std::string& old, const std::string& now) {
    if (CollapseSpace(ToNfc(old)) != CollapseSpace(ToNfc(now))) out.push_back({field, old, now});
  };
  const auto day = [](const std::optional<Day>& date) {
    return date ? date->Vietnamese() : std::string();
  };
  compare(Field::kNumber, before.number, after.number);
  compare(Field::kDate, day(before.date), day(after.date));
  if (!after.title.empty()) compare(Field::kTitle, before.title, after.title);
  compare(Field::kIssuer, before.issuer, after.issuer);
  return out;
}

std::string_view DocumentFieldName(Field field) {
  return field == Field::kTitle ? "Tên kế hoạch" : intake::VietnameseName(field);
}

std::string ComparisonText(const Comparison& comparison) {
  std::string out = fmt::format(
      "{} thay đổi, {} thêm mới, {} không còn, {} giữ nguyên.\n",
      comparison.Count(RowChangeKind::kChanged),
      comparison.Count(RowChangeKind::kAdded),
      comparison.Count(RowChangeKind::kDropped),
      comparison.Count(RowChangeKind::kSame)
  );
  for (const intake::FieldChange& change : comparison.document) {
    out += fmt::format(
        "* {}: “{}” → “{}”\n", DocumentFieldName(change.field), change.before, change.after
    );
  }
  const auto line = [&](const char* sign, const DiffRow& row) {
    out += fmt::format(
        "{} {}{}. {}\n",
        sign,
        row.indicator ? "Chỉ tiêu " : "",
        row.Text(Field::kOrdinal),
        Shorten(CollapseSpace(row.Text(Field::kTitle)), 120)
    );
  };
  for (const RowDiff& diff : comparison.rows) {
    if (diff.kind == RowChangeKind::kAdded) line("+", comparison.after[*diff.after]);
    if (diff.kind == RowChangeKind::kDropped) line("-", comparison.before[*diff.before]);
    if (diff.kind != RowChangeKind::kChanged) continue;
    line("~", comparison.before[*diff.before]);
    for (const intake::FieldChange& change : diff.fields) {
      out += fmt::format(
          "    {}: “{}” → “{}”\n",
          intake::VietnameseName(change.field),
          CollapseSpace(change.before),
          CollapseSpace(change.after)
      );
    }
  }
  return out;
}

}  // namespace sauro::usecase
