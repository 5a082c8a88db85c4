#include "usecase/plan_adjust.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/decision_checks.h"
#include "usecase/draft_body.h"
#include "usecase/draft_links.h"
#include "usecase/draft_rows.h"
#include "usecase/indicator_adjust.h"
#include "usecase/naming_catalogue.h"
#include "usecase/plan_called.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::AssignmentRole;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;
using Facts = std::vector<facts::Fact>;

// What a decision about an adjustment rests on.
struct Basis {
  views::DraftDetail detail;
  intake::DraftPlan draft;
  domain::Catalogue catalogue;
  views::PlanLine plan;
  ApprovedPlan approved;
  Comparison comparison;
};

Result<views::PlanLine> FindPlanLine(const Deciding& at, const domain::PlanId& plan) {
  auto plans = at.queries.ListPlans(at.at);
  if (!plans) return plans.error();
  for (views::PlanLine& line : *plans) {
    if (line.id == plan) return std::move(line);
  }
  return NotFound("Không tìm thấy kế hoạch để đối chiếu.");
}

Result<Basis> BasisOf(
    const Deciding& at, const domain::DraftId& draft, const domain::PlanId& plan
) {
  Basis basis;
  auto detail = OpenDraft(at, draft, std::nullopt);
  if (!detail) return detail.error();
  basis.detail = std::move(*detail);
  auto body = PlanOf(basis.detail);
  if (!body) return body.error();
  basis.draft = std::move(*body);
  auto catalogue = CatalogueForDocuments(at.queries, at.at);
  if (!catalogue) return catalogue.error();
  basis.catalogue = std::move(*catalogue);
  auto line = FindPlanLine(at, plan);
  if (!line) return line.error();
  basis.plan = std::move(*line);
  FindMissingHolders(basis.draft, basis.catalogue);
  auto tasks = at.queries.ReadAssigned(plan, at.at.position);
  if (!tasks) return tasks.error();
  auto indicators = at.queries.ListIndicators(plan, at.at.position);
  if (!indicators) return indicators.error();
  basis.approved.tasks = std::move(*tasks);
  basis.approved.indicators = std::move(*indicators);
  intake::DraftDocument& words = basis.approved.words;
  words.number = basis.plan.number;
  words.date = basis.plan.date;
  words.title = basis.plan.title;
  words.issuer = basis.plan.issuer;
  basis.comparison = CompareWithApproved(basis.draft, basis.catalogue, basis.approved);
  return basis;
}

// Makes the facts of an adjustment, one difference after the other.
class Adjuster {
 public:
  Adjuster(const Basis& basis, const std::string& request_id, const Adjustment& adjustment)
      : basis_(basis), request_id_(request_id), adjustment_(adjustment) {
    std::map<std::string, std::int64_t> sorts;
    for (const views::AssignedTask& task : basis.approved.tasks) {
      tasks_[task.id.value] = &task;
      sorts[task.id.value] = task.sort;
    }
    for (const intake::DraftTask* row : TaskRows(basis.draft)) rows_[row->key] = row;
    sorts_ = SortsOfAdded(basis.comparison, sorts, false);
  }

  Facts Make() {
    Facts facts{facts::PlanAdjusted{
        adjustment_.plan,
        basis_.detail.line.id,
        basis_.detail.line.document,
        adjustment_.reason,
        adjustment_.authority,
        WordsAfter(),
    }};
    for (const RowDiff& diff : basis_.comparison.rows) {
      if (IsOfIndicator(basis_.comparison, diff)) continue;
      if (diff.before && diff.after) made_[Row(diff).key] = Task(diff).id;
      Add(diff, facts);
    }
    AddIndicatorFacts(
        {basis_.draft,
         basis_.catalogue,
         basis_.approved.indicators,
         basis_.comparison,
         adjustment_,
         request_id_},
        next_assignment_,
        facts
    );
    AddLinkFacts(basis_.draft, made_, facts);
    return facts;
  }

