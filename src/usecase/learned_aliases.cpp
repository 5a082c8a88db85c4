#include "usecase/learned_aliases.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"

namespace sauro::usecase {

using access::Permission;

Result<std::vector<KnownAlias>> ListLearnedAliases(App& app, const Principal& who) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto aliases = app.queries.ListLearnedAliases(*head);
  if (!aliases) return aliases.error();
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  auto drafts = app.queries.ListDrafts(*head);
  if (!drafts) return drafts.error();
  std::map<domain::OrganizationId, std::string> names;
  for (const auto& organization : catalogue->organizations)
    names[organization.id] = organization.name;
  std::map<domain::DraftId, std::string> titles;
  for (const views::DraftLine& draft : *drafts) titles[draft.id] = draft.title;
  std::vector<KnownAlias> out;
  for (views::LearnedAlias& alias : *aliases) {
    std::string name = names[alias.organization];
    std::string title = titles[alias.draft];
    out.push_back({std::move(alias), std::move(name), std::move(title)});
  }
  return out;
}

Status RemoveLearnedAlias(
    App& app,
    const Principal& who,
    const std::string& request_id,
    const domain::OrganizationId& organization,
    const std::string& name
) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const std::string clean = CollapseSpace(ToNfc(name));
  const WriteRequest request{request_id, who.account, who.organization};
  auto written =
      app.writer.Write(request, [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto aliases = deciding.queries.ListLearnedAliases(deciding.at.position);
        if (!aliases) return aliases.error();
        const bool known = std::any_of(aliases->begin(), aliases->end(), [&](const auto& alias) {
          return alias.organization == organization && alias.name == clean;
        });
        if (!known) return NotFound("Cơ quan này không có tên đã ghi nhớ là “" + clean + "”.");
        return std::vector<facts::Fact>{facts::AliasRemoved{organization, clean}};
      });
  if (!written) return written.error();
  return {};
}

}  // namespace sauro::usecase
