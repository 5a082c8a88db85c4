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
  bool strong = false;
  int score = 0;
  const intake::DraftLink* said = nullptr;
};

constexpr int kStrongScore = 70;

// Titles that say the same, or results that are nearly the same words.
bool IsStrong(intake::Likeness kind, int score) {
  return kind != intake::Likeness::kSharedResult || score >= kStrongScore;
}

std::string LabelOf(const usecase::DraftCheck& check, const std::string& row) {
  return "dòng " + intake::RowLabel(check.plan, row);
}

// Pairs that somebody linked and that are no longer alike: they are linked all the same.
void AddUnlike(const usecase::DraftCheck& check, std::vector<Suggestion>& out) {
  for (const usecase::SaidLink& said : check.links) {
    if (said.alike) continue;
    Suggestion one;
    one.row = said.link.row;
    one.other = said.link.other;
    one.other_title = said.other_title;
    if (said.link.approved) {
      one.other_label = "kế hoạch " + said.plan_number + ", nhiệm vụ " + said.other_ordinal;
      one.other_url = "/nhiem-vu/" + UrlEncode(said.link.other);
    } else {
      one.other_label = LabelOf(check, said.link.other);
    }
    one.kind = "Không còn giống nhau sau khi dự thảo được sửa";
    out.push_back(std::move(one));
  }
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
    one.strong = IsStrong(known.kind, known.score);
    one.score = known.score;
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
    one.strong = IsStrong(like.kind, like.score);
    one.score = like.score;
    out.push_back(std::move(one));
  }
  AddUnlike(check, out);
  for (Suggestion& one : out) {
    one.row_label = LabelOf(check, one.row);
    for (const intake::DraftTask& task : check.plan.tasks) {
      if (task.key == one.row) one.row_title = task.title;
    }
    one.said = usecase::FindLink(check.plan, one.row, one.other);
  }
  std::stable_sort(out.begin(), out.end(), [](const Suggestion& one, const Suggestion& other) {
    return one.score > other.score;
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
  ShowIf(item, "IS_WEAK", !one.strong && one.said == nullptr);
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

// Fills one group with the pairs that `belongs` takes; counts them on.
template <typename Belongs>
void FillGroup(
    Dict& list,
    const char* section,
    const std::vector<Suggestion>& all,
    const Belongs& belongs,
    std::int64_t& number,
    const std::string& url
) {
  const auto count = std::count_if(all.begin(), all.end(), belongs);
  if (count == 0) return;
  Dict& group = *list.AddSectionDictionary(section);
  SetNumber(group, "COUNT", count);
  for (const Suggestion& one : all) {
    if (!belongs(one) || number >= static_cast<std::int64_t>(kMostLinks)) continue;
    Dict& item = *group.AddSectionDictionary("ITEM");
    Dict& pair = *item.AddIncludeDictionary("PAIR");
    pair.SetFilename("pair.tpl");
    Set(pair, "URL", url);
    Fill(pair, one);
    SetNumber(pair, "NUMBER", ++number);
  }
}

}  // namespace

std::string RenderLinks(const Frame& frame, const LinksView& view) {
  Page page(frame, "draft_links.tpl");
  Dict& body = page.body();
  Set(body, "URL", view.url);
  Set(body, "FILE_NAME", view.file_name);
  const std::vector<Suggestion> all = SuggestionsOf(view.check);
  ShowIf(body, "NOTHING", all.empty());
  if (all.empty()) return page.Html();
  Dict& list = *body.AddSectionDictionary("LIST");
  std::int64_t number = 0;
  const auto undecided = [](bool strong) {
    return [strong](const Suggestion& one) { return one.said == nullptr && one.strong == strong; };
  };
  // What was decided is never cut off: it must be seen to be taken back.
  FillGroup(
      list,
      "DECIDED",
      all,
      [](const Suggestion& one) { return one.said != nullptr; },
      number,
      view.url
  );
  FillGroup(list, "STRONG", all, undecided(true), number, view.url);
  FillGroup(list, "WEAK", all, undecided(false), number, view.url);
  ShowIf(list, "WEAK_OPEN", view.weak_open);
  if (all.size() > kMostLinks) SetNumber(*list.AddSectionDictionary("MORE"), "MOST", kMostLinks);
  return page.Html();
}

}  // namespace sauro::pages
