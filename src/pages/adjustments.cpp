#include "pages/adjustments.h"

#include <algorithm>

#include "intake/draft.h"
#include "pages/context.h"
#include "pages/words.h"
#include "usecase/plan_compare.h"

namespace sauro::pages {
namespace {

constexpr std::size_t kMostTasks = 50;  // of one adjustment on a page

std::string_view HowText(views::AdjustedHow how) {
  switch (how) {
    case views::AdjustedHow::kChanged: return "Thay đổi";
    case views::AdjustedHow::kAdded: return "Thêm mới";
    case views::AdjustedHow::kWithdrawn: return "Hủy";
  }
  return {};
}

std::string OrNothing(const std::string& text) {
  return text.empty() ? "không ghi" : text;
}

void AddField(Dict& dict, std::string_view label, const views::ChangedField& change) {
  Dict& field = *dict.AddSectionDictionary("FIELD");
  Set(field, "LABEL", label);
  Set(field, "BEFORE", OrNothing(change.before));
  Set(field, "AFTER", OrNothing(change.after));
}

void AddPlanFields(Dict& adjustment, const std::vector<views::ChangedField>& fields) {
  if (fields.empty()) return;
  Dict& plan = *adjustment.AddSectionDictionary("PLAN_ITSELF");
  for (const views::ChangedField& change : fields) {
    const auto known = intake::FieldFromCode(change.field);
    AddField(plan, known ? usecase::DocumentFieldName(*known) : change.field, change);
  }
}

void AddTask(Dict& adjustment, const Frame& frame, const views::AdjustedTask& task, bool named) {
  Dict& item = *adjustment.AddSectionDictionary("TASK");
  Set(item, "HOW", HowText(task.how));
  if (named) {
    Dict& name = *item.AddSectionDictionary("NAMED");
    Set(name, "URL", LinkAt(frame, "/nhiem-vu/" + UrlEncode(task.id.value)));
    SetOrdinal(name, task.ordinal);
    Set(name, "TITLE", task.title);
  }
  for (const views::ChangedField& change : task.fields) {
    const auto known = intake::FieldFromCode(change.field);
    AddField(item, known ? intake::VietnameseName(*known) : change.field, change);
  }
}

void AddIndicator(Dict& adjustment, const Frame& frame, const views::AdjustedIndicator& indicator) {
  Dict& item = *adjustment.AddSectionDictionary("INDICATOR");
  Set(item, "HOW", HowText(indicator.how));
  const std::string page =
      Query().Add("da-bo", "co").Add("den", indicator.id.value).Add(frame.asked).After("/chi-tieu");
  Set(item, "URL", page + "#ct-" + UrlEncode(indicator.id.value));
  Set(item,
      "NAME",
      indicator.ordinal.empty() ? indicator.name : indicator.ordinal + ". " + indicator.name);
  for (const views::ChangedField& change : indicator.fields) {
    const auto known = intake::FieldFromCode(change.field);
    AddField(item, known ? intake::VietnameseName(*known) : change.field, change);
  }
}

}  // namespace

void AddAdjustments(
    Dict& body,
    const Frame& frame,
    const std::vector<views::Adjustment>& adjustments,
    const NameOfAccount& name_of,
    bool of_plan
) {
  if (adjustments.empty()) return;
  Dict& list = *body.AddSectionDictionary("ADJUSTMENTS");
  SetNumber(list, "COUNT", static_cast<std::int64_t>(adjustments.size()));
  for (auto each = adjustments.rbegin(); each != adjustments.rend(); ++each) {
    Dict& item = *list.AddSectionDictionary("ADJUSTMENT");
    Set(item, "AT", VietnameseTime(each->at));
    Set(item, "BY", name_of ? name_of(each->by) : std::string());
    Set(item, "AUTHORITY", each->authority);
    Set(item, "REASON", each->reason);
    Set(item, "DOCUMENT", each->document);
    if (of_plan) AddPlanFields(item, each->fields);
    const std::size_t shown = std::min(each->tasks.size(), kMostTasks);
    for (std::size_t i = 0; i < shown; ++i) AddTask(item, frame, each->tasks[i], of_plan);
    if (each->tasks.size() > shown) {
      const auto more = static_cast<std::int64_t>(each->tasks.size() - shown);
      SetNumber(*item.AddSectionDictionary("MORE"), "COUNT", more);
    }
    const std::size_t told = std::min(each->indicators.size(), kMostTasks);
    for (std::size_t i = 0; i < told; ++i) AddIndicator(item, frame, each->indicators[i]);
    if (each->indicators.size() > told) {
      const auto more = static_cast<std::int64_t>(each->indicators.size() - told);
      SetNumber(*item.AddSectionDictionary("MORE_INDICATORS"), "COUNT", more);
    }
  }
}

}  // namespace sauro::pages
