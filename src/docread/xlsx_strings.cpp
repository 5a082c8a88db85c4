#include "docread/xlsx_strings.h"

#include "base/text.h"
#include "docread/lines.h"

namespace sauro::docread {
Result<std::string> ReadStringItem(XmlStream& xml, bool& own_font) {
  LegacyRuns runs;
  LegacyEncoding encoding = LegacyEncoding::kNone;
  bool in_text = false;
  std::size_t depth = 1;
  std::size_t skip_from = 0;  // depth of a phonetic reading; 0: none is open
  while (depth > 0) {
    const Result<XmlStream::Event> event = xml.Next();
    if (!event) return event.error();
    switch (*event) {
      case XmlStream::Event::kStart:
        ++depth;
        if (xml.name() == "r") encoding = LegacyEncoding::kNone;
        if (xml.name() == "rPh" && skip_from == 0) skip_from = depth;
        if (xml.name() == "rFont") {
          own_font = true;
          encoding = EncodingOfFont(xml.Attribute("val"));
        }
        in_text = xml.name() == "t" && skip_from == 0;
        break;
      case XmlStream::Event::kEnd:
        if (depth == skip_from) skip_from = 0;
        --depth;
        in_text = false;
        break;
      case XmlStream::Event::kText:
        if (in_text) runs.Add(xml.text(), encoding);
        break;
      case XmlStream::Event::kDone:
        return std::string();  // XmlStream has no end before all is closed
    }
  }
  return CleanLines(ToNfc(ReplaceAll(runs.Take(), "_x000D_", "")));
}

Status SharedStrings::Read(XmlStream& xml, const Limits& limits) {
  for (;;) {
    const Result<XmlStream::Event> event = xml.Next();
    if (!event) return event.error();
    if (*event == XmlStream::Event::kDone) return {};
    if (*event != XmlStream::Event::kStart || xml.name() != "si") continue;
    bool own_font = false;
    const Result<std::string> text = ReadStringItem(xml, own_font);
    if (!text) return text.error();
    items_.push_back({all_.size(), own_font});
    all_ += *text;
    if (all_.size() > limits.xml_bytes || items_.size() > limits.cells) {
      return TooLarge("Bảng tính có quá nhiều chữ. Hãy chia thành nhiều tệp.");
    }
  }
}

SharedStrings::Text SharedStrings::At(std::size_t index) const {
  if (index >= items_.size()) return {};
  const std::size_t end = index + 1 < items_.size() ? items_[index + 1].begin : all_.size();
  const Item& item = items_[index];
  return {std::string_view(all_).substr(item.begin, end - item.begin), item.own_font};
}

}  // namespace sauro::docread
