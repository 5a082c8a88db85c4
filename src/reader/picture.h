#pragma once
// Pictures of Leptonica as values that free themselves.

#include <leptonica/allheaders.h>

#include <memory>

namespace sauro::reader {

struct DestroyPix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<PIX, DestroyPix>;

struct DestroyBoxes {
  void operator()(BOXA* boxes) const { boxaDestroy(&boxes); }
};
using Boxes = std::unique_ptr<BOXA, DestroyBoxes>;

inline constexpr float kPointsPerInch = 72;
/// More is a hostile picture, or one that nobody needs: A3 at 400 dots per inch has 31 million.
inline constexpr double kMostPixels = 60e6;

}  // namespace sauro::reader
