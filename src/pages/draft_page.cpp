#include "pages/draft_page.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "base/text.h"
#include "domain/section_path.h"
#include "pages/before_approval.h"
#include "pages/context.h"
#include "pages/draft_source.h"
#include "pages/words.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_adjust.h"

namespace sauro::pages {
namespace {

using intake::DraftTask;
using intake::Field;
using usecase::FieldText;
using usecase::TaskRows;

// The fields of a row that can be mended, in the order of the form.
constexpr std::array kFields = {
    Field::kOrdinal,
    Field::kTitle,
    Field::kLead,
    Field::kCoordinate,
    Field::kDirector,
    Field::kImplement,
    Field::kProduct,
    Field::kDeadline,
    Field::kNote,
};

// Before the name of a field: one more name for its list.
constexpr std::string_view kAddName = "them.";

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

std::string UrlOf(const usecase::DraftReview& draft) {
  return "/du-thao/" + UrlEncode(draft.line.id.value);
}

std::string_view CodeOf(const DraftChoice& choice) {
  if (choice.only_doubts) return "nghi-van";
  return choice.as_printed ? "thu-tu" : "";
}

std::string RowUrl(const usecase::DraftReview& draft, const DraftTask& row) {
  return UrlOf(draft) + "/dong/" + UrlEncode(row.key);
}

std::string DeadlineMeaning(const domain::Deadline& deadline) {
  if (const auto due = domain::LastDue(deadline)) {
    return "hạn cuối " + due->Vietnamese();
  }
  if (domain::IsOngoing(deadline)) return "thường xuyên, không có hạn cuối";
  return "chưa xác định được ngày";
}

// A field of a row as a link to its form.
struct RowLinks {
  std::string url;
  std::string page;
  std::string filter;