 private:
  // What the plan is called from now on; nothing where it keeps its name.
  [[nodiscard]] std::optional<facts::PlanWords> WordsAfter() const {
    const intake::DraftDocument& newer = basis_.draft.document;
    facts::PlanWords words{
        basis_.plan.number, basis_.plan.date, basis_.plan.title, basis_.plan.issuer};
    bool changed = false;
    for (const intake::FieldChange& change : basis_.comparison.document) {
      if (!Takes(TickOf(change.field))) continue;
      changed = true;
      if (change.field == Field::kNumber) words.number = newer.number;
      if (change.field == Field::kDate) words.date = newer.date;
      if (change.field == Field::kTitle) words.title = newer.title;
      if (change.field == Field::kIssuer) words.issuer = newer.issuer;
    }
    return changed ? std::optional(std::move(words)) : std::nullopt;
  }

  [[nodiscard]] bool Takes(const std::string& tick) const {
    return IsTaken(basis_.comparison, adjustment_.take, tick);
  }
  [[nodiscard]] const views::AssignedTask& Task(const RowDiff& diff) const {
    return *tasks_.at(basis_.comparison.before[*diff.before].key);
  }
  [[nodiscard]] const intake::DraftTask& Row(const RowDiff& diff) const {
    return *rows_.at(basis_.comparison.after[*diff.after].key);
  }

  void Add(const RowDiff& diff, Facts& facts) {
    const std::string tick = TickOf(basis_.comparison, diff);
    switch (diff.kind) {
      case RowChangeKind::kSame: return;
      case RowChangeKind::kChanged: return Change(diff, facts);
      case RowChangeKind::kAdded:
        if (Takes(tick)) Assign(diff, facts);
        return;
      case RowChangeKind::kDropped:
        if (Takes(tick)) Withdraw(Task(diff), facts);
        return;
    }
  }

  std::vector<domain::Assignment> HoldersOf(const intake::DraftTask& row) {
    auto holders = AssignmentsOf(row, basis_.catalogue, request_id_, next_assignment_);
    next_assignment_ += static_cast<std::uint32_t>(holders.size());
    return holders;
  }

  void Assign(const RowDiff& diff, Facts& facts) {
    const intake::DraftTask& row = Row(diff);
    const auto index = static_cast<std::uint32_t>(facts.size());
    auto fact =
        TaskOf(basis_.draft, row, domain::TaskId(DeriveUuid(request_id_, index)), HoldersOf(row));
    made_[row.key] = fact.task;
    fact.plan = adjustment_.plan;
    fact.sort = sorts_.at(row.key);
    facts.emplace_back(std::move(fact));
  }

  void Change(const RowDiff& diff, Facts& facts) {
    std::vector<Field> taken;
    for (const intake::FieldChange& change : diff.fields) {
      if (Takes(TickOf(basis_.comparison, diff, change.field))) taken.push_back(change.field);
    }
    if (taken.empty()) return;
    const views::AssignedTask& task = Task(diff);
    const intake::DraftTask& row = Row(diff);
    facts::TaskAdjusted fact;
    fact.after = Overlaid(task, row, taken);
    PutHolders(task, row, taken, fact);
    fact.reason = adjustment_.reason;
    fact.authority = adjustment_.authority;
    facts.emplace_back(std::move(fact));
  }

  // The task as it is, with what is taken from the row.
  facts::TaskAssigned Overlaid(
      const views::AssignedTask& task, const intake::DraftTask& row, const std::vector<Field>& taken
  ) const {
    const facts::TaskAssigned newer = TaskOf(basis_.draft, row, task.id, {});
    facts::TaskAssigned fact;
    fact.task = task.id;
    fact.plan = adjustment_.plan;
    fact.sort = task.sort;
    const auto takes = [&](Field field) {
      return std::find(taken.begin(), taken.end(), field) != taken.end();
    };
    fact.section = takes(Field::kSection) ? newer.section : task.section;
    fact.ordinal = takes(Field::kOrdinal) ? newer.ordinal : task.ordinal;
    fact.title = takes(Field::kTitle) ? newer.title : task.title;
    fact.product = takes(Field::kProduct) ? newer.product : task.product;
    fact.deadline = takes(Field::kDeadline) ? newer.deadline : task.deadline;
    fact.note = takes(Field::kNote) ? newer.note : task.note;
    fact.basis = takes(Field::kBasis) ? newer.basis : task.basis;
    fact.place = newer.place;
    fact.lead = takes(Field::kLead) || takes(Field::kDirector) ? newer.lead : task.lead;
    fact.coordinate =
        takes(Field::kCoordinate) || takes(Field::kImplement) ? newer.coordinate : task.coordinate;
    return fact;
  }

