#include "usecase/alias_lessons.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace sauro::usecase {
namespace {

using intake::DraftParty;
using intake::Holder;

bool HasName(const std::vector<DraftParty>& cell, const std::string& name) {
  return std::any_of(cell.begin(), cell.end(), [&](const DraftParty& party) {
    return party.name == name;
  });
}

// Those of `cell` whose names `other` lacks.
std::vector<DraftParty> Without(
    const std::vector<DraftParty>& cell, const std::vector<DraftParty>& other
) {
  std::vector<DraftParty> out;
  for (const DraftParty& party : cell) {
    if (!HasName(other, party.name)) out.push_back(party);
  }
  return out;
}

template <typename Named, typename Id>
std::string NameOf(const std::vector<Named>& all, const Id& id) {
  for (const Named& each : all) {
    if (each.id == id) return each.name;
  }
  return id.value;
}

std::string NameOf(const domain::Catalogue& catalogue, const Holder& holder) {
  return holder.organization.empty() ? NameOf(catalogue.groups, holder.group)
                                     : NameOf(catalogue.organizations, holder.organization);
}

}  // namespace

std::vector<std::string> NamesToLearn(const std::vector<DraftParty>& cell) {
  std::vector<std::string> names;
  for (const DraftParty& party : cell) {
    if (!party.holders.empty()) continue;
    std::string name = intake::LearnableName(party.name);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

AliasLessons::AliasLessons(const domain::Catalogue& catalogue)
    : catalogue_(catalogue), known_(catalogue) {}

void AliasLessons::Note(
    std::string_view field,
    const std::vector<DraftParty>& before,
    const std::vector<DraftParty>& after
) {
  const std::vector<DraftParty> gone = Without(before, after);
  const std::vector<DraftParty> come = Without(after, before);
  if (gone.size() != 1 || come.size() != 1) return;
  const std::vector<std::string> names = NamesToLearn(gone);
  const std::vector<Holder>& holders = come.front().holders;
  if (names.size() != 1 || holders.size() != 1 || holders[0].organization.empty()) return;
  Learn(field, names.front(), holders[0].organization);
}

void AliasLessons::Teach(
    std::string_view field, const std::string& printed, const intake::Holder& holder
) {
  std::string name = intake::LearnableName(printed);
  if (name.empty() || holder.organization.empty()) return;
  Learn(field, std::move(name), holder.organization);
}

void AliasLessons::Learn(
    std::string_view field, std::string name, const domain::OrganizationId& organization
) {
  std::optional<Holder> owner = known_.WhoIs(name);
  for (const AliasLesson& lesson : lessons_) {
    if (Fold(lesson.name) == Fold(name)) owner = Holder{lesson.organization, {}};
  }
  if (!owner) {
    lessons_.push_back({std::move(name), organization});
  } else if (owner->organization != organization && !refused_) {
    refused_ = Conflict(
        "“" + name + "” đang là tên của " + NameOf(catalogue_, *owner) + " nên không ghi nhớ cho " +
            NameOf(catalogue_.organizations, organization) +
            " được. Hãy bỏ dấu “Ghi nhớ” rồi lưu lại.",
        std::string(field)
    );
  }
}

namespace {

// Settles what was doubtful about the name only; texts of doubts quote the name that they are
// about.
void Settle(intake::DraftRow& row, intake::Field field, const std::string& name) {
  const auto about = [&](const intake::Doubt& doubt) {
    return doubt.field == field && doubt.reason.find("“" + name + "”") != std::string::npos;
  };
  row.doubts.erase(std::remove_if(row.doubts.begin(), row.doubts.end(), about), row.doubts.end());
}

}  // namespace

void AliasLessons::ApplyTo(intake::DraftPlan& plan) const {
  if (lessons_.empty()) return;
  domain::Catalogue taught;
  for (const AliasLesson& lesson : lessons_) {
    domain::Organization organization;
    organization.id = lesson.organization;
    organization.name = lesson.name;
    taught.organizations.push_back(std::move(organization));
  }
  const intake::NameIndex index(taught);
  const auto apply = [&](intake::DraftRow& row) {
    for (const intake::Field field :
         {intake::Field::kLead,
          intake::Field::kCoordinate,
          intake::Field::kDirector,
          intake::Field::kImplement}) {
      for (DraftParty& party : *intake::PartiesOf(row, field)) {
        if (!party.holders.empty()) continue;
        const auto holder = index.WhoIs(intake::LearnableName(party.name));
        if (!holder) continue;
        party.holders.push_back(*holder);
        Settle(row, field, party.name);
      }
    }
  };
  for (intake::DraftTask& row : plan.tasks) apply(row);
  for (intake::DraftIndicator& row : plan.indicators) apply(row);
}

void AliasLessons::AddFacts(const domain::DraftId& draft, std::vector<facts::Fact>& facts) const {
  for (const AliasLesson& lesson : lessons_)
    facts.emplace_back(facts::AliasLearned{lesson.organization, lesson.name, draft});
}

}  // namespace sauro::usecase
