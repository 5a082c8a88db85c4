#pragma once
// Borders of dots or dashes.

#include "reader/picture.h"
#include "reader/tones.h"

namespace sauro::reader {

/// The page (8 bits grey) with its dotted and dashed rules drawn through. Null where it has no
/// upright ones, so that leaders in a form are no rows, where some uprights are drawn through, or
/// no memory.
Picture DottedRulesDrawn(PIX* grey, const Tones& tones, float dots_per_inch);

}  // namespace sauro::reader
