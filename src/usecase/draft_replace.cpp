#include "usecase/draft_replace.h"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "domain/section_path.h"
#include "facts/draft_change.h"
#include "intake/plan_year.h"
#include "intake/row_notes.h"
#include "usecase/draft_body.h"
#include "usecase/draft_document.h"
#include "usecase/draft_links.h"
#include "usecase/draft_rows.h"
#include "usecase/draft_years.h"
#include "usecase/indicator_rows.h"
#include "usecase/naming_catalogue.h"
#include "usecase/plan_import.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using intake::DiffRow;
using intake::DraftIndicator;
using intake::DraftTask;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;
using Facts = std::vector<facts::Fact>;

constexpr const char* kPlace = "bản trước";

// What both kinds of rows have.
template <typename Row, typename Fields>
DiffRow RowWith(const intake::DraftPlan& plan, const Row& row, const Fields& fields) {
  DiffRow out;
  out.key = row.key;
  for (const Field field : fields) out.texts[field] = FieldText(row, field);
  out.texts[Field::kSection] = domain::JoinPath(intake::SectionPath(plan, row.section));
  return out;
}

DiffRow RowOf(const intake::DraftPlan& plan, const DraftTask& task) {
  DiffRow row = RowWith(plan, task, kTaskFields);
  row.texts[Field::kStatus] = task.status_text;
  row.texts[Field::kResult] = task.result;
  row.texts[Field::kBasis] = Join(task.basis, "; ");
  return row;
}

DiffRow RowOf(const intake::DraftPlan& plan, const DraftIndicator& indicator) {
  DiffRow row = RowWith(plan, indicator, kIndicatorFields);
  row.indicator = true;
  return row;
}

template <typename Rows>
std::vector<DiffRow> RowsOf(const intake::DraftPlan& plan, const Rows& rows) {
  std::vector<DiffRow> out;
  out.reserve(rows.size());
  for (const auto* row : rows) out.push_back(RowOf(plan, *row));
  return out;
}

// The rows of one kind.
template <typename Row>
auto& RowsIn(auto& plan) {
  if constexpr (std::is_same_v<Row, DraftTask>) {
    return plan.tasks;
  } else {
    return plan.indicators;
  }
}

