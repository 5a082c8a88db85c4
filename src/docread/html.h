#pragma once
// A web page -> Document: what people read on it, as paragraphs and tables.

#include <string_view>

#include "base/result.h"
#include "docread/document.h"
#include "docread/limits.h"

namespace sauro::docread {

/// `html` is UTF-8. Rules:
/// - tags may be unclosed or crossed; scripts, styles and comments are no text;
/// - cells keep their spans; nested tables as in ReadDocx; list items have their number or a dash
///   as label;
/// - hidden and deleted text and the title of the page go to `left_out`;
/// - text in a font of an old encoding (.VnTime, VNI-Times) is converted.
/// Errors: kTooLarge.
Result<Document> ReadHtml(std::string_view html, const Limits& limits);

/// What the page says about its encoding: "windows-1258"; empty if nothing. `bytes` in any 8-bit
/// encoding.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace sauro::docread
