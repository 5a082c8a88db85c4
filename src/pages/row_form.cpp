#include "pages/row_form.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_document.h"
#include "usecase/draft_rows.h"

namespace sauro::pages {

using intake::Field;

namespace {

// Before the name of a field: one more name for its list.
constexpr std::string_view kAddName = "them.";

// Asks whether the names that nobody is known for are to be remembered; ticked unless the person
// took the tick away.
void AddRemember(Dict& item, const ReviewRow& row, Field field, const http::Parameters& typed) {
  const auto* parties = intake::PartiesOf(*row, field);
  if (parties == nullptr) return;
  const std::vector<std::string> names = usecase::NamesToLearn(*parties);
  if (names.empty()) return;
  const std::string name(intake::CodeOf(field));
  Dict& ask = *item.AddSectionDictionary("REMEMBER");
  Set(ask, "NAMES", "“" + Join(names, "”, “") + "”");
  ShowIf(ask, "ON", !typed.Has(name) || typed.Has("nho." + name));
}

// One name is chosen in its own field; a list of names gets another field that adds one to it.
void AddNameHints(
    Dict& item, Dict& input, Field field, bool one_party, const http::Parameters& typed
) {
  if (one_party) {
    input.ShowSection("HINTS");
    return;
  }
  const std::string name = std::string(kAddName) + std::string(intake::CodeOf(field));
  Dict& more = *item.AddSectionDictionary("ADD_NAME");
  Set(more, "LABEL", intake::VietnameseName(field));
  Set(more, "VALUE", typed.Get(name));
}

// Lines of a text field for what stands in it.
std::string LinesFor(std::string_view value) {
  constexpr std::size_t kLine = 60;  // characters
  return std::to_string(std::clamp<std::size_t>(1 + CountCodePoints(value) / kLine, 2, 4));
}

// A field of the form, of a row or of the document.
struct FormField {
  std::string code;
  std::string_view label;
  std::string now;
  bool long_text = false;
  bool doubted = false;
};

// As it was typed or as it stands. Gives the input.
Dict& AddInput(Dict& item, const FormField& field, const RowFormState& state) {
  Set(item, "NAME", field.code);
  Set(item, "SEEN", field.now);
  Dict& input = *item.AddSectionDictionary(field.long_text ? "LONG" : "SHORT");
  const std::string& value = state.typed.Has(field.code) ? state.typed.Get(field.code) : field.now;
  Set(input, "LABEL", field.label);
  Set(input, "VALUE", value);
  if (field.long_text) Set(input, "LINES", LinesFor(value));
  ShowIf(input, "DOUBTED", field.doubted);
  if (state.error && state.error->place == field.code) {
    ShowText(input, "BAD", "TEXT", state.error->message);
  }
  return input;
}

bool IsShort(Field field) {
  return field == Field::kOrdinal || field == Field::kDeadline || field == Field::kUnit ||
         field == Field::kBaseline;
}

constexpr std::string_view kTargetLabel =
    "Mục tiêu (mỗi dòng một mốc, ví dụ “2030: ≥ 80%”; không đặt mục tiêu: “2045: -”)";

void AddField(Dict& item, const ReviewRow& row, Field field, const RowFormState& state) {
  const auto* parties = intake::PartiesOf(*row, field);
  const bool one_party = parties != nullptr && parties->size() <= 1;
  const bool long_text = !one_party && !IsShort(field);
  const FormField shown{
      std::string(intake::CodeOf(field)),
      field == Field::kTarget ? kTargetLabel : FieldName(row, field),
      FieldText(row, field),
      long_text,
      IsDoubted(*row, field)};
  Dict& input = AddInput(item, shown, state);
  if (parties != nullptr && !state.names.empty()) {
    AddNameHints(item, input, field, one_party, state.typed);
  }
  AddRemember(item, row, field, state.typed);
}

// What the form of a row and the form of the document have in common.
void FillForm(
    Dict& body, const usecase::DraftReview& draft, const std::string& key, const RowFormState& state
) {
  const std::string& only = state.typed.Get("truong");
  FillHead(body, draft);
  Set(body, "KEY", key);
  const std::string form = only.empty() ? key : key + "_" + only;
  Set(body, "FORM", form);
  ShowIf(body, "IN_PLACE", state.in_place);
  ShowIf(body, "LEAVE_IN_PLACE", state.in_place);
  if (state.error) {
    Error shown = *state.error;
    if (!shown.place.empty()) shown.place.insert(0, form + "_");
    AddFormError(body, shown);
  }
  Set(body, "PAGE", state.typed.Get("trang"));
  Set(body, "ONLY", state.typed.Get("loc"));
  Set(body, "FIELD_CODE", only);
}

// In place, the doubts stand beside the form already.
void AddDoubtsOfForm(
    Dict& body, const std::vector<intake::Doubt>& doubts, const RowFormState& state
) {
  if (state.in_place) return;
  const std::string& only = state.typed.Get("truong");
  for (const intake::Doubt& doubt : doubts) {
    if (only.empty() || only == intake::CodeOf(doubt.field)) AddDoubt(body, doubt, 0);
  }
}

}  // namespace

std::string RenderRowForm(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const ReviewRow& row,
    const RowFormState& state
) {
  Page page(frame, "row_form.tpl");
  Dict& body = page.body();
  const std::string& only = state.typed.Get("truong");
  FillForm(body, draft, row->key, state);
  Set(body,
      "HEADING",
      row.task != nullptr ? "Sửa nhiệm vụ trong dự thảo" : "Sửa chỉ tiêu trong dự thảo");
  Set(body, "ACTION", RowUrl(draft, *row));
  ShowText(body, "SOURCE", "PLACE", row->place);
  AddDoubtsOfForm(body, row->doubts, state);
  for (const Field field : FieldsOf(row)) {
    const std::string name(intake::CodeOf(field));
    if (!only.empty() && only != name) continue;
    AddField(*body.AddSectionDictionary("ITEM"), row, field, state);
  }
  for (const std::string& name : state.names)
    Set(*body.AddSectionDictionary("KNOWN_NAME"), "NAME", name);
  return page.Html();
}

std::string RenderDocumentForm(
    const Frame& frame, const usecase::DraftReview& draft, const RowFormState& state
) {
  Page page(frame, "row_form.tpl");
  Dict& body = page.body();
  const std::string& only = state.typed.Get("truong");
  FillForm(body, draft, std::string(usecase::kDocumentRow), state);
  Set(body, "HEADING", "Sửa thông tin văn bản");
  Set(body, "ACTION", DocumentUrl(draft));
  AddDoubtsOfForm(body, draft.plan.doubts, state);
  for (const Field field : usecase::kDocumentFields) {
    FormField shown{std::string(CodeOf(field)), usecase::NameOfDocumentField(field), {}};
    if (!only.empty() && only != shown.code) continue;
    shown.now = usecase::DocumentText(draft.plan.document, field);
    shown.long_text = field == Field::kTitle;
    shown.doubted = IsDoubted(draft.plan, field);
    AddInput(*body.AddSectionDictionary("ITEM"), shown, state);
  }
  return page.Html();
}

namespace {

// What the form asks of one field: nothing, where it says what it said and is in no doubt.
std::optional<usecase::RowChange> ChangeOf(
    const http::Parameters& form, const FormField& field, const std::string& row
) {
  if (!form.Has(field.code)) return std::nullopt;
  // Browsers send line ends as CR LF.
  std::string value(Trim(ReplaceAll(form.Get(field.code), "\r\n", "\n")));
  const std::string_view more = Trim(form.Get(std::string(kAddName) + field.code));
  if (!more.empty()) value += (value.empty() ? "" : "; ") + std::string(more);
  const std::string seen_name = "cu." + field.code;
  std::optional<std::string> seen;
  if (form.Has(seen_name)) seen = ReplaceAll(form.Get(seen_name), "\r\n", "\n");
  const std::string before = seen ? *seen : field.now;
  if (value == Trim(before) && !field.doubted) return std::nullopt;
  return usecase::RowChange{row, field.code, value, std::move(seen), form.Has("nho." + field.code)};
}

}  // namespace

std::vector<usecase::RowChange> ChangesOf(const ReviewRow& row, const http::Parameters& form) {
  std::vector<usecase::RowChange> changes;
  for (const Field field : FieldsOf(row)) {
    FormField asked{std::string(CodeOf(field)), {}, FieldText(row, field)};
    asked.doubted = IsDoubted(*row, field);
    if (auto change = ChangeOf(form, asked, row->key)) changes.push_back(std::move(*change));
  }
  return changes;
}

std::vector<usecase::RowChange> DocumentChangesOf(
    const intake::DraftPlan& plan, const http::Parameters& form
) {
  std::vector<usecase::RowChange> changes;
  for (const Field field : usecase::kDocumentFields) {
    FormField asked{std::string(CodeOf(field)), {}, usecase::DocumentText(plan.document, field)};
    asked.doubted = IsDoubted(plan, field);
    auto change = ChangeOf(form, asked, std::string(usecase::kDocumentRow));
    if (change) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace sauro::pages
