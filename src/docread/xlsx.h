#pragma once
// A workbook (.xlsx) -> Document.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "docread/sheet.h"
#include "docread/zip_archive.h"

namespace sauro::docread {

/// Reads the sheets of an opened .xlsx in their order, each as SheetLayout says. Rules:
/// - a formula is its stored value; numbers and dates are texts as the sheet shows them;
/// - hidden sheets, rows and columns, comments, headers and formulas without a value go to
///   `left_out`; text boxes are paragraphs after the last sheet.
///
/// Sheets are read piece by piece; memory is what the texts need.
/// Errors: kUnreadable, kTooLarge.
Result<Document> ReadXlsx(const ZipArchive& archive, const Limits& limits);

/// The sheets that can be seen as they are stored, hidden columns too: for sheets that this program
/// made itself. Errors: kUnreadable, kTooLarge.
Result<std::vector<Sheet>> ReadSheets(std::string_view bytes, const Limits& limits = {});

}  // namespace sauro::docread
