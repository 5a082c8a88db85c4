#pragma once
// Small readers for OOXML nodes. Names are compared without their prefix, so that any prefix and
// both the transitional and the strict namespace are read.

#include <charconv>
#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

namespace sauro::docread {

inline std::string_view LocalName(const char* name) {
  const std::string_view text(name);
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}
inline std::string_view LocalName(pugi::xml_node node) {
  return LocalName(node.name());
}

inline pugi::xml_node Child(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) == local_name) return child;
  }
  return {};
}

/// The attribute's text; empty if it is absent.
inline std::string_view Attribute(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (LocalName(attribute.name()) == local_name) return attribute.value();
  }
  return {};
}

inline std::optional<std::int32_t> NumberAttribute(
    pugi::xml_node node, std::string_view local_name
) {
  const std::string_view text = Attribute(node, local_name);
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A switch such as <w:b/>: on unless its value says otherwise; nothing if it is absent.
inline std::optional<bool> Switch(pugi::xml_node node, std::string_view local_name) {
  const pugi::xml_node found = Child(node, local_name);
  if (!found) return std::nullopt;
  const std::string_view value = Attribute(found, "val");
  return !(value == "0" || value == "false" || value == "off" || value == "none");
}

}  // namespace sauro::docread