  static bool IsSame(const domain::Assignment& now, const domain::Assignment& before) {
    if (now.role != before.role || now.organization != before.organization) return false;
    return now.organization || now.printed == before.printed;
  }

  // Holders of the roles that are taken come from the row, the others stay.
  void PutHolders(
      const views::AssignedTask& task,
      const intake::DraftTask& row,
      const std::vector<Field>& taken,
      facts::TaskAdjusted& fact
  ) {
    const auto takes = [&](AssignmentRole role) {
      const auto field = FieldOf(role);
      return field && std::find(taken.begin(), taken.end(), *field) != taken.end();
    };
    std::vector<domain::Assignment> before;
    for (const views::AssignedHolder& holder : task.holders) {
      if (domain::IsOver(holder.work)) continue;
      if (takes(holder.assignment.role)) {
        before.push_back(holder.assignment);
      } else {
        fact.after.assignments.push_back(holder.assignment);
        fact.kept.push_back(holder.assignment.id);
      }
    }
    for (domain::Assignment& holder : HoldersOf(row)) {
      if (!takes(holder.role)) continue;
      const auto same = std::find_if(before.begin(), before.end(), [&](const auto& other) {
        return IsSame(holder, other);
      });
      if (same != before.end()) {
        holder = *same;
        fact.kept.push_back(same->id);
        before.erase(same);
      }
      fact.after.assignments.push_back(holder);
    }
    for (const domain::Assignment& holder : before) fact.withdrawn.push_back(holder.id);
  }

  void Withdraw(const views::AssignedTask& task, Facts& facts) const {
    facts::TaskWithdrawn fact{task.id, {}, adjustment_.reason, adjustment_.authority};
    for (const views::AssignedHolder& holder : task.holders) {
      if (!domain::IsOver(holder.work)) fact.assignments.push_back(holder.assignment.id);
    }
    facts.emplace_back(std::move(fact));
  }

  const Basis& basis_;
  const std::string& request_id_;
  const Adjustment& adjustment_;
  std::map<std::string, const views::AssignedTask*> tasks_;
  std::map<std::string, const intake::DraftTask*> rows_;
  std::map<std::string, std::int64_t> sorts_;
  TaskOfRow made_;
  std::uint32_t next_assignment_ = kFirstAssignmentId;
};

Status CheckAdjustment(const std::string& request_id, const Adjustment& adjustment) {
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto reason = RequireWords(adjustment.reason, "ly_do", "Vui lòng ghi lý do điều chỉnh.");
  if (!reason) return reason;
  return RequireWords(
      adjustment.authority, "can_cu", "Vui lòng ghi số, ngày của văn bản cho phép điều chỉnh."
  );
}

Result<Facts> FactsOf(
    const Deciding& deciding,
    const std::string& request_id,
    const domain::DraftId& draft,
    const Adjustment& adjustment
) {
  auto basis = BasisOf(deciding, draft, adjustment.plan);
  if (!basis) return basis.error();
  if (!basis->comparison.Differs()) {
    return Invalid("Văn bản mới không khác kế hoạch đã phê duyệt nên không có gì để điều chỉnh.");
  }
  if (basis->comparison.mark != adjustment.mark) {
    return Conflict(
        "Dự thảo hoặc kế hoạch vừa thay đổi nên khác biệt dưới đây đã được tính lại; hãy xem lại "
        "rồi "
        "phê duyệt.",
        "mark"
    );
  }
  Facts facts = Adjuster(*basis, request_id, adjustment).Make();
  if (auto fresh = CheckHoldersAreNew(deciding, facts); !fresh) return fresh.error();
  const auto& after = std::get<facts::PlanAdjusted>(facts.front()).after;
  if (after) {
    auto other = FindPlanCalled(deciding, *after, adjustment.plan);
    if (!other) return other.error();
    if (*other) {
      return Invalid(KnownPlanText(**other) + "; hãy bỏ dấu ở số và ngày của kế hoạch.");
    }
  }
  if (facts.size() > 1 || after) return facts;
  return Invalid("Chưa chọn thay đổi nào; hãy đánh dấu ít nhất một thay đổi.");
}

}  // namespace

