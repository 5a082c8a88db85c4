#include "pages/compare_page.h"

#include <set>

#include "base/text.h"
#include "pages/before_approval.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using intake::DiffRow;
using intake::Field;
using intake::RowChangeKind;
using intake::RowDiff;

constexpr std::size_t kMaxTicks = 20'000;

const char* SectionOf(RowChangeKind kind) {
  switch (kind) {
    case RowChangeKind::kSame: return "SAME";
    case RowChangeKind::kChanged: return "CHANGED";
    case RowChangeKind::kAdded: return "ADDED";
    case RowChangeKind::kDropped: return "DROPPED";
  }
  return "";
}

std::string OrNothing(const std::string& text) {
  return text.empty() ? "(không ghi)" : text;
}

std::string DetailOf(const DiffRow& row) {
  std::vector<std::string> parts;
  for (const Field field : {Field::kSection, Field::kTarget, Field::kLead, Field::kDeadline}) {
    if (!row.Text(field).empty()) parts.push_back(CollapseSpace(row.Text(field)));
  }
  return Join(parts, " · ");
}

// Fills the lists of differences; a form that comes back keeps its ticks.
class Filler {
 public:
  Filler(const CompareView& view, const CompareState& state)
      : view_(view), again_(state.error.has_value()), ticks_(TicksOf(state.typed)) {}

  void Fill(Dict& form, RowChangeKind kind) const {
    const usecase::Comparison& comparison = view_.comparison;
    if (comparison.Count(kind) == 0) return;
    Dict& list = *form.AddSectionDictionary(SectionOf(kind));
    SetNumber(list, "COUNT", comparison.Count(kind));
    for (const RowDiff& diff : comparison.rows) {
      if (diff.kind == kind) AddRow(list, diff);
    }
  }

  void AddTick(Dict& dict, const std::string& tick) const {
    Set(dict, "TICK", tick);
    const usecase::Ticks& ticks = again_ ? ticks_ : std::nullopt;
    ShowIf(dict, "ON", usecase::IsTaken(view_.comparison, ticks, tick));
  }

 private:
  void AddRow(Dict& list, const RowDiff& diff) const {
    const usecase::Comparison& comparison = view_.comparison;
    const DiffRow& row =
        diff.before ? comparison.before[*diff.before] : comparison.after[*diff.after];
    Dict& line = *list.AddSectionDictionary("LINE");
    SetOrdinal(line, row.Text(Field::kOrdinal));
    Set(line, "TITLE", row.Text(Field::kTitle));
    ShowIf(line, "INDICATOR", row.indicator);
    Set(line, "DETAIL", DetailOf(row));
    Set(line, "VERB", view_.adjusts ? "Hủy" : "Bỏ");
    ShowIf(line, "LINKED", diff.kind == RowChangeKind::kDropped && view_.linked.count(row.key) > 0);
    if (diff.kind != RowChangeKind::kChanged) AddTick(line, TickOf(comparison, diff));
    for (const intake::FieldChange& change : diff.fields) {
      Dict& item = *line.AddSectionDictionary("FIELD");
      const std::string tick = TickOf(comparison, diff, change.field);
      AddTick(item, tick);
      Set(item, "LABEL", intake::VietnameseName(change.field));
      Set(item, "BEFORE", OrNothing(change.before));
      Set(item, "AFTER", OrNothing(change.after));
      ShowIf(item, "BY_HAND", comparison.kept.count(tick) > 0);
    }
  }

  const CompareView& view_;
  bool again_;
  usecase::Ticks ticks_;
};

// What the plan itself is called from now on.
void FillPlanFields(Dict& form, const CompareView& view, const Filler& filler) {
  if (view.comparison.document.empty()) return;
  Dict& list = *form.AddSectionDictionary("PLAN_FIELDS");
  for (const intake::FieldChange& change : view.comparison.document) {
    Dict& item = *list.AddSectionDictionary("FIELD");
    filler.AddTick(item, usecase::TickOf(change.field));
    Set(item, "LABEL", usecase::DocumentFieldName(change.field));
    Set(item, "BEFORE", OrNothing(change.before));
    Set(item, "AFTER", OrNothing(change.after));
  }
}

