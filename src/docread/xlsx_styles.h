#pragma once
// Cell styles of a workbook: only what changes how a cell is read.

#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "docread/legacy_text.h"
#include "docread/number_format.h"

namespace sauro::docread {

struct CellStyle {
  NumberFormat format;
  bool bold = false;
  bool centred = false;
  LegacyEncoding encoding = LegacyEncoding::kNone;
};

class CellStyles {
 public:
  /// `styles` is the root of xl/styles.xml; it may be null.
  explicit CellStyles(pugi::xml_node styles);

  /// The style with this index; a plain one for an index that is not there.
  [[nodiscard]] const CellStyle& At(std::uint32_t index) const;

 private:
  std::vector<CellStyle> styles_;
  CellStyle plain_;
};

}  // namespace sauro::docread
