#include "reader/straighten.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sauro::reader {
namespace {

// The slope of one stroke, and where it stands across its direction.
struct Lean {
  float at = 0;
  float slope = 0;
  float length = 0;
};

// slope(at) = slope + change * (at - middle)
struct Fit {
  float slope = 0;
  float change = 0;
  float middle = 0;
  float drift = 0;  // pixels over the longest stroke

  [[nodiscard]] float At(float at) const { return slope + change * (at - middle); }
};

std::vector<Lean> LeansOf(const std::vector<Stroke>& strokes, bool across, float dots_per_inch) {
  constexpr float kShortest = 72;  // points: the place of an end is known to a pixel
  const float shortest = kShortest * dots_per_inch / kPointsPerInch;
  std::vector<Lean> out;
  for (const Stroke& stroke : strokes) {
    if (stroke.across != across) continue;
    const float along = across ? stroke.x1 - stroke.x0 : stroke.y1 - stroke.y0;
    const float aside = across ? stroke.y1 - stroke.y0 : stroke.x1 - stroke.x0;
    const float at = across ? (stroke.y0 + stroke.y1) / 2 : (stroke.x0 + stroke.x1) / 2;
    if (along >= shortest) out.push_back({at, aside / along, along});
  }
  return out;
}

// Long strokes say most.
Fit FitTo(const std::vector<Lean>& leans, float breadth) {
  constexpr float kSpread = 0.2F;  // of the page, for a change to be known
  Fit out;
  double weight = 0;
  double at = 0;
  double slope = 0;
  for (const Lean& lean : leans) {
    const double w = static_cast<double>(lean.length) * lean.length;
    weight += w;
    at += w * lean.at;
    slope += w * lean.slope;
    out.drift = std::max(out.drift, std::fabs(lean.slope) * lean.length);
  }
  if (weight <= 0) return out;
  out.middle = static_cast<float>(at / weight);
  out.slope = static_cast<float>(slope / weight);
  const auto [low, high] = std::minmax_element(
      leans.begin(), leans.end(), [](const Lean& a, const Lean& b) { return a.at < b.at; }
  );
  if (high->at - low->at < kSpread * breadth) return out;
  double spread = 0;
  double change = 0;
  for (const Lean& lean : leans) {
    const double w = static_cast<double>(lean.length) * lean.length;
    const double aside = lean.at - out.middle;
    spread += w * aside * aside;
    change += w * aside * (lean.slope - out.slope);
  }
  if (spread > 0) out.change = static_cast<float>(change / spread);
  return out;
}

// Without those that lean otherwise than most: no border leans alone.
Fit FitOf(std::vector<Lean> leans, float breadth) {
  constexpr float kFar = 0.004F;
  const Fit first = FitTo(leans, breadth);
  std::erase_if(leans, [&](const Lean& lean) {
    return std::fabs(lean.slope - first.At(lean.at)) > kFar;
  });
  return leans.size() < 2 ? Fit{} : FitTo(leans, breadth);
}

}  // namespace

Picture Straightened(PIX* grey, const std::vector<Stroke>& strokes, float dots_per_inch) {
  constexpr float kDrift = 2;     // pixels that do no harm
  constexpr float kMost = 0.05F;  // more is no page that somebody laid on a scanner
  const auto width = static_cast<float>(pixGetWidth(grey));
  const auto height = static_cast<float>(pixGetHeight(grey));
  const Fit across = FitOf(LeansOf(strokes, true, dots_per_inch), height);
  const Fit down = FitOf(LeansOf(strokes, false, dots_per_inch), width);
  if (std::max(across.drift, down.drift) <= kDrift) return nullptr;
  PTA* from = ptaCreate(4);
  PTA* to = ptaCreate(4);
  bool bearable = true;
  for (const float x : {0.0F, width}) {
    for (const float y : {0.0F, height}) {
      const float aside = down.At(x);
      const float up = across.At(y);
      bearable = bearable && std::max(std::fabs(aside), std::fabs(up)) <= kMost;
      ptaAddPt(from, x + aside * (y - height / 2), y + up * (x - width / 2));
      ptaAddPt(to, x, y);
    }
  }
  Picture out(bearable ? pixProjectivePta(grey, to, from, L_BRING_IN_WHITE) : nullptr);
  ptaDestroy(&from);
  ptaDestroy(&to);
  return out;
}

}  // namespace sauro::reader
