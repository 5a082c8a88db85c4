#include "usecase/draft_replace.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "domain/section_path.h"
#include "facts/draft_change.h"
#include "usecase/draft_body.h"
#include "usecase/draft_links.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_import.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using intake::DiffRow;
using intake::DraftTask;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;
using Facts = std::vector<facts::Fact>;

constexpr const char* kPlace = "bản trước";

DiffRow RowOf(const intake::DraftPlan& plan, const DraftTask& task) {
  DiffRow row;
  row.key = task.key;
  for (const Field field :
       {Field::kOrdinal,
        Field::kTitle,
        Field::kLead,
        Field::kCoordinate,
        Field::kDirector,
        Field::kImplement,
        Field::kProduct,
        Field::kDeadline,
        Field::kNote}) {
    row.texts[field] = FieldText(task, field);
  }
  row.texts[Field::kSection] = domain::JoinPath(intake::SectionPath(plan, task.section));
  row.texts[Field::kStatus] = task.status_text;
  row.texts[Field::kResult] = task.result;
  row.texts[Field::kBasis] = Join(task.basis, "; ");
  return row;
}

std::vector<DiffRow> RowsOf(const intake::DraftPlan& plan) {
  std::vector<DiffRow> out;
  for (const DraftTask* task : TaskRows(plan)) out.push_back(RowOf(plan, *task));
  return out;
}

DraftTask* Find(intake::DraftPlan& plan, const std::string& key) {
  const auto found = std::find_if(plan.tasks.begin(), plan.tasks.end(), [&](const auto& task) {
    return task.key == key;
  });
  return found == plan.tasks.end() ? nullptr : &*found;
}

const DraftTask* Find(const intake::DraftPlan& plan, const std::string& key) {
  return Find(const_cast<intake::DraftPlan&>(plan), key);  // NOLINT(*-const-cast)
}

// The older row's field with its doubts, in place of the newer row's.
void CopyField(
    intake::DraftPlan& newer,
    DraftTask& to,
    const intake::DraftPlan& older,
    const DraftTask& from,
    Field field
) {
  switch (field) {
    case Field::kOrdinal: to.ordinal = from.ordinal; break;
    case Field::kTitle: to.title = from.title; break;
    case Field::kLead: to.lead = from.lead; break;
    case Field::kCoordinate: to.coordinate = from.coordinate; break;
    case Field::kDirector: to.director = from.director; break;
    case Field::kImplement: to.implement = from.implement; break;
    case Field::kProduct: to.product = from.product; break;
    case Field::kDeadline: to.deadline = from.deadline; break;
    case Field::kNote: to.note = from.note; break;
    case Field::kBasis: to.basis = from.basis; break;
    case Field::kResult: to.result = from.result; break;
    case Field::kStatus:
      to.status = from.status;
      to.status_text = from.status_text;
      break;
    case Field::kSection:
      to.section = SectionFor(newer, intake::SectionPath(older, from.section), kPlace);
      break;
    default: return;
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

void KeepRow(intake::DraftPlan& newer, const intake::DraftPlan& older, const DraftTask& row) {
  DraftTask kept = row;
  kept.key = FreshKey(newer);
  kept.section = SectionFor(newer, intake::SectionPath(older, row.section), kPlace);
  kept.parent.clear();
  kept.repeats.clear();
  kept.sources.clear();
  kept.continued_at.clear();
  kept.place = std::string(kPlace) + ", " + row.place;
  newer.tasks.push_back(std::move(kept));
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
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  return intake::MakeDraft(review->source, *catalogue, app.settings.reading);
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
    const intake::DraftPlan& read
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
  KeepFromOlder(pair->newer, pair->older, pair->comparison, replacement.take);
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

}  // namespace

Comparison CompareDrafts(
    const intake::DraftPlan& newer, const intake::DraftPlan& older, const intake::DraftPlan& read
) {
  Comparison out;
  out.before = RowsOf(older);
  out.after = RowsOf(newer);
  out.rows = intake::CompareRows(out.before, out.after);
  out.document = CompareDocuments(older.document, newer.document);
  for (const RowDiff& diff : out.rows) {
    for (const intake::FieldChange& change : diff.fields) {
      const DraftTask* first = Find(read, out.before[*diff.before].key);
      const bool mended = first == nullptr || CollapseSpace(RowOf(read, *first).Text(change.field)
                                              ) != CollapseSpace(change.before);
      if (mended) out.kept.insert(TickOf(out, diff, change.field));
    }
  }
  out.mark = MarkOf(out);
  return out;
}

namespace {

void LeaveOut(intake::DraftPlan& newer, const std::string& key) {
  DraftTask* row = Find(newer, key);
  newer.left_out.push_back({row->title, "người biên tập không lấy dòng này", row->place});
  newer.tasks.erase(newer.tasks.begin() + (row - newer.tasks.data()));
}

void KeepFields(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const Comparison& comparison,
    const Ticks& ticks,
    const RowDiff& diff
) {
  const DraftTask& before = *Find(older, comparison.before[*diff.before].key);
  DraftTask& row = *Find(newer, comparison.after[*diff.after].key);
  bool taken = false;
  std::set<Field> differ;
  for (const intake::FieldChange& change : diff.fields) {
    differ.insert(change.field);
    const bool takes = IsTaken(comparison, ticks, TickOf(comparison, diff, change.field));
    taken = taken || takes;
    if (!takes) CopyField(newer, row, older, before, change.field);
  }
  // What is the same in both has been looked at as far as it was in the older draft.
  for (const auto& [field, text] : comparison.before[*diff.before].texts) {
    if (differ.count(field) == 0 && field != Field::kSection)
      CopyField(newer, row, older, before, field);
  }
  row.confirmed = before.confirmed && !taken;
}

}  // namespace

void KeepFromOlder(
    intake::DraftPlan& newer,
    const intake::DraftPlan& older,
    const Comparison& comparison,
    const Ticks& ticks
) {
  for (const RowDiff& diff : comparison.rows) {
    const bool taken = IsTaken(comparison, ticks, TickOf(comparison, diff));
    if (diff.kind == RowChangeKind::kAdded) {
      if (!taken) LeaveOut(newer, comparison.after[*diff.after].key);
    } else if (diff.kind == RowChangeKind::kDropped) {
      const DraftTask& before = *Find(older, comparison.before[*diff.before].key);
      if (!taken) KeepRow(newer, older, before);
    } else {
      KeepFields(newer, older, comparison, ticks, diff);
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
    return FactsOf(deciding, newer, replacement, *read);
  });
  if (!written) return written.error();
  if (!written->repeated) return {};
  auto closed = app.queries.FindDraft(replacement.older, written->position);
  if (!closed || closed->line.state != views::DraftState::kDiscarded) return UsedForSomethingElse();
  return {};
}

}  // namespace sauro::usecase
