#include "usecase/learned_aliases.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/draft_body.h"
#include "usecase/draft_rows.h"
#include "usecase/naming_catalogue.h"

namespace sauro::usecase {

using access::Permission;

namespace {

std::map<domain::OrganizationId, std::string> NamesIn(const domain::Catalogue& catalogue) {
  std::map<domain::OrganizationId, std::string> names;
  for (const auto& organization : catalogue.organizations)
    names[organization.id] = organization.name;
  return names;
}

std::string NamesOfHolders(
    const std::vector<intake::Holder>& holders, const domain::Catalogue& catalogue
) {
  auto organizations = NamesIn(catalogue);
  std::map<domain::GroupId, std::string> groups;
  for (const auto& group : catalogue.groups) groups[group.id] = group.name;
  std::vector<std::string> names;
  names.reserve(holders.size());
  for (const intake::Holder& holder : holders) {
    names.push_back(
        holder.organization.empty() ? groups[holder.group] : organizations[holder.organization]
    );
  }
  return Join(names, "; ");
}

// Names of one cell that had no holder `before` and have one `after`; none twice in `out`.
void AddFound(
    const std::vector<intake::DraftParty>& before,
    const std::vector<intake::DraftParty>& after,
    const domain::Catalogue& catalogue,
    std::vector<SettledName>& out
) {
  for (std::size_t k = 0; k < after.size(); ++k) {
    if (!before[k].holders.empty() || after[k].holders.empty()) continue;
    const bool known = std::any_of(out.begin(), out.end(), [&](const SettledName& each) {
      return each.name == after[k].name;
    });
    if (!known) out.push_back({after[k].name, NamesOfHolders(after[k].holders, catalogue)});
  }
}

// Names without a holder that the catalogue of now knows, each once, in the order of the rows.
std::vector<SettledName> NamesFoundSince(
    const intake::DraftPlan& read, const domain::Catalogue& catalogue
) {
  using intake::Field;
  intake::DraftPlan now = read;
  FindMissingHolders(now, catalogue);
  std::vector<SettledName> out;
  for (std::size_t i = 0; i < now.tasks.size(); ++i) {
    for (const Field field :
         {Field::kLead, Field::kCoordinate, Field::kDirector, Field::kImplement}) {
      const auto& before = *intake::PartiesOf(read.tasks[i], field);
      AddFound(before, *intake::PartiesOf(now.tasks[i], field), catalogue, out);
    }
  }
  return out;
}

}  // namespace

Result<std::vector<KnownAlias>> ListLearnedAliases(App& app, const Principal& who) {
  if (auto allowed = Require(who, Permission::kKeepNames); !allowed) return allowed.error();
  auto head = app.queries.Head();
  if (!head) return head.error();
  auto aliases = app.queries.ListLearnedAliases(*head);
  if (!aliases) return aliases.error();
  auto catalogue = app.queries.ReadCatalogue(*head);
  if (!catalogue) return catalogue.error();
  auto drafts = app.queries.ListDrafts(*head);
  if (!drafts) return drafts.error();
  auto names = NamesIn(*catalogue);
  std::map<domain::DraftId, std::string> titles;
  if (who.May(Permission::kPreparePlans)) {
    for (const views::DraftLine& draft : *drafts) titles[draft.id] = draft.title;
  }
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
  if (auto allowed = Require(who, Permission::kKeepNames); !allowed) return allowed;
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

Result<DraftNames> ReadDraftNames(App& app, const Principal& who, const domain::DraftId& draft) {
  if (auto allowed = Require(who, Permission::kPreparePlans); !allowed) return allowed.error();
  auto now = ReadDraftNow(app, draft);
  if (!now) return now.error();
  auto catalogue = CatalogueForDocuments(app.queries, {now->head, DayOf(app.clock())});
  if (!catalogue) return catalogue.error();
  auto aliases = app.queries.ListLearnedAliases(now->head);
  if (!aliases) return aliases.error();
  auto names = NamesIn(*catalogue);
  DraftNames out;
  for (const views::LearnedAlias& alias : *aliases) {
    if (alias.draft == draft) out.learned.push_back({alias.name, names[alias.organization]});
  }
  out.found_since = NamesFoundSince(now->plan, *catalogue);
  return out;
}

}  // namespace sauro::usecase
