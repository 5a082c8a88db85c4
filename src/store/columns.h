#pragma once
// Values of the product as columns of state tables, and back.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "domain/deadline.h"
#include "domain/status.h"
#include "store/query.h"

namespace sauro::store {

/// A JSON array of strings. What cannot be read gives no strings: only the projection writes them.
std::string ToColumn(const std::vector<std::string>& texts);
std::vector<std::string> TextsFromColumn(std::string_view json);

/// The column open_due: a number that sorts last where nothing is owed.
std::int64_t OpenDueColumn(const std::optional<Day>& open_due);
std::optional<Day> OpenDueFromColumn(std::int64_t column);

/// Columns due, work, submitted_on, completed_on. Errors: kInternal, an unknown status.
Result<domain::Due> ReadDue(Query& row);

/// What `from_code` gives, or kInternal: a code in a state table that this release does not know.
template <typename Enum, typename FromCode>
Result<Enum> ReadCode(std::string_view code, FromCode from_code) {
  const auto value = from_code(code);
  if (!value)
    return Internal("Bảng trạng thái có mã lạ; hãy chạy “sauro rebuild”.", std::string(code));
  return *value;
}

}  // namespace sauro::store
