#pragma once
// Ruled lines in a picture.

#include <vector>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// Straight lines of `binary` (ink is 1) that may be borders of cells, in points. Letters are
/// shorter than what counts as a line here, filled areas are thicker.
std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch);

/// The same of a scan in grey (8 bits), whose lines may be faint, grainy or broken and go up and
/// down by a pixel where the page was turned: each is followed as long as it is darker than what
/// stands beside it, and pieces of one line become one.
std::vector<docread::PageRule> FindFaintRules(PIX* grey, float dots_per_inch);

}  // namespace sauro::reader
