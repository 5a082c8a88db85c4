#include "domain/succession.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "domain/organization_group.h"
#include "domain/organization_tree.h"

namespace sauro::domain {
namespace {

using enum SuccessionKind;

bool Has(const std::vector<OrganizationId>& ids, const OrganizationId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What is asked of each of them; `place` names the field where they were chosen.
Status CheckEach(
    const std::vector<OrganizationId>& ids,
    std::span<const Organization> organizations,
    Day works_on,
    Day today,
    const char* place
) {
  std::set<OrganizationId> seen;
  for (const OrganizationId& id : ids) {
    const Organization* each = FindOrganization(organizations, id);
    if (each == nullptr) return Invalid("Không có cơ quan mã “" + id.value + "”.", place);
    if (!seen.insert(id).second) return Invalid(each->name + " được chọn hai lần.", place);
    for (const Day day : {works_on, today}) {
      if (!WorksOn(*each, day))
        return Invalid(each->name + " " + NotWorkingText(*each, day) + ".", place);
    }
  }
  return {};
}

Status CheckCounts(const Succession& succession) {
  const std::size_t from = succession.from.size();
  const std::size_t to = succession.to.size();
  if (from == 0) return Invalid("Vui lòng chọn cơ quan thay đổi.", "tu");
  switch (succession.kind) {
    case kMerge:
      if (to != 1) return Invalid("Sáp nhập thì chọn đúng một cơ quan tiếp nhận.", "den");
      if (Has(succession.from, succession.to.front())) {
        return Invalid(
            "Cơ quan tiếp nhận không thể đồng thời là cơ quan kết thúc; hãy bỏ chọn nó ở danh sách "
            "cơ quan thay đổi.",
            "tu"
        );
      }
      return {};
    case kSplit:
      if (from != 1) return Invalid("Chia, tách thì chọn đúng một cơ quan thay đổi.", "tu");
      if (to < 2) {
        return Invalid(
            "Chia, tách thì chọn ít nhất hai cơ quan tiếp nhận; cơ quan cũ còn hoạt động thì chọn "
            "cả cơ quan ấy.",
            "den"
        );
      }
      return {};
    case kRename:
      if (from != 1) return Invalid("Đổi tên thì chọn đúng một cơ quan.", "tu");
      if (to != 0) return Invalid("Đổi tên thì không chọn cơ quan tiếp nhận.", "den");
      return {};
    case kAbolish:
      if (std::any_of(succession.to.begin(), succession.to.end(), [&](const auto& id) {
            return Has(succession.from, id);
          }))
        return Invalid("Cơ quan giải thể không thể tiếp nhận việc.", "den");
      return {};
  }
  return {};
}

Status CheckName(const Succession& succession, const Organization& renamed) {
  if (succession.name.empty()) return Invalid("Vui lòng ghi tên mới.", "ten_moi");
  if (succession.name == renamed.name) return Invalid("Tên mới giống hệt tên hiện nay.", "ten_moi");
  return {};
}

// Who alone goes on for `id`, which works on `day` no longer.
std::optional<OrganizationId> SoleSuccessor(
    const OrganizationId& id,
    std::span<const Succession> successions,
    std::span<const Organization> organizations,
    Day day
) {
  OrganizationId at = id;
  for (std::size_t steps = 0; steps <= successions.size(); ++steps) {
    const auto found =
        std::find_if(successions.rbegin(), successions.rend(), [&](const Succession& each) {
          return Has(Ending(each), at);
        });
    if (found == successions.rend() || found->to.size() != 1) return std::nullopt;
    at = found->to.front();
    const Organization* each = FindOrganization(organizations, at);
    if (each != nullptr && WorksOn(*each, day)) return at;
  }
  return std::nullopt;
}

}  // namespace

std::string_view CodeOf(SuccessionKind kind) {
  switch (kind) {
    case kMerge: return "merge";
    case kSplit: return "split";
    case kRename: return "rename";
    case kAbolish: return "abolish";
  }
  return {};
}

std::string_view NameOf(SuccessionKind kind) {
  switch (kind) {
    case kMerge: return "Sáp nhập";
    case kSplit: return "Chia, tách";
    case kRename: return "Đổi tên";
    case kAbolish: return "Giải thể";
  }
  return {};
}

std::optional<SuccessionKind> SuccessionKindFromCode(std::string_view code) {
  for (const SuccessionKind kind : {kMerge, kSplit, kRename, kAbolish}) {
    if (CodeOf(kind) == code) return kind;
  }
  return std::nullopt;
}

std::vector<OrganizationId> Ending(const Succession& succession) {
  std::vector<OrganizationId> ending;
  if (succession.kind == kRename) return ending;
  for (const OrganizationId& id : succession.from) {
    if (!Has(succession.to, id)) ending.push_back(id);
  }
  return ending;
}

Status CheckSuccession(
    const Succession& succession, std::span<const Organization> organizations, Day today
) {
  if (succession.on > today) {
    return Invalid(
        "Ngày " + succession.on.Vietnamese() + " chưa đến; hãy ghi nhận từ ngày ấy trở đi.", "ngay"
    );
  }
  if (auto fits = CheckCounts(succession); !fits) return fits;
  const Day before = succession.on.Plus(-1);
  if (auto fits = CheckEach(succession.from, organizations, before, today, "tu"); !fits)
    return fits;
  if (auto fits = CheckEach(succession.to, organizations, succession.on, today, "den"); !fits)
    return fits;
  if (succession.kind == kRename) {
    const Organization& renamed = *FindOrganization(organizations, succession.from.front());
    if (auto fits = CheckName(succession, renamed); !fits) return fits;
  }
  if (succession.authority.empty()) return Invalid("Vui lòng ghi số, ngày của văn bản.", "van_ban");
  return {};
}

void Apply(const Succession& succession, Organization& one) {
  if (succession.kind == kRename && Has(succession.from, one.id)) {
    std::vector<std::string>& aliases = one.aliases;
    aliases.erase(std::remove(aliases.begin(), aliases.end(), succession.name), aliases.end());
    if (std::find(aliases.begin(), aliases.end(), one.name) == aliases.end())
      aliases.push_back(one.name);
    one.name = succession.name;
    return;
  }
  if (Has(Ending(succession), one.id)) one.until = succession.on.Plus(-1);
}

void Apply(const Succession& succession, std::vector<Organization>& organizations) {
  for (Organization& each : organizations) Apply(succession, each);
}

Catalogue ForDocuments(Catalogue catalogue, std::span<const Succession> successions, Day day) {
  const auto works = [&](const Organization& each) { return WorksOn(each, day); };
  std::stable_partition(catalogue.organizations.begin(), catalogue.organizations.end(), works);
  for (const Organization& each : catalogue.organizations) {
    if (works(each) || !each.until || day <= *each.until) continue;
    catalogue.ended.emplace(
        each.id, SoleSuccessor(each.id, successions, catalogue.organizations, day)
    );
  }
  for (OrganizationGroup& group : catalogue.groups) {
    group.members = MembersOn(group, day);
    group.terms.clear();
    std::erase_if(group.members, [&](const OrganizationId& member) {
      return catalogue.ended.count(member) > 0;
    });
  }
  return catalogue;
}

}  // namespace sauro::domain
