#pragma once
// Tables that give figures to bodies: a column for each body, or a row for each.

#include <string_view>

#include "intake/columns.h"

namespace sauro::intake {

/// "Sở Y tế", "Xã An Bình": no "Tổng cộng".
bool NamesBody(std::string_view text);

/// Targets of one year over several columns, one for each body: "Chỉ tiêu giao năm 2026 | Xã A | Xã
/// B". Sets Column::whom.
void SettleWhom(Layout& layout);

/// "TT | Xã, phường | Chỉ tiêu năm 2026: Tỷ lệ ... (%) | Số lớp ... (lớp)": each row is a body.
/// Sets Column::bodies of the column of bodies, and the name of an indicator of each other column
/// that says one.
void SettleBodyRows(Layout& layout, const ColumnTexts& below);

}  // namespace sauro::intake