Result<std::vector<views::PlanLine>> PlansLike(
    App& app, const Principal& who, const domain::DraftId& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  const auto now = ReadDraftNow(app, draft);
  if (!now) return now.error();
  return PlansLike(app, who, now->plan);
}

Result<std::vector<views::PlanLine>> PlansLike(
    App& app, const Principal& who, const intake::DraftPlan& draft
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  auto plans = app.queries.ListPlans(*at);
  if (!plans) return plans.error();
  std::vector<views::PlanLine> out;
  for (views::PlanLine& plan : *plans) {
    if (IsNewerTextOf(draft.document, plan)) out.push_back(std::move(plan));
  }
  return out;
}

std::string KnownPlanText(const views::PlanLine& plan) {
  std::string text = plan.number.empty() ? "Kế hoạch không số" : "Kế hoạch số " + plan.number;
  if (plan.date) text += ", ngày " + plan.date->Vietnamese();
  return text + " đã được phê duyệt";
}

Result<PlanComparison> CompareWithPlan(
    App& app, const Principal& who, const domain::DraftId& draft, const domain::PlanId& plan
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto at = Resolve(app, std::nullopt);
  if (!at) return at.error();
  auto basis = BasisOf({app.queries, *at, app.clock()}, draft, plan);
  if (!basis) return basis.error();
  PlanComparison out{
      std::move(basis->plan), std::move(basis->detail.line), std::move(basis->comparison), {}};
  out.without_reporter = RowsWithoutReporter(basis->draft, basis->catalogue);
  Ticks all = std::set<std::string>();
  for (const RowDiff& diff : out.comparison.rows) {
    if (diff.kind == RowChangeKind::kAdded) all->insert(TickOf(out.comparison, diff));
    for (const intake::FieldChange& change : diff.fields)
      all->insert(TickOf(out.comparison, diff, change.field));
  }
  out.without_reporter = WithoutReporter(out, all);
  return out;
}

std::vector<RowWithoutReporter> WithoutReporter(
    const PlanComparison& compared, const Ticks& ticks
) {
  const Comparison& comparison = compared.comparison;
  std::set<std::string> taken;  // keys of rows whose holders come from the newer text
  for (const RowDiff& diff : comparison.rows) {
    if (!diff.after) continue;
    const std::string& key = comparison.after[*diff.after].key;
    if (diff.kind == RowChangeKind::kAdded && IsTaken(comparison, ticks, TickOf(comparison, diff)))
      taken.insert(key);
    for (const intake::FieldChange& change : diff.fields) {
      const bool names_holders = change.field == Field::kLead || change.field == Field::kImplement;
      if (names_holders && IsTaken(comparison, ticks, TickOf(comparison, diff, change.field)))
        taken.insert(key);
    }
  }
  std::vector<RowWithoutReporter> out;
  for (const RowWithoutReporter& row : compared.without_reporter) {
    if (taken.count(row.row) > 0) out.push_back(row);
  }
  return out;
}

Status AdjustPlan(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::DraftId& draft,
    const Adjustment& adjustment
) {
  if (auto allowed = Require(who, Permission::kApprovePlans); !allowed) return allowed;
  if (auto checked = CheckAdjustment(request_id, adjustment); !checked) return checked;
  Adjustment clean = adjustment;
  clean.reason = ToNfc(Trim(adjustment.reason));
  clean.authority = ToNfc(Trim(adjustment.authority));
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return FactsOf(deciding, request_id, draft, clean);
  });
  if (!written) return written.error();
  if (!written->repeated) return {};
  auto closed = app.queries.FindDraft(draft, written->position);
  if (!closed || closed->line.plan != adjustment.plan) return UsedForSomethingElse();
  return {};
}

}  // namespace sauro::usecase