  [[nodiscard]] std::string To(Field field) const {
    return Query()
        .Add("truong", intake::CodeOf(field))
        .Add("trang", page)
        .Add("loc", filter)
        .After(url);
  }
};

// Who does what by when and gives what: shown also where the document does not say.
bool IsAlwaysShown(Field field) {
  return field == Field::kLead || field == Field::kProduct || field == Field::kDeadline;
}

// The cell or paragraph that the field was read from, if it stands in one of the row's own places.
std::string CellOf(const DraftTask& row, Field field) {
  for (const intake::FieldSource& source : row.sources) {
    if (source.field != field) continue;
    intake::Spot line = source.spot;
    line.column = 0;
    const std::string place = intake::PlaceOf(line);
    const auto& more = row.continued_at;
    if (place == row.place || std::find(more.begin(), more.end(), place) != more.end())
      return AnchorOf(intake::PlaceOf(source.spot));
  }
  return {};
}

void AddField(Dict& dict, const DraftTask& row, const RowLinks& links, Field field) {
  std::string value = FieldText(row, field);
  if (value.empty() && !IsAlwaysShown(field)) return;
  if (value.empty()) value = "Không ghi";
  if (field == Field::kDeadline) value += " (" + DeadlineMeaning(row.deadline) + ")";
  Dict& item = *dict.AddSectionDictionary("FIELD");
  ShowIf(item, "DOUBTED", IsDoubted(row, field));
  Set(item, "LABEL", intake::VietnameseName(field));
  Set(item, "VALUE", value);
  Set(item, "HREF", links.To(field));
  ShowText(item, "FROM", "CELL", CellOf(row, field));
}

// `next` is where the doubt that follows on the page stands; empty after the last one.
void AddDoubt(
    Dict& row, const intake::Doubt& doubt, std::int64_t number, const std::string& next = {}
) {
  Dict& item = *row.AddSectionDictionary("DOUBT");
  Set(item, "NUMBER", std::to_string(number));
  Set(item, "FIELD_NAME", intake::VietnameseName(doubt.field));
  Set(item, "REASON", doubt.reason);
  ShowText(item, "SUGGESTION", "TEXT", doubt.suggestion);
  ShowText(item, "NEXT", "NEXT_ANCHOR", next);
}

void FillRow(
    Dict& item, const usecase::DraftReview& draft, const DraftTask& row, const RowLinks& links
) {
  Set(item, "KEY", row.key);
  Set(item, "ORDINAL", row.ordinal);
  Set(item, "TITLE", row.title);
  Set(item, "TITLE_HREF", links.To(Field::kTitle));
  Set(item, "URL", links.url);
  Set(item, "MARK", row.key + ":" + usecase::RowMark(row));
  ShowText(
      item, "PATH_LINE", "TEXT", domain::JoinPath(intake::SectionPath(draft.plan, row.section))
  );
  if (!row.place.empty()) {
    Dict& place = *item.AddSectionDictionary("PLACE");
    Set(place, "TEXT", row.place);
    Set(place, "ANCHOR", AnchorOf(row.place));
  }
  for (const Field field : kFields) {
    if (field == Field::kOrdinal || field == Field::kTitle) continue;
    AddField(item, row, links, field);
  }
  ShowIf(item, "CONFIRMED", row.confirmed && row.doubts.empty());
  ShowIf(item, "SURE", !row.confirmed && row.doubts.empty());
  ShowIf(item, "UNSURE", !row.doubts.empty());
  ShowIf(item, "CAN_CONFIRM", !row.confirmed || !row.doubts.empty());
}

bool InDoubt(const DraftTask* row) {
  return !row->doubts.empty();
}

// The doubts of the row at `index`, each with the way to the next one: within the row to the doubt
// itself, else to the row, so that what it is about comes into view with it.
void AddDoubts(
    Dict& item, const std::vector<const DraftTask*>& shown, std::size_t index, std::int64_t& number
) {
  const std::vector<intake::Doubt>& doubts = shown[index]->doubts;
  const auto later =
      std::find_if(shown.begin() + static_cast<std::ptrdiff_t>(index) + 1, shown.end(), InDoubt);
  const std::string next_row = later == shown.end() ? "" : "dong-" + (*later)->key;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    ++number;
    const bool last = i + 1 == doubts.size();
    AddDoubt(item, doubts[i], number, last ? next_row : "nghi-van-" + std::to_string(number + 1));
  }
}

void AddRows(
    Dict& body,
    const usecase::DraftReview& draft,
    const std::vector<const DraftTask*>& rows,
    const DraftChoice& choice
) {
  const auto total = static_cast<std::int64_t>(rows.size());
  const std::int64_t pages = std::max<std::int64_t>(1, (total + kDraftRows - 1) / kDraftRows);
  const std::int64_t page = std::min(choice.page, pages);
  const std::int64_t first = (page - 1) * kDraftRows;
  const std::int64_t last = std::min(total, first + kDraftRows);
  const std::string page_text = std::to_string(page);
  const std::string filter(CodeOf(choice));
  const std::vector<const DraftTask*> shown(rows.begin() + first, rows.begin() + last);
  std::set<std::string> places;
  std::set<std::string> cells;
  if (page == 1) places.insert("");
  std::int64_t number = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const DraftTask& row = *shown[i];
    Dict& item = *body.AddSectionDictionary("ROW_ITEM");
    FillRow(item, draft, row, {RowUrl(draft, row), page_text, filter});
    Set(item, "PAGE", page_text);
    Set(item, "ONLY", filter);
    ShowIf(item, "JUST_SAVED", row.key == choice.saved_row);
    AddDoubts(item, shown, i, number);
    places.insert(row.place);
    places.insert(row.continued_at.begin(), row.continued_at.end());
    for (const Field field : kFields) cells.insert(CellOf(row, field));
  }
  const auto doubted = std::find_if(shown.begin(), shown.end(), InDoubt);
  if (doubted != shown.end())
    ShowText(body, "FIRST_DOUBT", "ROW_ANCHOR", "dong-" + (*doubted)->key);
  AddPager(body, total, page, kDraftRows, Query().Add("loc", filter).After(UrlOf(draft)));
  AddSource(body, draft.source, places, cells);
}

