#pragma once
// Numbers and targets in cells (DOMAIN 7). Decimals stay text, so that they are exact. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "intake/draft.h"

namespace sauro::intake {

/// "0,23" -> "0.23", "1.200" and "1 200" -> "1200", "-37,5" -> "-37.5"; empty if the text is not
/// one number.
std::string DecimalOf(std::string_view text);

/// A target cell: "≥ 60", "$\geq 60\%$", "Đạt 40%", "Có ít nhất 01", "1-2 mô hình", "Mỗi năm ≥ 5",
/// "100% (5G)", "Theo chỉ tiêu tỉnh giao", "Thuộc nhóm khá", "-", wording without a number. `by` is
/// left empty. `unit` is the row's unit; a percent sign in the text wins, and a unit printed in the
/// cell counts where the row has none or another scale: "2,5 tỷ USD" in a row of "triệu USD".
DraftTarget ReadTarget(std::string_view text, std::string_view unit);

/// The unit begins with a scale: "tỷ USD", "triệu".
bool PrintsScale(std::string_view unit);

/// The texts of one row part thousands by dots in one place and by commas in another ("1,250" and
/// "2.000"), or both in one number: what they mean is unsure.
bool MixSeparators(const std::vector<std::string_view>& texts);

/// "%" of "Tỷ lệ hộ nghèo (%)", "người/vạn dân" of "Số bác sĩ (người/vạn dân)"; empty for names
/// that end in no unit.
std::string UnitOfName(std::string_view name);

/// A baseline cell of a row with this unit; a value if the cell begins with one number in it: "80",
/// "Đạt 75%", "02 mô hình".
DraftFigure ReadBaseline(std::string_view text, std::string_view unit = {});

}  // namespace sauro::intake
