#pragma once
// The strings that the cells of a workbook share.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/legacy_text.h"
#include "docread/xml_stream.h"

namespace sauro::docread {

/// The text of a string item (<si>, <is>) whose start tag was just read, up to its end tag. Runs in
/// a font of an old encoding are converted (`own_font` is then true); readings beside the text are
/// dropped.
Result<std::string> ReadStringItem(XmlStream& xml, bool& own_font);

class SharedStrings {
 public:
  /// Reads xl/sharedStrings.xml. Errors: those of XmlStream; kTooLarge.
  Status Read(XmlStream& xml, const Limits& limits);

  struct Text {
    std::string_view text;
    bool own_font = false;  ///< Says its fonts itself; that of the cell does not count.
  };
  /// Null text for an index that is not there.
  [[nodiscard]] Text At(std::size_t index) const;

 private:
  struct Item {
    const char* text = nullptr;
    std::uint32_t size = 0;
    bool own_font = false;
  };
  std::string_view Keep(std::string_view text);

  std::vector<std::string>
      chunks_;  // the texts one after the other; a full chunk stays where it is
  std::vector<Item> items_;
};

}  // namespace sauro::docread
