#pragma once
// A Word document (.docx) -> Document.

#include <string>

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
/// - headers, footers, notes and comments go to `left_out`, notes with the place of their mark;
/// - text in a font of an old encoding (.VnTime, VNI-Times) is converted.
///
/// Errors: kUnreadable, kTooLarge.
Result<Document> ReadDocx(const ZipArchive& archive, const Limits& limits);

/// The part that holds the body: "word/document.xml", in files of some programs
/// "word/document2.xml"; empty if there is none.
std::string DocxBody(const ZipArchive& archive);

}  // namespace sauro::docread
