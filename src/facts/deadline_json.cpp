#include "facts/deadline_json.h"

#include "facts/facts.h"

namespace sauro::facts {
namespace {

void PutDay(json::object& object, const char* key, const std::optional<Day>& day) {
  if (day) object[key] = day->Iso();
}

Result<std::optional<Day>> TakeDay(const json::object& object, const char* key) {
  const std::string text = JsonString(object, key);
  if (text.empty()) return std::optional<Day>();
  const auto day = Day::FromIso(text);
  if (!day) return Internal("Ngày trong sổ không đúng dạng.", key);
  return std::optional<Day>(*day);
}

void PutNumber(json::object& object, const char* key, const std::optional<std::int32_t>& number) {
  if (number) object[key] = static_cast<std::int64_t>(*number);
}

std::optional<std::int32_t> TakeNumber(const json::object& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return static_cast<std::int32_t>(JsonInt(object, key));
}

}  // namespace

json::object ToJsonObject(const domain::Deadline& deadline) {
  json::object object;
  object["kind"] = std::string(CodeOf(deadline.kind));
  object["raw"] = deadline.raw;
  PutDay(object, "start", deadline.start);
  PutDay(object, "due", deadline.due);
  PutNumber(object, "due_minute", deadline.due_minute);
  if (!deadline.rule.empty()) object["rule"] = deadline.rule;
  PutNumber(object, "rule_day", deadline.rule_day);
  if (!deadline.event.empty()) object["event"] = deadline.event;
  PutNumber(object, "offset_days", deadline.offset_days);
  for (const auto& [code, flag] : domain::kDeadlineFlags) {
    if (deadline.*flag) object[code] = true;
  }
  if (!deadline.parts.empty()) {
    json::array parts;
    for (const domain::DeadlinePart& part : deadline.parts) {
      json::object one;
      one["who"] = part.who;
      one["deadline"] = ToJsonObject(part.deadline);
      parts.push_back(std::move(one));
    }
    object["parts"] = std::move(parts);
  }
  return object;
}

Result<domain::Deadline> DeadlineFromObject(const json::object& object) {
  domain::Deadline deadline;
  const auto kind = domain::DeadlineKindFromCode(JsonString(object, "kind"));
  if (!kind) return Internal("Loại thời hạn trong sổ không xác định.");
  deadline.kind = *kind;
  deadline.raw = JsonString(object, "raw");
  auto start = TakeDay(object, "start");
  if (!start) return start.error();
  auto due = TakeDay(object, "due");
  if (!due) return due.error();
  deadline.start = *start;
  deadline.due = *due;
  deadline.rule = JsonString(object, "rule");
  deadline.event = JsonString(object, "event");
  deadline.due_minute = TakeNumber(object, "due_minute");
  deadline.rule_day = TakeNumber(object, "rule_day");
  deadline.offset_days = TakeNumber(object, "offset_days");
  for (const auto& [code, flag] : domain::kDeadlineFlags) {
    deadline.*flag = JsonBool(object, code);
  }
  for (const json::value& item : JsonArray(object, "parts")) {
    if (!item.is_object()) return Internal("Thời hạn trong sổ không đúng dạng.");
    auto part = DeadlineFromObject(JsonObject(item.get_object(), "deadline"));
    if (!part) return part.error();
    deadline.parts.push_back({JsonString(item.get_object(), "who"), std::move(*part)});
  }
  return deadline;
}

std::string DeadlineToJson(const domain::Deadline& deadline) {
  return CanonicalJson(ToJsonObject(deadline));
}

Result<domain::Deadline> DeadlineFromJson(std::string_view text) {
  auto value = ParseJson(text);
  if (!value || !value->is_object()) return Internal("Thời hạn trong sổ không phải JSON.");
  return DeadlineFromObject(value->get_object());
}

}  // namespace sauro::facts
