#pragma once
// What the columns of a table are for, from the words of its header.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "intake/table_caption.h"

namespace sauro::intake {

enum class Role {
  kOrdinal,
  kTitle,
  kIndicator,
  kUnit,
  kBaseline,
  kTarget,
  kSchedule,  ///< A year, quarter or month in which a task goes on, where the cell is marked.
  kLead,
  kDirector,
  kCoordinate,
  kImplement,
  kMarkedBody,  ///< A body, where the cell is marked "CT" or "PH" (column_marks.h).
  kProduct,
  kStart,  ///< When the work begins, beside a column of when it ends.
  kDeadline,
  kStatus,
  kResult,
  kNote,
  kBasis,
  kGroup,  ///< What the row belongs to, where another column names it: "Nhóm nhiệm vụ".
  kOther,  ///< Not known; its text is kept beside the row.
};

struct Column {
  Role role = Role::kOther;
  std::string header;       ///< As printed.
  std::optional<int> year;  ///< Of a target or a baseline.
  std::optional<Day> by;  ///< Of a target, where the header says more than a year: "Đến 30/6/2027".
  std::string unit;       ///< Of the targets below, where the header says it: "(%)".
  /// Of a schedule, or of a target whose header names no year: "Năm 2026", "Quý II", "Tháng 3".
  std::string period;
  bool begins = false;  ///< A baseline only because its year stands before those of targets.
  bool bare = false;    ///< The header is the year and nothing else: "Năm 2026".
  bool bare_day =
      false;            ///< The header is the last day of the year and nothing else: "31/12/2025".
  bool mixed = false;   ///< A deadline whose cells name results, too: "Sản phẩm/Thời gian".
  bool bodies = false;  ///< The names are bodies, each with figures of its own.
  std::string name;     ///< Of a target beside `bodies`: the indicator that the column is for.
  std::string whom;     ///< Of a target: the body that the column is for ("Xã An Bình").
};

/// The columns of a table of tasks or of indicators.
struct Layout {
  std::vector<Column> columns;
  TableCaption caption;  ///< Of the table; no part of what makes two layouts the same.
  [[nodiscard]] bool Has(Role role) const;
  [[nodiscard]] bool indicators() const { return Has(Role::kIndicator); }
  friend bool operator==(const Layout& a, const Layout& b);  ///< same roles in the same order
};

/// Filled cells of each column below a header, as far as somebody looked.
using ColumnTexts = std::vector<std::vector<std::string_view>>;

/// Reads header texts, one a column (empty for a column without). Abbreviations ("CQ chủ trì"),
/// another order and single wrong letters are understood; what the words do not tell, the cells
/// `below` may. Nothing if these are no headers of tasks or indicators: a name column and at least
/// two known others.
std::optional<Layout> ReadHeader(
    const std::vector<std::string>& texts, const ColumnTexts& below = {}
);

std::size_t KnownColumns(const Layout& layout);  ///< Those with a role.

/// Where the tables begin that stand side by side under one header: "TT | Việc | Hạn | TT | Việc |
/// Hạn" gives 0 and 3. Empty for a header of one table.
std::vector<std::size_t> SideBySide(const std::vector<std::string>& texts);

/// "x", "✓": a time in which a task goes on.
bool IsMark(std::string_view text);

/// A year in the text ("Năm 2030", "đến hết năm 2035"), the last one if there are several.
std::optional<int> YearIn(std::string_view text);

}  // namespace sauro::intake
