#include "reader/tones.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace sauro::reader {
namespace {

// The level that occurs most often in the lighter half.
int PaperOf(NUMA* histogram) {
  float most = 0;
  int paper = 255;
  for (int level = 128; level < 256; ++level) {
    float count = 0;
    numaGetFValue(histogram, level, &count);
    if (count < most) continue;
    most = count;
    paper = level;
  }
  return paper;
}

// One pixel in two hundred is as dark or darker.
int InkOf(NUMA* histogram) {
  constexpr float kPart = 200;
  float all = 0;
  numaGetSum(histogram, &all);
  float darker = 0;
  for (int level = 0; level < 256; ++level) {
    float count = 0;
    numaGetFValue(histogram, level, &count);
    darker += count;
    if (darker * kPart >= all) return level;
  }
  return 0;
}

// From neighbours in a row that are both paper: shades and gradients take no part.
float GrainOf(PIX* grey, int paper, int ink) {
  constexpr int kStep = 3;  // rows, and pixels between neighbours, which blur has made alike
  const int least = (paper + std::min(paper, ink)) / 2;
  std::array<std::size_t, 256> differ{};
  std::size_t all = 0;
  const int words = pixGetWpl(grey);
  for (int y = 0; y < pixGetHeight(grey); y += kStep) {
    const l_uint32* row = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = kStep; x < pixGetWidth(grey); x += kStep) {
      const int here = GET_DATA_BYTE(row, x);
      const int before = GET_DATA_BYTE(row, x - kStep);
      if (here < least || before < least) continue;
      ++differ[static_cast<std::size_t>(std::abs(here - before))];
      ++all;
    }
  }
  constexpr float kOfMedian = 1.05F;  // the deviation of one, by the median difference of two
  std::size_t below = 0;
  for (std::size_t i = 0; i < differ.size(); ++i) {
    if (below + differ[i] < (all + 1) / 2) {
      below += differ[i];
      continue;
    }
    if (differ[i] == 0) return 0;
    const std::size_t rest = all / 2 > below ? all / 2 - below : 0;
    const float part = static_cast<float>(rest) / static_cast<float>(differ[i]);
    return i == 0 ? 0 : (static_cast<float>(i) - 0.5F + part) * kOfMedian;
  }
  return 0;
}

}  // namespace

Tones TonesOf(PIX* grey) {
  Tones out;
  NUMA* histogram = pixGetGrayHistogram(grey, 4);
  if (histogram == nullptr) return out;
  out.paper = PaperOf(histogram);
  out.ink = std::min(InkOf(histogram), out.paper);
  numaDestroy(&histogram);
  out.grain = GrainOf(grey, out.paper, out.ink);
  return out;
}

}  // namespace sauro::reader
