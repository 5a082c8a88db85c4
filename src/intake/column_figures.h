#pragma once
// Columns whose header may name a figure or words: the cells below tell.

#include <cstddef>
#include <optional>

#include "intake/columns.h"

namespace sauro::intake {

/// How many of the cells below a column are figures, in percent; nothing without cells.
std::optional<std::size_t> FiguresBelow(const ColumnTexts& below, std::size_t column);

/// Beside another column that names the rows, "Chỉ tiêu" over figures is the target; "Mục tiêu"
/// over words names indicators beside a unit, and what comes of tasks beside their names.
void SettleFigures(Layout& layout, const ColumnTexts& below);

/// Of a table of indicators without any column of figures: the names may say what is wanted ("Tỷ lệ
/// ... đạt trên 40%"). Sets Column::states.
void SettleStatements(Layout& layout, const ColumnTexts& below);

/// Of a table of indicators without targets: the one column of figures that no word explains
/// ("Kết quả cần đạt", "Số lượng") holds them.
void SettleValues(Layout& layout, const ColumnTexts& below);

}  // namespace sauro::intake
