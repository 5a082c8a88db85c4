#pragma once
// Words for work that comes back: "hằng quý", "6 tháng/lần", "02 lần/năm", "định kỳ tháng". Pure.

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "intake/tokens.h"

namespace sauro::intake {

struct RuleReading {
  std::string rule;             ///< As in domain::Deadline.
  std::size_t tokens = 0;       ///< How many tokens it takes.
  bool of_first_month = false;  ///< "tháng đầu quý": a day before it is not of the last month.
};

/// The rule that begins at `tokens[at]`; nothing if none begins there.
std::optional<RuleReading> ReadRule(std::span<const Token> tokens, std::size_t at);

}  // namespace sauro::intake
