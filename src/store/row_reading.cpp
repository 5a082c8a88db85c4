#include "store/row_reading.h"

#include <utility>

#include "store/columns.h"

namespace sauro::store {

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
