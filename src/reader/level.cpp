#include "reader/level.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace sauro::reader {
namespace {

constexpr float kRadiansPerDegree = 0.0174533F;
constexpr float kLeastSkew = 0.02F;  // degrees; less does no harm

// Ink without ruled lines, which are long in both directions whichever way a page lies.
Picture Letters(PIX* ink) {
  constexpr int kLongest = 80;  // at 200 dots per inch: no stem and no dash is
  Picture out(pixCopy(nullptr, ink));
  for (const bool across : {true, false}) {
    const int wide = across ? kLongest : 1;
    const int high = across ? 1 : kLongest;
    const Picture thick(pixDilateBrick(nullptr, ink, across ? 1 : 3, across ? 3 : 1));
    const Picture lines(
        thick == nullptr ? nullptr : pixOpenBrick(nullptr, thick.get(), wide, high)
    );
    const Picture cut(lines == nullptr ? nullptr : pixDilateBrick(nullptr, lines.get(), 3, 3));
    if (out != nullptr && cut != nullptr) pixSubtract(out.get(), out.get(), cut.get());
  }
  return out;
}

// Pieces of ink after gaps of some pixels were closed in one direction.
int PiecesAfterClosing(PIX* ink, bool across) {
  constexpr int kGap = 5;  // at 100 dots per inch: between that of letters and that of lines
  const Picture closed(pixCloseSafeBrick(nullptr, ink, across ? kGap : 1, across ? 1 : kGap));
  int pieces = 0;
  if (closed != nullptr) pixCountConnComp(closed.get(), 8, &pieces);
  return pieces;
}

float SkewOfText(PIX* ink) {
  constexpr float kSure = 2.5F;
  float angle = 0;
  float sure = 0;
  if (pixFindSkewSweepAndSearch(ink, &angle, &sure, 4, 2, 7, 1, 0.01F) != 0) return 0;
  return sure < kSure ? 0 : angle;
}

struct Tilt {
  float degrees = 0;
  float length = 0;  // pixels
};

// The middle of the ink in the columns [from, to) of `piece`; below 0 for none.
float MiddleOf(PIX* piece, int from, int to) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y < pixGetHeight(piece); ++y) {
    for (int x = from; x < to; ++x) {
      l_uint32 bit = 0;
      pixGetPixel(piece, x, y, &bit);
      if (bit == 0) continue;
      sum += y;
      ++count;
    }
  }
  return count == 0 ? -1 : static_cast<float>(sum / count);
}

// How far one ruled line must be turned, by the ink at its ends.
Tilt TiltOf(PIX* piece) {
  constexpr int kEnd = 20;  // pixels
  const int width = pixGetWidth(piece);
  const float left = MiddleOf(piece, 0, kEnd);
  const float right = MiddleOf(piece, width - kEnd, width);
  if (left < 0 || right < 0) return {};
  const auto run = static_cast<float>(width - kEnd);
  return {std::atan2(left - right, run) / kRadiansPerDegree, run};
}

// Of all pieces that are as long and thin as a ruled line and none of a letter is.
std::vector<Tilt> TiltsOf(PIX* ink, float dots_per_inch) {
  constexpr float kShortest = 60;  // points
  constexpr int kRun = 24;         // pixels that a line of 4 degrees goes on at one height
  std::vector<Tilt> out;
  const Picture thick(pixDilateBrick(nullptr, ink, 1, 3));
  const Picture lines(thick == nullptr ? nullptr : pixOpenBrick(nullptr, thick.get(), kRun, 1));
  PIXA* cut = nullptr;
  const Boxes boxes(lines == nullptr ? nullptr : pixConnComp(lines.get(), &cut, 8));
  const int shortest = static_cast<int>(kShortest * dots_per_inch / kPointsPerInch);
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes.get()); ++i) {
    int width = 0;
    int height = 0;
    boxaGetBoxGeometry(boxes.get(), i, nullptr, nullptr, &width, &height);
    if (width < shortest || height * 10 > width) continue;
    const Picture piece(pixaGetPix(cut, i, L_CLONE));
    if (piece != nullptr) out.push_back(TiltOf(piece.get()));
  }
  pixaDestroy(&cut);
  return out;
}

// The tilt in the middle of all, by length; nothing if the lines do not agree with it. Uprights,
// which may lean by themselves, are asked where level lines are too few.
std::optional<float> SkewOfRules(PIX* ink, float dots_per_inch) {
  constexpr std::size_t kFewest = 3;
  constexpr float kAgree = 0.2F;  // degrees
  std::vector<Tilt> tilts = TiltsOf(ink, dots_per_inch);
  if (tilts.size() < kFewest) {
    const Picture lying(pixRotateOrth(ink, 1));
    if (lying == nullptr) return std::nullopt;
    for (const Tilt& tilt : TiltsOf(lying.get(), dots_per_inch)) tilts.push_back(tilt);
  }
  if (tilts.size() < kFewest) return std::nullopt;
  std::sort(tilts.begin(), tilts.end(), [](const Tilt& a, const Tilt& b) {
    return a.degrees < b.degrees;
  });
  float whole = 0;
  for (const Tilt& tilt : tilts) whole += tilt.length;
  float before = 0;
  const auto middle = std::find_if(tilts.begin(), tilts.end(), [&](const Tilt& tilt) {
    before += tilt.length;
    return before * 2 >= whole;
  });
  float agreeing = 0;
  for (const Tilt& tilt : tilts) {
    if (std::fabs(tilt.degrees - middle->degrees) <= kAgree) agreeing += tilt.length;
  }
  if (agreeing * 3 < whole * 2) return std::nullopt;
  return middle->degrees;
}

}  // namespace

Picture Binary(PIX* grey) {
  const Picture calm(pixBlockconv(grey, 1, 1));
  if (calm == nullptr) return nullptr;
  PIX* out = nullptr;
  pixOtsuAdaptiveThreshold(calm.get(), 4000, 4000, 0, 0, 0.1F, nullptr, &out);
  return Picture(out);
}

int LikelyTurn(PIX* grey) {
  constexpr float kClearly = 3;
  const Picture ink = Binary(grey);
  const Picture letters = ink == nullptr ? nullptr : Letters(ink.get());
  const Picture small(
      letters == nullptr ? nullptr : pixReduceRankBinary2(letters.get(), 1, nullptr)
  );
  if (small == nullptr) return 0;
  const bool lies = PiecesAfterClosing(small.get(), false) < PiecesAfterClosing(small.get(), true);
  const Picture level(lies ? pixRotateOrth(letters.get(), 1) : pixClone(letters.get()));
  float up = 0;
  const bool down =
      level != nullptr && pixUpDownDetect(level.get(), &up, 0, 0, 0) == 0 && up < -kClearly;
  return (lies ? 1 : 0) + (down ? 2 : 0);
}

float Skew(PIX* grey, float dots_per_inch) {
  const Picture all = Binary(grey);
  // The dark edge of a scanner lies as it likes.
  const Picture ink(all == nullptr ? nullptr : pixRemoveBorderConnComps(all.get(), 8));
  if (ink == nullptr) return 0;
  // Few or short lines of text say a wrong angle as surely as a right one.
  const float text = SkewOfText(ink.get());
  const float angle = SkewOfRules(ink.get(), dots_per_inch).value_or(text);
  return std::fabs(angle) < kLeastSkew ? 0 : angle;
}

Picture Level(PIX* picture, float degrees) {
  if (degrees == 0) return Picture(pixClone(picture));
  return Picture(
      pixRotate(picture, degrees * kRadiansPerDegree, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0)
  );
}

}  // namespace sauro::reader
