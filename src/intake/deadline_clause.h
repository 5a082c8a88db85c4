#pragma once
// One clause of a deadline ("hoàn thành trước 30/6/2026") and how the clauses of one text compose.
// Pure.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/deadline.h"
#include "intake/deadline_text.h"
#include "intake/tokens.h"

namespace sauro::intake {

struct Clause {
  domain::Deadline deadline;
  std::string doubt;       ///< Vietnamese; the first reason to doubt it.
  bool completes = false;  ///< "hoàn thành ..."
};

/// What `tokens`, a stretch of the tokens of `text`, say. `year`: for dates that print none.
Clause ReadClause(
    std::string_view text,
    std::span<const Token> tokens,
    const DeadlineContext& context,
    std::optional<int> year
);

/// Puts a later clause onto what the earlier ones say.
void Combine(Clause& sum, Clause next);

}  // namespace sauro::intake
