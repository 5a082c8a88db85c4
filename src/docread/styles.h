#pragma once
// Paragraph styles of a .docx: only what changes how a paragraph is read.

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "docread/legacy_text.h"

namespace sauro::docread {

struct Style {
  std::string name;
  std::string based_on;
  std::optional<std::int32_t> list;   ///< numId
  std::optional<std::int32_t> level;  ///< ilvl
  std::optional<bool> bold;
  std::optional<LegacyEncoding> encoding;  ///< Of its font.
  std::string_view alignment;
};

class Styles {
 public:
  /// `styles` is the root of word/styles.xml; it may be null. It must live as long as this.
  explicit Styles(pugi::xml_node styles);

  /// The style with what it takes from the styles it is based on and from the document's defaults;
  /// only the defaults for an unknown id.
  [[nodiscard]] Style Resolve(std::string_view id) const;

 private:
  std::unordered_map<std::string, Style> styles_;
  std::optional<LegacyEncoding> default_encoding_;
};

}  // namespace sauro::docread
