#include "usecase/catalogue_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/csv.h"
#include "base/text.h"

namespace sauro::usecase {
namespace {

std::string LinePlace(const CsvRow& row) {
  return fmt::format("dòng {}", row.line);
}

// The rows below a header that must be exactly `header`.
Result<std::vector<CsvRow>> RowsBelow(
    std::string_view csv, const std::vector<std::string>& header
) {
  auto rows = ParseCsv(csv);
  if (!rows) return rows.error();
  if (rows->empty()) return std::vector<CsvRow>();
  if (rows->front().cells != header) {
    return Invalid("Dòng đầu phải là: " + Join(header, ",") + ".", LinePlace(rows->front()));
  }
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

bool IsCode(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
}

Result<std::vector<domain::Organization>> ReadOrganizations(std::string_view csv) {
  auto rows = RowsBelow(csv, {"id", "name", "aliases", "level", "line"});
  if (!rows) return rows.error();
  std::vector<domain::Organization> organizations;
  std::set<std::string> seen;
  for (const CsvRow& row : *rows) {
    domain::Organization each;
    each.id = domain::OrganizationId(row.cells[0]);
    each.name = CollapseSpace(ToNfc(row.cells[1]));
    each.aliases = Parts(row.cells[2]);
    const auto level = domain::LevelFromCode(row.cells[3]);
    const auto line = domain::LineFromCode(row.cells[4]);
    if (!IsCode(each.id.value)) {
      return Invalid(
          "Mã cơ quan gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối.", LinePlace(row)
      );
    }
    if (!seen.insert(each.id.value).second)
      return Invalid("Mã cơ quan lặp lại: " + each.id.value + ".", LinePlace(row));
    if (each.name.empty()) return Invalid("Thiếu tên cơ quan.", LinePlace(row));
    if (!level) return Invalid("Cấp phải là centre, province, commune hoặc unit.", LinePlace(row));
    if (!line) return Invalid("Khối phải là party, state, front hoặc other.", LinePlace(row));
    each.level = *level;
    each.line = *line;
    organizations.push_back(std::move(each));
  }
  return organizations;
}

Result<std::vector<domain::OrganizationGroup>> ReadGroups(
    std::string_view csv, const std::set<std::string>& known
) {
  auto rows = RowsBelow(csv, {"id", "name", "aliases", "members"});
  if (!rows) return rows.error();
  std::vector<domain::OrganizationGroup> groups;
  std::set<std::string> seen;
  for (const CsvRow& row : *rows) {
    domain::OrganizationGroup each;
    each.id = domain::GroupId(row.cells[0]);
    each.name = CollapseSpace(ToNfc(row.cells[1]));
    each.aliases = Parts(row.cells[2]);
    if (!IsCode(each.id.value) || each.name.empty())
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

bool Same(const domain::Organization& a, const domain::Organization& b) {
  return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.level == b.level &&
         a.line == b.line;
}

bool Same(const domain::OrganizationGroup& a, const domain::OrganizationGroup& b) {
  return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.members == b.members;
}

template <typename Row>
bool Known(const std::vector<Row>& rows, const Row& row) {
  return std::any_of(rows.begin(), rows.end(), [&](const Row& each) { return Same(each, row); });
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
        std::set<std::string> known;
        for (const auto& each : catalogue->organizations) known.insert(each.id.value);
        for (const auto& each : *organizations) known.insert(each.id.value);
        auto groups = ReadGroups(groups_csv, known);
        if (!groups) return groups.error();
        std::vector<facts::Fact> facts;
        for (const auto& each : *organizations) {
          if (!Known(catalogue->organizations, each))
            facts.emplace_back(facts::OrganizationRegistered{each});
        }
        imported.organizations = static_cast<std::int64_t>(facts.size());
        for (const auto& each : *groups) {
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
