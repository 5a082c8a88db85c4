#include "usecase/section_fill.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "crypto/sha256.h"
#include "usecase/draft_rows.h"
#include "usecase/edit_draft.h"

namespace sauro::usecase {
namespace {

using intake::DraftTask;
using intake::Field;

bool Lacks(const DraftTask& row, Field field) {
  if (field == Field::kLead) return row.lead.empty() && row.implement.empty();
  return row.deadline.raw.empty();
}

std::string MarkOf(const SectionGap& gap) {
  std::string said(CodeOf(gap.field));
  for (const std::string& row : gap.rows) said += ";" + row;
  return crypto::ToHex(crypto::Sha256(said)).substr(0, 12);
}

// Why the value would be doubtful itself; empty where it would not.
std::string WhyDoubtful(const intake::DraftPlan& plan, const std::string& row, Field field) {
  for (const DraftTask& task : plan.tasks) {
    if (task.key != row) continue;
    for (const intake::Doubt& doubt : task.doubts) {
      if (doubt.field == field) return doubt.reason;
    }
  }
  return {};
}

Status Fill(DraftEdit& draft, const SectionFill& fill, const intake::ReadingRules& rules) {
  const std::vector<SectionGap> gaps = SectionGaps(draft.plan);
  const auto gap = std::find_if(gaps.begin(), gaps.end(), [&](const SectionGap& each) {
    return each.mark == fill.mark;
  });
  if (gap == gaps.end()) {
    return Conflict(
        "Người khác vừa sửa dòng của mục này; hãy xem lại mục rồi quyết định.", "revision"
    );
  }
  const std::string field(CodeOf(gap->field));
  for (const std::string& row : gap->rows) {
    auto applied = ApplyChange(draft.plan, {row, field, fill.value}, draft.catalogue, rules);
    if (!applied) return applied;
    const std::string why = draft.catalogue.organizations.empty() && gap->field == Field::kLead
                                ? std::string()
                                : WhyDoubtful(draft.plan, row, gap->field);
    if (!why.empty()) return Invalid(why, "value");
  }
  return {};
}

}  // namespace

std::vector<SectionGap> SectionGaps(const intake::DraftPlan& plan) {
  std::vector<SectionGap> gaps;
  for (const DraftTask* row : TaskRows(plan)) {
    for (const Field field : {Field::kLead, Field::kDeadline}) {
      if (!Lacks(*row, field)) continue;
      const auto same = std::find_if(gaps.begin(), gaps.end(), [&](const SectionGap& gap) {
        return gap.section == row->section && gap.field == field;
      });
      SectionGap& gap =
          same == gaps.end() ? gaps.emplace_back(SectionGap{row->section, field, {}, {}}) : *same;
      gap.rows.push_back(row->key);
    }
  }
  std::erase_if(gaps, [](const SectionGap& gap) { return gap.rows.size() < 2; });
  for (SectionGap& gap : gaps) gap.mark = MarkOf(gap);
  return gaps;
}

Result<std::int64_t> FillSection(
    App& app, const Principal& who, const EditTarget& target, const SectionFill& fill
) {
  if (Trim(fill.value).empty()) return Invalid("Hãy ghi nội dung cần đặt cho cả mục.", "value");
  DraftChange change;
  change.what = "section:" + fill.mark;
  change.content = fill.mark + ":" + fill.value;
  change.edit = [&](DraftEdit& draft) { return Fill(draft, fill, app.settings.reading); };
  return EditDraft(app, who, target, change);
}

}  // namespace sauro::usecase
