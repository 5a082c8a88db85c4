#include "pages/row_form.h"

#include "base/text.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_rows.h"

namespace sauro::pages {

using intake::DraftTask;
using intake::Field;
using usecase::FieldText;

namespace {

// Before the name of a field: one more name for its list.
constexpr std::string_view kAddName = "them.";

// Asks whether the names that nobody is known for are to be remembered; ticked unless the person
// took the tick away.
void AddRemember(Dict& item, const DraftTask& row, Field field, const http::Parameters& typed) {
  const auto* parties = intake::PartiesOf(row, field);
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

// One field of the form of a row, as it was typed or as it stands.
void AddField(Dict& item, const DraftTask& row, Field field, const RowFormState& state) {
  const std::string name(intake::CodeOf(field));
  Set(item, "NAME", name);
  Set(item, "SEEN", FieldText(row, field));
  const auto* parties = intake::PartiesOf(row, field);
  const bool one_party = parties != nullptr && parties->size() <= 1;
  const bool long_text = field != Field::kOrdinal && field != Field::kDeadline && !one_party;
  Dict& input = *item.AddSectionDictionary(long_text ? "LONG" : "SHORT");
  Set(input, "LABEL", intake::VietnameseName(field));
  Set(input, "VALUE", state.typed.Has(name) ? state.typed.Get(name) : FieldText(row, field));
  ShowIf(input, "DOUBTED", IsDoubted(row, field));
  if (parties != nullptr && !state.names.empty()) {
    AddNameHints(item, input, field, one_party, state.typed);
  }
  AddRemember(item, row, field, state.typed);
  if (state.error && state.error->place == name) {
    ShowText(input, "BAD", "TEXT", state.error->message);
  }
}

}  // namespace

std::string RenderRowForm(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const DraftTask& row,
    const RowFormState& state
) {
  Page page(frame, "row_form.tpl");
  Dict& body = page.body();
  const std::string& only = state.typed.Get("truong");
  FillHead(body, draft);
  Set(body, "KEY", row.key);
  const std::string form = only.empty() ? row.key : row.key + "_" + only;
  Set(body, "FORM", form);
  ShowIf(body, "IN_PLACE", state.in_place);
  ShowIf(body, "LEAVE_IN_PLACE", state.in_place);
  Set(body, "ACTION", RowUrl(draft, row));
  Set(body, "PLACE", row.place);
  if (state.error) {
    Error shown = *state.error;
    if (!shown.place.empty()) shown.place.insert(0, form + "_");
    AddFormError(body, shown);
  }
  Set(body, "PAGE", state.typed.Get("trang"));
  Set(body, "ONLY", state.typed.Get("loc"));
  Set(body, "FIELD_CODE", only);
  for (const intake::Doubt& doubt : row.doubts) {
    if (only.empty() || only == intake::CodeOf(doubt.field)) AddDoubt(body, doubt, 0);
  }
  for (const Field field : kRowFields) {
    const std::string name(intake::CodeOf(field));
    if (!only.empty() && only != name) continue;
    AddField(*body.AddSectionDictionary("ITEM"), row, field, state);
  }
  for (const std::string& name : state.names)
    Set(*body.AddSectionDictionary("KNOWN_NAME"), "NAME", name);
  return page.Html();
}

std::vector<usecase::RowChange> ChangesOf(const DraftTask& row, const http::Parameters& form) {
  std::vector<usecase::RowChange> changes;
  for (const Field field : kRowFields) {
    const std::string name(intake::CodeOf(field));
    if (!form.Has(name)) continue;
    // Browsers send line ends as CR LF.
    std::string value(Trim(ReplaceAll(form.Get(name), "\r\n", "\n")));
    const std::string_view more = Trim(form.Get(std::string(kAddName) + name));
    if (!more.empty()) value += (value.empty() ? "" : "; ") + std::string(more);
    const std::string seen_name = "cu." + name;
    std::optional<std::string> seen;
    if (form.Has(seen_name)) seen = ReplaceAll(form.Get(seen_name), "\r\n", "\n");
    const std::string before = seen ? *seen : FieldText(row, field);
    if (value != Trim(before) || IsDoubted(row, field)) {
      changes.push_back({row.key, name, value, std::move(seen), form.Has("nho." + name)});
    }
  }
  return changes;
}

}  // namespace sauro::pages
