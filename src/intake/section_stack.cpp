#include "intake/section_stack.h"

#include <utility>

namespace sauro::intake {

int RankOf(LabelKind kind) {
  switch (kind) {
    case LabelKind::kLetter: return 1;
    case LabelKind::kRoman: return 2;
    case LabelKind::kRomanNumbered: return 3;
    case LabelKind::kNumber: return 4;
    case LabelKind::kNumbered: return 5;
    case LabelKind::kSmall: return 6;
    case LabelKind::kNone: return 7;
  }
  return 7;
}

void SectionStack::Push(const SectionHeading& heading, bool in_table) {
  const int rank = RankOf(heading.kind);
  // "II.1" does not stand below III, whose own heading is there.
  const auto other_part = [&] {
    const std::string& open = plan_.sections[open_.back().index].label;
    return heading.kind == LabelKind::kRomanNumbered &&
           open_.back().rank == RankOf(LabelKind::kRoman) && !heading.label.starts_with(open + ".");
  };
  while (!open_.empty() && (open_.back().rank >= rank || other_part())) open_.pop_back();
  DraftSection section;
  section.label = heading.label;
  section.title = heading.title;
  section.place = heading.place;
  section.spots = heading.spots;
  section.parent = Current();
  open_.push_back({rank, static_cast<std::uint32_t>(plan_.sections.size()), in_table});
  plan_.sections.push_back(std::move(section));
}

void SectionStack::CloseThoseOfRows() {
  while (!open_.empty() && open_.back().in_table) open_.pop_back();
}

void SectionStack::CloseBeside(std::string_view label) {
  if (open_.empty()) return;
  const std::string& open = plan_.sections[open_.back().index].label;
  const LabelKind kind = KindOfLabel(label);
  const bool several = kind == LabelKind::kRomanNumbered || kind == LabelKind::kNumbered;
  const bool beside = several && open != label && KindOfLabel(open) == kind &&
                      open.substr(0, open.rfind('.')) == label.substr(0, label.rfind('.'));
  if (beside) open_.pop_back();
}

std::optional<std::uint32_t> SectionStack::Current() const {
  if (open_.empty()) return std::nullopt;
  return open_.back().index;
}

}  // namespace sauro::intake
