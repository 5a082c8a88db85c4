#pragma once
// What stands in one clause of a deadline: dates, times of day, rules, events, words for standing
// work. Pure. Only deadline_text.cpp puts them together.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/date_text.h"
#include "intake/tokens.h"

namespace sauro::intake {

enum class ItemKind { kDate, kTime, kOngoing, kRecurring, kEvent };

struct DeadlineItem {
  ItemKind kind = ItemKind::kDate;
  std::size_t at = 0;   ///< token
  std::size_t end = 0;  ///< token after it
  DateSpan date;
  bool before = false;  ///< "trước tháng 12"
  bool after = false;   ///< "sau năm 2026"
  bool from = false;    ///< "từ tháng 4"
  bool joined = false;  ///< "- D2" or "đến D2" right after another date
  int minute = 0;       ///< kTime: of the day
  std::string rule;     ///< kRecurring
  std::optional<std::int32_t> rule_day;
  std::string event;  ///< kEvent
  std::optional<std::int32_t> offset_days;
  bool working_days = false;
  bool months = false;      ///< The offset was printed in months.
  bool from_paper = false;  ///< Days without an event: they count from the paper itself.
};

struct ClauseItems {
  std::vector<DeadlineItem> items;  ///< In order; they do not overlap.
  bool missing_year = false;        ///< A date was left out because nothing names its year.
};

/// `year` is taken where neither the clause nor `tokens` as a whole name one.
ClauseItems ReadClauseItems(
    std::string_view text, std::span<const Token> tokens, std::optional<int> year
);

}  // namespace sauro::intake
