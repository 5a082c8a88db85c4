#include <array>
#include <limits>
#include <map>
#include <utility>

#include "intake/draft_json.h"

namespace sauro::intake {
namespace {

using domain::Deadline;

// Reads fields of objects; the first thing that no draft has is kept as the error.
class Reader {
 public:
  DraftPlan Plan(const json::object& in) {
    DraftPlan out;
    if (JsonInt(in, "version", 1) > kDraftVersion) {
      error_ = Invalid("Dự thảo do một bản phần mềm mới hơn ghi. Hãy nâng cấp Sáu Rõ.", "version");
      return out;
    }
    out.document = Document(JsonObject(in, "document"));
    for (const json::object* item : Objects(in, "sections")) {
      DraftSection section;
      section.label = JsonString(*item, "label");
      section.title = JsonString(*item, "title");
      section.parent = Index(*item, "parent", out.sections.size());
      section.place = JsonString(*item, "place");
      section.spots = Spots(*item, "from");
      out.sections.push_back(std::move(section));
    }
    sections_ = out.sections.size();
    for (const json::object* item : Objects(in, "tasks")) out.tasks.push_back(Task(*item));
    for (const json::object* item : Objects(in, "indicators")) {
      out.indicators.push_back(Indicator(*item));
    }
    out.doubts = Doubts(in);
    for (const json::object* item : Objects(in, "links")) out.links.push_back(Link(*item));
    for (const json::object* item : Objects(in, "left_out")) {
      out.left_out.push_back(
          {JsonString(*item, "text"),
           JsonString(*item, "reason"),
           JsonString(*item, "place"),
           Spots(*item, "from")}
      );
    }
    return out;
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void Fail(std::string_view key) {
    if (!error_) error_ = Invalid("Dự thảo không đúng cấu trúc.", std::string(key));
  }

  std::vector<const json::object*> Objects(const json::object& in, std::string_view key) {
    std::vector<const json::object*> out;
    for (const json::value& item : JsonArray(in, key)) {
      if (item.is_object()) {
        out.push_back(&item.get_object());
      } else {
        Fail(key);
      }
    }
    return out;
  }

  std::vector<std::string> Texts(const json::object& in, std::string_view key) {
    std::vector<std::string> out;
    for (const json::value& item : JsonArray(in, key)) {
      if (item.is_string()) {
        out.emplace_back(item.get_string());
      } else {
        Fail(key);
      }
    }
    return out;
  }

  // An array of whole numbers: one for a paragraph, three for a cell.
  Spot ReadSpot(const json::value& value) {
    std::vector<std::uint32_t> numbers;
    if (value.is_array()) {
      for (const json::value& item : value.get_array()) {
        const bool good = item.is_int64() && item.get_int64() >= 0 &&
                          item.get_int64() <= std::numeric_limits<std::uint32_t>::max();
        numbers.push_back(good ? static_cast<std::uint32_t>(item.get_int64()) : 0);
      }
    }
    if (numbers.size() == 1 && numbers[0] > 0) return {0, 0, 0, numbers[0]};
    if (numbers.size() == 3 && numbers[0] > 0 && numbers[1] > 0) {
      return {numbers[0], numbers[1], numbers[2], 0};
    }
    Fail("from");
    return {};
  }

  std::vector<Spot> Spots(const json::object& in, std::string_view key) {
    std::vector<Spot> out;
    for (const json::value& item : JsonArray(in, key)) out.push_back(ReadSpot(item));
    return out;
  }

  std::vector<FieldSource> Sources(const json::object& in) {
    std::vector<FieldSource> out;
    const json::object& from = JsonObject(in, "from");
    for (const auto& member : from) {
      const std::string_view key(member.key().data(), member.key().size());
      const auto field = FieldFromCode(key);
      if (!field) Fail("from");
      for (const Spot& spot : Spots(from, key)) {
        out.push_back({field.value_or(Field::kRow), spot});
      }
    }
    return out;
  }

  DraftDocument Document(const json::object& in) {
    DraftDocument out;
    out.number = JsonString(in, "number");
    out.date = OptionalDay(in, "date");
    out.type = JsonString(in, "type");
    out.issuer = JsonString(in, "issuer");
    out.signer = JsonString(in, "signer");
    out.title = JsonString(in, "title");
    for (const json::object* item : Objects(in, "relations")) {
      const auto kind = RelationKindFromCode(JsonString(*item, "kind"));
      const json::value* from = item->if_contains("from");
      if (!kind || from == nullptr) {
        Fail("relations");
        continue;
      }
      out.relations.push_back({*kind, JsonString(*item, "number"), ReadSpot(*from)});
    }
    out.sources = Sources(in);
    return out;
  }

  std::optional<Day> OptionalDay(const json::object& in, std::string_view key) {
    const std::string text = JsonString(in, key);
    if (text.empty()) return std::nullopt;
    const Result<Day> day = Day::FromIso(text);
    if (day) return *day;
    Fail(key);
    return std::nullopt;
  }

  std::optional<int> OptionalInt(const json::object& in, std::string_view key) {
    const json::value* found = in.if_contains(key);
    if (found == nullptr || found->is_null()) return std::nullopt;
    const std::int64_t value = JsonInt(in, key, std::numeric_limits<std::int64_t>::max());
    if (value >= -1'000'000 && value <= 1'000'000) return static_cast<int>(value);
    Fail(key);
    return std::nullopt;
  }

  // An index below `count`.
  std::optional<std::uint32_t> Index(
      const json::object& in, std::string_view key, std::size_t count
  ) {
    const std::optional<int> value = OptionalInt(in, key);
    if (!value) return std::nullopt;
    if (*value >= 0 && static_cast<std::size_t>(*value) < count)
      return static_cast<std::uint32_t>(*value);
    Fail(key);
    return std::nullopt;
  }

  Deadline ReadDeadlineObject(const json::object& in, int depth) {
    Deadline out;
    const auto kind = domain::DeadlineKindFromCode(JsonString(in, "kind"));
    if (!kind || depth > 1) Fail("deadline");
    out.kind = kind.value_or(domain::DeadlineKind::kUnspecified);
    out.raw = JsonString(in, "raw");
    out.start = OptionalDay(in, "start");
    out.due = OptionalDay(in, "due");
    out.due_minute = OptionalInt(in, "due_minute");
    out.rule = JsonString(in, "rule");
    out.rule_day = OptionalInt(in, "rule_day");
    out.event = JsonString(in, "event");
    out.offset_days = OptionalInt(in, "offset_days");
    for (const auto& [code, flag] : domain::kDeadlineFlags) out.*flag = JsonBool(in, code);
    if (depth > 1) return out;
    for (const json::object* part : Objects(in, "parts")) {
      out.parts.push_back(
          {JsonString(*part, "who"), ReadDeadlineObject(JsonObject(*part, "deadline"), depth + 1)}
      );
    }
    return out;
  }

  std::vector<Doubt> Doubts(const json::object& in) {
    std::vector<Doubt> out;
    for (const json::object* item : Objects(in, "doubts")) {
      const auto field = FieldFromCode(JsonString(*item, "field"));
      if (!field) Fail("doubts");
      out.push_back(
          {field.value_or(Field::kRow),
           JsonString(*item, "reason"),
           JsonString(*item, "suggestion")}
      );
    }
    return out;
  }

  std::vector<DraftParty> Parties(const json::object& in, std::string_view key) {
    std::vector<DraftParty> out;
    for (const json::object* item : Objects(in, key)) {
      DraftParty party;
      party.name = JsonString(*item, "name");
      for (const json::object* ids : Objects(*item, "holders")) {
        Holder holder{
            domain::OrganizationId(JsonString(*ids, "organization")),
            domain::GroupId(JsonString(*ids, "group"))};
        if (holder.organization.empty() == holder.group.empty()) Fail(key);
        party.holders.push_back(std::move(holder));
      }
      out.push_back(std::move(party));
    }
    return out;
  }

  void Row(const json::object& in, DraftRow& out) {
    out.key = JsonString(in, "key");
    out.ordinal = JsonString(in, "ordinal");
    out.section = Index(in, "section", sections_);
    out.group = JsonBool(in, "group");
    out.parent = JsonString(in, "parent");
    out.repeats = JsonString(in, "repeats");
    out.title = JsonString(in, "title");
    out.lead = Parties(in, "lead");
    out.coordinate = Parties(in, "coordinate");
    out.director = Parties(in, "director");
    out.implement = Parties(in, "implement");
    out.drafter = Parties(in, "drafter");
    out.deadline = ReadDeadlineObject(JsonObject(in, "deadline"), 0);
    out.note = JsonString(in, "note");
    for (const json::object* item : Objects(in, "others")) {
      out.others.Edit().push_back({JsonString(*item, "header"), JsonString(*item, "text")});
    }
    out.origin = JsonString(in, "origin") == "body" ? Origin::kBody : Origin::kAppendix;
    out.place = JsonString(in, "place");
    out.continued_at = Texts(in, "continued_at");
    out.sources = Sources(in);
    out.doubts = Doubts(in);
    out.confirmed = JsonBool(in, "confirmed");
  }

  DraftTask Task(const json::object& in) {
    DraftTask out;
    Row(in, out);
    out.product = JsonString(in, "product");
    out.status_text = JsonString(in, "status_text");
    const auto status = StatedStatusFromCode(JsonString(in, "status"));
    if (!status) Fail("status");
    out.status = status.value_or(StatedStatus::kNone);
    out.result = JsonString(in, "result");
    out.basis = Texts(in, "basis");
    return out;
  }

  DraftLink Link(const json::object& in) {
    DraftLink out;
    out.row = JsonString(in, "row");
    out.approved = in.contains("task");
    out.other = JsonString(in, out.approved ? "task" : "other_row");
    const std::string relation = JsonString(in, "relation");
    out.relation = domain::TaskRelationFromCode(relation);
    if (!relation.empty() && !out.relation) Fail("links");
    return out;
  }

  DraftIndicator Indicator(const json::object& in) {
    DraftIndicator out;
    Row(in, out);
    out.unit = JsonString(in, "unit");
    out.baseline_year = OptionalInt(in, "baseline_year");
    const json::object& baseline = JsonObject(in, "baseline");
    out.baseline = {JsonString(baseline, "text"), JsonString(baseline, "value")};
    for (const json::object* item : Objects(in, "targets")) {
      DraftTarget target;
      target.by = OptionalDay(*item, "by");
      target.op = JsonString(*item, "op");
      target.figure = {JsonString(*item, "text"), JsonString(*item, "value")};
      target.unit = JsonString(*item, "unit");
      target.upper = JsonString(*item, "upper");
      target.qualifier = JsonString(*item, "qualifier");
      target.rank = OptionalInt(*item, "rank");
      for (const auto& [code, flag] : domain::kTargetFlags) target.*flag = JsonBool(*item, code);
      target.spots = Spots(*item, "from");
      out.targets.push_back(std::move(target));
    }
    return out;
  }

  std::size_t sections_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<DraftPlan> DraftFromJson(const json::value& value) {
  if (!value.is_object()) return Invalid("Dự thảo không đúng cấu trúc.");
  Reader reader;
  DraftPlan plan = reader.Plan(value.get_object());
  if (reader.error()) return *reader.error();
  return plan;
}

}  // namespace sauro::intake
