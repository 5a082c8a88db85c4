#pragma once
// The times that headers of columns name. Parts of ReadHeader (columns.h).

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "intake/columns.h"

namespace sauro::intake {

/// The last day that a header names by more than a year: "6 tháng đầu năm 2026", "Quý I/2026", "Mốc
/// 1 (30/6/2026)".
std::optional<Day> DayIn(std::string_view header);

/// The quarter or month that a header names, with its year if it says one: "Quý II/2026", "Tháng
/// 3"; empty for others. "3" below "Tháng" is one.
std::string PeriodOf(const Column& column);

/// Quarters or months with marks below them are when tasks go on.
void SettlePeriods(Layout& layout, const ColumnTexts& below);

/// Two or more quarters or months without a year, with figures below them, are targets of the year
/// of the section or the document ("Quý I" ... "Quý IV" in a plan of 2026).
void SettlePeriodTargets(Layout& layout, const ColumnTexts& below);

/// Years with marks below them are when tasks go on, not targets.
void SettleSchedule(Layout& layout, const ColumnTexts& below);

/// "So với năm 2025 (%)" and, beside targets of the same years, "Bình quân 2026-2030" are figures
/// about the targets.
void SettleComparisons(Layout& layout);

/// "Năm 2025 | Mục tiêu năm 2026 | Mục tiêu năm 2030": the year beside the targets, before all of
/// them, is where they begin.
void SettleFirstYear(Layout& layout);

/// Of several years that are done the last one is where the targets begin.
void SettleBaselines(Layout& layout);

}  // namespace sauro::intake
