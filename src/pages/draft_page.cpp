#include "pages/draft_page.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "pages/context.h"
#include "pages/draft_source.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using intake::DraftTask;
using intake::Field;

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

std::string Names(const std::vector<intake::DraftParty>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (const intake::DraftParty& party : parties) names.push_back(party.name);
  return Join(names, "; ");
}

std::string ValueOf(const DraftTask& row, Field field) {
  if (field == Field::kOrdinal) return row.ordinal;
  if (field == Field::kTitle) return row.title;
  if (field == Field::kLead) return Names(row.lead);
  if (field == Field::kCoordinate) return Names(row.coordinate);
  if (field == Field::kDirector) return Names(row.director);
  if (field == Field::kImplement) return Names(row.implement);
  if (field == Field::kProduct) return row.product;
  if (field == Field::kDeadline) return row.deadline.raw;
  if (field == Field::kNote) return row.note;
  return {};
}

bool IsDoubted(const DraftTask& row, Field field) {
  return std::any_of(row.doubts.begin(), row.doubts.end(), [&](const intake::Doubt& doubt) {
    return doubt.field == field;
  });
}

// The same rule as approval: group rows are headings, and rows of the running text count only where
// there is no appendix.
std::vector<const DraftTask*> TaskRows(const intake::DraftPlan& plan) {
  const bool has_appendix = std::any_of(plan.tasks.begin(), plan.tasks.end(), [](const auto& row) {
    return !row.group && row.origin == intake::Origin::kAppendix;
  });
  std::vector<const DraftTask*> rows;
  for (const DraftTask& row : plan.tasks) {
    if (row.group || (has_appendix && row.origin != intake::Origin::kAppendix)) continue;
    rows.push_back(&row);
  }
  return rows;
}

std::int64_t CountDoubts(const std::vector<const DraftTask*>& rows) {
  std::int64_t count = 0;
  for (const DraftTask* row : rows) count += static_cast<std::int64_t>(row->doubts.size());
  return count;
}

std::string UrlOf(const usecase::DraftReview& draft) {
  return "/du-thao/" + UrlEncode(draft.line.id.value);
}

std::string PageUrl(const usecase::DraftReview& draft, bool only_doubts, std::int64_t page) {
  return Query()
      .Add("loc", only_doubts ? "nghi-van" : "")
      .Add("trang", page > 1 ? std::to_string(page) : "")
      .After(UrlOf(draft));
}

std::string DeadlineMeaning(const domain::Deadline& deadline) {
  if (const auto due = domain::LastDue(deadline)) {
    return "hạn cuối " + due->Vietnamese();
  }
  if (domain::IsOngoing(deadline)) return "thường xuyên, không có hạn cuối";
  return "chưa xác định được ngày";
}

void AddField(Dict& row, Field field, const std::string& value) {
  if (value.empty()) return;
  Dict& item = *row.AddSectionDictionary("FIELD");
  Set(item, "LABEL", intake::VietnameseName(field));
  Set(item, "VALUE", value);
}

// `next` is the number of the doubt that follows on the page; 0 after the last one.
void AddDoubt(Dict& row, const intake::Doubt& doubt, std::int64_t number, std::int64_t next) {
  Dict& item = *row.AddSectionDictionary("DOUBT");
  Set(item, "NUMBER", std::to_string(number));
  Set(item, "FIELD_NAME", intake::VietnameseName(doubt.field));
  Set(item, "REASON", doubt.reason);
  ShowText(item, "SUGGESTION", "TEXT", doubt.suggestion);
  if (next != 0) ShowText(item, "NEXT", "NEXT_NUMBER", std::to_string(next));
}

