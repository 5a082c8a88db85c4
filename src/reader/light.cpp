#include "reader/light.h"

#include <algorithm>
#include <cmath>

#include "reader/tones.h"

namespace sauro::reader {
namespace {

constexpr int kReduced = 4;  // the paper is looked at with so many pixels as one

// The level below which one pixel in `part` is.
int LevelAt(PIX* grey, float part) {
  NUMA* histogram = pixGetGrayHistogram(grey, 1);
  if (histogram == nullptr) return 0;
  float all = 0;
  numaGetSum(histogram, &all);
  float below = 0;
  int level = 0;
  for (; level < 255 && below * part < all; ++level) {
    float count = 0;
    numaGetFValue(histogram, level, &count);
    below += count;
  }
  numaDestroy(&histogram);
  return level;
}

// The paper behind everything that is smaller than `size` pixels.
Picture PaperOf(PIX* grey, int size) {
  const Picture small(pixScaleAreaMap(grey, 1.0F / kReduced, 1.0F / kReduced));
  const Picture closed(small == nullptr ? nullptr : pixCloseGray(small.get(), size, size));
  return Picture(closed == nullptr ? nullptr : pixBlockconv(closed.get(), size, size));
}

}  // namespace

Picture EvenlyLit(PIX* grey, float dots_per_inch) {
  constexpr float kSize = 16;     // points: wider than a rule and the strokes of any heading
  constexpr float kDarkest = 12;  // one part of so many may be a shaded cell or the table below
  constexpr float kLightest = 1.2F;
  constexpr int kEven = 45;  // levels that the lid of a scanner and shaded cells make
  constexpr int kWhite = 235;
  const int half = static_cast<int>(kSize * dots_per_inch / kPointsPerInch) / (2 * kReduced);
  const int size = 2 * std::max(2, half) + 1;
  const Picture paper = PaperOf(grey, size);
  if (paper == nullptr) return nullptr;
  if (LevelAt(paper.get(), kLightest) - LevelAt(paper.get(), kDarkest) < kEven) return nullptr;
  const Picture gain(pixGetInvBackgroundMap(paper.get(), kWhite, 0, 0));
  return Picture(
      gain == nullptr ? nullptr : pixApplyInvBackgroundGrayMap(grey, gain.get(), kReduced, kReduced)
  );
}

Picture Clearer(PIX* grey) {
  constexpr int kClear = 150;        // levels between ink and paper
  constexpr float kCalm = 12;        // grain
  constexpr float kBeyondGrain = 2;  // times the deviation
  const Tones tones = TonesOf(grey);
  const int apart = tones.paper - tones.ink;
  if (apart >= kClear && tones.grain < kCalm) return nullptr;
  const int white = tones.paper - static_cast<int>(std::lround(kBeyondGrain * tones.grain));
  if (white - tones.ink < apart / 2) return nullptr;
  return Picture(pixGammaTRC(nullptr, grey, 1, tones.ink, white));
}

}  // namespace sauro::reader
