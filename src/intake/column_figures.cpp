#include "intake/column_figures.h"

#include <algorithm>

#include "intake/figure_text.h"
#include "intake/header_words.h"

namespace sauro::intake {

std::optional<std::size_t> FiguresBelow(const ColumnTexts& below, std::size_t column) {
  if (column >= below.size() || below[column].empty()) return std::nullopt;
  const auto& texts = below[column];
  const auto count = std::count_if(texts.begin(), texts.end(), [](std::string_view text) {
    const DraftTarget target = ReadTarget(text, "");
    return target.none || !target.figure.value.empty();
  });
  return static_cast<std::size_t>(count) * 100 / texts.size();
}

namespace {

// "Mã số tiêu chí", "Điểm chỉ tiêu": numbers of the rows and their weights.
bool NumbersRows(const Column& column) {
  const HeaderText header(column.header);
  return header.HasAny("so hieu", "ma", "ma so", "diem", "trong so", "thu tu", "tieu chi so") ||
         header.HasAny("chi tieu so", "so tt", "so thu tu");
}

}  // namespace

void SettleFigures(Layout& layout, const ColumnTexts& below) {
  const auto names =
      std::count_if(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
        return column.role == Role::kIndicator;
      });
  const bool titled = layout.Has(Role::kTitle);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    const auto figures = FiguresBelow(below, i);
    if (!figures) continue;
    if (column.role == Role::kIndicator && names >= 2 && *figures >= 60)
      column.role = NumbersRows(column) ? Role::kOther : Role::kTarget;
    if (column.role != Role::kTarget || column.year || column.by || *figures >= 40) continue;
    if (names == 0 && !titled && layout.Has(Role::kUnit)) {
      column.role = Role::kIndicator;
    } else if (names == 0 && titled && !layout.Has(Role::kUnit)) {
      column.role = layout.Has(Role::kProduct) ? Role::kOther : Role::kProduct;
    }
  }
}

}  // namespace sauro::intake
