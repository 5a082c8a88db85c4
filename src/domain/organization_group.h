#pragma once
// Who is a member of a group on a day (FR-12). Pure.

#include <vector>

#include "base/result.h"
#include "domain/organization.h"

namespace sauro::domain {

/// A member with terms is one from the first to the last day of each, one without is one every day.
bool IsMemberOn(const OrganizationGroup& group, const OrganizationId& organization, Day day);

/// In the order of the group.
std::vector<OrganizationId> MembersOn(const OrganizationGroup& group, Day day);

/// From `first` on it is a member, or goes on being one.
void BeginMembership(OrganizationGroup& group, const OrganizationId& organization, Day first);

/// After `last` it is no member any longer; one that was none stays none.
void EndMembership(OrganizationGroup& group, const OrganizationId& organization, Day last);

/// Errors: kInvalid with place "thanh_vien": nobody, one that is named twice, a term of one that is
/// no member, that ends before it begins or overlaps another one.
Status CheckGroup(const OrganizationGroup& group);

}  // namespace sauro::domain