void FillForm(Dict& form, const CompareView& view, const CompareState& state) {
  Set(form, "ACTION", view.action);
  Set(form, "MARK", view.comparison.mark);
  Set(form, "SUBMIT", view.submit);
  for (const auto& [name, value] : view.hidden) {
    Dict& field = *form.AddSectionDictionary("HIDDEN");
    Set(field, "NAME", name);
    Set(field, "VALUE", value);
  }
  const Filler filler(view, state);
  for (const RowChangeKind kind :
       {RowChangeKind::kChanged, RowChangeKind::kAdded, RowChangeKind::kDropped}) {
    filler.Fill(form, kind);
  }
  if (!view.names_to_learn.empty()) {
    Dict& ask = *form.AddSectionDictionary("REMEMBER");
    Set(ask, "NAMES", Join(view.names_to_learn, "; "));
    ShowIf(ask, "ON", !state.typed.Has("dau") || state.typed.Has("nho"));
  }
  if (!view.adjusts) return;
  FillPlanFields(form, view, filler);
  Dict& adjust = *form.AddSectionDictionary("ADJUST");
  AddSaidLinks(adjust, view.links, view.url);
  AddWithoutReporter(adjust, view.without_reporter, view.url, "hoặc bỏ dấu ở thay đổi ấy");
  Set(adjust, "REASON", state.typed.Get("ly_do"));
  Set(adjust, "AUTHORITY", state.typed.Get("can_cu"));
  AddAllTheSame(adjust, view.without_reporter, state.error);
  if (!state.error) return;
  adjust.ShowSection("BAD_" + state.error->place);
  Set(adjust, "ERROR_TEXT", state.error->message);
}

void AddChoices(Dict& body, const char* section, const std::vector<CompareChoice>& choices) {
  if (choices.empty()) return;
  Dict& list = *body.AddSectionDictionary(section);
  for (const bool likely : {true, false}) {
    for (const CompareChoice& choice : choices) {
      if (choice.likely != likely) continue;
      Dict& line = *list.AddSectionDictionary("LINE");
      Set(line, "HREF", choice.href);
      Set(line, "NAME", choice.name);
      Set(line, "DETAIL", choice.detail);
      ShowIf(line, "LIKELY", likely);
    }
  }
}

}  // namespace

std::string RenderCompare(const Frame& frame, const CompareView& view, const CompareState& state) {
  Page page(frame, "compare.tpl");
  Dict& body = page.body();
  Set(body, "URL", view.url);
  Set(body, "TITLE", view.title);
  Set(body, "CRUMB", Shorten(view.title, kCrumbBytes));
  Set(body, "HEADING", view.heading);
  Set(body, "FILE_NAME", view.file_name);
  Set(body, "TARGET", view.target);
  Set(body, "TARGET_URL", view.target_url);
  if (state.error) {
    Error shown = *state.error;
    const bool of_no_field = shown.place == "mark" || intake::FieldFromCode(shown.place);
    if (of_no_field) shown.place.clear();
    AddFormError(body, shown);
  }
  for (const RowChangeKind kind :
       {RowChangeKind::kSame,
        RowChangeKind::kChanged,
        RowChangeKind::kAdded,
        RowChangeKind::kDropped}) {
    SetNumber(body, (std::string("COUNT_") + SectionOf(kind)).c_str(), view.comparison.Count(kind));
  }
  const bool ticked = view.adjusts && view.may_accept;
  if (!view.comparison.document.empty() && !ticked) {
    Dict& document = *body.AddSectionDictionary("DOCUMENT");
    ShowIf(document, "TAKEN", !view.adjusts);
    for (const intake::FieldChange& change : view.comparison.document) {
      Dict& item = *document.AddSectionDictionary("FIELD");
      Set(item, "LABEL", usecase::DocumentFieldName(change.field));
      Set(item, "BEFORE", OrNothing(change.before));
      Set(item, "AFTER", OrNothing(change.after));
    }
  }
  ShowIf(body, "NOTHING", !view.comparison.Differs());
  if (view.comparison.Differs() && view.may_accept) {
    FillForm(*body.AddSectionDictionary("FORM"), view, state);
  }
  return page.Html();
}

usecase::Ticks TicksOf(const http::Parameters& form) {
  std::set<std::string> ticks;
  for (const http::NameValue& item : form) {
    if (item.name == "lay" && ticks.size() < kMaxTicks) ticks.insert(item.value);
  }
  return ticks;
}

std::string RenderCompareChoice(const Frame& frame, const CompareChoices& choices) {
  Page page(frame, "compare_choice.tpl");
  Dict& body = page.body();
  Set(body, "URL", choices.url);
  Set(body, "TITLE", choices.title);
  Set(body, "CRUMB", Shorten(choices.title, kCrumbBytes));
  Set(body, "FILE_NAME", choices.file_name);
  for (const std::string& text : choices.known) ShowText(body, "KNOWN", "TEXT", text);
  AddChoices(body, "PLANS", choices.plans);
  AddChoices(body, "DRAFTS", choices.drafts);
  ShowIf(body, "EMPTY", choices.plans.empty() && choices.drafts.empty());
  return page.Html();
}

}  // namespace sauro::pages
