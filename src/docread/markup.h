#pragma once
// Light markup in text files: HTML tags and entities, Markdown emphasis, LaTeX leftovers of OCR.

#include <string>
#include <string_view>

namespace sauro::docread {

/// `text` without markup: <b>, <i>, <sup> ... vanish, <br>, <p>, <li> begin a new line, entities
/// and
/// `$\geq 60\%$` become characters, `**bold**` and `*italic*` lose their stars. A star or a dash
/// that begins a list item stays. Lines are trimmed, empty ones dropped.
std::string StripMarkup(std::string_view text);

}  // namespace sauro::docread
