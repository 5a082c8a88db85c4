#pragma once
// What a scanner adds to a page.

#include "reader/picture.h"

namespace sauro::reader {

/// The page without what is dark and thick at the edges of the picture: the lid of a scanner, the
/// shadow beside a page. Null where there is none, or no memory.
Picture WithoutEdges(PIX* grey, float dots_per_inch);

/// The page without specks that stand alone: smaller than a dot, and with no letter beside them.
/// Null where there are only a few, which do no harm, or no memory.
Picture WithoutSpecks(PIX* grey, float dots_per_inch);

}  // namespace sauro::reader
