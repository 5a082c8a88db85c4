#include "pages/organizations_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pages/context.h"
#include "pages/succession_page.h"
#include "pages/words.h"

namespace sauro::pages {
namespace {

using domain::Organization;

bool MayChange(const Frame& frame) {
  return !frame.past() && frame.who->May(access::Permission::kKeepOrganizations);
}

std::string DaysOf(const Organization& each) {
  std::string text;
  if (each.from) text = "từ " + each.from->Vietnamese();
  if (each.until) text += (text.empty() ? "đến " : " đến ") + each.until->Vietnamese();
  return text;
}

void SetName(Dict& row, const Frame& frame, const Organization& each) {
  Dict& name = *row.AddSectionDictionary(MayChange(frame) ? "OPEN" : "LOOK");
  Set(name, "NAME", each.name);
  Set(name, "URL", "/co-quan/sua/" + UrlEncode(each.id.value));
}

std::string_view DepthClass(int depth) {
  constexpr std::array<std::string_view, 6> kClasses = {"lv0", "lv1", "lv2", "lv3", "lv4", "lv5"};
  const auto last = static_cast<int>(kClasses.size()) - 1;
  return kClasses[static_cast<std::size_t>(std::min(depth, last))];
}

void AddTree(Dict& list, const Frame& frame, const usecase::OrganizationTree& tree) {
  const std::vector<Organization>& all = tree.catalogue.organizations;
  for (const domain::TreeLine& line : tree.lines) {
    const Organization& each = all[line.index];
    Dict& row = *list.AddSectionDictionary("LINE");
    SetName(row, frame, each);
    Set(row, "DEPTH", DepthClass(line.depth));
    Set(row, "LEVEL", NameOf(each.level));
    Set(row, "LINE_NAME", NameOf(each.line));
    Set(row, "IDENTIFIER", each.identifier);
    Set(row, "DAYS", DaysOf(each));
    if (line.depth == 0 || !each.parent) continue;
    if (const Organization* above = domain::FindOrganization(all, *each.parent))
      ShowText(row, "ABOVE", "TEXT", above->name);
  }
}

void AddEnded(Dict& body, const Frame& frame, const usecase::OrganizationTree& tree) {
  const std::vector<Organization>& all = tree.catalogue.organizations;
  const std::size_t count = all.size() - tree.lines.size();
  if (count == 0) return;
  Dict& ended = *body.AddSectionDictionary("ENDED");
  SetNumber(ended, "COUNT", static_cast<std::int64_t>(count));
  for (const Organization& each : all) {
    if (domain::WorksOn(each, tree.day)) continue;
    Dict& row = *ended.AddSectionDictionary("LINE");
    SetName(row, frame, each);
    Set(row, "DAYS", DaysOf(each));
  }
}

}  // namespace

std::string RenderOrganizations(const Frame& frame, const usecase::OrganizationTree& tree) {
  Page page(frame, "organizations.tpl");
  Dict& body = page.body();
  AddAsOf(body, frame);
  SetNumber(body, "COUNT", static_cast<std::int64_t>(tree.lines.size()));
  Set(body, "DAY", tree.day.Vietnamese());
  ShowIf(body, "MAY_ADD", MayChange(frame));
  if (tree.lines.empty()) {
    ShowIf(*body.AddSectionDictionary("EMPTY"), "MAY_ADD", MayChange(frame));
  } else {
    AddTree(*body.AddSectionDictionary("LIST"), frame, tree);
  }
  AddEnded(body, frame, tree);
  if (tree.successions.empty()) return page.Html();
  Dict& changes = *body.AddSectionDictionary("CHANGES");
  for (const views::SuccessionLine& line : tree.successions) {
    Dict& change = *changes.AddSectionDictionary("CHANGE");
    Set(change, "DAY", line.succession.on.Vietnamese());
    Set(change, "WHAT", SuccessionText(line, tree.catalogue.organizations));
    Set(change, "AUTHORITY", line.succession.authority);
    Set(change, "AT", VietnameseTime(line.at));
  }
  return page.Html();
}

std::string RenderOrganization(
    const Frame& frame, const usecase::OrganizationTree& tree, const OrganizationForm& form
) {
  Page page(frame, "organization.tpl");
  Dict& body = page.body();
  if (form.error) AddFormError(body, *form.error);
  const usecase::OrganizationInput& input = form.input;
  Set(body, "HEADING", frame.title);
  Set(body, "CRUMB", input.is_new ? "Thêm cơ quan" : Shorten(input.name, kCrumbBytes));
  Set(body, "ACTION", input.is_new ? "/co-quan/them" : "/co-quan/sua/" + UrlEncode(input.code));
  ShowIf(body, "NEW", input.is_new);
  ShowIf(body, "EDIT", !input.is_new);
  Set(body, "CODE", input.code);
  Set(body, "NAME", input.name);
  Set(body, "ALIASES", input.aliases);
  Set(body, "IDENTIFIER", input.identifier);
  Set(body, "FROM", input.from);
  Set(body, "UNTIL", input.until);
  using domain::Level;
  for (const Level each : {Level::kCentre, Level::kProvince, Level::kCommune, Level::kUnit})
    AddOption(body, "LEVEL_OPTION", CodeOf(each), NameOf(each), input.level);
  using domain::Line;
  for (const Line each : {Line::kParty, Line::kState, Line::kFront, Line::kOther})
    AddOption(body, "LINE_OPTION", CodeOf(each), NameOf(each), input.line);
  for (const Organization& each : tree.catalogue.organizations) {
    const bool offered = domain::WorksOn(each, tree.day) || each.id.value == input.parent;
    if (!offered || each.id.value == input.code) continue;
    AddOption(body, "PARENT_OPTION", each.id.value, each.name, input.parent);
  }
  return page.Html();
}

}  // namespace sauro::pages
