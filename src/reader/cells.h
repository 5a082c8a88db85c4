#pragma once
// Cells of a page in its picture.

#include <string_view>

#include "docread/page.h"
#include "reader/picture.h"

namespace sauro::reader {

/// `points` in pixels, without `inset` pixels at each edge.
docread::Box PixelsOf(const docread::Box& points, float scale, int inset);

/// Around the ink (1) in `box` (pixels); no extent for none.
docread::Box InkIn(PIX* ink, const docread::Box& box);

/// Pieces of ink in `box` (pixels), but for specks.
int PiecesIn(PIX* ink, const docread::Box& box);

/// Figures and full stops, "1.2".
bool IsNumber(std::string_view text);

/// A number as a target is printed: "71,3", ">=50%".
bool IsFigure(std::string_view text);

}  // namespace sauro::reader
