#include "reader/dotted.h"

#include <algorithm>

namespace sauro::reader {
namespace {

int Pixels(float points, float dots_per_inch) {
  return std::max(1, static_cast<int>(points * dots_per_inch / kPointsPerInch));
}

int PiecesOf(PIX* lines) {
  int count = 0;
  pixCountConnComp(lines, 8, &count);
  return count;
}

// Dots and dashes in one direction that stand close enough to be one line, joined. Marks over
// letters stand close, too, but not along so much of a line.
Picture JoinedDots(PIX* ink, bool across, float dots_per_inch) {
  constexpr float kThick = 1.8F;  // points
  constexpr float kRunAcross = 6;
  constexpr float kRunDown = 10;  // no stem is
  constexpr float kGap = 7;
  constexpr float kReach = 2;  // where the corner is no dash
  constexpr float kAcross = 60;
  constexpr float kDown = 22;
  const int thick = Pixels(kThick, dots_per_inch);
  const int run = Pixels(across ? kRunAcross : kRunDown, dots_per_inch);
  const int gap = Pixels(kGap, dots_per_inch);
  const int reach = 2 * Pixels(kReach, dots_per_inch) + 1;
  const int least = Pixels(across ? kAcross : kDown, dots_per_inch);
  const auto along = [&](int length) { return across ? length : 1; };
  const auto aside = [&](int length) { return across ? 1 : length; };
  const Picture dots(pixSelectBySize(
      ink, thick, thick, 8, across ? L_SELECT_HEIGHT : L_SELECT_WIDTH, L_SELECT_IF_LTE, nullptr
  ));
  // Dots that ran together, also with those of a line across them.
  const Picture runs(pixOpenBrick(nullptr, ink, along(run), aside(run)));
  if (dots == nullptr || runs == nullptr) return nullptr;
  pixOr(dots.get(), dots.get(), runs.get());
  const Picture wide(
      dots == nullptr ? nullptr : pixDilateBrick(nullptr, dots.get(), aside(3), along(3))
  );
  const Picture joined(
      wide == nullptr ? nullptr : pixCloseSafeBrick(nullptr, wide.get(), along(gap), aside(gap))
  );
  const Picture lines(
      joined == nullptr ? nullptr : pixOpenBrick(nullptr, joined.get(), along(least), aside(least))
  );
  return Picture(
      lines == nullptr ? nullptr : pixDilateBrick(nullptr, lines.get(), along(reach), aside(reach))
  );
}

// Upright rules that are drawn through already.
int WholeUprights(PIX* ink, float dots_per_inch) {
  constexpr float kWhole = 40;  // points; no dash is
  const Picture wide(pixDilateBrick(nullptr, ink, 3, 1));
  const Picture lines(
      wide == nullptr ? nullptr
                      : pixOpenBrick(nullptr, wide.get(), 1, Pixels(kWhole, dots_per_inch))
  );
  return lines == nullptr ? 0 : PiecesOf(lines.get());
}

}  // namespace

Picture DottedRulesDrawn(PIX* grey, const Tones& tones, float dots_per_inch) {
  constexpr int kFewest = 6;
  constexpr int kWholeTable = 2;
  const Picture ink(pixThresholdToBinary(grey, (3 * tones.paper + tones.ink) / 4));
  if (ink == nullptr || WholeUprights(ink.get(), dots_per_inch) >= kWholeTable) return nullptr;
  const Picture down = JoinedDots(ink.get(), false, dots_per_inch);
  if (down == nullptr || PiecesOf(down.get()) < kFewest) return nullptr;
  const Picture across = JoinedDots(ink.get(), true, dots_per_inch);
  Picture out(pixCopy(nullptr, grey));
  if (across == nullptr || out == nullptr) return nullptr;
  const auto level = static_cast<l_uint32>(tones.ink);
  for (const Picture* lines : {&down, &across}) pixSetMasked(out.get(), lines->get(), level);
  return out;
}

}  // namespace sauro::reader
