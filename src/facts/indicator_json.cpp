#include "facts/indicator_json.h"

#include <utility>

#include "facts/assignment_json.h"

namespace sauro::facts {
namespace {

using domain::Figure;
using domain::Indicator;
using domain::Target;

void PutText(json::object& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

json::object FigureToObject(const Figure& figure) {
  json::object object;
  PutText(object, "text", figure.text);
  PutText(object, "value", figure.value);
  return object;
}

Figure FigureFrom(const json::object& object) {
  return {JsonString(object, "text"), JsonString(object, "value")};
}

std::optional<int> TakeInt(const json::object& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return static_cast<int>(JsonInt(object, key));
}

json::object TargetToObject(const Target& target) {
  json::object object = FigureToObject(target.figure);
  if (target.by) object["by"] = target.by->Iso();
  PutText(object, "op", target.op);
  PutText(object, "unit", target.unit);
  PutText(object, "upper", target.upper);
  PutText(object, "qualifier", target.qualifier);
  if (target.rank) object["rank"] = static_cast<std::int64_t>(*target.rank);
  for (const auto& [code, flag] : domain::kTargetFlags) {
    if (target.*flag) object[code] = true;
  }
  return object;
}

Result<Target> TargetFrom(const json::object& object) {
  Target target;
  if (object.contains("by")) {
    const auto by = Day::FromIso(JsonString(object, "by"));
    if (!by) return Internal("Mốc của chỉ tiêu trong sổ không đúng dạng.");
    target.by = *by;
  }
  target.op = JsonString(object, "op");
  target.figure = FigureFrom(object);
  target.unit = JsonString(object, "unit");
  target.upper = JsonString(object, "upper");
  target.qualifier = JsonString(object, "qualifier");
  target.rank = TakeInt(object, "rank");
  for (const auto& [code, flag] : domain::kTargetFlags) target.*flag = JsonBool(object, code);
  return target;
}

}  // namespace

json::object ToJsonObject(const Indicator& indicator) {
  json::object object;
  object["plan"] = indicator.plan.value;
  object["sort"] = indicator.sort;
  json::array section;
  for (const std::string& title : indicator.section) section.push_back(json::string(title));
  object["section"] = std::move(section);
  object["ordinal"] = indicator.ordinal;
  object["name"] = indicator.name;
  object["unit"] = indicator.unit;
  if (indicator.parent) object["parent"] = indicator.parent->value;
  if (indicator.group) object["group"] = true;
  if (indicator.baseline_year)
    object["baseline_year"] = static_cast<std::int64_t>(*indicator.baseline_year);
  if (indicator.baseline != Figure()) object["baseline"] = FigureToObject(indicator.baseline);
  json::array targets;
  for (const Target& target : indicator.targets) targets.push_back(TargetToObject(target));
  object["targets"] = std::move(targets);
  object["note"] = indicator.note;
  object["place"] = indicator.place;
  object["holders"] = ToJsonArray(indicator.holders);
  return object;
}

Result<Indicator> IndicatorFromObject(domain::IndicatorId id, const json::object& object) {
  Indicator indicator;
  indicator.id = std::move(id);
  indicator.plan = domain::PlanId(JsonString(object, "plan"));
  indicator.sort = JsonInt(object, "sort");
  for (const json::value& item : JsonArray(object, "section")) {
    if (item.is_string()) indicator.section.emplace_back(item.get_string());
  }
  indicator.ordinal = JsonString(object, "ordinal");
  indicator.name = JsonString(object, "name");
  indicator.unit = JsonString(object, "unit");
  if (object.contains("parent"))
    indicator.parent = domain::IndicatorId(JsonString(object, "parent"));
  indicator.group = JsonBool(object, "group");
  indicator.baseline_year = TakeInt(object, "baseline_year");
  indicator.baseline = FigureFrom(JsonObject(object, "baseline"));
  for (const json::value& item : JsonArray(object, "targets")) {
    if (!item.is_object()) return Internal("Mục tiêu của chỉ tiêu trong sổ không đúng dạng.");
    auto target = TargetFrom(item.get_object());
    if (!target) return target.error();
    indicator.targets.push_back(std::move(*target));
  }
  indicator.note = JsonString(object, "note");
  indicator.place = JsonString(object, "place");
  auto holders = AssignmentsFrom(object, "holders");
  if (!holders) return holders.error();
  indicator.holders = std::move(*holders);
  return indicator;
}

std::string IndicatorToJson(const Indicator& indicator) {
  return CanonicalJson(ToJsonObject(indicator));
}

Result<Indicator> IndicatorFromJson(domain::IndicatorId id, std::string_view text) {
  auto value = ParseJson(text);
  if (!value || !value->is_object()) return Internal("Chỉ tiêu trong sổ không phải JSON.");
  return IndicatorFromObject(std::move(id), value->get_object());
}

}  // namespace sauro::facts
