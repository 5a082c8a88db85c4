#include "pages/organization_groups_page.h"

#include <algorithm>

#include "base/text.h"
#include "domain/organization_group.h"
#include "pages/context.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

std::string TextOf(const domain::Membership& term) {
  std::string text;
  if (term.from) text = "từ " + term.from->Vietnamese();
  if (!term.until) return text;
  return text + (text.empty() ? "đến " : " đến ") + term.until->Vietnamese();
}

std::string TermsOf(const domain::OrganizationGroup& group, const domain::OrganizationId& member) {
  std::vector<std::string> terms;
  for (const domain::Membership& term : group.terms) {
    if (term.organization == member) terms.push_back(TextOf(term));
  }
  return Join(terms, "; ");
}

// Members of the day that work on it; others are told apart.
void AddMembers(
    Dict& card, const domain::OrganizationGroup& group, const usecase::OrganizationTree& tree
) {
  std::int64_t count = 0;
  for (const domain::OrganizationId& member : group.members) {
    const auto* known = domain::FindOrganization(tree.catalogue.organizations, member);
    const bool works = known != nullptr && domain::WorksOn(*known, tree.day);
    const bool now = works && domain::IsMemberOn(group, member, tree.day);
    if (now) ++count;
    Dict& line = *card.AddSectionDictionary(now ? "MEMBER" : "OTHER");
    Set(line, "NAME", known == nullptr ? member.value : known->name);
    std::string terms = TermsOf(group, member);
    if (!works && known != nullptr) {
      terms += terms.empty() ? "cơ quan " : "; cơ quan ";
      terms += domain::NotWorkingText(*known, tree.day);
    }
    ShowText(line, "TERMS", "TEXT", terms);
  }
  SetNumber(card, "COUNT", count);
}

}  // namespace

std::string RenderGroups(const Frame& frame, const usecase::OrganizationTree& tree) {
  Page page(frame, "organization_groups.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  const bool may = !frame.past() && frame.who->May(access::Permission::kKeepOrganizations);
  Set(body, "DAY", tree.day.Vietnamese());
  ShowIf(body, "MAY_ADD", may);
  ShowIf(body, "EMPTY", tree.catalogue.groups.empty());
  for (const domain::OrganizationGroup& group : tree.catalogue.groups) {
    Dict& card = *body.AddSectionDictionary("GROUP");
    Set(card, "ID", group.id.value);
    Set(card, "NAME", group.name);
    ShowText(card, "ALIASES", "TEXT", Join(group.aliases, "; "));
    AddMembers(card, group, tree);
    if (may) ShowText(card, "OPEN", "URL", "/co-quan/nhom/sua/" + UrlEncode(group.id.value));
  }
  return page.Html();
}

std::string RenderGroup(const Frame& frame, const GroupForm& form) {
  Page page(frame, "organization_group.tpl");
  Dict& body = page.body();
  if (form.error) AddFormError(body, *form.error);
  const usecase::GroupInput& input = form.input;
  Set(body, "HEADING", frame.title);
  const std::string url = "/co-quan/nhom/sua/" + UrlEncode(input.code);
  Set(body, "ACTION", input.is_new ? std::string("/co-quan/nhom/them") : url);
  ShowIf(body, "NEW", input.is_new);
  ShowIf(body, "EDIT", !input.is_new);
  Set(body, "CODE", input.code);
  Set(body, "NAME", input.name);
  Set(body, "ALIASES", input.aliases);
  Set(body, "MEMBERS", input.members);
  return page.Html();
}

}  // namespace sauro::pages
