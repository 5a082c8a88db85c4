#include "docread/numbering.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "docread/roman.h"
#include "docread/xml_names.h"

namespace sauro::docread {
namespace {

// Word's letters after Z: AA, BB, CC.
std::string Letters(std::int32_t number) {
  if (number < 1 || number > 26 * 20) return std::to_string(number);
  const auto letter = static_cast<char>('A' + (number - 1) % 26);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), letter);
}

// A bullet of a symbol font (private use area) or of an empty text is shown as a dash.
std::string Bullet(const std::string& text) {
  const std::string trimmed(Trim(text));
  if (trimmed.empty()) return "-";
  const auto lead = static_cast<unsigned char>(trimmed[0]);
  const bool symbol_font =
      lead == 0xEE || (lead == 0xEF && static_cast<unsigned char>(trimmed[1]) < 0xA4);
  if (symbol_font || trimmed == "o") return "-";
  return ToNfc(trimmed);
}

}  // namespace

std::string FormatNumber(std::int32_t number, std::string_view format) {
  if (format == "upperRoman") return RomanOf(number);
  if (format == "lowerRoman") return ToLower(RomanOf(number));
  if (format == "upperLetter") return Letters(number);
  if (format == "lowerLetter") return ToLower(Letters(number));
  if (format == "none") return {};
  std::string out = std::to_string(number);
  if (format == "decimalZero" && number >= 0 && number < 10) out.insert(0, "0");
  return out;
}

void Numbering::ReadLevel(pugi::xml_node node, Levels& levels) {
  const auto index = NumberAttribute(node, "ilvl").value_or(-1);
  if (index < 0 || index >= kLevels) return;
  Level& level = levels[static_cast<std::size_t>(index)];
  if (const auto format = Attribute(Child(node, "numFmt"), "val"); !format.empty()) {
    level.format = format;
  }
  constexpr std::size_t kLongest = 64;  // a label is repeated in every paragraph of its list
  const std::string_view text = Attribute(Child(node, "lvlText"), "val");
  level.text = text.size() <= kLongest ? text : std::string_view();
  level.start = NumberAttribute(Child(node, "start"), "val").value_or(1);
  level.restart = NumberAttribute(Child(node, "lvlRestart"), "val").value_or(-1);
  level.arabic = Switch(node, "isLgl").value_or(false);
}

// What <w:num> changes in the levels of its definition.
void Numbering::ReadOverrides(pugi::xml_node node, std::int32_t id, List& list) {
  for (const pugi::xml_node change : node.children()) {
    if (LocalName(change) != "lvlOverride") continue;
    const auto index = NumberAttribute(change, "ilvl").value_or(-1);
    if (index < 0 || index >= kLevels) continue;
    if (const pugi::xml_node level = Child(change, "lvl")) ReadLevel(level, list.levels);
    if (const auto start = NumberAttribute(Child(change, "startOverride"), "val")) {
      list.levels[static_cast<std::size_t>(index)].start = *start;
      list.counters = -1 - id;  // counts by itself
    }
  }
}

Numbering::Numbering(pugi::xml_node numbering) {
  std::unordered_map<std::int32_t, Levels> definitions;
  for (const pugi::xml_node node : numbering.children()) {
    if (LocalName(node) != "abstractNum") continue;
    Levels& levels = definitions[NumberAttribute(node, "abstractNumId").value_or(-1)];
    for (const pugi::xml_node level : node.children()) {
      if (LocalName(level) == "lvl") ReadLevel(level, levels);
    }
  }
  for (const pugi::xml_node node : numbering.children()) {
    if (LocalName(node) != "num") continue;
    const auto id = NumberAttribute(node, "numId");
    const auto definition = NumberAttribute(Child(node, "abstractNumId"), "val");
    if (!id || *id < 0 || !definition || *definition < 0) continue;
    List list{*definition, definitions[*definition]};
    ReadOverrides(node, *id, list);
    lists_.insert_or_assign(*id, std::move(list));
  }
}

std::string Numbering::Next(std::int32_t list_id, std::int32_t level_index) {
  const auto found = lists_.find(list_id);
  if (list_id == 0 || found == lists_.end()) return {};
  const auto level = static_cast<std::size_t>(std::clamp(level_index, 0, kLevels - 1));
  const List& list = found->second;
  Counters& counters = counters_[list.counters];
  std::int32_t& value = counters.value[level];
  value = counters.running[level] && value < 1'000'000 ? value + 1 : list.levels[level].start;
  counters.running[level] = true;
  for (std::size_t i = level + 1; i < kLevels; ++i) {
    const std::int32_t restart = list.levels[i].restart;
    if (restart < 0 || static_cast<std::int32_t>(level) < restart) counters.running[i] = false;
  }
  const Level& shown = list.levels[level];
  if (shown.format == "bullet") return Bullet(shown.text);
  std::string out;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const char digit = i + 1 < shown.text.size() ? shown.text[i + 1] : '\0';
    if (shown.text[i] != '%' || digit < '1' || digit > '9') {
      out.push_back(shown.text[i]);
      continue;
    }
    ++i;
    const auto part = static_cast<std::size_t>(digit - '1');
    const Level& source = list.levels[part];
    const std::int32_t number = counters.running[part] ? counters.value[part] : source.start;
    out += FormatNumber(
        number, shown.arabic && part != level ? "decimal" : std::string_view(source.format)
    );
  }
  return std::string(Trim(ToNfc(out)));
}

}  // namespace sauro::docread
