#include "docread/xlsx_strings.h"

#include <algorithm>

#include "base/text.h"
#include "docread/lines.h"

namespace sauro::docread {
namespace {

// Where in a string item the reader is.
class ItemReader {
 public:
  void Start(const XmlStream& xml) {
    ++depth_;
    const std::string_view name = xml.name();
    if (name == "r") encoding_ = LegacyEncoding::kNone;
    if (name == "rPh" && skip_from_ == 0) skip_from_ = depth_;
    if (name == "rFont") {
      own_font_ = true;
      encoding_ = EncodingOfFont(xml.Attribute("val"));
    }
    in_text_ = name == "t" && skip_from_ == 0;
  }
  // False once the item itself has ended.
  bool End() {
    if (depth_ == skip_from_) skip_from_ = 0;
    in_text_ = false;
    return --depth_ > 0;
  }
  void Text(std::string_view text) {
    if (in_text_) runs_.Add(text, encoding_);
  }
  std::string Take() { return runs_.Take(); }
  [[nodiscard]] bool own_font() const { return own_font_; }

 private:
  LegacyRuns runs_;
  LegacyEncoding encoding_ = LegacyEncoding::kNone;
  std::size_t depth_ = 1;
  std::size_t skip_from_ = 0;  // depth of a phonetic reading; 0: none is open
  bool in_text_ = false;
  bool own_font_ = false;
};

}  // namespace

Result<std::string> ReadStringItem(XmlStream& xml, bool& own_font) {
  ItemReader item;
  for (bool inside = true; inside;) {
    const Result<XmlStream::Event> event = xml.Next();
    if (!event) return event.error();
    if (*event == XmlStream::Event::kStart) item.Start(xml);
    if (*event == XmlStream::Event::kText) item.Text(xml.text());
    if (*event == XmlStream::Event::kEnd) inside = item.End();
    if (*event == XmlStream::Event::kDone) break;  // XmlStream gives none before all is closed
  }
  own_font |= item.own_font();
  return CleanLines(ToNfc(ReplaceAll(item.Take(), "_x000D_", "")));
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
