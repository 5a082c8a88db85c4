#include "usecase/organizations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "base/uuid.h"
#include "usecase/still_appointed.h"

namespace sauro::usecase {
namespace {

using access::Permission;
using domain::Organization;

constexpr std::size_t kMaxName = 500;
constexpr std::size_t kMaxAliases = 40;

Result<std::optional<Day>> DayIn(const std::string& typed, const char* place) {
  const std::string_view text = Trim(typed);
  if (text.empty()) return std::optional<Day>();
  const auto day = DayFromTyped(text);
  if (!day) return Invalid("Ngày không đúng; hãy ghi như 31/12/2025.", place);
  return std::optional(*day);
}

Result<std::vector<facts::Fact>> Saved(
    const Deciding& deciding, const Principal& who, const Organization& wanted, bool is_new
) {
  if (auto still = RequireStillAppointed(deciding, who); !still) return still.error();
  auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
  if (!catalogue) return catalogue.error();
  std::vector<Organization>& all = catalogue->organizations;
  const Organization* before = domain::FindOrganization(all, wanted.id);
  if (before == nullptr && !is_new) return NotFound("Không tìm thấy cơ quan này.");
  if (before != nullptr && is_new) {
    return Conflict(
        "Mã “" + wanted.id.value + "” đang là của " + before->name + "; hãy chọn mã khác.", "ma"
    );
  }
  if (before != nullptr && SameOrganization(*before, wanted)) return std::vector<facts::Fact>();
  const bool ends = before == nullptr || before->until != wanted.until;
  if (before == nullptr) {
    all.push_back(wanted);
  } else {
    all[static_cast<std::size_t>(before - all.data())] = wanted;
  }
  if (auto fits = domain::CheckTree(all); !fits) return fits.error();
  // What a succession left with one that has ended does not keep its name from being mended.
  if (!ends) return std::vector<facts::Fact>{facts::OrganizationRegistered{wanted}};
  if (auto may = CheckMayEnd(deciding, wanted, all); !may) return may.error();
  return std::vector<facts::Fact>{facts::OrganizationRegistered{wanted}};
}

// Nothing was written because the request was known: right only if it was this one.
Status CheckRepeated(App& app, const Organization& wanted, Position position) {
  const auto found = app.queries.FindOrganization(wanted.id, position);
  return found && SameOrganization(*found, wanted) ? Status() : Status(UsedForSomethingElse());
}

}  // namespace

Result<std::string> NameTyped(std::string_view typed, const char* place) {
  if (!IsStorable(typed) || typed.size() > kMaxName)
    return Invalid("Tên dài quá 500 byte hoặc có ký tự không hợp lệ.", place);
  return CollapseSpace(ToNfc(typed));
}

Result<std::vector<std::string>> AliasesTyped(const std::string& typed) {
  std::vector<std::string> aliases;
  const std::string in_one_line = ReplaceAll(typed, "\n", "|");
  for (const std::string_view part : Split(in_one_line, '|')) {
    auto name = NameTyped(part, "ten_khac");
    if (!name) return name.error();
    const bool known = std::find(aliases.begin(), aliases.end(), *name) != aliases.end();
    if (!name->empty() && !known) aliases.push_back(std::move(*name));
  }
  if (aliases.size() > kMaxAliases)
    return Invalid("Một cơ quan có nhiều nhất 40 tên khác.", "ten_khac");
  return aliases;
}

std::optional<Day> DayFromTyped(std::string_view typed) {
  const std::vector<std::string_view> parts = Split(typed, '/');
  if (parts.size() != 3) {
    const auto iso = Day::FromIso(typed);
    return iso ? std::optional(*iso) : std::nullopt;
  }
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [end, code] =
        std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), numbers[i]);
    if (code != std::errc() || end != parts[i].data() + parts[i].size()) return std::nullopt;
  }
  return Day::FromCivil(numbers[2], numbers[1], numbers[0]);
}

