#pragma once
// Marks of footnotes in a text layer. Pure.

#include <vector>

#include "docread/page.h"

namespace sauro::docread {

/// For each word: is it the small raised number behind the word before it, which points at a
/// footnote? "m²" and "10⁶" are none.
std::vector<bool> FootnoteMarks(const std::vector<PageWord>& words);

}  // namespace sauro::docread
