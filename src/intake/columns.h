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
  std::string header;               ///< As printed, from top to bottom.
  std::vector<std::string> levels;  ///< The same in its rows: "Kế hoạch", "Năm 2026".
  std::optional<int> year;          ///< Of a target or a baseline.
  std::optional<Day> by;  ///< Of a target, where the header says more than a year: "Đến 30/6/2027".
  std::string unit;       ///< Of the targets below, where the header says it: "(%)".
  /// Of a schedule, or of a target whose header names no year: "Năm 2026", "Quý II", "Tháng 3".
  std::string period;
  bool begins = false;    ///< A baseline only because its year stands before those of targets.
  bool bare = false;      ///< The header is the year and nothing else: "Năm 2026".
  bool bare_day = false;  ///< The header is a day and nothing else: "31/12/2025", "Đến 30/9/2025".
  bool mixed = false;     ///< A deadline whose cells name results, too: "Sản phẩm/Thời gian".
  bool states = false;    ///< The names of indicators say what is wanted: "... đạt trên 40%".
  bool bodies = false;    ///< The names are bodies, each with figures of its own.
  bool guessed = false;  ///< Nothing says that the figures beside `bodies` are targets.
  std::string name;      ///< Of a figure beside `bodies`: the indicator that the column is for.
  std::string whom;      ///< Of a figure: the body that the column is for ("Xã An Bình").
};

/// A figure of one indicator or of one body among several.
inline bool IsOfOne(const Column& column) {
  return !column.name.empty() || !column.whom.empty();
}

/// Nothing tells what the column is for; one of money, of who decides, or a
/// second one of a known kind is known.
bool IsUnknown(const Column& column);

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

/// What the document says around a table.
struct HeaderHints {
  std::optional<int> year;    ///< In which the plan begins: nothing was reached after it.
  bool targets = false;       ///< The words above the table speak of targets.
  bool silent = false;        ///< No words stand above it, in a plan of one year.
  bool other_matter = false;  ///< They speak of results, of how things are, or of money.
};

/// The texts of a header above one column, from top to bottom.
using HeaderLevels = std::vector<std::string>;

/// Reads header texts, one a column (empty for a column without). Abbreviations ("CQ chủ trì"),
/// another order and single wrong letters are understood; what the words do not tell, the cells
/// `below` may. Nothing if these are no headers of tasks or indicators: a name column and at least
/// two known others.
std::optional<Layout> ReadHeader(
    const std::vector<HeaderLevels>& levels,
    const ColumnTexts& below = {},
    const HeaderHints& hints = {}
);

/// The same for a header of one row.
std::optional<Layout> ReadHeader(const std::vector<std::string>& texts);

std::size_t KnownColumns(const Layout& layout);  ///< Those with a role.

/// Where the tables begin that stand side by side under one header: "TT | Việc | Hạn | TT | Việc |
/// Hạn" gives 0 and 3. Empty for a header of one table.
std::vector<std::size_t> SideBySide(const std::vector<HeaderLevels>& header);

/// "x", "✓": a time in which a task goes on.
bool IsMark(std::string_view text);

/// A year in the text ("Năm 2030", "đến hết năm 2035"), the last one if there are several.
std::optional<int> YearIn(std::string_view text);

}  // namespace sauro::intake