Result<Dated<OrganizationTree>> ReadOrganizationTree(App& app, const AsOf& as_of) {
  auto at = Resolve(app, as_of);
  if (!at) return at.error();
  auto catalogue = app.queries.ReadCatalogue(at->position);
  if (!catalogue) return catalogue.error();
  auto successions = app.queries.ListSuccessions(at->position);
  if (!successions) return successions.error();
  std::erase_if(*successions, [&](const auto& each) { return each.succession.on > at->day; });
  std::reverse(successions->begin(), successions->end());
  Dated<OrganizationTree> out{{std::move(*catalogue), {}, std::move(*successions), at->day}, *at};
  out.view.lines = domain::TreeOn(out.view.catalogue.organizations, at->day);
  return out;
}

OrganizationInput InputOf(const Organization& organization) {
  OrganizationInput input;
  input.code = organization.id.value;
  input.name = organization.name;
  input.aliases = Join(organization.aliases, "\n");
  input.level = CodeOf(organization.level);
  input.line = CodeOf(organization.line);
  if (organization.parent) input.parent = organization.parent->value;
  input.identifier = organization.identifier;
  if (organization.from) input.from = organization.from->Iso();
  if (organization.until) input.until = organization.until->Iso();
  return input;
}

Result<Organization> OrganizationOf(const OrganizationInput& input) {
  Organization organization;
  organization.id = domain::OrganizationId(std::string(Trim(input.code)));
  auto name = NameTyped(input.name, "ten");
  if (!name) return name.error();
  organization.name = std::move(*name);
  auto aliases = AliasesTyped(input.aliases);
  if (!aliases) return aliases.error();
  organization.aliases = std::move(*aliases);
  const auto level = domain::LevelFromCode(Trim(input.level));
  if (!level) return Invalid("Vui lòng chọn cấp của cơ quan.", "cap");
  const auto line = domain::LineFromCode(Trim(input.line));
  if (!line) return Invalid("Vui lòng chọn khối của cơ quan.", "khoi");
  organization.level = *level;
  organization.line = *line;
  if (const std::string_view parent = Trim(input.parent); !parent.empty())
    organization.parent.emplace(std::string(parent));
  organization.identifier = Trim(input.identifier);
  auto from = DayIn(input.from, "tu_ngay");
  if (!from) return from.error();
  auto until = DayIn(input.until, "den_ngay");
  if (!until) return until.error();
  organization.from = *from;
  organization.until = *until;
  if (auto fits = domain::CheckOrganization(organization); !fits) return fits.error();
  return organization;
}

bool SameOrganization(const Organization& a, const Organization& b) {
  return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.level == b.level &&
         a.line == b.line && a.parent == b.parent && a.identifier == b.identifier &&
         a.from == b.from && a.until == b.until;
}

Status CheckMayEnd(
    const Deciding& deciding, const Organization& organization, const std::vector<Organization>& all
) {
  if (!organization.until) return {};
  for (const Organization& each : all) {
    const bool goes_on = !each.until || *each.until > *organization.until;
    if (each.parent != organization.id || !goes_on) continue;
    return Conflict(
        "“" + each.name +
            "” trực thuộc còn hoạt động sau ngày này; hãy chuyển hoặc kết thúc đơn "
            "vị ấy trước.",
        "den_ngay"
    );
  }
  views::AssignmentFilter filter;
  filter.organization = organization.id;
  filter.open_only = true;
  filter.limit = 1;
  auto open = deciding.queries.ListAssignments(filter, {}, deciding.at);
  if (!open) return open.error();
  if (open->total == 0) return {};
  return Conflict(
      fmt::format("Cơ quan còn {} phân công chưa xong nên chưa kết thúc được.", open->total),
      "den_ngay"
  );
}

Status SaveOrganization(
    App& app, const Principal& who, const std::string& request_id, const OrganizationInput& input
) {
  if (auto allowed = Require(who, Permission::kKeepOrganizations); !allowed) return allowed;
  if (!IsUuid(request_id))
    return Invalid("Mã yêu cầu không hợp lệ; hãy tải lại trang.", "request_id");
  auto wanted = OrganizationOf(input);
  if (!wanted) return wanted.error();
  const WriteRequest request{request_id, who.account, who.organization};
  auto written = app.writer.Write(request, [&](const Deciding& deciding) {
    return Saved(deciding, who, *wanted, input.is_new);
  });
  if (!written) return written.error();
  return written->repeated ? CheckRepeated(app, *wanted, written->position) : Status();
}

}  // namespace sauro::usecase
