#pragma once
// One record as a line of text: its canonical bytes, which hold no line end. Read without trust.

#include <string_view>

#include "base/result.h"
#include "ledger/record.h"

namespace sauro::ledger {

/// Lines longer than this are refused; a draft of a large plan is far below it.
inline constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

/// The record whose canonical bytes are exactly `line`. The inside of the body is taken as it is:
/// it is an object with balanced braces, which the leaf hash covers. Errors: kUnreadable, any other
/// text.
Result<Record> RecordFromLine(std::string_view line);

}  // namespace sauro::ledger