// The row with this key, or nullptr.
template <typename Row>
auto* Find(auto& plan, const std::string& key) {
  auto& rows = RowsIn<Row>(plan);
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

// What a field of the row with this key says; nothing if there is no such row.
std::optional<std::string> TextIn(
    const intake::DraftPlan& plan, const std::string& key, Field field
) {
  if (const auto* task = Find<DraftTask>(plan, key)) return RowOf(plan, *task).Text(field);
  if (const auto* indicator = Find<DraftIndicator>(plan, key))
    return RowOf(plan, *indicator).Text(field);
  return std::nullopt;
}

void CopyWords(DraftTask& to, const DraftTask& from, Field field) {
  switch (field) {
    case Field::kProduct: to.product = from.product; return;
    case Field::kDeadline: to.deadline = from.deadline; return;
    case Field::kBasis: to.basis = from.basis; return;
    case Field::kResult: to.result = from.result; return;
    case Field::kStatus:
      to.status = from.status;
      to.status_text = from.status_text;
      return;
    default: return;
  }
}

void CopyWords(DraftIndicator& to, const DraftIndicator& from, Field field) {
  switch (field) {
    case Field::kUnit: domain::ChangeUnit(to.unit, to.targets, from.unit); return;
    case Field::kTarget: to.targets = from.targets; return;
    case Field::kBaseline:
      to.baseline = from.baseline;
      to.baseline_year = from.baseline_year;
      return;
    default: return;
  }
}

// The older row's field with its doubts, in place of the newer row's.
template <typename Row>
void CopyField(
    intake::DraftPlan& newer, Row& to, const intake::DraftPlan& older, const Row& from, Field field
) {
  switch (field) {
    case Field::kOrdinal: to.ordinal = from.ordinal; break;
    case Field::kTitle: to.title = from.title; break;
    case Field::kLead: to.lead = from.lead; break;
    case Field::kCoordinate: to.coordinate = from.coordinate; break;
    case Field::kDirector: to.director = from.director; break;
    case Field::kImplement: to.implement = from.implement; break;
    case Field::kNote: to.note = from.note; break;
    case Field::kSection:
      to.section = SectionFor(newer, intake::SectionPath(older, from.section), kPlace);
      break;
    default: CopyWords(to, from, field);
  }
  auto& doubts = to.doubts;
  doubts.erase(
      std::remove_if(
          doubts.begin(), doubts.end(), [&](const auto& doubt) { return doubt.field == field; }
      ),
      doubts.end()
  );
  for (const intake::Doubt& doubt : from.doubts) {
    if (doubt.field == field) doubts.push_back(doubt);
  }
}

template <typename Row>
void KeepRow(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const Row& row,
    const intake::ReadingRules& rules
) {
  Row kept = row;
  kept.key = FreshKey(newer, std::is_same_v<Row, DraftIndicator>);
  kept.section = SectionFor(newer, intake::SectionPath(older, row.section), kPlace);
  kept.parent.clear();
  kept.repeats.clear();
  kept.sources.clear();
  kept.continued_at.clear();
  kept.place = std::string(kPlace) + ", " + row.place;
  kept.origin = CountedOrigin(newer, std::is_same_v<Row, DraftIndicator>);
  if constexpr (std::is_same_v<Row, DraftIndicator>) {
    for (intake::DraftTarget& target : kept.targets) target.spots.clear();
  }
  // "Quý III" follows the year of the document that the row stands in now.
  const auto before = intake::YearFor(older, row.section);
  if (ReadDeadlineAgain(kept, before, intake::YearFor(newer, kept.section), rules))
    kept.confirmed = false;
  RowsIn<Row>(newer).push_back(std::move(kept));
}

struct Pair {
  views::DraftDetail newer_detail;
  views::DraftDetail older_detail;
  intake::DraftPlan newer;
  intake::DraftPlan older;
  Comparison comparison;
};

Result<Pair> PairOf(
    const Deciding& at,
    const domain::DraftId& newer,
    const domain::DraftId& older,
    const intake::DraftPlan& read
) {
  if (newer == older) return Invalid("Không đối chiếu dự thảo với chính nó.");
  Pair pair;
  auto newer_detail = OpenDraft(at, newer, std::nullopt);
  if (!newer_detail) return newer_detail.error();
  auto older_detail = OpenDraft(at, older, std::nullopt);
  if (!older_detail) return older_detail.error();
  auto newer_plan = PlanOf(*newer_detail);
  if (!newer_plan) return newer_plan.error();
  auto older_plan = PlanOf(*older_detail);
  if (!older_plan) return older_plan.error();
  pair.newer_detail = std::move(*newer_detail);
  pair.older_detail = std::move(*older_detail);
  pair.newer = std::move(*newer_plan);
  pair.older = std::move(*older_plan);
  pair.comparison = CompareDrafts(pair.newer, pair.older, read);
  return pair;
}

// What the older draft's file says, without what people mended.
Result<intake::DraftPlan> ReadAgain(App& app, const Principal& who, const domain::DraftId& draft) {
  auto review = ReadDraft(app, who, draft);
  if (!review) return review.error();
  auto now = Resolve(app, std::nullopt);
  if (!now) return now.error();
  auto catalogue = CatalogueForDocuments(app.queries, *now);
  if (!catalogue) return catalogue.error();
  auto plan = intake::MakeDraft(review->source, *catalogue, app.settings.reading);
  if (plan) intake::NoteOthers(*plan);
  return plan;
}

// What was said about tasks of the older draft goes with them.
void KeepLinks(
    intake::DraftPlan& newer, const intake::DraftPlan& older, const Comparison& comparison
) {
  std::map<std::string, std::string> keys;
  for (const RowDiff& diff : comparison.rows) {
    if (diff.before && diff.after)
      keys[comparison.before[*diff.before].key] = comparison.after[*diff.after].key;
  }
  for (intake::DraftLink link : older.links) {
    const auto row = keys.find(link.row);
    const auto other = keys.find(link.other);
    if (row == keys.end() || (!link.approved && other == keys.end())) continue;
    link.row = row->second;
    if (!link.approved) link.other = other->second;
    if (FindLink(newer, link.row, link.other) == nullptr) newer.links.push_back(std::move(link));
  }
}

Result<Facts> FactsOf(
    const Deciding& deciding,
    const domain::DraftId& newer,
    const Replacement& replacement,
    const intake::DraftPlan& read,
    const intake::ReadingRules& rules
) {
  auto pair = PairOf(deciding, newer, replacement.older, read);
  if (!pair) return pair.error();
  if (pair->comparison.mark != replacement.mark) {
    return Conflict(
        "Một trong hai dự thảo vừa có người sửa nên khác biệt dưới đây đã được tính lại; hãy xem "
        "lại "
        "rồi cập nhật.",
        "mark"
    );
  }
  KeepMendedDocument(pair->newer, pair->older, read, rules);
  KeepFromOlder(pair->newer, pair->older, pair->comparison, replacement.take, rules);
  KeepLinks(pair->newer, pair->older, pair->comparison);
  auto body = BodyOf(pair->newer);
  if (!body) return body.error();
  facts::DraftMended mended{newer, pair->newer_detail.line.revision + 1, "ban-sua", ""};
  facts::SetChange(mended, pair->newer_detail.body, *body);
  return Facts{
      std::move(mended),
      facts::DraftDiscarded{
          replacement.older, "Thay bằng bản sửa: " + pair->newer_detail.line.document_name}};
}

// What the draft that goes on says otherwise of its document.
std::vector<intake::FieldChange> ChangesOfDocument(
    const intake::DraftPlan& newer, const intake::DraftPlan& older, const intake::DraftPlan& read
) {
  intake::DraftPlan kept;
  kept.document = newer.document;
  KeepMendedDocument(kept, older, read, {});
  auto out = CompareDocuments(older.document, kept.document);
  for (const Field field : {Field::kType, Field::kSigner}) {
    std::string before = DocumentText(older.document, field);
    std::string after = DocumentText(kept.document, field);
    if (before != after) out.push_back({field, std::move(before), std::move(after)});
  }
  return out;
}

}  // namespace

