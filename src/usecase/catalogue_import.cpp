#include "usecase/catalogue_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "usecase/organizations.h"

namespace sauro::usecase {
namespace {

std::string LinePlace(const CsvRow& row) {
  return fmt::format("dòng {}", row.line);
}

using Header = std::vector<std::string>;

// The rows below a header that must be exactly one of `headers`.
Result<std::vector<CsvRow>> RowsBelow(std::string_view csv, const std::vector<Header>& headers) {
  auto rows = ParseCsv(csv);
  if (!rows) return rows.error();
  if (rows->empty()) return std::vector<CsvRow>();
  if (std::find(headers.begin(), headers.end(), rows->front().cells) == headers.end()) {
    return Invalid(
        "Dòng đầu phải là: " + Join(headers.back(), ",") + ".", LinePlace(rows->front())
    );
  }
  const Header header = rows->front().cells;
  for (const CsvRow& row : *rows) {
    if (row.cells.size() != header.size()) {
      return Invalid(
          fmt::format("Cần {} cột, có {}.", header.size(), row.cells.size()), LinePlace(row)
      );
    }
  }
  rows->erase(rows->begin());
  return rows;
}

std::vector<std::string> Parts(std::string_view cell) {
  std::vector<std::string> parts;
  for (const std::string_view part : Split(cell, '|')) {
    const std::string clean = CollapseSpace(ToNfc(part));
    if (!clean.empty()) parts.push_back(clean);
  }
  return parts;
}

constexpr std::size_t kShortRow = 5;  // without the place in the tree

OrganizationInput InputOf(const CsvRow& row) {
  OrganizationInput input;
  input.code = row.cells[0];
  input.name = row.cells[1];
  input.aliases = row.cells[2];
  input.level = row.cells[3];
  input.line = row.cells[4];
  if (row.cells.size() == kShortRow) return input;
  input.parent = row.cells[5];
  input.identifier = row.cells[6];
  input.from = row.cells[7];
  input.until = row.cells[8];
  return input;
}

struct ReadRow {
  domain::Organization organization;
  bool has_place = false;  // the file says where it stands in the tree
};

Result<std::vector<ReadRow>> ReadOrganizations(std::string_view csv) {
  const Header short_header = {"id", "name", "aliases", "level", "line"};
  Header header = short_header;
  header.insert(header.end(), {"parent", "identifier", "from", "until"});
  auto rows = RowsBelow(csv, {short_header, header});
  if (!rows) return rows.error();
  std::vector<ReadRow> organizations;
  std::set<std::string> seen;
  for (const CsvRow& row : *rows) {
    if (!domain::LevelFromCode(row.cells[3]))
      return Invalid("Cấp phải là centre, province, commune hoặc unit.", LinePlace(row));
    if (!domain::LineFromCode(row.cells[4]))
      return Invalid("Khối phải là party, state, front hoặc other.", LinePlace(row));
    auto each = OrganizationOf(InputOf(row));
    if (!each) return Invalid(each.error().message, LinePlace(row));
    if (!seen.insert(each->id.value).second)
      return Invalid("Mã cơ quan lặp lại: " + each->id.value + ".", LinePlace(row));
    organizations.push_back({std::move(*each), row.cells.size() > kShortRow});
  }
  return organizations;
}

// Puts the rows into the catalogue; gives the facts of those that are new or changed.
Result<std::vector<facts::Fact>> Register(
    const std::vector<ReadRow>& rows, const Deciding& deciding, domain::Catalogue& catalogue
) {
  std::vector<domain::Organization>& all = catalogue.organizations;
  std::vector<facts::Fact> facts;
  std::vector<domain::Organization> ending;
  for (const ReadRow& row : rows) {
    domain::Organization wanted = row.organization;
    const auto known = std::find_if(all.begin(), all.end(), [&](const domain::Organization& each) {
      return each.id == wanted.id;
    });
    if (known == all.end()) {
      all.push_back(wanted);
      ending.push_back(wanted);
    } else {
      if (!row.has_place) {
        wanted.parent = known->parent;
        wanted.identifier = known->identifier;
        wanted.from = known->from;
        wanted.until = known->until;
      }
      if (SameOrganization(*known, wanted)) continue;
      if (known->until != wanted.until) ending.push_back(wanted);
      *known = wanted;
    }
    facts.emplace_back(facts::OrganizationRegistered{wanted});
  }
  if (auto fits = domain::CheckTree(all); !fits) return Invalid(fits.error().message);
  for (const domain::Organization& each : ending) {
    if (auto may = CheckMayEnd(deciding, each, all); !may) return may.error();
  }
  return facts;
}

Result<std::vector<domain::OrganizationGroup>> ReadGroups(
    std::string_view csv, const std::set<std::string>& known
) {
  auto rows = RowsBelow(csv, {{"id", "name", "aliases", "members"}});
  if (!rows) return rows.error();
  std::vector<domain::OrganizationGroup> groups;
  std::set<std::string> seen;
  for (const CsvRow& row : *rows) {
    domain::OrganizationGroup each;
    each.id = domain::GroupId(row.cells[0]);
    each.name = CollapseSpace(ToNfc(row.cells[1]));
    each.aliases = Parts(row.cells[2]);
    if (!domain::IsOrganizationCode(each.id.value) || each.name.empty())
      return Invalid("Thiếu mã hoặc tên nhóm.", LinePlace(row));
    if (!seen.insert(each.id.value).second)
      return Invalid("Mã nhóm lặp lại: " + each.id.value + ".", LinePlace(row));
    for (std::string& member : Parts(row.cells[3])) {
      if (known.count(member) == 0)
        return Invalid("Thành viên không có trong danh mục: " + member + ".", LinePlace(row));
      each.members.emplace_back(std::move(member));
    }
    if (each.members.empty()) return Invalid("Nhóm không có thành viên.", LinePlace(row));
    groups.push_back(std::move(each));
  }
  return groups;
}

bool Same(const domain::OrganizationGroup& a, const domain::OrganizationGroup& b) {
  return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.members == b.members;
}

// The file names no days: those of members that stay are kept.
void KeepTerms(
    const std::vector<domain::OrganizationGroup>& groups, domain::OrganizationGroup& group
) {
  for (const domain::OrganizationGroup& known : groups) {
    if (known.id != group.id) continue;
    for (const domain::Membership& term : known.terms) {
      const auto& members = group.members;
      if (std::find(members.begin(), members.end(), term.organization) != members.end())
        group.terms.push_back(term);
    }
  }
}

bool Known(
    const std::vector<domain::OrganizationGroup>& groups, const domain::OrganizationGroup& group
) {
  return std::any_of(groups.begin(), groups.end(), [&](const auto& each) {
    return Same(each, group);
  });
}

}  // namespace

Result<CatalogueImported> ImportCatalogue(
    App& app,
    const domain::AccountId& actor,
    const std::string& request_id,
    std::string_view organizations_csv,
    std::string_view groups_csv
) {
  auto organizations = ReadOrganizations(organizations_csv);
  if (!organizations) return organizations.error();
  CatalogueImported imported;
  auto written = app.writer.Write(
      {request_id, actor, std::nullopt},
      [&](const Deciding& deciding) -> Result<std::vector<facts::Fact>> {
        auto catalogue = deciding.queries.ReadCatalogue(deciding.at.position);
        if (!catalogue) return catalogue.error();
        auto registered = Register(*organizations, deciding, *catalogue);
        if (!registered) return registered.error();
        std::set<std::string> known;
        for (const auto& each : catalogue->organizations) known.insert(each.id.value);
        auto groups = ReadGroups(groups_csv, known);
        if (!groups) return groups.error();
        std::vector<facts::Fact> facts = std::move(*registered);
        imported.organizations = static_cast<std::int64_t>(facts.size());
        for (auto& each : *groups) {
          KeepTerms(catalogue->groups, each);
          if (!Known(catalogue->groups, each)) facts.emplace_back(facts::GroupDefined{each});
        }
        imported.groups = static_cast<std::int64_t>(facts.size()) - imported.organizations;
        return facts;
      }
  );
  if (!written) return written.error();
  return imported;
}

}  // namespace sauro::usecase
