#pragma once
// Paper that is not equally light everywhere, and print that is hardly darker.

#include "reader/picture.h"

namespace sauro::reader {

/// The page as if light fell on all of it alike: photographs, and books that bend away from the
/// glass. Null where it does so already, as on nearly every scan, or no memory.
Picture EvenlyLit(PIX* grey, float dots_per_inch);

/// Pale print on dark or grainy paper as black on white: paper beyond its grain is white. Null
/// where it is clear enough, or no memory.
Picture Clearer(PIX* grey);

}  // namespace sauro::reader
