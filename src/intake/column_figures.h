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

}  // namespace sauro::intake
