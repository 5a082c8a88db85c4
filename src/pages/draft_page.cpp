#include "pages/draft_page.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/text.h"
#include "domain/section_path.h"
#include "intake/plan_check.h"
#include "pages/context.h"
#include "pages/document_card.h"
#include "pages/draft_parts.h"
#include "pages/draft_source.h"
#include "pages/page_sheets.h"
#include "pages/words.h"
#include "usecase/alias_lessons.h"
#include "usecase/draft_document.h"
#include "usecase/draft_rows.h"
#include "usecase/plan_adjust.h"

namespace sauro::pages {
namespace {

using intake::Field;

std::string_view CodeOf(const DraftChoice& choice) {
  if (choice.only_doubts) return "nghi-van";
  return choice.as_printed ? "thu-tu" : "";
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
bool IsAlwaysShown(const ReviewRow& row, Field field) {
  if (row->group) return false;
  return field == Field::kLead || field == Field::kProduct || field == Field::kDeadline ||
         field == Field::kTarget;
}

// The cell or paragraph that the field was read from, if it stands in one of the row's own places.
std::string CellOf(const docread::Document& source, const intake::DraftRow& row, Field field) {
  for (const intake::FieldSource& said : row.sources) {
    if (said.field != field) continue;
    auto place = FindPlace(source, said.spot);
    if (!place) continue;
    const auto& more = row.continued_at;
    if (place->line == row.place || std::find(more.begin(), more.end(), place->line) != more.end())
      return std::move(place->anchor);
  }
  return {};
}

void AddField(
    Dict& dict,
    const docread::Document& source,
    const ReviewRow& row,
    const RowLinks& links,
    Field field
) {
  std::string value = FieldText(row, field);
  if (value.empty() && !IsAlwaysShown(row, field)) return;
  if (value.empty()) value = "Không ghi";
  if (field == Field::kDeadline) value += " (" + DeadlineMeaning(row->deadline) + ")";
  Dict& item = *dict.AddSectionDictionary("FIELD");
  ShowIf(item, "DOUBTED", IsDoubted(*row, field));
  Set(item, "LABEL", FieldName(row, field));
  Set(item, "VALUE", value);
  Set(item, "HREF", links.To(field));
  ShowText(item, "FROM", "CELL", CellOf(source, *row, field));
}

// "người làm, thời hạn"; empty where nothing of the three is missing.
std::string MissingText(const ReviewRow& row) {
  std::vector<std::string> out;
  if (row.indicator != nullptr) {
    if (!row->group && row.indicator->targets.empty()) out.emplace_back("mục tiêu");
    return Join(out, ", ");
  }
  for (const intake::FindingKind kind : intake::MissingOf(*row.task)) {
    if (kind == intake::FindingKind::kPersonMissing) out.emplace_back("người làm");
    if (kind == intake::FindingKind::kProgressMissing) out.emplace_back("thời hạn");
    if (kind == intake::FindingKind::kResultMissing) out.emplace_back("kết quả");
  }
  return Join(out, ", ");
}

void FillRow(
    Dict& item, const usecase::DraftReview& draft, const ReviewRow& row, const RowLinks& links
) {
  Set(item, "KEY", row->key);
  SetOrdinal(item, row->ordinal);
  Set(item, "TITLE", row->title);
  Set(item, "TITLE_HREF", links.To(Field::kTitle));
  ShowIf(item, "TITLE_DOUBTED", IsDoubted(*row, Field::kTitle));
  Set(item, "URL", links.url);
  Set(item, "MARK", row->key + ":" + RowMark(row));
  ShowText(
      item, "PATH_LINE", "TEXT", domain::JoinPath(intake::SectionPath(draft.plan, row->section))
  );
  if (!row->place.empty()) {
    Dict& place = *item.AddSectionDictionary("PLACE");
    Set(place, "TEXT", row->place);
    Set(place, "ANCHOR", AnchorOf(row->place));
  }
  for (const Field field : FieldsOf(row)) {
    if (field == Field::kOrdinal || field == Field::kTitle) continue;
    AddField(item, draft.source, row, links, field);
  }
  ShowIf(item, "CONFIRMED", row->confirmed && row->doubts.empty());
  const bool settled = !row->confirmed && row->doubts.empty();
  const std::string missing = settled ? MissingText(row) : std::string();
  ShowIf(item, "SURE", settled && missing.empty());
  ShowText(item, "MISSING", "TEXT", missing);
  const bool stated = row.task != nullptr && row.task->status == intake::StatedStatus::kCompleted;
  ShowIf(item, "STATED_DONE", stated);
  ShowIf(item, "INDICATOR", row.indicator != nullptr);
  ShowIf(item, "DONE", row->confirmed && row->doubts.empty());
  ShowIf(item, "UNSURE", !row->doubts.empty());
  ShowIf(item, "CAN_CONFIRM", !row->confirmed || !row->doubts.empty());
}

constexpr const char* kDocumentAnchor = "dong-document";

bool InDoubt(const ReviewRow& row) {
  return !row->doubts.empty();
}

// The doubts of the row at `index`, each with the way to the next one: within the row to the doubt
// itself, else to the row, so that what it is about comes into view with it.
void AddDoubts(
    Dict& item, const std::vector<ReviewRow>& shown, std::size_t index, std::int64_t& number
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

// Pages of the source with the places of the rows, and of the document's head.
void AddSheetsOf(
    Dict& body,
    const usecase::DraftReview& draft,
    const std::vector<ReviewRow>& shown,
    bool with_head
) {
  std::vector<SheetRow> rows;
  if (with_head) rows.push_back({kDocumentAnchor, &draft.plan.document.sources});
  for (const ReviewRow& row : shown) rows.push_back({"dong-" + row->key, &row->sources});
  AddSheets(body, draft, rows);
}

void AddRows(
    Dict& body,
    const usecase::DraftReview& draft,
    const std::vector<ReviewRow>& rows,
    const DraftChoice& choice
) {
  const auto total = static_cast<std::int64_t>(rows.size());
  const std::int64_t pages = std::max<std::int64_t>(1, (total + kDraftRows - 1) / kDraftRows);
  const std::int64_t page = std::min(choice.page, pages);
  const std::int64_t first = (page - 1) * kDraftRows;
  const std::int64_t last = std::min(total, first + kDraftRows);
  const std::string page_text = std::to_string(page);
  const std::string filter(CodeOf(choice));
  const std::vector<ReviewRow> shown(rows.begin() + first, rows.begin() + last);
  std::set<std::string> places;
  std::set<std::string> cells;
  if (page == 1) {
    auto [lines, columns] = PlacesOfDocument(draft);
    places = std::move(lines);
    cells = std::move(columns);
    places.insert("");
  }
  std::int64_t number = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const ReviewRow& row = shown[i];
    Dict& item = *body.AddSectionDictionary("ROW_ITEM");
    FillRow(item, draft, row, {RowUrl(draft, *row), page_text, filter});
    Set(item, "PAGE", page_text);
    Set(item, "ONLY", filter);
    ShowIf(item, "JUST_SAVED", row->key == choice.saved_row);
    AddDoubts(item, shown, i, number);
    places.insert(row->place);
    places.insert(row->continued_at.begin(), row->continued_at.end());
    for (const Field field : FieldsOf(row)) cells.insert(CellOf(draft.source, *row, field));
  }
  const auto doubted = std::find_if(shown.begin(), shown.end(), InDoubt);
  const std::string first_doubt = doubted == shown.end() ? "" : "dong-" + (*doubted)->key;
  ShowText(
      body, "FIRST_DOUBT", "ROW_ANCHOR", draft.plan.doubts.empty() ? first_doubt : kDocumentAnchor
  );
  AddPager(body, total, page, kDraftRows, Query().Add("loc", filter).After(UrlOf(draft)));
  AddSource(body, draft.source, places, cells);
  AddSheetsOf(body, draft, shown, page == 1);
}

}  // namespace

DraftChoice ChoiceOf(const http::Parameters& query, std::int64_t page) {
  const std::string& filter = query.Get("loc");
  return {filter == "nghi-van", page, filter == "thu-tu", {}, query.Get("dong")};
}

namespace {

// Said of every page of a file, and nothing that anybody looks for.
bool IsOfPages(const intake::DraftLeftOut& item) {
  return item.reason == "số trang" || item.reason == "đầu trang" || item.reason == "chân trang" ||
         item.reason.starts_with("dòng tiêu đề cột") || item.reason == "dòng đánh số cột";
}

void AddLeftOut(Dict& body, const std::vector<intake::DraftLeftOut>& left_out) {
  constexpr std::size_t kMost = 300;
  if (left_out.empty()) return;
  Dict& section = *body.AddSectionDictionary("LEFT_OUT");
  SetNumber(section, "COUNT", static_cast<std::int64_t>(left_out.size()));
  std::vector<const intake::DraftLeftOut*> items;
  items.reserve(left_out.size());
  for (const intake::DraftLeftOut& item : left_out) items.push_back(&item);
  std::stable_partition(items.begin(), items.end(), [](const intake::DraftLeftOut* item) {
    return !IsOfPages(*item);
  });
  const std::size_t shown = std::min(items.size(), kMost);
  for (std::size_t i = 0; i < shown; ++i) {
    Dict& line = *section.AddSectionDictionary("LINE");
    Set(line, "TEXT", Shorten(items[i]->text, 160));
    Set(line, "WHY", items[i]->reason);
    Set(line, "WHERE", items[i]->place);
  }
  if (shown == items.size()) return;
  SetNumber(
      *section.AddSectionDictionary("MORE"),
      "COUNT",
      static_cast<std::int64_t>(items.size() - shown)
  );
}

// Tasks and indicators in the words before an appendix: most of them stand in the appendix, too.
void AddBodyItems(Dict& body, const intake::DraftPlan& plan) {
  std::vector<const intake::DraftRow*> items;
  const auto add = [&](const auto& rows, bool indicators) {
    if (usecase::CountedOrigin(plan, indicators) == intake::Origin::kBody) return;
    for (const auto& row : rows) {
      if (!row.group && row.origin == intake::Origin::kBody) items.push_back(&row);
    }
  };
  add(plan.tasks, false);
  add(plan.indicators, true);
  if (items.empty()) return;
  Dict& section = *body.AddSectionDictionary("BODY_ITEMS");
  SetNumber(section, "COUNT", static_cast<std::int64_t>(items.size()));
  for (const intake::DraftRow* item : items) {
    const ReviewRow same = FindRow(plan, *item->repeats);
    const bool numbered = same && !same->ordinal.empty();
    Dict& line = *section.AddSectionDictionary("LINE");
    Set(line, "WHERE", item->place);
    Set(line, "TEXT", Shorten(CollapseSpace(item->title), 160));
    Set(line,
        "WHY",
        !same ? "không thấy trong phụ lục"
              : "có ở phụ lục" + (numbered ? ", dòng " + same->ordinal : std::string()));
  }
}

std::vector<ReviewRow> Chosen(std::vector<ReviewRow> rows, const DraftChoice& choice) {
  if (choice.only_doubts) {
    rows.erase(std::remove_if(rows.begin(), rows.end(), std::not_fn(InDoubt)), rows.end());
  } else if (!choice.as_printed) {
    std::stable_partition(rows.begin(), rows.end(), InDoubt);
  }
  return rows;
}

// The rows that are shown at once stand beside the places that they were read from; with the first
// of them, the head of the document.
void AddDocument(
    Dict& body,
    const usecase::DraftReview& draft,
    const std::vector<ReviewRow>& rows,
    const DraftChoice& choice
) {
  const auto first =
      static_cast<std::size_t>((std::max<std::int64_t>(choice.page, 1) - 1) * kDraftRows);
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(std::min(first, rows.size()));
  const auto end = rows.end() - begin > kDraftRows ? begin + kDraftRows : rows.end();
  const auto doubted = std::find_if(begin, end, InDoubt);
  DocumentCardState state;
  state.page = std::to_string(choice.page);
  state.filter = CodeOf(choice);
  state.just_saved = choice.saved_row == usecase::kDocumentRow;
  if (doubted != end) state.next = "dong-" + (*doubted)->key;
  state.beside_source = choice.page == 1 && !rows.empty();
  AddDocumentCard(body, draft, state);
}

// "Đã lưu thay đổi. Dòng 5: Khảo sát ..."
std::string SavedText(const usecase::DraftReview& draft, const DraftChoice& choice) {
  const ReviewRow row = FindRow(draft.plan, choice.saved_row);
  if (choice.saved.empty() || !row) return choice.saved;
  const std::string label = row->ordinal.empty() ? "Dòng" : "Dòng " + row->ordinal;
  return choice.saved + " " + label + ": " + Shorten(CollapseSpace(row->title), 60);
}

}  // namespace

std::string RenderDraft(
    const Frame& frame,
    const usecase::DraftReview& draft,
    const DraftChoice& choice,
    const std::vector<views::PlanLine>& known,
    const WholeDraftState& whole
) {
  Page page(frame, "draft.tpl");
  Dict& body = page.body();
  FillHead(body, draft);
  AddKnownPlans(body, draft, known);
  const std::vector<ReviewRow> all = ReviewRows(draft.plan);
  const std::vector<ReviewRow> rows = Chosen(all, choice);
  const auto in_doubt = std::count_if(all.begin(), all.end(), InDoubt);
  const auto clear = std::count_if(all.begin(), all.end(), [](const ReviewRow& row) {
    return !InDoubt(row) && !row->confirmed;
  });
  const auto tasks = std::count_if(all.begin(), all.end(), [](const ReviewRow& row) {
    return row.task != nullptr;
  });
  const auto indicators = std::count_if(all.begin(), all.end(), [](const ReviewRow& row) {
    return row.indicator != nullptr && !row->group;
  });
  SetNumber(body, "ROWS", static_cast<std::int64_t>(all.size()));
  SetNumber(body, "TASKS", tasks);
  if (indicators > 0) SetNumber(*body.AddSectionDictionary("INDICATORS"), "COUNT", indicators);
  SetNumber(body, "ROWS_IN_DOUBT", in_doubt);
  const auto of_document = static_cast<std::int64_t>(draft.plan.doubts.size());
  SetNumber(body, "DOUBTS", CountDoubts(all) + of_document);
  if (of_document > 0) SetNumber(*body.AddSectionDictionary("OF_DOCUMENT"), "COUNT", of_document);
  SetNumber(body, "ROWS_CLEAR", clear);
  SetNumber(body, "ROWS_CONFIRMED", static_cast<std::int64_t>(all.size()) - in_doubt - clear);
  if (clear > 0) SetNumber(*body.AddSectionDictionary("CAN_CONFIRM_ALL"), "COUNT", clear);
  ShowIf(body, "NOT_ONLY_DOUBTS", !choice.only_doubts);
  ShowIf(body, "NOT_FIRST_DOUBTS", choice.only_doubts || choice.as_printed);
  ShowIf(body, "NOT_AS_PRINTED", !choice.as_printed);
  ShowText(body, "SAVED", "SAVED_TEXT", SavedText(draft, choice));
  AddDocument(body, draft, rows, choice);
  WholeDraftState asked = whole;
  asked.page = std::to_string(choice.page);
  asked.filter = CodeOf(choice);
  AddWholeDraft(body, draft, asked);
  AddBodyItems(body, draft.plan);
  AddLeftOut(body, draft.plan.left_out);
  if (rows.empty()) {
    const char* left = of_document > 0 ? "ONLY_OF_DOCUMENT" : "NO_DOUBTS";
    body.ShowSection(all.empty() ? "NO_ROWS" : left);
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
    if (key == mark) continue;  // no row's: forms for the whole draft have marks, too
    if (key == usecase::kDocumentRow) {
      ShowIf(body, "DOCUMENT_CHANGED", mark != key + ":" + usecase::DocumentMark(draft.plan));
      continue;
    }
    const ReviewRow row = FindRow(draft.plan, key);
    if (row && mark == key + ":" + RowMark(row)) continue;
    Dict& line = *body.AddSectionDictionary(row ? "CHANGED" : "GONE");
    if (!row) continue;
    Set(line, "KEY", key);
    SetOrdinal(line, row->ordinal);
    Set(line, "TITLE", Shorten(row->title, 80));
  }
  return part.Html();
}

}  // namespace sauro::pages
