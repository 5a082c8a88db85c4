#pragma once
// Bytes of an uploaded file -> Document. Pure: no file system, no clock; thread-safe.

#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"

namespace sauro::docread {

/// Reads what KindOf calls kDocx, kXlsx, kHtml or kText; other kinds are refused with a message
/// that names them. `file_name` stands in messages, and a name that ends in .docx or .xlsx must
/// hold it.
///
/// Errors: kUnreadable, the bytes are not what they claim to be, are damaged, encrypted, or of a
/// kind that is not read; kTooLarge, a limit was passed. The message says what is wrong and what to
/// do.
Result<Document> ReadDocument(
    std::string_view bytes, std::string_view file_name, const Limits& limits = {}
);

}  // namespace sauro::docread
