#include "intake/other_tables.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "intake/header_words.h"
#include "intake/labels.h"
#include "intake/row_shapes.h"
#include "intake/tokens.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kHeaderBytes = 120;

// "Đơn giá | Thành tiền" without anybody who leads or a time: what is bought, and no work.
bool IsEstimate(const GridRow& header) {
  bool price = false;
  bool amount = false;
  for (const std::size_t column : header.OwnFilled()) {
    const std::string words = WordsOf(std::string_view(header.Own(column)).substr(0, kHeaderBytes));
    price = price || words.find("don gia") != std::string::npos;
    amount = amount || words.find("thanh tien") != std::string::npos;
  }
  if (!price || !amount) return false;
  const std::vector<std::size_t> filled = header.OwnFilled();
  return std::none_of(filled.begin(), filled.end(), [&](std::size_t column) {
    const Role role = RoleOfHeader(header.Own(column));
    return role == Role::kLead || role == Role::kDeadline || role == Role::kImplement;
  });
}

// "...", "…", "___": where somebody is to write.
bool IsGap(std::string_view text) {
  std::string rest = ReplaceAll(std::string(text), "…", "");
  rest.erase(
      std::remove_if(
          rest.begin(),
          rest.end(),
          [](char c) { return c == '.' || c == '_' || c == ' ' || c == '\n'; }
      ),
      rest.end()
  );
  return rest.empty();
}

bool WaitsToBeFilled(const GridRow& row) {
  const std::vector<std::size_t> filled = row.OwnFilled();
  return std::all_of(filled.begin(), filled.end(), [&](std::size_t column) {
    const std::string& text = row.Own(column);
    return IsGap(text) || (column == 0 && KindOfLabel(CleanLabel(text)) != LabelKind::kNone);
  });
}

bool IsForm(const std::vector<GridRow>& grid, std::size_t header) {
  constexpr std::size_t kFewest = 2;
  std::size_t rows = 0;
  for (std::size_t i = header + 1; i < grid.size(); ++i) {
    const std::vector<std::size_t> filled = grid[i].OwnFilled();
    if (IsIndexRow(grid[i], filled)) continue;
    if (!WaitsToBeFilled(grid[i])) return false;
    rows += filled.empty() ? 0 : 1;
  }
  return rows >= kFewest && MayBeHeader(grid[header]);
}

}  // namespace

std::string_view WhyNoPlan(const std::vector<GridRow>& grid) {
  std::size_t header = 0;
  while (header < grid.size() && grid[header].OwnFilled().size() < 3) ++header;
  if (header == grid.size()) return {};
  if (IsEstimate(grid[header])) return "bảng dự toán (đơn giá, thành tiền)";
  return IsForm(grid, header) ? "biểu mẫu chưa điền" : std::string_view();
}

}  // namespace sauro::intake
