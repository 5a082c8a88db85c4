#include "reader/clean.h"

#include <algorithm>

#include "reader/level.h"
#include "reader/tones.h"

namespace sauro::reader {

Picture WithoutEdges(PIX* grey, float dots_per_inch) {
  constexpr float kThick = 4.5F;  // points: no rule and no stem is
  constexpr int kLeastPart = 500;
  constexpr int kMostPart = 3;
  const int thick = std::max(3, static_cast<int>(kThick * dots_per_inch / kPointsPerInch));
  const Picture ink = Binary(grey);
  const Picture inner(ink == nullptr ? nullptr : pixRemoveBorderConnComps(ink.get(), 8));
  const Picture outer(inner == nullptr ? nullptr : pixSubtract(nullptr, ink.get(), inner.get()));
  const Picture edges(
      outer == nullptr ? nullptr : pixOpenBrick(nullptr, outer.get(), thick, thick)
  );
  int dark = 0;
  if (edges == nullptr || pixCountPixels(edges.get(), &dark, nullptr) != 0) return nullptr;
  const int all = pixGetWidth(grey) * pixGetHeight(grey);
  if (dark < all / kLeastPart || dark > all / kMostPart) return nullptr;
  const Picture mask(pixDilateBrick(nullptr, edges.get(), thick, thick));
  Picture out(pixCopy(nullptr, grey));
  if (mask == nullptr || out == nullptr) return nullptr;
  constexpr l_uint32 kPaper = 255;
  return pixSetMasked(out.get(), mask.get(), kPaper) == 0 ? std::move(out) : nullptr;
}

namespace {

// Pieces of `ink` that are at most `small` pixels wide and high.
Picture SmallPieces(PIX* ink, int small) {
  const Picture large(
      pixSelectBySize(ink, small, small, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr)
  );
  return Picture(large == nullptr ? nullptr : pixSubtract(nullptr, ink, large.get()));
}

}  // namespace

Picture WithoutSpecks(PIX* grey, float dots_per_inch) {
  constexpr float kSmall = 1.1F;  // points; a full stop is wider
  constexpr float kDust = 0.75F;  // where there are many, one beside a letter is no dot of it
  constexpr float kNear = 4.5F;   // points around a speck where a letter or its mark may be
  constexpr int kFewest = 300;    // of a page
  const float scale = dots_per_inch / kPointsPerInch;
  const int small = std::max(1, static_cast<int>(kSmall * scale));
  const int near = 2 * static_cast<int>(kNear * scale / 2) + 1;
  const Tones tones = TonesOf(grey);
  const Picture ink(pixThresholdToBinary(grey, (tones.paper * 2 + tones.ink) / 3));
  if (ink == nullptr) return nullptr;
  const Picture pieces = SmallPieces(ink.get(), small);
  const Picture large(pieces == nullptr ? nullptr : pixSubtract(nullptr, ink.get(), pieces.get()));
  const Picture around(
      large == nullptr ? nullptr : pixDilateBrick(nullptr, large.get(), near, near)
  );
  const Picture specks(around == nullptr ? nullptr : pixSubtract(nullptr, ink.get(), around.get()));
  int count = 0;
  if (specks == nullptr || pixCountConnComp(specks.get(), 8, &count) != 0 || count < kFewest)
    return nullptr;
  const Picture dust = SmallPieces(ink.get(), std::max(1, static_cast<int>(kDust * scale)));
  if (dust != nullptr) pixOr(specks.get(), specks.get(), dust.get());
  const Picture mask(pixDilateBrick(nullptr, specks.get(), 3, 3));
  Picture out(pixCopy(nullptr, grey));
  if (mask == nullptr || out == nullptr) return nullptr;
  pixSubtract(mask.get(), mask.get(), large.get());
  const auto paper = static_cast<l_uint32>(tones.paper);
  return pixSetMasked(out.get(), mask.get(), paper) == 0 ? std::move(out) : nullptr;
}

}  // namespace sauro::reader
