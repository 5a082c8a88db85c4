#include "docread/xlsx_strings.h"

#include <algorithm>

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

std::string_view SharedStrings::Keep(std::string_view text) {
  constexpr std::size_t kChunk = 256U << 10U;
  if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < text.size()) {
    chunks_.emplace_back();
    chunks_.back().reserve(std::max(kChunk, text.size()));
  }
  std::string& chunk = chunks_.back();
  const std::size_t begin = chunk.size();
  chunk += text;
  return std::string_view(chunk).substr(begin);
}

Status SharedStrings::Read(XmlStream& xml, const Limits& limits) {
  std::size_t bytes = 0;
  for (;;) {
    const Result<XmlStream::Event> event = xml.Next();
    if (!event) return event.error();
    if (*event == XmlStream::Event::kDone) return {};
    if (*event != XmlStream::Event::kStart || xml.name() != "si") continue;
    bool own_font = false;
    const Result<std::string> text = ReadStringItem(xml, own_font);
    if (!text) return text.error();
    const std::string_view kept = Keep(*text);
    items_.push_back({kept.data(), static_cast<std::uint32_t>(kept.size()), own_font});
    bytes += kept.size();
    if (bytes > limits.xml_bytes || items_.size() > limits.cells) {
      return TooLarge("Bảng tính có quá nhiều chữ. Hãy chia thành nhiều tệp.");
    }
  }
}

SharedStrings::Text SharedStrings::At(std::size_t index) const {
  if (index >= items_.size()) return {};
  const Item& item = items_[index];
  return {std::string_view(item.text, item.size), item.own_font};
}

}  // namespace sauro::docread
