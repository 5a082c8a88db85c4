#include "store/columns.h"

#include <limits>

#include "base/json.h"

namespace sauro::store {
namespace {

constexpr std::int64_t kNothingOwed = std::numeric_limits<std::int32_t>::max();

}  // namespace

std::string ToColumn(const std::vector<std::string>& texts) {
  std::string out;
  JsonWriter writer(out);
  writer.BeginArray();
  for (const std::string& text : texts) writer.String(text);
  writer.EndArray();
  return out;
}

std::vector<std::string> TextsFromColumn(std::string_view json) {
  std::vector<std::string> texts;
  if (json == "[]") return texts;
  const auto value = ParseJson(json);
  if (!value || !value->is_array()) return texts;
  for (const boost::json::value& item : value->get_array()) {
    if (item.is_string()) texts.emplace_back(item.get_string().data(), item.get_string().size());
  }
  return texts;
}

std::int64_t OpenDueColumn(const std::optional<Day>& open_due) {
  return open_due ? open_due->days() : kNothingOwed;
}

std::optional<Day> OpenDueFromColumn(std::int64_t column) {
  if (column == kNothingOwed) return std::nullopt;
  return Day::FromDays(static_cast<std::int32_t>(column));
}

Result<domain::Due> ReadDue(Query& row) {
  domain::Due due;
  due.due = row.OptionalDay();
  auto work = ReadCode<domain::WorkStatus>(row.TextView(), domain::WorkStatusFromCode);
  if (!work) return work.error();
  due.work = *work;
  due.submitted_on = row.OptionalDay();
  due.completed_on = row.OptionalDay();
  return due;
}

}  // namespace sauro::store
