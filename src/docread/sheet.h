#pragma once
// One sheet of a workbook as it is stored: rows with the cells that hold text.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "docread/xlsx_strings.h"
#include "docread/xlsx_styles.h"
#include "docread/xml_stream.h"

namespace sauro::docread {

struct SheetRow {
  Row row;                  ///< `line` is its number in the sheet; columns are those of the sheet.
  bool gap_before = false;  ///< An empty row that can be seen stands before it.
  std::uint64_t centred = 0;  ///< A bit for each of the first 64 cells.
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  ///< Without hidden and empty ones, from top to bottom.
};

/// What all sheets of a workbook share.
struct Workbook {
  const SharedStrings& strings;
  const CellStyles& styles;
  bool from_1904 = false;
  std::size_t cells = 0;        ///< Read so far, over all sheets.
  bool hidden_columns = false;  ///< Read hidden columns like others.
};

/// Fills `sheet.rows`; hidden rows and columns, headers and formulas without a value go to
/// `left_out`. A merged cell has its spans, counted in rows of the sheet.
/// Errors: those of XmlStream; kTooLarge.
Status ReadSheet(
    XmlStream& xml,
    Workbook& workbook,
    const Limits& limits,
    Sheet& sheet,
    std::vector<LeftOut>& left_out
);

/// 0 as "A", 27 as "AB".
std::string ColumnName(std::uint32_t column);

}  // namespace sauro::docread
