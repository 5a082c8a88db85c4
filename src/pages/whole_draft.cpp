#include "pages/whole_draft.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "domain/section_path.h"
#include "intake/parties.h"
#include "intake/plan_check.h"
#include "pages/context.h"
#include "pages/draft_parts.h"
#include "usecase/section_fill.h"
#include "usecase/unknown_names.h"

namespace sauro::pages {
namespace {

constexpr std::size_t kMostNames = 30;
constexpr std::size_t kMostGaps = 40;

// "I.3, II.7 và 4 dòng nữa"
std::string RowsText(const intake::DraftPlan& plan, const std::vector<std::string>& keys) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < std::min(keys.size(), kMost); ++i)
    labels.push_back(intake::RowLabel(plan, keys[i]));
  const std::size_t more = keys.size() - std::min(keys.size(), labels.size());
  return Join(labels, ", ") + (more == 0 ? "" : " và " + std::to_string(more) + " dòng nữa");
}

// Of one form: what was typed into it, and what was wrong with that.
void FillForm(Dict& item, const std::string& mark, const WholeDraftState& state) {
  Set(item, "MARK", mark);
  const bool wrong = state.error && state.mark == mark;
  Set(item, "TYPED", wrong ? state.typed : std::string());
  if (wrong) ShowText(item, "BAD", "TEXT", state.error->message);
}

void AddNames(Dict& part, const usecase::DraftReview& draft, const WholeDraftState& state) {
  const std::vector<usecase::UnknownName> names = usecase::UnknownNames(draft.plan);
  if (names.empty()) return;
  Dict& card = *part.AddSectionDictionary("NAMES");
  const bool wrong = std::any_of(names.begin(), names.end(), [&](const auto& name) {
    return state.error && name.mark == state.mark;
  });
  ShowIf(card, "OPEN", wrong);
  SetNumber(card, "COUNT", static_cast<std::int64_t>(names.size()));
  std::set<std::string> rows;
  for (const usecase::UnknownName& name : names) rows.insert(name.rows.begin(), name.rows.end());
  SetNumber(card, "ROWS", static_cast<std::int64_t>(rows.size()));
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) {
    Dict& item = *card.AddSectionDictionary("NAME_ITEM");
    Set(item, "NUMBER", std::to_string(i + 1));
    Set(item, "NAME", names[i].name);
    SetNumber(item, "ROWS", static_cast<std::int64_t>(names[i].rows.size()));
    Set(item, "WHERE", RowsText(draft.plan, names[i].rows));
    ShowIf(item, "CAN_REMEMBER", !intake::LearnableName(names[i].name).empty());
    ShowIf(item, "REMEMBERED", state.mark != names[i].mark || state.remember);
    FillForm(item, names[i].mark, state);
  }
  if (names.size() <= kMostNames) return;
  SetNumber(
      *card.AddSectionDictionary("MORE"),
      "COUNT",
      static_cast<std::int64_t>(names.size() - kMostNames)
  );
}

std::string NameOfSection(
    const intake::DraftPlan& plan, const std::optional<std::uint32_t>& section
) {
  const std::string path = domain::JoinPath(intake::SectionPath(plan, section));
  return path.empty() ? "Các dòng không thuộc mục nào" : Shorten(path, 160);
}

void AddGaps(Dict& part, const usecase::DraftReview& draft, const WholeDraftState& state) {
  const std::vector<usecase::SectionGap> gaps = usecase::SectionGaps(draft.plan);
  if (gaps.empty()) return;
  Dict& card = *part.AddSectionDictionary("GAPS");
  const bool wrong = std::any_of(gaps.begin(), gaps.end(), [&](const usecase::SectionGap& gap) {
    return state.error && gap.mark == state.mark;
  });
  ShowIf(card, "OPEN", wrong);
  SetNumber(card, "COUNT", static_cast<std::int64_t>(gaps.size()));
  for (std::size_t i = 0; i < std::min(gaps.size(), kMostGaps); ++i) {
    const usecase::SectionGap& gap = gaps[i];
    Dict& item = *card.AddSectionDictionary("GAP_ITEM");
    Set(item, "NUMBER", std::to_string(i + 1));
    Set(item, "SECTION", NameOfSection(draft.plan, gap.section));
    SetNumber(item, "ROWS", static_cast<std::int64_t>(gap.rows.size()));
    Set(item, "WHERE", RowsText(draft.plan, gap.rows));
    Set(item, "LABEL", ToLower(intake::VietnameseName(gap.field)));
    ShowIf(item, "HINTS", gap.field == intake::Field::kLead);
    FillForm(item, gap.mark, state);
  }
}

}  // namespace

bool AsksForNames(const intake::DraftPlan& plan) {
  if (!usecase::UnknownNames(plan).empty()) return true;
  const auto gaps = usecase::SectionGaps(plan);
  return std::any_of(gaps.begin(), gaps.end(), [](const usecase::SectionGap& gap) {
    return gap.field == intake::Field::kLead;
  });
}

void AddWholeDraft(Dict& body, const usecase::DraftReview& draft, const WholeDraftState& state) {
  Dict& part = *body.AddIncludeDictionary("WHOLE_DRAFT");
  part.SetFilename("whole_draft.tpl");
  Set(part, "URL", UrlOf(draft));
  Set(part, "PAGE", state.page);
  Set(part, "ONLY", state.filter);
  AddNames(part, draft, state);
  AddGaps(part, draft, state);
  if (!AsksForNames(draft.plan)) return;
  for (const std::string& name : state.names)
    Set(*part.AddSectionDictionary("KNOWN_NAME"), "NAME", name);
}

}  // namespace sauro::pages
