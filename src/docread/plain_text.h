#pragma once
// UTF-8 text -> Document: paragraphs by lines, tables by tabs or by pipes.

#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"

namespace sauro::docread {

/// `text` is UTF-8. Neighbouring lines with tabs (at least two tabs, or two lines with one) make a
/// table, and so do lines that begin with a pipe, and two or more lines with as many pipes between
/// blanks (at least two); a line `|---|---|` marks the row above as header.
/// Errors: kTooLarge.
Result<Document> ReadPlainText(std::string_view text, const Limits& limits);

}  // namespace sauro::docread
