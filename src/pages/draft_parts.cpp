#include "pages/draft_parts.h"

#include <algorithm>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"
#include "usecase/draft_rows.h"
#include "usecase/indicator_rows.h"
#include "usecase/plan_adjust.h"

namespace sauro::pages {

using intake::Field;

const intake::DraftRow* ReviewRow::row() const {
  if (task != nullptr) return task;
  return indicator;
}

std::vector<ReviewRow> ReviewRows(const intake::DraftPlan& plan) {
  std::vector<ReviewRow> out;
  for (const intake::DraftTask* task : usecase::TaskRows(plan)) out.push_back({task, nullptr});
  for (const intake::DraftIndicator* indicator : usecase::IndicatorRows(plan))
    out.push_back({nullptr, indicator});
  return out;
}

ReviewRow FindRow(const intake::DraftPlan& plan, std::string_view key) {
  for (const intake::DraftTask& task : plan.tasks) {
    if (task.key == key) return {&task, nullptr};
  }
  for (const intake::DraftIndicator& indicator : plan.indicators) {
    if (indicator.key == key) return {nullptr, &indicator};
  }
  return {};
}

std::span<const Field> FieldsOf(const ReviewRow& row) {
  if (row.task != nullptr) return usecase::kTaskFields;
  return usecase::kIndicatorFields;
}

std::string FieldText(const ReviewRow& row, Field field) {
  return row.task != nullptr ? usecase::FieldText(*row.task, field)
                             : usecase::FieldText(*row.indicator, field);
}

std::string RowMark(const ReviewRow& row) {
  return row.task != nullptr ? usecase::RowMark(*row.task) : usecase::RowMark(*row.indicator);
}

std::string_view FieldName(const ReviewRow& row, Field field) {
  if (row.indicator != nullptr && field == Field::kTitle) return "Tên chỉ tiêu";
  return intake::VietnameseName(field);
}

std::string UrlOf(const usecase::DraftReview& draft) {
  return "/du-thao/" + UrlEncode(draft.line.id.value);
}

std::string RowUrl(const usecase::DraftReview& draft, const intake::DraftRow& row) {
  return UrlOf(draft) + "/dong/" + UrlEncode(row.key);
}

std::string DocumentUrl(const usecase::DraftReview& draft) {
  return UrlOf(draft) + "/dong/" + std::string(usecase::kDocumentRow);
}

namespace {

bool IsAmong(const std::vector<intake::Doubt>& doubts, Field field) {
  return std::any_of(doubts.begin(), doubts.end(), [&](const intake::Doubt& doubt) {
    return doubt.field == field;
  });
}

}  // namespace

bool IsDoubted(const intake::DraftRow& row, Field field) {
  return IsAmong(row.doubts, field);
}

bool IsDoubted(const intake::DraftPlan& plan, Field field) {
  return IsAmong(plan.doubts, field);
}

std::int64_t CountDoubts(const std::vector<ReviewRow>& rows) {
  std::int64_t count = 0;
  for (const ReviewRow& row : rows) count += static_cast<std::int64_t>(row->doubts.size());
  return count;
}

void FillHead(Dict& body, const usecase::DraftReview& draft) {
  const intake::DraftDocument& document = draft.plan.document;
  Set(body, "TITLE", document.title.empty() ? draft.line.document_name : document.title);
  ShowIf(body, "LONG_TITLE", IsLongTitle(document.title));
  const auto known = [](const std::string& text, std::string_view unknown) {
    return text.empty() ? std::string(unknown) : text;
  };
  Set(body, "NUMBER", known(document.number.empty() ? "" : "Số " + document.number, "Chưa rõ số"));
  Set(body, "DATE", document.date ? "ngày " + DayOrDash(document.date) : "chưa rõ ngày");
  Set(body, "ISSUER", known(document.issuer, "chưa rõ cơ quan ban hành"));
  Set(body, "FILE_NAME", draft.line.document_name);
  Set(body, "URL", UrlOf(draft));
  Set(body, "REVISION", std::to_string(draft.line.revision));
  AddChip(body, "STATE", draft.line.state);
}

void AddKnownPlans(
    Dict& body, const usecase::DraftReview& draft, const std::vector<views::PlanLine>& known
) {
  if (known.empty()) return;
  Dict& part = *body.AddIncludeDictionary("KNOWN_PLANS");
  part.SetFilename("known_plans.tpl");
  for (const views::PlanLine& plan : known) {
    Dict& line = *part.AddSectionDictionary("PLAN");
    Set(line, "KNOWN", usecase::KnownPlanText(plan));
    Set(line, "TITLE", Shorten(plan.title, 200));
    Set(line, "URL", Query().Add("ke-hoach", plan.id.value).After(UrlOf(draft) + "/doi-chieu"));
  }
}

void AddDoubt(Dict& row, const intake::Doubt& doubt, std::int64_t number, const std::string& next) {
  Dict& item = *row.AddSectionDictionary("DOUBT");
  Set(item, "NUMBER", std::to_string(number));
  Set(item, "FIELD_NAME", intake::VietnameseName(doubt.field));
  Set(item, "REASON", doubt.reason);
  ShowText(item, "SUGGESTION", "TEXT", doubt.suggestion);
  ShowText(item, "NEXT", "NEXT_ANCHOR", next);
}

}  // namespace sauro::pages
