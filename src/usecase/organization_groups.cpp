#include "usecase/organization_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "domain/organization_tree.h"
#include "usecase/organizations.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::OrganizationGroup;

constexpr const char* kMembers = "thanh_vien";

bool IsCalled(const std::string& typed, const std::string& code, const std::string& name) {
  return typed == code || ToLower(typed) == ToLower(name);
}

// Who is meant by a line. Errors: kInvalid, with the number of the line in the text.
Result<domain::OrganizationId> MemberCalled(
    const std::string& typed,
    std::size_t line,
    const GroupInput& input,
    const domain::Catalogue& catalogue
) {
  const auto refuse = [&](const std::string& why) {
    return Invalid(fmt::format("Dòng {}: {}", line, why), kMembers);
  };
  const domain::Organization* found = nullptr;
  for (const domain::Organization& each : catalogue.organizations) {
    if (each.id.value == typed) return each.id;
    if (!IsCalled(typed, each.id.value, each.name)) continue;
    if (found != nullptr)
      return refuse("có nhiều cơ quan tên “" + typed + "”; hãy ghi mã thay cho tên.");
    found = &each;
  }
  if (found != nullptr) return found->id;
  if (IsCalled(typed, input.code, CollapseSpace(ToNfc(input.name))))
    return refuse("nhóm không thể là thành viên của chính nó.");
  for (const OrganizationGroup& group : catalogue.groups) {
    if (IsCalled(typed, group.id.value, group.name))
      return refuse("“" + typed + "” là một nhóm; hãy ghi từng cơ quan thành viên.");
  }
  return refuse("không có cơ quan “" + typed + "” trong danh mục.");
}

Result<std::optional<Day>> DayTyped(const std::string& typed, std::size_t line) {
  if (typed.empty()) return std::optional<Day>();
  const auto day = DayFromTyped(typed);
  if (day) return std::optional(*day);
  return Invalid(
      fmt::format("Dòng {}: ngày “{}” không đúng; hãy ghi như 31/12/2025.", line, typed), kMembers
  );
}

Status AddLine(
    const std::string& text,
    std::size_t line,
    const GroupInput& input,
    const domain::Catalogue& catalogue,
    OrganizationGroup& group
) {
  std::vector<std::string> parts;
  for (const std::string_view part : Split(text, ';')) parts.push_back(CollapseSpace(ToNfc(part)));
  parts.resize(std::max<std::size_t>(parts.size(), 3));
  if (parts.size() > 3) {
    return Invalid(fmt::format("Dòng {}: chỉ ghi cơ quan; từ ngày; đến ngày.", line), kMembers);
  }
  auto member = MemberCalled(parts[0], line, input, catalogue);
  if (!member) return member.error();
  auto from = DayTyped(parts[1], line);
  if (!from) return from.error();
  auto until = DayTyped(parts[2], line);
  if (!until) return until.error();
  const auto& members = group.members;
  const bool known = std::find(members.begin(), members.end(), *member) != members.end();
  const bool dated = *from || *until;
  if (known && !dated)
    return Invalid(fmt::format("Dòng {}: “{}” đã được ghi ở trên.", line, parts[0]), kMembers);
  if (!known) group.members.push_back(*member);
  if (dated) group.terms.push_back({*member, *from, *until});
  return {};
}

