#include "reader/rules.h"

#include <algorithm>
#include <cmath>

namespace sauro::reader {
namespace {

constexpr float kShortestAcross = 16;  // points; longer than a dash, shorter than a narrow column
constexpr float kShortestDown = 11;    // points; higher than a letter, lower than a row
constexpr float kThickest = 5;         // points

int Pixels(float points, float dots_per_inch) {
  return std::max(1, static_cast<int>(std::lround(points * dots_per_inch / kPointsPerInch)));
}

void Collect(
    PIX* lines, bool across, float dots_per_inch, int grown, std::vector<docread::PageRule>& out
) {
  const Boxes boxes(pixConnCompBB(lines, 8));
  if (boxes == nullptr) return;
  const float scale = kPointsPerInch / dots_per_inch;
  const int thickest = Pixels(kThickest, dots_per_inch) + 2 * grown;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if ((across ? h : w) > thickest) continue;
    const int dx = across ? 0 : std::min(grown, (w - 1) / 2);
    const int dy = across ? std::min(grown, (h - 1) / 2) : 0;
    out.push_back(
        {{static_cast<float>(x + dx) * scale,
          static_cast<float>(y + dy) * scale,
          static_cast<float>(x + w - dx) * scale,
          static_cast<float>(y + h - dy) * scale}}
    );
  }
}

}  // namespace

std::vector<docread::PageRule> FindRules(PIX* binary, float dots_per_inch, bool ragged) {
  std::vector<docread::PageRule> out;
  const int across = Pixels(kShortestAcross, dots_per_inch);
  const int down = Pixels(kShortestDown, dots_per_inch);
  // A line that was turned goes up and down by one pixel: thickened across its direction it stays
  // one. Never along it, or the stems of letters in one column would become a line.
  const Picture wide(ragged ? pixDilateBrick(nullptr, binary, 1, 3) : pixClone(binary));
  const Picture horizontal(pixOpenBrick(nullptr, wide.get(), across, 1));
  const Picture high(ragged ? pixDilateBrick(nullptr, binary, 3, 1) : pixClone(binary));
  const Picture vertical(pixOpenBrick(nullptr, high.get(), 1, down));
  if (horizontal != nullptr) Collect(horizontal.get(), true, dots_per_inch, ragged ? 1 : 0, out);
  if (vertical != nullptr) Collect(vertical.get(), false, dots_per_inch, ragged ? 1 : 0, out);
  return out;
}

}  // namespace sauro::reader
