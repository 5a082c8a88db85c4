#include "intake/column_figures.h"

#include <algorithm>

#include "intake/body_targets.h"
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
  return header.HasAny("so hieu", "ma", "ma so", "diem", "thu tu", "tieu chi so") ||
         header.HasExactly("trong so") ||  // "tổng số" is near to it
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

void SettleValues(Layout& layout, const ColumnTexts& below) {
  constexpr std::size_t kMostly = 60;  // percent
  if (!layout.Has(Role::kIndicator) || layout.Has(Role::kTitle)) return;
  const bool settled = layout.Has(Role::kTarget) || layout.Has(Role::kSchedule);
  if (settled) return;
  Column* values = nullptr;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    const bool may = column.role == Role::kOther || column.role == Role::kProduct;
    if (!may || FiguresBelow(below, i).value_or(0) < kMostly || NumbersRows(column)) continue;
    const HeaderText header(column.header);
    if (header.HasAny("kinh phi", "von", "du toan", "don gia", "thanh tien", "dan so", "nguon"))
      continue;
    if (values != nullptr) return;
    values = &column;
  }
  if (values != nullptr) values->role = Role::kTarget;
}

void SettleStatements(Layout& layout, const ColumnTexts& below) {
  constexpr std::size_t kMostly = 60;  // percent
  const bool figures = layout.Has(Role::kTarget) || layout.Has(Role::kUnit) ||
                       layout.Has(Role::kBaseline) || layout.Has(Role::kTitle);
  if (figures) return;
  for (std::size_t i = 0; i < layout.columns.size() && i < below.size(); ++i) {
    if (layout.columns[i].role != Role::kIndicator || below[i].size() < 2) continue;
    const auto said = std::count_if(below[i].begin(), below[i].end(), [](std::string_view text) {
      return !ReadBodyTarget(text).target.figure.value.empty();
    });
    layout.columns[i].states = static_cast<std::size_t>(said) * 100 >= below[i].size() * kMostly;
  }
}

}  // namespace sauro::intake
