#pragma once
// A Word document (.docx) -> Document.

#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"
#include "docread/zip_archive.h"

namespace sauro::docread {

/// Reads the parts of an opened .docx. Rules:
/// - tracked deletions and hidden text go to `left_out`, insertions are text; of alternative
/// contents
///   the first choice is read;
/// - a nested table of at least 3 rows and 3 columns becomes a table of its own after the table
/// that
///   holds it, a smaller one becomes lines of the cell's text;
/// - a text box becomes paragraphs after the paragraph that anchors it, in a cell lines of the
/// cell;
/// - headers, footers, notes and comments go to `left_out`.
///
/// Errors: kUnreadable, kTooLarge.
Result<Document> ReadDocx(const ZipArchive& archive, const Limits& limits);

}  // namespace sauro::docread