void FillHead(Dict& body, const usecase::DraftReview& draft) {
  const intake::DraftDocument& document = draft.plan.document;
  Set(body, "TITLE", document.title.empty() ? draft.line.document_name : document.title);
  ShowIf(body, "LONG_TITLE", IsLongTitle(document.title));
  Set(body, "NUMBER", document.number.empty() ? std::string("chưa có số") : document.number);
  Set(body, "DATE", DayOrDash(document.date));
  Set(body, "ISSUER", document.issuer.empty() ? std::string("chưa rõ") : document.issuer);
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

}  // namespace

DraftChoice ChoiceOf(const http::Parameters& query, std::int64_t page) {
  const std::string& filter = query.Get("loc");
  return {filter == "nghi-van", page, filter == "thu-tu", {}, query.Get("dong")};
}

namespace {

void AddLeftOut(Dict& body, const std::vector<intake::DraftLeftOut>& left_out) {
  if (left_out.empty()) return;
  Dict& section = *body.AddSectionDictionary("LEFT_OUT");
  SetNumber(section, "COUNT", static_cast<std::int64_t>(left_out.size()));
  for (std::size_t i = 0; i < left_out.size() && i < 50; ++i) {
    const intake::DraftLeftOut& item = left_out[i];
    Dict& line = *section.AddSectionDictionary("LINE");
    Set(line, "TEXT", Shorten(item.text, 160));
    Set(line, "WHY", item.reason);
    Set(line, "WHERE", item.place);
  }
}

std::vector<const DraftTask*> Chosen(
    std::vector<const DraftTask*> rows, const DraftChoice& choice
) {
  if (choice.only_doubts) {
    rows.erase(std::remove_if(rows.begin(), rows.end(), std::not_fn(InDoubt)), rows.end());
  } else if (!choice.as_printed) {
    std::stable_partition(rows.begin(), rows.end(), InDoubt);
  }
  return rows;
}

// "Đã lưu thay đổi. Dòng 5: Khảo sát ..."
std::string SavedText(const usecase::DraftReview& draft, const DraftChoice& choice) {
  const DraftTask* row = FindRow(draft.plan, choice.saved_row);
  if (choice.saved.empty() || row == nullptr) return choice.saved;
  const std::string label = row->ordinal.empty() ? "Dòng" : "Dòng " + row->ordinal;
  return choice.saved + " " + label + ": " + Shorten(CollapseSpace(row->title), 60);
}

}  // namespace

