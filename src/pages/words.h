#pragma once
// How numbers, days and statuses are written on a page: Vietnamese separators, one shape for each
// status.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "domain/status.h"
#include "views/drafts.h"
#include "views/tasks.h"

namespace sauro::pages {

/// Beside the codes of domain::Timing in addresses and filters: the cell Tally::open_in_time.
inline constexpr std::string_view kOpenInTime = "open_in_time";
inline constexpr const char* kReporting = "bao-cao";  ///< the role of who reports, in addresses

std::string Number(std::int64_t value);  ///< 12.345
std::string Size(std::int64_t bytes);    ///< "1,4 MB"
/// A title that fills several lines is set smaller; a crumb of that length is cut, and said in full
/// elsewhere on the page.
inline bool IsLongTitle(std::string_view title) {
  return title.size() > 120;
}
inline constexpr std::size_t kCrumbBytes = 120;
std::string DayOrDash(const std::optional<Day>& day);  ///< 31/05/2026, "–"

/// The deadline as printed, with a day that an event or an extension gave; the day alone where
/// nothing is printed.
template <typename Line>
std::string DeadlineOf(const Line& line) {
  std::string words = views::DeadlineWords(line.deadline_text, line.due, line.due_source);
  return words.empty() ? DayOrDash(line.due) : words;
}

/// "còn 5 ngày", "quá 12 ngày", "hôm nay"; nothing without a date or where nothing is owed any
/// more.
std::string DaysLeft(const std::optional<Day>& due, domain::Timing timing, Day today);

/// Name of the symbol in the sprite; each status has its own shape.
std::string_view ShapeOf(domain::Timing timing);
std::string_view ShapeOf(domain::WorkStatus status);
std::string_view ShapeOf(views::ReportState state);
std::string_view ShapeOf(views::DraftState state);

/// For a value in the query of a link.
std::string UrlEncode(std::string_view text);

}  // namespace sauro::pages
