#include "pages/links_page.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "pages/context.h"
#include "pages/words.h"
#include "usecase/draft_links.h"

namespace sauro::pages {
namespace {

using domain::TaskRelation;

struct Suggestion {
  std::string row;
  std::string row_label;
  std::string row_title;
  std::string other;
  std::string other_label;
  std::string other_title;
  std::string other_url;  // of an approved task
  bool row_is_part = true;
  std::string kind;
  std::string reason;
  std::vector<std::string> differences;
  const intake::DraftLink* said = nullptr;
};

std::string LabelOf(const usecase::DraftCheck& check, const std::string& row) {
  return "dòng " + intake::RowLabel(check.plan, row);
}

std::vector<Suggestion> SuggestionsOf(const usecase::DraftCheck& check) {
  std::vector<Suggestion> out;
  for (const usecase::KnownTask& known : check.known) {
    Suggestion one;
    one.row = known.row;
    one.other = known.task.id.value;
    one.other_label = "kế hoạch " + known.plan_number + ", nhiệm vụ " + known.task.ordinal;
    one.other_title = known.task.title;
    one.other_url = "/nhiem-vu/" + UrlEncode(known.task.id.value);
    one.row_is_part = known.kind != intake::Likeness::kPartOf || known.row_is_part;
    one.kind = intake::VietnameseName(known.kind);
    one.reason = known.reason;
    one.differences = known.differences;
    out.push_back(std::move(one));
  }
  for (const intake::LikeTasks& like : check.inside.likes) {
    const intake::ComparableTask& other = check.inside.tasks[like.right];
    Suggestion one;
    one.row = check.inside.tasks[like.left].key;
    one.other = other.key;
    one.other_label = LabelOf(check, other.key);
    one.other_title = other.title;
    one.row_is_part = like.kind != intake::Likeness::kPartOf || like.left_is_part;
    one.kind = intake::VietnameseName(like.kind);
    one.reason = like.reason;
    one.differences = like.differences;
    out.push_back(std::move(one));
  }
  for (Suggestion& one : out) {
    one.row_label = LabelOf(check, one.row);
    for (const intake::DraftTask& task : check.plan.tasks) {
      if (task.key == one.row) one.row_title = task.title;
    }
    one.said = usecase::FindLink(check.plan, one.row, one.other);
  }
  std::stable_partition(out.begin(), out.end(), [](const Suggestion& one) {
    return one.said == nullptr;
  });
  return out;
}

// What was said, seen from the row of the suggestion.
std::string SaidText(const Suggestion& one) {
  if (!one.said->relation) return "Không phải";
  const bool same_way = one.said->row == one.row;
  const TaskRelation relation =
      same_way ? *one.said->relation : domain::Reverse(*one.said->relation);
  return std::string(domain::NameOf(relation));
}

void Fill(Dict& item, const Suggestion& one) {
  Set(item, "ROW", one.row);
  Set(item, "ROW_LABEL", one.row_label);
  Set(item, "ROW_TITLE", one.row_title);
  Set(item, "OTHER", one.other);
  Set(item, "OTHER_LABEL", one.other_label);
  if (one.other_url.empty()) {
    Set(*item.AddSectionDictionary("IN_DRAFT"), "OTHER_TITLE", one.other_title);
  } else {
    Dict& link = *item.AddSectionDictionary("APPROVED");
    Set(link, "OTHER_TITLE", one.other_title);
    Set(link, "OTHER_URL", one.other_url);
  }
  ShowIf(item, "IS_APPROVED", !one.other_url.empty());
  Set(item, "KIND", one.kind);
  Set(item, "REASON", one.reason);
  Set(item, "PART_CODE", CodeOf(one.row_is_part ? TaskRelation::kPartOf : TaskRelation::kHasPart));
  Set(item, "PART_NAME", NameOf(one.row_is_part ? TaskRelation::kPartOf : TaskRelation::kHasPart));
  ShowText(item, "DIFFERENCES", "TEXT", Join(one.differences, "; "));
  if (one.said != nullptr) ShowText(item, "SAID", "TEXT", SaidText(one));
}

}  // namespace

std::string RenderLinks(const Frame& frame, const LinksView& view) {
  Page page(frame, "draft_links.tpl");
  Dict& body = page.body();
  Set(body, "URL", view.url);
  Set(body, "FILE_NAME", view.file_name);
  ShowText(body, "SAVED", "SAVED_TEXT", frame.notice);
  const std::vector<Suggestion> all = SuggestionsOf(view.check);
  ShowIf(body, "NOTHING", all.empty());
  if (all.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  SetNumber(list, "COUNT", static_cast<std::int64_t>(all.size()));
  for (std::size_t i = 0; i < all.size() && i < kMostLinks; ++i) {
    Dict& item = *list.AddSectionDictionary("ITEM");
    Fill(item, all[i]);
    SetNumber(item, "NUMBER", static_cast<std::int64_t>(i + 1));
  }
  if (all.size() > kMostLinks) SetNumber(*list.AddSectionDictionary("MORE"), "MOST", kMostLinks);
  return page.Html();
}

}  // namespace sauro::pages
