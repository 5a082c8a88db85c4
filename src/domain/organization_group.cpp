#include "domain/organization_group.h"

#include <algorithm>
#include <set>

namespace sauro::domain {
namespace {

bool Covers(const Membership& term, Day day) {
  return (!term.from || *term.from <= day) && (!term.until || day <= *term.until);
}

bool Overlap(const Membership& a, const Membership& b) {
  return (!a.until || !b.from || *b.from <= *a.until) &&
         (!b.until || !a.from || *a.from <= *b.until);
}

bool Has(const OrganizationGroup& group, const OrganizationId& organization) {
  return std::count(group.members.begin(), group.members.end(), organization) > 0;
}

bool HasTerms(const OrganizationGroup& group, const OrganizationId& organization) {
  return std::any_of(group.terms.begin(), group.terms.end(), [&](const Membership& term) {
    return term.organization == organization;
  });
}

}  // namespace

bool IsMemberOn(const OrganizationGroup& group, const OrganizationId& organization, Day day) {
  if (!Has(group, organization)) return false;
  if (!HasTerms(group, organization)) return true;
  return std::any_of(group.terms.begin(), group.terms.end(), [&](const Membership& term) {
    return term.organization == organization && Covers(term, day);
  });
}

std::vector<OrganizationId> MembersOn(const OrganizationGroup& group, Day day) {
  std::vector<OrganizationId> members;
  for (const OrganizationId& member : group.members) {
    if (IsMemberOn(group, member, day)) members.push_back(member);
  }
  return members;
}

void BeginMembership(OrganizationGroup& group, const OrganizationId& organization, Day first) {
  if (IsMemberOn(group, organization, first)) return;
  if (!Has(group, organization)) group.members.push_back(organization);
  group.terms.push_back({organization, first, std::nullopt});
}

void EndMembership(OrganizationGroup& group, const OrganizationId& organization, Day last) {
  if (!Has(group, organization)) return;
  if (!HasTerms(group, organization)) {
    group.terms.push_back({organization, std::nullopt, last});
    return;
  }
  for (Membership& term : group.terms) {
    if (term.organization == organization && Covers(term, last.Plus(1))) term.until = last;
  }
}

Status CheckGroup(const OrganizationGroup& group) {
  constexpr const char* kPlace = "thanh_vien";
  if (group.members.empty()) return Invalid("Nhóm không có thành viên.", kPlace);
  std::set<OrganizationId> seen;
  for (const OrganizationId& member : group.members) {
    if (!seen.insert(member).second)
      return Invalid("Thành viên “" + member.value + "” được ghi hai lần.", kPlace);
  }
  for (std::size_t i = 0; i < group.terms.size(); ++i) {
    const Membership& term = group.terms[i];
    const std::string& code = term.organization.value;
    if (!Has(group, term.organization))
      return Invalid("“" + code + "” có ngày nhưng không phải thành viên.", kPlace);
    if (term.from && term.until && *term.until < *term.from)
      return Invalid("“" + code + "” ra khỏi nhóm trước ngày vào nhóm.", kPlace);
    for (std::size_t k = 0; k < i; ++k) {
      if (group.terms[k].organization == term.organization && Overlap(group.terms[k], term))
        return Invalid("“" + code + "” có hai khoảng thời gian chồng nhau.", kPlace);
    }
  }
  return {};
}

}  // namespace sauro::domain