Result<OrganizationGroup> GroupOf(const GroupInput& input, const domain::Catalogue& catalogue) {
  OrganizationGroup group;
  group.id = domain::GroupId(std::string(Trim(input.code)));
  if (!domain::IsOrganizationCode(group.id.value)) {
    return Invalid("Mã nhóm gồm 1 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối.", "ma");
  }
  auto name = NameTyped(input.name, "ten");
  if (!name) return name.error();
  if (name->empty()) return Invalid("Vui lòng ghi tên nhóm.", "ten");
  group.name = std::move(*name);
  auto aliases = AliasesTyped(input.aliases);
  if (!aliases) return aliases.error();
  group.aliases = std::move(*aliases);
  std::size_t line = 0;
  for (const std::string_view text : Split(input.members, '\n')) {
    ++line;
    if (Trim(text).empty()) continue;
    if (!IsStorable(text)) return Invalid("Có ký tự không hợp lệ.", kMembers);
    auto added = AddLine(std::string(Trim(text)), line, input, catalogue, group);
    if (!added) return added.error();
  }
  if (auto fits = domain::CheckGroup(group); !fits) return fits.error();
  return group;
}

bool Same(const OrganizationGroup& a, const OrganizationGroup& b) {
  return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.members == b.members &&
         a.terms == b.terms;
}

const OrganizationGroup* Find(const domain::Catalogue& catalogue, const domain::GroupId& id) {
  for (const OrganizationGroup& group : catalogue.groups) {
    if (group.id == id) return &group;
  }
  return nullptr;
}

Result<std::vector<facts::Fact>> Saved(
    const Deciding& deciding, const Principal& who, const GroupInput& input
) {
  if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  auto wanted = GroupOf(input, *catalogue);
  if (!wanted) return wanted.error();
  const OrganizationGroup* before = Find(*catalogue, wanted->id);
  if (before == nullptr && !input.is_new) return NotFound("Không tìm thấy nhóm này.");
  if (before != nullptr && input.is_new)
    return Conflict("Mã “" + wanted->id.value + "” đang là của nhóm " + before->name + ".", "ma");
  for (const OrganizationGroup& other : catalogue->groups) {
    if (other.id != wanted->id && ToLower(other.name) == ToLower(wanted->name))
      return Invalid("Đã có nhóm cùng tên (mã " + other.id.value + ").", "ten");
  }
  if (before != nullptr && Same(*before, *wanted)) return std::vector<facts::Fact>();
  return std::vector<facts::Fact>{facts::GroupDefined{std::move(*wanted)}};
}

// Nothing was written because the request was known: right only if it was this one.
Status CheckRepeated(App& app, const GroupInput& input, Position position) {
  auto catalogue = app.queries.ReadCatalogue(position);
  if (!catalogue) return catalogue.error();
  auto wanted = GroupOf(input, *catalogue);
  if (!wanted) return wanted.error();
  const OrganizationGroup* found = Find(*catalogue, wanted->id);
  return found != nullptr && Same(*found, *wanted) ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

GroupInput InputOf(const OrganizationGroup& group, const domain::Catalogue& catalogue) {
  GroupInput input;
  input.code = group.id.value;
  input.name = group.name;
  input.aliases = Join(group.aliases, "\n");
  std::set<std::string> names;
  std::set<std::string> twice;
  for (const domain::Organization& each : catalogue.organizations) {
    if (!names.insert(ToLower(each.name)).second) twice.insert(ToLower(each.name));
  }
  const auto day = [](const std::optional<Day>& each) {
    return each ? each->Vietnamese() : std::string();
  };
  for (const domain::OrganizationId& member : group.members) {
    const auto* known = domain::FindOrganization(catalogue.organizations, member);
    const bool by_name = known != nullptr && twice.count(ToLower(known->name)) == 0 &&
                         known->name.find(';') == std::string::npos;
    const std::string name = by_name ? known->name : member.value;
    bool dated = false;
    for (const domain::Membership& term : group.terms) {
      if (term.organization != member) continue;
      dated = true;
      input.members += name + "; " + day(term.from);
      if (term.until) input.members += "; " + day(term.until);
      input.members += "\n";
    }
    if (!dated) input.members += name + "\n";
  }
  return input;
}

Status SaveGroup(
    App& app, const Principal& who, const std::string& request_id, const GroupInput& input
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return Saved(deciding, who, input);
  });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, input, written->position) : Status();
}

}  // namespace sauro::usecase