void FillRow(Dict& item, const usecase::DraftReview& draft, const DraftTask& row) {
  Set(item, "KEY", row.key);
  Set(item, "ORDINAL", row.ordinal);
  Set(item, "TITLE", row.title);
  Set(item, "URL", UrlOf(draft) + "/dong/" + UrlEncode(row.key));
  Set(item, "REVISION", std::to_string(draft.line.revision));
  ShowText(item, "PATH_LINE", "TEXT", PathText(intake::SectionPath(draft.plan, row.section)));
  if (!row.place.empty()) {
    Dict& place = *item.AddSectionDictionary("PLACE");
    Set(place, "TEXT", row.place);
    Set(place, "ANCHOR", AnchorOf(row.place));
  }
  for (const Field field : kFields) {
    if (field == Field::kOrdinal || field == Field::kTitle) continue;
    if (field != Field::kDeadline) {
      AddField(item, field, ValueOf(row, field));
      continue;
    }
    const std::string raw = row.deadline.raw.empty() ? "Không ghi" : row.deadline.raw;
    AddField(item, field, raw + " (" + DeadlineMeaning(row.deadline) + ")");
  }
  ShowIf(item, "SURE", row.doubts.empty());
  ShowIf(item, "UNSURE", !row.doubts.empty());
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
  std::int64_t on_page = 0;
  for (std::int64_t i = first; i < last; ++i) {
    on_page += static_cast<std::int64_t>(rows[static_cast<std::size_t>(i)]->doubts.size());
  }
  std::set<std::string> places;
  if (page == 1) places.insert("");
  std::int64_t number = 0;
  for (std::int64_t i = first; i < last; ++i) {
    const DraftTask& row = *rows[static_cast<std::size_t>(i)];
    Dict& item = *body.AddSectionDictionary("ROW_ITEM");
    FillRow(item, draft, row);
    Set(item, "PAGE", std::to_string(page));
    Set(item, "ONLY", choice.only_doubts ? "nghi-van" : "");
    for (const intake::Doubt& doubt : row.doubts) {
      ++number;
      AddDoubt(item, doubt, number, number < on_page ? number + 1 : 0);
    }
    places.insert(row.place);
    places.insert(row.continued_at.begin(), row.continued_at.end());
  }
  if (on_page > 0) body.ShowSection("FIRST_DOUBT");
  AddPager(body, total, page, kDraftRows, PageUrl(draft, choice.only_doubts, 1));
  AddSource(body, draft.source, places);
}

void FillHead(Dict& body, const usecase::DraftReview& draft) {
  const intake::DraftDocument& document = draft.plan.document;
  Set(body, "TITLE", document.title.empty() ? draft.line.document_name : document.title);
  Set(body, "NUMBER", document.number.empty() ? std::string("chưa có số") : document.number);
  Set(body, "DATE", DayOrDash(document.date));
  Set(body, "ISSUER", document.issuer.empty() ? std::string("chưa rõ") : document.issuer);
  Set(body, "FILE_NAME", draft.line.document_name);
  Set(body, "URL", UrlOf(draft));
  Set(body, "REVISION", std::to_string(draft.line.revision));
  AddChip(body, "STATE", draft.line.state);
}

}  // namespace