std::string RenderDraft(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const DraftChoice& choice,
    const std::vector<views::PlanLine>& known
) {
  Page page(frame, "draft.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  AddKnownPlans(body, draft, known);
  const std::vector<const DraftTask*> all = TaskRows(draft.plan);
  const std::vector<const DraftTask*> rows = Chosen(all, choice);
  const auto in_doubt = std::count_if(all.begin(), all.end(), InDoubt);
  const auto clear = std::count_if(all.begin(), all.end(), [](const DraftTask* row) {
    return !InDoubt(row) && !row->confirmed;
  });
  SetNumber(body, "ROWS", static_cast<std::int64_t>(all.size()));
  SetNumber(body, "ROWS_IN_DOUBT", in_doubt);
  SetNumber(body, "DOUBTS", CountDoubts(all));
  SetNumber(body, "ROWS_CLEAR", clear);
  SetNumber(body, "ROWS_CONFIRMED", static_cast<std::int64_t>(all.size()) - in_doubt - clear);
  if (clear > 0) SetNumber(*body.AddSectionDictionary("CAN_CONFIRM_ALL"), "COUNT", clear);
  ShowIf(body, "NOT_ONLY_DOUBTS", !choice.only_doubts);
  ShowIf(body, "NOT_FIRST_DOUBTS", choice.only_doubts || choice.as_printed);
  ShowIf(body, "NOT_AS_PRINTED", !choice.as_printed);
  ShowText(body, "SAVED", "SAVED_TEXT", SavedText(draft, choice));
  std::int64_t number = 0;
  for (const intake::Doubt& doubt : draft.plan.doubts) {
    AddDoubt(*body.AddSectionDictionary("PLAN_DOUBT"), doubt, --number);
  }
  AddLeftOut(body, draft.plan.left_out);
  if (rows.empty()) {
    body.ShowSection(all.empty() ? "NO_ROWS" : "NO_DOUBTS");
    AddSource(body, draft.source, {""});
    return page.Html();
  }
  AddRows(*body.AddSectionDictionary("ROWS_SECTION"), draft, rows, choice);
  return page.Html();
}

std::string RenderSource(const Frame& frame, const usecase::DraftReview& draft) {
  Page page(frame, "draft_source.tpl");
  FillHead(page.body(), draft);
  AddSource(page.body(), draft.source, {});
  return page.Html();
}

std::string RenderDraftNews(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const std::vector<std::string>& marks,
    const std::string& changed_by
) {
  Fragment part(frame, "draft_news.tpl");
  Dict& body = part.body();
  Set(body, "URL", UrlOf(draft));
  Set(body, "REVISION", std::to_string(draft.line.revision));
  Set(body, "BY", changed_by);
  Set(body, "AT", VietnameseTime(draft.line.changed_at));
  for (const std::string& mark : marks) {
    const std::string key = mark.substr(0, mark.find(':'));
    const DraftTask* row = FindRow(draft.plan, key);
    if (row != nullptr && mark == key + ":" + usecase::RowMark(*row)) continue;
    Dict& line = *body.AddSectionDictionary(row == nullptr ? "GONE" : "CHANGED");
    if (row == nullptr) continue;
    Set(line, "KEY", key);
    Set(line, "ORDINAL", row->ordinal);
    Set(line, "TITLE", Shorten(row->title, 80));
  }
  return part.Html();
}

namespace {

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

}  // namespace

namespace {

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
  for (const Field field : kFields) {
    const std::string name(intake::CodeOf(field));
    if (!only.empty() && only != name) continue;
    AddField(*body.AddSectionDictionary("ITEM"), row, field, state);
  }
  for (const std::string& name : state.names)
    Set(*body.AddSectionDictionary("KNOWN_NAME"), "NAME", name);
  return page.Html();
}

namespace {

void AddDoubtedRows(
    Dict& body, const usecase::DraftReview& draft, const std::vector<const DraftTask*>& rows
) {
  const std::int64_t doubts = CountDoubts(rows);
  if (doubts == 0) {
    body.ShowSection("CLEAR");
    return;
  }
  Dict& open = *body.AddSectionDictionary("IN_DOUBT");
  SetNumber(open, "DOUBTS", doubts);
  for (const DraftTask* row : rows) {
    if (row->doubts.empty()) continue;
    Dict& line = *open.AddSectionDictionary("LINE");
    Set(line, "ORDINAL", row->ordinal);
    Set(line, "TITLE", Shorten(row->title, 140));
    Set(line, "URL", RowUrl(draft, *row));
    std::vector<std::string> reasons;
    for (const intake::Doubt& doubt : row->doubts) {
      reasons.push_back(std::string(intake::VietnameseName(doubt.field)) + ": " + doubt.reason);
    }
    Set(line, "REASONS", Join(reasons, "; "));
  }
}

}  // namespace

std::string RenderApproval(
    const Frame& frame, const usecase::DraftReview& draft, const ApprovalState& state
) {
  Page page(frame, "approval.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  if (state.error) AddFormError(body, *state.error);
  AddKnownPlans(body, draft, state.known);
  const std::vector<const DraftTask*> rows = TaskRows(draft.plan);
  SetNumber(body, "ROWS", static_cast<std::int64_t>(rows.size()));
  AddDoubtedRows(body, draft, rows);
  AddWithoutReporter(body, state.without_reporter, UrlOf(draft));
  AddAllTheSame(body, state.without_reporter, state.error);
  AddSaidLinks(body, state.links, UrlOf(draft));
  AddSettledNames(body, state.names);
  return page.Html();
}

const DraftTask* FindRow(const intake::DraftPlan& plan, std::string_view key) {
  for (const DraftTask& row : plan.tasks) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

std::vector<usecase::RowChange> ChangesOf(const DraftTask& row, const http::Parameters& form) {
  std::vector<usecase::RowChange> changes;
  for (const Field field : kFields) {
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
