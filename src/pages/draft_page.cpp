#include "pages/draft_page.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/text.h"
#include "domain/section_path.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
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
  for (const Field field : kRowFields) {
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
    for (const Field field : kRowFields) cells.insert(CellOf(row, field));
  }
  const auto doubted = std::find_if(shown.begin(), shown.end(), InDoubt);
  if (doubted != shown.end())
    ShowText(body, "FIRST_DOUBT", "ROW_ANCHOR", "dong-" + (*doubted)->key);
  AddPager(body, total, page, kDraftRows, Query().Add("loc", filter).After(UrlOf(draft)));
  AddSource(body, draft.source, places, cells);
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

std::string TargetsOf(const intake::DraftIndicator& indicator) {
  std::vector<std::string> out;
  for (const intake::DraftTarget& target : indicator.targets) {
    const std::string by = target.by ? "đến " + target.by->Vietnamese() + ": " : "";
    out.push_back(by + (target.none ? std::string("–") : target.figure.text));
  }
  return Join(out, "; ");
}

// Tasks in the words before an appendix: most of them stand in the appendix, too.
void AddBodyItems(
    Dict& body, const intake::DraftPlan& plan, const std::vector<const DraftTask*>& rows
) {
  if (rows.empty() || rows.front()->origin == intake::Origin::kBody) return;
  std::vector<const DraftTask*> items;
  for (const DraftTask& task : plan.tasks) {
    if (!task.group && task.origin == intake::Origin::kBody) items.push_back(&task);
  }
  if (items.empty()) return;
  Dict& section = *body.AddSectionDictionary("BODY_ITEMS");
  SetNumber(section, "COUNT", static_cast<std::int64_t>(items.size()));
  for (const DraftTask* item : items) {
    const DraftTask* same = FindRow(plan, item->repeats);
    const bool numbered = same != nullptr && !same->ordinal.empty();
    Dict& line = *section.AddSectionDictionary("LINE");
    Set(line, "WHERE", item->place);
    Set(line, "TEXT", Shorten(CollapseSpace(item->title), 160));
    Set(line,
        "WHY",
        same == nullptr ? "không thấy trong phụ lục"
                        : "có ở phụ lục" + (numbered ? ", dòng " + same->ordinal : std::string()));
  }
}

// What was read of indicators, to be looked at.
void AddIndicators(Dict& body, const std::vector<intake::DraftIndicator>& indicators) {
  constexpr std::size_t kMost = 500;
  if (indicators.empty()) return;
  Dict& section = *body.AddSectionDictionary("INDICATORS");
  SetNumber(section, "COUNT", static_cast<std::int64_t>(indicators.size()));
  const std::size_t shown = std::min(indicators.size(), kMost);
  for (std::size_t i = 0; i < shown; ++i) {
    const intake::DraftIndicator& indicator = indicators[i];
    const std::string unit = indicator.unit.empty() ? "" : " (" + indicator.unit + ")";
    std::vector<std::string> lead;
    for (const intake::DraftParty& party : indicator.lead) lead.push_back(party.name);
    Dict& line = *section.AddSectionDictionary("LINE");
    Set(line, "ORDINAL", indicator.ordinal);
    Set(line, "NAME", indicator.title + unit);
    Set(line, "BASELINE", indicator.baseline.text);
    Set(line, "TARGETS", TargetsOf(indicator));
    Set(line, "LEAD", Join(lead, "; "));
  }
  if (shown == indicators.size()) return;
  SetNumber(
      *section.AddSectionDictionary("MORE"),
      "COUNT",
      static_cast<std::int64_t>(indicators.size() - shown)
  );
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
    AddPlanDoubt(*body.AddSectionDictionary("PLAN_DOUBT"), doubt, --number);
  }
  AddIndicators(body, draft.plan.indicators);
  AddBodyItems(body, draft.plan, all);
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

}  // namespace sauro::pages
