#pragma once
// An indicator of a plan: a figure that is wanted by milestones (DOMAIN 7, FR-43 to FR-47).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "domain/task.h"

namespace sauro::domain {

using IndicatorId = Id<struct IndicatorTag>;

/// A figure as a decimal in text ("0.23"), so that it is exact.
struct Figure {
  std::string text;   ///< As printed.
  std::string value;  ///< Empty where the text names no number.
  friend bool operator==(const Figure&, const Figure&) = default;
};

/// What is wanted of an indicator at one milestone.
struct Target {
  std::optional<Day> by;
  std::string op;  ///< ">=", "<=", ">", "<", "="; empty where the text names no number.
  Figure figure;
  std::string unit;
  bool none = false;          ///< The cell is "-": no target for this milestone.
  std::string upper{};        ///< The other end of "1-2"; the figure is met at its value.
  std::string qualifier{};    ///< What stands in brackets and changes the meaning: "5G".
  bool per_year = false;      ///< "Mỗi năm", "/năm": counted anew each year.
  bool soft = false;          ///< "Phấn đấu"
  bool inherited = false;     ///< "Theo chỉ tiêu tỉnh giao": the figure is set elsewhere.
  std::optional<int> rank{};  ///< Of a group: 1 low, 2 middle, 3 good, 4 high.
  friend bool operator==(const Target&, const Target&) = default;
};

/// The marks of a target by their names in JSON, where they are written only if they are true.
struct TargetFlag {
  std::string_view code;
  bool Target::*flag;
};
inline constexpr std::array<TargetFlag, 4> kTargetFlags{{
    {"none", &Target::none},
    {"per_year", &Target::per_year},
    {"soft", &Target::soft},
    {"inherited", &Target::inherited},
}};

/// An indicator as its plan sets it.
struct Indicator {
  IndicatorId id;
  PlanId plan;
  std::int64_t sort = 0;             ///< order in the document
  std::vector<std::string> section;  ///< path from the outermost heading, as printed
  std::string ordinal;               ///< a label, never a key
  std::string name;
  std::string unit;
  std::optional<IndicatorId> parent;  ///< the one that this one is a part of; before it
  bool group = false;                 ///< only a heading of its parts: no figure of its own
  std::optional<int> baseline_year;
  Figure baseline;
  std::vector<Target> targets;
  std::string note;
  std::string place;                ///< where in the document: "bảng 1, dòng 4"
  std::vector<Assignment> holders;  ///< who answers for it, by role; groups expanded
};

/// "2030" for the last day of a year, "06/2027" for that of a month, else "15/06/2027"; empty for
/// none. How plans and persons write a milestone.
std::string MilestoneText(const std::optional<Day>& by);
/// The same backwards. Nothing if `text` is no milestone.
std::optional<Day> MilestoneFromText(std::string_view text);

/// The targets are counted in another unit from now on: those that print none of their own.
template <typename Targets>
void ChangeUnit(std::string& unit, Targets& targets, const std::string& now) {
  for (auto& target : targets) {
    const bool own = target.figure.text.find('%') != std::string::npos;
    const bool counted = !target.figure.value.empty() && !own;
    if (counted && (target.unit.empty() || target.unit == unit)) target.unit = now;
  }
  unit = now;
}

/// "2030: ≥ 80%", one milestone a line.
std::string TextOf(const std::vector<Target>& targets);
/// "2024: 42,5"; empty without a figure.
std::string BaselineText(const std::optional<int>& year, const Figure& baseline);

}  // namespace sauro::domain