Comparison CompareDrafts(
    const intake::DraftPlan& newer, const intake::DraftPlan& older, const intake::DraftPlan& read
) {
  Comparison out;
  AppendRows(out, RowsOf(older, TaskRows(older)), RowsOf(newer, TaskRows(newer)));
  AppendRows(out, RowsOf(older, IndicatorRows(older)), RowsOf(newer, IndicatorRows(newer)));
  out.document = ChangesOfDocument(newer, older, read);
  for (const RowDiff& diff : out.rows) {
    for (const intake::FieldChange& change : diff.fields) {
      const auto first = TextIn(read, out.before[*diff.before].key, change.field);
      const bool mended = !first || CollapseSpace(*first) != CollapseSpace(change.before);
      if (mended) out.kept.insert(TickOf(out, diff, change.field));
    }
  }
  out.mark = MarkOf(out);
  return out;
}

namespace {

// What is kept of an older draft, for rows of one kind.
template <typename Row>
class Keeper {
 public:
  Keeper(
      intake::DraftPlan& newer,
      const intake::DraftPlan& older,
      const Comparison& comparison,
      const Ticks& ticks,
      const intake::ReadingRules& rules
  )
      : newer_(newer), older_(older), comparison_(comparison), ticks_(ticks), rules_(rules) {}

  void Keep(const RowDiff& diff) {
    const bool taken = IsTaken(comparison_, ticks_, TickOf(comparison_, diff));
    if (diff.kind == RowChangeKind::kAdded) {
      if (!taken) LeaveOut(comparison_.after[*diff.after].key);
    } else if (diff.kind == RowChangeKind::kDropped) {
      if (!taken) KeepRow(newer_, older_, Older(diff), rules_);
    } else {
      KeepFields(diff);
    }
  }

 private:
  [[nodiscard]] const Row& Older(const RowDiff& diff) const {
    return *Find<Row>(older_, comparison_.before[*diff.before].key);
  }

