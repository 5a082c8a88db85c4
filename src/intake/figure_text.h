#pragma once
// Numbers and targets in cells (DOMAIN 7). Decimals stay text, so that they are exact. Pure.

#include <string>
#include <string_view>

#include "intake/draft.h"

namespace sauro::intake {

/// "0,23" -> "0.23", "1.200" and "1 200" -> "1200", "37,5" -> "37.5"; empty if the text is not one
/// number.
std::string DecimalOf(std::string_view text);

/// A target cell: "≥ 60", "$\geq 60\%$", "Đạt 40%", "Có ít nhất 01", "1-2 mô hình", "Mỗi năm ≥ 5",
/// "100% (5G)", "Theo chỉ tiêu tỉnh giao", "Thuộc nhóm khá", "-", wording without a number. `by` is
/// left empty. `unit` is the row's unit; a percent sign in the text wins, and a unit printed in the
/// cell counts where the row has none.
DraftTarget ReadTarget(std::string_view text, std::string_view unit);

/// A baseline cell; a value only if the cell is one number (with a percent sign or not).
DraftFigure ReadBaseline(std::string_view text);

}  // namespace sauro::intake
