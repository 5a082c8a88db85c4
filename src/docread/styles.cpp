#include "docread/styles.h"

#include "docread/docx_inline.h"
#include "docread/xml_names.h"

namespace sauro::docread {

Styles::Styles(pugi::xml_node styles) {
  const pugi::xml_node defaults = Child(Child(styles, "docDefaults"), "rPrDefault");
  default_encoding_ = EncodingOfRun(Child(defaults, "rPr"));
  for (const pugi::xml_node node : styles.children()) {
    if (LocalName(node) != "style") continue;
    Style style;
    // Names are copied for every paragraph; nobody writes long ones.
    constexpr std::size_t kLongest = 200;
    style.name = Attribute(Child(node, "name"), "val").substr(0, kLongest);
    style.based_on = Attribute(Child(node, "basedOn"), "val").substr(0, kLongest);
    const pugi::xml_node paragraph = Child(node, "pPr");
    const pugi::xml_node list = Child(paragraph, "numPr");
    style.list = NumberAttribute(Child(list, "numId"), "val");
    style.level = NumberAttribute(Child(list, "ilvl"), "val");
    style.alignment = Attribute(Child(paragraph, "jc"), "val");
    style.bold = Switch(Child(node, "rPr"), "b");
    style.encoding = EncodingOfRun(Child(node, "rPr"));
    // What a paragraph without a style of its own has.
    const bool standard =
        Attribute(node, "default") == "1" && Attribute(node, "type") == "paragraph";
    if (standard && style.encoding) default_encoding_ = style.encoding;
    styles_.emplace(std::string(Attribute(node, "styleId")), std::move(style));
  }
}

Style Styles::Resolve(std::string_view id) const {
  Style out;
  std::string next(id);
  for (int step = 0; step < 16 && !next.empty(); ++step) {  // a circle of styles ends here too
    const auto found = styles_.find(next);
    if (found == styles_.end()) break;
    const Style& style = found->second;
    if (step == 0) out.name = style.name;
    if (!out.list) out.list = style.list;
    if (!out.level) out.level = style.level;
    if (!out.bold) out.bold = style.bold;
    if (!out.encoding) out.encoding = style.encoding;
    if (out.alignment.empty()) out.alignment = style.alignment;
    next = style.based_on;
  }
  if (!out.encoding) out.encoding = default_encoding_;
  return out;
}

}  // namespace sauro::docread
