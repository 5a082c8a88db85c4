#pragma once
// Tables that give figures to bodies: a column for each body, or a row for each.

#include <string>
#include <string_view>

#include "intake/columns.h"

namespace sauro::intake {

/// "Sở Y tế", "Xã An Bình": no "Tổng cộng".
bool NamesBody(std::string_view text);

/// The body that a cell of a column of bodies names; empty for "Toàn tỉnh". Below "Xã", "An Bình"
/// is "Xã An Bình".
std::string BodyOfCell(const Column& column, std::string_view text);

/// Figures with a body above each: "Chỉ tiêu giao năm 2026 | Xã A | Xã B", also below a year or
/// above years. Sets Column::whom.
void SettleBodyColumns(Layout& layout, const ColumnTexts& below);

/// The same for a header of one row, whose columns begin alike: "Chỉ tiêu giao năm 2026 Xã A".
void SettleWhom(Layout& layout);

/// "TT | Xã, phường | Chỉ tiêu năm 2026: Tỷ lệ ... (%) | Số lớp ... (lớp)": each row is a body.
/// Sets Column::bodies of the column of bodies, and the name of an indicator of each figure that
/// has one. False for a table of bodies whose figures nobody calls targets: it lists no tasks.
/// Where no words stand above it at all, they are taken for targets and the column is `guessed`.
bool SettleBodyRows(Layout& layout, const ColumnTexts& below, const HeaderHints& hints);

}  // namespace sauro::intake
