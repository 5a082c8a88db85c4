#pragma once
// Days, weeks, months, quarters and years inside a tokenized text. Pure.

#include <cstddef>
#include <optional>
#include <span>

#include "base/day.h"
#include "intake/tokens.h"

namespace sauro::intake {

enum class Precision { kDay, kWeek, kMonth, kQuarter, kHalf, kYear };

/// A stretch of days that a text names, for example "Quý I-Quý III/2025".
struct DateSpan {
  Day first;
  Day last;
  Precision precision = Precision::kDay;
  bool range = false;      ///< The text names two ends.
  bool own_year = true;    ///< The year stands in the text.
  bool vague = false;      ///< "đầu năm 2026": where it ends is our reading.
  std::size_t tokens = 0;  ///< How many tokens it takes.
};

/// The date that begins at `tokens[at]`; nothing if none begins there. Without a year in the text,
/// `year` is taken; without both there is no date.
std::optional<DateSpan> ReadDate(
    std::span<const Token> tokens, std::size_t at, std::optional<int> year
);

}  // namespace sauro::intake
