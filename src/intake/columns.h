#pragma once
// What the columns of a table are for, from the words of its header.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace sauro::intake {

enum class Role {
  kOrdinal,
  kTitle,
  kIndicator,
  kUnit,
  kBaseline,
  kTarget,
  kLead,
  kDirector,
  kCoordinate,
  kImplement,
  kProduct,
  kDeadline,
  kStatus,
  kResult,
  kNote,
  kBasis,
  kOther,  ///< Not known; its text is kept beside the row.
};

struct Column {
  Role role = Role::kOther;
  std::string header;       ///< As printed.
  std::optional<int> year;  ///< Of a target or a baseline.
};

/// The columns of a table of tasks or of indicators.
struct Layout {
  std::vector<Column> columns;
  [[nodiscard]] bool Has(Role role) const;
  [[nodiscard]] bool indicators() const { return Has(Role::kIndicator); }
  friend bool operator==(const Layout& a, const Layout& b);  ///< same roles in the same order
};

/// Reads header texts, one a column (empty for a column without). Abbreviations ("CQ chủ trì"),
/// another order and single wrong letters are understood. Nothing if these are no headers of tasks
/// or indicators: a name column and at least two known others.
std::optional<Layout> ReadHeader(const std::vector<std::string>& texts);

/// Where the tables begin that stand side by side under one header: "TT | Việc | Hạn | TT | Việc |
/// Hạn" gives 0 and 3. Empty for a header of one table.
std::vector<std::size_t> SideBySide(const std::vector<std::string>& texts);

/// A year in the text ("Năm 2030", "đến hết năm 2035"), the last one if there are several.
std::optional<int> YearIn(std::string_view text);

}  // namespace sauro::intake
