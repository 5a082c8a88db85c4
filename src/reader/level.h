#pragma once
// How a picture of a page must be turned to stand upright and level.

#include "reader/picture.h"

namespace sauro::reader {

/// Ink as 1. A little blur takes the grain out of a scan. Null: no memory.
Picture Binary(PIX* grey);

/// Quarter turns clockwise that most likely put the page upright: letters stand nearer to each
/// other along a line than lines do, and more of them reach up, with marks above, than down.
int LikelyTurn(PIX* grey);

/// Degrees clockwise that make the lines of an upright page level; 0 where that is not clear. Lines
/// of text say it, and ruled lines where there are too few of them.
float Skew(PIX* grey, float dots_per_inch);

/// Turned by `degrees` clockwise, with paper in the corners. Null: no memory.
Picture Level(PIX* picture, float degrees);

}  // namespace sauro::reader
