#include "store/row_reading.h"

#include <utility>

#include "base/text.h"
#include "store/columns.h"

namespace sauro::store {

namespace {

// As StoredTables::Put writes it; what cannot be read is none: only the projection writes them.
std::optional<domain::Membership> TermFrom(const std::string& text) {
  const std::vector<std::string_view> parts = Split(text, '|');
  if (parts.size() != 3) return std::nullopt;
  const auto day = [](std::string_view iso) {
    const auto read = Day::FromIso(iso);
    return read ? std::optional(*read) : std::nullopt;
  };
  return domain::Membership{
      domain::OrganizationId(std::string(parts[0])), day(parts[1]), day(parts[2])};
}

}  // namespace

Result<domain::Organization> ReadOrganization(Query& row) {
  domain::Organization organization;
  organization.id = row.Identifier<domain::OrganizationId>();
  organization.name = row.Text();
  organization.aliases = TextsFromColumn(row.TextView());
  auto level = ReadCode<domain::Level>(row.TextView(), domain::LevelFromCode);
  if (!level) return level.error();
  auto line = ReadCode<domain::Line>(row.TextView(), domain::LineFromCode);
  if (!line) return line.error();
  organization.level = *level;
  organization.line = *line;
  organization.parent = row.OptionalIdentifier<domain::OrganizationId>();
  organization.identifier = row.Text();
  organization.from = row.OptionalDay();
  organization.until = row.OptionalDay();
  return organization;
}

domain::OrganizationGroup ReadGroup(Query& row) {
  domain::OrganizationGroup group;
  group.id = row.Identifier<domain::GroupId>();
  group.name = row.Text();
  group.aliases = TextsFromColumn(row.TextView());
  for (std::string& member : TextsFromColumn(row.TextView())) {
    group.members.emplace_back(std::move(member));
  }
  for (const std::string& text : TextsFromColumn(row.TextView())) {
    if (auto term = TermFrom(text)) group.terms.push_back(std::move(*term));
  }
  return group;
}

Result<projection::DraftRow> ReadDraft(Query& row) {
  projection::DraftRow draft;
  draft.draft = row.Identifier<domain::DraftId>();
  draft.document = row.Identifier<domain::DocumentId>();
  draft.title = row.Text();
  auto state = ReadCode<views::DraftState>(row.TextView(), views::DraftStateFromCode);
  if (!state) return state.error();
  draft.state = *state;
  draft.revision = row.Int();
  draft.changed_at = row.Instant();
  draft.changed_by = row.Identifier<domain::AccountId>();
  draft.plan = row.OptionalIdentifier<domain::PlanId>();
  return draft;
}

Result<domain::Assignment> ReadHolder(Query& row) {
  domain::Assignment holder;
  holder.id = row.Identifier<domain::AssignmentId>();
  auto role = ReadCode<domain::AssignmentRole>(row.TextView(), domain::AssignmentRoleFromCode);
  if (!role) return role.error();
  holder.role = *role;
  holder.organization = row.OptionalIdentifier<domain::OrganizationId>();
  holder.group = row.OptionalIdentifier<domain::GroupId>();
  holder.printed = row.Text();
  return holder;
}

}  // namespace sauro::store