  void LeaveOut(const std::string& key) {
    auto& rows = RowsIn<Row>(newer_);
    Row* row = Find<Row>(newer_, key);
    newer_.left_out.push_back({row->title, "người biên tập không lấy dòng này", row->place});
    rows.erase(rows.begin() + (row - rows.data()));
    ForgetRow(newer_, key);
  }

  // "Quý III" of a plan whose corrected title says another year.
  [[nodiscard]] bool MovesWithYear(const Row& row, const Row& before) const {
    return intake::YearFor(newer_, row.section) != intake::YearFor(older_, before.section) &&
           FollowsYear(older_, before, rules_);
  }

  void KeepFields(const RowDiff& diff) {
    const Row& before = Older(diff);
    Row& row = *Find<Row>(newer_, comparison_.after[*diff.after].key);
    bool taken = false;
    std::set<Field> differ;
    for (const intake::FieldChange& change : diff.fields) {
      differ.insert(change.field);
      const bool takes = IsTaken(comparison_, ticks_, TickOf(comparison_, diff, change.field));
      taken = taken || takes;
      if (!takes) CopyField(newer_, row, older_, before, change.field);
    }
    // What is the same in both has been looked at as far as it was in the older draft.
    for (const auto& [field, text] : comparison_.before[*diff.before].texts) {
      if (differ.count(field) > 0 || field == Field::kSection) continue;
      if (field == Field::kDeadline && MovesWithYear(row, before)) {
        taken = true;
      } else {
        CopyField(newer_, row, older_, before, field);
      }
    }
    row.confirmed = before.confirmed && !taken;
  }

  intake::DraftPlan& newer_;
  const intake::DraftPlan& older_;
  const Comparison& comparison_;
  const Ticks& ticks_;
  const intake::ReadingRules& rules_;
};

}  // namespace

void KeepFromOlder(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const Comparison& comparison,
    const Ticks& ticks,
    const intake::ReadingRules& rules
) {
  Keeper<DraftTask> tasks(newer, older, comparison, ticks, rules);
  Keeper<DraftIndicator> indicators(newer, older, comparison, ticks, rules);
  for (const RowDiff& diff : comparison.rows) {
    if (IsOfIndicator(comparison, diff)) {
      indicators.Keep(diff);
    } else {
      tasks.Keep(diff);
    }
  }
}

Result<std::vector<OtherDraft>> OtherDrafts(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto own = app.queries.FindDraft(draft, *head);
  if (!own) return own.error();
  auto plan = PlanOf(*own);
  if (!plan) return plan.error();
  auto lines = app.queries.ListDrafts(*head);
  if (!lines) return lines.error();
  std::vector<OtherDraft> out;
  for (views::DraftLine& line : *lines) {
    if (line.id == draft || line.state != views::DraftState::kOpen) continue;
    auto other = app.queries.FindDraft(line.id, *head);
    if (!other) return other.error();
    auto body = PlanOf(*other);
    if (!body) return body.error();
    const std::string& number = plan->document.number;
    const bool same_number = !number.empty() && Fold(number) == Fold(body->document.number);
    const bool likely = same_number || Fold(line.title) == Fold(own->line.title);
    out.push_back({std::move(line), likely});
  }
  std::stable_partition(out.begin(), out.end(), [](const auto& item) { return item.likely; });
  return out;
}

Result<DraftComparison> CompareWithDraft(
    App& app, const Principal& who, const domain::DraftId& newer, const domain::DraftId& older
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  auto read = ReadAgain(app, who, older);
  if (!read) return read.error();
  auto pair = PairOf({app.queries, *at, app.clock()}, newer, older, *read);
  if (!pair) return pair.error();
  return DraftComparison{
      std::move(pair->newer_detail.line),
      std::move(pair->older_detail.line),
      std::move(pair->comparison)};
}

Status ReplaceDraft(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& newer,
    const Replacement& replacement
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto read = ReadAgain(app, who, replacement.older);
  if (!read) return read.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return FactsOf(deciding, newer, replacement, *read, app.settings.reading);
  });
  if (!written) return written.error();
  if (!written->repeated) return {};
  auto closed = app.queries.FindDraft(replacement.older, written->position);
  if (!closed || closed->line.state != views::DraftState::kDiscarded) return UsedForSomethingElse();
  return {};
}

}  // namespace sauro::usecase
