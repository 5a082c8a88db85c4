#pragma once
// Ruled lines in a picture.

#include <vector>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// Straight lines of `binary` (ink is 1) that may be borders of cells, in points. Letters are
/// shorter than what counts as a line here, filled areas are thicker.
std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch);

/// A line from its beginning to its end, in pixels.
struct Stroke {
  bool across = false;
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;
};

struct FaintRules {
  std::vector<docread::PageRule> rules;  ///< A line that drifts is several, each at one place.
  std::vector<Stroke> strokes;           ///< One for each line.
};

/// The same of a scan in grey (8 bits), whose lines may be faint, grainy or broken, go up and down
/// by a pixel where the page was turned, and drift: each is followed as long as it is darker than
/// what stands beside it, and pieces of one line become one.
FaintRules FindFaintRules(PIX* grey, float dots_per_inch);

}  // namespace sauro::reader