std::string RenderDraft(
    const Frame& frame, const usecase::DraftReview& draft, const DraftChoice& choice
) {
  Page page(frame, "draft.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  const std::vector<const DraftTask*> all = TaskRows(draft.plan);
  std::vector<const DraftTask*> rows = all;
  if (choice.only_doubts) {
    rows.erase(
        std::remove_if(
            rows.begin(), rows.end(), [](const DraftTask* row) { return row->doubts.empty(); }
        ),
        rows.end()
    );
  }
  const auto in_doubt = std::count_if(all.begin(), all.end(), [](const DraftTask* row) {
    return !row->doubts.empty();
  });
  SetNumber(body, "ROWS", static_cast<std::int64_t>(all.size()));
  SetNumber(body, "ROWS_IN_DOUBT", in_doubt);
  SetNumber(body, "DOUBTS", CountDoubts(all));
  ShowIf(body, "ONLY_DOUBTS", choice.only_doubts);
  ShowIf(body, "ALL_ROWS", !choice.only_doubts);
  ShowText(body, "SAVED", "SAVED_TEXT", frame.notice);
  std::int64_t number = 0;
  for (const intake::Doubt& doubt : draft.plan.doubts) {
    AddDoubt(*body.AddSectionDictionary("PLAN_DOUBT"), doubt, --number, 0);
  }
  const auto left_out = static_cast<std::int64_t>(draft.plan.left_out.size());
  if (left_out > 0) {
    Dict& section = *body.AddSectionDictionary("LEFT_OUT");
    SetNumber(section, "COUNT", left_out);
    for (std::size_t i = 0; i < draft.plan.left_out.size() && i < 50; ++i) {
      const intake::DraftLeftOut& item = draft.plan.left_out[i];
      Dict& line = *section.AddSectionDictionary("LINE");
      Set(line, "TEXT", Shorten(item.text, 160));
      Set(line, "WHY", item.reason);
      Set(line, "WHERE", item.place);
    }
  }
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

std::string RenderRowForm(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const DraftTask& row,
    const RowFormState& state
) {
  Page page(frame, "row_form.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  Set(body, "KEY", row.key);
  Set(body, "ACTION", UrlOf(draft) + "/dong/" + UrlEncode(row.key));
  Set(body, "PLACE", row.place);
  if (state.error) AddFormError(body, *state.error);
  Set(body, "PAGE", state.typed.Get("trang"));
  Set(body, "ONLY", state.typed.Get("loc"));
  for (const intake::Doubt& doubt : row.doubts) AddDoubt(body, doubt, 0, 0);
  for (const Field field : kFields) {
    const std::string name(intake::CodeOf(field));
    Dict& item = *body.AddSectionDictionary("ITEM");
    const bool long_text = field != Field::kOrdinal && field != Field::kDeadline;
    Dict& input = *item.AddSectionDictionary(long_text ? "LONG" : "SHORT");
    Set(input, "NAME", name);
    Set(input, "LABEL", intake::VietnameseName(field));
    Set(input, "VALUE", state.typed.Has(name) ? state.typed.Get(name) : ValueOf(row, field));
    ShowIf(input, "DOUBTED", IsDoubted(row, field));
    if (state.error && state.error->place == name) {
      ShowText(input, "BAD", "TEXT", state.error->message);
    }
  }
  return page.Html();
}

std::string RenderApproval(
    const Frame& frame, const usecase::DraftReview& draft, const std::optional<Error>& error
) {
  Page page(frame, "approval.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  if (error) AddFormError(body, *error);
  const std::vector<const DraftTask*> rows = TaskRows(draft.plan);
  SetNumber(body, "ROWS", static_cast<std::int64_t>(rows.size()));
  const std::int64_t doubts = CountDoubts(rows);
  if (doubts == 0) {
    body.ShowSection("CLEAR");
    return page.Html();
  }
  Dict& open = *body.AddSectionDictionary("IN_DOUBT");
  SetNumber(open, "DOUBTS", doubts);
  for (const DraftTask* row : rows) {
    if (row->doubts.empty()) continue;
    Dict& line = *open.AddSectionDictionary("LINE");
    Set(line, "ORDINAL", row->ordinal);
    Set(line, "TITLE", Shorten(row->title, 140));
    Set(line, "URL", UrlOf(draft) + "/dong/" + UrlEncode(row->key));
    std::vector<std::string> reasons;
    for (const intake::Doubt& doubt : row->doubts) {
      reasons.push_back(std::string(intake::VietnameseName(doubt.field)) + ": " + doubt.reason);
    }
    Set(line, "REASONS", Join(reasons, "; "));
  }
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
    const std::string value(Trim(ReplaceAll(form.Get(name), "\r\n", "\n")));
    if (value != Trim(ValueOf(row, field)) || IsDoubted(row, field)) {
      changes.push_back({row.key, name, value});
    }
  }
  return changes;
}

}  // namespace sauro::pages
