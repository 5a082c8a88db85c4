#include <map>
#include <utility>

#include "intake/draft_json.h"

namespace sauro::intake {
namespace {

using domain::Deadline;

void Put(json::object& out, std::string_view key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}

void Put(json::object& out, std::string_view key, const std::optional<Day>& day) {
  if (day) out[key] = day->Iso();
}

void Put(json::object& out, std::string_view key, json::array array) {
  if (!array.empty()) out[key] = std::move(array);
}

void Put(json::object& out, std::string_view key, const std::vector<std::string>& texts) {
  json::array array;
  for (const std::string& text : texts) array.emplace_back(text);
  Put(out, key, std::move(array));
}

json::array SpotToJson(const Spot& spot) {
  const auto number = [](std::uint32_t value) { return static_cast<std::int64_t>(value); };
  if (spot.table == 0) return {number(spot.paragraph)};
  return {number(spot.table), number(spot.row), number(spot.column)};
}

json::array SpotsToJson(const std::vector<Spot>& spots) {
  json::array out;
  for (const Spot& spot : spots) out.push_back(SpotToJson(spot));
  return out;
}

// {"title": [[2, 17, 3], [2, 18, 3]], "deadline": [[31]]}: cells are three numbers, a paragraph
// one.
void PutSources(json::object& out, const std::vector<FieldSource>& sources) {
  std::map<std::string_view, json::array> from;  // in the order of canonical JSON
  for (const FieldSource& source : sources) {
    from[CodeOf(source.field)].push_back(SpotToJson(source.spot));
  }
  if (from.empty()) return;
  json::object& fields = (out["from"] = json::object()).get_object();
  for (auto& [field, spots] : from) fields[field] = std::move(spots);
}

json::object DeadlineToJson(const Deadline& deadline) {
  json::object out;
  out["kind"] = CodeOf(deadline.kind);
  Put(out, "raw", deadline.raw);
  Put(out, "start", deadline.start);
  Put(out, "due", deadline.due);
  if (deadline.due_minute) out["due_minute"] = *deadline.due_minute;
  Put(out, "rule", deadline.rule);
  if (deadline.rule_day) out["rule_day"] = *deadline.rule_day;
  Put(out, "event", deadline.event);
  if (deadline.offset_days) out["offset_days"] = *deadline.offset_days;
  for (const auto& [code, flag] : domain::kDeadlineFlags) {
    if (deadline.*flag) out[code] = true;
  }
  json::array parts;
  for (const domain::DeadlinePart& part : deadline.parts) {
    parts.push_back(json::object{{"who", part.who}, {"deadline", DeadlineToJson(part.deadline)}});
  }
  Put(out, "parts", std::move(parts));
  return out;
}

json::array DoubtsToJson(const std::vector<Doubt>& doubts) {
  json::array out;
  for (const Doubt& doubt : doubts) {
    json::object item;
    item["field"] = CodeOf(doubt.field);
    Put(item, "reason", doubt.reason);
    Put(item, "suggestion", doubt.suggestion);
    out.push_back(std::move(item));
  }
  return out;
}

json::array PartiesToJson(const std::vector<DraftParty>& parties) {
  json::array out;
  for (const DraftParty& party : parties) {
    json::object item;
    item["name"] = party.name;
    json::array holders;
    for (const Holder& holder : party.holders) {
      json::object ids;
      Put(ids, "organization", holder.organization.value);
      Put(ids, "group", holder.group.value);
      holders.push_back(std::move(ids));
    }
    Put(item, "holders", std::move(holders));
    out.push_back(std::move(item));
  }
  return out;
}

void PutRow(json::object& out, const DraftRow& row) {
  Put(out, "key", row.key);
  Put(out, "ordinal", row.ordinal);
  if (row.section) out["section"] = static_cast<std::int64_t>(*row.section);
  if (row.group) out["group"] = true;
  Put(out, "parent", row.parent);
  Put(out, "repeats", row.repeats);
  Put(out, "title", row.title);
  Put(out, "lead", PartiesToJson(row.lead));
  Put(out, "coordinate", PartiesToJson(row.coordinate));
  Put(out, "director", PartiesToJson(row.director));
  Put(out, "implement", PartiesToJson(row.implement));
  Put(out, "drafter", PartiesToJson(row.drafter));
  out["deadline"] = DeadlineToJson(row.deadline);
  Put(out, "note", row.note);
  json::array others;
  for (const OtherCell& cell : row.others) {
    others.push_back(json::object{{"header", cell.header}, {"text", cell.text}});
  }
  Put(out, "others", std::move(others));
  if (row.origin == Origin::kBody) out["origin"] = "body";
  Put(out, "place", row.place);
  Put(out, "continued_at", row.continued_at);
  PutSources(out, row.sources);
  Put(out, "doubts", DoubtsToJson(row.doubts));
  if (row.confirmed) out["confirmed"] = true;
}

json::object TaskToJson(const DraftTask& task) {
  json::object out;
  PutRow(out, task);
  Put(out, "product", task.product);
  Put(out, "status_text", task.status_text);
  Put(out, "status", std::string(CodeOf(task.status)));
  Put(out, "result", task.result);
  Put(out, "basis", task.basis);
  return out;
}

json::object FigureToJson(const DraftFigure& figure) {
  json::object out;
  Put(out, "text", figure.text);
  Put(out, "value", figure.value);
  return out;
}

json::object IndicatorToJson(const DraftIndicator& indicator) {
  json::object out;
  PutRow(out, indicator);
  Put(out, "unit", indicator.unit);
  if (indicator.baseline_year) out["baseline_year"] = *indicator.baseline_year;
  if (!indicator.baseline.text.empty()) out["baseline"] = FigureToJson(indicator.baseline);
  json::array targets;
  for (const DraftTarget& target : indicator.targets) {
    json::object item = FigureToJson(target.figure);
    Put(item, "by", target.by);
    Put(item, "op", target.op);
    Put(item, "unit", target.unit);
    Put(item, "upper", target.upper);
    Put(item, "qualifier", target.qualifier);
    if (target.rank) item["rank"] = *target.rank;
    for (const auto& [code, flag] : domain::kTargetFlags) {
      if (target.*flag) item[code] = true;
    }
    Put(item, "from", SpotsToJson(target.spots));
    targets.push_back(std::move(item));
  }
  Put(out, "targets", std::move(targets));
  return out;
}

json::object DocumentToJson(const DraftDocument& document) {
  json::object out;
  Put(out, "number", document.number);
  Put(out, "date", document.date);
  Put(out, "type", document.type);
  Put(out, "issuer", document.issuer);
  Put(out, "signer", document.signer);
  Put(out, "title", document.title);
  json::array relations;
  for (const DraftRelation& relation : document.relations) {
    relations.push_back(json::object{
        {"kind", CodeOf(relation.kind)},
        {"number", relation.number},
        {"from", SpotToJson(relation.spot)}});
  }
  Put(out, "relations", std::move(relations));
  PutSources(out, document.sources);
  return out;
}

}  // namespace

json::value ToJson(const DraftPlan& plan) {
  json::object out;
  out["version"] = kDraftVersion;
  out["document"] = DocumentToJson(plan.document);
  json::array sections;
  for (const DraftSection& section : plan.sections) {
    json::object item;
    Put(item, "label", section.label);
    Put(item, "title", section.title);
    if (section.parent) item["parent"] = static_cast<std::int64_t>(*section.parent);
    Put(item, "place", section.place);
    Put(item, "from", SpotsToJson(section.spots));
    sections.push_back(std::move(item));
  }
  Put(out, "sections", std::move(sections));
  json::array tasks;
  for (const DraftTask& task : plan.tasks) tasks.push_back(TaskToJson(task));
  Put(out, "tasks", std::move(tasks));
  json::array indicators;
  for (const DraftIndicator& indicator : plan.indicators) {
    indicators.push_back(IndicatorToJson(indicator));
  }
  Put(out, "indicators", std::move(indicators));
  Put(out, "doubts", DoubtsToJson(plan.doubts));
  json::array left_out;
  for (const DraftLeftOut& item : plan.left_out) {
    json::object left{{"text", item.text}, {"reason", item.reason}, {"place", item.place}};
    Put(left, "from", SpotsToJson(item.spots));
    left_out.push_back(std::move(left));
  }
  Put(out, "left_out", std::move(left_out));
  json::array links;
  for (const DraftLink& link : plan.links) {
    json::object item{{"row", link.row}, {link.approved ? "task" : "other_row", link.other}};
    Put(item, "relation", link.relation ? std::string(CodeOf(*link.relation)) : std::string());
    links.push_back(std::move(item));
  }
  Put(out, "links", std::move(links));
  return out;
}

}  // namespace sauro::intake
