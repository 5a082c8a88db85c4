#include "docread/xlsx_styles.h"

#include <unordered_map>

#include "docread/xml_names.h"

namespace sauro::docread {
namespace {

struct Font {
  bool bold = false;
  LegacyEncoding encoding = LegacyEncoding::kNone;
};

std::vector<Font> ReadFonts(pugi::xml_node fonts) {
  std::vector<Font> out;
  for (const pugi::xml_node node : fonts.children()) {
    if (LocalName(node) != "font") continue;
    const std::string_view name = Attribute(Child(node, "name"), "val");
    out.push_back({Switch(node, "b").value_or(false), EncodingOfFont(name)});
  }
  return out;
}

std::unordered_map<std::int32_t, NumberFormat> ReadFormats(pugi::xml_node formats) {
  std::unordered_map<std::int32_t, NumberFormat> out;
  constexpr std::size_t kLongest = 255;  // as spreadsheets have it
  for (const pugi::xml_node node : formats.children()) {
    const auto id = NumberAttribute(node, "numFmtId");
    const std::string_view code = Attribute(node, "formatCode");
    if (id) out.insert_or_assign(*id, ParseNumberFormat(code.substr(0, kLongest)));
  }
  return out;
}

}  // namespace

CellStyles::CellStyles(pugi::xml_node styles) {
  const std::vector<Font> fonts = ReadFonts(Child(styles, "fonts"));
  const auto formats = ReadFormats(Child(styles, "numFmts"));
  for (const pugi::xml_node node : Child(styles, "cellXfs").children()) {
    if (LocalName(node) != "xf") continue;
    CellStyle style;
    const std::int32_t id = NumberAttribute(node, "numFmtId").value_or(0);
    const auto format = formats.find(id);
    style.format = format == formats.end() ? BuiltInFormat(id) : format->second;
    const auto font = static_cast<std::size_t>(NumberAttribute(node, "fontId").value_or(0));
    if (font < fonts.size()) {
      style.bold = fonts[font].bold;
      style.encoding = fonts[font].encoding;
    }
    const std::string_view horizontal = Attribute(Child(node, "alignment"), "horizontal");
    style.centred = horizontal == "center" || horizontal == "centerContinuous";
    styles_.push_back(std::move(style));
  }
}

const CellStyle& CellStyles::At(std::uint32_t index) const {
  return index < styles_.size() ? styles_[index] : plain_;
}

}  // namespace sauro::docread
