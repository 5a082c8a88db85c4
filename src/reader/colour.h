#pragma once
// A coloured page in grey, without stamps and signatures.

#include "reader/picture.h"

namespace sauro::reader {

/// 8 bits grey of a picture with 8 bits or 32. What is large and drawn in a clear colour, as no
/// letter is, becomes paper; black words below it stay. Headings in red stay, too. Null: no memory.
Picture GreyOfColour(PIX* picture, float dots_per_inch);

}  // namespace sauro::reader
