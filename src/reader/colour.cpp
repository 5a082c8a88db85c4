#include "reader/colour.h"

#include <algorithm>
#include <cstddef>

#include "reader/tones.h"

namespace sauro::reader {
namespace {

struct Tint {
  int grey = 0;
  int lightest = 0;  // of the three: what a filter in the colour of the ink lets through
  int colour = 0;    // levels between the lightest and the darkest
};

Tint TintOf(l_uint32 pixel) {
  constexpr int kThousand = 1000;
  int red = 0;
  int green = 0;
  int blue = 0;
  extractRGBValues(pixel, &red, &green, &blue);
  const auto [darkest, lightest] = std::minmax({red, green, blue});
  return {(299 * red + 587 * green + 114 * blue) / kThousand, lightest, lightest - darkest};
}

// Of two pixels in each direction one.
Picture ColouredOf(PIX* colour) {
  constexpr int kClear = 50;  // yellowed paper and the edges of black letters have less
  constexpr int kReduced = 2;
  Picture out(pixCreate(pixGetWidth(colour) / kReduced, pixGetHeight(colour) / kReduced, 1));
  if (out == nullptr) return nullptr;
  for (int y = 0; y < pixGetHeight(out.get()); ++y) {
    const l_uint32* from =
        pixGetData(colour) + static_cast<std::ptrdiff_t>(y) * kReduced * pixGetWpl(colour);
    l_uint32* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
    for (int x = 0; x < pixGetWidth(out.get()); ++x) {
      const auto at = static_cast<std::ptrdiff_t>(x) * kReduced;
      if (TintOf(from[at]).colour >= kClear) SET_DATA_BIT(to, x);
    }
  }
  return out;
}

struct Area {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
};

// A ring, or the stroke of a signature, hangs together over more than any letter of coloured text
// does: lines of red words in a cell are no stamp.
bool HoldsStroke(BOXA* strokes, const Area& within, float scale) {
  constexpr float kHigh = 18;  // points, in both directions
  constexpr float kLong = 30;  // in one
  for (int i = 0; i < boxaGetCount(strokes); ++i) {
    Area stroke;
    boxaGetBoxGeometry(strokes, i, &stroke.x, &stroke.y, &stroke.w, &stroke.h);
    const bool inside = stroke.x >= within.x && stroke.y >= within.y &&
                        stroke.x + stroke.w <= within.x + within.w &&
                        stroke.y + stroke.h <= within.y + within.h;
    const float least = static_cast<float>(std::min(stroke.w, stroke.h)) * scale;
    const float most = static_cast<float>(std::max(stroke.w, stroke.h)) * scale;
    if (inside && least >= kHigh && most >= kLong) return true;
  }
  return false;
}

// 1 over what is too large for letters and not large enough for a shaded column. Of the size of
// the picture.
Picture StampsOf(PIX* colour, float dots_per_inch) {
  constexpr float kLeast = 40;  // points, in both directions
  constexpr float kMost = 260;
  constexpr int kReduced = 2;
  constexpr int kGap = 5;
  constexpr float kAround = 15;  // points: a piece of the ring that hangs together with nothing
  const Picture ink = ColouredOf(colour);
  const Picture whole(ink == nullptr ? nullptr : pixCloseSafeBrick(nullptr, ink.get(), kGap, kGap));
  const Boxes boxes(whole == nullptr ? nullptr : pixConnCompBB(whole.get(), 8));
  const Boxes strokes(ink == nullptr ? nullptr : pixConnCompBB(ink.get(), 8));
  Picture out(pixCreate(pixGetWidth(colour), pixGetHeight(colour), 1));
  if (boxes == nullptr || strokes == nullptr || out == nullptr) return nullptr;
  const float scale = kPointsPerInch / dots_per_inch * kReduced;
  const int around = static_cast<int>(kAround * dots_per_inch / kPointsPerInch);
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const auto wide = static_cast<float>(w) * scale;
    const auto high = static_cast<float>(h) * scale;
    if (std::min(wide, high) < kLeast || std::max(wide, high) > kMost) continue;
    if (!HoldsStroke(strokes.get(), {x, y, w, h}, scale)) continue;
    BOX* area = boxCreate(
        std::max(0, x * kReduced - around),
        std::max(0, y * kReduced - around),
        w * kReduced + 2 * around,
        h * kReduced + 2 * around
    );
    pixSetInRect(out.get(), area);
    boxDestroy(&area);
  }
  return out;
}

// The grey of a pixel of a stamp, up to that of paper. Black ink below it is dark in all three.
int Without(const Tint& tint, int paper) {
  constexpr int kInk = 90;
  constexpr int kGone = 145;
  const int gone = std::clamp(tint.lightest - kInk, 0, kGone - kInk);
  return std::max(tint.grey, tint.lightest + (paper - tint.lightest) * gone / (kGone - kInk));
}

// Takes the stamps out of `grey`, which `colour` is in grey.
void TakeStamps(PIX* grey, PIX* colour, PIX* stamps) {
  constexpr int kFaint = 18;  // the rim of a stroke
  const int paper = TonesOf(grey).paper;
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    const auto row = static_cast<std::ptrdiff_t>(y);
    const l_uint32* from = pixGetData(colour) + row * pixGetWpl(colour);
    const l_uint32* stamp = pixGetData(stamps) + row * pixGetWpl(stamps);
    l_uint32* to = pixGetData(grey) + row * pixGetWpl(grey);
    for (int x = 0; x < pixGetWidth(grey); ++x) {
      if (GET_DATA_BIT(stamp, x) == 0) continue;
      const Tint tint = TintOf(from[x]);
      if (tint.colour >= kFaint) SET_DATA_BYTE(to, x, Without(tint, paper));
    }
  }
}

}  // namespace

Picture GreyOfColour(PIX* picture, float dots_per_inch) {
  if (pixGetDepth(picture) == 8 && pixGetColormap(picture) == nullptr)
    return Picture(pixClone(picture));
  const Picture colour(pixConvertTo32(picture));
  if (colour == nullptr) return nullptr;
  Picture out(pixConvertRGBToGray(colour.get(), 0, 0, 0));
  const Picture stamps = StampsOf(colour.get(), dots_per_inch);
  if (out == nullptr || stamps == nullptr) return nullptr;
  int found = 0;
  pixZero(stamps.get(), &found);  // 1 where there is none
  if (found == 0) TakeStamps(out.get(), colour.get(), stamps.get());
  return out;
}

}  // namespace sauro::reader
