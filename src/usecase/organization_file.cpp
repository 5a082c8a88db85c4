#include "usecase/organization_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "docread/xlsx.h"
#include "domain/organization_tree.h"
#include "usecase/organizations.h"

namespace sauro::usecase {
namespace {

constexpr std::size_t kMostRows = 5000;
constexpr std::size_t kMaxCode = 64;

struct Line {
  std::string place;
  std::vector<std::string> cells;
};

std::vector<Line> LinesOfSheet(const docread::Sheet& sheet) {
  std::vector<Line> lines;
  for (const docread::SheetRow& row : sheet.rows) {
    Line line{fmt::format("dòng {}", row.row.line), {}};
    for (const docread::Cell& cell : row.row.cells) {
      if (line.cells.size() <= cell.column) line.cells.resize(cell.column + 1);
      line.cells[cell.column] = cell.text;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

enum class Column { kCode, kName, kAliases, kLevel, kLine, kParent, kIdentifier, kFrom, kUntil };

struct Title {
  std::string_view folded;
  Column column;
};
constexpr std::array kTitles = {
    Title{"id", Column::kCode},
    Title{"ma", Column::kCode},
    Title{"ma co quan", Column::kCode},
    Title{"name", Column::kName},
    Title{"ten", Column::kName},
    Title{"ten co quan", Column::kName},
    Title{"ten day du", Column::kName},
    Title{"aliases", Column::kAliases},
    Title{"ten khac", Column::kAliases},
    Title{"ten viet tat", Column::kAliases},
    Title{"level", Column::kLevel},
    Title{"cap", Column::kLevel},
    Title{"line", Column::kLine},
    Title{"khoi", Column::kLine},
    Title{"parent", Column::kParent},
    Title{"thuoc", Column::kParent},
    Title{"cap tren", Column::kParent},
    Title{"co quan cap tren", Column::kParent},
    Title{"identifier", Column::kIdentifier},
    Title{"ma dinh danh", Column::kIdentifier},
    Title{"ma dinh danh dien tu", Column::kIdentifier},
    Title{"from", Column::kFrom},
    Title{"tu ngay", Column::kFrom},
    Title{"until", Column::kUntil},
    Title{"den ngay", Column::kUntil},
};

using Columns = std::map<Column, std::size_t>;

Columns ColumnsOf(const Line& line) {
  Columns columns;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const std::string folded = Fold(CollapseSpace(line.cells[i]));
    for (const Title& title : kTitles) {
      if (folded == title.folded) columns.emplace(title.column, i);
    }
  }
  return columns;
}

bool IsHeader(const Columns& columns) {
  return columns.count(Column::kName) > 0 && columns.count(Column::kLevel) > 0 &&
         columns.count(Column::kLine) > 0;
}

std::string CellAt(const Line& line, const Columns& columns, Column column) {
  const auto found = columns.find(column);
  if (found == columns.end() || found->second >= line.cells.size()) return {};
  return std::string(Trim(line.cells[found->second]));
}

// A code, or the name that people read.
template <typename Enum>
std::string CodeTyped(const std::string& typed, std::initializer_list<Enum> all) {
  for (const Enum each : all) {
    if (Fold(typed) == Fold(CodeOf(each)) || Fold(typed) == Fold(NameOf(each)))
      return std::string(CodeOf(each));
  }
  return typed;
}

OrganizationInput InputOf(const Line& line, const Columns& columns) {
  using domain::Level;
  OrganizationInput input;
  input.code = CellAt(line, columns, Column::kCode);
  input.name = CellAt(line, columns, Column::kName);
  input.aliases = CellAt(line, columns, Column::kAliases);
  input.level = CodeTyped(
      CellAt(line, columns, Column::kLevel),
      {Level::kCentre, Level::kProvince, Level::kCommune, Level::kUnit}
  );
  using enum domain::Line;
  input.line = CodeTyped(CellAt(line, columns, Column::kLine), {kParty, kState, kFront, kOther});
  input.parent = CellAt(line, columns, Column::kParent);
  input.identifier = CellAt(line, columns, Column::kIdentifier);
  input.from = CellAt(line, columns, Column::kFrom);
  input.until = CellAt(line, columns, Column::kUntil);
  return input;
}

// Codes by code and, where one alone has it, by name.
class Known {
 public:
  void Add(const std::string& code, const std::string& name) {
    codes_.insert(code);
    const auto [found, added] = by_name_.emplace(ToLower(CollapseSpace(ToNfc(name))), code);
    if (!added && found->second != code) found->second.clear();
  }
  [[nodiscard]] std::string CodeOf(const std::string& typed) const {
    if (typed.empty() || codes_.count(typed) > 0) return typed;
    const std::string code = CodeNamed(typed);
    return code.empty() ? typed : code;
  }
  [[nodiscard]] std::string CodeNamed(const std::string& name) const {
    const auto found = by_name_.find(ToLower(CollapseSpace(ToNfc(name))));
    return found == by_name_.end() ? std::string() : found->second;
  }

 private:
  std::set<std::string> codes_;
  std::map<std::string, std::string> by_name_;
};

bool IsEmpty(const Line& line) {
  for (const std::string& cell : line.cells) {
    if (!Trim(cell).empty()) return false;
  }
  return true;
}

// A list of names alone does not empty what else is known.
void KeepWhatIsNotSaid(
    const Columns& columns, const domain::Catalogue& known, domain::Organization& organization
) {
  const auto* before = domain::FindOrganization(known.organizations, organization.id);
  if (before == nullptr) return;
  const auto lacks = [&](Column column) { return columns.count(column) == 0; };
  if (lacks(Column::kAliases)) organization.aliases = before->aliases;
  if (lacks(Column::kParent)) organization.parent = before->parent;
  if (lacks(Column::kIdentifier)) organization.identifier = before->identifier;
  if (lacks(Column::kFrom)) organization.from = before->from;
  if (lacks(Column::kUntil)) organization.until = before->until;
}

Result<std::vector<OrganizationRow>> RowsOf(
    const std::vector<Line>& lines, std::size_t header, const domain::Catalogue& known
) {
  const Columns columns = ColumnsOf(lines[header]);
  std::vector<std::pair<std::string, OrganizationInput>> inputs;
  Known codes;
  for (const domain::Organization& each : known.organizations) codes.Add(each.id.value, each.name);
  const Known before = codes;
  for (std::size_t i = header + 1; i < lines.size(); ++i) {
    if (IsEmpty(lines[i])) continue;
    OrganizationInput input = InputOf(lines[i], columns);
    if (input.code.empty()) input.code = before.CodeNamed(input.name);
    if (input.code.empty()) input.code = CodeFromName(input.name);
    codes.Add(input.code, input.name);
    inputs.emplace_back(lines[i].place, std::move(input));
  }
  if (inputs.empty()) return Invalid("Tệp không có dòng nào dưới dòng tiêu đề.");
  if (inputs.size() > kMostRows) {
    return TooLarge(
        fmt::format("Tệp có {} dòng, nhiều hơn {}; hãy chia nhỏ.", inputs.size(), kMostRows)
    );
  }
  std::vector<OrganizationRow> rows;
  std::map<std::string, std::string> seen;
  for (auto& [place, input] : inputs) {
    input.parent = codes.CodeOf(input.parent);
    OrganizationRow row{place, {}, {}};
    auto made = OrganizationOf(input);
    if (made) {
      row.organization = std::move(*made);
      KeepWhatIsNotSaid(columns, known, row.organization);
      if (auto fits = domain::CheckOrganization(row.organization); !fits) row.error = fits.error();
    } else {
      row.organization.id = domain::OrganizationId(input.code);
      row.organization.name = input.name;
      row.error = made.error();
    }
    const auto [first, fresh] = seen.emplace(input.code, place);
    if (!fresh && !row.error) {
      row.error = Invalid(
          "Mã “" + input.code + "” đã có ở " + first->second +
              "; hai cơ quan cùng tên thì ghi cột Mã riêng cho mỗi cơ quan.",
          "ma"
      );
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<Line>> LinesOfCsv(std::string_view bytes) {
  auto rows = ParseCsv(bytes);
  if (!rows) return rows.error();
  std::vector<Line> lines;
  for (CsvRow& row : *rows)
    lines.push_back({fmt::format("dòng {}", row.line), std::move(row.cells)});
  return lines;
}

}  // namespace

std::string CodeFromName(std::string_view name) {
  std::string code;
  for (const char c : Fold(CollapseSpace(name))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      code += c;
    } else if (!code.empty() && code.back() != '-') {
      code += '-';
    }
  }
  code.resize(std::min(code.size(), kMaxCode));
  while (!code.empty() && code.back() == '-') code.pop_back();
  return code;
}

Result<std::vector<OrganizationRow>> ReadOrganizationFile(
    std::string_view bytes, const domain::Catalogue& known
) {
  std::vector<std::vector<Line>> tables;
  if (bytes.starts_with("PK")) {
    auto sheets = docread::ReadSheets(bytes);
    if (!sheets) return sheets.error();
    for (const docread::Sheet& sheet : *sheets) tables.push_back(LinesOfSheet(sheet));
  } else {
    auto lines = LinesOfCsv(bytes);
    if (!lines) return lines.error();
    tables.push_back(std::move(*lines));
  }
  for (const std::vector<Line>& lines : tables) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (IsHeader(ColumnsOf(lines[i]))) return RowsOf(lines, i, known);
    }
  }
  return Invalid(
      "Không thấy dòng tiêu đề. Cần ít nhất các cột Tên, Cấp, Khối; có thể thêm Mã, Tên khác, "
      "Thuộc, "
      "Mã định danh, Từ ngày, Đến ngày. Tệp CSV phải dùng dấu phẩy và mã UTF-8."
  );
}

}  // namespace sauro::usecase
