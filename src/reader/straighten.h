#pragma once
// A page that is level on the whole, but whose lines are not parallel or not at right angles.

#include <vector>

#include "reader/picture.h"
#include "reader/rules.h"

namespace sauro::reader {

/// The page as it would be if all of `strokes` (of this picture) stood level or upright: a page
/// that was photographed, or drawn in askew. Null where they do, where too few of them say
/// otherwise, or without memory.
Picture Straightened(PIX* grey, const std::vector<Stroke>& strokes, float dots_per_inch);

}  // namespace sauro::reader
