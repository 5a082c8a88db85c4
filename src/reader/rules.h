#pragma once
// Ruled lines in a picture.

#include <vector>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// Straight lines of `binary` (ink is 1) that may be borders of cells, in points. Letters are
/// shorter than what counts as a line here, filled areas are thicker. `ragged`: lines of a scan,
/// which turning leaves with steps.
std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch, bool ragged);

}  // namespace sauro::reader
