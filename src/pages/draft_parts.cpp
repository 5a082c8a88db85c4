#include "pages/draft_parts.h"

#include <algorithm>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"
#include "usecase/plan_adjust.h"

namespace sauro::pages {

using intake::DraftTask;
using intake::Field;

std::string UrlOf(const usecase::DraftReview& draft) {
  return "/du-thao/" + UrlEncode(draft.line.id.value);
}

std::string RowUrl(const usecase::DraftReview& draft, const DraftTask& row) {
  return UrlOf(draft) + "/dong/" + UrlEncode(row.key);
}

bool IsDoubted(const DraftTask& row, Field field) {
  return std::any_of(row.doubts.begin(), row.doubts.end(), [&](const intake::Doubt& doubt) {
    return doubt.field == field;
  });
}

std::int64_t CountDoubts(const std::vector<const DraftTask*>& rows) {
  std::int64_t count = 0;
  for (const DraftTask* row : rows) count += static_cast<std::int64_t>(row->doubts.size());
  return count;
}

const DraftTask* FindRow(const intake::DraftPlan& plan, std::string_view key) {
  for (const DraftTask& row : plan.tasks) {
    if (row.key == key) return &row;
  }
  return nullptr;
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

void AddPlanDoubt(Dict& body, const intake::Doubt& doubt, std::int64_t number) {
  Dict& item = *body.AddSectionDictionary("DOUBT");
  Set(item, "NUMBER", std::to_string(number));
  // The name of a task is called so; of the document it is another thing.
  const bool title = doubt.field == Field::kTitle;
  const bool whole = doubt.field == Field::kRow;
  Set(item,
      "FIELD_NAME",
      title   ? "Trích yếu"
      : whole ? "Văn bản"
              : intake::VietnameseName(doubt.field));
  Set(item, "REASON", doubt.reason);
  ShowText(item, "SUGGESTION", "TEXT", doubt.suggestion);
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
