#pragma once
// Rows of state tables that more than one reader needs.

#include "domain/organization.h"
#include "projection/rows.h"
#include "store/query.h"

namespace sauro::store {

/// Columns of the part organization_columns.
Result<domain::Organization> ReadOrganization(Query& row);
/// Columns organization_group, name, aliases, members, terms.
domain::OrganizationGroup ReadGroup(Query& row);
/// Columns draft, document, title, state, revision, changed_at, changed_by, plan.
Result<projection::DraftRow> ReadDraft(Query& row);

/// Columns assignment, role, organization, organization_group, printed.
Result<domain::Assignment> ReadHolder(Query& row);

}  // namespace sauro::store
